//! Metadata of a page: JSON-LD first, then OpenGraph, Dublin Core and the rest.

use serde_json::Value;

use super::super::PublishedRule;
use super::super::about::AboutFile;
use super::tree::Facts;

/// Most values of JSON-LD looked at.
const MOST_VALUES: usize = 2_000;

/// Fields that hold the day of publication, the surest first.
const DATES: [&str; 17] = [
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "date",
    "last-modified-none",
];

/// Reads what the page says of itself.
pub(super) fn read(facts: &Facts, about: &mut AboutFile) {
    for data in &facts.data {
        if let Ok(value) = serde_json::from_str::<Value>(data) {
            linked_data(&value, about);
        }
    }
    let field = |names: &[&str]| {
        names.iter().find_map(|name| {
            facts
                .fields
                .iter()
                .find(|(key, value)| key == name && !value.trim().is_empty())
                .map(|(_, value)| value.as_str())
        })
    };
    let site = field(&[
        "og:site_name",
        "dc.publisher",
        "dcterms.publisher",
        "citation_publisher",
        "publisher",
        "citation_journal_title",
    ]);
    if let Some(site) = site {
        about.publisher(site);
    }
    let title = field(&["og:title", "dc.title", "dcterms.title", "citation_title", "twitter:title"]);
    for title in title.into_iter().chain(std::iter::once(facts.title.as_str())) {
        about.title(without_site(title, about.publisher.as_deref()));
    }
    for name in DATES {
        if let Some(date) = field(&[name]) {
            about.published(date, PublishedRule::MetaTag);
        }
    }
    if let Some(time) = facts.times.first() {
        about.published(time, PublishedRule::MetaTag);
    }
    if about.authors.is_empty() {
        const AUTHORS: [&str; 6] = [
            "author",
            "article:author",
            "dc.creator",
            "dcterms.creator",
            "citation_author",
            "parsely-author",
        ];
        if let Some(name) = AUTHORS
            .iter()
            .find(|name| facts.fields.iter().any(|(key, value)| key == *name && !value.contains("://")))
        {
            for (_, value) in facts.fields.iter().filter(|(key, _)| key == name) {
                // "Lind, Ana" is one person in Dublin Core and citation fields.
                if name.starts_with("dc") || name.starts_with("citation") {
                    about.author(value);
                } else {
                    about.authors(value);
                }
            }
        }
    }
    if let Some(language) = Some(facts.language.as_str())
        .filter(|l| !l.is_empty())
        .or_else(|| field(&["og:locale", "dc.language"]))
    {
        about.language(language);
    }
    for address in [facts.canonical.as_str()].into_iter().chain(field(&["og:url"])) {
        about.address(address);
    }
}

/// "Headline | Site" without the site.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    let title = title.trim();
    let Some(head) = site.and_then(|site| title.strip_suffix(site)) else {
        return title;
    };
    let bare = head.trim_end().trim_end_matches(['|', '-', '–', '—', '·', ':']).trim_end();
    if bare.is_empty() || bare.len() == head.trim_end().len() {
        title
    } else {
        bare
    }
}

/// Looks for the description of an article in JSON-LD, in the order in which it is written.
fn linked_data(value: &Value, about: &mut AboutFile) {
    let mut queue = std::collections::VecDeque::from([value]);
    let mut seen = 0;
    while let Some(value) = queue.pop_front() {
        seen += 1;
        if seen > MOST_VALUES {
            return;
        }
        match value {
            Value::Array(list) => queue.extend(list),
            Value::Object(object) => {
                if is_article(object.get("@type")) {
                    article(object, about);
                    return;
                }
                queue.extend(object.get("@graph"));
                queue.extend(object.get("mainEntity"));
            }
            _ => {}
        }
    }
}

fn is_article(kind: Option<&Value>) -> bool {
    let named = |kind: &Value| {
        kind.as_str().is_some_and(|k| {
            k.ends_with("Article") || k.ends_with("Posting") || matches!(k, "Report" | "ScholarlyArticle" | "QAPage" | "Question")
        })
    };
    match kind {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        Some(kind) => named(kind),
        None => false,
    }
}

fn article(object: &serde_json::Map<String, Value>, about: &mut AboutFile) {
    let text = |key: &str| object.get(key).and_then(Value::as_str);
    if let Some(title) = text("headline").or_else(|| text("name")) {
        about.title(&decoded(title));
    }
    if let Some(date) = text("datePublished").or_else(|| text("dateCreated")) {
        about.published(date, PublishedRule::MetaTag);
    }
    if let Some(language) = text("inLanguage") {
        about.language(language);
    }
    for name in names(object.get("author")) {
        about.author(&decoded(name));
    }
    if let Some(name) = names(object.get("publisher")).first() {
        about.publisher(&decoded(name));
    }
    let page = object
        .get("mainEntityOfPage")
        .and_then(|p| p.as_str().or_else(|| p.get("@id").and_then(Value::as_str)));
    for address in page.into_iter().chain(text("url")) {
        about.address(address);
    }
}

/// Some makers of pages write HTML's signs into JSON.
fn decoded(text: &str) -> String {
    text.replace("&amp;", "&")
        .replace("&quot;", "\"")
        .replace("&#039;", "'")
        .replace("&#39;", "'")
        .replace("&nbsp;", " ")
}

/// The names of persons or organisations, however they are wrapped.
fn names(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(name)) => vec![name],
        Some(Value::Object(object)) => object.get("name").and_then(Value::as_str).into_iter().collect(),
        Some(Value::Array(list)) => list
            .iter()
            .filter_map(|item| item.as_str().or_else(|| item.get("name").and_then(Value::as_str)))
            .collect(),
        _ => Vec::new(),
    }
}
