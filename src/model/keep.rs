//! What writing notes, tagging and naming selections changes: pure functions from a dossier to edits.
//!
//! For `views`, which send the edits as one step, for `app` and for tests; nothing to change is no edit. Not here: notes
//! and tags themselves (`note`).

use std::collections::BTreeSet;

use super::dossier::{Dossier, Extra};
use super::edit::Edit;
use super::edtf::Day;
use super::ids::{Item, NoteId, TagId};
use super::note::{Note, Tag};
use super::removal::removal;

/// Writes a note about items; about none it is one on the whole dossier. Empty if it says nothing.
pub fn write_note(dossier: &Dossier, text: &str, about: &[Item], written_on: Day) -> Vec<Edit> {
    let text = text.trim();
    let Ok(id) = NoteId::new(&dossier.fresh_id(NoteId::PREFIX)) else {
        return Vec::new();
    };
    if text.is_empty() {
        return Vec::new();
    }
    let note = Note {
        id,
        text: text.to_owned(),
        about: about.iter().copied().collect(),
        written_on: Some(written_on.into()),
        extra: Extra::new(),
    };
    vec![Edit::Put(note.into())]
}

/// Gives a note other words, and ties it to these items. Its day stays: it tells when the thought was had.
pub fn rewrite_note(dossier: &Dossier, note: NoteId, text: &str, about: &[Item]) -> Vec<Edit> {
    let Some(old) = dossier.notes.get(&note) else {
        return Vec::new();
    };
    let mut new = old.clone();
    text.trim().clone_into(&mut new.text);
    new.about = about
        .iter()
        .copied()
        .filter(|item| *item != Item::Note(note) && dossier.contains(*item))
        .collect();
    if new == *old || new.text.is_empty() {
        return Vec::new();
    }
    vec![Edit::Put(new.into())]
}

/// Takes items out of what a note is tied to.
pub fn untie_note(dossier: &Dossier, note: NoteId, items: &[Item]) -> Vec<Edit> {
    let Some(old) = dossier.notes.get(&note) else {
        return Vec::new();
    };
    let left: Vec<Item> = old.about.iter().copied().filter(|item| !items.contains(item)).collect();
    rewrite_note(dossier, note, &old.text, &left)
}

/// The notes tied to any of these items, in the order of their identifiers; for no items those on the whole dossier.
pub fn notes_on<'a>(dossier: &'a Dossier, items: &'a [Item]) -> impl Iterator<Item = &'a Note> {
    dossier.notes.values().filter(move |note| {
        if items.is_empty() {
            note.about.is_empty()
        } else {
            items.iter().any(|item| note.about.contains(item))
        }
    })
}

/// The tag of this name, whatever its case.
pub fn tag_named<'a>(dossier: &'a Dossier, name: &str) -> Option<&'a Tag> {
    let wanted = name.trim().to_lowercase();
    dossier.tags.values().find(|tag| tag.name.to_lowercase() == wanted)
}

/// The tag with this digit.
pub fn tag_with_digit(dossier: &Dossier, digit: u8) -> Option<&Tag> {
    dossier.tags.values().find(|tag| tag.digit == Some(digit))
}

/// Tags items with a name; a tag of that name takes them in. Empty if the name says nothing.
pub fn add_tag(dossier: &Dossier, name: &str, items: &[Item]) -> Vec<Edit> {
    let name = name.trim();
    let items = items.iter().copied().filter(|item| taggable(dossier, *item));
    let mut tag = match tag_named(dossier, name) {
        Some(tag) => tag.clone(),
        None => match new_tag(dossier, name) {
            Some(tag) => tag,
            None => return Vec::new(),
        },
    };
    let before = tag.items.len();
    tag.items.extend(items);
    if tag.items.len() == before {
        return Vec::new();
    }
    vec![Edit::Put(tag.into())]
}

