//! Sentences of many regions and years, with who says what how.

use crate::extraction::{self, About, Lexicon};
use crate::model::{Language, Stance};
use proptest::prelude::*;

/// Speakers and stances of a text.
fn said(language: Language, text: &str) -> Vec<(String, Stance)> {
    let found = extraction::extract(Lexicon::built_in(), language, text, &About::default());
    let name = |c: &extraction::found::FoundClaim| found.actors[c.speaker].name_en.clone();
    found.claims.iter().map(|c| (name(c), c.stance)).collect()
}

/// Every row: text, part of the speaker's name, stance.
fn check(language: Language, rows: &[(&str, &str, Stance)]) {
    let mut wrong = Vec::new();
    for (text, speaker, stance) in rows {
        let found = said(language, text);
        if !found.iter().any(|(name, s)| name.contains(speaker) && s == stance) {
            wrong.push(format!("{text} => {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn english_statements() {
    use Stance::{Asserts, Demands, Denies, Doubts, Predicts, Proposes, Warns};
    check(
        Language::En,
        &[
            ("Japan said that the missiles had landed in its waters.", "Japan", Asserts),
            (
                "Taiwan said on Monday that two ships had crossed the line.",
                "Taiwan",
                Asserts,
            ),
            ("The ships have left the strait, Taiwan said.", "Taiwan", Asserts),
            ("\"We stand with our allies,\" Joe Biden told reporters.", "Biden", Asserts),
            ("\"The border is calm,\" said Narendra Modi.", "Modi", Asserts),
            ("Iran denied that it had supplied drones to Russia.", "Iran", Denies),
            ("Pakistan rejected the accusation.", "Pakistan", Denies),
            (
                "Turkey demanded that Sweden end its support for the group.",
                "Turkey",
                Demands,
            ),
            ("China urged both sides to show restraint.", "China", Demands),
            ("France called for a ceasefire in Lebanon.", "France", Demands),
            ("Poland warned that Belarus could send more migrants.", "Poland", Warns),
            ("Qatar proposed a truce of six weeks.", "Qatar", Proposes),
            ("Emmanuel Macron predicted that Europe would rearm.", "Macron", Predicts),
            (
                "Germany pledged that a brigade would be sent to Lithuania.",
                "Germany",
                Predicts,
            ),
            ("Viktor Orban doubts that Ukraine can win.", "Orb", Doubts),
            (
                "According to Israel, the convoy carried rockets for Hezbollah.",
                "Israel",
                Asserts,
            ),
            (
                "Vladimir Putin, who visited Beijing in May, said that trade had grown.",
                "Putin",
                Asserts,
            ),
            ("Saudi Arabia accused Iran of arming the Houthis.", "Saudi", Asserts),
            ("India insisted that the treaty remained in force.", "India", Asserts),
            ("Egypt noted that the canal was open.", "Egypt", Asserts),
            ("NATO said it would send 600 more soldiers to Kosovo.", "NATO", Predicts),
            ("Ethiopia said its troops had not entered Eritrea.", "Ethiopia", Denies),
            ("Sergei Lavrov claimed that Russia had violated nothing.", "Lavrov", Denies),
            ("North Korea threatened to leave the talks.", "North Korea", Warns),
            ("The United States should withdraw, Kim Jong Un said.", "Kim", Demands),
            (
                "In 1939 Neville Chamberlain declared that Britain was at war.",
                "Chamberlain",
                Asserts,
            ),
            (
                "Philippine officials said the reef belonged to Manila.",
                "Philippines",
                Asserts,
            ),
            ("Analysts said the pact was dead.", "nalysts", Asserts),
            ("Two diplomats said the text was ready.", "iplomats", Asserts),
            ("Russia ruled out a withdrawal from Transnistria.", "Russia", Denies),
        ],
    );
}

#[test]
fn german_statements() {
    use Stance::{Asserts, Demands, Denies, Predicts, Proposes, Supposes, Warns};
    check(
        Language::De,
        &[
            ("Japan erklärte, die Raketen seien ins Meer gefallen.", "Japan", Asserts),
            ("Die Lage sei ruhig, sagte Narendra Modi.", "Modi", Asserts),
            ("„Wir stehen zu unseren Verbündeten“, sagte Joe Biden.", "Biden", Asserts),
            ("Laut Israel brachte der Konvoi Raketen für die Hisbollah.", "Israel", Asserts),
            ("Iran bestritt, Drohnen an Russland geliefert zu haben.", "Iran", Denies),
            ("Pakistan wies die Vorwürfe zurück.", "Pakistan", Denies),
            (
                "Ankara forderte, dass Schweden die Gruppe nicht länger unterstützt.",
                "Turkey",
                Demands,
            ),
            ("China rief beide Seiten zur Zurückhaltung auf.", "China", Demands),
            ("Frankreich fordert eine Waffenruhe im Libanon.", "France", Demands),
            ("Polen warnte, Belarus könne mehr Migranten schicken.", "Poland", Warns),
            ("Katar schlug eine Waffenruhe von sechs Wochen vor.", "Qatar", Proposes),
            (
                "Die Nato kündigte an, 600 Soldaten in das Kosovo zu entsenden.",
                "NATO",
                Predicts,
            ),
            (
                "Emmanuel Macron rechnet damit, dass Europa aufrüsten wird.",
                "Macron",
                Predicts,
            ),
            ("Saudi-Arabien warf Iran vor, die Huthi zu bewaffnen.", "Saudi", Asserts),
            ("Indien betonte, dass der Vertrag weiter gilt.", "India", Asserts),
            ("Äthiopien teilte mit, die Truppen seien abgezogen.", "Ethiopia", Asserts),
            ("Sergej Lawrow behauptete, Russland habe nichts verletzt.", "Lavrov", Denies),
            ("Nordkorea drohte, die Gespräche zu verlassen.", "North Korea", Warns),
            ("Die USA müssten abziehen, sagte Kim Jong Un.", "Kim", Demands),
            (
                "Wladimir Putin, der im Mai Peking besuchte, sagte, der Handel sei gewachsen.",
                "Putin",
                Asserts,
            ),
            ("Moskau machte Kiew für den Anschlag verantwortlich.", "Russia", Asserts),
            ("Teheran macht geltend, der Vertrag sei gebrochen.", "Iran", Asserts),
            ("Israel lehnte eine Waffenruhe ab.", "Israel", Denies),
            ("Serbien sagte zu, die Truppen abzuziehen.", "Serbia", Predicts),
            (
                "Armenien bekräftigte sein Angebot, mit Baku zu verhandeln.",
                "Armenia",
                Proposes,
            ),
            ("Venezuela vermutet, dass Guyana Truppen verlegt.", "Venezuela", Supposes),
            ("Österreich räumte ein, dass die Frist verstrichen ist.", "Austria", Asserts),
            ("Der Handel sei gewachsen, so Wladimir Putin.", "Putin", Asserts),
        ],
    );
}

#[test]
fn no_statement_where_nobody_speaks() {
    let silent = [
        "Australia sent troops at the request of the United States.",
        "The treaty was concluded in San Francisco by Australia and New Zealand.",
        "Would Russia say that it is ready?",
        "Russia would say that the treaty is dead.",
        "France did not say that it would leave.",
        "Turkey bought missiles from Russia in 2019.",
    ];
    for text in silent {
        assert!(
            said(Language::En, text).is_empty(),
            "{text} => {:?}",
            said(Language::En, text)
        );
    }
    let silent = [
        "Frankreich drängte die niederländische Armee zurück.",
        "Talleyrand fand einen Ausgleich.",
        "Deutschland lieferte Polen 1922 keine Waffen.",
    ];
    for text in silent {
        assert!(
            said(Language::De, text).is_empty(),
            "{text} => {:?}",
            said(Language::De, text)
        );
    }
}

proptest! {
    #[test]
    fn nothing_panics(words in proptest::collection::vec(
        prop_oneof!["sagte", "Putin", ",", "„", "“", "dass", "er", "laut", "NATO", "\\.", "hat", "nicht", "said", "\\PC{0,5}"], 0..50)) {
        let text = words.join(" ");
        said(Language::De, &text);
        said(Language::En, &text);
    }
}

#[test]
fn speakers_behind_asides_titles_and_introductions() {
    use Stance::{Asserts, Demands, Denies, Doubts, Predicts, Proposes};
    check(
        Language::En,
        &[
            (
                "Colombia, which borders Venezuela, said on Friday that 2,000 soldiers had crossed.",
                "Colombia",
                Asserts,
            ),
            (
                "U.S. Secretary of State John F. Kerry said the text was ready.",
                "Kerry",
                Asserts,
            ),
            (
                "The U.S. Navy said its ship had fired in self-defence.",
                "United States",
                Asserts,
            ),
            ("Theresa May said in May 2014 that Britain was ready.", "May", Asserts),
            (
                "Luigi Einaudi, the American envoy, always denied that Washington had imposed it.",
                "Einaudi",
                Denies,
            ),
            (
                "Japan's Taro Aso said it was unlikely that the talks would resume.",
                "Aso",
                Doubts,
            ),
            ("Ethiopia calls the deal null and void.", "Ethiopia", Denies),
        ],
    );
    check(
        Language::De,
        &[
            ("Die Front werde halten, sagen Diplomaten in Brüssel.", "Diplomaten", Predicts),
            (
                "UN-Generalsekretär António Guterres forderte den Rückzug.",
                "Guterres",
                Demands,
            ),
            (
                "„Wir werden nicht weichen“, so der georgische Präsident Micheil Saakaschwili.",
                "Saakashvili",
                Predicts,
            ),
            (
                "Griechenland und Zypern halten das Seeabkommen für nichtig.",
                "Cyprus",
                Denies,
            ),
            ("Moskau nannte die Vorwürfe unbegründet.", "Russia", Denies),
            ("Der Plan ist gut, wie Josep Borrell angeregt hat.", "Borrell", Proposes),
        ],
    );
}

#[test]
fn reported_speech_goes_on_in_the_subjunctive() {
    let text = "Die Lage sei ernst, sagte Außenminister Igor Hadžić am Montag. Die Nachbarn müssten handeln. \
                Man habe keine Zeit mehr. Die Grenze wurde am Abend geschlossen.";
    assert_eq!(said(Language::De, text).len(), 3, "{:?}", said(Language::De, text));
}

#[test]
fn what_is_done_or_looms_is_no_statement() {
    for text in [
        "Sollte nichts geschehen, droht ein Krieg zwischen der Türkei und Ägypten.",
        "Am 23. Mai erklärte Italien Österreich-Ungarn den Krieg.",
    ] {
        assert!(
            said(Language::De, text).is_empty(),
            "{text} => {:?}",
            said(Language::De, text)
        );
    }
    let text = "The United States and Mongolia declared a strategic partnership in July 2019.";
    assert!(said(Language::En, text).is_empty());
}

#[test]
fn answers_of_an_interview_are_of_the_one_who_is_asked() {
    let text = "Interview: Professor Karl Brandt lehrt in Peking.\n\nFrage: Was kommt?\n\nKarl Brandt: Der Handel wird weiter wachsen.\n\n\
                Frage: Und der Krieg?\n\nKarl Brandt: Wir wollen keinen Krieg um die Inseln.";
    let found = said(Language::De, text);
    assert!(found.iter().all(|(name, _)| name == "Karl Brandt"), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}
