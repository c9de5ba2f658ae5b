//! Lines above the text: date, author, source; and the place before the first sentence.

use super::super::about::{AboutFile, is_address, split_names};
use super::super::draft::{Draft, Role};
use super::super::{PublishedRule, Reason, dates};

/// Longest line of metadata.
const LONGEST: usize = 240;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Label {
    Date,
    Author,
    Title,
    Publisher,
    Address,
    /// A day that is not that of publication.
    Other,
}

/// Labels in small letters, longest first where one begins another.
const LABELS: [(&str, Label); 34] = [
    ("veröffentlicht am", Label::Date),
    ("erschienen am", Label::Date),
    ("publiziert am", Label::Date),
    ("erstellt am", Label::Date),
    ("veröffentlicht", Label::Date),
    ("erstveröffentlichung", Label::Date),
    ("published on", Label::Date),
    ("first published", Label::Date),
    ("published", Label::Date),
    ("publication date", Label::Date),
    ("posted on", Label::Date),
    ("posted", Label::Date),
    ("datum", Label::Date),
    ("date", Label::Date),
    ("stand", Label::Date),
    ("zuletzt aktualisiert am", Label::Other),
    ("zuletzt aktualisiert", Label::Other),
    ("aktualisiert am", Label::Other),
    ("aktualisiert", Label::Other),
    ("last updated", Label::Other),
    ("updated", Label::Other),
    ("retrieved", Label::Other),
    ("abgerufen am", Label::Other),
    ("autorin", Label::Author),
    ("autoren", Label::Author),
    ("autor", Label::Author),
    ("authors", Label::Author),
    ("author", Label::Author),
    ("titel", Label::Title),
    ("title", Label::Title),
    ("publisher", Label::Publisher),
    ("herausgeber", Label::Publisher),
    ("url", Label::Address),
    ("link", Label::Address),
];

/// Reads and sets aside the lines of metadata among the first `top` blocks, and dates at the very end.
pub(super) fn read(draft: &mut Draft, top: usize) {
    let count = draft.blocks.len();
    let mut paragraphs = 0;
    for at in 0..count.min(top) {
        let Some(block) = draft.blocks.get_mut(at) else { break };
        if block.aside.is_some() {
            continue;
        }
        if block.text.len() > LONGEST {
            paragraphs += 1;
            if paragraphs == 1 {
                dateline_date(&block.text, &mut draft.about);
            }
            continue;
        }
        if let Some(reason) = line(&block.text, at, paragraphs, &mut draft.about) {
            block.aside = Some(reason);
            block.role = Role::Text;
        }
    }
}

/// Why a line is no part of the text; what it says goes into `about`.
fn line(text: &str, at: usize, paragraphs: usize, about: &mut AboutFile) -> Option<Reason> {
    if let Some(pairs) = labelled(text) {
        for (label, value) in pairs {
            match label {
                Label::Date => about.published(&value, PublishedRule::HeaderLine),
                Label::Author => about.authors(&value),
                Label::Title => about.title(&value),
                Label::Publisher => about.publisher(&value),
                Label::Address => about.address(&value),
                Label::Other => {}
            }
        }
        return Some(Reason::HeaderLine);
    }
    if paragraphs > 1 {
        return None;
    }
    if let Some(names) = byline(text) {
        for name in names {
            about.author(name);
        }
        return Some(Reason::Byline);
    }
    // A day alone on its line above the text; a bare year is a heading.
    let is_day = dates::published(text)
        .filter(|_| at > 0 || text.len() > 7)
        .filter(|_| text.len() > 4)?;
    about.published(is_day.as_str(), PublishedRule::HeaderLine);
    Some(Reason::HeaderLine)
}

