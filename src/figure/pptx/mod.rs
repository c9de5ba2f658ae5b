//! PPTX from drawing lists: a slide for each page, shapes that can be edited, quotes in the speaker's notes.
//!
//! For `figure` only. In reading order: `marks` (shapes of egui as shapes of a slide), `clip` (cutting), `slide` (the
//! XML of a slide), `xml` (writing it), and here the package around them. No pictures, no animations, no tables. The
//! same pages give the same bytes.

mod clip;
mod marks;
mod slide;
#[cfg(test)]
mod tests;
mod xml;

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use self::slide::{Units, slide, tree_head};
use self::xml::Xml;
use super::{DrawingList, FigureError};

/// How far the bundled font goes above and below the line, against its size.
const ASCENT: f32 = 0.968_75;
const DESCENT: f32 = 0.241_477;
/// Longer side of a slide in points, as presentation programs make them; smaller pages stay as they are.
const LONGER_SIDE: f32 = 960.0;
/// Shortest and longest side that a slide may have, in points.
const SIDES: (f32, f32) = (72.0, 4032.0);
/// Number of the first slide among the parts of the presentation, and of its record.
const FIRST_ID: usize = 256;

const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    ("xmlns:p", "http://schemas.openxmlformats.org/presentationml/2006/main"),
];
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
const TYPES: &str = "application/vnd.openxmlformats-officedocument.";

/// The parts that are the same in every deck.
const FIXED: [(&str, &str); 4] = [
    ("ppt/theme/theme1.xml", include_str!("parts/theme.xml")),
    ("ppt/theme/theme2.xml", include_str!("parts/theme.xml")),
    ("ppt/slideLayouts/slideLayout1.xml", include_str!("parts/layout.xml")),
    ("ppt/slideMasters/slideMaster1.xml", include_str!("parts/master.xml")),
];

/// The PPTX file: a slide for each page. All slides have the size of the first page.
pub(super) fn encode(pages: &[&DrawingList]) -> Result<Vec<u8>, FigureError> {
    let first = pages.first().ok_or(FigureError::NoPages)?;
    let size = first.size_points;
    let longer = size.max_elem().max(1.0);
    let scale = (LONGER_SIDE.min(longer) / longer).max(SIDES.0 / size.min_elem().max(1.0));
    let units = Units(scale.min(SIDES.1 / longer));
    let slide_size = (units.of(size.x), units.of(size.y));
    let mut package = Package::new();
    package.part("[Content_Types].xml", &content_types(pages.len()))?;
    let own = [
        ("rId1", "officeDocument", "ppt/presentation.xml"),
        ("rId2", "extended-properties", "docProps/app.xml"),
    ];
    package.part("_rels/.rels", &relations(&own, Some("docProps/core.xml")))?;
    package.part("docProps/core.xml", &core(first))?;
    package.part("docProps/app.xml", &application(pages.len()))?;
    package.part("ppt/presentation.xml", &presentation(pages.len(), slide_size))?;
    package.part("ppt/_rels/presentation.xml.rels", &presentation_relations(pages.len()))?;
    for (name, text) in FIXED {
        package.part(name, text.as_bytes())?;
    }
    package.part("ppt/notesMasters/notesMaster1.xml", include_bytes!("parts/notes_master.xml"))?;
    let layout = relations(&[("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")], None);
    package.part("ppt/slideLayouts/_rels/slideLayout1.xml.rels", &layout)?;
    let master = [
        ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
        ("rId2", "theme", "../theme/theme1.xml"),
    ];
    package.part("ppt/slideMasters/_rels/slideMaster1.xml.rels", &relations(&master, None))?;
    let notes_master = relations(&[("rId1", "theme", "../theme/theme2.xml")], None);
    package.part("ppt/notesMasters/_rels/notesMaster1.xml.rels", &notes_master)?;
    for (place, page) in pages.iter().enumerate() {
        let number = place + 1;
        // A page of another size keeps its proportions on the slide.
        let fits = (size.x / page.size_points.x).min(size.y / page.size_points.y);
        let units = Units(units.0 * fits);
        package.part(&format!("ppt/slides/slide{number}.xml"), &slide(page, units))?;
        let notes = format!("../notesSlides/notesSlide{number}.xml");
        let own = [
            ("rId1", "slideLayout", "../slideLayouts/slideLayout1.xml"),
            ("rId2", "notesSlide", notes.as_str()),
        ];
        package.part(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &relations(&own, None))?;
        package.part(&format!("ppt/notesSlides/notesSlide{number}.xml"), &notes_slide(page))?;
        let back = format!("../slides/slide{number}.xml");
        let own = [
            ("rId1", "notesMaster", "../notesMasters/notesMaster1.xml"),
            ("rId2", "slide", back.as_str()),
        ];
        let name = format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels");
        package.part(&name, &relations(&own, None))?;
    }
    package.finish()
}