/// Takes a tag off items. A tag that nothing carries any more goes, unless a digit recalls it.
pub fn remove_tag(dossier: &Dossier, tag: TagId, items: &[Item]) -> Vec<Edit> {
    let Some(old) = dossier.tags.get(&tag) else {
        return Vec::new();
    };
    let mut new = old.clone();
    new.items.retain(|item| !items.contains(item));
    if new == *old {
        return Vec::new();
    }
    if new.items.is_empty() && new.digit.is_none() {
        return removal(dossier, &[tag.into()]).edits;
    }
    vec![Edit::Put(new.into())]
}

/// Gives a tag another name and digit. A digit that another tag has is taken from it. `None` if another tag has the name
/// already, or the name says nothing.
pub fn name_tag(dossier: &Dossier, tag: TagId, name: &str, digit: Option<u8>) -> Option<Vec<Edit>> {
    let old = dossier.tags.get(&tag)?;
    let name = name.trim();
    if name.is_empty() || tag_named(dossier, name).is_some_and(|other| other.id != tag) {
        return None;
    }
    let mut new = old.clone();
    name.clone_into(&mut new.name);
    new.digit = digit;
    if new == *old {
        return Some(Vec::new());
    }
    let mut edits = Vec::new();
    if let Some(other) = digit
        .and_then(|digit| tag_with_digit(dossier, digit))
        .filter(|other| other.id != tag)
    {
        let mut other = other.clone();
        other.digit = None;
        edits.push(Edit::Put(other.into()));
    }
    edits.push(Edit::Put(new.into()));
    Some(edits)
}

/// Stores items under a digit, in the place of what was stored there; `name` is for a digit that had nothing yet.
pub fn store_selection(dossier: &Dossier, digit: u8, items: &[Item], name: &str) -> Vec<Edit> {
    let items: BTreeSet<Item> = items.iter().copied().filter(|item| taggable(dossier, *item)).collect();
    if items.is_empty() {
        return Vec::new();
    }
    let found = match tag_with_digit(dossier, digit) {
        Some(tag) => Some(tag.clone()),
        None => new_tag(dossier, &free_name(dossier, name)),
    };
    let Some(mut tag) = found else { return Vec::new() };
    if tag.items == items {
        return Vec::new();
    }
    (tag.items, tag.digit) = (items, Some(digit));
    vec![Edit::Put(tag.into())]
}

/// A tag on tags would say nothing.
fn taggable(dossier: &Dossier, item: Item) -> bool {
    !matches!(item, Item::Tag(_)) && dossier.contains(item)
}

fn new_tag(dossier: &Dossier, name: &str) -> Option<Tag> {
    let id = TagId::new(&dossier.fresh_id(TagId::PREFIX)).ok()?;
    (!name.is_empty()).then(|| Tag {
        id,
        name: name.to_owned(),
        items: BTreeSet::new(),
        digit: None,
        extra: Extra::new(),
    })
}

