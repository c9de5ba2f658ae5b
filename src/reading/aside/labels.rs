//! Lines that are no sentence: buttons, labels, counters, credits, signs.

use super::super::Reason;
use super::super::about::is_address;
use super::heads;

/// Lines that are labels as they stand.
const LINES: [(Reason, &str); 8] = [
    (
        Reason::Advertisement,
        "anzeige|anzeigen|werbung|advertisement|advertisements|advertising|ad|ads|sponsored|sponsored content|\
         promoted|gesponsert|article continues below|article continues after ad|\
         advertisement - scroll to continue|story continues below advertisement|\
         article continues below advertisement|nach der anzeige geht's weiter|weiter nach der werbung|\
         scroll to continue with content",
    ),
    (
        Reason::Navigation,
        "prev|next|previous|zurück|weiter|nach oben|back to top|top|home|startseite|menü|menu|suche|search|\
         zum inhalt springen|skip to content|skip to main content|zur startseite|zurück zur startseite|\
         zurück zur übersicht|zur übersicht|next article|previous article|nächster artikel|vorheriger artikel|\
         nächster beitrag|vorheriger beitrag|next post|previous post|auf einer seite lesen|nächste seite|\
         vorherige seite|next page|previous page|inhaltsverzeichnis|inhalt|table of contents|hauptmenü|\
         navigation|toggle navigation|close|schließen",
    ),
    (
        Reason::Subscription,
        "anmelden|abmelden|registrieren|log in|login|sign in|sign up|subscribe|abonnieren|newsletter|abo|\
         mein konto|my account|follow us|folgen sie uns|jetzt abonnieren|subscribe now|jetzt anmelden|\
         jetzt testen|spenden|donate|plus|merkliste|push-nachrichten|follow|folgen",
    ),
    (
        Reason::CookieBanner,
        "alle akzeptieren|alle ablehnen|akzeptieren|ablehnen|accept all|reject all|accept cookies|accept|\
         decline|cookie-einstellungen|cookie settings|manage preferences|privacy settings|\
         einstellungen verwalten|zustimmen|zustimmen und weiter|cookie-richtlinie|cookie policy|i agree|\
         nur notwendige cookies|manage cookies|cookies",
    ),
    (
        Reason::Footer,
        "impressum|datenschutz|datenschutzerklärung|agb|kontakt|über uns|about us|contact|contact us|\
         privacy policy|privacy|terms of use|terms of service|terms and conditions|careers|karriere|mediadaten|\
         advertise|nutzungsbedingungen|imprint|barrierefreiheit|accessibility|sitemap|rss|all rights reserved|\
         alle rechte vorbehalten|nutzungsrechte erwerben|our standards: the thomson reuters trust principles.|\
         our standards: the thomson reuters trust principles",
    ),
    (
        Reason::MenuLinks,
        "mehr zum thema|lesen sie auch|lesen sie mehr|lesen sie hier mehr|read more|read also|read next|\
         also read|see also|siehe auch|related|related articles|related stories|related topics|related content|\
         more on this story|more from this author|most read|most popular|trending|meistgelesen|\
         das könnte sie auch interessieren|auch interessant|weiterlesen|mehr lesen|mehr erfahren|learn more|\
         weitere artikel|weitere beiträge|verwandte artikel|ähnliche artikel|ähnliche beiträge|empfehlungen|\
         recommended|recommended for you|recommended stories|editor's picks|editors' picks|you may also like|\
         you might also like|mehr aus dem ressort|mehr aus|topics|themen|schlagworte|schlagwörter|tags|\
         continue reading|view all|alle anzeigen|mehr anzeigen|show more|load more|mehr laden|in this article|\
         in diesem artikel|weitere themen",
    ),
    (
        Reason::Comments,
        "kommentare|comments|kommentar schreiben|leave a comment|leave a reply|kommentar hinterlassen|\
         schreibe einen kommentar|post a comment|view comments|antworten|reply|replies|diskutieren sie mit|\
         kommentieren|write a comment|antwort abbrechen|cancel reply|add a comment|leserkommentare",
    ),
    (
        Reason::ScraperRemains,
        "loading|loading...|wird geladen|bitte warten|please wait|javascript is disabled|\
         please enable javascript|bitte aktivieren sie javascript|listen to this article|artikel anhören|\
         artikel vorlesen|vorlesen|listen|hören|play|abspielen|video|audio|image|bild|photo|foto|edit|\
         bearbeiten|[edit]|[bearbeiten]|quelltext bearbeiten|upvote|downvote|image caption|image source|\
         bildunterschrift|view gallery|galerie ansehen|premium|exklusiv für abonnenten|subscribers only|\
         report this ad|published|updated|sortieren nach|sort by|null|undefined",
    ),
];