/// The zip archive, without any time of day.
struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    fn part(&mut self, name: &str, bytes: &[u8]) -> Result<(), FigureError> {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        self.0.start_file(name, options).map_err(refused)?;
        self.0.write_all(bytes).map_err(refused)
    }

    fn finish(self) -> Result<Vec<u8>, FigureError> {
        Ok(self.0.finish().map_err(refused)?.into_inner())
    }
}

fn refused(error: impl std::fmt::Display) -> FigureError {
    FigureError::Pptx(error.to_string())
}

fn content_types(slides: usize) -> Vec<u8> {
    let mut xml = Xml::document();
    let space = [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")];
    xml.element("Types", &space, |xml| {
        xml.empty(
            "Default",
            &[
                ("Extension", "rels"),
                ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
            ],
        );
        xml.empty("Default", &[("Extension", "xml"), ("ContentType", "application/xml")]);
        let mut part = |name: &str, kind: &str| {
            xml.empty(
                "Override",
                &[("PartName", name), ("ContentType", &format!("{TYPES}{kind}+xml"))],
            );
        };
        part("/ppt/presentation.xml", "presentationml.presentation.main");
        part("/ppt/slideMasters/slideMaster1.xml", "presentationml.slideMaster");
        part("/ppt/slideLayouts/slideLayout1.xml", "presentationml.slideLayout");
        part("/ppt/notesMasters/notesMaster1.xml", "presentationml.notesMaster");
        part("/ppt/theme/theme1.xml", "theme");
        part("/ppt/theme/theme2.xml", "theme");
        for number in 1..=slides {
            part(&format!("/ppt/slides/slide{number}.xml"), "presentationml.slide");
            part(
                &format!("/ppt/notesSlides/notesSlide{number}.xml"),
                "presentationml.notesSlide",
            );
        }
        part("/docProps/app.xml", "extended-properties");
        let core = "application/vnd.openxmlformats-package.core-properties+xml";
        xml.empty("Override", &[("PartName", "/docProps/core.xml"), ("ContentType", core)]);
    });
    xml.into_bytes()
}

/// The relations of a part; `core` names the document's own properties, which have a type of another family.
fn relations(own: &[(&str, &str, &str)], core: Option<&str>) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.element("Relationships", &[("xmlns", RELATIONSHIPS)], |xml| {
        for (id, kind, target) in own {
            xml.empty(
                "Relationship",
                &[("Id", id), ("Type", &format!("{OFFICE}{kind}")), ("Target", target)],
            );
        }
        if let Some(target) = core {
            let kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
            xml.empty("Relationship", &[("Id", "rIdCore"), ("Type", kind), ("Target", target)]);
        }
    });
    xml.into_bytes()
}

fn core(first: &DrawingList) -> Vec<u8> {
    let mut xml = Xml::document();
    let spaces = [
        (
            "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        ),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    let meta = &first.meta;
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.text("dc:title", meta.title.as_deref().unwrap_or_default());
        xml.text("dc:creator", "Garant");
        xml.text("dc:description", meta.description.as_deref().unwrap_or_default());
    });
    xml.into_bytes()
}

