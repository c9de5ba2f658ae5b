//! The drafts: what was typed and is not saved yet.

use std::collections::BTreeMap;

use crate::model::draft::{Field, Place};
use crate::model::{Dossier, Edtf, Item, Language, Record};
use crate::session::Session;
use crate::views::pick::Picker;

/// Reads what a person types as a date where it is neither EDTF nor a plain date; the flag asks for a period. The app
/// gives the reading of texts, which views do not know.
pub type ReadDate = fn(&str, Language, bool) -> Option<Edtf>;

/// Text as typed, where the record holds a date, a number or a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Texts(BTreeMap<Place, String>);

impl Texts {
    /// What was typed at a place; else what stands in the record, to be typed over.
    pub(super) fn take(&mut self, at: Place, held: impl FnOnce() -> String) -> String {
        self.0.remove(&at).unwrap_or_else(held)
    }

    pub(super) fn put(&mut self, at: Place, text: String) {
        self.0.insert(at, text);
    }

    /// A row is gone: what was typed into those below moves up.
    pub(super) fn row_removed(&mut self, field: Field, row: usize) {
        let old = std::mem::take(&mut self.0);
        let moved = old.into_iter().filter_map(|(mut at, text)| {
            if at.field == field {
                match at.row {
                    Some(place) if place == row => return None,
                    Some(place) if place > row => at.row = Some(place - 1),
                    _ => {}
                }
            }
            Some((at, text))
        });
        self.0 = moved.collect();
    }
}

/// A record that is being written.
#[derive(Debug)]
pub(super) struct Draft {
    /// Tells it from other drafts.
    pub(super) serial: u64,
    /// As it was in the dossier when it was opened; `None` for a new record.
    pub(super) base: Option<Record>,
    /// As it is now.
    pub(super) record: Record,
    pub(super) texts: Texts,
    /// Text at fields that was no date or number when last seen.
    pub(super) unread: BTreeMap<Place, crate::model::draft::Problem>,
    /// Saving was tried: from now on everything that is wrong is said.
    pub(super) tried: bool,
    /// Sent to the dossier; gone as soon as it is there.
    pub(super) sent: bool,
    /// Escape was pressed once, and would give up what was typed.
    pub(super) asked: bool,
    /// Just opened: the first field takes the focus.
    pub(super) fresh: bool,
}

impl Draft {
    fn new(serial: u64, base: Option<Record>, record: Record) -> Self {
        Self {
            serial,
            base,
            record,
            texts: Texts::default(),
            unread: BTreeMap::new(),
            tried: false,
            sent: false,
            asked: false,
            fresh: true,
        }
    }

    /// Begins again from what the dossier holds by now.
    pub(super) fn restart(&mut self, record: Record) {
        *self = Self::new(self.serial, Some(record.clone()), record);
    }

    /// Whether anything has been typed that is not in the dossier. A new record counts from the beginning.
    pub(super) fn is_changed(&self) -> bool {
        self.base.as_ref() != Some(&self.record) || !self.unread.is_empty()
    }
}

/// What the forms remember.
pub struct EditState {
    pub(super) drafts: Vec<Draft>,
    /// A draft shown although its record is not selected, as long as nothing else is selected.
    shown: Option<(u64, u64)>,
    next: u64,
    pub(super) picker: Picker,
    pub(super) read: ReadDate,
}

impl Default for EditState {
    fn default() -> Self {
        Self::reading(|_, _, _| None)
    }
}

impl EditState {
    /// Forms that read dates by `read`.
    pub fn reading(read: ReadDate) -> Self {
        Self {
            drafts: Vec::new(),
            shown: None,
            next: 0,
            picker: Picker::default(),
            read,
        }
    }

    /// Opens the form of a record of the dossier, which is selected; a draft of it that is there already goes on.
    pub fn begin(&mut self, record: Record) {
        self.shown = None;
        if self.place_of(record.item()).is_none() {
            let draft = Draft::new(self.serial(), Some(record.clone()), record);
            self.drafts.push(draft);
        }
    }

    /// Opens the form of a record that the dossier does not hold yet. It is shown until something else is selected.
    pub fn begin_new(&mut self, record: Record, session: &Session) {
        let serial = self.serial();
        self.drafts.push(Draft::new(serial, None, record));
        self.show(serial, session);
    }

    /// Shows a draft although its record is not selected.
    pub(super) fn show(&mut self, serial: u64, session: &Session) {
        self.shown = Some((serial, session.selection_serial));
    }

    fn serial(&mut self) -> u64 {
        self.next += 1;
        self.next
    }

    /// The draft of a record of the dossier.
    fn place_of(&self, item: Item) -> Option<usize> {
        self.drafts
            .iter()
            .position(|draft| draft.base.is_some() && draft.record.item() == item)
    }

    /// The draft whose form stands in the inspector.
    pub(super) fn place_shown(&self, session: &Session) -> Option<usize> {
        let called = self.shown.filter(|(_, at)| *at == session.selection_serial);
        let called = called.and_then(|(serial, _)| self.drafts.iter().position(|draft| draft.serial == serial));
        let own = session.selection.filter(|_| session.also.is_empty());
        called.or_else(|| own.and_then(|item| self.place_of(item)))
    }

    /// Whether a form is open.
    pub fn is_open(&self, session: &Session) -> bool {
        self.place_shown(session).is_some()
    }

    /// How many drafts hold work that is not in the dossier.
    pub fn unsaved(&self) -> usize {
        self.drafts.iter().filter(|draft| draft.is_changed()).count()
    }

    /// Lets go of what has been saved, of what was opened and left unchanged, and takes up what was changed elsewhere
    /// under a form in which nothing has been typed.
    pub(super) fn settle(&mut self, dossier: &Dossier, session: &Session) {
        for draft in &mut self.drafts {
            let held = dossier.record(draft.record.item());
            if draft.sent && held.as_ref() == Some(&draft.record) {
                draft.base = held;
                draft.unread.clear();
            } else {
                draft.sent = false;
                if !draft.is_changed() && held.is_some() && held != draft.base {
                    draft.base.clone_from(&held);
                    draft.record = held.unwrap_or_else(|| draft.record.clone());
                    draft.texts = Texts::default();
                }
            }
        }
        let shown = self
            .place_shown(session)
            .and_then(|place| self.drafts.get(place))
            .map(|d| d.serial);
        self.drafts
            .retain(|draft| !draft.sent && (draft.is_changed() || Some(draft.serial) == shown));
    }

    /// Escape: closes the form if nothing is lost by that; else asks, and gives it up the second time. `false` if no
    /// form is open.
    pub fn escape(&mut self, session: &Session) -> bool {
        let Some(place) = self.place_shown(session) else {
            return false;
        };
        match self.drafts.get_mut(place) {
            Some(draft) if draft.is_changed() && !draft.asked => draft.asked = true,
            _ => {
                self.drafts.remove(place);
            }
        }
        true
    }
}
