//! Appeals to the reader: subscribe, follow, sign in, download.
//!
//! Told by a verb in the imperative at the head of a sentence together with a thing to subscribe to, so that a
//! sentence which mentions a newsletter stays.

use super::super::Reason;
use super::{Part, heads};

/// Words at the head of an appeal.
const VERBS: &str = "abonnieren sie|abonniere|abonniert|folgen sie|folge uns|folgt uns|melden sie sich|registrieren sie sich|\
     verbinden sie sich|aktivieren sie|laden sie|erhalten sie|bestellen sie|testen sie|verpassen sie|bleiben sie|\
     jetzt |hier geht es|hier können sie|hier finden sie|sie möchten|sie wollen|sind sie bereits|bereits abonnent|\
     bereits registriert|noch kein abo|unterstützen sie|besuchen sie|kennen sie schon|diskutieren sie|\
     schreiben sie uns|haben sie fragen|sie haben bereits|subscribe|sign up|sign in|follow us|follow our|follow @|\
     join our|join us|join the conversation|download|get our|get the|get all|get updates|click here|click to|\
     register|log in|like us|turn on|enable|support our|become a|already a|don't miss|never miss|connect with|\
     stay up to date|stay informed";

/// Things an appeal is for.
const THINGS: &str = "newsletter|facebook|twitter|instagram|youtube|whatsapp|telegram|podcast|tiktok|linkedin|bluesky|mastodon|\
     threads|app |app.|app!|kanal|kanäle|channel|benachrichtigung|notification|abo |abonn|subscri|inbox|postfach|\
     e-mail|email|updates|feed|auf dem laufenden|unsere|our |us on|uns auf|uns bei|account|konto|anmelden|einloggen|\
     membership|mitglied|stimme |gratis|kostenlos|free|probemonat|briefing|log in|weiterlesen|briefings|kommentar|\
     comment";

/// Appeals that need no thing.
const WHOLE: &str = "melden sie sich an|bitte melden sie sich an|jetzt kostenlos testen|jetzt abo abschließen|\
     sie haben noch kein abo|to continue reading|um weiterzulesen|zum weiterlesen|um diesen artikel|\
     dieser artikel ist exklusiv|dieser inhalt ist nur für|this content is only available|\
     this article is for subscribers|this article is available to subscribers|please log in|please sign in|\
     please subscribe|already have an account|already a subscriber|bereits abonnent|sign up for|sign up to|\
     subscribe to|follow us|folgen sie uns|enable notifications|you have reached your limit|sie haben ihr limit";

/// Why a block is an appeal: each of its sentences is one, or too short to say anything else.
pub(super) fn reason(text: &str, small: &str) -> Option<Reason> {
    // The first sentence must be an appeal, and most blocks can be told from their first word to be none.
    if !heads::known(small) {
        return None;
    }
    let mut appeals = 0;
    for sentence in sentences(small) {
        if is_appeal(&small[sentence.clone()]) {
            appeals += 1;
        } else if small[sentence].split_whitespace().count() > 3 || appeals == 0 {
            return None;
        }
    }
    (appeals > 0 && !text.starts_with(['"', '„', '“', '»', '«'])).then_some(Reason::Subscription)
}

/// Appeals at the end of a paragraph of the article.
pub(super) fn tail(text: &str, small: &str) -> Option<Part> {
    // Small letters may be longer than capitals; then positions differ, and nothing is cut.
    if small.len() != text.len() {
        return None;
    }
    let bytes = small.as_bytes();
    let stop = bytes
        .windows(2)
        .rposition(|pair| matches!(pair, [b'.' | b'!' | b'?', b' ']))?;
    let start = stop + 2;
    if !heads::known(small.get(start..)?) {
        return None;
    }
    let quoted = text.get(..start)?.ends_with(['„', '“', '"', '«', '»']);
    (is_strict(small.get(start..)?) && text.is_char_boundary(start) && !quoted)
        .then_some((start..text.len(), Reason::Subscription))
}

/// A naive cut at full stops followed by a space: appeals are simple sentences.
fn sentences(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + (rest.len() - rest.trim_start().len());
        if start >= text.len() {
            return None;
        }
        let bytes = text.as_bytes();
        let end = (start..text.len())
            .find(|at| matches!(bytes[*at], b'.' | b'!' | b'?') && bytes.get(at + 1).is_none_or(|b| *b == b' '))
            .map_or(text.len(), |at| at + 1);
        from = end;
        Some(start..end)
    })
}

fn is_appeal(sentence: &str) -> bool {
    if !heads::known(sentence) {
        return false;
    }
    let has_verb = VERBS.split('|').any(|verb| sentence.starts_with(verb));
    (has_verb && THINGS.split('|').any(|thing| has_word(sentence, thing))) || is_strict(sentence)
}

/// Whether a word of the sentence begins with `head`.
fn has_word(sentence: &str, head: &str) -> bool {
    sentence
        .match_indices(head)
        .any(|(at, _)| !sentence[..at].ends_with(char::is_alphanumeric))
}

fn is_strict(sentence: &str) -> bool {
    heads::known(sentence) && WHOLE.split('|').any(|head| sentence.starts_with(head))
}

/// The lists of this module, for [`super::heads`].
pub(super) fn lists() -> impl Iterator<Item = &'static str> {
    [VERBS, WHOLE].into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> bool {
        reason(text, &text.to_lowercase()).is_some()
    }

    #[test]
    fn appeals_are_told_from_sentences() {
        for text in [
            "Verbinden Sie sich mit der Stimme des Nordens! Abonnieren Sie unsere Kanäle und den Newsletter.",
            "Melden Sie sich an, um weiterzulesen.",
            "Sign up for our weekly briefing.",
            "Jetzt kostenlos testen!",
            "Follow us on Facebook and X.",
            "Don't miss our podcast. Free.",
        ] {
            assert!(of(text), "{text}");
        }
        for text in [
            "Join us or face sanctions, the general told the four republics.",
            "Jetzt droht auch Estland mit einem Veto.",
            "The party asked voters to subscribe to its view of history.",
            "Get the troops out, demanded the mayor of Narva.",
            "„Folgen Sie uns auf Facebook“, rief der Kandidat den Bürgern zu.",
            "Jetzt will die Regierung das Abkommen kündigen. Der Nachbar protestiert.",
        ] {
            assert!(!of(text), "{text}");
        }
    }
}
