//! Files that want to take the memory, the stack or the afternoon; and files that are simply broken.

use std::time::Instant;

use super::*;

fn error(name: &str, bytes: &[u8]) -> ReadingError {
    read(name, bytes, &Limits::default()).unwrap_err()
}

#[test]
fn a_bomb_is_not_unpacked() {
    let bomb = docx(&paragraph(&" ".repeat(40 << 20)));
    assert!(bomb.len() < 1 << 20);
    assert!(matches!(error("a.docx", &bomb), ReadingError::Bomb { .. }));
    let limits = Limits {
        bytes_text: 1000,
        ..Limits::default()
    };
    let large = docx(&paragraph(&"The pact was signed. ".repeat(200)));
    assert!(matches!(read("a.docx", &large, &limits), Err(ReadingError::Bomb { .. })));
}

#[test]
fn a_pdf_may_be_a_bomb() {
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(&vec![b' '; 80 << 20]).unwrap();
    let packed = packer.finish().unwrap();
    let head = format!("%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode/Length {}>>stream\n", packed.len());
    let file = [head.as_bytes(), &packed, b"\nendstream\nendobj\n"].concat();
    assert!(matches!(error("a.pdf", &file), ReadingError::Bomb { .. }));
}

#[test]
fn entities_do_not_unfold() {
    let mut bomb = String::from("<!DOCTYPE x [<!ENTITY a \"lollollol\">");
    for step in 0..30 {
        let _infallible = write!(bomb, "<!ENTITY b{step} \"&a;&a;&a;&b{};\">", step + 1);
    }
    bomb.push_str("]><w:document><w:body><w:p><w:r><w:t>Riga&b0; and Doha</w:t></w:r></w:p></w:body></w:document>");
    let file = archive(&[("word/document.xml", &bomb)]);
    assert_eq!(read("a.docx", &file, &Limits::default()).unwrap().text, "Riga and Doha");
}

#[test]
fn nesting_in_xml_is_bounded() {
    let deep = docx(&format!("{}{}", "<w:sdt>".repeat(50_000), "</w:sdt>".repeat(50_000)));
    assert_eq!(error("a.docx", &deep), ReadingError::NestedTooDeep { most: 400 });
}

#[test]
fn an_endless_line_is_read_in_one_go() {
    let started = Instant::now();
    let line = "The pact of the six states was renewed, and nobody had asked for it. ".repeat(100_000);
    let reading = read("a.txt", line.as_bytes(), &Limits::default()).unwrap();
    assert_eq!(reading.text.len(), line.trim_end().len());
    let html = format!("<html><p>{line}");
    assert_eq!(
        read("a.html", html.as_bytes(), &Limits::default()).unwrap().text.len(),
        line.trim_end().len()
    );
    let glued = "a".repeat(7 << 20);
    assert_eq!(
        read("a.md", glued.as_bytes(), &Limits::default()).unwrap().text.len(),
        glued.len()
    );
    let marks = "[".repeat(200_000);
    assert!(read("a.md", format!("x{marks}").as_bytes(), &Limits::default()).is_ok());
    assert!(started.elapsed().as_secs() < 120, "not linear: {:?}", started.elapsed());
}

