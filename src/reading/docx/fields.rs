//! Small parts of a Word document: which styles are headings, and what the file says of itself.

use std::collections::HashSet;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::PublishedRule;
use super::super::about::AboutFile;
use super::super::pdf::is_title;

/// The value of an attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == name)?;
    let raw: &str = found.value.as_ref();
    Some(raw.replace("&quot;", "\"").replace("&amp;", "&"))
}

/// The identifiers of the styles that are headings.
pub(super) fn headings(xml: &str) -> HashSet<String> {
    let mut reader = Reader::from_str(xml);
    let mut found = HashSet::new();
    let mut style = String::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) => match tag.local_name().as_ref() {
                "style" => style = attribute(&tag, "styleId").unwrap_or_default(),
                "name" => {
                    let name = attribute(&tag, "val").unwrap_or_default().to_lowercase();
                    if ["heading ", "überschrift ", "title", "titel"]
                        .iter()
                        .any(|head| name.starts_with(head))
                    {
                        found.insert(style.clone());
                    }
                }
                "outlineLvl" if attribute(&tag, "val").is_some_and(|level| level.len() == 1 && level != "9") => {
                    found.insert(style.clone());
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// Title, author, language and day of the file.
pub(super) fn core(xml: &str, about: &mut AboutFile) {
    const MADE_BY_PROGRAMS: [&str; 9] = [
        "python-docx",
        "administrator",
        "user",
        "admin",
        "microsoft office user",
        "author",
        "autor",
        "benutzer",
        "apache poi",
    ];
    let mut reader = Reader::from_str(xml);
    let mut field = String::new();
    let mut text = String::new();
    let (mut by_program, mut created) = (false, String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                tag.local_name().as_ref().clone_into(&mut field);
                text.clear();
            }
            Ok(Event::Text(part)) => text.push_str(part.as_ref()),
            Ok(Event::GeneralRef(name)) => text.extend(super::body::entity(&name)),
            Ok(Event::End(_)) => {
                match field.as_str() {
                    "title" if is_title(&text) => about.title(&text),
                    "creator" => {
                        by_program = MADE_BY_PROGRAMS.contains(&text.trim().to_lowercase().as_str());
                        if !by_program {
                            about.authors(&text);
                        }
                    }
                    "language" => about.language(&text),
                    "created" => created.clone_from(&text),
                    _ => {}
                }
                field.clear();
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    // A file made by a program carries the day of the program's template.
    if !by_program {
        about.published(&created, PublishedRule::DocxProperty);
    }
}
