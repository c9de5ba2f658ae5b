//! Short messages at the edge of the window: what was done, what was refused and what to do about it.

use egui::{Align2, Button, Color32, Frame, Label, Margin, RichText, vec2};

use crate::command::{Command, CommandQueue};
use crate::theme::{Palette, Weight, font, size, space};

/// Seconds a message stays.
const STAY_SECONDS: f64 = 6.0;

struct Toast {
    text: String,
    bad: bool,
    until: Option<f64>,
    offer: Option<Offer>,
}

/// Taking back what a message tells of: offered as long as nothing else has been done.
struct Offer {
    label: String,
    /// Revision of the dossier that the change has led to.
    revision: u64,
}

/// Messages waiting or shown.
#[derive(Default)]
pub(super) struct Toasts(Vec<Toast>);

impl Toasts {
    /// Says that something was done.
    pub(super) fn info(&mut self, text: String) {
        self.push(text, false, None);
    }

    /// Says that a change was made that has led to `revision`, and offers to take it back.
    pub(super) fn done(&mut self, text: String, undo: String, revision: u64) {
        let offer = Offer { label: undo, revision };
        self.push(text, false, Some(offer));
    }

    /// Says that something could not be done.
    pub(super) fn error(&mut self, text: String) {
        log::warn!("{text}");
        self.push(text, true, None);
    }

    fn push(&mut self, text: String, bad: bool, offer: Option<Offer>) {
        self.0.push(Toast {
            text,
            bad,
            until: None,
            offer,
        });
    }

    /// Takes away all that is not bad news: others are about to look.
    pub(super) fn hush(&mut self) {
        self.0.retain(|toast| toast.bad);
    }

    /// Draws the messages; errors and offers stay twice as long, a click takes one away. `revision` is that of the
    /// dossier now; `below` is what stands at the foot of the window and is not to be covered.
    pub(super) fn ui(&mut self, ctx: &egui::Context, palette: &Palette, commands: &CommandQueue, revision: u64, below: f32) {
        let now = ctx.input(|i| i.time);
        for toast in &mut self.0 {
            toast.offer.take_if(|offer| offer.revision != revision);
            let long = toast.bad || toast.offer.is_some();
            let stay = if long { 2.0 * STAY_SECONDS } else { STAY_SECONDS };
            toast.until.get_or_insert(now + stay);
        }
        self.0.retain(|t| t.until.is_none_or(|until| until > now));
        let mut dismissed = None;
        // Above dialogs too: what is said of a figure is said over the composer.
        egui::Area::new(egui::Id::unique("toasts"))
            .order(egui::Order::Foreground)
            .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -44.0 - below))
            .show(ctx, |ui| {
                for (place, toast) in self.0.iter().enumerate() {
                    let rim: Color32 = if toast.bad { palette.bad } else { palette.accent };
                    Frame::new()
                        .fill(palette.card)
                        .stroke(egui::Stroke::new(1.0, rim))
                        .corner_radius(space::CARD_RADIUS)
                        .inner_margin(Margin::symmetric(14, 9))
                        .show(ui, |ui| {
                            ui.set_max_width(560.0);
                            ui.horizontal(|ui| {
                                let text = RichText::new(&toast.text).font(font(size::BODY, Weight::Regular));
                                if ui.add(Label::new(text).wrap().sense(egui::Sense::click())).clicked() {
                                    dismissed = Some(place);
                                }
                                if let Some(offer) = &toast.offer {
                                    let label = RichText::new(&offer.label).font(font(size::BODY, Weight::SemiBold));
                                    let button = Button::new(label.color(palette.accent)).fill(palette.accent_soft);
                                    if ui.add(button).clicked() {
                                        commands.send(Command::Undo);
                                        dismissed = Some(place);
                                    }
                                }
                            });
                        });
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
