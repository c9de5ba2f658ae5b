//! The first proposal for a table: delimiter, header, what each column means. A person looks at it and changes it.

use std::collections::BTreeMap;

use super::super::graph::meaning::{Meaning, of_name};
use super::super::graph::time::{DateOrder, Spelled, spelled};
use super::super::{Report, decode};
use super::{GUESSED_FROM, Lists, MOST_COLUMNS, Mapping, hint, reader};

/// Guesses from the first rows.
pub fn guess(text: &str, rows: usize) -> Mapping {
    let told = hint(text);
    let head = head_of(told.and_then(|(_, from)| text.get(from..)).unwrap_or(text));
    let delimiter = told.and_then(|(sign, _)| u8::try_from(sign).ok());
    let delimiter = delimiter.unwrap_or_else(|| delimiter_of(head));
    let rows = rows_of(head, delimiter, rows);
    Mapping {
        delimiter: delimiter.into(),
        ..guess_rows(&rows, has_header(&rows))
    }
}

/// What was remembered for a table with this header, else a guess. The key of what is remembered is the header, its
/// names with a sign between them that stands in none.
pub fn propose(bytes: &[u8], known: &BTreeMap<String, Mapping>) -> Mapping {
    let head = bytes.get(..bytes.len().min(4 << 20)).unwrap_or(bytes);
    let Ok(text) = decode::text(head, &mut Report::default()) else {
        return Mapping::default();
    };
    let guessed = guess(&text, GUESSED_FROM);
    let table = hint(&text).and_then(|(_, from)| text.get(from..)).unwrap_or(&text);
    let header = rows_of(table, guessed.byte(), 0).into_iter().next().unwrap_or_default();
    let key: String = header.join("\u{1f}").chars().take(2000).collect();
    let remembered = known
        .get(&key)
        .filter(|m| guessed.header && m.columns.len() == guessed.columns.len());
    remembered.cloned().unwrap_or(guessed)
}

/// Guesses from rows that are cut already.
pub fn guess_rows(rows: &[Vec<String>], header: bool) -> Mapping {
    let mut mapping = Mapping {
        header,
        ..Mapping::default()
    };
    let width = rows.iter().map(Vec::len).max().unwrap_or(0).min(MOST_COLUMNS);
    let names: Vec<&str> = match rows.first() {
        Some(first) if header => first.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    };
    let body = if header { rows.get(1..).unwrap_or_default() } else { rows };
    mapping.columns = (0..width)
        .map(|column| names.get(column).and_then(|name| of_heading(name)).unwrap_or(Meaning::Keep))
        .collect();
    settle(&mut mapping, &names, body);
    mapping.order = order_of(&mapping, body);
    mapping
}

/// What a heading says, be it one word or several: "Seit (Jahr)", "Art der Beziehung", "value in USD".
fn of_heading(name: &str) -> Option<Meaning> {
    const ENDS: [&str; 9] = [" (", " [", " in ", " of ", " der ", " des ", " von ", " für ", " for "];
    let at = || ENDS.iter().filter_map(|end| name.find(end)).min();
    of_name(name).or_else(|| {
        // Only what says little else before such a word: a "source of data" is no sender.
        let head = of_name(name.get(..at()?)?)?;
        matches!(head, Meaning::Family | Meaning::Start | Meaning::End | Meaning::Weight).then_some(head)
    })
}

/// The beginning of a file, so that a guess costs the same for every one.
fn head_of(text: &str) -> &str {
    let mut end = text.len().min(4 << 20);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or(text)
}

fn rows_of(text: &str, delimiter: u8, most: usize) -> Vec<Vec<String>> {
    let mut reader = reader(text, delimiter);
    let mut rows = Vec::new();
    let mut record = csv::StringRecord::new();
    while rows.len() <= most && reader.read_record(&mut record).unwrap_or(false) {
        rows.push(record.iter().take(MOST_COLUMNS).map(|cell| cell.trim().to_owned()).collect());
    }
    rows
}

