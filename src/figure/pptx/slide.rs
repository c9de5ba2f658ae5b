//! One slide: marks become shapes that can be edited, grouped by the part of the figure they belong to.
//!
//! For `pptx` only. Units are English metric units (12 700 a point), as the format wants them.

use egui::{Align, Color32, Pos2, Rect, Stroke, vec2};

use super::super::svg::straight;
use super::super::{DrawingList, svg};
use super::marks::{Kind, Mark, Row, Step, Words, marks_of};
use super::xml::Xml;
use super::{ASCENT, DESCENT};

/// The font of a slide: one that every machine has, or has one of the same widths. It is narrower than that of the
/// figures, so that all words have room; a font that is missing would be replaced by a wider one.
const FACE: &str = "Arial";
/// Units a point.
const EMU: f32 = 12_700.0;
/// Units of an angle of one degree.
const ANGLE: f32 = 60_000.0;

/// Writes lengths of a page whose points are `0.0` points of the slide.
#[derive(Clone, Copy)]
pub(super) struct Units(pub(super) f32);

impl Units {
    pub(super) fn of(self, points: f32) -> i64 {
        (f64::from(points) * f64::from(self.0) * f64::from(EMU)).round() as i64
    }

    fn text(self, points: f32) -> String {
        self.of(points).to_string()
    }
}

/// Gives every shape of a slide a number.
struct Slide<'a> {
    xml: Xml,
    units: Units,
    next: u32,
    title: Option<&'a str>,
    caption: Option<&'a str>,
    /// Width of the page.
    wide: f32,
}

/// The XML of a slide.
pub(super) fn slide(page: &DrawingList, units: Units) -> Vec<u8> {
    let mut marks = marks_of(page);
    let whole = Rect::from_min_size(Pos2::ZERO, page.size_points);
    let mut background = page.background;
    // What covers the whole page is the background of the slide.
    while let Some(first) = marks.first() {
        let covers = matches!(first.kind, Kind::Box { rect, .. } if rect.expand(1.0).contains_rect(whole));
        if !(covers && first.fill.is_opaque()) {
            break;
        }
        background = first.fill;
        marks.remove(0);
    }
    let wanted = |text: &'_ str| !text.trim().is_empty();
    let mut slide = Slide {
        xml: Xml::document(),
        units,
        next: 2,
        title: Some(page.slide.title.as_str()).filter(|t| wanted(t)),
        caption: Some(page.slide.caption.as_str()).filter(|t| wanted(t)),
        wide: page.size_points.x,
    };
    let mut xml = std::mem::replace(&mut slide.xml, Xml::document());
    xml.element("p:sld", &super::NAMESPACES, |xml| {
        xml.element("p:cSld", &[], |xml| {
            if let Some((rgb, opacity)) = straight(background)
                && opacity > 0.0
            {
                xml.element("p:bg", &[], |xml| {
                    xml.element("p:bgPr", &[], |xml| {
                        fill_of(xml, rgb, opacity);
                        xml.empty("a:effectLst", &[]);
                    });
                });
            }
            xml.element("p:spTree", &[], |xml| {
                tree_head(xml);
                slide.marks(xml, &page.slide.parts, &marks);
            });
        });
        xml.element("p:clrMapOvr", &[], |xml| xml.empty("a:masterClrMapping", &[]));
    });
    xml.into_bytes()
}

/// What every tree of shapes begins with.
pub(super) fn tree_head(xml: &mut Xml) {
    xml.element("p:nvGrpSpPr", &[], |xml| {
        xml.empty("p:cNvPr", &[("id", "1"), ("name", "")]);
        xml.empty("p:cNvGrpSpPr", &[]);
        xml.empty("p:nvPr", &[]);
    });
    xml.element("p:grpSpPr", &[], |xml| {
        xml.element("a:xfrm", &[], |xml| {
            for name in ["a:off", "a:chOff"] {
                let (one, two) = (("x", "0"), ("y", "0"));
                let size = if name == "a:off" { "a:ext" } else { "a:chExt" };
                xml.empty(name, &[one, two]);
                xml.empty(size, &[("cx", "0"), ("cy", "0")]);
            }
        });
    });
}

