//! What belongs to the selection: the items that the other panes light up, and the passages that carry it.

use std::collections::{BTreeSet, HashMap};

use crate::model::{Claim, Day, DocumentId, Dossier, Index, Item, PassageId, Review};

/// How strongly an item is shown. Ordered: the strongest reason wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Highlight {
    /// Not in connection with the selection.
    #[default]
    None,
    /// Belongs to the selection.
    Related,
    /// Under the pointer, here or in another pane.
    Hovered,
    /// Selected.
    Selected,
}

/// What belongs to a selection.
#[derive(Debug, Default)]
pub struct Related {
    marks: HashMap<Item, Highlight>,
    /// Passages that carry the selection, in the order of the documents' dates and of the texts.
    pub evidence: Vec<PassageId>,
    /// Where in `evidence` to begin: for a tie, treaty or event at the first passage that affirms it, else at the first.
    pub start: usize,
}

impl Related {
    /// Works out what belongs to the selected items. Claims not known by `known_by` are left aside, and so are
    /// passages of the `hidden` documents.
    pub fn to(
        selected: impl IntoIterator<Item = Item>,
        dossier: &Dossier,
        index: &Index,
        known_by: Option<Day>,
        hidden: &BTreeSet<DocumentId>,
    ) -> Self {
        let mut related = Self::default();
        let selected: Vec<Item> = selected.into_iter().filter(|item| dossier.contains(*item)).collect();
        for item in &selected {
            related.add(*item, dossier, index, known_by);
        }
        for item in &selected {
            related.marks.insert(*item, Highlight::Selected);
        }
        related
            .evidence
            .retain(|id| dossier.passages.get(id).is_none_or(|p| !hidden.contains(&p.document)));
        related.evidence.sort_by_key(|id| {
            let passage = dossier.passages.get(id);
            let document = passage.and_then(|p| dossier.documents.get(&p.document));
            let date = document
                .and_then(|d| d.published.as_ref())
                .and_then(crate::model::Edtf::earliest_day);
            (date, document.map(|d| d.id), passage.map(|p| p.target.span))
        });
        related.evidence.dedup();
        let affirms = |id: &PassageId| {
            let claims = index.claims_in(*id).iter().filter_map(|claim| dossier.claims.get(claim));
            claims
                .filter(|c| c.about.iter().any(|item| selected.contains(item)) && c.affirms())
                .any(|c| is_known(c, dossier, known_by))
        };
        // What an actor says and is said to do is read from the beginning.
        if matches!(selected.first(), Some(Item::Tie(_) | Item::Instrument(_) | Item::Event(_))) {
            related.start = related.evidence.iter().position(affirms).unwrap_or(0);
        }
        related
    }

    /// How strongly an item is shown on account of the selection.
    pub fn highlight(&self, item: impl Into<Item>) -> Highlight {
        self.marks.get(&item.into()).copied().unwrap_or_default()
    }

    /// Hands every item that is shown more strongly to `see`, in no order.
    pub fn each_mark(&self, mut see: impl FnMut(Item, Highlight)) {
        self.marks.iter().for_each(|(item, highlight)| see(*item, *highlight));
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        self.marks.is_empty()
    }

    fn mark(&mut self, item: impl Into<Item>) {
        self.marks.entry(item.into()).or_insert(Highlight::Related);
    }

    fn add(&mut self, item: Item, dossier: &Dossier, index: &Index, known_by: Option<Day>) {
        match item {
            Item::Document(id) => {
                for passage in index.passages_of(id) {
                    self.mark(*passage);
                }
            }
            Item::Passage(id) => self.add_passage(id, dossier, index),
            Item::Actor(id) => {
                for tie in index.ties_of(id) {
                    self.mark(*tie);
                    if let Some(t) = dossier.ties.get(tie) {
                        self.mark(if t.from == id { t.to } else { t.from });
                        if let Some(instrument) = t.instrument {
                            self.mark(instrument);
                        }
                    }
                    self.add_claims(index.claims_about(*tie), dossier, known_by);
                }
                for event in index.events_of(id) {
                    self.mark(*event);
                }
                self.add_claims(index.claims_about(id), dossier, known_by);
                self.add_claims(index.claims_by(id), dossier, known_by);
            }
            Item::Instrument(id) => {
                self.add_claims(index.claims_about(id), dossier, known_by);
                for tie in index.ties_under(id) {
                    self.add_tie(*tie, dossier, index, known_by);
                }
                for event in dossier.events.values().filter(|e| e.instrument == Some(id)) {
                    self.mark(event.id);
                }
                if let Some(instrument) = dossier.instruments.get(&id) {
                    for party in &instrument.parties {
                        self.mark(party.actor);
                    }
                }
            }
            Item::Tie(id) => {
                self.add_tie(id, dossier, index, known_by);
                if let Some(instrument) = dossier.ties.get(&id).and_then(|t| t.instrument) {
                    self.mark(instrument);
                }
            }
            Item::Event(id) => {
                self.add_claims(index.claims_about(id), dossier, known_by);
                if let Some(event) = dossier.events.get(&id) {
                    for participant in &event.participants {
                        self.mark(participant.actor);
                    }
                    for tie in &event.ties {
                        self.mark(*tie);
                    }
                    if let Some(instrument) = event.instrument {
                        self.mark(instrument);
                    }
                }
            }
            Item::Claim(id) => {
                self.add_claims(&[id], dossier, known_by);
                if let Some(claim) = dossier.claims.get(&id) {
                    for about in &claim.about {
                        self.mark_with_ends(*about, dossier);
                    }
                    self.mark(claim.speaker);
                }
            }
            Item::Quantity(id) => {
                if let Some(quantity) = dossier.quantities.get(&id) {
                    self.add_claims(&[quantity.claim], dossier, known_by);
                    if let Some(about) = quantity.about {
                        self.mark_with_ends(about, dossier);
                    }
                }
            }
            Item::Contradiction(id) => {
                if let Some(contradiction) = dossier.contradictions.get(&id) {
                    self.add_claims(&contradiction.claims, dossier, known_by);
                    self.mark_subjects(&contradiction.claims, dossier);
                }
            }
            Item::Scenario(id) => {
                if let Some(scenario) = dossier.scenarios.get(&id) {
                    self.add_claims(&scenario.claims, dossier, known_by);
                    self.add_claims(&scenario.consequences, dossier, known_by);
                    self.mark_subjects(&scenario.consequences, dossier);
                }
            }
            Item::Precedent(id) => {
                if let Some(precedent) = dossier.precedents.get(&id) {
                    self.add_claims(&precedent.claims, dossier, known_by);
                    precedent.case.into_iter().for_each(|case| self.mark_with_ends(case, dossier));
                    for item in &precedent.bears_on {
                        self.mark_with_ends(*item, dossier);
                    }
                }
            }
            Item::Assessment(id) => {
                if let Some(assessment) = dossier.assessments.get(&id) {
                    self.mark_with_ends(assessment.guarantee, dossier);
                    for guarantor in &assessment.guarantors {
                        self.mark(guarantor.actor);
                    }
                    let claims: Vec<_> = assessment.claims().collect();
                    self.add_claims(&claims, dossier, known_by);
                }
            }
            Item::Scene(id) => {
                if let Some(selected) = dossier.scenes.get(&id).and_then(|s| s.selection) {
                    self.mark_with_ends(selected, dossier);
                }
            }
            Item::Note(id) => {
                for item in dossier.notes.get(&id).into_iter().flat_map(|n| &n.about) {
                    self.add_kept(*item, dossier, index, known_by);
                }
            }
            Item::Tag(id) => {
                for item in dossier.tags.get(&id).into_iter().flat_map(|t| &t.items) {
                    self.add_kept(*item, dossier, index, known_by);
                }
            }
        }
    }

