//! Short messages at the edge of the window: what was done, what was refused and what to do about it.

use egui::{Align2, Color32, Frame, Margin, vec2};

use crate::theme::{Palette, Weight, font, size, space};

/// Seconds a message stays.
const STAY_SECONDS: f64 = 6.0;

struct Toast {
    text: String,
    bad: bool,
    until: Option<f64>,
}

/// Messages waiting or shown.
#[derive(Default)]
pub(super) struct Toasts(Vec<Toast>);

impl Toasts {
    /// Says that something was done.
    pub(super) fn info(&mut self, text: String) {
        self.0.push(Toast {
            text,
            bad: false,
            until: None,
        });
    }

    /// Says that something could not be done.
    pub(super) fn error(&mut self, text: String) {
        log::warn!("{text}");
        self.0.push(Toast {
            text,
            bad: true,
            until: None,
        });
    }

    /// Draws the messages; errors stay twice as long, a click takes one away.
    pub(super) fn ui(&mut self, ctx: &egui::Context, palette: &Palette) {
        let now = ctx.input(|i| i.time);
        for toast in &mut self.0 {
            let stay = if toast.bad { 2.0 * STAY_SECONDS } else { STAY_SECONDS };
            toast.until.get_or_insert(now + stay);
        }
        self.0.retain(|t| t.until.is_none_or(|until| until > now));
        let mut dismissed = None;
        egui::Area::new(egui::Id::unique("toasts"))
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -44.0))
            .show(ctx, |ui| {
                for (place, toast) in self.0.iter().enumerate() {
                    let rim: Color32 = if toast.bad { palette.bad } else { palette.accent };
                    let shown = Frame::new()
                        .fill(palette.card)
                        .stroke(egui::Stroke::new(1.0, rim))
                        .corner_radius(space::CARD_RADIUS)
                        .inner_margin(Margin::symmetric(14, 9))
                        .show(ui, |ui| {
                            ui.set_max_width(560.0);
                            ui.label(egui::RichText::new(&toast.text).font(font(size::BODY, Weight::Regular)));
                        });
                    if ui
                        .interact(shown.response.rect, egui::Id::unique(("toast", place)), egui::Sense::click())
                        .clicked()
                    {
                        dismissed = Some(place);
                    }
                }
            });
        if let Some(place) = dismissed {
            self.0.remove(place);
        }
        if let Some(next) = self.0.iter().filter_map(|t| t.until).min_by(f64::total_cmp) {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64((next - now).max(0.05)));
        }
    }
}