/// Beginnings of lines that lead to another page.
const TURNS: &str = "previous article|next article|previous post|next post|vorheriger artikel|nächster artikel|\
     vorheriger beitrag|nächster beitrag|previous story|next story|zurück zu|back to |zum vorherigen|\
     zum nächsten|skip to |springe zu";

/// Beginnings of lines under pictures.
const CREDITS: &str = "foto:|fotos:|bild:|bilder:|photo:|photos:|image:|images:|photo by|photograph:|picture:|photograph by|\
     bildquelle:|bildnachweis|archivbild|archivfoto|symbolbild|symbolfoto|file photo|image credit|photo credit|\
     image source|grafik:|titelbild:";

/// Beginnings of lines that lead to other articles.
const MORE: &str = "lesen sie auch|lesen sie hier|lesen sie dazu|lesen sie mehr|lesen sie weiter|mehr zum thema|mehr dazu:|\
     mehr dazu lesen|read more:|read more on|read more about|read also|read also:|also read:|see also:|\
     siehe auch:|related:|related articles|related stories|more:|mehr:|watch:|listen:|tags:|schlagwörter:|\
     schlagworte:|filed under|posted in|categories:|auch interessant:";

/// Beginnings of lines at the end of an article.
const CLOSING: &str = "©|(c) |copyright|alle rechte vorbehalten|all rights reserved|reporting by |writing by |editing by |\
     additional reporting by|this article was originally published|this story was originally published|\
     dieser artikel erschien zuerst|dieser artikel ist zuerst|dieser beitrag erschien zuerst|\
     dieser text erschien zuerst|our standards:|quelle: dpa|quelle: afp|quelle: reuters|quelle: apa|\
     mit material von |mit material der |(mit material |redaktion:|republished with permission|licensed under";

/// The lists of this module, for [`super::heads`].
pub(super) fn lists() -> impl Iterator<Item = &'static str> {
    LINES.iter().map(|(_, lines)| *lines).chain([TURNS, CREDITS, MORE, CLOSING])
}

/// Why a block is a label, if it is one. `small` is the text in small letters.
pub(super) fn reason(text: &str, small: &str) -> Option<Reason> {
    if !text.contains(char::is_alphanumeric) {
        return Some(Reason::Separator);
    }
    let bare = small.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '©' | '(' | ')' | '[' | '{'));
    let known = heads::known(bare);
    let listed = || exact(bare).or_else(|| begins_known(text, bare));
    known
        .then(listed)
        .flatten()
        .or_else(|| is_bare_address(small).then_some(Reason::Address))
        .or_else(|| navigation(text))
        .or_else(|| is_sharing(bare).then_some(Reason::Sharing))
        .or_else(|| is_counter(bare).then_some(Reason::ScraperRemains))
        .or_else(|| agency(bare).then_some(Reason::Footer))
        .or_else(|| is_captioned(small).then_some(Reason::ImageCaption))
        .or_else(|| is_cookie_banner(small).then_some(Reason::CookieBanner))
}

/// Whether `word` is one of `words`, which are parted by upright strokes.
fn one_of(words: &str, word: &str) -> bool {
    words.split('|').any(|one| one == word)
}

/// Whether `line` begins with one of `heads`, which are parted by upright strokes.
fn begins(heads: &str, line: &str) -> bool {
    heads.split('|').any(|head| line.starts_with(head))
}

/// Whole lines.
fn exact(bare: &str) -> Option<Reason> {
    if bare.len() > 60 {
        return None;
    }
    LINES.iter().find(|(_, lines)| one_of(lines, bare)).map(|(reason, _)| *reason)
}

fn is_bare_address(small: &str) -> bool {
    let word = small.trim_matches(['<', '>', '(', ')', '[', ']', '.', ' ']);
    let word = ["url:", "link:", "quelle:", "source:"]
        .iter()
        .find_map(|l| word.strip_prefix(l))
        .unwrap_or(word)
        .trim();
    is_address(word)
}

