//! Tags to a flat tree and runs of text; in one pass, without recursion, linear in the page.
//!
//! Only what the search for the article needs: elements that make blocks. Inline elements leave their text in the run;
//! of links the length is counted.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::Attribute;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EndTag, StartTag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::super::{Limits, Reason};
use super::junk;

/// Stands for a line break inside a run.
pub(super) const BREAK: char = '\u{2028}';
/// Longest JSON-LD kept, in bytes.
const LONGEST_DATA: usize = 1 << 20;
/// Most fields kept.
const MOST_FIELDS: usize = 400;
/// How much is handed to the tokenizer at once.
const CHUNK: usize = 64 << 10;

/// An element that makes a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Root,
    Block,
    Article,
    Main,
    Nav,
    Aside,
    Footer,
    Form,
    Paragraph,
    Heading(u8),
    Item,
    List,
    Table,
    Row,
    Cell,
    Pre,
    Figcaption,
}

/// Number of places needed to count open elements by tag.
const TAGS: usize = 24;

impl Tag {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "div" | "section" | "header" | "body" | "center" | "figure" | "fieldset" | "details" | "summary" | "blockquote"
            | "address" | "hgroup" | "dl" | "legend" | "caption" | "option" => Self::Block,
            "article" => Self::Article,
            "main" => Self::Main,
            "nav" | "menu" => Self::Nav,
            "aside" => Self::Aside,
            "footer" => Self::Footer,
            "form" => Self::Form,
            "p" => Self::Paragraph,
            "h1" => Self::Heading(1),
            "h2" => Self::Heading(2),
            "h3" => Self::Heading(3),
            "h4" => Self::Heading(4),
            "h5" => Self::Heading(5),
            "h6" => Self::Heading(6),
            "li" | "dt" | "dd" => Self::Item,
            "ul" | "ol" | "dir" => Self::List,
            "table" | "tbody" | "thead" | "tfoot" => Self::Table,
            "tr" => Self::Row,
            "td" | "th" => Self::Cell,
            "pre" | "listing" => Self::Pre,
            "figcaption" => Self::Figcaption,
            _ => return None,
        })
    }

    fn index(self) -> usize {
        match self {
            Self::Root => 0,
            Self::Block => 1,
            Self::Article => 2,
            Self::Main => 3,
            Self::Nav => 4,
            Self::Aside => 5,
            Self::Footer => 6,
            Self::Form => 7,
            Self::Paragraph => 8,
            Self::Heading(level) => 8 + usize::from(level.min(6)),
            Self::Item => 15,
            Self::List => 16,
            Self::Table => 17,
            Self::Row => 18,
            Self::Cell => 19,
            Self::Pre => 20,
            Self::Figcaption => 21,
        }
    }
}

/// An element.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node {
    pub(super) parent: u32,
    pub(super) tag: Tag,
    /// The page itself calls it the body of the article.
    pub(super) is_body: bool,
    /// Why it, or what it stands in, is no part of an article, by its tag.
    pub(super) by_tag: Option<Reason>,
    /// The same by the words in its class, which mislead at times.
    pub(super) by_words: Option<Reason>,
    /// It is never shown.
    pub(super) hidden: bool,
}

/// Text between two tags that make blocks.
#[derive(Debug, Clone)]
pub(super) struct Run {
    pub(super) node: u32,
    /// Where it stands in [`Page::text`].
    pub(super) text: Range<usize>,
    /// Bytes of it that are links to other pages.
    pub(super) linked: usize,
}

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// `meta` elements: name or property in small letters, content.
    pub(super) fields: Vec<(String, String)>,
    /// JSON-LD.
    pub(super) data: Vec<String>,
    pub(super) title: String,
    pub(super) language: String,
    pub(super) canonical: String,
    /// Days in `time` elements inside the article.
    pub(super) times: Vec<String>,
}

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) nodes: Vec<Node>,
    pub(super) runs: Vec<Run>,
    pub(super) text: String,
    pub(super) facts: Facts,
    pub(super) flattened: bool,
}

/// Cuts a page into elements and runs.
pub(super) fn parse(text: &str, limits: &Limits) -> Page {
    let sink = Sink(RefCell::new(Builder::new(limits.depth.max(8))));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let queue = BufferQueue::default();
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(rest.floor_char_boundary(CHUNK.min(rest.len())));
        queue.push_back(StrTendril::from_slice(chunk));
        // It would stop for scripts only if the sink asked for it.
        let _done = tokenizer.feed(&queue);
        rest = after;
    }
    tokenizer.end();
    let mut builder = tokenizer.sink.0.into_inner();
    builder.flush();
    builder.page
}