fn fill_of(xml: &mut Xml, [r, g, b]: svg::Rgb, opacity: f32) {
    xml.element("a:solidFill", &[], |xml| {
        let value = format!("{r:02X}{g:02X}{b:02X}");
        if opacity >= 1.0 {
            xml.empty("a:srgbClr", &[("val", &value)]);
        } else {
            xml.element("a:srgbClr", &[("val", &value)], |xml| {
                let share = ((opacity * 100_000.0).round() as i64).to_string();
                xml.empty("a:alpha", &[("val", &share)]);
            });
        }
    });
}

fn paint(xml: &mut Xml, color: Color32) {
    match straight(color) {
        Some((rgb, opacity)) => fill_of(xml, rgb, opacity),
        None => xml.empty("a:noFill", &[]),
    }
}

impl Slide<'_> {
    fn marks(&mut self, xml: &mut Xml, parts: &[(String, Rect)], marks: &[Mark]) {
        let part_of = |mark: &Mark| {
            let centre = mark.bounds.center();
            let around = parts.iter().enumerate().filter(|(_, (_, rect))| rect.contains(centre));
            around
                .min_by(|a, b| a.1.1.area().total_cmp(&b.1.1.area()))
                .map(|(place, _)| place)
        };
        let mut rest = marks;
        while let Some(first) = rest.first() {
            let part = part_of(first);
            let count = rest.iter().take_while(|mark| part_of(mark) == part).count();
            let (together, after) = rest.split_at(count);
            rest = after;
            match part.and_then(|place| parts.get(place)).filter(|_| count > 1) {
                Some((name, _)) => self.group(xml, name, together),
                None => together.iter().for_each(|mark| self.mark(xml, mark)),
            }
        }
    }

    fn id(&mut self) -> String {
        let id = self.next;
        self.next += 1;
        id.to_string()
    }

    fn group(&mut self, xml: &mut Xml, name: &str, marks: &[Mark]) {
        // A title stands by itself: a placeholder may not be in a group.
        let bounds = marks.iter().fold(Rect::NOTHING, |all, mark| all.union(mark.bounds));
        let id = self.id();
        xml.element("p:grpSp", &[], |xml| {
            xml.element("p:nvGrpSpPr", &[], |xml| {
                xml.empty("p:cNvPr", &[("id", &id), ("name", &svg::clean(name))]);
                xml.empty("p:cNvGrpSpPr", &[]);
                xml.empty("p:nvPr", &[]);
            });
            xml.element("p:grpSpPr", &[], |xml| {
                xml.element("a:xfrm", &[], |xml| {
                    self.place(xml, bounds, ["a:off", "a:ext"]);
                    self.place(xml, bounds, ["a:chOff", "a:chExt"]);
                });
            });
            for mark in marks {
                self.mark(xml, mark);
            }
        });
    }

    fn place(&self, xml: &mut Xml, rect: Rect, [at, size]: [&str; 2]) {
        let u = self.units;
        xml.empty(at, &[("x", &u.text(rect.left())), ("y", &u.text(rect.top()))]);
        let (w, h) = (u.text(rect.width().max(0.0)), u.text(rect.height().max(0.0)));
        xml.empty(size, &[("cx", &w), ("cy", &h)]);
    }

    fn mark(&mut self, xml: &mut Xml, mark: &Mark) {
        match &mark.kind {
            Kind::Box { rect, radius, angle } => {
                let least = rect.width().min(rect.height()).max(0.01);
                let round = (radius / least).clamp(0.0, 0.5);
                let kind = if round > 0.0 { "roundRect" } else { "rect" };
                self.preset(
                    xml,
                    ("Rectangle", kind),
                    (*rect, *angle),
                    mark,
                    Some(round).filter(|r| *r > 0.0),
                );
            }
            Kind::Oval { rect, angle } => self.preset(xml, ("Ellipse", "ellipse"), (*rect, *angle), mark, None),
            Kind::Free(steps) => self.freeform(xml, steps, mark),
            Kind::Words(words) => self.words(xml, words),
        }
    }

    fn line(&self, xml: &mut Xml, stroke: Stroke) {
        if stroke.is_empty() {
            xml.element("a:ln", &[], |xml| xml.empty("a:noFill", &[]));
            return;
        }
        let width = self.units.text(stroke.width);
        xml.element("a:ln", &[("w", &width), ("cap", "flat")], |xml| {
            paint(xml, stroke.color);
            xml.empty("a:miter", &[("lim", "400000")]);
        });
    }

    fn transform(&self, xml: &mut Xml, rect: Rect, angle: f32) {
        let turn = ((angle.to_degrees() * ANGLE).round() as i64).to_string();
        let attributes = [("rot", turn.as_str())];
        let attributes = if angle == 0.0 { &[][..] } else { &attributes[..] };
        xml.element("a:xfrm", attributes, |xml| self.place(xml, rect, ["a:off", "a:ext"]));
    }

    fn preset(&mut self, xml: &mut Xml, (name, kind): (&str, &str), (rect, angle): (Rect, f32), mark: &Mark, round: Option<f32>) {
        let id = self.id();
        xml.element("p:sp", &[], |xml| {
            names(xml, &id, &format!("{name} {id}"), false);
            xml.element("p:spPr", &[], |xml| {
                self.transform(xml, rect, angle);
                xml.element("a:prstGeom", &[("prst", kind)], |xml| {
                    xml.element("a:avLst", &[], |xml| {
                        if let Some(round) = round {
                            let value = format!("val {}", (round * 100_000.0).round() as i64);
                            xml.empty("a:gd", &[("name", "adj"), ("fmla", &value)]);
                        }
                    });
                });
                paint(xml, mark.fill);
                self.line(xml, mark.stroke);
            });
        });
    }

    fn freeform(&mut self, xml: &mut Xml, steps: &[Step], mark: &Mark) {
        let id = self.id();
        let (rect, units) = (mark.bounds, self.units);
        xml.element("p:sp", &[], |xml| {
            names(xml, &id, &format!("Freeform {id}"), false);
            xml.element("p:spPr", &[], |xml| {
                self.transform(xml, rect, 0.0);
                xml.element("a:custGeom", &[], |xml| {
                    for name in ["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"] {
                        xml.empty(name, &[]);
                    }
                    xml.empty("a:rect", &[("l", "0"), ("t", "0"), ("r", "r"), ("b", "b")]);
                    xml.element("a:pathLst", &[], |xml| {
                        let (w, h) = (units.text(rect.width()), units.text(rect.height()));
                        xml.element("a:path", &[("w", &w), ("h", &h)], |xml| {
                            for step in steps {
                                path_step(xml, units, rect.min, step);
                            }
                        });
                    });
                });
                paint(xml, mark.fill);
                self.line(xml, mark.stroke);
            });
        });
    }

    fn words(&mut self, xml: &mut Xml, words: &Words) {
        let id = self.id();
        let is = |wanted: Option<&str>| wanted.is_some_and(|text| svg::clean(text).trim() == svg::clean(&words.whole).trim());
        let holder = if is(self.title) {
            self.title = None;
            Some(("title", None))
        } else if is(self.caption) {
            self.caption = None;
            Some(("body", Some("1")))
        } else {
            None
        };
        let mut rect = words.rect();
        let (angle, pivot) = words.turned;
        if holder.is_some() && angle == 0.0 && words.align == Align::Min {
            // Title and caption have the whole line: on a machine without the font another, wider one stands in, and
            // a placeholder breaks its lines whatever it is told.
            rect.max.x = rect.max.x.max(self.wide - rect.left());
        }
        // The slide turns around the middle of the box, the drawing around where the words begin.
        let centre = pivot + egui::emath::Rot2::from_angle(angle) * (rect.center() - pivot);
        let rect = Rect::from_center_size(centre, rect.size());
        let name: String = svg::clean(&words.whole).chars().take(40).collect();
        xml.element("p:sp", &[], |xml| {
            xml.element("p:nvSpPr", &[], |xml| {
                xml.empty("p:cNvPr", &[("id", &id), ("name", &format!("{name} {id}"))]);
                if holder.is_some() {
                    xml.element("p:cNvSpPr", &[], |xml| xml.empty("a:spLocks", &[("noGrp", "1")]));
                } else {
                    xml.empty("p:cNvSpPr", &[("txBox", "1")]);
                }
                xml.element("p:nvPr", &[], |xml| match holder {
                    Some((kind, Some(place))) => xml.empty("p:ph", &[("type", kind), ("idx", place)]),
                    Some((kind, None)) => xml.empty("p:ph", &[("type", kind)]),
                    None => {}
                });
            });
            xml.element("p:spPr", &[], |xml| {
                self.transform(xml, rect, angle);
                xml.element("a:prstGeom", &[("prst", "rect")], |xml| xml.empty("a:avLst", &[]));
                xml.empty("a:noFill", &[]);
            });
            self.body(xml, words);
        });
    }

    fn body(&self, xml: &mut Xml, words: &Words) {
        xml.element("p:txBody", &[], |xml| {
            let none = [("lIns", "0"), ("tIns", "0"), ("rIns", "0"), ("bIns", "0")];
            let body = [("wrap", "none"), none[0], none[1], none[2], none[3], ("anchor", "t")];
            xml.element("a:bodyPr", &body, |xml| xml.empty("a:noAutofit", &[]));
            xml.empty("a:lstStyle", &[]);
            let align = match words.align {
                Align::Min => "l",
                Align::Center => "ctr",
                Align::Max => "r",
            };
            xml.element("a:p", &[], |xml| {
                xml.element("a:pPr", &[("algn", align), ("marL", "0"), ("indent", "0")], |xml| {
                    if let Some(spacing) = spacing_of(&words.rows) {
                        let share = ((spacing * 100_000.0).round() as i64).to_string();
                        xml.element("a:lnSpc", &[], |xml| xml.empty("a:spcPct", &[("val", &share)]));
                    }
                    xml.element("a:spcBef", &[], |xml| xml.empty("a:spcPts", &[("val", "0")]));
                    xml.empty("a:buNone", &[]);
                });
                for (place, row) in words.rows.iter().enumerate() {
                    if place > 0 {
                        xml.empty("a:br", &[]);
                    }
                    for run in &row.runs {
                        xml.element("a:r", &[], |xml| {
                            self.run(xml, run);
                            xml.text("a:t", &run.text);
                        });
                    }
                }
            });
        });
    }

    fn run(&self, xml: &mut Xml, run: &super::super::text::Run) {
        // In hundredths of a point.
        let size = ((run.size * self.units.0 * 100.0).round().clamp(100.0, 400_000.0) as i64).to_string();
        // Cuts between regular and bold are families of their own to a slide: where the font is missing, their weight
        // would be lost.
        let face = if run.rtl { "DejaVu Sans" } else { FACE };
        let mut attributes = vec![("sz", size.as_str())];
        attributes.extend((run.weight >= 600).then_some(("b", "1")));
        attributes.extend((run.weight < 600).then_some(("b", "0")));
        attributes.extend(run.italic.then_some(("i", "1")));
        attributes.push(("dirty", "0"));
        xml.element("a:rPr", &attributes, |xml| {
            paint(xml, run.color);
            for name in ["a:latin", "a:ea", "a:cs"] {
                xml.empty(name, &[("typeface", face)]);
            }
        });
    }
}

