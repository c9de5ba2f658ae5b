//! Tables as CSV: RFC 4180 with a byte order mark, so that Excel takes the file for UTF-8.
//!
//! In German the fields are parted by semicolons and numbers have a decimal comma, because Excel in Germany opens
//! nothing else by double click; in English by commas and points. Words that a spreadsheet would take for a formula get
//! an apostrophe before them: texts of others must not be able to run anything.

use super::cells::{Exported, columns, exported, head};
use super::order::Row;
use super::rows::Row as Proposed;
use crate::model::Language;
use crate::session::Ledger;
use crate::views::ViewCtx;
use crate::views::review::words as said;

/// The rows as the contents of a file: a head, then one line for each row with all columns, its passage and identifier.
pub(super) fn csv(ctx: &ViewCtx<'_>, ledger: Ledger, rows: &[Row]) -> String {
    let words = ctx.words;
    let language = words.language();
    let mut out = Writer::new(language);
    let columns = columns(ledger);
    for column in columns {
        out.field(&Exported::Plain(words.text(head(column.field)).to_owned()));
    }
    for key in ["ledger-quote", "ledger-id"] {
        out.field(&Exported::Plain(words.text(key).to_owned()));
    }
    out.end();
    for row in rows {
        for column in columns {
            out.field(&exported(ctx, row, column.field));
        }
        let claim = row.claim.and_then(|id| ctx.dossier.claims.get(&id));
        let passage = claim.and_then(|c| c.passages.first());
        out.field(&Exported::Text(passage.map(|p| ctx.name(*p)).unwrap_or_default()));
        out.field(&Exported::Plain(row.item.to_string()));
        out.end();
    }
    out.text
}

/// The proposals as the contents of a file: what each says, how sure it is and why, its sentence, document and date.
pub(super) fn proposals_csv(ctx: &ViewCtx<'_>, rows: &[Proposed]) -> String {
    let words = ctx.words;
    let mut out = Writer::new(words.language());
    for key in [
        "proposals-kind",
        "proposals-what",
        "proposals-confidence",
        "proposals-reason",
        "proposals-sentence",
        "proposals-document",
        "proposals-published",
        "ledger-id",
    ] {
        out.field(&Exported::Plain(words.text(key).to_owned()));
    }
    out.end();
    for row in rows {
        let document = row.document.and_then(|id| ctx.dossier.documents.get(&id));
        let published = document.and_then(|d| d.published.as_ref()).map(|day| words.date(day));
        let sentence = row.told_by.and_then(|claim| said::sentence(ctx, claim, row.subject));
        let reason = said::ground(ctx, row.subject).map(|proposal| said::reason(words, proposal));
        out.field(&Exported::Plain(said::kind(ctx, row.kind).to_owned()));
        out.field(&Exported::Text(said::line(ctx, row.subject)));
        out.field(&Exported::Number((row.confidence * 100.0).round()));
        out.field(&Exported::Text(reason.unwrap_or_default()));
        out.field(&Exported::Text(sentence.map(|s| s.text).unwrap_or_default()));
        out.field(&Exported::Text(row.document.map(|id| ctx.name(id)).unwrap_or_default()));
        out.field(&Exported::Plain(published.unwrap_or_default()));
        out.field(&Exported::Plain(row.subject.target().to_string()));
        out.end();
    }
    out.text
}

/// Writes fields and lines.
pub(in crate::views) struct Writer {
    text: String,
    comma: char,
    point: char,
    begun: bool,
}

impl Writer {
    /// An empty file for spreadsheets of this language.
    pub(in crate::views) fn new(language: Language) -> Self {
        let (comma, point) = match language {
            Language::De => (';', ','),
            Language::En => (',', '.'),
        };
        Self {
            text: String::from('\u{feff}'),
            comma,
            point,
            begun: false,
        }
    }

    /// Adds a field.
    pub(in crate::views) fn field(&mut self, field: &Exported) {
        if std::mem::replace(&mut self.begun, true) {
            self.text.push(self.comma);
        }
        match field {
            Exported::Number(number) => {
                let text = number.to_string().replace('.', &self.point.to_string());
                self.quoted(&text);
            }
            Exported::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => self.quoted(&format!("'{text}")),
            Exported::Plain(text) | Exported::Text(text) => self.quoted(text),
        }
    }

    /// The contents.
    pub(in crate::views) fn into_text(self) -> String {
        self.text
    }

    fn quoted(&mut self, text: &str) {
        let special = |c: char| matches!(c, '"' | '\n' | '\r' | ';' | ',');
        if text.contains(special) {
            self.text.push('"');
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(text);
        }
    }

    /// Ends the line.
    pub(in crate::views) fn end(&mut self) {
        self.text.push_str("\r\n");
        self.begun = false;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(language: Language, fields: &[Exported]) -> String {
        let mut out = Writer::new(language);
        for field in fields {
            out.field(field);
        }
        out.end();
        out.text
    }

    #[test]
    fn fields_are_parted_and_quoted_as_the_language_of_the_spreadsheet_wants_it() {
        let fields = || {
            [
                Exported::Text("er sagt „ja“, \"nein\"".into()),
                Exported::Number(4.5),
                Exported::Plain("2024-06/2024-09".into()),
                Exported::Text("zwei\nZeilen".into()),
                Exported::Text(String::new()),
            ]
        };
        assert_eq!(
            line(Language::De, &fields()),
            "\u{feff}\"er sagt „ja“, \"\"nein\"\"\";\"4,5\";2024-06/2024-09;\"zwei\nZeilen\";\r\n"
        );
        assert!(line(Language::En, &fields()).ends_with(",4.5,2024-06/2024-09,\"zwei\nZeilen\",\r\n"));
    }

    #[test]
    fn words_of_others_are_never_a_formula() {
        let text = line(
            Language::En,
            &[Exported::Text("=cmd|' /C calc'!A0".into()), Exported::Number(-2.0)],
        );
        assert_eq!(text, "\u{feff}'=cmd|' /C calc'!A0,-2\r\n");
    }
}
