//! Sizes that figures are often made in.

use super::super::brief::A4;
use crate::model::{FigureSpec, FigureUnit};

/// A size on page or screen, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Size {
    /// Width in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
    /// The unit it is thought of in.
    pub unit: FigureUnit,
}

const fn screen(width: f32, height: f32) -> Size {
    Size {
        width,
        height,
        unit: FigureUnit::Pixels,
    }
}

const fn paper(width: f32, height: f32) -> Size {
    Size {
        width,
        height,
        unit: FigureUnit::Millimetres,
    }
}

/// Points of a millimetre.
const MM: f32 = 72.0 / 25.4;
/// Long and short side of A4 and A3; A4 as the brief has it.
const A4_SIDES: (f32, f32) = (A4.y, A4.x);
const A3_SIDES: (f32, f32) = (420.0 * MM, 297.0 * MM);

/// Sizes with the messages that name them.
pub const SIZES: [(&str, Size); 9] = [
    ("size-wide", screen(1600.0, 900.0)),
    ("size-classic", screen(1200.0, 900.0)),
    ("size-a4", paper(A4_SIDES.0, A4_SIDES.1)),
    ("size-a4-portrait", paper(A4_SIDES.1, A4_SIDES.0)),
    ("size-a3", paper(A3_SIDES.0, A3_SIDES.1)),
    ("size-a3-portrait", paper(A3_SIDES.1, A3_SIDES.0)),
    ("size-column", paper(85.0 * MM, 85.0 * MM)),
    ("size-column-wide", paper(120.0 * MM, 90.0 * MM)),
    ("size-page", paper(175.0 * MM, 120.0 * MM)),
];

/// Pixels across that pictures are often made in, with their names.
pub const ACROSS: [(&str, f32); 3] = [("Full HD", 1920.0), ("4K", 3840.0), ("8K", 7680.0)];

/// The message that names the size of a figure, if it is one of these.
pub fn name_of(spec: &FigureSpec) -> Option<&'static str> {
    let near = |a: f32, b: f32| (a - b).abs() < 0.6;
    SIZES
        .iter()
        .find(|(_, size)| near(size.width, spec.width) && near(size.height, spec.height) && size.unit == spec.unit)
        .map(|(key, _)| *key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_size_is_found_again_by_its_name() {
        for (key, size) in SIZES {
            let spec = FigureSpec {
                width: size.width,
                height: size.height,
                unit: size.unit,
                ..FigureSpec::default()
            };
            assert_eq!(name_of(&spec), Some(key));
        }
        assert_eq!(
            name_of(&FigureSpec {
                width: 777.0,
                ..FigureSpec::default()
            }),
            None
        );
    }
}
