//! Valid samples with bytes changed, cut out and put in: nothing panics, and what is read is in order.

use proptest::prelude::*;

use super::*;

/// A change to a file.
#[derive(Debug, Clone)]
enum Change {
    Set(usize, u8),
    Cut(usize, usize),
    Put(usize, Vec<u8>),
    Repeat(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let at = 0..100_000_usize;
    prop_oneof![
        (at.clone(), any::<u8>()).prop_map(|(at, byte)| Change::Set(at, byte)),
        (at.clone(), 1..200_usize).prop_map(|(at, len)| Change::Cut(at, len)),
        (at.clone(), prop::collection::vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Change::Put(at, bytes)),
        (at, 1..400_usize).prop_map(|(at, len)| Change::Repeat(at, len)),
    ]
}

fn changed(sample: &[u8], changes: &[Change]) -> Vec<u8> {
    let mut bytes = sample.to_vec();
    for change in changes {
        let len = bytes.len().max(1);
        match change {
            Change::Set(at, byte) => {
                if let Some(place) = bytes.get_mut(at % len) {
                    *place = *byte;
                }
            }
            Change::Cut(at, count) => {
                let from = (at % len).min(bytes.len());
                let to = (from + count).min(bytes.len());
                bytes.drain(from..to);
            }
            Change::Put(at, new) => {
                let from = (at % len).min(bytes.len());
                bytes.splice(from..from, new.iter().copied());
            }
            Change::Repeat(at, count) => {
                let from = (at % len).min(bytes.len());
                let again = bytes[from..(from + count).min(bytes.len())].to_vec();
                bytes.splice(from..from, again);
            }
        }
    }
    bytes
}

/// What holds for every file that could be read.
fn check(name: &str, bytes: &[u8]) -> Result<(), TestCaseError> {
    let limits = Limits {
        bytes_text: 1 << 20,
        ..Limits::default()
    };
    let Ok(reading) = read(name, bytes, &limits) else {
        return Ok(());
    };
    prop_assert!(!reading.text.is_empty());
    let mut at = 0;
    for aside in &reading.set_aside {
        prop_assert!(aside.bytes.start >= at && aside.bytes.end > aside.bytes.start);
        prop_assert_eq!(aside.span.of(&reading.text), reading.text.get(aside.bytes.clone()));
        at = aside.bytes.end;
    }
    for block in reading.text.split("\n\n") {
        prop_assert!(!block.is_empty() && !block.contains('\n') && block.trim() == block);
    }
    prop_assert_eq!(read(name, bytes, &limits), Ok(reading));
    Ok(())
}

const HTML: &str = "<!DOCTYPE html><html lang=en><head><title>Pact | Gazette</title><meta property='og:title' content=Pact><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2014-03-18\"}</script></head><body><nav><a href=/>Home</a></nav><article><h1>Pact</h1><p>The ministers signed the pact in Doha, and the fleet would be based there.<br><br>It was renewed.<table><tr><td>a<td>b</table><figure><figcaption>c</figcaption></figure></article><footer>x</footer>";
const PLAIN: &str = "Brigade für Riga\nBrigade für Riga\n-\nSEOUL –\n\n date 2019-04 Autor Klaus Berg\n\nWladiwostok/Wien. Sie schüttelten Hände, und „alle“ lächelten.\nLesen Sie auch: x\nPREV Messi\n© 2024\n\nMelden Sie sich an! Über uns.\r\n\u{ad}\u{200b}Ö";
const MARKDOWN: &str = "---\ntitle: Pact\ndate: 2014-03-18\ntags: [a, b]\n---\n# Head\n\nThe **pact** was [signed](https://a.b/c) in _Doha_ ![x](y) and `z`.\n\n> quoted\n\n- one\n1. two\n\n|a|b|\n|-|-|\n\n```\ncode\n```\n<b>x</b> &amp; [^1]";

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn plain_texts(changes in prop::collection::vec(change(), 0..6)) {
        check("a.txt", &changed(PLAIN.as_bytes(), &changes))?;
    }

    #[test]
    fn markdown_texts(changes in prop::collection::vec(change(), 0..6)) {
        check("a.md", &changed(MARKDOWN.as_bytes(), &changes))?;
    }

    #[test]
    fn pages(changes in prop::collection::vec(change(), 0..6)) {
        check("a.html", &changed(HTML.as_bytes(), &changes))?;
    }

    #[test]
    fn word_documents(changes in prop::collection::vec(change(), 0..4)) {
        let sample = docx(&(paragraph("Riga and Doha.") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"));
        check("a.docx", &changed(&sample, &changes))?;
    }

    #[test]
    fn bodies_of_word_documents(changes in prop::collection::vec(change(), 0..6)) {
        let body = paragraph("Riga &amp; Doha.") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl><w:del><w:p><w:t>x</w:t></w:p></w:del>";
        let body = String::from_utf8_lossy(&changed(body.as_bytes(), &changes)).into_owned();
        check("a.docx", &docx(&body))?;
    }

    #[test]
    fn pdfs(changes in prop::collection::vec(change(), 0..5)) {
        check("a.pdf", &changed(&sample_pdf(), &changes))?;
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "a\\.(txt|md|html|docx|pdf)") {
        check(&name, &bytes)?;
    }

    #[test]
    fn any_text(text in "(\\PC|[ \n\r\t.:#*_<>–-]){0,200}", name in "a\\.(txt|md|html)") {
        check(&name, text.as_bytes())?;
    }
}
