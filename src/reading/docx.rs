//! A Word document to blocks: the packed parts unpacked within bounds, their XML walked without recursion.
//!
//! Only text and its roles are read: deleted text, field codes and copies for older programs are passed over, footnotes
//! are set aside. Deliberately not here: pictures, layout, remarks.

mod body;
mod fields;
mod package;

use super::draft::Draft;
use super::{Limits, ReadingError, ReadingWarning, Reason};
use package::Package;

/// The blocks of a Word document.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Draft, ReadingError> {
    let mut package = Package::open(bytes)?;
    let name = package.main().ok_or_else(|| ReadingError::Damaged {
        what: "it has no word/document.xml".to_owned(),
    })?;
    let document = package.part(&name, limits)?.unwrap_or_default();
    let styles = package
        .part("word/styles.xml", limits)?
        .map(|xml| fields::headings(&xml))
        .unwrap_or_default();
    let mut draft = Draft::default();
    let whole = body::walk(&document, &styles, None, &mut draft, limits)?;
    if !whole {
        if draft.blocks.is_empty() {
            return Err(ReadingError::Damaged {
                what: format!("{name} is not well-formed"),
            });
        }
        draft.warnings.push(ReadingWarning::PartlyDamaged);
    }
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if let Some(xml) = package.part(notes, limits)? {
            let _whole = body::walk(&xml, &styles, Some(Reason::Footnote), &mut draft, limits)?;
        }
    }
    if let Some(xml) = package.part("docProps/core.xml", limits)? {
        fields::core(&xml, &mut draft.about);
    }
    Ok(draft)
}