struct Sink(RefCell<Builder>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut builder = self.0.borrow_mut();
        match token {
            TagToken(tag) if tag.kind == StartTag => {
                if let Some(raw) = builder.open(&tag.name, &tag.attrs, tag.self_closing) {
                    return TokenSinkResult::RawData(raw);
                }
            }
            TagToken(tag) if tag.kind == EndTag => builder.close(&tag.name),
            CharacterTokens(text) => builder.characters(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// Where characters go.
#[derive(Debug, PartialEq, Eq)]
enum Into {
    Text,
    Title,
    Data,
    Nothing,
}

struct Builder {
    page: Page,
    stack: Vec<u32>,
    open: [u32; TAGS],
    /// Elements beyond the deepest.
    over: usize,
    depth: usize,
    start: usize,
    linked: usize,
    in_link: bool,
    into: Into,
    /// An element whose content is passed over, and how often it is open.
    skipped: Option<(String, usize)>,
}

impl Builder {
    fn new(depth: usize) -> Self {
        let mut page = Page::default();
        page.nodes.push(Node {
            parent: 0,
            tag: Tag::Root,
            is_body: false,
            by_tag: None,
            by_words: None,
            hidden: false,
        });
        let mut open = [0; TAGS];
        open[0] = 1;
        Self {
            page,
            stack: vec![0],
            open,
            over: 0,
            depth,
            start: 0,
            linked: 0,
            in_link: false,
            into: Into::Text,
            skipped: None,
        }
    }

    fn top(&self) -> u32 {
        self.stack.last().copied().unwrap_or(0)
    }

    /// Ends the run of text.
    fn flush(&mut self) {
        let end = self.page.text.len();
        if self.page.text[self.start..end].contains(|c: char| !c.is_whitespace()) {
            self.page.runs.push(Run {
                node: self.top(),
                text: self.start..end,
                linked: self.linked,
            });
        }
        self.start = end;
        self.linked = 0;
    }

    fn characters(&mut self, text: &str) {
        match self.into {
            Into::Nothing => {}
            Into::Title => self.page.facts.title.push_str(text),
            Into::Data => {
                if let Some(data) = self.page.facts.data.last_mut().filter(|d| d.len() < LONGEST_DATA) {
                    data.push_str(text);
                }
            }
            Into::Text => {
                if self.skipped.is_none() {
                    self.page.text.push_str(text);
                    if self.in_link {
                        self.linked += text.trim().len();
                    }
                }
            }
        }
    }

    fn open(&mut self, name: &str, attributes: &[Attribute], self_closing: bool) -> Option<RawKind> {
        match name {
            "script" => {
                let is_data = get(attributes, "type").is_some_and(|t| t.trim().eq_ignore_ascii_case("application/ld+json"));
                self.into = if is_data && self.page.facts.data.len() < 40 {
                    Into::Data
                } else {
                    Into::Nothing
                };
                if self.into == Into::Data {
                    self.page.facts.data.push(String::new());
                }
                return Some(RawKind::ScriptData);
            }
            "style" | "iframe" | "noembed" | "noframes" | "xmp" => {
                self.into = Into::Nothing;
                return Some(RawKind::Rawtext);
            }
            "textarea" => {
                self.into = Into::Nothing;
                return Some(RawKind::Rcdata);
            }
            "title" if self.skipped.is_none() && self.page.facts.title.is_empty() => {
                self.into = Into::Title;
                return Some(RawKind::Rcdata);
            }
            _ => {}
        }
        if self.is_skipped(name, attributes, self_closing) {
            return None;
        }
        match name {
            "html" => get(attributes, "lang")
                .unwrap_or_default()
                .clone_into(&mut self.page.facts.language),
            "meta" => self.field(attributes),
            "link" => {
                if get(attributes, "rel") == Some("canonical") {
                    get(attributes, "href")
                        .unwrap_or_default()
                        .clone_into(&mut self.page.facts.canonical);
                }
            }
            "br" => self.page.text.push(BREAK),
            "hr" => self.flush(),
            "a" => self.in_link = get(attributes, "href").is_some_and(|h| !h.starts_with('#')),
            "time" => self.time(attributes),
            _ => {
                if let Some(tag) = Tag::of(name) {
                    self.open_block(tag, attributes);
                }
            }
        }
        None
    }

    /// Whether the element stands in, or begins, one whose content is passed over.
    fn is_skipped(&mut self, name: &str, attributes: &[Attribute], self_closing: bool) -> bool {
        const SKIPPED: [&str; 14] = [
            "svg", "math", "noscript", "template", "select", "button", "object", "canvas", "video", "audio", "map", "dialog",
            "datalist", "label",
        ];
        if let Some((skipped, count)) = &mut self.skipped {
            if skipped == name {
                *count += usize::from(!self_closing);
                return true;
            }
            // An element that was never closed must not swallow the page.
            let ends = matches!(name, "p" | "h1" | "h2" | "article" | "main" | "table")
                && !matches!(skipped.as_str(), "noscript" | "template" | "dialog");
            if ends {
                self.skipped = None;
            }
            return !ends;
        }
        let reference =
            name == "sup" && get(attributes, "class").is_some_and(|c| c.contains("reference") || c.contains("footnote"));
        if (SKIPPED.contains(&name) || reference) && !self_closing {
            self.skipped = Some((name.to_owned(), 1));
            return true;
        }
        false
    }

    fn field(&mut self, attributes: &[Attribute]) {
        let key = ["property", "name", "itemprop"].iter().find_map(|k| get(attributes, k));
        let (Some(key), Some(content)) = (key, get(attributes, "content")) else {
            return;
        };
        if self.page.facts.fields.len() < MOST_FIELDS && content.len() <= 2_000 {
            self.page
                .facts
                .fields
                .push((key.trim().to_ascii_lowercase(), content.to_owned()));
        }
    }

    fn time(&mut self, attributes: &[Attribute]) {
        let node = self.page.nodes[self.top() as usize];
        let inside = self.open[Tag::Article.index()] + self.open[Tag::Main.index()] > 0
            && node.by_tag.is_none()
            && node.by_words.is_none();
        if let Some(day) = get(attributes, "datetime").filter(|_| inside && self.page.facts.times.len() < 20) {
            self.page.facts.times.push(day.to_owned());
        }
    }

    fn open_block(&mut self, tag: Tag, attributes: &[Attribute]) {
        self.flush();
        self.in_link = false;
        // Elements that the next one of their kind closes.
        match tag {
            Tag::Item => self.close_inside(tag, Tag::List),
            Tag::Cell => self.close_inside(tag, Tag::Row),
            Tag::Row => self.close_inside(tag, Tag::Table),
            _ => {}
        }
        if self.page.nodes[self.top() as usize].tag == Tag::Paragraph {
            self.pop();
        }
        if self.stack.len() >= self.depth {
            self.over += 1;
            self.page.flattened = true;
            return;
        }
        let parent = self.page.nodes[self.top() as usize];
        let mut node = Node {
            parent: self.top(),
            tag,
            is_body: false,
            by_tag: parent.by_tag.or_else(|| junk::by_tag(tag)),
            by_words: parent.by_words,
            hidden: parent.hidden,
        };
        let whole = matches!(tag, Tag::Article | Tag::Main | Tag::Heading(1)) || self.stack.len() <= 1;
        for attribute in attributes {
            let value = &*attribute.value;
            match &*attribute.name.local {
                "class" | "id" if !whole => node.by_words = node.by_words.or_else(|| junk::by_words(value)),
                "role" if !whole => node.by_tag = node.by_tag.or_else(|| junk::by_role(value)),
                "hidden" => node.hidden = true,
                "aria-hidden" => node.hidden |= value == "true",
                "style" => node.hidden |= value.replace(' ', "").contains("display:none"),
                "itemprop" => node.is_body = value == "articleBody",
                _ => {}
            }
        }
        self.page.nodes.push(node);
        self.stack.push((self.page.nodes.len() - 1) as u32);
        self.open[tag.index()] += 1;
    }

    /// Closes an open `tag` that stands inside the innermost open `limit`.
    fn close_inside(&mut self, tag: Tag, limit: Tag) {
        if self.open[tag.index()] == 0 {
            return;
        }
        let nodes = &self.page.nodes;
        let found = self
            .stack
            .iter()
            .rev()
            .take_while(|at| nodes[**at as usize].tag != limit)
            .position(|at| nodes[*at as usize].tag == tag);
        if let Some(above) = found {
            for _ in 0..=above {
                self.pop();
            }
        }
    }

    fn pop(&mut self) {
        if self.stack.len() > 1
            && let Some(at) = self.stack.pop()
        {
            let count = &mut self.open[self.page.nodes[at as usize].tag.index()];
            *count = count.saturating_sub(1);
        }
    }

    fn close(&mut self, name: &str) {
        if self.into != Into::Text {
            self.into = Into::Text;
            if matches!(
                name,
                "script" | "style" | "iframe" | "noembed" | "noframes" | "xmp" | "textarea" | "title"
            ) {
                return;
            }
        }
        if let Some((skipped, count)) = &mut self.skipped {
            if skipped == name {
                *count -= 1;
                if *count == 0 {
                    self.skipped = None;
                    // Words on both sides of a picture or a button are two words.
                    self.page.text.push(' ');
                }
            }
            return;
        }
        if name == "a" {
            self.in_link = false;
            return;
        }
        let Some(tag) = Tag::of(name) else { return };
        self.flush();
        if self.over > 0 && !matches!(tag, Tag::Paragraph | Tag::Item | Tag::Cell | Tag::Row) {
            self.over -= 1;
            return;
        }
        if self.open[tag.index()] == 0 {
            return;
        }
        while let Some(top) = self.stack.last().filter(|_| self.stack.len() > 1) {
            let found = self.page.nodes[*top as usize].tag == tag;
            self.pop();
            if found {
                break;
            }
        }
    }
}

fn get<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    attributes.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}