/// The sign that cuts most rows into the same number of cells, more than one.
fn delimiter_of(text: &str) -> u8 {
    let score = |delimiter: &u8| {
        let rows = rows_of(text, *delimiter, 50);
        let width = rows.first().map_or(0, Vec::len);
        let alike = rows.iter().filter(|row| row.len() == width).count();
        if width < 2 {
            (0, 0)
        } else {
            (alike * 100 / rows.len().max(1), width)
        }
    };
    // The first of equals: a comma is the usual one.
    let mut best = (b',', (0, 0));
    for delimiter in [b',', b';', b'\t', b'|'] {
        let score = score(&delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

fn is_number(cell: &str) -> bool {
    cell.parse::<f64>().is_ok()
}

/// The first row names columns: its cells are words, all different, and no numbers where numbers follow.
fn has_header(rows: &[Vec<String>]) -> bool {
    let Some(first) = rows.first() else { return false };
    let known = first.iter().any(|name| of_name(name).is_some());
    let words = first.iter().all(|cell| !cell.is_empty() && !is_number(cell));
    let mut sorted = first.clone();
    sorted.sort();
    sorted.dedup();
    let different = sorted.len() == first.len();
    let numbers_follow = rows.iter().skip(1).take(20).any(|row| row.iter().any(|cell| is_number(cell)));
    words && different && (known || numbers_follow)
}

/// Each meaning once; ties need two ends.
fn settle(mapping: &mut Mapping, names: &[&str], body: &[Vec<String>]) {
    let mut seen: Vec<Meaning> = Vec::new();
    for column in &mut mapping.columns {
        if *column != Meaning::Keep && seen.contains(column) {
            *column = Meaning::Keep;
        }
        seen.push(*column);
    }
    let has = |mapping: &Mapping, meaning| mapping.column(meaning).is_some();
    let (source, target) = (has(mapping, Meaning::Source), has(mapping, Meaning::Target));
    let of_actors = [
        Meaning::Id,
        Meaning::Name,
        Meaning::NameEn,
        Meaning::NameDe,
        Meaning::Cow,
        Meaning::Gw,
        Meaning::Iso2,
        Meaning::Iso3,
    ];
    let named = of_actors.into_iter().any(|meaning| has(mapping, meaning));
    mapping.lists = if (source || target) || (!named && mapping.columns.len() >= 2) {
        Lists::Ties
    } else {
        Lists::Actors
    };
    if mapping.lists == Lists::Actors {
        if has(mapping, Meaning::Name) || has(mapping, Meaning::Id) {
            // "label" names a node.
            if !has(mapping, Meaning::Name)
                && let Some(label) = mapping.column(Meaning::Label)
            {
                mapping.set(label, Meaning::Name);
            }
        } else if let Some(named) = mapping
            .column(Meaning::NameEn)
            .is_none()
            .then(|| name_column(mapping, body))
            .flatten()
        {
            mapping.set(named, Meaning::Name);
        }
        return;
    }
    // "name" beside two ends is what is written on the strand.
    if let Some(name) = mapping.column(Meaning::Name) {
        let meaning = if has(mapping, Meaning::Label) {
            Meaning::Keep
        } else {
            Meaning::Label
        };
        mapping.set(name, meaning);
    }
    for meaning in [Meaning::Source, Meaning::Target] {
        if !has(mapping, meaning)
            && let Some(free) = end_column(mapping, body)
        {
            mapping.set(free, meaning);
        }
    }
    // The letters and numbers of an actor are none of a tie's, nor is its place.
    let of_actor = |meaning: &Meaning| {
        use Meaning as M;
        matches!(meaning, M::Code | M::Cow | M::Gw | M::Iso2 | M::Iso3 | M::X | M::Y)
    };
    for column in mapping.columns.iter_mut().filter(|column| of_actor(column)) {
        *column = Meaning::Keep;
    }
    if names.is_empty()
        && let Some(third) = mapping.columns.get(2)
        && *third == Meaning::Keep
        && body.iter().all(|row| row.get(2).is_some_and(|cell| is_number(cell)))
    {
        mapping.set(2, Meaning::Weight);
    }
    // The kind of an actor is none of a tie's.
    if let Some(kind) = mapping.column(Meaning::Kind) {
        let meaning = if has(mapping, Meaning::Family) {
            Meaning::Keep
        } else {
            Meaning::Family
        };
        mapping.set(kind, meaning);
    }
}

/// The column whose cells are the longest words, of those without a meaning; else the first.
fn name_column(mapping: &Mapping, body: &[Vec<String>]) -> Option<usize> {
    let letters = |column: usize| -> usize {
        let cells = body.iter().take(50).filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().filter(|c| c.is_alphabetic()).count()).sum()
    };
    let free = mapping
        .columns
        .iter()
        .enumerate()
        .filter(|(_, meaning)| **meaning == Meaning::Keep);
    // The first of equals.
    let longest = free.map(|(column, _)| column).rev().max_by_key(|column| letters(*column));
    longest.or((!mapping.columns.is_empty()).then_some(0))
}

/// The first column without a meaning whose cells are mostly filled.
fn end_column(mapping: &Mapping, body: &[Vec<String>]) -> Option<usize> {
    let filled = |column: usize| {
        let filled = body
            .iter()
            .filter(|row| row.get(column).is_some_and(|cell| !cell.is_empty()))
            .count();
        2 * filled > body.len()
    };
    let mut free = mapping
        .columns
        .iter()
        .enumerate()
        .filter(|(_, meaning)| **meaning == Meaning::Keep);
    free.find(|(column, _)| filled(*column)).map(|(column, _)| column)
}

/// The month comes first only if a date says so that cannot be read otherwise, and none says the contrary.
fn order_of(mapping: &Mapping, body: &[Vec<String>]) -> DateOrder {
    let dated = |meaning: &Meaning| matches!(meaning, Meaning::Start | Meaning::End | Meaning::Date | Meaning::Valid);
    let columns: Vec<usize> = (0..mapping.columns.len())
        .filter(|at| mapping.columns.get(*at).is_some_and(dated))
        .collect();
    let (mut month_first, mut day_first) = (0, 0);
    for row in body {
        for cell in columns.iter().filter_map(|column| row.get(*column)) {
            let mut parts = cell.split(['/', '.', '-']).map(str::parse::<u32>);
            if let (Some(Ok(first)), Some(Ok(second)), Some(Ok(_)), None) =
                (parts.next(), parts.next(), parts.next(), parts.next())
                && matches!(spelled(cell, DateOrder::DayFirst), Spelled::Date(_))
            {
                month_first += usize::from(first <= 12 && second > 12 && second <= 31);
                day_first += usize::from(first > 12 && first <= 31);
            }
        }
    }
    if month_first > day_first {
        DateOrder::MonthFirst
    } else {
        DateOrder::DayFirst
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(text: &str) -> (Mapping, Vec<Meaning>) {
        let mapping = guess(text, 100);
        let columns = mapping.columns.clone();
        (mapping, columns)
    }

    #[test]
    fn delimiter_header_and_columns_are_guessed() {
        use Meaning as M;
        let (mapping, found) = columns("Von;Nach;Art;Beginn;Ende\nA;\"B; C\";Handel;1.2.1950;\n");
        assert_eq!((mapping.delimiter, mapping.header), (';', true));
        assert_eq!(found, [M::Source, M::Target, M::Family, M::Start, M::End]);
        let (mapping, found) = columns("0\t1\t2.5\n3\t1\t1\n");
        assert_eq!((mapping.delimiter, mapping.header, mapping.lists), ('\t', false, Lists::Ties));
        assert_eq!(found, [M::Source, M::Target, M::Weight]);
        let (mapping, found) = columns("id|label|iso3\n1|Ghana|GHA\n");
        assert_eq!((mapping.delimiter, mapping.lists), ('|', Lists::Actors));
        assert_eq!(found, [M::Id, M::Name, M::Iso3]);
        let (mapping, found) = columns("donor,partner,year,usd\nA,B,1950,3\n");
        assert_eq!(found, [M::Source, M::Target, M::Year, M::Keep]);
        assert!(mapping.is_enough());
        let heads = "Kürzel;Geber;Empfänger;Art der Beziehung;Seit (Jahr);Bis;Betrag in Mio. €;Source of data\n";
        let (mapping, found) = columns(&format!("{heads}1;A;B;Handel;1950;;1.234,5;x\n"));
        assert_eq!(mapping.lists, Lists::Ties);
        assert_eq!(found[3..], [M::Family, M::Start, M::End, M::Weight, M::Keep]);
        assert_eq!(found[..3], [M::Keep, M::Source, M::Target]);
    }

    #[test]
    fn the_month_comes_first_only_where_it_must() {
        let order = |text: &str| guess(text, 100).order;
        assert_eq!(order("from,to,start\nA,B,7/16/1961\n"), DateOrder::MonthFirst);
        assert_eq!(order("from,to,start\nA,B,7/6/1961\n"), DateOrder::DayFirst);
    }

    #[test]
    fn nothing_at_all_is_guessed_without_a_panic() {
        for text in ["", "\n\n", "\"", "x", ",,,,\n,,,", "\0\0"] {
            let _guess = guess(text, 100);
        }
    }
}
