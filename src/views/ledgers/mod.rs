//! Tables in the place of the network: proposals to review, what feeds the dossier and what does not, claims,
//! contradictions, forecasts, quantities; and, drawn by others, precedents, scenarios and measures.
//!
//! [`ledgers_ui`] draws the one that the session names. Not here: the network (`network`), what a key does with a
//! proposal (`review`) or a claim (`judge`), writing an exported table (`app`).

mod cells;
mod coverage;
mod csv;
mod facets;
mod head;
mod order;
mod printed;
mod proposals;
mod row;
mod rows;
mod state;
mod table;

pub(in crate::views) use cells::Exported;
pub(in crate::views) use csv::Writer;
pub(in crate::views) use head::name as ledger_name;
pub(in crate::views) use printed::{GAP, Printed, print};
pub(in crate::views) use table::KEYS;

pub use state::{LedgersState, Place};

use egui::{Frame, Margin, Ui};

use super::ViewCtx;
use super::cases::{cases_ui, printed_ui};
use super::measures::{self, measures_ui};
use super::review::ReviewState;
use super::scenarios::scenarios_ui;
use crate::session::Ledger;
use crate::theme::space;

/// The ledger that the session names. `keys`: the letters of review are meant for it, since nothing floats above.
pub fn ledgers_ui(ctx: &ViewCtx<'_>, ui: &mut Ui, state: &mut LedgersState, review: &mut ReviewState, keys: bool) {
    let Some(ledger) = ctx.session.ledger else { return };
    if !ctx.on_screen() {
        let room = ui.available_rect_before_wrap();
        if printed::can_print(ledger) {
            return printed::ledger_ui(ctx, ui, room, ledger);
        } else if ledger == Ledger::Precedents {
            return printed_ui(ctx, ui, room, &mut state.cases);
        } else if ledger == Ledger::Measures {
            return measures::printed_ui(ctx, ui, room, &mut state.measures);
        }
    }
    let margin = Margin::symmetric(space::L as i8, space::S as i8);
    Frame::new().fill(ctx.palette.panel).inner_margin(margin).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        ui.spacing_mut().item_spacing.y = space::XS;
        if ctx.on_screen() {
            head::head_ui(ctx, ui, ledger);
        }
        match ledger {
            Ledger::Proposals => proposals::proposals_ui(ctx, ui, state, review, keys),
            Ledger::Coverage => coverage::coverage_ui(ctx, ui, state),
            Ledger::Precedents => cases_ui(ctx, ui, &mut state.cases, keys),
            Ledger::Scenarios => scenarios_ui(ctx, ui, &mut state.scenarios),
            Ledger::Measures => measures_ui(ctx, ui, &mut state.measures),
            Ledger::Claims | Ledger::Contradictions | Ledger::Forecasts | Ledger::Quantities | Ledger::Notes => {
                table::table_ui(ctx, ui, state, ledger, keys);
            }
        }
    });
}
