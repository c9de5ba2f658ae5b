//! Real sentences with their mentions marked: `[surface=key]`, `[surface=?Name]` for actors outside the lexicon.

use std::fmt::Write as _;

use crate::model::Language;

use super::super::{About, Lexicon, dates, token};
use super::Actors;

/// A text without its marks, and what they say.
fn unmark(marked: &str) -> (String, Vec<(String, String)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some(open) = rest.find('[') {
        let close = rest[open..].find(']').map_or(rest.len(), |at| open + at);
        let (surface, key) = rest[open + 1..close].rsplit_once('=').expect("a mark has a key");
        text.push_str(&rest[..open]);
        marks.push((surface.to_owned(), key.to_owned()));
        text.push_str(surface);
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}

fn with_actors<T>(language: Language, text: &str, test: impl FnOnce(&token::Tokens<'_>, &Actors) -> T) -> T {
    let lexicon = Lexicon::built_in();
    let about = About::default();
    let tokens = token::tokenise(text, lexicon.vocabulary(language), &about.set_aside);
    let dates = dates::find(lexicon, &tokens, &about);
    let actors = super::find(lexicon, &tokens, &about, &dates);
    test(&tokens, &actors)
}

fn found(language: Language, text: &str) -> Vec<(String, String)> {
    let lexicon = Lexicon::built_in();
    with_actors(language, text, |tokens, actors| {
        let mentions = actors.mentions.iter().map(|mention| {
            let actor = &actors.list[mention.actor];
            let key = actor
                .lexical
                .and_then(|at| lexicon.actor(at))
                .map_or_else(|| format!("?{}", actor.name), |a| a.key.clone());
            (tokens.slice(mention.tokens.clone()).to_owned(), key)
        });
        mentions.collect()
    })
}

fn check(language: Language, cases: &[&str]) {
    let mut wrong = String::new();
    for case in cases {
        let (text, wanted) = unmark(case);
        let got = found(language, &text);
        if got != wanted {
            let _infallible = write!(wrong, "\n{text}\n   wanted {wanted:?}\n   found  {got:?}\n");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

fn german(cases: &[&str]) {
    check(Language::De, cases);
}

fn english(cases: &[&str]) {
    check(Language::En, cases);
}

#[test]
fn compounds_and_halves_in_german() {
    german(&[
        "[US=USA]-Beamte sprechen von einer [China=CHN]-Karte, der [Ukraine=UKR]-Krieg dauert an.",
        "Der [Nordkorea=PRK]-Experte lobte die [Russland=RUS]-Politik.",
        "Die [russisch=RUS]-[chinesische=CHN] Grenze und die [deutsch=DEU]-[französischen=FRA] Beziehungen.",
        "Ein [US=USA]-[russischer=RUS] Vertrag und die pro-[russische=RUS] Partei.",
        "[Nord-=PRK] und [Südkorea=KOR] reden.",
        "Die Grenze zwischen [Süd-=RVN] und [Nordvietnam=DRV] fiel.",
        "Die [nord-=PRK] und [südkoreanischen=KOR] Unterhändler trafen sich.",
        "Der Ukrainekrieg und der Koreakrieg, die Russlandpolitik und der [Deutschlandfunk=DLF].",
        "Der [Russland=RUS]-[Nordkorea=PRK]-Pakt und das [US=USA]-[China=CHN]-Verhältnis.",
        "Das [sino=CHN]-[russische=RUS] Abkommen.",
        "[Weißrussland=BLR] ist nicht [Russland=RUS].",
        "Afro-amerikanische Wähler und lateinamerikanische Staaten.",
        "Die Anti-[US=USA]-Proteste in [Pakistan=PAK] nahmen zu.",
        "Die Küste der Frankreichreise.",
    ]);
}

#[test]
fn seats_in_german() {
    german(&[
        "[Moskau=RUS] warnt, [Washington=USA] und [Pjöngjang=PRK] schweigen.",
        "Der Ton zwischen [Peking=CHN] und [Moskau=RUS] wird schärfer.",
        "Der [Kreml=RUS] dementiert, doch im Kreml wurde gefeiert.",
        "Er lebte in Seoul und reiste nach Pjöngjang.",
        "Der Vertrag von Moskau und das Treffen von Teheran, der Gipfel von Hanoi.",
        "Verhandlungen mit [Moskau=RUS] sind nötig; aus [Moskau=RUS] kam Kritik.",
        "SEOUL – Die Lage ist ruhig.",
        "BERLIN ([dpa=DPA]) – Die Lage ist ruhig.",
        "MOSKAU/SEOUL ([Reuters=REUTERS]) – Die Lage ist ruhig.",
        "Die Berliner Mauer fiel, in Moskau und Peking staunte man.",
        "Der Wladiwostok-Gipfel und die Moskau-Reise brachten nichts.",
        "Die Hauptstadt Kiew wurde beschossen, Raketen auf Kiew trafen Wohnhäuser.",
        "Der Druck auf [Teheran=IRN] wächst, [Ankara=TUR] zögert.",
        "[Moskaus=RUS] Antwort kam spät; im Zentrum Moskaus blieb es still.",
        "Er kehrte aus Moskau zurück. Der Journalist aus Warschau schrieb darüber.",
        "[Kreml=RUS]-Sprecher äußerten sich nicht.",
        "Man traf sich in Washington; [Washington=USA] lehnte ab.",
        "[Neu-Delhi=IND] lehnte ab, [Islamabad=PAK] auch.",
        "Der Bürgermeister von Kiew sprach.",
        "Truppen standen vor Kabul. Man warnte vor [Peking=CHN].",
        "[London=GBR], [Paris=FRA] und [Berlin=DEU] stimmten zu.",
        "Der Zug von Moskau nach Peking hatte Verspätung.",
        "Die von [Moskau=RUS] unterstützten Kräfte rückten vor.",
    ]);
}

#[test]
fn seats_in_english() {
    english(&[
        "[Moscow=RUS] warned that [Washington=USA] and [Pyongyang=PRK] had agreed.",
        "[Seoul=KOR]'s response came from a building in Seoul.",
        "He spoke at a summit in Vienna after a visit to Beijing.",
        "SEOUL — The situation is calm.",
        "WASHINGTON, June 3 ([Reuters=REUTERS]) - The situation is calm.",
        "Signals from [Beijing=CHN] were mixed; ties with [Tokyo=JPN] improved.",
        "Moscow, [Russia=RUS], was cold.",
        "The [Kremlin=RUS] denied it, but in the Kremlin nobody slept.",
        "The Treaty of Paris and the fall of Kabul.",
        "The Moscow summit failed. The Vienna Convention holds.",
        "A [Moscow=RUS]-backed militia and a Moscow-based analyst.",
        "He flew from Moscow to Beijing.",
        "Aid to [Kyiv=UKR] continued; missiles fell on Kyiv.",
        "Pressure on [Tehran=IRN] grew.",
        "The mayor of Kyiv and the streets of Baghdad.",
        "[Ankara=TUR] and [Athens=GRC] traded accusations.",
        "The [White House=USA] said nothing; at the White House he smiled.",
        "The ambassador to Moscow returned.",
        "[New Delhi=IND] summoned the envoy.",
    ]);
}

#[test]
fn adjectives_that_are_no_states() {
    german(&[
        "Er sprach auf Russisch. Er lernt Chinesisch.",
        "Die Lage auf der Koreanischen Halbinsel und im Südchinesischen Meer.",
        "Die [russische=RUS] Invasion und die [Russen=RUS].",
        "Das [ukrainische=UKR] Verteidigungsministerium teilte das mit.",
    ]);
    english(&[
        "He speaks Russian. The letter was written in Korean.",
        "The Korean Peninsula and the South China Sea.",
        "A [Russian=RUS] was arrested in [Russian=RUS] waters; the [British=GBR] protested.",
        "The [Israeli=ISR] Foreign Ministry and the [Iranian=IRN] army.",
        "Latin American states and African American voters.",
        "[North=PRK] and [South Korea=KOR] agreed; [North Korean=PRK] and [Chinese=CHN] troops left.",
        "The anti-[American=USA] mood and the [Sino=CHN]-[Russian=RUS] border.",
        "A [US=USA]-led raid and [U.S.=USA] officials.",
        "A [Franco=FRA]-[German=DEU] plan.",
    ]);
}

#[test]
fn unknown_persons() {
    german(&[
        "„Das ist so“, sagte Generalmajor [Patrick Ryder=?Patrick Ryder]. Später ging [Ryder=?Patrick Ryder].",
        "Das sagte [Leif-Arne Helland=?Leif-Arne Helland], Professor an der [Tarnow-Universität=?Tarnow-Universität] in Seoul. [Helland=?Leif-Arne Helland] warnte.",
        "Das sagte [Niklas Swanstrom=?Niklas Swanstrom]. [Swanström=?Niklas Swanstrom] ergänzte es.",
        "[Arvid Tollefsen=?Arvid Tollefsen], Direktor des [Instituts für Küsten- und Meerespolitik=?Instituts für Küsten- und Meerespolitik], widersprach.",
        "Professor [Tollefsen=?Tollefsen] widersprach.",
        "Das sagte [Ramon Pacheco Quesada=?Ramon Pacheco Quesada], Professor in London. [Pacheco Quesada=?Ramon Pacheco Quesada] schwieg.",
        "Das sagte [Ramon Ibarra Quesada=?Ramon Ibarra Quesada], Professor in London. [Ibarra Quesada=?Ramon Ibarra Quesada] schwieg.",
        "Die Konrad-Adenauer-Straße und die Nimitz-Klasse.",
        "Der Präsident kündigte Maßnahmen an, sagte ein Sprecher.",
        "Der Minister lehnte Verhandlungen ab.",
    ]);
    english(&[
        "\"No,\" said [Anthony Rinna=?Anthony Rinna], a specialist. [Rinna=?Anthony Rinna] disagreed.",
        "Defence Minister [Olha Reznik=?Olha Reznik] resigned. [Reznik=?Olha Reznik] gave no reason.",
        "Professor [Hollins=?Hollins] disagreed.",
        "The Prime Minister said Thursday that talks would resume.",
        "The [Institute for Baltic Studies=?Institute for Baltic Studies] published it.",
        "The [Lancaster House Group=?Lancaster House Group] ([LHG=?Lancaster House Group]) met. [LHG=?Lancaster House Group] agreed.",
    ]);
}

#[test]
fn known_persons_and_family_names_in_german() {
    german(&[
        "[Wladimir Putin=vladimir_putin] traf [Kim Jong Un=kim_jong_un]. [Putins=vladimir_putin] Brief gefiel [Kim=kim_jong_un].",
        "[V. Putin=vladimir_putin] reiste ab.",
        "Der [russische=RUS] Präsident [Wladimir Putin=vladimir_putin] und der [chinesische=CHN] Staatschef [Xi Jinping=xi_jinping] sprachen.",
        "[Kim Jong Un=kim_jong_un] lachte. Das sagte [Kim Gunn=?Kim Gunn], der Gesandte. „Ja“, sagte [Kim=?Kim Gunn], die jetzt Abgeordnete ist.",
        "Die [Trump=donald_trump]-Administration und der [Kellogg=keith_kellogg]-Plan für den Sondergesandten [Keith Kellogg=keith_kellogg].",
        "Der Hitler-Stalin-Pakt und der Élysée-Vertrag.",
        "[Angela Merkel=angela_merkel] und [Emmanuel Macron=emmanuel_macron] warben um [Erdoğan=recep_tayyip_erdogan].",
        "Kanzler [Bismarck=otto_von_bismarck] und Kaiser [Wilhelm II.=wilhelm_ii] stritten.",
        "[Chruschtschow=nikita_khrushchev] drohte, [Kennedy=john_f_kennedy] schwieg.",
        "[Baschar al-Assad=bashar_al_assad] floh; [Assads=bashar_al_assad] Sturz überraschte.",
        "Die Straße des 17. Juni und der Adenauer-Platz blieben gesperrt.",
        "Außenminister [Radosław Sikorski=radoslaw_sikorski] widersprach dem Premier [Tusk=donald_tusk].",
    ]);
}

#[test]
fn known_persons_and_family_names_in_english() {
    english(&[
        "[Vladimir Putin=vladimir_putin] met [Kim Jong Un=kim_jong_un]. [Kim=kim_jong_un] smiled at [Putin=vladimir_putin]'s joke.",
        "[George W. Bush=george_w_bush] spoke. [Bush=george_w_bush] left early.",
        "[George H. W. Bush=george_h_w_bush] spoke in 1990. [Bush=george_h_w_bush] left early.",
        "President [Clinton=bill_clinton] signed it, Secretary of State [Hillary Clinton=hillary_clinton] did not.",
        "The [Trump=donald_trump] administration and the [Kennedy School=?Kennedy School], the Reagan Library.",
        "The USS Ronald Reagan sailed past [Taiwan=TWN].",
        "[Xi=xi_jinping] and [Modi=narendra_modi] shook hands.",
        "[Ivan Petrenkov=?Ivan Petrenkov], a senior analyst, agreed. \"Yes,\" said [Petrenkov=?Ivan Petrenkov].",
        "[Jawaharlal Nehru=jawaharlal_nehru] and [Zhou Enlai=zhou_enlai] signed it.",
        "[Muammar Gaddafi=muammar_gaddafi] fell. [Gaddafi=muammar_gaddafi]'s fall mattered.",
    ]);
}

#[test]
fn states_of_many_regions() {
    german(&[
        "[Indien=IND] und [Pakistan=PAK] stritten um Kaschmir, [Bangladeschs=BGD] Armee schwieg.",
        "[Mali=MLI], [Niger=NER] und [Burkina Faso=BFA] traten aus der [ECOWAS=ECOWAS] aus.",
        "Die [Sowjetunion=SUN] griff ein, die [DDR=DDR] folgte, [Jugoslawien=YUG] nicht.",
        "Der [Iran=IRN] beschoss [Israel=ISR]; [Katar=QAT] und [Oman=OMN] vermittelten, die [Emirate=ARE] warteten ab.",
        "Die [Türken=TUR] und die [Griechen=GRC], die [Serben=SRB] und die [Albaner=ALB].",
        "Der [Südsudan=SSD] ist nicht der [Sudan=SDN].",
        "[Nordmazedonien=MKD] trat der [Nato=NATO] bei.",
        "Die Vertreter der [Vereinigten Staaten=USA] und [Großbritanniens=GBR] kamen.",
        "Das [Osmanische Reich=OTTOMAN] und [Österreich-Ungarn=AUSTRIA_HUNGARY] zerfielen.",
        "In [Südafrika=ZAF] und der [Elfenbeinküste=CIV] wurde gewählt.",
        "Das [Kosovo=XKX] und [Taiwan=TWN] sind umstritten.",
        "[Saudi-Arabien=SAU] und der [Jemen=YEM] verhandeln, [saudische=SAU] Jets flogen.",
        "Die [Schweizer=CHE] Regierung und die [Niederlande=NLD] klagten.",
    ]);
    english(&[
        "[India=IND] and [Pakistan=PAK] clashed; [Bangladesh=BGD]'s army was silent.",
        "[Chad=TCD], [Niger=NER] and [Nigeria=NGA] are not the same.",
        "[Guinea-Bissau=GNB] is not [Guinea=GIN], and [Equatorial Guinea=GNQ] is neither; New Guinea is an island.",
        "[South Sudan=SSD] left [Sudan=SDN]; [East Timor=TLS] left [Indonesia=IDN].",
        "The [Soviet Union=SUN] fell, and [Czechoslovakia=CSK] split.",
        "The [Philippines=PHL] and [Vietnam=VNM] protested in the South China Sea.",
        "The [Poles=POL], the [Czechs=CZE] and a [Dane=DNK] objected.",
        "[Saudi Arabia=SAU] and the [UAE=ARE] invested; [Emirati=ARE] envoys came.",
        "The [Serbian=SRB] parliament and the [Bosnian=BIH] presidency met.",
        "The [United Kingdom=GBR], [France=FRA] and [Prussia=PRUSSIA] guaranteed [Belgium=BEL].",
        "[Japan=JPN]-[China=CHN] relations and the [Iran=IRN]–[Iraq=IRQ] War.",
        "[New Zealand=NZL] and [Papua New Guinea=PNG] signed.",
        "[Azerbaijan=AZE] attacked; [Armenian=ARM] troops withdrew.",
    ]);
}

#[test]
fn divided_countries() {
    german(&[
        "[Südkorea=KOR] und [Nordkorea=PRK]: Die Wiedervereinigung Koreas bleibt fern.",
        "[Seoul=KOR] fürchtet um Korea, [Nordkorea=PRK] nicht.",
        "[Nordkorea=PRK] hatte getestet; der [Norden=PRK] schwieg dann.",
    ]);
    english(&["[North Korea=PRK] fired first. The [North=PRK] denied it, and so did both Koreas."]);
}

#[test]
fn media_and_institutions() {
    german(&[
        "Das berichtete die [russische=RUS] Nachrichtenagentur [TASS=TASS].",
        "Das meldete die Nachrichtenagentur [Belinform=?Belinform].",
        "Die [Friedrich-Hansen-Stiftung=?Friedrich-Hansen-Stiftung] lud ein.",
        "Das [iranische=IRN] Verteidigungsministerium und das [polnische=POL] Parlament schwiegen.",
    ]);
    english(&[
        "The [Zanvik=?Zanvik] news agency reported it.".trim_start_matches("\u{feff}"),
        "The [University of Porvoo=?University of Porvoo] published it.",
        "The [Hallam Institute for the Study of Borders=?Hallam Institute for the Study of Borders] closed.",
        "The Foreign Ministry and the army met.",
    ]);
}

#[test]
fn words_that_stand_for_actors() {
    let pairs = |language, text: &str| {
        with_actors(language, text, |tokens, actors| {
            let found = actors
                .anaphora
                .iter()
                .map(|a| (tokens.slice(a.tokens.clone()).to_owned(), a.actors.len()));
            found.collect::<Vec<_>>()
        })
    };
    let german = pairs(
        Language::De,
        "Russland und China reden. Die beiden Länder wollen mehr. Beide Seiten schweigen.",
    );
    assert_eq!(german, [("beiden Länder".to_owned(), 2), ("Beide Seiten".to_owned(), 2)]);
    let english = pairs(Language::En, "India, Iran and China talk. The two countries agree.");
    assert_eq!(english, []);
    let speaker = pairs(Language::De, "Das sagte Angela Merkel. „Nein“, sagte sie. „Doch“, sagte er.");
    assert!(speaker.len() <= 2);
}

mod properties {
    use proptest::prelude::*;

    use super::{Language, with_actors};

    /// Words that meet many rules, mixed with anything.
    fn any_text() -> impl Strategy<Value = String> {
        let words = prop::sample::select(vec![
            "Kim",
            "Jong",
            "-",
            "Un",
            "Präsident",
            "sagte",
            "said",
            "von",
            "in",
            "Moskau",
            "Moscow",
            ",",
            ".",
            "(",
            "LHG",
            ")",
            "Nord",
            "und",
            "Südkorea",
            "North",
            "and",
            "South",
            "Korea",
            "Institut",
            "für",
            "Institute",
            "of",
            "the",
            "Peter",
            "V.",
            "'s",
            "“",
            "\n",
            "beide",
            "Länder",
            "er",
            "US",
            "Sino",
            "russisch",
            "Russian",
            "KIM",
            "/",
            "Nachrichtenagentur",
            "der",
        ]);
        let part = prop_oneof![4 => words.prop_map(str::to_owned), 1 => "\\PC{0,6}"];
        let gap = prop::sample::select(vec![" ", " ", "", "-"]);
        prop::collection::vec((part, gap), 0..40).prop_map(|parts| parts.into_iter().map(|(word, gap)| word + gap).collect())
    }

    proptest! {
        #[test]
        fn mentions_of_any_text_are_in_order_and_apart(text in any_text(), german in any::<bool>()) {
            let language = if german { Language::De } else { Language::En };
            with_actors(language, &text, |tokens, actors| {
                for mention in &actors.mentions {
                    prop_assert!(mention.tokens.start < mention.tokens.end);
                    prop_assert!(mention.tokens.end <= tokens.all.len());
                    prop_assert!(mention.actor < actors.list.len());
                }
                for pair in actors.mentions.windows(2) {
                    prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
                }
                for anaphor in &actors.anaphora {
                    prop_assert!(anaphor.actors.iter().all(|a| *a < actors.list.len()));
                }
                Ok(())
            })?;
        }
    }
}
