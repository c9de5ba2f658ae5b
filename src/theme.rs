//! The only file that names a colour, a font, a font size, a spacing.
//!
//! Everything drawn takes its look from a [`Palette`] (colours of one theme) and from the sizes below.
//! Knows egui; knows no domain type: which family of ties is blue is decided by the views.

use std::sync::Arc;

use egui::epaint::text::{FontData, FontDefinitions};
use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, vec2};

/// Colour families for marks. Kinds are told apart by line and shape as well; colour is never alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hue {
    /// Promises.
    Blue,
    /// Arms, troops, technology.
    Orange,
    /// Trade, energy, labour, aid.
    Green,
    /// Sanctions.
    Purple,
    /// Talks, statements.
    Teal,
    /// War, hostility, failure.
    Red,
    /// Ended, neutral.
    Grey,
}

impl Hue {
    /// Every family.
    pub const ALL: [Self; 7] = [
        Self::Blue,
        Self::Orange,
        Self::Green,
        Self::Purple,
        Self::Teal,
        Self::Red,
        Self::Grey,
    ];
}

/// A picture in its own colours.
pub const UNTINTED: Color32 = Color32::WHITE;

/// The sets of hues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Hues {
    /// As the design has them.
    #[default]
    Usual,
    /// Told apart by colour-blind readers.
    Safe,
    /// Steps of grey, for print without colour. What the steps do not tell, marks on the strands do.
    Grey,
}

/// The colours of one theme.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    /// Whether this is the dark theme.
    pub dark: bool,
    /// Which hues.
    pub hues: Hues,
    /// Top bar, inspector, timeline.
    pub panel: Color32,
    /// Document pane.
    pub paper: Color32,
    /// Network.
    pub canvas: Color32,
    /// Floating cards (legend, tooltips).
    pub card: Color32,
    /// Fields, quiet buttons, strips.
    pub field: Color32,
    /// The same under the pointer.
    pub field_hover: Color32,
    /// Hairlines.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Secondary text; still at least 4.5:1 on every background.
    pub text_weak: Color32,
    /// Selection, the moment, the main button.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// Background of the selected row or chip.
    pub accent_soft: Color32,
    /// Inside of a node.
    pub node: Color32,
    /// Rim of a node.
    pub node_rim: Color32,
    /// Fill of hulls around groups of nodes.
    pub hull: Color32,
    /// Good, up.
    pub good: Color32,
    /// Bad, down.
    pub bad: Color32,
}

#[expect(clippy::disallowed_methods, reason = "this is the file that names colours")]
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The grey that is as light as a colour (Rec. 709 weights on the encoded values).
const fn grey(colour: Color32) -> Color32 {
    let [r, g, b, _] = colour.to_array();
    let light = (2126 * r as u32 + 7152 * g as u32 + 722 * b as u32 + 5000) / 10_000;
    rgb((light << 16) | (light << 8) | light)
}

impl Palette {
    /// The light theme.
    pub const LIGHT: Self = Self {
        dark: false,
        hues: Hues::Usual,
        panel: rgb(0xff_ff_ff),
        paper: rgb(0xff_fd_f8),
        canvas: rgb(0xf4_f2_ec),
        card: rgb(0xff_ff_ff),
        field: rgb(0xf1_ee_e7),
        field_hover: rgb(0xe7_e3_d8),
        line: rgb(0xe2_de_d4),
        text: rgb(0x1d_23_2e),
        text_weak: rgb(0x5c_65_73),
        accent: rgb(0x1f_5f_a8),
        on_accent: rgb(0xff_ff_ff),
        accent_soft: rgb(0xdf_e8_f1),
        node: rgb(0xff_ff_ff),
        node_rim: rgb(0x1d_23_2e),
        hull: rgb(0xdd_e2_e6),
        good: rgb(0x2e_7d_5b),
        bad: rgb(0xb3_26_31),
    };

