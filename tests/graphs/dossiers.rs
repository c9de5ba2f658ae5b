//! Any dossier out and in again: what a format can hold comes back, whatever stands in it.

use garant::exchange::graph::from_dossier::Selection;
use garant::exchange::graph::out::{DataForm, write};
use garant::exchange::{Imported, Limits, csv_table, import, recognise};
use garant::model::{Actor, Dossier, Extra, Language, Localised, Tie, TieFamily};
use proptest::prelude::*;

use crate::support::any_dossier::any_dossier;

/// A text without signs that XML does not have and without blanks at its ends; everything else stays.
fn plain(text: &str) -> String {
    let kept: String = text
        .chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{feff}' | ';') {
                '_'
            } else {
                c
            }
        })
        .collect();
    kept.trim().to_owned()
}

fn both(words: &mut Localised) {
    words.de = plain(&words.de);
    words.en = plain(&words.en);
}

/// A dossier with what graphs are made of.
fn dossier(seed: u64) -> Dossier {
    let any = any_dossier(seed);
    let actors = any.actors.values().enumerate().map(|(number, actor)| {
        let mut actor = actor.clone();
        for name in &mut actor.names {
            both(&mut name.name);
            name.name.en = format!("{}{number}", name.name.en);
        }
        actor.code = format!("{number}");
        for code in [&mut actor.xref.iso2, &mut actor.xref.iso3] {
            *code = code.take().map(|text| plain(&text)).filter(|text| !text.is_empty());
        }
        actor.aliases = actor.aliases.iter().map(|a| plain(a)).filter(|a| !a.is_empty()).collect();
        both(&mut actor.note);
        // Nobody is a member of itself.
        let id = actor.id;
        actor.memberships.retain(|m| m.of != id);
        actor.extra = Extra::new();
        actor
    });
    let ties = any.ties.values().map(|tie| {
        let mut tie = tie.clone();
        both(&mut tie.label);
        both(&mut tie.note);
        both(&mut tie.basis.words);
        tie.instrument = None;
        tie.extra = Extra::new();
        tie
    });
    Dossier {
        actors: actors.collect(),
        ties: ties.collect(),
        ..Dossier::default()
    }
}

fn actor(a: &Actor) -> String {
    format!(
        "{} {:?} {:?} {} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        a.id, a.names, a.kind, a.code, a.aliases, a.xref, a.exists, a.memberships, a.offices, a.succeeds, a.note
    )
}

fn tie(t: &Tie) -> String {
    format!(
        "{} {:?} {:?} {} {} {:?} {:?} {:?} {:?} {} {:?}",
        t.id, t.family, t.class, t.from, t.to, t.direction, t.valid, t.label, t.basis, t.inferred, t.note
    )
}

fn of(dossier: &Dossier) -> (Vec<String>, Vec<String>) {
    let actors = dossier.actors.values().filter(|a| !a.extra.contains_key("data.set"));
    (actors.map(actor).collect(), dossier.ties.values().map(tie).collect())
}

fn back(dossier: &Dossier, form: DataForm) -> Option<Imported> {
    let name = format!("x.{}", form.extension());
    let selection = Selection {
        actors: Some(dossier.actors.keys().copied().collect()),
        ..Selection::default()
    };
    let (files, _) = write(dossier, &selection, form, name.as_ref(), Language::En);
    let (limits, go) = (Limits::default(), &mut |_: f32| true);
    let text = files[0].1.as_bytes();
    if let Some((_, nodes)) = files.get(1) {
        if dossier.ties.is_empty() {
            return None;
        }
        let mapping = csv_table::guess(&files[0].1, 1000);
        let imported = csv_table::import(&name, text, Some(("x.nodes.csv", nodes.as_bytes())), &mapping, &limits, go);
        return Some(imported.unwrap());
    }
    if dossier.actors.is_empty() {
        return None;
    }
    let format = recognise(&name, text).unwrap();
    Some(import(&name, text, format, &limits, go).unwrap())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn graphs_give_back_actors_and_ties(seed in any::<u64>()) {
        let dossier = dossier(seed);
        for form in [DataForm::Gexf, DataForm::Graphml, DataForm::Tables] {
            let Some(imported) = back(&dossier, form) else { continue };
            prop_assert_eq!(imported.dossier.check(), []);
            prop_assert_eq!(of(&imported.dossier), of(&dossier), "{:?}", form);
        }
    }

    #[test]
    fn entities_give_back_who_and_between_whom(seed in any::<u64>()) {
        let dossier = dossier(seed);
        let Some(imported) = back(&dossier, DataForm::Ftm) else { return Ok(()) };
        prop_assert_eq!(imported.dossier.check(), []);
        // Who imposes a sanction is there by name only.
        let ends = |d: &Dossier| {
            let from = |t: &Tie| if t.family == TieFamily::Sanction { String::new() } else { t.from.to_string() };
            d.ties.values().map(|t| format!("{} {} {}", t.id, from(t), t.to)).collect::<Vec<_>>()
        };
        prop_assert_eq!(ends(&imported.dossier), ends(&dossier));
        for (id, actor) in dossier.actors.iter() {
            let found = imported.dossier.actors.get(id);
            prop_assert_eq!(found.map(|a| a.name(Language::En).to_owned()), Some(actor.name(Language::En).to_owned()));
        }
    }
}
