//! Sentences of many regions and times with the ties that must be found, and as many that hold none or weaker ones.

use super::super::found::Modality;
use super::super::lexicon::Lexicon;
use super::super::{About, extract};
use crate::model::Language;
use proptest::prelude::*;

/// A few persons, so that the tests do not hang on the table of persons.
const PERSONS: &str = "\
t_putin\tperson\tPutinow\tPutinow\t\t\t\tsur:Putinow\t\tpresident@RUS:2000-
t_kim\tperson\tKimun\tKimun\t\t\t\tsur:Kimun\t\tpresident@PRK:2011-
t_bismarck\tperson\tOtto von Bismarkow\tOtto von Bismarkow\t\t\t\tsur:Bismarkow\t\tchancellor@DEU:1871-1890
";

fn lexicon() -> &'static Lexicon {
    static LEXICON: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    LEXICON.get_or_init(|| Lexicon::with(&[("tests.tsv", PERSONS)]).unwrap())
}

/// Ties as "kind FROM>TO modality" or "kind A=B modality", sorted.
fn ties(language: Language, text: &str) -> Vec<String> {
    let found = extract(lexicon(), language, text, &About::default());
    let key = |place: usize| found.actors[place].key.as_str();
    let mut lines: Vec<String> = found
        .ties
        .iter()
        .map(|t| {
            let (mut from, mut to) = (key(t.from), key(t.to));
            if !t.directed && from > to {
                std::mem::swap(&mut from, &mut to);
            }
            let sign = if t.directed { '>' } else { '=' };
            format!("{:?} {from}{sign}{to} {:?}", t.kind, t.modality).to_lowercase()
        })
        .collect();
    lines.sort();
    lines
}

fn check(language: Language, cases: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let mut expected: Vec<String> = expected.iter().map(|e| e.to_lowercase()).collect();
        expected.sort();
        let found = ties(language, text);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
}