    /// The dark theme.
    pub const DARK: Self = Self {
        dark: true,
        hues: Hues::Usual,
        panel: rgb(0x1b_20_29),
        paper: rgb(0x1e_24_2e),
        canvas: rgb(0x14_18_1f),
        card: rgb(0x1e_24_2e),
        field: rgb(0x25_2c_37),
        field_hover: rgb(0x2f_38_46),
        line: rgb(0x2f_38_45),
        text: rgb(0xe8_eb_f0),
        text_weak: rgb(0xa3_ad_ba),
        accent: rgb(0x6f_a8_dc),
        on_accent: rgb(0x10_16_1f),
        accent_soft: rgb(0x27_38_4c),
        node: rgb(0x1b_20_29),
        node_rim: rgb(0xe8_eb_f0),
        hull: rgb(0x1b_26_33),
        good: rgb(0x5f_b8_8f),
        bad: rgb(0xf0_7a_82),
    };

    /// The light theme with hues for colour-blind readers.
    pub const LIGHT_SAFE: Self = Self {
        hues: Hues::Safe,
        ..Self::LIGHT
    };

    /// The dark theme with hues for colour-blind readers.
    pub const DARK_SAFE: Self = Self {
        hues: Hues::Safe,
        ..Self::DARK
    };

    /// The light theme without colour.
    pub const LIGHT_GREY: Self = Self::LIGHT.without_colour();

    /// The dark theme without colour.
    pub const DARK_GREY: Self = Self::DARK.without_colour();

    const fn without_colour(self) -> Self {
        Self {
            dark: self.dark,
            hues: Hues::Grey,
            panel: grey(self.panel),
            paper: grey(self.paper),
            canvas: grey(self.canvas),
            card: grey(self.card),
            field: grey(self.field),
            field_hover: grey(self.field_hover),
            line: grey(self.line),
            text: grey(self.text),
            text_weak: grey(self.text_weak),
            accent: grey(self.accent),
            on_accent: grey(self.on_accent),
            accent_soft: grey(self.accent_soft),
            node: grey(self.node),
            node_rim: grey(self.node_rim),
            hull: grey(self.hull),
            good: grey(self.good),
            bad: grey(self.bad),
        }
    }

    /// One of the four palettes of the window; `safe` for colour-blind readers.
    pub fn choose(dark: bool, safe: bool) -> &'static Self {
        Self::with(dark, if safe { Hues::Safe } else { Hues::Usual })
    }

    /// The palette of a theme with a set of hues.
    pub fn with(dark: bool, hues: Hues) -> &'static Self {
        match (dark, hues) {
            (false, Hues::Usual) => &Self::LIGHT,
            (true, Hues::Usual) => &Self::DARK,
            (false, Hues::Safe) => &Self::LIGHT_SAFE,
            (true, Hues::Safe) => &Self::DARK_SAFE,
            (false, Hues::Grey) => &Self::LIGHT_GREY,
            (true, Hues::Grey) => &Self::DARK_GREY,
        }
    }

    /// Full colour of a hue, for strokes and marks.
    pub fn hue(&self, hue: Hue) -> Color32 {
        match self.hues {
            Hues::Usual => {}
            Hues::Safe => return safe_hue(hue, self.dark),
            Hues::Grey => return grey_hue(hue, self.dark),
        }
        match (hue, self.dark) {
            (Hue::Blue, false) => rgb(0x2f_6d_b5),
            (Hue::Blue, true) => rgb(0x4b_8a_d6),
            (Hue::Orange, false) => rgb(0xc9_62_22),
            (Hue::Orange, true) => rgb(0xe0_7b_3c),
            (Hue::Green, false) => rgb(0x35_8a_60),
            (Hue::Green, true) => rgb(0x4c_a8_7c),
            (Hue::Purple, false) => rgb(0x80_50_b0),
            (Hue::Purple, true) => rgb(0xa0_78_d0),
            (Hue::Teal, false) => rgb(0x37_7f_8c),
            (Hue::Teal, true) => rgb(0x55_a8_b6),
            (Hue::Red, false) => rgb(0xb8_2a_35),
            (Hue::Red, true) => rgb(0x00e2_5a64),
            (Hue::Grey, false) => rgb(0x7d_84_8e),
            (Hue::Grey, true) => rgb(0x8b_93_9e),
        }
    }

    /// Fill of bars, lighter than the stroke so that `bar_text` reads on it.
    pub fn bar(&self, hue: Hue) -> Color32 {
        mix(self.panel, self.hue(hue), if self.dark { 0.72 } else { 0.90 })
    }

    /// Text on a bar.
    pub fn bar_text(&self) -> Color32 {
        if self.dark { rgb(0xf4_f6_fa) } else { rgb(0xff_ff_ff) }
    }

    /// Tint behind marked text.
    pub fn tint(&self, hue: Hue) -> Color32 {
        mix(self.paper, self.hue(hue), if self.dark { 0.30 } else { 0.20 })
    }

    /// `colour` faded into the background `behind` (0 = invisible, 1 = unchanged).
    #[expect(clippy::unused_self, reason = "reads as a property of the palette at its uses")]
    pub fn faded(&self, colour: Color32, behind: Color32, strength: f32) -> Color32 {
        mix(behind, colour, strength)
    }
}