/// Lines that begin with a label and go on.
fn begins_known(text: &str, bare: &str) -> Option<Reason> {
    if bare.len() <= 160 && begins(TURNS, bare) && !text.ends_with('.') {
        Some(Reason::Navigation)
    } else if bare.len() <= 400 && begins(CLOSING, bare) {
        Some(Reason::Footer)
    } else if bare.len() <= 300 && begins(CREDITS, bare) {
        Some(Reason::ImageCaption)
    } else if bare.len() <= 300 && begins(MORE, bare) {
        Some(Reason::MenuLinks)
    } else {
        None
    }
}

fn navigation(text: &str) -> Option<Reason> {
    const CAPITALS: [&str; 6] = ["PREV ", "NEXT ", "PREVIOUS ", "ZURÜCK ", "WEITER ", "VORHERIGER "];
    const SIGNS: [char; 8] = ['>', '›', '»', '→', '|', '•', '·', '/'];
    if let Some(rest) = CAPITALS.iter().find_map(|head| text.strip_prefix(head)) {
        // A headline in capitals only ("NEXT ROUND OF TALKS") is none.
        if rest.contains(char::is_lowercase) {
            return Some(Reason::Navigation);
        }
    }
    if text.len() > 240 || !text.contains(SIGNS) {
        return None;
    }
    // "Startseite > Politik > Ausland": a path of short steps.
    let steps: Vec<&str> = text.split(SIGNS).map(str::trim).collect();
    let short = |most: usize| steps.iter().all(|s| s.chars().count() <= most && !s.ends_with('.'));
    let first = steps.first().map(|s| s.to_lowercase()).unwrap_or_default();
    let home = matches!(first.as_str(), "home" | "startseite" | "start" | "news" | "nachrichten");
    let path = (steps.len() >= 3 && text.contains(['›', '>']) && !text.contains('<') || home && steps.len() >= 2) && short(40);
    let bar = steps.len() >= 5 && short(24) && text.len() <= 200;
    (path || bar).then_some(Reason::Navigation)
}

/// A line of nothing but names of networks and words of sharing.
fn is_sharing(bare: &str) -> bool {
    const SERVICES: &str = "facebook|twitter|whatsapp|linkedin|telegram|email|e-mail|mail|pinterest|reddit|xing|flipboard|threads|\
         bluesky|mastodon|instagram|youtube|pocket|messenger|tumblr|tweet|teilen|share|drucken|print|tiktok|merken";
    const OTHERS: &str = "x|auf|on|via|per|by|this|the|article|artikel|diesen|den|story|post|beitrag|save|copy|link|kopieren|\
         speichern|shares|mit|with|friends|freunden|to|bei|in|it|page|versenden";
    if bare.len() > 80 {
        return false;
    }
    let mut named = false;
    let mut words = 0;
    for word in bare
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .filter(|w| !w.is_empty())
    {
        words += 1;
        if one_of(SERVICES, word) {
            named = true;
        } else if !one_of(OTHERS, word) && !word.bytes().all(|b| b.is_ascii_digit()) {
            return false;
        }
    }
    named || matches!(bare, "copy link" | "link kopieren" | "save article" | "artikel speichern") && words > 0
}

/// "Antworten (1)", "12 Kommentare", "source site-20", "5 min read".
fn is_counter(bare: &str) -> bool {
    const COUNTED: &str = "antwort|antworten|kommentar|kommentare|answer|answers|reply|replies|comment|comments|views|view|aufrufe|\
         likes|shares|votes|stimmen|beiträge|posts|bewertungen|ratings|bilder|photos|min|minuten|mins|minutes|\
         minute";
    if bare.len() > 60 {
        return false;
    }
    let mut words = bare.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_number = |w: &str| w.bytes().all(|b| b.is_ascii_digit()) && w.len() <= 6;
    match (words.next(), words.next(), words.next(), words.next()) {
        (Some(word), Some(number), None, _) | (Some(number), Some(word), None, _) if is_number(number) => {
            let counter = one_of(COUNTED, word) && !matches!(word, "minuten" | "minutes" | "minute" | "stimmen" | "min");
            counter && !bare.contains('.')
        }
        (Some("source" | "quelle"), Some("site"), Some(number), None) => is_number(number),
        (Some(number), Some(word), Some("read" | "lesezeit" | "lesedauer"), _) => is_number(number) && one_of(COUNTED, word),
        (Some("lesezeit" | "lesedauer"), Some(number), _, None) | (Some("reading" | "read"), Some("time"), Some(number), _) => {
            is_number(number) || number == "ca"
        }
        (Some("lesezeit" | "lesedauer"), Some("ca" | "etwa"), Some(number), _) => is_number(number),
        _ => false,
    }
}