fn application(slides: usize) -> Vec<u8> {
    let mut xml = Xml::document();
    let space = [(
        "xmlns",
        "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties",
    )];
    xml.element("Properties", &space, |xml| {
        xml.text("Application", "Garant");
        xml.text("Slides", &slides.to_string());
        xml.text("Notes", &slides.to_string());
    });
    xml.into_bytes()
}

fn presentation(slides: usize, (width, height): (i64, i64)) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.element("p:presentation", &NAMESPACES, |xml| {
        xml.element("p:sldMasterIdLst", &[], |xml| {
            xml.empty("p:sldMasterId", &[("id", "2147483648"), ("r:id", "rId1")]);
        });
        xml.element("p:notesMasterIdLst", &[], |xml| {
            xml.empty("p:notesMasterId", &[("r:id", "rId2")]);
        });
        xml.element("p:sldIdLst", &[], |xml| {
            for place in 0..slides {
                let (id, relation) = ((FIRST_ID + place).to_string(), format!("rId{}", place + 4));
                xml.empty("p:sldId", &[("id", &id), ("r:id", &relation)]);
            }
        });
        xml.empty("p:sldSz", &[("cx", &width.to_string()), ("cy", &height.to_string())]);
        xml.empty("p:notesSz", &[("cx", "6858000"), ("cy", "9144000")]);
    });
    xml.into_bytes()
}

fn presentation_relations(slides: usize) -> Vec<u8> {
    let names: Vec<(String, String)> = (0..slides)
        .map(|place| (format!("rId{}", place + 4), format!("slides/slide{}.xml", place + 1)))
        .collect();
    let mut own = vec![
        ("rId1", "slideMaster", "slideMasters/slideMaster1.xml"),
        ("rId2", "notesMaster", "notesMasters/notesMaster1.xml"),
        ("rId3", "theme", "theme/theme1.xml"),
    ];
    own.extend(names.iter().map(|(id, target)| (id.as_str(), "slide", target.as_str())));
    relations(&own, None)
}

/// What the speaker says.
fn notes_slide(page: &DrawingList) -> Vec<u8> {
    let mut xml = Xml::document();
    xml.element("p:notes", &NAMESPACES, |xml| {
        xml.element("p:cSld", &[], |xml| {
            xml.element("p:spTree", &[], |xml| {
                tree_head(xml);
                holder(xml, ("2", "Slide"), &[("type", "sldImg")], None);
                let paragraphs = if page.slide.notes.is_empty() {
                    &[String::new()][..]
                } else {
                    &page.slide.notes
                };
                holder(xml, ("3", "Notes"), &[("type", "body"), ("idx", "1")], Some(paragraphs));
            });
        });
        xml.element("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
    });
    xml.into_bytes()
}

fn holder(xml: &mut Xml, (id, name): (&str, &str), of: &[(&str, &str)], paragraphs: Option<&[String]>) {
    xml.element("p:sp", &[], |xml| {
        xml.element("p:nvSpPr", &[], |xml| {
            xml.empty("p:cNvPr", &[("id", id), ("name", name)]);
            xml.element("p:cNvSpPr", &[], |xml| {
                let image = [("noGrp", "1"), ("noRot", "1"), ("noChangeAspect", "1")];
                xml.empty("a:spLocks", if paragraphs.is_none() { &image } else { &image[..1] });
            });
            xml.element("p:nvPr", &[], |xml| xml.empty("p:ph", of));
        });
        xml.empty("p:spPr", &[]);
        if let Some(paragraphs) = paragraphs {
            xml.element("p:txBody", &[], |xml| {
                xml.empty("a:bodyPr", &[]);
                xml.empty("a:lstStyle", &[]);
                for paragraph in paragraphs {
                    xml.element("a:p", &[], |xml| {
                        if !paragraph.is_empty() {
                            xml.element("a:r", &[], |xml| {
                                xml.empty("a:rPr", &[("dirty", "0")]);
                                xml.text("a:t", paragraph);
                            });
                        }
                    });
                }
            });
        }
    });
}
