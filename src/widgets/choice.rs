//! A list of which one is taken: arrows and Enter, or a click.
//!
//! For lists to pick from and for forms. What the rows say comes from the caller; what is taken is given back.
//! Not here: choosing among two or three words side by side (`segmented`).

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Key, Modifiers, Response, RichText, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::theme::{Palette, Weight, font, size, space};

/// Height of a row.
const ROW: f32 = 26.0;
/// Radius of the ring of a [`Look::Radio`], and the room it takes.
const RING: f32 = 5.0;
const RING_ROOM: f32 = space::S + 2.0 * RING;

/// How a row shows that it is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Only by its ground: a click is the answer.
    Plain,
    /// By a ring as well: a click chooses, something else answers.
    Radio,
}

/// What a row says: what it is called, and in weaker ink what tells it from others of the name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// The name.
    pub title: String,
    /// The rest; may be empty.
    pub note: String,
}

impl From<&str> for Words {
    fn from(title: &str) -> Self {
        Self {
            title: title.to_owned(),
            note: String::new(),
        }
    }
}

impl Words {
    fn name(&self) -> String {
        if self.note.is_empty() {
            self.title.clone()
        } else {
            format!("{} · {}", self.title, self.note)
        }
    }
}

/// Moves `at` with the arrows, round the ends; they are taken before a field sees them. `true` if it moved.
pub fn arrows(ui: &Ui, at: &mut usize, count: usize) -> bool {
    let taken = |key| ui.input_mut(|i| i.consume_key(Modifiers::NONE, key));
    let (down, up) = (taken(Key::ArrowDown), taken(Key::ArrowUp));
    let last = count.saturating_sub(1);
    if down {
        *at = if *at >= last { 0 } else { *at + 1 };
    }
    if up {
        *at = if *at == 0 { last } else { (*at - 1).min(last) };
    }
    down || up
}

/// Whether Enter was pressed; nobody else sees it then.
pub fn enter(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}

/// All rows, without a bar of their own. Gives the one clicked.
pub fn rows(ui: &mut Ui, palette: &Palette, look: Look, at: usize, texts: &[String]) -> Option<usize> {
    let mut clicked = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (place, text) in texts.iter().enumerate() {
            let row = row(ui, palette, look, place == at, || text.as_str().into());
            if row.on_hover_text(text).clicked() {
                clicked = Some(place);
            }
        }
    });
    clicked
}

/// Rows of which `seen` are seen at once; `reveal` brings the one at `at` into sight. `words` is asked only for rows
/// in sight; `nothing` stands there if there is no row. Gives the one clicked.
pub fn scrolled(
    ui: &mut Ui,
    palette: &Palette,
    (at, reveal): (usize, bool),
    (count, seen): (usize, f32),
    nothing: &str,
    words: impl Fn(usize) -> Words,
) -> Option<usize> {
    let mut clicked = None;
    ui.add_space(space::XS);
    ScrollArea::vertical()
        .id_salt("choice-rows")
        .max_height(ROW * seen)
        .min_scrolled_height(ROW * seen)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for place in 0..count {
                let row = row(ui, palette, Look::Plain, place == at, || words(place));
                if place == at && reveal {
                    ui.scroll_to_rect(row.rect, None);
                }
                if row.clicked() {
                    clicked = Some(place);
                }
            }
            if count == 0 {
                ui.label(RichText::new(nothing).color(palette.text_weak));
            }
        });
    clicked
}

fn row(ui: &mut Ui, palette: &Palette, look: Look, chosen: bool, words: impl FnOnce() -> Words) -> Response {
    let p = palette;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let words = words();
    let role = match look {
        Look::Plain => Role::Button,
        Look::Radio => Role::RadioButton,
    };
    response.widget_info(|| WidgetInfo::selected(role, true, chosen, words.name()));
    if chosen || response.hovered() || response.has_focus() {
        let fill = if chosen { p.accent_soft } else { p.field };
        ui.painter().rect_filled(rect, space::RADIUS - 1, fill);
    }
    let mut left = space::S;
    if look == Look::Radio {
        let ring = rect.left_center() + vec2(space::S + RING, 0.0);
        let ink = if chosen { p.accent } else { p.text_weak };
        ui.painter().circle_stroke(ring, RING, Stroke::new(1.3, ink));
        if chosen {
            ui.painter().circle_filled(ring, 2.6, p.accent);
        }
        left += RING_ROOM;
    }
    let weight = if chosen { Weight::Medium } else { Weight::Regular };
    let mut job = LayoutJob::default();
    job.append(&words.title, 0.0, TextFormat::simple(font(size::BODY, weight), p.text));
    if !words.note.is_empty() {
        let format = TextFormat::simple(font(size::NOTE, Weight::Regular), p.text_weak);
        job.append(&words.note, 9.0, format);
    }
    job.wrap = TextWrapping::truncate_at_width(rect.width() - left - space::S);
    let galley = ui.painter().layout_job(job);
    let at = rect.left_center() + vec2(left, -galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.text);
    response
}
