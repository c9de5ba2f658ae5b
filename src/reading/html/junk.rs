//! Which elements of a page are menus, banners and buttons, by their tag, role and the words in their class and id.

use super::super::Reason;
use super::tree::Tag;

/// Words in class and id, as their makers write them.
const WORDS: [(Reason, &[&str]); 9] = [
    (
        Reason::CookieBanner,
        &[
            "cookie",
            "cookies",
            "cookiebanner",
            "consent",
            "gdpr",
            "onetrust",
            "usercentrics",
            "cmp",
            "cookiebot",
            "dsgvo",
            "privacybanner",
        ],
    ),
    (
        Reason::Sharing,
        &[
            "share",
            "sharing",
            "sharebar",
            "sharebuttons",
            "social",
            "socials",
            "addthis",
            "sharedaddy",
            "shareaholic",
            "teilen",
            "socialmedia",
        ],
    ),
    (
        Reason::Comments,
        &[
            "comment",
            "comments",
            "commentlist",
            "disqus",
            "kommentare",
            "kommentar",
            "respond",
            "leserkommentare",
        ],
    ),
    (
        Reason::Subscription,
        &[
            "newsletter",
            "subscribe",
            "subscription",
            "signup",
            "paywall",
            "login",
            "register",
            "abo",
            "offer",
            "promo",
            "promotion",
            "donate",
            "cta",
        ],
    ),
    (
        Reason::Advertisement,
        &[
            "ad",
            "ads",
            "advert",
            "advertisement",
            "advertising",
            "adslot",
            "adbox",
            "sponsor",
            "sponsored",
            "anzeige",
            "werbung",
            "dfp",
            "outbrain",
            "taboola",
        ],
    ),
    (
        Reason::MenuLinks,
        &[
            "related",
            "recommended",
            "recommendations",
            "recommendation",
            "readmore",
            "trending",
            "popular",
            "mostread",
            "tags",
            "taglist",
            "topics",
            "teasers",
            "sidebar",
            "widget",
            "widgets",
            "rail",
        ],
    ),
    (
        Reason::Navigation,
        &[
            "nav",
            "navbar",
            "navigation",
            "menu",
            "breadcrumb",
            "breadcrumbs",
            "pagination",
            "pager",
            "skip",
            "toolbar",
            "masthead",
            "topbar",
            "navi",
            "toc",
        ],
    ),
    (
        Reason::Footer,
        &[
            "footer",
            "copyright",
            "imprint",
            "impressum",
            "disclaimer",
            "colophon",
            "foot",
        ],
    ),
    (
        Reason::ImageCaption,
        &[
            "caption",
            "figcaption",
            "credit",
            "credits",
            "photocredit",
            "bildunterschrift",
            "imagecaption",
        ],
    ),
];
/// Words that take the others back: "layout-with-sidebar", "no-comments".
const EXCEPT: [&str; 7] = ["with", "has", "no", "without", "layout", "wrap", "wrapper"];

/// Why an element is no part of an article, by its tag.
pub(super) fn by_tag(tag: Tag) -> Option<Reason> {
    match tag {
        Tag::Nav => Some(Reason::Navigation),
        Tag::Footer => Some(Reason::Footer),
        Tag::Aside => Some(Reason::MenuLinks),
        Tag::Figcaption => Some(Reason::ImageCaption),
        Tag::Form => Some(Reason::Subscription),
        _ => None,
    }
}

/// Why an element is no part of an article, by the value of its `class`, `id` or `role`.
pub(super) fn by_words(value: &str) -> Option<Reason> {
    if value.len() > 400 {
        return None;
    }
    let mut reason = None;
    let mut word = String::new();
    let mut before = ' ';
    let mut excepted = false;
    for c in value.chars().chain(std::iter::once(' ')) {
        let starts = c.is_ascii_uppercase() && before.is_ascii_lowercase();
        if !c.is_ascii_alphabetic() || starts {
            excepted |= EXCEPT.contains(&word.as_str());
            if reason.is_none() && word.len() > 1 && !excepted {
                reason = WORDS
                    .iter()
                    .find(|(_, words)| words.contains(&word.as_str()))
                    .map(|(reason, _)| *reason);
            }
            word.clear();
            if c.is_ascii_whitespace() {
                excepted = false;
            }
        }
        if c.is_ascii_alphabetic() {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    reason
}

/// By the value of `role`.
pub(super) fn by_role(role: &str) -> Option<Reason> {
    match role.trim() {
        "navigation" | "menu" | "menubar" | "search" | "banner" => Some(Reason::Navigation),
        "contentinfo" => Some(Reason::Footer),
        "complementary" => Some(Reason::MenuLinks),
        "dialog" | "alertdialog" => Some(Reason::CookieBanner),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_elements_are_read_by_their_words() {
        assert_eq!(by_words("article__share-bar"), Some(Reason::Sharing));
        assert_eq!(by_words("relatedArticles"), Some(Reason::MenuLinks));
        assert_eq!(by_words("site-footer dark"), Some(Reason::Footer));
        assert_eq!(by_words("layout-with-sidebar"), None);
        assert_eq!(by_words("article-body shared-memory adapt"), None);
    }
}