#[test]
fn what_is_no_text_is_refused_with_advice() {
    assert_eq!(error("a.txt", b""), ReadingError::Empty);
    assert_eq!(error("a.txt", b" \n\t\n"), ReadingError::Empty);
    assert_eq!(
        error("a.bin", &[0x7f, b'E', b'L', b'F', 2, 1, 1, 0, 0, 0]),
        ReadingError::Binary
    );
    assert_eq!(error("a.json", b"{\"a\": 1}"), ReadingError::UnknownKind);
    let odt = archive(&[
        ("mimetype", "application/vnd.oasis.opendocument.text"),
        ("content.xml", "<x/>"),
    ]);
    let epub = archive(&[("mimetype", "application/epub+zip"), ("OEBPS/a.xhtml", "<x/>")]);
    for (name, bytes) in [
        ("a.odt", odt.as_slice()),
        ("a.docx", &odt),
        ("a.epub", &epub),
        ("a.rtf", b"{\\rtf1 x}"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 x"),
    ] {
        let refusal = error(name, bytes);
        assert!(matches!(refusal, ReadingError::NotSupported { .. }), "{name}");
        assert!(refusal.to_string().contains("save it as"), "{refusal}");
    }
    let encrypted: Vec<u8> = [
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(),
        &"EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>(),
    ]
    .concat();
    assert_eq!(error("a.docx", &encrypted), ReadingError::Encrypted);
}

#[test]
fn broken_files_are_named() {
    let whole = docx(&paragraph("Riga and Doha."));
    assert!(matches!(
        error("a.docx", &whole[..whole.len() / 2]),
        ReadingError::Damaged { .. }
    ));
    let without = archive(&[("word/styles.xml", "<x/>")]);
    assert_eq!(
        error("a.docx", &without),
        ReadingError::Damaged {
            what: "it has no word/document.xml".to_owned()
        }
    );
    let cut = archive(&[(
        "word/document.xml",
        "<w:document><w:body><w:p><w:r><w:t>Riga and Doha.</w:t></w:r></w:p><w:p><w:r><w",
    )]);
    let reading = read("a.docx", &cut, &Limits::default()).unwrap();
    assert_eq!(reading.text, "Riga and Doha.");
    assert!(reading.warnings.contains(&ReadingWarning::PartlyDamaged));
    assert!(matches!(
        error("a.pdf", b"%PDF-1.7\nnothing behind it"),
        ReadingError::Damaged { .. }
    ));
    let scan = pdf(&[vec![], vec![]]);
    assert_eq!(error("a.pdf", &scan), ReadingError::NoText { pages: 2 });
}

#[test]
fn a_file_cut_short_gives_what_is_left() {
    let file = sample_pdf();
    for part in 1..8 {
        let _any = read("a.pdf", &file[..file.len() * part / 8], &Limits::default());
    }
    // Without its table of contents the file is searched for its pages.
    let headless = &file[..file.windows(4).position(|w| w == b"xref").unwrap()];
    assert!(
        read("a.pdf", headless, &Limits::default())
            .unwrap()
            .text
            .contains("the pact in Doha")
    );
}

#[test]
fn limits_hold() {
    let limits = Limits {
        bytes_in: 10,
        ..Limits::default()
    };
    assert_eq!(
        read("a.txt", b"more than ten bytes", &limits),
        Err(ReadingError::TooLarge { bytes: 19, most: 10 })
    );
    let limits = Limits {
        pages: 1,
        ..Limits::default()
    };
    let reading = read("a.pdf", &sample_pdf(), &limits).unwrap();
    assert!(reading.warnings.contains(&ReadingWarning::PagesLeftOut { read: 1, of: 2 }));
    assert!(!reading.text.contains("1981"));
}

#[test]
fn a_name_may_lie() {
    let reading = read("a.txt", &sample_pdf(), &Limits::default()).unwrap();
    assert_eq!(reading.format, Format::Pdf);
    assert!(reading.warnings.contains(&ReadingWarning::NameMisleads));
    assert_eq!(
        read("a.docx", "Plain words of a text.".as_bytes(), &Limits::default())
            .unwrap()
            .format,
        Format::Text
    );
    assert_eq!(kind_of("a.pdf", b"<!doctype html><p>x"), Some(Format::Html));
}

#[test]
fn single_zeros_are_dropped() {
    let file = format!("The pact\0 was signed in Riga. {}", "It was renewed in Doha. ".repeat(20));
    let reading = read("a.txt", file.as_bytes(), &Limits::default()).unwrap();
    assert!(reading.text.starts_with("The pact was signed"));
    assert!(reading.warnings.contains(&ReadingWarning::ControlSignsRemoved { count: 1 }));
}
