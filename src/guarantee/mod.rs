//! The guarantee model: how likely a promise is to be kept, from a base rate, eight factors and who else has promised.
//!
//! An aid to an analyst's judgement, never a forecast. Numbers in, numbers out: no record of the dossier, no word a
//! user reads, no file, no clock, no chance but from a seed. In reading order: [`case`] (what goes in, and what is
//! refused), [`factors`] (the eight factors, their weights and where these come from), [`help`] (the chance that help
//! comes: each guarantor, any, all, enough) with [`shock`] (what moves all guarantors) and [`enough`] (which of them
//! together are enough), [`restraint`] (the chance that a guarantor keeps its hands off), and what is asked of both:
//! [`answer()`] with the most fitting value of everything, [`spread()`] with everything drawn from its range,
//! [`sensitivity`] for what the result hangs on. For `derived::judgement`, which makes a case of an assessment, and
//! the command line.

pub mod answer;
pub mod case;
mod draw;
pub mod enough;
pub mod factors;
pub mod help;
pub mod normal;
pub mod restraint;
pub mod sensitivity;
pub mod shock;
pub mod spread;

pub use answer::{Answer, Outcome, answer};
pub use case::{Case, Fault, Guarantor, Liability, Range};
pub use factors::FACTORS;
pub use restraint::{Council, Enforcer, Restraint};
pub use sensitivity::{Bar, Change, Contributions, Difference, Effect, Input, Marginal};
pub use sensitivity::{contributions, marginal, tornado, what_would_change};
pub use spread::{Spread, Spreads, spread};

#[cfg(test)]
mod tests;
