//! Chance from a seed: numbers that look random, and values drawn from a [`Range`]. For `spread` only.

use super::case::Range;

/// A stream of numbers: SplitMix64 (Steele, Lea and Flood 2014), which passes BigCrush and begins anywhere at no cost.
/// The same names give the same numbers on every machine.
#[derive(Debug, Clone)]
pub(super) struct Stream(u64);

/// The finaliser of SplitMix64: every bit of `x` moves every bit of the result.
const fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Stream {
    /// The stream of these names, in this order.
    pub(super) fn of(names: &[u64]) -> Self {
        Self(
            names
                .iter()
                .fold(0, |state, name| mix((state ^ mix(*name)).wrapping_add(STEP))),
        )
    }

    /// The next number from 0 to below 1, in steps of 2^-53.
    #[inline]
    pub(super) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(STEP);
        (mix(self.0) >> 11) as f64 * (1.0 / (1_u64 << 53) as f64)
    }
}

/// A [`Range`] made ready to be drawn from often: the inverse of the triangular distribution function. Which side of the
/// mode is a matter of chance that no processor guesses, so both sides stand in tables and nothing is jumped over.
#[derive(Debug, Clone, Copy)]
pub(super) struct Triangle {
    /// Share of the distribution below the mode.
    below: f64,
    /// Above and below the mode: the value is `from + sign sqrt(square + slope u)`.
    sides: [Side; 2],
}

#[derive(Debug, Clone, Copy)]
struct Side {
    from: f64,
    sign: f64,
    square: f64,
    slope: f64,
}

impl From<Range> for Triangle {
    fn from(range: Range) -> Self {
        let width = range.high - range.low;
        let (rise, fall) = (width * (range.mode - range.low), width * (range.high - range.mode));
        let side = |from, sign, square, slope| Side {
            from,
            sign,
            square,
            slope,
        };
        Self {
            below: if width > 0.0 { (range.mode - range.low) / width } else { 1.0 },
            sides: [side(range.high, -1.0, fall, -fall), side(range.low, 1.0, 0.0, rise)],
        }
    }
}

impl Triangle {
    /// As [`Range::quantile`].
    #[inline]
    pub(super) fn at(&self, u: f64) -> f64 {
        let side = &self.sides[usize::from(u < self.below)];
        side.from + side.sign * (side.square + side.slope * u).sqrt()
    }

    /// The next value that the stream gives. A value that is known sharply takes its number too, so that making it
    /// sharp leaves the others as they were.
    #[inline]
    pub(super) fn draw(&self, stream: &mut Stream) -> f64 {
        self.at(stream.unit())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_triangle_is_drawn_as_its_range_says() {
        for range in [
            Range::new(0.27, 0.54, 0.75),
            Range::fixed(0.3),
            Range::new(-1.0, -1.0, 1.0),
            Range::new(-1.0, 1.0, 1.0),
        ] {
            let triangle = Triangle::from(range);
            for k in 0..1000 {
                let u = f64::from(k) / 1000.0;
                assert!((triangle.at(u) - range.quantile(u)).abs() < 1e-12, "{range:?} at {u}");
            }
            let mut stream = Stream::of(&[7]);
            let mean = (0..4000).map(|_| triangle.draw(&mut stream)).sum::<f64>() / 4000.0;
            let expected = (range.low + range.mode + range.high) / 3.0;
            assert!(
                (mean - expected).abs() < 0.02 * (1e-9 + range.high - range.low) + 1e-9,
                "{range:?}: {mean}"
            );
        }
    }

    #[test]
    fn streams_are_even_and_differ_by_every_name() {
        let mut bins = [0_u32; 16];
        let mut stream = Stream::of(&[1, 2]);
        for _ in 0..16_000 {
            bins[(stream.unit() * 16.0) as usize] += 1;
        }
        assert!(bins.iter().all(|n| (850..1150).contains(n)), "{bins:?}");
        let first = |names: &[u64]| Stream::of(names).unit();
        let firsts = [
            first(&[]),
            first(&[0]),
            first(&[0, 0]),
            first(&[0, 1]),
            first(&[1, 0]),
            first(&[1]),
        ];
        for (i, a) in firsts.iter().enumerate() {
            assert!(firsts[..i].iter().all(|b| (a - b).abs() > 1e-9), "{firsts:?}");
        }
        // Fixed for ever: a stored seed must give tomorrow what it gave today.
        assert_eq!(Stream::of(&[2024]).unit().to_bits(), Stream::of(&[2024]).unit().to_bits());
    }
}
