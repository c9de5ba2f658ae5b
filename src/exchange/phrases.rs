//! The sentences that a record of a data set carries into the dossier, in both languages.
//!
//! They belong to the dossier, like the words of a claim that a person has written; they are saved with it and do not
//! change with the language of the program. Dates in them are written as each of the two languages writes them, by the
//! message catalogue, in which the words of the program itself stand.

use super::duties::{Duties, Duty};
use crate::catalogue::Words;
use crate::model::{Day, Edtf, Language, Localised, ObligationKind};

/// A text in both languages.
pub(super) fn both(de: impl Into<String>, en: impl Into<String>) -> Localised {
    Localised {
        de: de.into(),
        en: en.into(),
    }
}

/// A date as a reader of each language writes it.
fn date(date: &Edtf) -> Localised {
    both(Words::new(Language::De).date(date), Words::new(Language::En).date(date))
}

/// What is owed, in one word.
pub(super) fn duty(duty: Duty) -> (&'static str, &'static str) {
    match duty {
        Duty::Defence => ("Beistand", "defence"),
        Duty::Offence => ("Offensivbeistand", "offence"),
        Duty::Neutrality => ("Neutralität", "neutrality"),
        Duty::Nonaggression => ("Nichtangriff", "non-aggression"),
        Duty::Consultation => ("Konsultation", "consultation"),
    }
}

/// What is owed, as it stands on a strand.
pub(super) fn duties(duties: Duties) -> Localised {
    if duties.is_empty() {
        return both("Bündnis ohne codierte Pflicht", "alliance without a coded duty");
    }
    let (de, en): (Vec<_>, Vec<_>) = duties.iter().map(duty).unzip();
    both(de.join(", "), en.join(", "))
}

/// A time in words that need no grammar.
pub(super) fn time(from: Option<&Edtf>, to: Option<&Edtf>) -> Localised {
    match (from.map(date), to.map(date)) {
        (Some(from), Some(to)) => both(format!("{} bis {}", from.de, to.de), format!("{} to {}", from.en, to.en)),
        (Some(from), None) => both(format!("seit {}", from.de), format!("since {}", from.en)),
        (None, Some(to)) => both(format!("bis {}", to.de), format!("until {}", to.en)),
        (None, None) => both("ohne Datum", "without a date"),
    }
}

/// What a row says of a member.
pub(super) fn membership(source: &str, member: &Localised, alliance: &str, time: &Localised, owed: &Localised) -> Localised {
    both(
        format!("{source}: {} im Bündnis {alliance}, {}; {}", member.de, time.de, owed.de),
        format!("{source}: {} in alliance {alliance}, {}; {}", member.en, time.en, owed.en),
    )
}

/// What a row says of an alliance with all its members.
pub(super) fn alliance(source: &str, alliance: &str, members: usize, time: &Localised, owed: &Localised) -> Localised {
    both(
        format!(
            "{source}: Bündnis {alliance} mit {members} Mitgliedern, {}; {}",
            time.de, owed.de
        ),
        format!(
            "{source}: alliance {alliance} with {members} members, {}; {}",
            time.en, owed.en
        ),
    )
}

/// A name for an alliance that the data set gives none: its members and the year.
pub(super) fn name(members: &[Localised], year: Option<i32>) -> Localised {
    const FEW: usize = 3;
    let list = |get: fn(&Localised) -> &String, and_others: &str| {
        let mut text = members
            .iter()
            .take(FEW)
            .map(|m| get(m).as_str())
            .collect::<Vec<_>>()
            .join(" – ");
        if members.len() > FEW {
            text = format!("{text} {and_others} ({})", members.len());
        }
        year.map_or_else(|| text.clone(), |year| format!("{text}, {year}"))
    };
    both(list(|m| &m.de, "u. a."), list(|m| &m.en, "et al."))
}

/// Where a date of an alliance comes from.
pub(super) fn basis(source: &str, begins: bool) -> Localised {
    if begins {
        both(
            format!("{source}: Beginn der Verpflichtungen"),
            format!("{source}: beginning of the obligations"),
        )
    } else {
        both(
            format!("{source}: Ende der Verpflichtungen"),
            format!("{source}: end of the obligations"),
        )
    }
}

/// A condition on a duty, by the end of its column's name in ATOP.
pub(super) fn condition(column: &str) -> Localised {
    let (de, en) = match column {
        "adv" => ("nur gegen bestimmte Gegner", "only against certain adversaries"),
        "loc" => ("nur in einem bestimmten Gebiet", "only in a certain area"),
        "con" => ("nur in einem bestimmten Konflikt", "only in a certain conflict"),
        "num" => (
            "nur ab einer bestimmten Zahl von Angreifern",
            "only from a certain number of attackers",
        ),
        "dem" => (
            "nur wenn bestimmte Forderungen zurückgewiesen sind",
            "only if certain demands were rejected",
        ),
        "pr" => ("nur ohne eigene Provokation", "only without provocation"),
        "att" => ("nur wenn der andere angegriffen wird", "only if the other is attacked"),
        "req" => ("nur auf Verlangen", "only on request"),
        _ => ("an Bedingungen geknüpft", "on conditions"),
    };
    both(de, en)
}