/// The pairs of a line that is nothing but labels and values: "date 2019-04 Autor Klaus Berg", "Datum: 3. Mai 2022".
fn labelled(text: &str) -> Option<Vec<(Label, String)>> {
    let mut pairs = Vec::new();
    let mut rest = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    while !rest.is_empty() {
        let (label, after, colon) = label(rest)?;
        let end = next_label(after);
        let value = after[..end].trim().trim_end_matches(['|', ',', ';', '–', '·']).trim();
        let sound = match label {
            Label::Date | Label::Other => dates::published(value).is_some(),
            Label::Author => split_names(value).all(is_name) && !value.is_empty(),
            Label::Title | Label::Publisher => colon && !value.is_empty(),
            Label::Address => is_address(value),
        };
        if !sound {
            return None;
        }
        pairs.push((label, value.to_owned()));
        rest = &after[end..];
    }
    (!pairs.is_empty()).then_some(pairs)
}

/// The label `text` begins with, what follows it, and whether a colon stood between.
fn label(text: &str) -> Option<(Label, &str, bool)> {
    LABELS.iter().find_map(|(words, label)| {
        let head = text.get(..words.len())?;
        let behind = &text[words.len()..];
        let colon = behind.starts_with(':');
        let ends = colon || behind.starts_with(' ');
        (ends && head.to_lowercase() == *words).then(|| (*label, behind.trim_start_matches([':', ' ']), colon))
    })
}

/// Where the next label begins.
fn next_label(text: &str) -> usize {
    text.char_indices()
        .filter(|(_, c)| matches!(c, ' ' | '|' | ';' | ','))
        .map(|(at, c)| at + c.len_utf8())
        .find(|at| label(&text[*at..]).is_some())
        .unwrap_or(text.len())
}

/// The names of "Von Ana Lind und Jo Berg", "By ANA LIND, Brussels"; empty for "Von Reuters".
fn byline(text: &str) -> Option<Vec<&str>> {
    const AGENCIES: [&str; 14] = [
        "Reuters",
        "AP",
        "AFP",
        "dpa",
        "APA",
        "TASS",
        "VOA",
        "BBC",
        "DW",
        "Xinhua",
        "Staff",
        "Redaktion",
        "Bloomberg",
        "UPI",
    ];
    const HEADS: [&str; 8] = ["Von ", "von ", "VON ", "By ", "by ", "BY ", "Written by ", "Text: "];
    let rest = HEADS.iter().find_map(|head| text.strip_prefix(head))?;
    let rest = rest.split(" | ").next()?.trim_end_matches([':', '.', ',']);
    let mut names = Vec::new();
    for (at, name) in split_names(rest).enumerate() {
        if AGENCIES.contains(&name) {
            continue;
        }
        let last_is_place = at > 0 && is_capitalised(name) && !name.contains(' ');
        if is_name(name) {
            names.push(name);
        } else if !last_is_place {
            return None;
        }
    }
    Some(names)
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Two to five words, each capitalised or a particle of names.
fn is_name(name: &str) -> bool {
    const PARTICLES: [&str; 16] = [
        "von", "van", "de", "der", "den", "zu", "al", "bin", "di", "da", "del", "la", "le", "el", "dos", "ten",
    ];
    let words: Vec<&str> = name.split_whitespace().collect();
    let sound = words.iter().all(|w| {
        (is_capitalised(w) || PARTICLES.contains(w))
            && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '.' | '\'' | '’'))
    });
    (2..=5).contains(&words.len()) && sound && words.last().is_some_and(|w| is_capitalised(w))
}

/// "SEOUL –" alone on its line.
pub(super) fn is_dateline_alone(text: &str) -> bool {
    let place = text.trim_end_matches(['–', '—', '-', '.', ':', ' ']);
    place.len() < text.len() && is_place(place, true) && text.len() <= 80
}

