//! Tests of figures: what is exported is what is seen.

use super::*;
use egui::epaint::{CubicBezierShape, EllipseShape, Mesh, PathShape, QuadraticBezierShape, RectShape, TextShape};
use egui::{Align2, FontFamily, FontId, Pos2, Stroke, StrokeKind, TextFormat, pos2, vec2};

macro_rules! font {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/", $name)) as &[u8]
    };
}

const FONTS: [(&str, &[u8]); 7] = [
    ("regular", font!("Inter-Regular.otf")),
    ("medium", font!("Inter-Medium.otf")),
    ("semibold", font!("Inter-SemiBold.otf")),
    ("bold", font!("Inter-Bold.otf")),
    ("italic", font!("Inter-Italic.otf")),
    ("dejavu", font!("DejaVuSans.ttf")),
    ("droid", font!("DroidSansFallback.ttf")),
];

fn font_set() -> FontSet {
    FontSet::from_static(&FONTS.map(|(_, bytes)| bytes))
}

fn context() -> egui::Context {
    let ctx = egui::Context::default();
    let mut fonts = egui::FontDefinitions::empty();
    for (name, bytes) in FONTS {
        let data = egui::FontData::from_static(bytes);
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
    }
    let chain = |first: &str| {
        ["dejavu", "droid"].iter().fold(vec![first.to_owned()], |mut all, n| {
            all.push((*n).to_owned());
            all
        })
    };
    for family in [FontFamily::Proportional, FontFamily::Monospace] {
        fonts.families.insert(family, chain("regular"));
    }
    for name in ["medium", "semibold", "bold", "italic"] {
        let family = FontFamily::Name(name.into());
        fonts.families.insert(family, chain(name));
    }
    ctx.set_fonts(fonts);
    ctx.set_theme(egui::Theme::Light);
    ctx
}

const SIZE: Vec2 = vec2(400.0, 200.0);

fn painted(paint: impl Fn(&egui::Painter)) -> DrawingList {
    record(&context(), SIZE, |ui| paint(ui.painter()))
}

fn of_shapes(shapes: impl IntoIterator<Item = Shape>) -> DrawingList {
    let page = Rect::from_min_size(Pos2::ZERO, SIZE);
    DrawingList {
        size_points: SIZE,
        on_paper: false,
        background: Color32::WHITE,
        shapes: shapes.into_iter().map(|shape| ClippedShape::new(page, shape)).collect(),
        meta: Meta::default(),
        slide: Slide::default(),
    }
}

fn svg_of(list: &DrawingList) -> String {
    svg::write(list, svg::Width::Natural)
}

fn tree_of(list: &DrawingList) -> usvg::Tree {
    let text = svg_of(list);
    usvg::Tree::from_str(&text, &font_set().options()).expect(&text)
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

const INK: Color32 = Color32::DARK_BLUE;
const THIN: Stroke = Stroke {
    width: 1.5,
    color: Color32::DARK_RED,
};

#[test]
fn every_kind_of_shape_is_read_back() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(Rect::from_min_size(pos2(5.0, 5.0), vec2(9.0, 9.0)), INK);
    let path = vec![pos2(10.0, 10.0), pos2(60.0, 20.0), pos2(30.0, 70.0)];
    let rect = Rect::from_min_size(pos2(10.0, 10.0), vec2(80.0, 40.0));
    let shapes = [
        ("circle", Shape::circle_filled(pos2(50.0, 50.0), 10.0, INK)),
        (
            "ellipse",
            EllipseShape::filled(pos2(50.0, 50.0), vec2(20.0, 9.0), INK)
                .with_angle(0.4)
                .into(),
        ),
        ("segment", Shape::line_segment([pos2(1.0, 2.0), pos2(90.0, 70.0)], THIN)),
        ("open path", PathShape::line(path.clone(), THIN).into()),
        ("closed path", PathShape::convex_polygon(path, INK, THIN).into()),
        ("rect", RectShape::new(rect, 6, INK, THIN, StrokeKind::Outside).into()),
        ("soft rect", RectShape::filled(rect, 6, INK).with_blur_width(8.0).into()),
        ("mesh", mesh.into()),
        (
            "quadratic",
            QuadraticBezierShape::from_points_stroke([pos2(0.0, 0.0), pos2(50.0, 90.0), pos2(90.0, 0.0)], true, INK, THIN).into(),
        ),
        (
            "cubic",
            CubicBezierShape::from_points_stroke(
                [pos2(0.0, 0.0), pos2(50.0, 90.0), pos2(90.0, 0.0), pos2(99.0, 99.0)],
                false,
                Color32::TRANSPARENT,
                THIN,
            )
            .into(),
        ),
        (
            "nested",
            Shape::Vec(vec![Shape::circle_filled(pos2(9.0, 9.0), 3.0, INK), Shape::Noop]),
        ),
    ];
    for (name, shape) in shapes {
        let mut list = of_shapes([shape]);
        list.background = Color32::TRANSPARENT;
        let tree = tree_of(&list);
        assert!(tree.root().has_children(), "{name} left nothing");
        assert!(tree.root().bounding_box().width() > 5.0, "{name} is too small");
    }
}

