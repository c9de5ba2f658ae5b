//! Writing XML without mistakes: every element that is opened is closed, every text escaped.
//!
//! For `pptx` only. Writes into memory, so nothing can fail.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// A piece of XML under construction.
pub(super) struct Xml(Writer<Vec<u8>>);

impl Xml {
    /// A document of its own.
    pub(super) fn document() -> Self {
        let mut xml = Self(Writer::new(Vec::new()));
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    fn put(&mut self, event: Event<'_>) {
        // Writing into memory cannot fail.
        self.0.write_event(event).ok();
    }

    fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
        BytesStart::new(name).with_attributes(attributes.iter().copied())
    }

    /// An element with what `inside` writes.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], inside: impl FnOnce(&mut Self)) {
        self.put(Event::Start(Self::start(name, attributes)));
        inside(self);
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.put(Event::Empty(Self::start(name, attributes)));
    }

    /// An element with a text in it.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.put(Event::Start(BytesStart::new(name)));
        self.put(Event::Text(BytesText::new(&super::super::svg::clean(text))));
        self.put(Event::End(BytesEnd::new(name)));
    }

    /// The finished bytes.
    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.0.into_inner()
    }
}