/// Hues that stay apart with any of the three kinds of dichromacy: found by search for the largest least distance in
/// OKLab as seen by all of them, within the families of the usual hues.
fn safe_hue(hue: Hue, dark: bool) -> Color32 {
    match (hue, dark) {
        (Hue::Blue, false) => rgb(0x0a_26_6c),
        (Hue::Blue, true) => rgb(0x1c_75_f4),
        (Hue::Orange, false) => rgb(0x93_47_03),
        (Hue::Orange, true) => rgb(0xfc_ce_62),
        (Hue::Green, false) => rgb(0x19_9b_7b),
        (Hue::Green, true) => rgb(0x99_fb_ea),
        (Hue::Purple, false) => rgb(0xe9_24_ed),
        (Hue::Purple, true) => rgb(0xcc_2b_97),
        (Hue::Teal, false) => rgb(0x14_61_7e),
        (Hue::Teal, true) => rgb(0x4d_bf_e8),
        (Hue::Red, false) => rgb(0x61_0d_11),
        (Hue::Red, true) => rgb(0xf0_85_84),
        (Hue::Grey, false) => rgb(0x7d_84_8e),
        (Hue::Grey, true) => rgb(0x8b_93_9e),
    }
}

/// Steps of grey in the order in which the usual hues are light or dark, as far apart as text on them allows.
fn grey_hue(hue: Hue, dark: bool) -> Color32 {
    let step = match hue {
        Hue::Red => 0,
        Hue::Blue => 1,
        Hue::Purple => 2,
        Hue::Teal => 3,
        Hue::Green => 4,
        Hue::Orange => 5,
        Hue::Grey => return if dark { rgb(0x92_92_92) } else { rgb(0x7a_7a_7a) },
    };
    // On the dark ground the darkest becomes the lightest: what weighs most stands out most in both.
    let light = if dark { 0xf2 - 0x12 * step } else { 0x0c + 0x12 * step };
    rgb((light << 16) | (light << 8) | light)
}

/// Colours of a presentation that are the same in every theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stage {
    /// A screen without a picture.
    pub black: Color32,
    /// The same in a dark room that needs light.
    pub white: Color32,
    /// Over what is not meant.
    pub veil: Color32,
    /// The laser dot.
    pub laser: Color32,
    /// Around it, so that it is seen on red as well.
    pub laser_rim: Color32,
}

/// Colours of a presentation.
pub const STAGE: Stage = Stage {
    black: rgb(0x00_00_00),
    white: rgb(0xff_ff_ff),
    veil: Color32::from_black_alpha(190),
    laser: rgb(0xf0_10_20),
    laser_rim: rgb(0xff_ff_ff),
};

/// Mixes two opaque colours; `share` of the second.
#[expect(clippy::disallowed_methods, reason = "this is the file that names colours")]
pub fn mix(a: Color32, b: Color32, share: f32) -> Color32 {
    let channel = |x: u8, y: u8| (f32::from(x) + (f32::from(y) - f32::from(x)) * share.clamp(0.0, 1.0)).round() as u8;
    Color32::from_rgb(channel(a.r(), b.r()), channel(a.g(), b.g()), channel(a.b(), b.b()))
}

