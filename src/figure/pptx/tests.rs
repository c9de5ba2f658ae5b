//! The package holds together, and a drawing arrives as shapes.

use std::io::{Cursor, Read as _};

use egui::{Color32, Pos2, Rect, Shape, Stroke, StrokeKind, pos2, vec2};

use super::super::{DrawingList, Meta, Slide};
use super::encode;

fn page(shapes: Vec<Shape>, parts: Vec<(String, Rect)>) -> DrawingList {
    let size = vec2(1600.0, 900.0);
    let clip = Rect::from_min_size(Pos2::ZERO, size);
    let clipped = shapes.into_iter().map(|shape| egui::epaint::ClippedShape::new(clip, shape));
    DrawingList {
        on_paper: false,
        size_points: size,
        background: Color32::WHITE,
        shapes: clipped.collect(),
        meta: Meta {
            title: Some("A <deck> & more".to_owned()),
            description: None,
        },
        slide: Slide {
            notes: vec!["“Said so.” Reuters, ¶3".to_owned(), "And & then < that".to_owned()],
            parts,
            ..Slide::default()
        },
    }
}

fn files(bytes: Vec<u8>) -> std::collections::BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let count = archive.len();
    (0..count)
        .map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

#[test]
fn every_part_is_well_formed_named_in_the_types_and_every_relation_leads_somewhere() {
    let files = files(encode(&[&page(Vec::new(), Vec::new()), &page(Vec::new(), Vec::new())]).unwrap());
    let types = &files["[Content_Types].xml"];
    for (name, text) in &files {
        let mut reader = quick_xml::Reader::from_str(text);
        let mut next = || reader.read_event().unwrap_or_else(|error| panic!("{name}: {error}"));
        while next() != quick_xml::events::Event::Eof {}
        if name.rsplit_once('.').is_some_and(|(_, extension)| extension == "rels") {
            let folder = name.replace("_rels/", "");
            let folder = folder.rsplit_once('/').map_or("", |(folder, _)| folder);
            for target in text.split("Target=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                let mut path: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
                for step in target.split('/') {
                    if step == ".." {
                        path.pop();
                    } else {
                        path.push(step);
                    }
                }
                assert!(files.contains_key(&path.join("/")), "{name} leads to {target}");
            }
        } else if name != "[Content_Types].xml" {
            assert!(types.contains(&format!("\"/{name}\"")), "{name} has a type");
        }
    }
    assert!(files["ppt/notesSlides/notesSlide2.xml"].contains("“Said so.” Reuters, ¶3"));
    assert!(
        files["ppt/presentation.xml"].contains("cx=\"12192000\" cy=\"6858000\""),
        "an ordinary wide slide"
    );
}

#[test]
fn nodes_are_ellipses_bars_rectangles_and_strands_freeforms_in_groups() {
    let stroke = Stroke::new(2.0, Color32::RED);
    let shapes = vec![
        Shape::circle_filled(pos2(100.0, 100.0), 20.0, Color32::BLUE),
        Shape::line_segment([pos2(100.0, 100.0), pos2(200.0, 150.0)], stroke),
        egui::epaint::RectShape::new(
            Rect::from_min_size(pos2(50.0, 300.0), vec2(200.0, 16.0)),
            4.0,
            Color32::GREEN,
            Stroke::NONE,
            StrokeKind::Inside,
        )
        .into(),
    ];
    let parts = vec![("Network".to_owned(), Rect::from_min_size(Pos2::ZERO, vec2(400.0, 250.0)))];
    let slide = &files(encode(&[&page(shapes, parts)]).unwrap())["ppt/slides/slide1.xml"];
    for wanted in [
        "prst=\"ellipse\"",
        "prst=\"roundRect\"",
        "<a:custGeom>",
        "<p:grpSp>",
        "name=\"Network\"",
    ] {
        assert!(slide.contains(wanted), "{wanted} is not in {slide}");
    }
}

#[test]
fn what_leaves_the_page_is_cut_and_the_same_pages_give_the_same_bytes() {
    let far = Shape::line_segment([pos2(-500.0, 10.0), pos2(5000.0, 10.0)], Stroke::new(1.0, Color32::BLACK));
    let gone = Shape::circle_filled(pos2(-300.0, 0.0), 10.0, Color32::RED);
    let one = encode(&[&page(vec![far.clone(), gone.clone()], Vec::new())]).unwrap();
    let two = encode(&[&page(vec![far, gone], Vec::new())]).unwrap();
    assert_eq!(one, two);
    let slide = &files(one)["ppt/slides/slide1.xml"];
    assert!(!slide.contains("x=\"-") && !slide.contains("ellipse"), "{slide}");
}