/// Sentences that say nothing for certain: nothing may be proposed as asserted.
fn check_never_asserted(language: Language, texts: &[&str]) {
    let mut wrong = Vec::new();
    for text in texts {
        let found = extract(lexicon(), language, text, &About::default());
        if found.ties.iter().any(|t| t.modality == Modality::Asserted) {
            wrong.push(format!("{text}\n  {:?}", ties(language, text)));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        texts.len(),
        wrong.join("\n")
    );
}

#[test]
fn english_ties() {
    check(
        Language::En,
        &[
            (
                "Russia signed a mutual defence pact with North Korea on 19 June 2024.",
                &["DefencePact PRK=RUS Asserted"],
            ),
            (
                "Russia and North Korea signed a treaty of friendship in 1961.",
                &["Treaty PRK=RUS Asserted"],
            ),
            ("Iran supplied drones to Russia.", &["Arms IRN>RUS Asserted"]),
            (
                "Iran has supplied Russia with hundreds of drones.",
                &["Arms IRN>RUS Asserted"],
            ),
            (
                "Weapons supplied by Iran to Russia were used in Ukraine.",
                &["Arms IRN>RUS Asserted"],
            ),
            (
                "The United States imposed sanctions on Iran.",
                &["Sanctions USA>IRN Asserted"],
            ),
            ("China is sanctioned by the United States.", &["Sanctions USA>CHN Asserted"]),
            (
                "US sanctions against Cuba have been in place since 1962.",
                &["Sanctions USA>CUB Asserted"],
            ),
            ("Britain guaranteed Belgian neutrality.", &["Guarantee GBR>BEL Asserted"]),
            (
                "Belgium's neutrality was guaranteed by Britain and Prussia.",
                &["Guarantee GBR>BEL Asserted", "Guarantee PRUSSIA>BEL Asserted"],
            ),
            (
                "Washington gave Kuwait security guarantees in 1991.",
                &["Guarantee USA>KWT Asserted"],
            ),
            (
                "Estonia, Latvia and Lithuania joined NATO in 2004.",
                &[
                    "Membership EST>NATO Asserted",
                    "Membership LVA>NATO Asserted",
                    "Membership LTU>NATO Asserted",
                ],
            ),
            ("Finland is a member of NATO.", &["Membership FIN>NATO Asserted"]),
            (
                "NATO member Turkey bought missiles from Russia.",
                &["Membership TUR>NATO Asserted", "Arms RUS>TUR Asserted"],
            ),
            (
                "The alliance between the United States and Japan was signed in 1951.",
                &["DefencePact JPN=USA Asserted"],
            ),
            ("The US-Japanese alliance is strong.", &["DefencePact JPN=USA Asserted"]),
            (
                "Saudi Arabia and Iran held talks in Beijing.",
                &["Negotiation IRN=SAU Asserted"],
            ),
            (
                "Qatar mediated between Israel and Lebanon.",
                &["Mediation QAT>ISR Asserted", "Mediation QAT>LBN Asserted"],
            ),
            (
                "There are 28,500 American troops in South Korea.",
                &["Troops USA>KOR Asserted"],
            ),
            ("France deployed soldiers to Mali in 2013.", &["Troops FRA>MLI Asserted"]),
            ("India buys oil from Russia.", &["Energy RUS>IND Asserted"]),
            ("Russian gas exports to Germany ended in 2022.", &["Energy RUS>DEU Past"]),
            (
                "Belarus, Russia's closest ally, is silent.",
                &["Partnership BLR=RUS Asserted"],
            ),
            (
                "South Korea is an ally of the United States.",
                &["Partnership KOR=USA Asserted"],
            ),
            (
                "The former alliance between China and Albania ended in 1978.",
                &["DefencePact ALB=CHN Past"],
            ),
            ("Iraq invaded Kuwait in August 1990.", &["Conflict IRQ>KWT Asserted"]),
            (
                "The Iraqi invasion of Kuwait shocked the world.",
                &["Conflict IRQ>KWT Asserted"],
            ),
            (
                "Russia's war against Ukraine entered its third year.",
                &["Conflict RUS>UKR Asserted"],
            ),
            (
                "Crimea was annexed by Russia, and Ukraine was attacked by Russia.",
                &["Conflict RUS>UKR Asserted"],
            ),
            (
                "India and Pakistan fought a war in 1971 after Pakistani jets bombed India.",
                &["Conflict PAK>IND Asserted"],
            ),
            (
                "Tensions between India and Pakistan rose again.",
                &["Rivalry IND=PAK Asserted"],
            ),
            ("Russia vetoed a resolution on Syria.", &["Veto RUS>SYR Asserted"]),
            (
                "Putinow and Kimun signed a partnership treaty. Russia and North Korea celebrated.",
                &["Partnership PRK=RUS Asserted"],
            ),
            (
                "Putinow met Kimun in Vladivostok, Russia said, and North Korea confirmed.",
                &["Summit PRK=RUS Asserted"],
            ),
            ("Trade between China and Australia fell.", &["Trade AUS=CHN Asserted"]),
            (
                "Tens of thousands of North Korean workers in Russia send money home.",
                &["Labour PRK>RUS Asserted"],
            ),
            ("Egypt received weapons from the Soviet Union.", &["Arms SUN>EGY Asserted"]),
            (
                "In 1939 Germany and the Soviet Union signed a non-aggression pact.",
                &["Nonaggression DEU=SUN Asserted"],
            ),
            (
                "The Soviet Union stationed missiles in Cuba in 1962.",
                &["Arms SUN>CUB Asserted"],
            ),
            (
                "Pakistan shared nuclear technology with Libya.",
                &["Technology PAK>LBY Asserted"],
            ),
            ("Washington backs Israel.", &["Support USA>ISR Asserted"]),
            (
                "Ethiopia has been supported by the United Arab Emirates.",
                &["Support ARE>ETH Asserted"],
            ),
            ("China's economic aid to Cambodia is large.", &["Support CHN>KHM Asserted"]),
            (
                "The defence agreement between Mali and France was signed in 2014.",
                &["DefencePact FRA=MLI Asserted"],
            ),
            (
                "Under a 1951 treaty, the United States maintains troops in Japan.",
                &["Troops USA>JPN Asserted"],
            ),
            (
                "Armenia left the alliance, and Azerbaijan, which is supported by Turkey, attacked Armenia.",
                &["Support TUR>AZE Asserted", "Conflict AZE>ARM Asserted"],
            ),
            (
                "China supplies Pakistan with fighter jets and builds reactors there.",
                &["Arms CHN>PAK Asserted"],
            ),
            ("Israeli air strikes on Lebanon continued.", &["Conflict ISR>LBN Asserted"]),
            ("Serbia and Kosovo are rivals.", &["Rivalry SRB=XKX Asserted"]),
            (
                "The prime minister of Japan met the president of South Korea in Tokyo.",
                &["Summit JPN=KOR Asserted"],
            ),
            ("Germany no longer imports gas from Russia.", &["Energy RUS>DEU Past"]),
            (
                "Niger ended its military agreement with the United States.",
                &["DefencePact NER=USA Past"],
            ),
            (
                "The US withdrew from the nuclear deal with Iran in 2018.",
                &["Treaty IRN=USA Past"],
            ),
            ("Britain left the European Union in 2020.", &["Membership GBR>EU Past"]),
            (
                "Turkey and Greece, both members of NATO, are in dispute.",
                &["Membership GRC>NATO Asserted", "Membership TUR>NATO Asserted"],
            ),
        ],
    );
}

#[test]
fn english_weaker_ties() {
    check(
        Language::En,
        &[
            (
                "If Russia attacks Poland, the alliance will respond.",
                &["Conflict RUS>POL Hypothetical"],
            ),
            ("China could supply weapons to Russia.", &["Arms CHN>RUS Hypothetical"]),
            ("Turkey refused to sell drones to Ethiopia.", &["Arms TUR>ETH Denied"]),
            ("Germany will deliver tanks to Ukraine.", &["Arms DEU>UKR Predicted"]),
            ("Germany plans to deliver tanks to Ukraine.", &["Arms DEU>UKR Predicted"]),
            ("Germany has not delivered any tanks to Ukraine.", &["Arms DEU>UKR Denied"]),
            ("China denied supplying weapons to Russia.", &["Arms CHN>RUS Denied"]),
            (
                "Pakistan warned that India might attack Pakistan.",
                &["Conflict IND>PAK Hypothetical"],
            ),
            (
                "Japan is considering sanctions on Myanmar.",
                &["Sanctions JPN>MMR Hypothetical"],
            ),
            (
                "There is no alliance between Vietnam and China.",
                &["DefencePact CHN=VNM Denied"],
            ),
            ("Would the United States defend Taiwan?", &["Guarantee USA>TWN Hypothetical"]),
            (
                "Saudi Arabia wants a defence pact with the United States.",
                &["DefencePact SAU=USA Proposed"],
            ),
            ("Iran offered to supply gas to Iraq.", &["Energy IRN>IRQ Proposed"]),
            ("Sweden is expected to join NATO.", &["Membership SWE>NATO Predicted"]),
            ("Georgia never joined NATO.", &["Membership GEO>NATO Denied"]),
            (
                "A possible treaty between Armenia and Azerbaijan is far away.",
                &["Treaty ARM=AZE Hypothetical"],
            ),
            (
                "The planned summit between India and China was moved.",
                &["Summit CHN=IND Predicted"],
            ),
        ],
    );
}

#[test]
fn english_never_asserted() {
    check_never_asserted(
        Language::En,
        &[
            "Russia and China attended the conference, as did Iran and Japan.",
            "Relations between Russia and Georgia were discussed by Germany.",
            "Unless Iran stops enrichment, Israel will attack Iran.",
            "Should North Korea attack South Korea, the United States would send troops to South Korea.",
            "Had Britain guaranteed Poland earlier, Germany might not have attacked Poland.",
            "The United States might provide security guarantees to Ukraine.",
            "Washington may impose sanctions on Georgia.",
            "Moscow fears that NATO will deploy missiles to Poland.",
            "Analysts doubt that China would attack Taiwan.",
            "It is unlikely that Turkey will leave NATO.",
            "India rejected a defence treaty with the Soviet Union.",
            "Finland's president called for a treaty between Russia and Ukraine.",
            "Israel ruled out talks with Syria.",
            "Egypt neither supplied weapons to Libya nor sent troops to Sudan.",
            "Can Japan supply missiles to Ukraine?",
            "Poland asked the United States to station troops in Poland.",
            "Without sending troops to Libya, Italy tried to help.",
            "Australia agreed to buy submarines from France.",
            "In order to attack Iran, Israel would need bombs.",
            "Ukraine urged Germany to deliver tanks to Ukraine.",
            "Canada proposed that NATO send troops to Haiti.",
            "Kosovo hopes to join the European Union.",
            "Russia threatened to attack Poland.",
            "China is unwilling to impose sanctions on North Korea.",
            "The treaty between Sudan and Russia was never signed.",
            "It is unclear whether Belarus sent soldiers to Ukraine.",
            "A draft agreement between Serbia and Kosovo was published.",
            "Talks about a treaty could bring Cyprus and Turkey together.",
            "The United States promised to sell jets to Morocco.",
            "Hopes of a ceasefire between Israel and Lebanon faded.",
            "France would have sent soldiers to Chad.",
            "Spain, Portugal and Italy are in the south of Europe.",
            "No Russian troops are in Moldova.",
            "The idea of an alliance between Japan and India is old.",
            "Ethiopia failed to sign an agreement with Egypt.",
            "Chad's government is ready to sign a defence pact with Russia.",
            "Venezuela, which borders Guyana, held elections, and Brazil watched.",
            "Plans for a pipeline from Iran to Pakistan were dropped.",
            "North Korea probably supplied shells to Russia.",
            "The Philippines may let the United States deploy missiles to the Philippines.",
        ],
    );
}

#[test]
fn german_ties() {
    check(
        Language::De,
        &[
            (
                "Russland und Nordkorea unterzeichneten 1961 einen Beistandsvertrag.",
                &["DefencePact PRK=RUS Asserted"],
            ),
            (
                "Im Jahr 1939 schlossen Deutschland und die Sowjetunion einen Nichtangriffspakt.",
                &["Nonaggression DEU=SUN Asserted"],
            ),
            (
                "Polen schloss mit Frankreich ein Militärbündnis ab.",
                &["DefencePact FRA=POL Asserted"],
            ),
            ("Russland liefert Syrien Waffen.", &["Arms RUS>SYR Asserted"]),
            ("Russland hat Waffen an Syrien geliefert.", &["Arms RUS>SYR Asserted"]),
            (
                "Russische Waffenlieferungen an Syrien sind seit 1956 bekannt.",
                &["Arms RUS>SYR Asserted"],
            ),
            (
                "Der Ukraine wurden von Deutschland Panzer geliefert.",
                &["Arms DEU>UKR Asserted"],
            ),
            ("Die Ukraine wird von Russland angegriffen.", &["Conflict RUS>UKR Asserted"]),
            (
                "Die Krim wurde von Russland annektiert, und die Ukraine verlor den Hafen.",
                &[],
            ),
            ("Israel griff den Iran an.", &["Conflict ISR>IRN Asserted"]),
            ("Den Iran griff Israel 2024 an.", &["Conflict ISR>IRN Asserted"]),
            (
                "Die USA verhängten Sanktionen gegen den Iran.",
                &["Sanctions USA>IRN Asserted"],
            ),
            (
                "Die Sanktionen der EU gegen Russland gelten seit 2014.",
                &["Sanctions EU>RUS Asserted"],
            ),
            (
                "Die UN-Sanktionen gegen Nordkorea gelten seit 2006.",
                &["Sanctions UN>PRK Asserted"],
            ),
            ("Estland trat 2004 der NATO bei.", &["Membership EST>NATO Asserted"]),
            ("Finnland ist Mitglied der NATO.", &["Membership FIN>NATO Asserted"]),
            (
                "Das NATO-Mitglied Türkei kaufte Raketen von Russland.",
                &["Membership TUR>NATO Asserted", "Arms RUS>TUR Asserted"],
            ),
            (
                "Der Beitritt Schwedens zur NATO erfolgte 2024.",
                &["Membership SWE>NATO Asserted"],
            ),
            ("Indien kauft Öl aus Russland.", &["Energy RUS>IND Asserted"]),
            (
                "Belarus, Russlands wichtigster Verbündeter, schweigt.",
                &["Partnership BLR=RUS Asserted"],
            ),
            ("Polen und Litauen sind Verbündete.", &["Partnership LTU=POL Asserted"]),
            (
                "Das Bündnis zwischen China und Albanien endete 1978.",
                &["DefencePact ALB=CHN Past"],
            ),
            (
                "Katar vermittelt zwischen Israel und dem Libanon.",
                &["Mediation QAT>ISR Asserted", "Mediation QAT>LBN Asserted"],
            ),
            (
                "Russland legte im März sein Veto gegen eine Resolution zu Syrien ein.",
                &["Veto RUS>SYR Asserted"],
            ),
            (
                "Großbritannien garantierte die Neutralität Belgiens.",
                &["Guarantee GBR>BEL Asserted"],
            ),
            (
                "Die USA gaben Kuwait eine Sicherheitsgarantie.",
                &["Guarantee USA>KWT Asserted"],
            ),
            (
                "Frankreichs Sicherheitsgarantien für Polen waren wertlos.",
                &["Guarantee FRA>POL Asserted"],
            ),
            ("In Südkorea stationieren die USA Truppen.", &["Troops USA>KOR Asserted"]),
            ("Amerikanische Truppen in Japan üben im Herbst.", &["Troops USA>JPN Asserted"]),
            ("Frankreich entsandte Soldaten nach Mali.", &["Troops FRA>MLI Asserted"]),
            (
                "Japan hat ein Verteidigungsabkommen mit Australien.",
                &["DefencePact AUS=JPN Asserted"],
            ),
            (
                "Das chinesisch-russische Gasabkommen wurde 2014 unterzeichnet.",
                &["Energy CHN=RUS Asserted"],
            ),
            (
                "Russlands Angriff auf die Ukraine veränderte Europa.",
                &["Conflict RUS>UKR Asserted"],
            ),
            ("Der Angriff des Irak auf Kuwait begann 1990.", &["Conflict IRQ>KWT Asserted"]),
            (
                "Zwischen Indien und Pakistan gibt es Spannungen.",
                &["Rivalry IND=PAK Asserted"],
            ),
            (
                "Die Spannungen zwischen Indien und Pakistan nehmen zu.",
                &["Rivalry IND=PAK Asserted"],
            ),
            (
                "Putinow traf Kimun in Wladiwostok, während Russland und Nordkorea feierten.",
                &["Summit PRK=RUS Asserted"],
            ),
            (
                "Der russische Präsident Putinow und der nordkoreanische Machthaber Kimun unterzeichneten einen Vertrag.",
                &["Treaty PRK=RUS Asserted"],
            ),
            ("Österreich verhandelte mit Preußen.", &["Negotiation AUT=PRUSSIA Asserted"]),
            (
                "Nordkoreanische Arbeiter in Russland bauen Häuser.",
                &["Labour PRK>RUS Asserted"],
            ),
            (
                "Pakistan gab Raketentechnologie an Libyen weiter.",
                &["Technology PAK>LBY Asserted"],
            ),
            (
                "Weil die Türkei Aserbaidschan unterstützt, zürnt Armenien.",
                &["Support TUR>AZE Asserted"],
            ),
            ("Moskau unterstützt Nordkorea seit langem.", &["Support RUS>PRK Asserted"]),
            (
                "Der Handel zwischen China und Australien brach ein.",
                &["Trade AUS=CHN Asserted"],
            ),
            ("Deutschland importiert kein Gas mehr aus Russland.", &["Energy RUS>DEU Past"]),
            (
                "Syrien, das von Russland unterstützt wird, griff Israel an.",
                &["Support RUS>SYR Asserted", "Conflict SYR>ISR Asserted"],
            ),
            ("Ägypten erhielt Waffen aus der Sowjetunion.", &["Arms SUN>EGY Asserted"]),
            (
                "Großbritannien verließ 2020 die Europäische Union.",
                &["Membership GBR>EU Past"],
            ),
            (
                "Die ehemalige Allianz zwischen Frankreich und Russland zerbrach.",
                &["DefencePact FRA=RUS Past"],
            ),
            (
                "Chinas Wirtschaftshilfe für Kambodscha wächst.",
                &["Support CHN>KHM Asserted"],
            ),
            ("Serbien und der Kosovo sind Rivalen.", &["Rivalry SRB=XKX Asserted"]),
            (
                "Die israelischen Luftangriffe auf den Libanon dauern an.",
                &["Conflict ISR>LBN Asserted"],
            ),
            ("Der Iran beliefert Russland mit Drohnen.", &["Arms IRN>RUS Asserted"]),
            (
                "Ungarn und Serbien bauten ihre Partnerschaft aus, Kroatien und Serbien schlossen ein Handelsabkommen.",
                &["Trade HRV=SRB Asserted"],
            ),
        ],
    );
}

#[test]
fn german_weaker_ties() {
    check(
        Language::De,
        &[
            (
                "Wenn Russland Polen angreift, hilft Amerika.",
                &["Conflict RUS>POL Hypothetical"],
            ),
            ("China könnte Waffen an Russland liefern.", &["Arms CHN>RUS Hypothetical"]),
            (
                "Die Türkei weigerte sich, Sanktionen gegen Russland zu verhängen.",
                &["Sanctions TUR>RUS Denied"],
            ),
            ("Deutschland wird der Ukraine Panzer liefern.", &["Arms DEU>UKR Predicted"]),
            ("Deutschland liefert der Ukraine keine Panzer.", &["Arms DEU>UKR Denied"]),
            ("China bestreitet, Waffen an Russland zu liefern.", &["Arms CHN>RUS Denied"]),
            (
                "Pakistan warnt, dass Indien Pakistan angreifen könnte.",
                &["Conflict IND>PAK Hypothetical"],
            ),
            ("Schweden dürfte der NATO beitreten.", &["Membership SWE>NATO Predicted"]),
            ("Georgien trat der NATO nie bei.", &["Membership GEO>NATO Denied"]),
            (
                "Es gibt kein Bündnis zwischen Vietnam und China.",
                &["DefencePact CHN=VNM Denied"],
            ),
            (
                "Ein möglicher Vertrag zwischen Armenien und Aserbaidschan liegt fern.",
                &["Treaty ARM=AZE Hypothetical"],
            ),
            (
                "Der geplante Gipfel zwischen Indien und China wurde verlegt.",
                &["Summit CHN=IND Predicted"],
            ),
            ("Der Iran bot an, Gas an den Irak zu liefern.", &["Energy IRN>IRQ Proposed"]),
            (
                "Die Slowakei plant, Öl aus Aserbaidschan zu kaufen.",
                &["Energy AZE>SVK Predicted"],
            ),
        ],
    );
}

#[test]
fn german_never_asserted() {
    check_never_asserted(
        Language::De,
        &[
            "Russland und China nahmen an der Konferenz teil, ebenso der Iran und Japan.",
            "Sollte Nordkorea Südkorea angreifen, würden die USA Truppen nach Südkorea schicken.",
            "Falls der Iran weitermacht, greift Israel den Iran an.",
            "Ohne Truppen nach Libyen zu entsenden, half Italien.",
            "Um den Iran anzugreifen, brauchte Israel Bomben.",
            "Würden die USA Taiwan verteidigen?",
            "Kann Japan Raketen an die Ukraine liefern?",
            "Die Ukraine fordert, dass Deutschland Panzer an die Ukraine liefert.",
            "Es ist unwahrscheinlich, dass die Türkei die NATO verlässt.",
            "Moskau befürchtet, dass die USA Raketen in Polen stationieren.",
            "Es besteht die Sorge, dass Russland Raketentechnologie mit Nordkorea teilen wird.",
            "Israel lehnte Verhandlungen mit Syrien ab.",
            "Israel schloss Gespräche mit Syrien aus.",
            "Es ist unklar, ob Belarus Soldaten in die Ukraine geschickt hat.",
            "Möglicherweise liefert Ägypten Raketen an Russland.",
            "Der Vertrag zwischen Sudan und Russland wurde nie unterzeichnet.",
            "Weder Ägypten noch Marokko lieferten Waffen an Libyen.",
            "Kanada schlug vor, Truppen nach Haiti zu schicken.",
            "Australien will U-Boote von Frankreich kaufen.",
            "Ein Abkommen zwischen Serbien und dem Kosovo könnte 2025 unterzeichnet werden.",
            "Der Entwurf eines Abkommens zwischen Serbien und dem Kosovo liegt vor.",
            "Die Idee eines Bündnisses zwischen Japan und Indien ist alt.",
            "Die Hoffnung auf eine Waffenruhe zwischen Israel und dem Libanon schwand.",
            "Frankreich hätte Soldaten in den Tschad entsandt.",
            "Spanien, Portugal und Italien liegen im Süden.",
            "Russland drohte, Polen anzugreifen.",
            "Marokko soll Kampfjets von den USA erhalten.",
            "Die USA haben Marokko versprochen, Kampfjets an Marokko zu verkaufen.",
            "Äthiopien gelang es nicht, ein Abkommen mit Ägypten zu schließen.",
            "Keine russischen Truppen stehen in Moldau.",
            "Tschad ist bereit, einen Verteidigungspakt mit Russland zu unterzeichnen.",
            "Der mögliche Verkauf russischer Kampfflugzeuge an Nordkorea beunruhigt Japan.",
            "Nordkorea lieferte wahrscheinlich Granaten an Russland.",
            "Warschau bat Washington, Truppen in Polen zu stationieren.",
            "Statt Waffen an Armenien zu liefern, schwieg Russland.",
            "Damit die Türkei Schweden unterstützt, gibt Schweden nach.",
            "Hätte England Polen unterstützt, wäre es anders gekommen.",
            "Venezuela, das an Guyana grenzt, wählte, und Brasilien sah zu.",
            "Angeblich plant der Iran, Raketen an Russland zu liefern.",
        ],
    );
}

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
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let expected: Vec<String> = expected.iter().map(|e| e.to_lowercase()).collect();
        let found = claims(language, text);
        if found != expected {
            wrong.push(format!("{text}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {} wrong:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
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
            ("Kimun said it was unlikely that the pact would hold.", &["t_kim doubts"]),
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
                "Allerdings habe die Beziehung auch Grenzen, sagen Analysten.",
                &["analysten asserts"],
            ),
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

fn word() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "Russland",
        "Nordkorea",
        "russische",
        "Truppen",
        "lieferte",
        "Waffen",
        "an",
        "mit",
        "zwischen",
        "und",
        ",",
        "dass",
        "wenn",
        "sagte",
        "Putinow",
        "„",
        "“",
        "\"",
        ".",
        "wurde",
        "geliefert",
        "Bündnis",
        "der",
        "die",
        "Ukraine",
        "laut",
        "zufolge",
        "gegen",
        "Sanktionen",
        "verhängte",
        "NATO",
        "Mitglied",
        "signed",
        "treaty",
        "with",
        "Iran",
        "'",
        "s",
        "said",
        "that",
        "to",
        "attack",
        "supplied",
        "by",
        "-",
        "(",
        ")",
        ":",
        "?",
        "griff",
        "wird",
        "nicht",
        "kein",
        "1961",
        "March",
        "he",
        "Analysten",
    ])
}

proptest! {
    #[test]
    fn any_words_give_findings_inside_the_text(words in proptest::collection::vec(word(), 0..120), german in any::<bool>()) {
        let text = words.join(" ");
        let language = if german { Language::De } else { Language::En };
        let found = extract(lexicon(), language, &text, &About::default());
        let length = text.chars().count();
        for tie in &found.ties {
            prop_assert!(tie.from != tie.to && tie.from < found.actors.len() && tie.to < found.actors.len());
            prop_assert!(tie.speaker.is_none_or(|s| s < found.actors.len()));
            prop_assert!(tie.evidence.iter().all(|s| s.end <= length));
        }
        for event in &found.events {
            prop_assert!(event.actors.iter().all(|a| *a < found.actors.len()));
            prop_assert!(event.date.is_none_or(|d| d < found.dates.len()));
        }
        for claim in &found.claims {
            prop_assert!(claim.speaker < found.actors.len() && claim.words.start < claim.words.end && claim.words.end <= length);
        }
    }

    #[test]
    fn any_text_is_read_without_panic(text in "\\PC{0,300}") {
        extract(lexicon(), Language::De, &text, &About::default());
        extract(lexicon(), Language::En, &text, &About::default());
    }
}