/// Contrast of two colours after WCAG 2, from 1 to 21.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |colour: Color32| {
        let [r, g, b, _] = egui::Rgba::from(colour).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// Sizes of text, in points, on one scale.
pub mod size {
    /// Axis labels, footnotes.
    pub const SMALL: f32 = 11.5;
    /// Secondary text.
    pub const NOTE: f32 = 12.5;
    /// Body text.
    pub const BODY: f32 = 13.5;
    /// Text of documents.
    pub const READING: f32 = 14.0;
    /// Titles of panes.
    pub const HEADING: f32 = 15.0;
    /// Titles of documents and records.
    pub const TITLE: f32 = 17.0;
    /// Titles of figures.
    pub const DISPLAY: f32 = 26.0;
}

/// Sizes of text on a printed page of A4, in points: paper is read from nearer than a screen.
pub mod print {
    /// Footnotes, scales.
    pub const SMALL: f32 = 6.6;
    /// Secondary text.
    pub const NOTE: f32 = 7.4;
    /// Running text.
    pub const BODY: f32 = 8.2;
    /// Titles of parts.
    pub const HEADING: f32 = 8.6;
    /// The bottom line.
    pub const LEAD: f32 = 11.4;
    /// The title of the page.
    pub const TITLE: f32 = 15.6;
}

/// Distances, in points, on a grid of four.
pub mod space {
    /// Between things that belong together.
    pub const XS: f32 = 4.0;
    /// Inside fields.
    pub const S: f32 = 8.0;
    /// Between groups.
    pub const M: f32 = 12.0;
    /// Margin of a pane.
    pub const L: f32 = 18.0;
    /// Height of a field or button.
    pub const CONTROL: f32 = 28.0;
    /// Corner radius of controls.
    pub const RADIUS: u8 = 7;
    /// Corner radius of cards.
    pub const CARD_RADIUS: u8 = 8;
}

/// Widths of lines, in points.
pub mod line {
    /// Hairline.
    pub const HAIR: f32 = 1.0;
    /// Ordinary strand.
    pub const STRAND: f32 = 2.2;
    /// Selected strand.
    pub const STRAND_SELECTED: f32 = 4.0;
    /// Rim of a node.
    pub const RIM: f32 = 1.6;
}

/// Weights of the bundled font; each is a font family of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 400.
    Regular,
    /// 500.
    Medium,
    /// 600.
    SemiBold,
    /// 700.
    Bold,
    /// 400, italic.
    Italic,
}

/// A font of the bundled family.
pub fn font(size: f32, weight: Weight) -> FontId {
    let family = match weight {
        Weight::Regular => FontFamily::Proportional,
        Weight::Medium => FontFamily::Name("medium".into()),
        Weight::SemiBold => FontFamily::Name("semibold".into()),
        Weight::Bold => FontFamily::Name("bold".into()),
        Weight::Italic => FontFamily::Name("italic".into()),
    };
    FontId::new(size, family)
}

/// The bundled font files, the fallbacks last.
pub const FONT_FILES: [(&str, &[u8]); 7] = [
    ("Inter", include_bytes!("../assets/fonts/Inter-Regular.otf")),
    ("Inter Medium", include_bytes!("../assets/fonts/Inter-Medium.otf")),
    ("Inter SemiBold", include_bytes!("../assets/fonts/Inter-SemiBold.otf")),
    ("Inter Bold", include_bytes!("../assets/fonts/Inter-Bold.otf")),
    ("Inter Italic", include_bytes!("../assets/fonts/Inter-Italic.otf")),
    ("DejaVu Sans", include_bytes!("../assets/fonts/DejaVuSans.ttf")),
    ("Droid Sans Fallback", include_bytes!("../assets/fonts/DroidSansFallback.ttf")),
];