    /// What a note or a tag holds on to: the item itself and its passages, not everything around it.
    fn add_kept(&mut self, item: Item, dossier: &Dossier, index: &Index, known_by: Option<Day>) {
        self.mark_with_ends(item, dossier);
        match item {
            Item::Tie(_) | Item::Event(_) | Item::Instrument(_) => {
                self.add_claims(index.claims_about(item), dossier, known_by);
            }
            Item::Claim(id) => self.add_claims(&[id], dossier, known_by),
            Item::Passage(id) => self.add_passage(id, dossier, index),
            _ => {}
        }
    }

    fn add_tie(&mut self, id: crate::model::TieId, dossier: &Dossier, index: &Index, known_by: Option<Day>) {
        self.mark(id);
        if let Some(tie) = dossier.ties.get(&id) {
            self.mark(tie.from);
            self.mark(tie.to);
        }
        for event in index.events_with_tie(id) {
            self.mark(*event);
        }
        self.add_claims(index.claims_about(id), dossier, known_by);
    }

    fn add_passage(&mut self, id: PassageId, dossier: &Dossier, index: &Index) {
        self.evidence.push(id);
        for claim in index.claims_in(id) {
            self.mark(*claim);
            if let Some(claim) = dossier.claims.get(claim) {
                for about in &claim.about {
                    self.mark_with_ends(*about, dossier);
                }
            }
        }
    }

    fn add_claims(&mut self, claims: &[crate::model::ClaimId], dossier: &Dossier, known_by: Option<Day>) {
        for claim in claims
            .iter()
            .filter_map(|id| dossier.claims.get(id))
            .filter(|c| is_known(c, dossier, known_by))
        {
            self.mark(claim.id);
            for passage in &claim.passages {
                self.mark(*passage);
                self.evidence.push(*passage);
            }
        }
    }

    fn mark_subjects(&mut self, claims: &[crate::model::ClaimId], dossier: &Dossier) {
        for item in claims
            .iter()
            .filter_map(|id| dossier.claims.get(id))
            .flat_map(|c| c.about.iter().copied())
        {
            self.mark_with_ends(item, dossier);
        }
    }

    fn mark_with_ends(&mut self, item: Item, dossier: &Dossier) {
        self.mark(item);
        if let Item::Tie(id) = item
            && let Some(tie) = dossier.ties.get(&id)
        {
            self.mark(tie.from);
            self.mark(tie.to);
            if let Some(instrument) = tie.instrument {
                self.mark(instrument);
            }
        }
        if let Item::Instrument(id) = item {
            for tie in dossier.ties.values().filter(|t| t.instrument == Some(id)) {
                self.mark(tie.id);
                self.mark(tie.from);
                self.mark(tie.to);
            }
        }
        if let Item::Event(id) = item
            && let Some(event) = dossier.events.get(&id)
        {
            for participant in &event.participants {
                self.mark(participant.actor);
            }
        }
    }
}

fn is_known(claim: &Claim, dossier: &Dossier, known_by: Option<Day>) -> bool {
    claim.review != Review::Rejected
        && known_by.is_none_or(|day| {
            claim
                .passages
                .iter()
                .filter_map(|p| dossier.passages.get(p))
                .filter_map(|p| dossier.documents.get(&p.document))
                .any(|d| d.known_from().is_none_or(|from| from <= day))
        })
}