/// Bytes of the place at the head of a paragraph, without the agency and the dash: "MOSKAU/SEOUL (Reuters) – Bei …".
pub(super) fn dateline(text: &str) -> Option<usize> {
    let head = &text[..text.floor_char_boundary(text.len().min(120))];
    for sign in [" – ", " — ", " -- ", " - "] {
        if let Some(end) = head.find(sign) {
            let place = &head[..end];
            let place_end = place.find(" (").unwrap_or(end);
            let place = &place[..place_end];
            let (place, day) = place
                .split_once(", ")
                .filter(|(_, d)| d.contains(|c: char| c.is_ascii_digit()))
                .unwrap_or((place, ""));
            let sure = place_end < end || !day.is_empty();
            if is_place(place, !sure) {
                return Some(place.len());
            }
        }
    }
    // "Wladiwostok/Wien. Sie schüttelten …", "Brüssel. Die …"
    let stop = head.find(". ")?;
    let place = &head[..stop];
    let several = place.contains('/');
    let one = !place.contains(' ') && place.chars().count() >= 5 && (place.chars().all(|c| c.is_uppercase() || c == '-'));
    ((several || one) && is_place(place, false)).then_some(stop + 1)
}

/// The day in "LONDON, 12 March 1999 (AP) – …".
fn dateline_date(text: &str, about: &mut AboutFile) {
    let Some(end) = dateline(text) else { return };
    let rest = &text[end..];
    let dash = [" – ", " — ", " -- ", " - "]
        .iter()
        .filter_map(|d| rest.find(d))
        .min()
        .unwrap_or(0);
    let day = rest[..dash]
        .split(" (")
        .next()
        .unwrap_or_default()
        .trim_start_matches([',', ' ']);
    about.published(day, PublishedRule::Dateline);
}

/// One to three places with slashes or commas between, each capitalised; in capitals only where `capitals` asks.
fn is_place(text: &str, capitals: bool) -> bool {
    if text.is_empty() || text.chars().count() > 60 {
        return false;
    }
    let sound = |word: &str| {
        is_capitalised(word)
            && word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
            && (!capitals || word.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase))
    };
    let places: Vec<&str> = text.split(['/', ',']).map(str::trim).collect();
    places.len() <= 4
        && places
            .iter()
            .all(|p| !p.is_empty() && p.split(' ').count() <= 4 && p.split(' ').all(sound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_values() {
        let pairs = labelled("date 2019-04 Autor Hanna Berg").unwrap();
        assert_eq!(
            pairs,
            [(Label::Date, "2019-04".to_owned()), (Label::Author, "Hanna Berg".to_owned())]
        );
        assert_eq!(
            labelled("Veröffentlicht am 3. Mai 2022 | Aktualisiert am 4. Mai 2022")
                .unwrap()
                .len(),
            2
        );
        assert_eq!(labelled("Stand: 19.06.2024, 10:15 Uhr").unwrap().len(), 1);
        for text in [
            "Date of the summit is open",
            "Author Tom Clancy warned of this in 1994",
            "Stand der Dinge",
            "Autor und Werk",
        ] {
            assert_eq!(labelled(text), None, "{text}");
        }
    }

    #[test]
    fn bylines() {
        assert_eq!(
            byline("Von Ana Lind und Jo van der Berg, Riga").unwrap(),
            ["Ana Lind", "Jo van der Berg"]
        );
        assert_eq!(byline("By Ana Lind").unwrap(), ["Ana Lind"]);
        assert_eq!(byline("Von Reuters").unwrap(), [""; 0]);
        assert_eq!(byline("Von Berlin nach Moskau"), None);
        assert_eq!(byline("By Friday the troops had left"), None);
    }

    #[test]
    fn places_before_the_first_sentence() {
        assert!(is_dateline_alone("SEOUL –") && is_dateline_alone("NEW DELHI —") && !is_dateline_alone("Seoul"));
        assert_eq!(dateline("MOSKAU/SEOUL (Reuters) – Bei seinem Besuch"), Some(12));
        assert_eq!(dateline("LONDON, 12 March 1999 (AP) – The alliance"), Some(6));
        assert_eq!(dateline("Tallinn/Riga. Die Minister trafen sich"), Some(13));
        assert_eq!(dateline("Washington (dpa) - Die USA"), Some(10));
        assert_eq!(dateline("Putin – so der Sprecher – reist ab."), None);
        assert_eq!(dateline("NATO. Das ist die Frage."), None);
        assert_eq!(dateline("Ja. Das ist die Frage."), None);
    }
}
