//! Declined forms of names: what a text writes for what a table holds.

/// Forms of a German name: genitive, and the endings of adjectives inside it ("der Europäischen Union").
pub(super) fn german_name(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let (head, last) = name.rsplit_once(' ').map_or(("", name), |(head, last)| (head, last));
    let declined: Vec<String> = if head.is_empty() {
        Vec::new()
    } else {
        let words: Vec<&str> = head.split(' ').collect();
        let bends = |word: &str| word.len() > 4 && word.ends_with('e') && word.starts_with(char::is_uppercase);
        if words.iter().any(|w| bends(w)) {
            ["n", "r", "s", "m"]
                .iter()
                .map(|ending| {
                    let bent = words
                        .iter()
                        .map(|w| if bends(w) { format!("{w}{ending}") } else { (*w).to_owned() });
                    bent.collect::<Vec<_>>().join(" ")
                })
                .collect()
        } else {
            Vec::new()
        }
    };
    forms.extend(declined.iter().map(|head| format!("{head} {last}")));
    let genitives: &[&str] = if last.ends_with(['s', 'ß', 'x', 'z', 'S', '.']) || !last.ends_with(char::is_alphabetic) {
        &[]
    } else {
        &["s"]
    };
    for ending in genitives {
        let more: Vec<String> = forms.iter().map(|form| format!("{form}{ending}")).collect();
        forms.extend(more);
    }
    forms
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
    let mut forms = german_name(name);
    if name.ends_with(['d', 't', 'k', 'g', 'f', 'l', 's', 'ß', 'z', 'm', 'n']) {
        forms.push(format!("{name}es"));
    }
    forms
}

/// Forms of an adjective, small and capital ("russisch": russische, Russischen …).
pub(super) fn german_adjective(stem: &str) -> Vec<String> {
    let mut forms = Vec::with_capacity(12);
    for ending in ["", "e", "en", "er", "es", "em"] {
        let form = format!("{stem}{ending}");
        forms.push(capital(&form));
        forms.push(form);
    }
    forms
}

/// The word with a capital letter at its beginning.
pub(super) fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