/// Distance of rows against what the font asks for, where it is another.
fn spacing_of(rows: &[Row]) -> Option<f32> {
    let (first, last) = (rows.first()?, rows.last()?);
    let size = first.runs.iter().map(|run| run.size).fold(0.0, f32::max);
    let pitch = (last.baseline - first.baseline) / (rows.len().checked_sub(1).filter(|n| *n > 0)? as f32);
    let share = pitch / (size * (ASCENT + DESCENT)).max(0.01);
    ((share - 1.0).abs() > 0.02).then_some(share.clamp(0.5, 3.0))
}

fn names(xml: &mut Xml, id: &str, name: &str, text: bool) {
    xml.element("p:nvSpPr", &[], |xml| {
        xml.empty("p:cNvPr", &[("id", id), ("name", name)]);
        let attributes = [("txBox", "1")];
        xml.empty("p:cNvSpPr", if text { &attributes } else { &[] });
        xml.empty("p:nvPr", &[]);
    });
}

fn path_step(xml: &mut Xml, units: Units, origin: Pos2, step: &Step) {
    let point = |xml: &mut Xml, p: Pos2| {
        let at = p - origin + vec2(0.0, 0.0);
        xml.empty("a:pt", &[("x", &units.text(at.x)), ("y", &units.text(at.y))]);
    };
    match step {
        Step::Move(p) => xml.element("a:moveTo", &[], |xml| point(xml, *p)),
        Step::Line(p) => xml.element("a:lnTo", &[], |xml| point(xml, *p)),
        Step::Curve(points) => xml.element("a:cubicBezTo", &[], |xml| points.iter().for_each(|p| point(xml, *p))),
        Step::Close => xml.empty("a:close", &[]),
    }
}
