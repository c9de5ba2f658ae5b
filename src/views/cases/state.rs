//! What the precedents remember by themselves: how they are shown and ordered, what was worked out of each, and what is
//! laid beside what.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::hand::Hand;
use super::value::Value;
use crate::derived::Cached;
use crate::model::{ActorId, Dossier, Language, Precedent, PrecedentId, Verdict};

/// How the cases are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Shown {
    /// One row a case.
    #[default]
    Table,
    /// One card a case, all on the same scales.
    Cards,
}

/// A column to sort by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Column {
    Case,
    When,
    Promised,
    Letter,
    Effect,
    Value,
    Lesson,
}

impl Column {
    /// Message with its name.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Case => "case-head-case",
            Self::When => "case-head-when",
            Self::Promised => "case-head-promised",
            Self::Letter => "case-head-letter",
            Self::Effect => "case-head-effect",
            Self::Value => "case-head-value",
            Self::Lesson => "case-head-lesson",
        }
    }
}

/// A column, and whether its greatest comes first.
pub(super) type Order = (Column, bool);

/// A case laid beside an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Beside {
    pub(super) precedent: PrecedentId,
    /// Place of the guarantor of the case that is compared, if not the main one.
    pub(super) past: Option<usize>,
    /// The guarantor of the assessment that is compared, if not the first.
    pub(super) present: Option<ActorId>,
}

/// What the precedents remember.
#[derive(Debug)]
pub struct CasesState {
    pub(super) shown: Shown,
    /// Per cent are shown beside the words.
    pub(super) figures: bool,
    pub(super) order: Order,
    values: Cached<u64, BTreeMap<PrecedentId, Value>>,
    rows: Cached<(u64, Language, Order), Vec<PrecedentId>>,
    pub(super) beside: Option<Beside>,
    /// What the assessment beside comes to, with or without what is thought through.
    pub(super) hand: Hand,
    pub(super) judged: super::beside::Judged,
    /// This case shall come into view.
    pub(super) reveal: Option<PrecedentId>,
    /// Counter of the selection that was last followed.
    pub(super) seen_serial: Option<u64>,
    /// The rows shown shall be exported.
    pub(super) export: bool,
}

impl Default for CasesState {
    fn default() -> Self {
        Self {
            shown: Shown::default(),
            figures: false,
            order: (Column::When, false),
            values: Cached::default(),
            rows: Cached::default(),
            beside: None,
            hand: Hand::default(),
            judged: super::beside::Judged::default(),
            reveal: None,
            seen_serial: None,
            export: false,
        }
    }
}

impl CasesState {
    /// Lays a case beside the assessment in hand.
    pub fn lay_beside(&mut self, precedent: PrecedentId) {
        self.beside = Some(Beside {
            precedent,
            past: None,
            present: None,
        });
    }

    /// Makes the table into a file; it is sent when it is drawn next.
    pub fn export(&mut self) {
        self.export = true;
    }

    /// What each case comes to in hindsight.
    pub(super) fn values(&mut self, dossier: &Dossier, revision: u64) -> Arc<BTreeMap<PrecedentId, Value>> {
        let all = || dossier.precedents.values().map(|p| (p.id, Value::of(p))).collect();
        self.values.get(&revision, all)
    }

    /// The cases in their order.
    pub(super) fn rows(&mut self, dossier: &Dossier, revision: u64, language: Language) -> Arc<Vec<PrecedentId>> {
        let values = self.values(dossier, revision);
        let order = self.order;
        self.rows.get(&(revision, language, order), || {
            let mut cases: Vec<&Precedent> = dossier.precedents.values().collect();
            cases.sort_by(|a, b| ordered(order, language, (a, values.get(&a.id)), (b, values.get(&b.id))));
            cases.iter().map(|case| case.id).collect()
        })
    }
}

/// Orders two cases. What has no date or no value comes last either way.
fn ordered(
    (column, down): Order,
    language: Language,
    (a, va): (&Precedent, Option<&Value>),
    (b, vb): (&Precedent, Option<&Value>),
) -> Ordering {
    let text = |of: fn(&Precedent) -> &crate::model::Localised| {
        let key = |p: &Precedent| crate::derived::text_index::fold(of(p).get(language));
        Some((key(a).cmp(&key(b)), of(a).is_empty(), of(b).is_empty()))
    };
    let (order, a_empty, b_empty) = match column {
        Column::Case => text(|p| &p.title),
        Column::Promised => text(|p| &p.promised),
        Column::Lesson => text(|p| &p.lesson),
        Column::When => {
            let day = |p: &Precedent| p.when.as_ref().and_then(crate::model::Edtf::earliest_day);
            Some((day(a).cmp(&day(b)), day(a).is_none(), day(b).is_none()))
        }
        Column::Letter => Some((rank(a.honoured_textual).cmp(&rank(b.honoured_textual)), false, false)),
        Column::Effect => Some((rank(a.effective).cmp(&rank(b.effective)), false, false)),
        Column::Value => {
            let chance = |v: Option<&Value>| v.and_then(Value::worked).and_then(|w| w.readings.first()).map(|r| r.chance);
            let (x, y) = (chance(va), chance(vb));
            let order = x.unwrap_or(0.0).total_cmp(&y.unwrap_or(0.0));
            Some((order, x.is_none(), y.is_none()))
        }
    }
    .unwrap_or((Ordering::Equal, false, false));
    let order = if down { order.reverse() } else { order };
    a_empty.cmp(&b_empty).then(order).then(a.id.cmp(&b.id))
}

/// From kept to unknown.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Yes => 0,
        Verdict::Partly => 1,
        Verdict::No => 2,
        Verdict::NeverTested => 3,
        Verdict::NotStated => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str, when: &str, letter: &str) -> Precedent {
        let mut value = serde_json::json!({
            "id": id, "title": {"en": id}, "lesson": {"en": ""}, "honoured_textual": letter,
        });
        if !when.is_empty() {
            value["when"] = when.into();
        }
        serde_json::from_value(value).unwrap()
    }

    fn sorted(order: Order) -> Vec<String> {
        let mut cases = [
            case("r.kursk", "2024", "yes"),
            case("r.belgium", "1914-08-04", "yes"),
            case("r.card", "", "not_stated"),
            case("r.poland", "1939", "no"),
        ];
        cases.sort_by(|a, b| ordered(order, Language::En, (a, None), (b, None)));
        cases.iter().map(|case| case.id.to_string()).collect()
    }

    #[test]
    fn cases_stand_in_the_order_of_time_and_undated_ones_last_either_way() {
        assert_eq!(sorted((Column::When, false)), ["r.belgium", "r.poland", "r.kursk", "r.card"]);
        assert_eq!(sorted((Column::When, true)), ["r.kursk", "r.poland", "r.belgium", "r.card"]);
    }

    #[test]
    fn verdicts_go_from_kept_to_unknown() {
        assert_eq!(
            sorted((Column::Letter, false)),
            ["r.belgium", "r.kursk", "r.poland", "r.card"]
        );
    }
}
