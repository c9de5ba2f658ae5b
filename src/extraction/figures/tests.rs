//! Figures in sentences, as tables: what is found and what must not be.

use super::super::{About, dates, token};
use super::*;
use proptest::prelude::*;

fn found_in(language: Language, text: &str) -> Vec<String> {
    let lexicon = Lexicon::built_in();
    let about = About {
        published: "2024-06-19".parse().ok(),
        ..About::default()
    };
    let tokens = token::tokenise(text, lexicon.vocabulary(language), &[]);
    let dates = dates::find(lexicon, &tokens, &about);
    let figures = find(lexicon, &tokens, &dates);
    let range = |low: Option<f64>, high: Option<f64>| match (low, high) {
        (Some(low), Some(high)) => format!(" [{low}..{high}]"),
        (Some(low), None) => format!(" [{low}..]"),
        (None, Some(high)) => format!(" [..{high}]"),
        (None, None) => String::new(),
    };
    figures
        .iter()
        .map(|f| {
            let about = if f.approximate { "~" } else { "" };
            let words = tokens.slice(f.tokens.clone());
            format!("{words} = {about}{}{} {}", f.value, range(f.low, f.high), f.unit)
        })
        .collect()
}

fn check(language: Language, table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (text, expected) = line.split_once("=>").unwrap();
        let found = found_in(language, text.trim()).join("; ");
        if found != expected.trim() {
            wrong.push(format!("{text}\n   expected {}\n   found    {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn german_figures() {
    check(
        Language::De,
        "
        China deckt 90 % des Handels. => 90 % = 90 percent
        Sie hängt zu 99 Prozent von China ab. => 99 Prozent = 99 percent
        Es gab eine 90-prozentige Zustimmung. => 90-prozentige = 90 percent
        Sie lieferten 11.000 Container mit Munition. => 11.000 Container = 11000 Container
        Sie lieferten 11,000 Container mit Munition. => 11,000 Container = 11000 Container
        Rund 3.000 Soldaten kamen an. => Rund 3.000 Soldaten = ~3000 Soldaten
        Etwa 10.000 bis 12.000 Mann standen bereit. => Etwa 10.000 bis 12.000 Mann = ~11000 [10000..12000] Mann
        Zwischen 10.000 und 12.000 Soldaten starben. => 10.000 und 12.000 Soldaten = 11000 [10000..12000] Soldaten
        Das kostet zwei bis drei Milliarden Dollar. => zwei bis drei Milliarden Dollar = 2500000000 [2000000000..3000000000] USD
        Berlin gibt 60 Mrd. Euro aus. => 60 Mrd. Euro = 60000000000 EUR
        Es waren 3,5 Millionen Tonnen Weizen. => 3,5 Millionen Tonnen = 3500000 tonne
        Die Grenze ist 2.000 km lang. => 2.000 km = 2000 kilometre
        Das Gespräch dauerte 50 Minuten. => 50 Minuten = 50 minute
        Die 500-Kilometer-Reichweite beeindruckt. => 500-Kilometer = 500 kilometre
        Zwei Prozent des BIP sind das Ziel. => Zwei Prozent = 2 percent
        Der Handel wuchs um 15 Prozent. => 15 Prozent = 15 percent
        Der Anteil stieg um 3 Prozentpunkte. => 3 Prozentpunkte = 3 percentage-point
        Zwanzig Kriegsschiffe liefen aus. => Zwanzig Kriegsschiffe = 20 Kriegsschiffe
        Ein Dutzend Panzer rollte. => Ein Dutzend Panzer = 12 Panzer
        Zwei Dutzend Panzer rollten. => Zwei Dutzend Panzer = 24 Panzer
        Mehr als 300 schwer bewaffnete Kämpfer griffen an. => Mehr als 300 schwer bewaffnete Kämpfer = ~300 [300..] Kämpfer
        Bis zu 500 US-Soldaten sollen kommen. => Bis zu 500 US-Soldaten = ~500 [..500] US-Soldaten
        Mindestens 20 Zivilisten starben. => Mindestens 20 Zivilisten = ~20 [20..] Zivilisten
        Die Verhandlungen dauerten 14 Wochen und kosteten 3.200 Mark. => 14 Wochen = 14 week; 3.200 Mark = 3200 DEM
        Sie vermerkten 1914 Einwände. => 1914 Einwände = 1914 Einwände
        Die Denkschrift umfasste 1870 Seiten. => 1870 Seiten = 1870 Seiten
        Eine Million Menschen floh. => Eine Million Menschen = 1000000 Menschen
        Eine halbe Million Menschen floh. => Eine halbe Million Menschen = 500000 Menschen
        Zwei Millionen Menschen flohen. => Zwei Millionen Menschen = 2000000 Menschen
        Das Paket umfasst 4,5 Milliarden US-Dollar. => 4,5 Milliarden US-Dollar = 4500000000 USD
        Es sind 20 % bis 30 % weniger. => 20 % = 20 percent; 30 % = 30 percent
        40 Leopard-2-Panzer gingen an Kiew. => 40 Leopard-2-Panzer = 40 Leopard-2-Panzer
        Der Preis fiel auf 80 Dollar je Barrel. => 80 Dollar = 80 USD
        Sie fördern 1,2 Millionen Barrel pro Tag. => 1,2 Millionen Barrel pro Tag = 1200000 barrel-per-day
        Die Fläche misst 300 km². => 300 km² = 300 square-kilometre
        Hundert Soldaten blieben. => Hundert Soldaten = 100 Soldaten
        Zweieinhalb Milliarden Euro fließen. => Zweieinhalb Milliarden Euro = 2500000000 EUR
        Der Rat stimmte mit 13 Stimmen zu. => 13 Stimmen = 13 Stimmen
        Die Front ist 1.200 Kilometer lang. => 1.200 Kilometer = 1200 kilometre
        Der Krieg zählte 38 Staats- und Regierungschefs auf. => 38 Staats- und Regierungschefs = 38 Staats- und Regierungschefs
        Die Inflation erreichte 2023 8,5 Prozent. => 8,5 Prozent = 8.5 percent
        Eine 20-minütige Rede. => 20-minütige = 20 minute
        Er traf ihn 18 Mal. => 18 Mal = 18 Mal
        5 Mio. € gingen verloren. => 5 Mio. € = 5000000 EUR
        ",
    );
}

#[test]
fn german_numbers_that_are_no_figures() {
    check(
        Language::De,
        "
        Resolution 1718 und Artikel 4 gelten. => 
        Die Resolutionen 1718, 1874 und 2087 gelten. => 
        Tausende Soldaten und Dutzende Panzer. => 
        Mehrere tausend Soldaten flohen. => 
        Der 71-jährige Kremlchef ist 37 Jahre alt. => 
        Vor zwei Jahren und seit 24 Jahren. => 
        Zwei Länder und drei Staaten stritten. => 
        Das Verhältnis ist 1:3 um 18:30 Uhr. => 
        Die S-400 und die F-16 flogen. => 
        155-mm-Granaten fehlen. => 
        Die 3. Division marschierte. => 
        Im Jahr 2014 und am 3. März 2014. => 
        Ein Drittel der Soldaten fiel. => 
        Ziffer 3.4 und Paragraph 12. => 
        Um 10 Uhr kam er. => 
        Im 20. Jahrhundert gab es Kriege. => 
        Antworten (1) => 
        Er kam am 5. und am 6. => 
        ",
    );
}

#[test]
fn english_figures() {
    check(
        Language::En,
        "
        China accounts for 90% of trade. => 90% = 90 percent
        It depends 99 percent on China. => 99 percent = 99 percent
        It rose by 15 per cent. => 15 per cent = 15 percent
        They sent 11,000 containers of munitions. => 11,000 containers = 11000 containers
        Some 3,000 North Korean soldiers arrived. => Some 3,000 North Korean soldiers = ~3000 soldiers
        Between 10,000 and 12,000 troops died. => 10,000 and 12,000 troops = 11000 [10000..12000] troops
        10,000 to 12,000 troops stood by. => 10,000 to 12,000 troops = 11000 [10000..12000] troops
        A package worth $4.5 billion passed. => $4.5 billion = 4500000000 USD
        It cost US$ 60 million. => US$ 60 million = 60000000 USD
        Germany pledged €2bn. => €2bn = 2000000000 EUR
        Britain gave £5m. => £5m = 5000000 GBP
        They pay $4 billion to $5 billion. => $4 billion to $5 billion = 4500000000 [4000000000..5000000000] USD
        A loan of $4-5 billion followed. => $4-5 billion = 4500000000 [4000000000..5000000000] USD
        The border is 2,000 km long. => 2,000 km = 2000 kilometre
        They talked for 50 minutes. => 50 minutes = 50 minute
        It has a 500-kilometre range. => 500-kilometre = 500 kilometre
        Members spend 2 percent of GDP. => 2 percent = 2 percent
        The share rose 3 percentage points. => 3 percentage points = 3 percentage-point
        They sent 20 warships. => 20 warships = 20 warships
        A dozen ships left. => A dozen ships = 12 ships
        Two dozen tanks rolled. => Two dozen tanks = 24 tanks
        Twenty-four ships left. => Twenty-four ships = 24 ships
        Two hundred and fifty tanks rolled. => Two hundred and fifty tanks = 250 tanks
        More than 300 heavily armed fighters attacked. => More than 300 heavily armed fighters = ~300 [300..] fighters
        Up to 500 soldiers may come. => Up to 500 soldiers = ~500 [..500] soldiers
        At least 20 civilians died. => At least 20 civilians = ~20 [20..] civilians
        A million people fled. => A million people = 1000000 people
        Half a million people fled. => Half a million people = 500000 people
        Three million people fled. => Three million people = 3000000 people
        The talks lasted 14 weeks and cost 3,200 pounds. => 14 weeks = 14 week; 3,200 pounds = 3200 GBP
        Delegates recorded 1,914 objections. => 1,914 objections = 1914 objections
        They pump 1.2 million barrels per day. => 1.2 million barrels per day = 1200000 barrel-per-day
        They hold 3,000 square kilometres. => 3,000 square kilometres = 3000 square-kilometre
        The council voted 13 to 1 with 13 votes. => 13 votes = 13 votes
        It bought 100 billion rubles of bonds. => 100 billion rubles = 100000000000 RUB
        An estimated 1,500 people died. => estimated 1,500 people = ~1500 people
        About 11 000 soldiers left. => About 11 000 soldiers = ~11000 soldiers
        Some 1.5m refugees and 400k workers left. => Some 1.5m refugees = ~1500000 refugees; 400k workers = 400000 workers
        It wounded 30 others. => 30 others = 30 others
        He met Xi eighteen times. => eighteen times = 18 times
        Two percent is the goal. => Two percent = 2 percent
        It sold 36 anti-tank guided missiles. => 36 anti-tank guided missiles = 36 missiles
        They have 28,500 American troops there. => 28,500 American troops = 28500 troops
        ",
    );
}

#[test]
fn english_numbers_that_are_no_figures() {
    check(
        Language::En,
        "
        Resolution 1718 and Article 4 apply. => 
        Thousands of soldiers and dozens of tanks. => 
        Several hundred soldiers fled. => 
        The 71-year-old is 37 years old. => 
        Two years ago, for the first time in 24 years. => 
        Two sides and three countries quarrelled. => 
        The score was 1:3 at 18:30. => 
        The S-400 and the F-16 flew. => 
        155-mm shells are scarce. => 
        The 3rd Division marched. => 
        In 2014 and on March 3, 2014. => 
        One third of the soldiers fell. => 
        It happened three times. => 
        One of the soldiers fell, no one died. => 
        Paragraph 12 of section 3.4 says so. => 
        The meeting began at 10 am. => 
        ",
    );
}

proptest! {
    #[test]
    fn any_text_gives_ordered_spans(text in "([0-9]{1,6}|[.,/%$€ :–-]|Mrd|Millionen|bis|und|Soldaten|Dutzend|half|a|million|to|rund|mehr|als|per|cent|km|Jahre|\\PC){0,60}", german in any::<bool>()) {
        let lexicon = Lexicon::built_in();
        let language = if german { Language::De } else { Language::En };
        let tokens = token::tokenise(&text, lexicon.vocabulary(language), &[]);
        let dates = dates::find(lexicon, &tokens, &About::default());
        let figures = find(lexicon, &tokens, &dates);
        for pair in figures.windows(2) {
            prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
        for figure in &figures {
            prop_assert!(figure.tokens.start < figure.tokens.end && figure.tokens.end <= tokens.all.len());
            prop_assert!(figure.value.is_finite() && !figure.unit.is_empty());
        }
    }
}