/// The name, or the name with the least number that nobody has.
fn free_name(dossier: &Dossier, name: &str) -> String {
    if tag_named(dossier, name).is_none() {
        return name.to_owned();
    }
    let numbered = (2..=1_000_u32).map(|n| format!("{name} ({n})"));
    let mut free = numbered.filter(|name| tag_named(dossier, name).is_none());
    free.next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Localised, Transaction};

    fn dossier() -> Dossier {
        serde_json::from_value(serde_json::json!({
            "actors": [
                { "id": "a.x", "kind": "state", "names": [{ "de": "X", "en": "X" }], "code": "X" },
                { "id": "a.y", "kind": "state", "names": [{ "de": "Y", "en": "Y" }], "code": "Y" },
            ],
            "tags": [
                { "id": "m.one", "name": "Wichtig", "items": ["a.x"] },
                { "id": "m.two", "name": "Kern", "items": ["a.y"], "digit": 3 },
            ],
            "notes": [{ "id": "n.one", "text": "Nachsehen", "about": ["m.one"] }],
        }))
        .unwrap()
    }

    fn items(list: &[&str]) -> Vec<Item> {
        list.iter().map(|i| i.parse().unwrap()).collect()
    }

    /// The dossier after the edits, which must be undone exactly.
    fn after(before: &Dossier, edits: Vec<Edit>) -> Dossier {
        let mut dossier = before.clone();
        let name = Localised::same("kept");
        let undo = dossier.apply_all(Transaction { name, edits }).unwrap();
        let done = dossier.clone();
        assert_eq!(done.check(), []);
        dossier.apply_all(undo).unwrap();
        assert_eq!(dossier, *before);
        done
    }

    fn tag<'a>(dossier: &'a Dossier, id: &str) -> &'a Tag {
        &dossier.tags[&id.parse().unwrap()]
    }

    #[test]
    fn a_note_is_written_changed_and_untied() {
        let d = dossier();
        let day = Day::from_ymd(2026, 11, 22).unwrap();
        assert!(write_note(&d, "  ", &items(&["a.x"]), day).is_empty());
        let d = after(&d, write_note(&d, " Frage klären ", &items(&["a.x", "a.y"]), day));
        let both = items(&["a.y"]);
        let note = notes_on(&d, &both).next().unwrap().clone();
        assert_eq!((note.text.as_str(), note.about.len()), ("Frage klären", 2));
        assert_eq!(note.written_on.unwrap().to_string(), "2026-11-22");
        assert!(rewrite_note(&d, note.id, "", &both).is_empty());
        let d = after(&d, rewrite_note(&d, note.id, "Geklärt", &both));
        assert_eq!(d.notes[&note.id].text, "Geklärt");
        let d = after(&d, untie_note(&d, note.id, &both));
        assert_eq!(notes_on(&d, &[]).next().unwrap().id, note.id, "a note on the whole dossier");
    }

    #[test]
    fn a_tag_is_one_whatever_its_case_and_goes_with_its_last_item() {
        let d = dossier();
        assert!(add_tag(&d, "", &items(&["a.x"])).is_empty());
        assert!(add_tag(&d, "wichtig", &items(&["a.x", "m.two"])).is_empty(), "it has it");
        let more = after(&d, add_tag(&d, " wichtig", &items(&["a.y"])));
        assert_eq!((more.tags.len(), tag(&more, "m.one").items.len()), (2, 2));
        let new = after(&d, add_tag(&d, "Offen", &items(&["a.x", "a.y"])));
        assert_eq!(new.tags.len(), 3);
        let one = "m.one".parse().unwrap();
        let gone = after(&d, remove_tag(&d, one, &items(&["a.x"])));
        assert!(!gone.tags.contains_key(&one), "although a note speaks of it");
        let kept = after(&d, remove_tag(&d, "m.two".parse().unwrap(), &items(&["a.y"])));
        assert_eq!(tag(&kept, "m.two").digit, Some(3));
    }

    #[test]
    fn names_and_digits_belong_to_one_tag() {
        let d = dossier();
        let one = "m.one".parse().unwrap();
        assert!(name_tag(&d, one, "kern", None).is_none());
        assert!(name_tag(&d, one, " ", None).is_none());
        assert_eq!(name_tag(&d, one, "Wichtig", None), Some(Vec::new()));
        let done = after(&d, name_tag(&d, one, "WICHTIG", Some(3)).unwrap());
        assert_eq!((tag(&done, "m.one").digit, tag(&done, "m.two").digit), (Some(3), None));
        assert_eq!(tag(&done, "m.one").name, "WICHTIG");
    }

    #[test]
    fn a_selection_takes_the_place_of_the_one_under_its_digit() {
        let d = dossier();
        assert!(
            store_selection(&d, 3, &items(&["a.y"]), "Auswahl 3").is_empty(),
            "it is there"
        );
        let done = after(&d, store_selection(&d, 3, &items(&["a.x"]), "Auswahl 3"));
        assert_eq!(tag(&done, "m.two").items.iter().copied().collect::<Vec<_>>(), items(&["a.x"]));
        assert_eq!(tag(&done, "m.two").name, "Kern");
        let done = after(&d, store_selection(&d, 4, &items(&["a.x"]), "wichtig"));
        assert_eq!(tag_with_digit(&done, 4).unwrap().name, "wichtig (2)");
        assert!(store_selection(&d, 4, &[], "x").is_empty());
    }
}
