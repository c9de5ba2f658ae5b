//! Declined forms of names: what a text writes for what a table holds.
//!
//! German only; English names do not change. Made generously: a form that nobody writes costs a few bytes, a form that
//! is missing costs a mention. For `tables` only. Deliberately not here: words of rules, whose tables list every form.

/// Endings of stems that show an adjective, so that "Internationaler" is declined and "Frankfurter" is not.
const ADJECTIVES: &[&str] = &[
    "isch",
    "lich",
    "ig",
    "al",
    "ell",
    "iert",
    "igt",
    "eint",
    "eutsch",
    "weiß",
    "rot",
    "groß",
    "frei",
    "neu",
    "klein",
    "schwarz",
    "blau",
    "gelb",
    "dritt",
    "erst",
    "tot",
    "hoh",
    "jung",
    "arm",
    "schweizer",
    "alt",
    "oberst",
    "fern",
    "nah",
];

/// Ends of nouns that take no genitive -s.
const FEMININE: &[&str] = &[
    "ung", "ion", "heit", "keit", "schaft", "tät", "publik", "enz", "anz", "ei", "ur", "macht",
];

/// Ends of nouns that are declined although a name follows ("des Königreichs Saudi-Arabien").
const HEADS: &[&str] = &[
    "königreich",
    "kaiserreich",
    "staat",
    "emirat",
    "sultanat",
    "tum",
    "institut",
    "magazin",
    "kanal",
    "sender",
    "dienst",
];

/// Nouns that make a government of the adjective of its seat ("Moskauer Führung"), not a place ("Pariser Klimaabkommen").
const SEAT_NOUNS: &[&str] = &[
    "Regierung",
    "Führung",
    "Außenministerium",
    "Außenministeriums",
    "Außenamt",
    "Außenamts",
    "Verteidigungsministerium",
    "Verteidigungsministeriums",
    "Regime",
    "Regimes",
    "Machthaber",
    "Machthabern",
    "Machthabers",
    "Administration",
    "Kabinett",
    "Kabinetts",
    "Diplomatie",
    "Diplomaten",
    "Außenpolitik",
    "Zentralregierung",
    "Regierungskreise",
    "Regierungskreisen",
    "Kreml",
    "Behörden",
    "Staatsführung",
    "Parteiführung",
];

/// Forms of a German name: genitive, and the endings of adjectives inside it ("der Europäischen Union").
pub(super) fn german_name(name: &str) -> Vec<String> {
    declined(name, name.contains(' '))
}

/// Forms of a person's name: only its last word takes the genitive ("George Bushs" is right, "Georgen Bush" is not).
pub(super) fn german_person(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    if name.ends_with(char::is_alphabetic) && !name.ends_with(['s', 'ß', 'x', 'z']) {
        forms.push(format!("{name}s"));
    }
    forms
}

/// Forms of a German noun that is a name ("Dreibund", "Pakt"): the name's forms and the genitive in -es.
pub(super) fn german_noun(name: &str) -> Vec<String> {
    declined(name, true)
}

/// All forms of `name`; `noun` adds the genitive in -es.
fn declined(name: &str, noun: bool) -> Vec<String> {
    let words: Vec<&str> = name.split(' ').collect();
    let head = head_of(&words);
    let stems: Vec<Option<&str>> = words[..head].iter().map(|word| adjective_stem(word)).collect();
    let endings: &[&str] = if stems.iter().any(Option::is_some) {
        &["", "e", "en", "er", "es", "em"]
    } else {
        &[""]
    };
    let mut forms = Vec::new();
    for ending in endings {
        for genitive in genitives(words[head], noun) {
            let mut form = String::with_capacity(name.len() + 4);
            for (at, word) in words.iter().enumerate() {
                if at > 0 {
                    form.push(' ');
                }
                match stems.get(at).copied().flatten() {
                    Some(stem) if !ending.is_empty() => {
                        form.push_str(stem);
                        form.push_str(ending);
                    }
                    _ => form.push_str(word),
                }
                if at == head {
                    form.push_str(genitive);
                }
            }
            forms.push(form);
        }
    }
    forms
}

/// Place of the word that takes the genitive: the noun before "der", "für", "von" …, else the last word.
fn head_of(words: &[&str]) -> usize {
    let last = words.len().saturating_sub(1);
    let small = |word: &str| word.starts_with(char::is_lowercase) && word != "und";
    if let Some(joint) = words.iter().skip(1).position(|w| small(w) && adjective_stem(w).is_none()) {
        return joint;
    }
    let heads = |word: &&str| HEADS.iter().any(|end| word.to_lowercase().ends_with(end));
    words[..last].iter().position(heads).unwrap_or(last)
}

/// The stem of an adjective inside a name, if the word is one.
fn adjective_stem(word: &str) -> Option<&str> {
    let adjective = |stem: &str| {
        let small = stem.to_lowercase();
        ADJECTIVES.iter().any(|end| small.ends_with(end))
    };
    let strong = word.strip_suffix("er").or_else(|| word.strip_suffix("es"));
    if let Some(stem) = strong {
        return adjective(stem).then_some(stem);
    }
    let stem = word.strip_suffix('e')?;
    let capital = word.starts_with(char::is_uppercase) && word.chars().count() > 3;
    (capital || adjective(stem)).then_some(stem)
}

