//! `garant assess ID`: an assessment of a dossier, as it is and under what is thought through, as text or JSON.
//!
//! In reading order: [`asked`] (which assessment, which changes; whatever is wrong is told before anything is worked
//! out), [`text`] (for people), [`json`] (for programs). For `assess` only. Not here: the model (`guarantee`), the
//! sentences (`views::judged_words`).

mod asked;
mod json;
mod text;

use std::io::Write as _;

use crate::app::explain::explain_store;
use crate::catalogue::Words;
use crate::derived::judgement::account::Account;
use crate::derived::{Derived, Snapshot};
use crate::model::{ActorId, Assessment, Day, Dossier, Language};
use crate::session::{Session, Twist};
use crate::store::{Opened, open};
use crate::views::fault::fault_text;

use super::arguments::{Assess, Lang};

/// An assessment before and after what is thought through.
struct Judged<'a> {
    words: Words,
    dossier: &'a Dossier,
    snapshot: Snapshot,
    /// The day on which actors are named.
    day: Day,
    assessment: &'a Assessment,
    twists: Vec<Twist>,
    before: Account,
    /// With every change; nothing without a change.
    after: Option<Account>,
}

impl Judged<'_> {
    fn name(&self, actor: ActorId) -> String {
        let found = self.dossier.actors.get(&actor);
        found.map_or_else(
            || actor.to_string(),
            |actor| actor.name_on(self.day, self.words.language()).to_owned(),
        )
    }

    /// With every change that is made.
    fn shown(&self) -> &Account {
        self.after.as_ref().unwrap_or(&self.before)
    }
}

/// Works out the assessment and writes it; the error is the sentence for the user.
pub(super) fn judge(words: Words, id: &str, asked: &Assess) -> Result<(), String> {
    let words = match asked.lang {
        Some(Lang::De) => Words::new(Language::De),
        Some(Lang::En) => Words::new(Language::En),
        None => words,
    };
    let opened = match &asked.project {
        Some(path) => open(path).map_err(|error| explain_store(words, &error))?,
        None => Opened::built_in(),
    };
    let dossier = &opened.dossier;
    let assessment = asked::assessment(words, dossier, id)?;
    let session = Session::opening(dossier);
    let twists = asked::twists(words, dossier, assessment, asked)?;
    let account = |twists: &[Twist]| {
        Account::of(dossier, assessment, twists).map_err(|failed| fault_text(words, dossier, &failed.0, &failed.1))
    };
    let judged = Judged {
        words,
        dossier,
        snapshot: Derived::default().refresh(dossier, 1, &session),
        day: session.moment,
        assessment,
        before: account(&[])?,
        after: (!twists.is_empty()).then(|| account(&twists)).transpose()?,
        twists,
    };
    if let Some(out) = &asked.json {
        return super::assess::write(words, Some(out), &json::json(&judged));
    }
    // Whoever reads standard output may have had enough.
    let _closed = std::io::stdout().lock().write_all(text::text(&judged).as_bytes());
    Ok(())
}
