//! Dates in sentences, as tables: the words and their values.

use super::super::token;
use super::*;
use proptest::prelude::*;

fn found_on(language: Language, published: &str, text: &str) -> Vec<(String, String)> {
    let lexicon = Lexicon::built_in();
    let about = About {
        published: published.parse().ok(),
        ..About::default()
    };
    let tokens = token::tokenise(text, lexicon.vocabulary(language), &[]);
    let dates = find(lexicon, &tokens, &about);
    dates
        .iter()
        .map(|d| (tokens.slice(d.tokens.clone()).to_owned(), d.edtf.as_str().to_owned()))
        .collect()
}

/// Checks lines of `text => words = value; words = value`.
fn check(language: Language, published: &str, table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (text, expected) = line.split_once("=>").unwrap();
        let found: Vec<String> = found_on(language, published, text.trim())
            .iter()
            .map(|(words, value)| format!("{words} = {value}"))
            .collect();
        let found = found.join("; ");
        if found != expected.trim() {
            wrong.push(format!("{text}\n   expected {}\n   found    {found}", expected.trim()));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn german_absolute_dates() {
    check(
        Language::De,
        "2024-06-19",
        "
        Am 3. März 2014 traf er ein. => 3. März 2014 = 2014-03-03
        Der Erlass vom 03.03.2014 gilt. => 03.03.2014 = 2014-03-03
        Stand 3.3.14 war alles ruhig. => 3.3.14 = 2014-03-03
        Am 3. 3. 2014 begann es. => 3. 3. 2014 = 2014-03-03
        Aktualisiert 2014-03-03 in Wien. => 2014-03-03 = 2014-03-03
        Im März 2014 wurde gewählt. => März 2014 = 2014-03
        Im Jahr 2000 kam der Vertrag. => 2000 = 2000
        Im Jahre 1815 tagte der Kongress. => 1815 = 1815
        Anfang 2024 endete die Mission. => Anfang 2024 = 2024~
        Das Treffen fand Ende April 2019 statt. => Ende April 2019 = 2019-04~
        Der Gipfel war für Mitte März 2018 geplant. => Mitte März 2018 = 2018-03~
        Die Jahre 1914 bis 1918 prägten ihn. => 1914 bis 1918 = 1914/1918
        Im Krieg 1914-1918 fiel er. => 1914-1918 = 1914/1918
        Der Winter 1914/15 war hart. => Winter 1914/15 = 1914-24
        Der Etat 2018/2019 wuchs. => 2018/2019 = 2018/2019
        Von 1955 bis 1991 bestand der Pakt. => 1955 bis 1991 = 1955/1991
        Zwischen 1815 und 1848 blieb es ruhig. => 1815 und 1848 = 1815/1848
        In den 1990er Jahren zerfiel der Staat. => 1990er Jahren = 199X
        Mitte der 1990er Jahre begann der Krieg. => Mitte der 1990er Jahre = 199X~
        Ende der achtziger Jahre brach alles auf. => Ende der achtziger Jahre = 198X~
        In den 80er Jahren rüsteten beide auf. => 80er Jahren = 198X
        In den 1980er- und 1990er-Jahren wuchs der Handel. => 1980er = 198X; 1990er-Jahren = 199X
        Im Frühjahr 2019 kam es zum Bruch. => Frühjahr 2019 = 2019-21
        Im Herbst des Jahres 1939 fiel Warschau. => Herbst des Jahres 1939 = 1939-23
        Im 20. Jahrhundert gab es zwei Weltkriege. => 20. Jahrhundert = 19XX
        Das ausgehende 18. und das frühe 19. Jahrhundert. => frühe 19. Jahrhundert = 18XX~
        Im 19. und 20. Jahrhundert wuchs die Stadt. => 19. = 18XX; 20. Jahrhundert = 19XX
        Ende des 19. Jahrhunderts entstand der Bund. => Ende des 19. Jahrhunderts = 18XX~
        Im neunzehnten Jahrhundert galt das Konzert der Mächte. => neunzehnten Jahrhundert = 18XX
        Als dann Russland 2014 die Halbinsel annektierte, war es zu spät. => 2014 = 2014
        2014 annektierte Russland die Krim. => 2014 = 2014
        Die NATO wurde 1949 gegründet. => 1949 = 1949
        Seit 1961 gilt der Vertrag. => 1961 = 1961
        Vor 1992 gab es keine Botschaft, bis 2030 soll sie stehen. => 1992 = 1992; 2030 = 2030
        In den Jahren 2018 und 2019 trafen sie sich. => 2018 = 2018; 2019 = 2019
        1939, 1941 und 1945 wurde verhandelt. => 1939 = 1939; 1941 = 1941; 1945 = 1945
        Vom 3. bis 5. März 2014 tagte der Rat. => 3. bis 5. März 2014 = 2014-03-03/2014-03-05
        Vom 28. Juni bis zum 4. August 1914 dauerte die Krise. => 28. Juni bis zum 4. August 1914 = 1914-06-28/1914-08-04
        Die Tagung am 3./4. März 2014 scheiterte. => 3./4. März 2014 = 2014-03-03/2014-03-04
        Am 3. und 5. März 2014 flogen Drohnen. => 3. = 2014-03-03; 5. März 2014 = 2014-03-05
        Von Januar 1914 bis März 1918 war er Minister. => Januar 1914 bis März 1918 = 1914-01/1918-03
        Die Wende (1989) kam schnell. => 1989 = 1989
        Josef Beck (1894–1944) war Außenminister. => 1894–1944 = 1894/1944
        Am Mittwoch, dem 19. Juni 2024, unterschrieb er. => Mittwoch, dem 19. Juni 2024 = 2024-06-19
        Am 1. September 1939 begann der Krieg. Am 2. September 1939 nicht. => 1. September 1939 = 1939-09-01; 2. September 1939 = 1939-09-02
        Ende des Jahres 1989 fiel die Regierung. => Ende des Jahres 1989 = 1989~
        Im ersten Halbjahr 2023 stieg der Export. => ersten Halbjahr 2023 = 2023-01/2023-06
        In der zweiten Hälfte des 19. Jahrhunderts. => zweiten Hälfte des 19. Jahrhunderts = 18XX~
        Von 1955 bis heute gilt das Recht. => 1955 bis heute = 1955/..
        Die UN-Sanktionen aus dem Jahr 2017 gelten. => 2017 = 2017
        Am dritten März 1849 dankte er ab. => dritten März 1849 = 1849-03-03
        Der Rückblick auf 2019 fällt mager aus. => 2019 = 2019
        Im März und April 2014 zog er ab. => März = 2014-03; April 2014 = 2014-04
        Am 24.2.2022 begann der Angriff. => 24.2.2022 = 2022-02-24
        Der Westfälische Friede von 1648 endete den Krieg. => 1648 = 1648
        ",
    );
}

#[test]
fn german_relative_dates() {
    check(
        Language::De,
        "2024-06-19",
        "
        Putin unterzeichnete am Mittwoch das Abkommen. => Mittwoch = 2024-06-19
        Am Dienstag kam er an. => Dienstag = 2024-06-18
        Am Freitag wird der Rat tagen. => Freitag = 2024-06-21
        Er kündigte am vergangenen Freitag Schritte an. => vergangenen Freitag = 2024-06-14
        Am kommenden Montag reist sie ab. => kommenden Montag = 2024-06-24
        Am nächsten Mittwoch tagt das Gremium. => nächsten Mittwoch = 2024-06-26
        Gestern tagte der Rat, heute reist er ab. => Gestern = 2024-06-18; heute = 2024-06-19
        Sie treffen sich morgen in Genf. => morgen = 2024-06-20
        Das gilt bis heute. => 
        Das verstärkte sich im vergangenen September. => vergangenen September = 2023-09
        In diesem Jahr wird gewählt. => diesem Jahr = 2024
        Anfang dieses Jahres fiel das Gremium. => Anfang dieses Jahres = 2024~
        Der Gesandte trat Anfang des Jahres zurück. => Anfang des Jahres = 2024~
        Im vergangenen Jahr kam es anders. => vergangenen Jahr = 2023
        Voriges Jahr war es still. => Voriges Jahr = 2023
        Ende vergangenen Jahres zog er ab. => Ende vergangenen Jahres = 2023~
        Vor zwei Jahren begann der Krieg. => Vor zwei Jahren = 2022
        Vor drei Monaten war alles anders. => Vor drei Monaten = 2024-03
        Vor zehn Tagen fiel die Stadt. => Vor zehn Tagen = 2024-06-09
        Vor einem Jahr schloss man Frieden. => Vor einem Jahr = 2023
        Vor mehr als 50 Jahren trat er bei. => Vor mehr als 50 Jahren = 1974~
        Es ist der erste Besuch seit 24 Jahren. => seit 24 Jahren = 2000/..
        Das Abkommen gilt seit drei Monaten. => seit drei Monaten = 2024-03/..
        In den letzten zwei Jahren wuchs der Handel. => letzten zwei Jahren = 2022/2024
        In den vergangenen drei Monaten fiel der Kurs. => vergangenen drei Monaten = 2024-03/2024-06
        Letzte Woche tagte der Rat. => Letzte Woche = 2024-06-10/2024-06-16
        Am 3. März trat er zurück. => 3. März = 2024-03-03
        Am 3. September trat er zurück. => 3. September = 2023-09-03
        Am 5. November wird gewählt. => 5. November = 2024-11-05
        Im März legte Moskau sein Veto ein. => März = 2024-03
        Im September besuchte er die Werft. => September = 2023-09
        Im Juli werden sie sich treffen. => Juli = 2024-07
        Mitte Mai fiel die Stadt. => Mitte Mai = 2024-05~
        Am 12. Mai 2023 griff er an. Am nächsten Tag kam die Antwort. => 12. Mai 2023 = 2023-05-12; nächsten Tag = 2023-05-13
        Am 12. Mai 2023 griff er an. Zwei Tage später floh er. => 12. Mai 2023 = 2023-05-12; Zwei Tage später = 2023-05-14
        Im Jahr 1961 schlossen sie den Pakt, und im selben Jahr brach er. => 1961 = 1961; selben Jahr = 1961
        Im Jahr 1961 schlossen sie den Pakt. Ein Jahr später brach er. => 1961 = 1961; Ein Jahr später = 1962
        Im Jahr 1914 begann der Krieg. Am 4. August fielen Truppen ein. => 1914 = 1914; 4. August = 1914-08-04
        Im September vergangenen Jahres war er dort. => September vergangenen Jahres = 2023-09
        In diesem Jahrhundert gab es das nicht. => diesem Jahrhundert = 20XX
        Am Wochenende trafen sie sich. => 
        Seit Jahresbeginn steigen die Preise. => Jahresbeginn = 2024~
        Im Vorjahr waren es weniger. => Vorjahr = 2023
        Im vergangenen Sommer brannte es. => vergangenen Sommer = 2023-22
        Vor zwei Wochen kam der Brief. => Vor zwei Wochen = 2024-06-05~
        Die Sanktionen wurden vergangene Woche verhängt. => vergangene Woche = 2024-06-10/2024-06-16
        Bis Ende des Jahres soll das stehen. => Ende des Jahres = 2024~
        Bis Freitag läuft die Frist. => Freitag = 2024-06-21
        In der Nacht vom 12. auf den 13. April flogen Drohnen. => 12. auf den 13. April = 2024-04-12/2024-04-13
        Am Donnerstag vergangener Woche einigten sie sich. => Donnerstag vergangener Woche = 2024-06-13
        Im November 2019 brach er. Am 5. Januar kündigte Teheran mehr an. => November 2019 = 2019-11; 5. Januar = 2020-01-05
        1914 hielt das Papier nicht. Am 2. August kam das Ultimatum. Zwei Tage später fielen sie ein. => 1914 = 1914; 2. August = 1914-08-02; Zwei Tage später = 1914-08-04
        In den kommenden fünf Jahren fließt Geld. => kommenden fünf Jahren = 2024/2029
        ",
    );
}

#[test]
fn german_traps() {
    check(
        Language::De,
        "2024-06-19",
        "
        Die Delegierten vermerkten 1914 Einwände gegen Ziffer 3.4. => 
        Die Denkschrift umfasste 1870 Seiten. => 
        Er schickte 2000 Soldaten an die Front. => 
        Rund 2000 schwer bewaffnete Kämpfer zogen ab. => 
        Resolution 1718 verbietet das. => 
        Artikel 4 und § 5 gelten. => 
        Die Route 66 und Windows 95 sind bekannt. => 
        S-400, B-52 und MiG-29 standen bereit. => 
        Eine Boeing 2020 gibt es nicht. => 
        Der Zug kam um 1900 Uhr an. => 
        Das Spiel ging im Verhältnis 1:3 aus. => 
        Er zahlte 2000 Euro und 1500 Dollar. => 
        Auf Seite 1870 steht es. => 
        Es waren 1.914 Einwände und 2.000 km. => 
        Tel. 030 1999 4567 => 
        August Bebel und Ernst August sprachen. => 
        Die Ministerin Theresa May sprach. => 
        Am Ende war es gut. => 
        Er ging vor allem vor Ort zum Ende der Welt. => 
        Die Nr. 1914 wurde gezogen. => 
        Zwischen 1500 und 2000 Soldaten fielen. => 
        1500 bis 2000 Panzer rollten. => 
        Die Welt am Sonntag berichtet. => 
        Jeden Montag tagt der Rat. => 
        Der Prager Frühling und der Arabische Frühling. => 
        Am Morgen des Tages schlief er. => 
        Er trank 0,5 Liter in 3.4 Stunden. => 
        Die 90-prozentige Lösung. => 
        In den vergangenen Jahren wuchs das Misstrauen. => 
        Mit 71 Jahren geht er. => 
        Das ISBN 1999 ist falsch, 1600-Meter-Lauf. => 
        ",
    );
}

#[test]
fn english_absolute_dates() {
    check(
        Language::En,
        "2024-06-19",
        "
        On March 3, 2014, troops crossed the border. => March 3, 2014 = 2014-03-03
        It was signed on 3 March 2014 in Kyiv. => 3 March 2014 = 2014-03-03
        On the 3rd of March 2014 he left. => 3rd of March 2014 = 2014-03-03
        Mar. 3, 2014 was a Monday. => Mar. 3, 2014 = 2014-03-03
        Published 2014-03-03 by staff. => 2014-03-03 = 2014-03-03
        Filed 03/04/2014 in court. => 03/04/2014 = 2014-03-04
        Filed 13/04/2014 in court. => 13/04/2014 = 2014-04-13
        In March 2014 Crimea was annexed. => March 2014 = 2014-03
        In early 2024 the mission ended. => early 2024 = 2024~
        In the late 1990s the state collapsed. => late 1990s = 199X~
        By mid-March 2018 the talks had failed. => mid-March 2018 = 2018-03~
        They met in 1961 and again in 2000. => 1961 = 1961; 2000 = 2000
        From 1955 to 1991 the pact stood. => 1955 to 1991 = 1955/1991
        The war of 1914-1918 changed it. => 1914-1918 = 1914/1918
        Between 1815 and 1848 there was peace. => 1815 and 1848 = 1815/1848
        In the 1990s trade grew. => 1990s = 199X
        In the nineties trade grew. => nineties = 199X
        The summer of 1914 was hot. => summer of 1914 = 1914-22
        In the winter of 1939–40 Finland fought. => winter of 1939–40 = 1939-24
        The 19th century was long. => 19th century = 18XX
        The nineteenth century saw a concert of powers. => nineteenth century = 18XX
        A twenty-first century threat. => twenty-first century = 20XX
        The 1961 treaty lapsed. => 1961 = 1961
        The 2015 nuclear deal failed. => 2015 = 2015
        Since 1949 the alliance has grown. => 1949 = 1949
        The embassy (1992) closed. => 1992 = 1992
        In 1812, the army marched. => 1812 = 1812
        At the end of 2023 he resigned. => end of 2023 = 2023~
        At the end of April 2019 they met. => end of April 2019 = 2019-04~
        March 3-5, 2014 in Minsk. => March 3-5, 2014 = 2014-03-03/2014-03-05
        From 3 to 5 March 2014 they met. => 3 to 5 March 2014 = 2014-03-03/2014-03-05
        From March to May 2014 it burned. => March to May 2014 = 2014-03/2014-05
        On June 28, 1914 and on August 4, 1914. => June 28, 1914 = 1914-06-28; August 4, 1914 = 1914-08-04
        In the second half of 2019 exports fell. => second half of 2019 = 2019-07/2019-12
        The February 2022 invasion changed it. => February 2022 = 2022-02
        In 2018 and 2019 they met. => 2018 = 2018; 2019 = 2019
        Spring 2019 brought rain. => Spring 2019 = 2019-21
        After Yalta 1945 the map changed. => 1945 = 1945
        The September 11 attacks changed it. => September 11 = 2001-09-11
        Between March 1938 and September 1939 it fell. => March 1938 and September 1939 = 1938-03/1939-09
        On Wednesday, June 19, 2024, he signed. => Wednesday, June 19, 2024 = 2024-06-19
        The 1800s were long. => 1800s = 18XX
        Its post-2014 policy changed. => 2014 = 2014
        The Treaty of Westphalia, signed in 1648, ended it. => 1648 = 1648
        ",
    );
}

#[test]
fn english_relative_dates() {
    check(
        Language::En,
        "2024-06-19",
        "
        Putin signed the pact on Wednesday. => Wednesday = 2024-06-19
        He said on Tuesday it will send arms. => Tuesday = 2024-06-18
        Leaders will meet on Friday in Brussels. => Friday = 2024-06-21
        They met last Friday. => last Friday = 2024-06-14
        They meet next Monday. => next Monday = 2024-06-24
        Last week the council met. => Last week = 2024-06-10/2024-06-16
        The vote is next week. => next week = 2024-06-24/2024-06-30
        He arrived yesterday and leaves tomorrow. => yesterday = 2024-06-18; tomorrow = 2024-06-20
        Last September he toured a plant. => Last September = 2023-09
        In March, Moscow vetoed the renewal. => March = 2024-03
        In September he inspected weapons. => September = 2023-09
        This year it will produce more. => This year = 2024
        Earlier this year it fell. => this year = 2024
        The body was abolished early this year. => early this year = 2024~
        Late last year he left. => Late last year = 2023~
        Two years ago the war began. => Two years ago = 2022
        A year ago they signed. => A year ago = 2023
        It happened almost two decades ago. => almost two decades ago = 2004~
        It is the first visit in 24 years. => in 24 years = 2000/..
        The treaty has existed for 63 years. => for 63 years = 1961/..
        Over the past two years trade grew. => past two years = 2022/2024
        In the last three months it fell. => last three months = 2024-03/2024-06
        On May 12, 2023 he struck. The next day they replied. => May 12, 2023 = 2023-05-12; next day = 2023-05-13
        On May 12, 2023 he struck. Two days later he fled. => May 12, 2023 = 2023-05-12; Two days later = 2023-05-14
        They signed in 1961. That year it collapsed. => 1961 = 1961; That year = 1961
        They signed in 1961. A year later it collapsed. => 1961 = 1961; A year later = 1962
        In 1914 the war began. On 4 August troops crossed. => 1914 = 1914; 4 August = 1914-08-04
        On March 3 he resigned. => March 3 = 2024-03-03
        On November 5 voters will choose. => November 5 = 2024-11-05
        By the end of the year it will be ready. => end of the year = 2024~
        Last year was quiet. => Last year = 2023
        Last month he flew home. => Last month = 2024-05
        In the summer he travelled. => summer = 2024-22
        Last summer it burned. => Last summer = 2023-22
        Taiwan would have gas for eleven days. => 
        He doubts that he believes it today. => 
        They signed the treaty today. => today = 2024-06-19
        Officials announced the plan in September. => September = 2023-09
        The truce must hold until Friday. => Friday = 2024-06-21
        It was tested three weeks ago. => three weeks ago = 2024-05-29~
        In September of last year he left. => September of last year = 2023-09
        ",
    );
}

#[test]
fn english_traps() {
    check(
        Language::En,
        "2024-06-19",
        "
        Delegates recorded 1,914 objections in paragraph 12. => 
        He sent 2000 soldiers and 1500 tanks. => 
        Resolution 1718 and Article 5 apply. => 
        They may march in the fall of Kabul. => 
        Prime Minister May said so and August Wilson agreed. => 
        A Boeing 747 and Windows 2000 and Route 66. => 
        At 1900 hours the S-400 fired. => 
        It cost $2000 or 1999 dollars. => 
        The ratio was 1:3 and version 2.0 came. => 
        The Guns of August is a book. => 
        Black Friday and the Sunday Times. => 
        Between 1500 and 2000 troops died. => 
        Today's Russia is different; until today nobody knows. => 
        In recent years it grew, and in the next few days it will. => 
        The Arab Spring failed, the second man left. => 
        The last days of the end of the world. => 
        The day after the vote he fled. => 
        A man in his nineties spoke for 20 minutes. => 
        They had an F-16, a B-52 and 2,000 km of road. => 
        The treaty will last for 20 years. => 
        Page 1870 of Flight 1549 and Area 51. => 
        The troops spring into action. => 
        ",
    );
}

#[test]
fn without_an_anchor_nothing_is_invented() {
    check(
        Language::De,
        "",
        "Am Mittwoch kam er, vor zwei Jahren ging er, gestern nicht, im März auch nicht. => ",
    );
    check(
        Language::En,
        "",
        "On Wednesday he came, two years ago he left, last week he did not. => ",
    );
    check(
        Language::De,
        "",
        "Der Pakt von 1961 endete. Anfang dieses Jahres fiel das Gremium, das im Mai tagte. => 1961 = 1961; Mai = 1961-05",
    );
    let text = "SEOUL, June 19, 2024 (Reuters) – He signed the pact on Wednesday.";
    let found = found_on(Language::En, "", text);
    assert_eq!(found[1], ("Wednesday".to_owned(), "2024-06-19".to_owned()));
}

#[test]
fn old_stories_keep_their_own_years() {
    let text = "Im Juni 1914 fiel der Erzherzog. Am 28. Juli erklärte Wien den Krieg.\nAm Sonntag begann der Aufmarsch. Im August standen die Heere bereit.\nSchon 1908 und 1912 war es knapp, 1913 auch.";
    let found = found_on(Language::De, "2014-06-20", text);
    let values: Vec<&str> = found.iter().map(|f| f.1.as_str()).collect();
    assert_eq!(values, ["1914-06", "1914-07-28", "1914-08", "1908", "1912", "1913"]);
}

proptest! {
    #[test]
    fn any_text_gives_ordered_spans(text in "([0-9]{1,4}|[.,/ –-]|März|Mai|bis|und|vor|seit|Jahren|er|Ende|der|des|Jahrhundert|Montag|letzten|zwei|March|to|ago|years|late|the|of|s|\\PC){0,60}", german in any::<bool>(), anchored in any::<bool>()) {
        let lexicon = Lexicon::built_in();
        let language = if german { Language::De } else { Language::En };
        let tokens = token::tokenise(&text, lexicon.vocabulary(language), &[]);
        let about = About { published: anchored.then_some(Day(19_000)), ..About::default() };
        let dates = find(lexicon, &tokens, &about);
        for pair in dates.windows(2) {
            prop_assert!(pair[0].tokens.end <= pair[1].tokens.start);
        }
        prop_assert!(dates.iter().all(|d| d.tokens.start < d.tokens.end && d.tokens.end <= tokens.all.len()));
    }
}