/// Endings of the nominative and the genitive.
fn genitives(noun: &str, es: bool) -> &'static [&'static str] {
    let small = noun.to_lowercase();
    if !noun.ends_with(char::is_alphabetic) || FEMININE.iter().any(|end| small.ends_with(end)) {
        return &[""];
    }
    let hissing = noun.ends_with(['s', 'ß', 'x', 'z', 'S']);
    let consonant = !noun.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'ä', 'ö', 'ü']);
    match (hissing, es && consonant) {
        (true, true) => &["", "es"],
        (true, false) => &[""],
        (false, true) => &["", "s", "es"],
        (false, false) => &["", "s"],
    }
}

/// Forms of an adjective, small and capital ("russisch": russische, Russischen …).
///
/// The bare stem with a capital letter is the language ("auf Russisch"), except before a hyphen.
pub(super) fn german_adjective(stem: &str) -> Vec<String> {
    let mut forms = Vec::with_capacity(12);
    for ending in ["e", "en", "er", "es", "em"] {
        let form = format!("{stem}{ending}");
        forms.push(capital(&form));
        forms.push(form);
    }
    forms.push(stem.to_owned());
    forms.push(format!("{}-", capital(stem)));
    forms
}

/// Forms of the name of a people's member: "Inder" (Inders, Indern, Inderin, Inderinnen), "Russe", "Israeli", "Deutscher".
pub(super) fn german_national(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let mut add = |stem: &str, endings: &[&str]| forms.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
    if word.ends_with("er") {
        add(word, &["s", "n", "in", "innen"]);
    } else if let Some(stem) = word.strip_suffix('e') {
        add(word, &["n"]);
        add(stem, &["in", "innen"]);
    } else if word.ends_with(['i', 'o', 'u', 'a']) {
        add(word, &["s"]);
    } else if !word.ends_with('s') {
        add(word, &["s", "en", "in", "innen"]);
    }
    forms
}

/// "Moskauer" with each noun that makes a government of it.
pub(super) fn seat_adjective(adjective: &str) -> Vec<String> {
    SEAT_NOUNS.iter().map(|noun| format!("{adjective} {noun}")).collect()
}

/// Other spellings of a name: "ss" for "ß", "U.S." for "US", the curved apostrophe.
pub(super) fn spellings(name: &str, german: bool) -> Vec<String> {
    let mut all = Vec::new();
    if german && name.contains('ß') {
        all.push(name.replace('ß', "ss"));
    }
    if name.contains('\'') {
        all.push(name.replace('\'', "’"));
    }
    for (plain, dotted) in [("US ", "U.S. "), ("UN ", "U.N. ")] {
        if let Some(rest) = name.strip_prefix(plain) {
            all.push(format!("{dotted}{rest}"));
        }
    }
    all
}

/// The word with a capital letter at its beginning.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn holds(forms: &[String], wanted: &[&str]) {
        for form in wanted {
            assert!(forms.iter().any(|f| f == form), "{form} is not among {forms:?}");
        }
    }

    #[test]
    fn the_genitive_stands_on_the_noun_that_carries_the_name() {
        holds(&german_name("Russland"), &["Russland", "Russlands"]);
        holds(&german_name("Königreich Saudi-Arabien"), &["Königreichs Saudi-Arabien"]);
        holds(
            &german_noun("Rat der Europäischen Union"),
            &["Rats der Europäischen Union", "Rates der Europäischen Union"],
        );
        holds(&german_name("Weißes Haus"), &["Weiße Haus", "Weißen Hauses", "Weißem Haus"]);
        assert_eq!(german_name("Laos"), ["Laos"]);
    }

    #[test]
    fn adjectives_inside_a_name_are_declined_together_and_cities_are_not() {
        holds(
            &german_name("Deutsche Demokratische Republik"),
            &["Deutschen Demokratischen Republik"],
        );
        holds(
            &german_noun("Internationaler Strafgerichtshof"),
            &["Internationale Strafgerichtshof", "Internationalen Strafgerichtshofs"],
        );
        let paper = german_noun("Frankfurter Allgemeine Zeitung");
        holds(&paper, &["Frankfurter Allgemeinen Zeitung"]);
        assert!(paper.iter().all(|form| form.starts_with("Frankfurter ")));
        holds(&german_name("koreanische Halbinsel"), &["koreanischen Halbinsel"]);
    }

    #[test]
    fn members_of_a_people_have_all_their_forms() {
        holds(&german_national("Inder"), &["Indern", "Inders", "Inderinnen"]);
        holds(&german_national("Russe"), &["Russen", "Russin", "Russinnen"]);
        holds(&german_national("Israeli"), &["Israelis"]);
    }

    #[test]
    fn the_language_is_no_adjective() {
        let forms = german_adjective("russisch");
        assert!(!forms.iter().any(|form| form == "Russisch"));
        holds(&forms, &["russisch", "Russische", "russischem", "Russisch-"]);
    }
}
