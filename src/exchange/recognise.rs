//! Which format a file has, from its first words; its name only where the words say nothing.
//!
//! Not here: whether the rest of the file keeps to the format.

use super::Format;
use crate::reading;

/// How much of a file is looked at.
const HEAD: usize = 64 << 10;

/// The format of a file; `None` for one that is none of them, such as a text.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<Format> {
    let (head, _) = reading::decode(&bytes[..bytes.len().min(HEAD)]);
    let head = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match head.chars().next()? {
        '<' => of_markup(head),
        '{' | '[' => of_json(head, &extension),
        _ if matches!(extension.as_str(), "csv" | "tsv" | "tab" | "txt" | "") => of_table(head, &extension),
        _ => None,
    }
}

/// GEXF and GraphML by the name of their first element, whatever its namespace.
fn of_markup(head: &str) -> Option<Format> {
    let mut rest = head;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if rest.starts_with(['?', '!']) {
            continue;
        }
        let name: &str = rest.split(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).next()?;
        let local = name.rsplit(':').next()?;
        return match local.to_ascii_lowercase().as_str() {
            "gexf" => Some(Format::Gexf),
            "graphml" => Some(Format::Graphml),
            _ => None,
        };
    }
    None
}

fn of_json(head: &str, extension: &str) -> Option<Format> {
    let line = head.lines().next().unwrap_or_default();
    if line.contains("\"schema\"") && line.contains("\"properties\"") {
        return Some(Format::Ftm);
    }
    // {supplier: {year: {recipient: [[number, volume, kind, name] …
    let mut depth = 0_usize;
    for c in head.chars().take(4096) {
        match c {
            '{' if depth < 3 => depth += 1,
            '[' if depth == 3 => depth += 1,
            '[' if depth == 4 => return Some(Format::Transfers),
            '}' | ']' => break,
            _ => {}
        }
    }
    (extension == "ftm" || extension == "jsonl").then_some(Format::Ftm)
}

/// A table by the columns of its header.
fn of_table(head: &str, extension: &str) -> Option<Format> {
    let line = head.lines().next().unwrap_or_default();
    let line = line.split('\r').next().unwrap_or_default();
    let columns: Vec<String> = line
        .split([',', ';', '\t'])
        .map(|cell| cell.trim().trim_matches('"').trim().to_lowercase())
        .collect();
    let has = |name: &str| columns.iter().any(|c| c == name);
    let any = |names: &[&str]| names.iter().any(|name| has(name));
    if has("atopid") && has("member") && has("yrent") {
        Some(Format::AtopMembers)
    } else if has("atopid") && has("mem1") && has("begyr") {
        Some(Format::AtopAlliances)
    } else if has("version4id") && has("ccode") && any(&["mem_st_year", "all_st_year"]) {
        Some(Format::CowAlliances)
    } else if has("cinc") && has("ccode") && has("year") {
        Some(Format::Cinc)
    } else if any(&["ccode", "gwcode"])
        && !any(&["leader", "leadid"])
        && (any(&["styear", "startdate"]) || (has("year") && any(&["stateabb", "version"])))
    {
        Some(Format::States)
    } else if has("supplier") && any(&["recipient", "recipient country"]) {
        Some(Format::Transfers)
    } else {
        (extension == "csv" || extension == "tsv" || extension == "tab").then_some(Format::Csv)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_known_by_its_first_words() {
        let of = |name: &str, text: &str| recognise(name, text.as_bytes());
        assert_eq!(
            of("x.csv", "\u{feff}ATOPID,cowid,member,yrent\r1,,2,1815"),
            Some(Format::AtopMembers)
        );
        assert_eq!(of("x.txt", "atopid;begyr;\"mem1\"\n"), Some(Format::AtopAlliances));
        assert_eq!(of("x", "version4id,ccode,mem_st_year\n"), Some(Format::CowAlliances));
        assert_eq!(of("nmc.csv", "ccode,year,milex,cinc\n"), Some(Format::Cinc));
        assert_eq!(of("s.csv", "gwcode,statename,startdate,enddate\n"), Some(Format::States));
        assert_eq!(of("s.csv", "stateabb,ccode,year,version\n"), Some(Format::States));
        // Leaders have a state and dates too.
        assert_eq!(of("l.csv", "obsid,gwcode,leader,startdate,enddate\n"), Some(Format::Csv));
        assert_eq!(of("t.csv", "Supplier,Recipient,Year,TIV\n"), Some(Format::Transfers));
        assert_eq!(
            of("t.json", "{\"A\":{\"1950\":{\"B\":[[\"1\",\"2\"]]}}}"),
            Some(Format::Transfers)
        );
        assert_eq!(of("e.csv", "from,to\na,b\n"), Some(Format::Csv));
        assert_eq!(
            of("e.json", "{\"id\":1,\"schema\":\"Person\",\"properties\":{}}\n"),
            Some(Format::Ftm)
        );
        assert_eq!(of("g.xml", "<?xml version='1.0'?><!-- x --><g:gexf>"), Some(Format::Gexf));
        assert_eq!(of("g", "<graphml xmlns='x'>"), Some(Format::Graphml));
        for none in ["", "   ", "<html>", "Es kam so, und anders."] {
            assert_eq!(of("a.txt", none), None, "{none}");
        }
    }
}
