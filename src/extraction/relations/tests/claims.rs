//! Statements and their speakers in both languages.

use super::{check_lines, lexicon};
use crate::extraction::{About, extract};
use crate::model::Language;

/// Claims as "speaker stance".
fn claims(language: Language, text: &str) -> Vec<String> {
    let found = extract(lexicon(), language, text, &About::default());
    let name = |place: usize| {
        let actor = &found.actors[place];
        if actor.key.is_empty() {
            actor.name_en.clone()
        } else {
            actor.key.clone()
        }
    };
    found
        .claims
        .iter()
        .map(|c| format!("{} {:?}", name(c.speaker), c.stance).to_lowercase())
        .collect()
}

fn check_claims(language: Language, cases: &[(&str, &[&str])]) {
    check_lines(cases, |text, _| claims(language, text));
}

#[test]
fn english_claims() {
    check_claims(
        Language::En,
        &[
            (
                "Putinow said that Iran had supplied missiles to Russia.",
                &["t_putin asserts"],
            ),
            (
                "Russian President Putinow said Iran had supplied missiles.",
                &["t_putin asserts"],
            ),
            ("“We will never sign a treaty with Israel,” Kimun said.", &["t_kim predicts"]),
            ("“The war is over,” said Putinow.", &["t_putin asserts"]),
            ("According to Reuters, Egypt sent troops to Somalia.", &["reuters asserts"]),
            (
                "Egypt sent troops to Somalia, according to Russian officials.",
                &["rus asserts"],
            ),
            ("Israel denied that it had attacked Syria.", &["isr denies"]),
            ("Pakistan warned that India might attack.", &["pak warns"]),
            ("Poland called for sanctions on Belarus.", &["pol demands"]),
            ("The situation is tense, Putinow said on Tuesday.", &["t_putin asserts"]),
            ("US officials said that North Korea had sent shells.", &["usa asserts"]),
            ("Analysts said the treaty was weak.", &["analysts asserts"]),
            ("Iran accused Israel of attacking a ship.", &["irn asserts"]),
            ("Moscow predicted that the talks would fail.", &["rus predicts"]),
            ("Russia and China visited the fair.", &[]),
            ("The treaty says nothing about Japan.", &[]),
            ("Turkey proposed a summit with Greece.", &["tur proposes"]),
            ("Japan declared war on Russia.", &[]),
        ],
    );
}

#[test]
fn german_claims() {
    check_claims(
        Language::De,
        &[
            ("Putinow sagte, dass der Iran Raketen geliefert habe.", &["t_putin asserts"]),
            (
                "Der russische Präsident Putinow sagte, der Iran habe Raketen geliefert.",
                &["t_putin asserts"],
            ),
            (
                "„Wir werden nie einen Vertrag mit Israel schließen“, sagte Kimun.",
                &["t_kim predicts"],
            ),
            ("Laut Putinow lieferte der Iran Waffen an Syrien.", &["t_putin asserts"]),
            ("Dem Kreml zufolge endete die Übung.", &["rus asserts"]),
            (
                "Nach Angaben der Nachrichtenagentur Reuters landeten Truppen.",
                &["reuters asserts"],
            ),
            ("Israel bestreitet, Syrien angegriffen zu haben.", &["isr denies"]),
            (
                "Sowohl Nordkorea als auch Russland bestreiten solche Waffengeschäfte.",
                &["prk denies", "rus denies"],
            ),
            ("Pakistan warnte davor, dass Indien angreifen könnte.", &["pak warns"]),
            ("Frankreich fordert Sanktionen gegen Mali.", &["fra demands"]),
            ("Die Lage sei ernst, sagte Putinow am Dienstag.", &["t_putin asserts"]),
            ("US-Beamte sagen, Nordkorea habe Granaten geliefert.", &["usa asserts"]),
            (
                "Russland wirft der Ukraine vor, die Brücke gesprengt zu haben.",
                &["rus asserts"],
            ),
            (
                "Putinow kündigte an, dass Russland Raketen liefern werde.",
                &["t_putin predicts"],
            ),
            ("Japan erklärte Russland den Krieg.", &[]),
            ("Die Türkei schlug ein Treffen mit Griechenland vor.", &["tur proposes"]),
            (
                "„Die Lage ist ernst. Wir alle müssen darüber nachdenken“, sagte Putinow.",
                &["t_putin asserts", "t_putin demands"],
            ),
            ("Am Dienstag sagte Kimun, er werde kommen.", &["t_kim predicts"]),
            ("Russland und China besuchten die Messe.", &[]),
        ],
    );
}