/// Installs the bundled fonts: the same in the window, in tests and in figures.
pub fn install_fonts(ctx: &egui::Context) {
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in FONT_FILES {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    let families = [
        (FontFamily::Proportional, "Inter"),
        (FontFamily::Monospace, "Inter"),
        (FontFamily::Name("medium".into()), "Inter Medium"),
        (FontFamily::Name("semibold".into()), "Inter SemiBold"),
        (FontFamily::Name("bold".into()), "Inter Bold"),
        (FontFamily::Name("italic".into()), "Inter Italic"),
    ];
    for (family, first) in families {
        let stack = [first, "DejaVu Sans", "Droid Sans Fallback"];
        fonts
            .families
            .insert(family, stack.iter().map(|name| (*name).to_owned()).collect());
    }
    ctx.set_fonts(fonts);
}

/// Installs the look of both themes.
pub fn install_style(ctx: &egui::Context) {
    for (theme, palette) in [(egui::Theme::Light, &Palette::LIGHT), (egui::Theme::Dark, &Palette::DARK)] {
        ctx.style_mut_of(theme, |style| style_of(style, palette));
    }
}

/// Gives the theme of a palette the look of just this palette: for figures, whose hues are chosen apart.
pub fn dress(ctx: &egui::Context, palette: &Palette) {
    let theme = if palette.dark { egui::Theme::Dark } else { egui::Theme::Light };
    ctx.style_mut_of(theme, |style| style_of(style, palette));
}

fn style_of(style: &mut egui::Style, p: &Palette) {
    style.text_styles = [
        (TextStyle::Small, font(size::SMALL, Weight::Regular)),
        (TextStyle::Body, font(size::BODY, Weight::Regular)),
        (TextStyle::Button, font(size::BODY, Weight::Regular)),
        (TextStyle::Heading, font(size::TITLE, Weight::SemiBold)),
        (TextStyle::Monospace, font(size::BODY, Weight::Regular)),
    ]
    .into();
    style.spacing.item_spacing = vec2(space::S, space::XS + 2.0);
    style.spacing.button_padding = vec2(space::M, 5.0);
    style.spacing.interact_size.y = space::CONTROL;
    style.spacing.menu_margin = Margin::same(6);
    style.spacing.scroll = egui::style::ScrollStyle::thin();
    // A scroll area knows only the length of what it held a frame before: sent further than that (another, longer
    // text) it would spring back.
    style.spacing.scroll.kinetic.rubber_band = false;
    let v = &mut style.visuals;
    *v = if p.dark {
        egui::Visuals::dark()
    } else {
        egui::Visuals::light()
    };
    v.override_text_color = Some(p.text);
    v.weak_text_color = Some(p.text_weak);
    v.hyperlink_color = p.accent;
    v.panel_fill = p.panel;
    v.window_fill = p.card;
    v.window_stroke = Stroke::new(line::HAIR, p.line);
    v.window_corner_radius = CornerRadius::same(space::CARD_RADIUS);
    v.menu_corner_radius = CornerRadius::same(space::CARD_RADIUS);
    v.extreme_bg_color = p.field;
    v.faint_bg_color = p.field;
    v.code_bg_color = p.field;
    v.selection.bg_fill = mix(p.card, p.accent, 0.30);
    v.selection.stroke = Stroke::new(1.5, p.accent);
    let radius = CornerRadius::same(space::RADIUS);
    for (widget, fill, rim) in [
        (&mut v.widgets.noninteractive, p.panel, p.line),
        (&mut v.widgets.inactive, p.field, p.field),
        (&mut v.widgets.hovered, p.field_hover, p.field_hover),
        (&mut v.widgets.active, p.accent_soft, p.accent),
        (&mut v.widgets.open, p.field_hover, p.field_hover),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(line::HAIR, rim);
        widget.fg_stroke = Stroke::new(1.2, p.text);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLOURS: [Hue; 6] = [Hue::Blue, Hue::Orange, Hue::Green, Hue::Purple, Hue::Teal, Hue::Red];
    /// How light comes to the eye without one kind of cone, in linear light: protanopia, deuteranopia, tritanopia
    /// (Machado, Oliveira and Fernandes 2009, severity 1).
    const SEEN: [[[f32; 3]; 3]; 3] = [
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ];

    fn times(matrix: &[[f32; 3]; 3], v: [f32; 3]) -> [f32; 3] {
        matrix.map(|row| row.iter().zip(v).map(|(a, b)| a * b).sum())
    }

    /// Ottosson's OKLab, from linear light.
    fn oklab(linear: [f32; 3]) -> [f32; 3] {
        const LMS: [[f32; 3]; 3] = [
            [0.412_221_5, 0.536_332_5, 0.051_445_99],
            [0.211_903_5, 0.680_699_5, 0.107_397],
            [0.088_302_46, 0.281_718_85, 0.629_978_7],
        ];
        const LAB: [[f32; 3]; 3] = [
            [0.210_454_26, 0.793_617_8, -0.004_072_047],
            [1.977_998_5, -2.428_592_2, 0.450_593_7],
            [0.025_904_037, 0.782_771_77, -0.808_675_77],
        ];
        times(&LAB, times(&LMS, linear).map(|x| x.max(0.0).cbrt()))
    }

    /// The least distance of two hues for any reader.
    fn least_distance(palette: &Palette) -> f32 {
        let light = |hue| {
            let [r, g, b, _] = egui::Rgba::from(palette.hue(hue)).to_array();
            [r, g, b]
        };
        let views = |hue| {
            let dichromat = SEEN
                .iter()
                .map(move |seen| times(seen, light(hue)).map(|x| x.clamp(0.0, 1.0)));
            std::iter::once(light(hue)).chain(dichromat).map(oklab).collect::<Vec<_>>()
        };
        let distance = |a: &[f32; 3], b: &[f32; 3]| a.iter().zip(b).map(|(x, y)| (x - y).powi(2)).sum::<f32>().sqrt();
        let mut least = f32::INFINITY;
        for (place, one) in COLOURS.iter().enumerate() {
            for other in &COLOURS[..place] {
                for (a, b) in views(*one).iter().zip(&views(*other)) {
                    least = least.min(distance(a, b));
                }
            }
        }
        least
    }

    #[test]
    fn colour_blind_readers_tell_the_safe_hues_apart_and_see_them_on_every_ground() {
        for palette in [&Palette::LIGHT_SAFE, &Palette::DARK_SAFE] {
            let least = least_distance(palette);
            assert!(least > 0.12, "{least}");
            for hue in COLOURS {
                for ground in [palette.panel, palette.canvas, palette.card] {
                    assert!(contrast(palette.hue(hue), ground) >= 3.0, "{hue:?} on {ground:?}");
                }
            }
        }
        assert!(least_distance(&Palette::LIGHT) < 0.05, "the usual hues alone would not do");
    }

    #[test]
    fn text_reads_in_every_palette_on_every_ground() {
        for hues in [Hues::Usual, Hues::Safe, Hues::Grey] {
            for dark in [false, true] {
                let p = Palette::with(dark, hues);
                for ground in [p.panel, p.paper, p.canvas, p.card, p.field, p.accent_soft] {
                    for text in [p.text, p.text_weak] {
                        assert!(contrast(text, ground) >= 4.5, "{hues:?} {dark}: {text:?} on {ground:?}");
                    }
                }
                for ground in [p.panel, p.card, p.canvas] {
                    assert!(contrast(p.accent, ground) >= 4.5, "{hues:?} {dark}: accent on {ground:?}");
                }
                assert!(contrast(p.on_accent, p.accent) >= 4.5 && contrast(p.on_accent, p.good) >= 4.5);
            }
        }
    }

    #[test]
    fn greys_are_grey_and_told_apart_step_by_step() {
        for p in [&Palette::LIGHT_GREY, &Palette::DARK_GREY] {
            for colour in COLOURS
                .map(|hue| p.hue(hue))
                .into_iter()
                .chain([p.panel, p.canvas, p.text, p.accent, p.good, p.bad])
            {
                let [r, g, b, _] = colour.to_array();
                assert!(r == g && g == b, "{colour:?}");
            }
            let mut greys: Vec<u8> = COLOURS.iter().map(|hue| p.hue(*hue).r()).collect();
            greys.sort_unstable();
            assert!(greys.windows(2).all(|w| w[1] - w[0] >= 16), "{greys:?}");
            for hue in COLOURS {
                for ground in [p.panel, p.canvas, p.card] {
                    assert!(contrast(p.hue(hue), ground) >= 4.5, "{hue:?} on {ground:?}");
                }
            }
        }
    }
}