/// Whether a line ends with the maker of a picture: "… (Photo: AFP)", "… © Imago".
fn is_captioned(small: &str) -> bool {
    const MAKERS: [&str; 15] = [
        "foto:",
        "bild:",
        "photo:",
        "photo by",
        "image:",
        "getty images",
        "imago",
        "picture alliance",
        "ap photo",
        "reuters/",
        "/reuters",
        "afp/",
        "/afp",
        "/dpa",
        "shutterstock",
    ];
    if small.len() > 300 {
        return false;
    }
    let end = small.trim_end_matches(['.', ' ']);
    let tail = &end[end.ceil_char_boundary(end.len().saturating_sub(80))..];
    // The agency in brackets ends many texts; only with a word of pictures is it a caption.
    tail.rfind(['(', '[', '|', '©']).is_some_and(|at| {
        let last = &tail[at..];
        MAKERS.iter().any(|word| last.contains(word))
    })
}

/// "(dpa/AFP/jk)" at the end of a report.
fn agency(bare: &str) -> bool {
    const AGENCIES: [&str; 10] = ["dpa", "afp", "apa", "rtr", "reuters", "ap", "sda", "kna", "epd", "tass"];
    let Some(inside) = bare.strip_prefix('(').and_then(|b| b.strip_suffix(')')) else {
        return false;
    };
    let mut parts = inside.split(['/', ',', ';']).map(str::trim);
    inside.len() <= 40 && parts.clone().all(|w| w.len() <= 8 && !w.is_empty()) && parts.any(|w| AGENCIES.contains(&w))
}

/// Cookies, and somebody who uses them or asks for consent.
fn is_cookie_banner(small: &str) -> bool {
    const ASKING: &str = "we use|wir verwenden|wir nutzen|wir setzen|diese website|diese webseite|diese seite|unsere website|\
         unsere webseite|this website|this site|our website|our site|by continuing|by clicking|your consent|\
         your privacy|ihre zustimmung|ihrer zustimmung|ihre einwilligung|unsere partner|our partners|sie stimmen|\
         you consent";
    small.contains("cookie") && ASKING.split('|').any(|words| small.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<Reason> {
        reason(text, &text.to_lowercase())
    }

    #[test]
    fn labels_are_told_from_sentences() {
        for (text, expected) in [
            ("***", Reason::Separator),
            ("Antworten (1)", Reason::ScraperRemains),
            ("12 Kommentare", Reason::ScraperRemains),
            ("source site-20", Reason::ScraperRemains),
            ("Lesezeit: 4 Minuten", Reason::ScraperRemains),
            ("PREV Chess: a draw", Reason::Navigation),
            ("Startseite › Politik › Ausland", Reason::Navigation),
            ("Home > World", Reason::Navigation),
            ("Auf Facebook teilen", Reason::Sharing),
            ("Facebook | X | WhatsApp", Reason::Sharing),
            ("https://example.org/a/russia-china-usa", Reason::Address),
            ("Lesen Sie auch: Riga rüstet auf", Reason::MenuLinks),
            ("Foto: dpa", Reason::ImageCaption),
            ("Soldiers near Narva in May (Photo: AFP)", Reason::ImageCaption),
            ("© 2024 Example. All rights reserved.", Reason::Footer),
            ("(dpa/AFP/jk)", Reason::Footer),
            ("Reporting by A. Lind; Editing by J. Berg", Reason::Footer),
            ("Anzeige", Reason::Advertisement),
            (
                "Wir und unsere Partner verwenden Cookies, um Inhalte zu messen.",
                Reason::CookieBanner,
            ),
        ] {
            assert_eq!(of(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn headings_and_sentences_stay() {
        for text in [
            "NEXT ROUND OF TALKS",
            "Deutschland und Frankreich",
            "The ministers share a view of the threat.",
            "90 Prozent",
            "50 Minuten",
            "The EU wants to reform the consent to cookies.",
            "Moscow (TASS)",
            "Iran / Irak",
            "Warum jetzt?",
            "US-Truppen in Katar",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