#[test]
fn unfit_numbers_are_left_out() {
    let list = of_shapes([
        Shape::circle_filled(pos2(f32::NAN, 1.0), 3.0, INK),
        Shape::line_segment([pos2(f32::INFINITY, 1.0), pos2(2.0, 2.0)], THIN),
        RectShape::filled(Rect::EVERYTHING, 0, INK).into(),
        PathShape::line(vec![pos2(0.0, 0.0), pos2(f32::NAN, 3.0)], THIN).into(),
    ]);
    let text = svg_of(&list);
    assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
    tree_of(&list);
}

#[test]
fn numbers_have_two_decimals_and_no_minus_zero() {
    let list = of_shapes([Shape::circle_filled(pos2(10.126, 20.5), 3.0001, INK)]);
    assert!(svg_of(&list).contains(r#"<circle cx="10.13" cy="20.5" r="3""#));
    let list = of_shapes([Shape::circle_filled(pos2(-0.001, 20.0), 3.0, INK)]);
    assert!(svg_of(&list).contains(r#"cx="0""#));
}

#[test]
fn text_runs_stand_where_the_glyphs_stand() {
    let ctx = context();
    let mut expected = Vec::new();
    let list = record(&ctx, SIZE, |ui| {
        let mut job = egui::text::LayoutJob::default();
        for (part, family) in [
            ("Im Dreibund ", FontFamily::Proportional),
            ("stand", FontFamily::Name("bold".into())),
            ("  Italien", FontFamily::Name("italic".into())),
        ] {
            let font_id = FontId::new(15.0, family);
            job.append(part, 0.0, TextFormat::simple(font_id, INK));
        }
        let galley = ui.painter().layout_job(job);
        expected.clear();
        for index in [0, 12, 19] {
            let glyph = galley.rows[0].glyphs[index];
            expected.push(pos2(20.0 + glyph.pos.x, 30.0 + glyph.pos.y));
        }
        ui.painter().galley(pos2(20.0, 30.0), galley, INK);
    });
    let Some(Shape::Text(shape)) = list.shapes.iter().map(|s| &s.shape).find(|s| matches!(s, Shape::Text(_))) else {
        panic!("no text");
    };
    let pieces = text::pieces(shape, |_| true);
    let texts: Vec<&str> = pieces.runs.iter().map(|run| run.text.as_str()).collect();
    assert_eq!(texts, ["Im Dreibund", "stand", "Italien"]);
    for (run, expected) in pieces.runs.iter().zip(&expected) {
        let x = shape.pos.x + run.x;
        // Glyphs are put on whole pixels, runs are not.
        assert!((x - expected.x).abs() <= 1.0, "{run:?} {expected}");
        assert!((shape.pos.y + run.y - expected.y).abs() < 0.01);
    }
    let text = svg_of(&list);
    assert!(text.contains(r#"font-weight="700""#) && text.contains(r#"font-style="italic""#));
    // The widths egui and usvg give to one run agree.
    let tree = tree_of(&list);
    let usvg::Node::Text(node) = &tree.root().children()[1] else {
        panic!("no text node");
    };
    let advance: f32 = pieces.runs[0].width;
    assert!((node.bounding_box().width() - advance).abs() < 2.0);
}

#[test]
fn a_zoomed_galley_keeps_its_size() {
    let plain = painted(|painter| {
        painter.text(
            pos2(10.0, 10.0),
            Align2::LEFT_TOP,
            "Wien 1879",
            FontId::proportional(12.0),
            INK,
        );
    });
    let mut zoomed = plain.clone();
    for clipped in &mut zoomed.shapes {
        clipped.shape.transform(egui::emath::TSTransform::from_scaling(3.0));
    }
    assert!(svg_of(&plain).contains(r#"font-size="12""#));
    assert!(svg_of(&zoomed).contains(r#"font-size="36""#), "{}", svg_of(&zoomed));
}

#[test]
fn wrapped_and_elided_text_is_complete() {
    let list = record(&context(), SIZE, |ui| {
        let font = FontId::proportional(14.0);
        let galley = ui
            .painter()
            .layout("eins zwei drei\nvier fünf".to_owned(), font.clone(), INK, 60.0);
        ui.painter().galley(pos2(5.0, 5.0), galley, INK);
        let mut job = egui::text::LayoutJob::simple("sehr langer Satz".to_owned(), font, INK, 70.0);
        job.wrap.max_rows = 1;
        let galley = ui.painter().layout_job(job);
        ui.painter().galley(pos2(150.0, 5.0), galley, INK);
    });
    let text = svg_of(&list);
    for part in [">eins<", ">zwei drei<", ">vier fünf<", "…<"] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn right_to_left_words_are_whole_and_keep_their_neighbours() {
    let list = painted(|painter| {
        let mut job = egui::text::LayoutJob::default();
        let font = FontId::proportional(14.0);
        job.append("a عربي b ", 0.0, TextFormat::simple(font.clone(), INK));
        job.append("c", 0.0, TextFormat::simple(font, Color32::RED));
        let galley = painter.layout_job(job);
        painter.galley(pos2(5.0, 5.0), galley, INK);
    });
    let text = svg_of(&list);
    for part in [">a<", ">عربي<", ">b<", r##"fill="#ff0000">c<"##] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn one_group_for_one_clip() {
    let clip = Rect::from_min_size(pos2(50.0, 50.0), vec2(100.0, 100.0));
    let list = painted(|painter| {
        let painter = painter.with_clip_rect(clip);
        for index in 0..10_000_u16 {
            let y = f32::from(index) * 0.02;
            let center = pos2(40.0 + f32::from(index % 120), y);
            painter.circle_filled(center, 3.0, INK);
        }
    });
    let text = svg_of(&list);
    assert_eq!(count(&text, "<g clip-path"), 1);
    assert!(count(&text, "<circle") > 3000);
    assert!(tree_of(&list).root().has_children());
}

#[test]
fn no_group_where_nothing_is_cut() {
    let list = painted(|painter| {
        for column in [0.0, 200.0] {
            let clip = Rect::from_min_size(pos2(column, 0.0), vec2(200.0, 200.0));
            let painter = painter.with_clip_rect(clip);
            painter.circle_filled(clip.center(), 30.0, INK);
        }
    });
    assert_eq!(count(&svg_of(&list), "<g"), 0);
}

#[test]
fn dashes_become_one_path() {
    let ends = [pos2(10.0, 10.0), pos2(390.0, 150.0)];
    for color in [INK, INK.gamma_multiply(0.5)] {
        let dashes = Shape::dashed_line(&ends, Stroke::new(1.5, color), 6.0, 4.0);
        assert!(dashes.len() > 30);
        let text = svg_of(&of_shapes(dashes));
        assert_eq!(count(&text, "<path"), 1, "{text}");
    }
}

#[test]
fn crossing_translucent_lines_stay_apart() {
    let stroke = Stroke::new(6.0, INK.gamma_multiply(0.5));
    let list = of_shapes([
        Shape::line_segment([pos2(10.0, 10.0), pos2(90.0, 91.0)], stroke),
        Shape::line_segment([pos2(90.0, 10.0), pos2(10.0, 91.0)], stroke),
    ]);
    assert_eq!(count(&svg_of(&list), "<path"), 2);
}

#[test]
fn two_triangles_become_one_quad() {
    let mut mesh = Mesh::default();
    mesh.add_colored_rect(Rect::from_min_size(pos2(10.0, 10.0), vec2(30.0, 20.0)), INK);
    let text = svg_of(&of_shapes([mesh.into()]));
    assert_eq!(count(&text, "<path"), 1);
    assert_eq!(count(&text, "M"), 1, "{text}");
}

#[test]
fn a_mesh_in_two_colours_becomes_a_gradient() {
    let mut mesh = Mesh::default();
    for (x, color) in [(10.0, INK), (90.0, Color32::GOLD)] {
        mesh.colored_vertex(pos2(x, 10.0), color);
        mesh.colored_vertex(pos2(x, 30.0), color);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(2, 1, 3);
    let list = of_shapes([mesh.into()]);
    let text = svg_of(&list);
    assert_eq!(count(&text, "<linearGradient"), 1, "{text}");
    tree_of(&list);
}

#[test]
fn colours_are_written_straight() {
    let half = Color32::RED.gamma_multiply(0.5);
    assert_eq!(half.a(), 128);
    let list = of_shapes([Shape::circle_filled(pos2(50.0, 50.0), 9.0, half)]);
    let text = svg_of(&list);
    assert!(text.contains(r##"fill="#ff0000" fill-opacity="0.502""##), "{text}");
    assert_eq!(svg::straight(Color32::TRANSPARENT), None);
    assert_eq!(svg::straight(Color32::WHITE), Some(([255; 3], 1.0)));
}

#[test]
fn text_colours_are_resolved() {
    let ctx = context();
    let list = record(&ctx, SIZE, |ui| {
        let painter = ui.painter();
        let font = FontId::proportional(14.0);
        let galley = painter.layout_no_wrap("Rom".to_owned(), font, Color32::PLACEHOLDER);
        let shape = TextShape::new(pos2(5.0, 5.0), Arc::clone(&galley), Color32::RED);
        painter.add(shape.clone());
        painter.add(shape.clone().with_override_text_color(Color32::BLUE));
        painter.add(shape.with_opacity_factor(0.5));
    });
    let text = svg_of(&list);
    for part in [
        r##"fill="#ff0000">Rom"##,
        r##"fill="#0000ff">Rom"##,
        r##"fill="#ff0000" fill-opacity="0.502">Rom"##,
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
}

#[test]
fn hostile_text_is_harmless() {
    let hostile =
        "</text><script>&\"'\u{0}\u{1}\u{7f}\u{85}\u{202e}\u{fffe}\u{ffff}\u{feff}]]>\u{fffd}\t\r x  y שלום עולם عربي 👩‍👩‍👧";
    let mut list = painted(|painter| {
        let font = FontId::proportional(14.0);
        painter.text(pos2(5.0, 50.0), Align2::LEFT_TOP, hostile, font, INK);
    });
    list.meta.title = Some(hostile.to_owned());
    list.meta.description = Some("a\u{8}b".to_owned());
    let text = svg_of(&list);
    assert!(!text.contains("<script") && !text.contains('\u{202e}') && !text.contains('\u{1}'));
    assert!(text.contains("&lt;/text&gt;&lt;script&gt;&amp;&quot;&#39;"), "{text}");
    assert!(text.contains("<desc>ab</desc>"));
    assert!(text.contains("שלום עולם"), "{text}");
    tree_of(&list);
    for format in Format::ALL {
        assert!(encode(&list, format, 1.0, &font_set()).is_ok());
    }
}

#[test]
fn same_drawing_same_bytes() {
    let draw = || {
        painted(|painter| {
            painter.text(pos2(5.0, 5.0), Align2::LEFT_TOP, "Zweibund", FontId::proportional(14.0), INK);
            painter.circle(pos2(90.0, 90.0), 20.0, INK, THIN);
        })
    };
    for format in Format::ALL {
        let first = encode(&draw(), format, 1.0, &font_set()).unwrap();
        let second = encode(&draw(), format, 1.0, &font_set()).unwrap();
        assert!(first == second, "{format:?} differs");
    }
}

#[test]
fn formats_by_extension() {
    let format = |name: &str| Format::from_path(Path::new(name));
    assert_eq!(format("a/b.PNG").unwrap(), Format::Png);
    assert_eq!(format("b.svg").unwrap(), Format::Svg);
    assert_eq!(format("b.c.pdf").unwrap(), Format::Pdf);
    assert_eq!(format("b.gif").unwrap(), Format::Gif);
    assert_eq!(format("b.pptx").unwrap(), Format::Pptx);
    let message = |name: &str| format(name).unwrap_err().to_string();
    assert!(message("b.bmp").starts_with("unknown figure format `bmp`"));
    assert!(message("b").starts_with("no extension in `b`"));
}

#[test]
fn sizes_out_of_range_are_refused() {
    let fonts = font_set();
    let mut list = of_shapes([]);
    for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        assert!(matches!(
            encode(&list, Format::Png, scale, &fonts),
            Err(FigureError::Scale(_))
        ));
    }
    let too_large = encode(&list, Format::Png, 100.0, &fonts).unwrap_err();
    assert!(matches!(
        too_large,
        FigureError::TooManyPixels {
            width: 40_000,
            height: 20_000
        }
    ));
    list.size_points = vec2(14_000.0, 14_000.0);
    assert!(encode(&list, Format::Png, 1.16, &fonts).is_err());
    for size in [
        vec2(0.0, 10.0),
        vec2(10.0, f32::NAN),
        vec2(f32::INFINITY, 1.0),
        vec2(-3.0, 3.0),
        vec2(20_000.0, 5.0),
    ] {
        list.size_points = size;
        for format in Format::ALL {
            assert!(matches!(encode(&list, format, 1.0, &fonts), Err(FigureError::Size { .. })));
        }
    }
}

#[test]
fn text_without_fonts_is_an_error() {
    let list = painted(|painter| {
        painter.text(pos2(5.0, 5.0), Align2::LEFT_TOP, "x", FontId::proportional(14.0), INK);
    });
    let none = FontSet::from_static(&[]);
    assert!(none.is_empty());
    assert!(matches!(encode(&list, Format::Png, 1.0, &none), Err(FigureError::NoFonts)));
    assert!(encode(&list, Format::Svg, 1.0, &none).is_ok());
}

#[test]
fn pdf_embeds_its_fonts() {
    let mut list = painted(|painter| {
        painter.text(
            pos2(5.0, 5.0),
            Align2::LEFT_TOP,
            "Київ 대한민국",
            FontId::proportional(14.0),
            INK,
        );
    });
    list.meta.title = Some("Dreibund".to_owned());
    let pdf = encode(&list, Format::Pdf, 1.0, &font_set()).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
    let holds = |part: &[u8]| pdf.windows(part.len()).any(|window| window == part);
    assert!(holds(b"+Inter-Regular") && holds(b"+DroidSansFallback"));
    assert!(holds(b"/FontFile"));
    assert!(holds(b"/MediaBox"));
}

#[test]
fn png_has_the_asked_size() {
    let list = of_shapes([Shape::circle_filled(pos2(50.0, 50.0), 9.0, INK)]);
    let png = encode(&list, Format::Png, 1.5, &font_set()).unwrap();
    let image = image::load_from_memory(&png).unwrap();
    assert_eq!((image.width(), image.height()), (600, 300));
    assert_eq!(image.color(), image::ColorType::Rgb8);
}

fn scene(ui: &mut egui::Ui) {
    let painter = ui.painter();
    for (index, family) in ["medium", "semibold", "bold", "italic"].into_iter().enumerate() {
        let font = FontId::new(15.0, FontFamily::Name(family.into()));
        let at = pos2(10.0, 10.0 + 22.0 * index as f32);
        painter.text(at, Align2::LEFT_TOP, "Der Dreibund von 1882 – Київ, 대한민국", font, INK);
    }
    painter.extend(Shape::dashed_line(
        &[pos2(10.0, 110.0), pos2(300.0, 125.0)],
        Stroke::new(2.0, Color32::DARK_GREEN),
        8.0,
        4.0,
    ));
    painter.line_segment([pos2(10.0, 130.0), pos2(300.0, 130.0)], THIN);
    painter.circle(pos2(40.0, 165.0), 18.0, Color32::GOLD, Stroke::new(3.0, INK));
    painter.circle_filled(pos2(80.0, 165.0), 4.0, INK);
    let rect = Rect::from_min_size(pos2(110.0, 145.0), vec2(60.0, 40.0));
    painter.rect(rect, 8.0, Color32::LIGHT_BLUE.gamma_multiply(0.6), THIN, StrokeKind::Inside);
    painter.rect_filled(rect.translate(vec2(70.3, 0.4)), 0.0, Color32::KHAKI);
    let clipped = painter.with_clip_rect(rect.translate(vec2(140.0, 0.0)));
    clipped.circle_filled(pos2(250.0, 150.0), 25.0, Color32::LIGHT_RED);
}

/// Share of the full range by which two pictures differ on average, and the share of pixels far apart.
fn difference(a: &image::RgbaImage, b: &image::RgbaImage) -> (f64, f64) {
    assert_eq!(a.dimensions(), b.dimensions());
    let (mut sum, mut n_far) = (0_u64, 0_u64);
    for (a, b) in a.pixels().zip(b.pixels()) {
        let apart = a.0.iter().zip(b.0).map(|(a, b)| u64::from(a.abs_diff(b)));
        sum += apart.clone().sum::<u64>();
        n_far += u64::from(apart.max() > Some(100));
    }
    let n_pixels = f64::from(a.width()) * f64::from(a.height());
    (sum as f64 / (n_pixels * 4.0 * 255.0), n_far as f64 / n_pixels)
}

#[test]
fn what_is_exported_is_what_is_seen() {
    let seen = raster::screenshot(&context(), SIZE, 1.0, scene).unwrap();
    let list = record(&context(), SIZE, scene);
    let png = encode(&list, Format::Png, 1.0, &font_set()).unwrap();
    let exported = image::load_from_memory(&png).unwrap().to_rgba8();
    let (mean, far) = difference(&seen, &exported);
    assert!(mean < 0.01, "mean difference {mean}");
    assert!(far < 0.01, "share of pixels far apart {far}");
    // The measure notices a missing piece.
    let mut short = list.clone();
    short.shapes.truncate(2);
    let png = encode(&short, Format::Png, 1.0, &font_set()).unwrap();
    let exported = image::load_from_memory(&png).unwrap().to_rgba8();
    assert!(difference(&seen, &exported).0 > 2.0 * mean);
}

#[test]
fn shared_edges_are_filled_once() {
    // A translucent fan: every pixel inside must be blended exactly once.
    let color = INK.gamma_multiply(0.5);
    let mut mesh = Mesh::default();
    mesh.colored_vertex(pos2(50.3, 50.7), color);
    for step in 0..24_u8 {
        let angle = f32::from(step) * std::f32::consts::TAU / 24.0;
        mesh.colored_vertex(pos2(50.3, 50.7) + 40.0 * egui::Vec2::angled(angle), color);
    }
    for step in 0..24_u32 {
        mesh.add_triangle(0, 1 + step, 1 + (step + 1) % 24);
    }
    let mut textures = raster::Textures::default();
    let mut delta = egui::TexturesDelta::default();
    let white = egui::ColorImage::filled([1, 1], Color32::WHITE);
    let image = egui::epaint::ImageDelta::full(white, egui::TextureOptions::LINEAR);
    delta.push(egui::TextureId::default(), image);
    textures.apply(&mut delta);
    assert!(delta.is_empty());
    let primitive = egui::ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive: egui::epaint::Primitive::Mesh(mesh),
    };
    let picture = raster::rasterise(&[primitive], &textures, [100, 100], 1.0, Color32::WHITE);
    let mut tones: Vec<[u8; 4]> = picture.pixels().map(|pixel| pixel.0).collect();
    tones.sort_unstable();
    tones.dedup();
    assert_eq!(tones.len(), 2, "{tones:?}");
    let area = picture.pixels().filter(|pixel| pixel.0 != [255; 4]).count() as f32;
    assert!((area - 1600.0 * 12.0 * (std::f32::consts::TAU / 24.0).sin()).abs() < 60.0);
}

#[test]
fn an_svg_for_paper_is_as_large_as_the_paper() {
    let mut list = of_shapes([]);
    let text = |list: &DrawingList| String::from_utf8(encode(list, Format::Svg, 1.0, &font_set()).unwrap()).unwrap();
    assert!(text(&list).contains(&format!("width=\"{}\"", SIZE.x)), "pixels");
    list.on_paper = true;
    assert!(text(&list).contains(&format!("width=\"{}pt\"", SIZE.x)), "paper");
    // The other forms are drawn as before.
    assert_eq!(
        encode(&list, Format::Png, 1.0, &font_set()).unwrap(),
        encode(&of_shapes([]), Format::Png, 1.0, &font_set()).unwrap()
    );
}