/// When something ended, as one side says.
pub(super) fn end(ended: Option<&Edtf>, goes_on: Option<Day>) -> Localised {
    match (ended.map(date), goes_on.map(|day| date(&day.into()))) {
        (Some(date), _) => both(format!("Ende {}", date.de), format!("ended {}", date.en)),
        (None, Some(day)) => both(
            format!("am {} noch in Kraft", day.de),
            format!("still in force on {}", day.en),
        ),
        (None, None) => both("Ende unbekannt", "end unknown"),
    }
}

/// When something began, as one side says.
pub(super) fn begin(begun: Option<&Edtf>) -> Localised {
    match begun.map(date) {
        Some(date) => both(format!("Beginn {}", date.de), format!("began {}", date.en)),
        None => both("Beginn unbekannt", "beginning unknown"),
    }
}

/// What is owed, as one side says.
pub(super) fn kinds(kinds: &[ObligationKind]) -> Localised {
    let known = Duty::ALL.into_iter().filter(|d| kinds.contains(&d.kind())).map(duty);
    let (de, en): (Vec<_>, Vec<_>) = known.unzip();
    if de.is_empty() {
        return both("keine der codierten Pflichten", "none of the coded duties");
    }
    both(de.join(", "), en.join(", "))
}

/// The dossier's own source, as a side.
pub(super) fn your_source() -> Localised {
    both("Ihre Quelle", "your source")
}

/// The words of a claim in quotation marks.
pub(super) fn quoted(words: &Localised) -> Localised {
    both(
        format!("„{}“", words.get(Language::De)),
        format!("“{}”", words.get(Language::En)),
    )
}

/// Title of a contradiction on an end.
pub(super) fn when_ended(name: &Localised) -> Localised {
    both(format!("Wann endete {}?", name.de), format!("When did {} end?", name.en))
}

/// Title of a contradiction on a beginning.
pub(super) fn when_began(name: &Localised) -> Localised {
    both(format!("Wann begann {}?", name.de), format!("When did {} begin?", name.en))
}

/// Title of a contradiction on duties.
pub(super) fn what_is_owed(name: &Localised) -> Localised {
    both(
        format!("Was schuldet man nach {}?", name.de),
        format!("What is owed under {}?", name.en),
    )
}

/// What each side says, one after the other.
pub(super) fn beside<'a>(sides: impl Iterator<Item = (&'a Localised, &'a Localised)>) -> Localised {
    let (de, en): (Vec<_>, Vec<_>) = sides
        .map(|(who, says)| {
            let de = format!("{}: {}", who.get(Language::De), says.get(Language::De));
            (de, format!("{}: {}", who.get(Language::En), says.get(Language::En)))
        })
        .unzip();
    both(de.join("; "), en.join("; "))
}

/// That a state belonged to the system of states.
pub(super) fn exists(source: &str, state: &Localised, time: &Localised) -> Localised {
    both(
        format!("{source}: {} im Staatensystem, {}", state.de, time.de),
        format!("{source}: {} in the state system, {}", state.en, time.en),
    )
}

/// A state's share of the capabilities of all.
pub(super) fn capabilities(state: &Localised, year: i32, cinc: f64) -> Localised {
    both(
        format!("COW: {} {year}, Anteil an den Machtmitteln aller Staaten {cinc:.4}", state.de),
        format!("COW: {} {year}, share of the capabilities of all states {cinc:.4}", state.en),
    )
}

/// What is counted by CINC.
pub(super) fn cinc() -> Localised {
    both(
        "Anteil an den Machtmitteln aller Staaten (CINC)",
        "share of the capabilities of all states (CINC)",
    )
}

/// A delivery.
pub(super) fn delivery(from: &Localised, to: &Localised, year: i32, what: &str) -> Localised {
    let what = if what.is_empty() { String::new() } else { format!(", {what}") };
    both(
        format!("SIPRI: {} liefert an {} {year}{what}", from.de, to.de),
        format!("SIPRI: {} delivers to {} {year}{what}", from.en, to.en),
    )
}

/// How a tie of deliveries is called.
pub(super) fn arms() -> Localised {
    both("Waffenlieferungen", "arms transfers")
}

/// Volume of transfers.
pub(super) fn volume() -> Localised {
    both("Umfang der Waffenlieferungen", "volume of arms transfers")
}

/// Unit of that volume.
pub(super) fn volume_unit() -> Localised {
    both("TIV", "TIV")
}
