//! The assessment in hand: the one thought through or selected last, or one picked from a list.

use egui::{ComboBox, Role, Ui, WidgetInfo};

use crate::model::{AssessmentId, Item};
use crate::views::ViewCtx;

/// Which assessment is in hand.
#[derive(Debug, Default)]
pub(in crate::views) struct Hand {
    held: Option<AssessmentId>,
    /// What the rest of the window turned to last.
    seen: Option<AssessmentId>,
}

impl Hand {
    /// Follows what is thought through and what is selected, and gives the assessment; where nothing says which, one
    /// that judges any of `near`, else the first.
    pub(in crate::views) fn get(&mut self, ctx: &ViewCtx<'_>, near: &[Item]) -> Option<AssessmentId> {
        let turned = turned_to(ctx);
        if turned.is_some() && turned != self.seen {
            (self.seen, self.held) = (turned, turned);
        }
        let all = &ctx.dossier.assessments;
        let held = self.held.filter(|id| all.contains_key(id));
        held.or_else(|| all.values().find(|a| near.contains(&a.guarantee)).map(|a| a.id))
            .or_else(|| all.keys().next().copied())
    }

    /// A list of the assessments; `name` says what is chosen.
    pub(in crate::views) fn choose_ui(&mut self, ctx: &ViewCtx<'_>, ui: &mut Ui, name: &str, present: AssessmentId) {
        let shown = ctx.name(present);
        let combo = ComboBox::from_id_salt("assessment-in-hand")
            .selected_text(&shown)
            .width(ui.available_width().min(320.0))
            .truncate()
            .show_ui(ui, |ui| {
                for id in ctx.dossier.assessments.keys() {
                    ui.selectable_value(&mut self.held, Some(*id), ctx.name(*id));
                }
            });
        let whole = format!("{name}: {shown}");
        combo
            .response
            .widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, &whole));
    }
}

/// The assessment that is thought through, or that is selected, itself or by what it judges.
fn turned_to(ctx: &ViewCtx<'_>) -> Option<AssessmentId> {
    let all = &ctx.dossier.assessments;
    let selected = match ctx.session.selection {
        Some(Item::Assessment(id)) => Some(id),
        Some(item @ (Item::Tie(_) | Item::Instrument(_))) => all.values().find(|a| a.guarantee == item).map(|a| a.id),
        _ => None,
    };
    selected.or(ctx.session.what_if.assessment).filter(|id| all.contains_key(id))
}
