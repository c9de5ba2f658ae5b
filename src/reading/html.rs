//! A web page to blocks: the article without menus, banners, buttons and scripts, and what the page says of itself.
//!
//! The page is cut into tags by html5ever's tokenizer; the tree is our own, since a browser's tree costs time that
//! grows with the square of the nesting. [`tree`] cuts the page into runs of text, [`body`] finds the article among
//! them, [`head`] reads the metadata.

mod body;
mod head;
mod junk;
mod tree;

use super::Limits;
use super::draft::Draft;
use super::encoding::Decoded;

/// The blocks of a web page.
pub(super) fn read(decoded: Decoded<'_>, limits: &Limits) -> Draft {
    let mut draft = Draft::new(decoded.warnings);
    let page = tree::parse(&decoded.text, limits);
    head::read(&page.facts, &mut draft.about);
    body::read(&page, &mut draft, limits);
    draft
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, PublishedRule, Reading, ReadingWarning, Reason, read};

    fn reading(page: &str) -> Reading {
        read("a.html", page.as_bytes(), &Limits::default()).unwrap()
    }

    const ONE: &str =
        "The defence ministers of the Baltic states agreed on Monday to pool their air defence, and named a command in Riga.";
    const TWO: &str = "Lithuania will pay half of the costs, the minister said, since it borders on the exclave in the west, as well as on Belarus.";

    #[test]
    fn the_article_is_told_from_its_surroundings() {
        let page = format!(
            "<!DOCTYPE html><html lang=en-GB><head><title>Pool | The Gazette</title>\
             <meta property='og:site_name' content='The Gazette'><meta property=\"og:title\" content=\"Baltic states pool air defence\">\
             <script type=\"application/ld+json\">{{\"@graph\":[{{\"@type\":\"NewsArticle\",\"headline\":\"Baltic states pool air defence\",\
             \"datePublished\":\"2014-03-18T08:00:00Z\",\"author\":[{{\"@type\":\"Person\",\"name\":\"Ana Lind\"}}]}}]}}</script>\
             <link rel=canonical href='https://example.org/pool'><style>p{{}}</style></head><body>\
             <nav><ul><li><a href=/>Home</a><li><a href=/w>World news from all over the globe, every day, for you</a></ul></nav>\
             <div class=cookie-banner><p>We use cookies to measure how you read our pages, and so do our many partners.</p></div>\
             <main><h1>Baltic states pool air&nbsp;defence</h1><div class='share-buttons'><a href=#>Share</a></div>\
             <div class=text><p>{ONE}<p>{TWO} <a href=x>More</a></p><h2>Costs</h2><figure><img src=x><figcaption>A radar near Riga</figcaption></figure>\
             <p>{TWO}</p><ul class=related><li><a href=/x>Poland buys radars from Sweden</a></li></ul></div></main>\
             <aside>Weather: rain in Riga, sun in Vilnius, snow in Tallinn, and more of it tomorrow.</aside>\
             <footer>About us. Imprint. We are the Gazette, and we have been since 1861, in print and online.</footer></body></html>"
        );
        let read = reading(&page);
        let kept: Vec<&str> = read.text.split("\n\n").collect();
        assert_eq!(kept.first(), Some(&"## Baltic states pool air defence"));
        assert!(kept.contains(&ONE) && kept.contains(&"## Costs"));
        assert!(
            !read.text.contains("Weather")
                && !read.text.contains("Imprint")
                && !read.text.contains("World news")
                && !read.text.contains("cookies")
        );
        let reasons: Vec<Reason> = read.set_aside.iter().map(|a| a.reason).collect();
        assert_eq!(reasons, [Reason::ImageCaption, Reason::MenuLinks]);
        assert_eq!(read.title.as_deref(), Some("Baltic states pool air defence"));
        assert_eq!(
            (read.publisher.as_deref(), read.address.as_deref()),
            (Some("The Gazette"), Some("https://example.org/pool"))
        );
        assert_eq!(read.authors, ["Ana Lind"]);
        assert_eq!(read.published.as_ref().map(crate::model::Edtf::as_str), Some("2014-03-18"));
        assert_eq!(read.published_rule, Some(PublishedRule::MetaTag));
        assert_eq!(read.language_tag, "en");
    }

    #[test]
    fn a_page_of_the_nineties_is_read() {
        let page = format!(
            "<HTML><BODY><TABLE><TR><TD><A HREF=a>News</A><BR><A HREF=b>Sport</A></TD><TD><FONT SIZE=5>Gulf pact</FONT><BR><BR>{ONE}<BR><BR>{TWO}</TD></TR></TABLE>"
        );
        let read = reading(&page);
        assert_eq!(read.text, format!("Gulf pact\n\n{ONE}\n\n{TWO}"));
    }

    #[test]
    fn tables_are_kept_as_lines() {
        let page =
            format!("<article><p>{ONE}</p><table><tr><th>State<th>Soldiers<tr><td>Latvia<td>6,000</table><p>{TWO}</p></article>");
        assert!(reading(&page).text.contains("State | Soldiers\n\nLatvia | 6,000"));
    }

    #[test]
    fn nesting_without_end_takes_no_stack_and_little_time() {
        let deep = format!("{}<p>{ONE}</p>{}", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let read = reading(&format!("<html>{deep}"));
        assert_eq!(read.text, ONE);
        assert!(read.warnings.contains(&ReadingWarning::NestingFlattened));
        for tag in [
            "<b>",
            "<p>",
            "<table><tr><td>",
            "<a href=x>",
            "<ul><li>",
            "<svg>",
            "<",
            "<!--",
            "&amp",
        ] {
            let _any = super::super::read(
                "a.html",
                format!("<html>{}{ONE}", tag.repeat(50_000)).as_bytes(),
                &Limits::default(),
            );
        }
    }
}
