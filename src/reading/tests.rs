//! Whole files of every format, honest, damaged and hostile. Samples are made here; nothing is read from the disk.

mod hostile;
mod mutated;

use std::fmt::Write as _;
use std::io::Write as _;

use zip::write::SimpleFileOptions;

use super::*;

/// A Word document of these parts.
pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body, with properties, styles and a footnote.
pub(super) fn docx(body: &str) -> Vec<u8> {
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[
        ("[Content_Types].xml", "<Types/>"),
        ("word/document.xml", &document),
        (
            "word/styles.xml",
            "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style></w:styles>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:footnote>\
             <w:footnote w:id=\"1\"><w:p><w:r><w:t>See Lind, p. 7.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:title>Pakt &amp; Preis</dc:title><dc:creator>Ana Lind</dc:creator>\
             <dcterms:created>2014-03-18T08:00:00Z</dcterms:created></cp:coreProperties>",
        ),
    ])
}

/// A paragraph of a Word document.
pub(super) fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}

/// A PDF of pages; each line is text, size, and its place from the lower left corner.
pub(super) fn pdf(pages: &[Vec<(&str, u32, u32, u32)>]) -> Vec<u8> {
    let mut objects = vec![
        "<</Type/Catalog/Pages 2 0 R>>".to_owned(),
        String::new(),
        "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Title(A Pact for the Gulf)/Author(Ana Lind)/CreationDate(D:20140318080000Z)>>".to_owned(),
    ];
    let mut kids = String::new();
    for lines in pages {
        let mut stream = String::from("BT ");
        for (text, size, x, y) in lines {
            let escaped: String = text
                .replace('(', "\\(")
                .replace(')', "\\)")
                .chars()
                .fold(String::new(), |mut out, c| {
                    if c.is_ascii() {
                        out.push(c);
                    } else {
                        let _infallible = write!(out, "\\{:03o}", encoding_rs::WINDOWS_1252.encode(&c.to_string()).0[0]);
                    }
                    out
                });
            let _infallible = write!(stream, "/F1 {size} Tf 1 0 0 1 {x} {y} Tm ({escaped}) Tj ");
        }
        stream.push_str("ET");
        objects.push(format!("<</Length {}>>stream\n{stream}\nendstream", stream.len()));
        let content = objects.len();
        objects.push(format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents {content} 0 R>>"
        ));
        let _infallible = write!(kids, "{} 0 R ", objects.len());
    }
    objects[1] = format!("<</Type/Pages/Kids[{kids}]/Count {}>>", pages.len());
    let mut file = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        let _infallible = write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let xref = file.len();
    let _infallible = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _infallible = writeln!(file, "{offset:010} 00000 n ");
    }
    let _infallible = write!(
        file,
        "trailer\n<</Size {}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{xref}\n%%EOF",
        objects.len() + 1
    );
    file.into_bytes()
}

/// Two pages with running heads, numbers, a heading, a broken word and a sentence over the page.
pub(super) fn sample_pdf() -> Vec<u8> {
    pdf(&[
        vec![
            ("Gulf Review", 8, 72, 800),
            ("A pact for the Gulf", 18, 72, 740),
            (
                "The ministers of the six states signed the pact in Doha, and the gover-",
                11,
                72,
                700,
            ),
            (
                "nor of the bank promised credit for \u{201e}Größe\u{201c} and radar. The fleet would",
                11,
                72,
                686,
            ),
            ("be based there from", 11, 72, 672),
            ("1", 8, 290, 30),
        ],
        vec![
            ("Gulf Review", 8, 72, 800),
            (
                "the spring of 1981 on, and the costs would be shared by all of the members.",
                11,
                72,
                740,
            ),
            (
                "A second paragraph follows after a wider gap and tells about the costs of it.",
                11,
                72,
                700,
            ),
            ("2", 8, 290, 30),
        ],
    ])
}

#[test]
fn a_word_document_is_read() {
    let body = format!(
        "<w:p><w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr><w:r><w:t>Der Pakt</w:t></w:r></w:p>{}\
         <w:p><w:r><w:t>Riga </w:t></w:r><w:del><w:r><w:t>nicht </w:t></w:r></w:del><w:ins><w:r><w:t>zahlt &amp; hilft</w:t></w:r></w:ins><w:r><w:tab/><w:t>&#x201E;so&#8220;.</w:t></w:r></w:p>\
         <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>erstens</w:t></w:r></w:p>\
         <w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("Die Minister haben in Riga einen Pakt unterzeichnet, der die Staaten verpflichtet."),
        paragraph("Lettland"),
        paragraph("6.000")
    );
    let read = read("a.docx", &docx(&body), &Limits::default()).unwrap();
    assert_eq!(
        read.text,
        "## Der Pakt\n\nDie Minister haben in Riga einen Pakt unterzeichnet, der die Staaten verpflichtet.\n\nRiga zahlt & hilft „so“.\n\n\
         - erstens\n\nLettland | 6.000\n\nSee Lind, p. 7."
    );
    assert_eq!(
        (read.title.as_deref(), read.authors.as_slice()),
        (Some("Pakt & Preis"), ["Ana Lind".to_owned()].as_slice())
    );
    assert_eq!(read.published.as_ref().map(Edtf::as_str), Some("2014-03-18"));
    assert_eq!(
        (read.published_rule, read.language),
        (Some(PublishedRule::DocxProperty), Some(Language::De))
    );
    assert_eq!(
        read.set_aside.iter().map(|a| a.reason).collect::<Vec<_>>(),
        [Reason::Footnote]
    );
}

#[test]
fn a_pdf_is_read() {
    let read = read("a.pdf", &sample_pdf(), &Limits::default()).unwrap();
    assert_eq!(
        read.text,
        "## A pact for the Gulf\n\nThe ministers of the six states signed the pact in Doha, and the governor of the bank promised credit for \
         „Größe“ and radar. The fleet would be based there from the spring of 1981 on, and the costs would be shared by all of the \
         members.\n\nA second paragraph follows after a wider gap and tells about the costs of it."
    );
    assert_eq!(
        (read.title.as_deref(), read.authors.as_slice()),
        (Some("A Pact for the Gulf"), ["Ana Lind".to_owned()].as_slice())
    );
    assert_eq!(
        (read.published_rule, read.language),
        (Some(PublishedRule::PdfInfo), Some(Language::En))
    );
    assert_eq!(read.published.as_ref().map(Edtf::as_str), Some("2014-03-18"));
}
