//! German sentences.

use super::{check, check_never_asserted};
use crate::model::Language;

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
                &["Conflict RUS>UKR Asserted"],
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
            (
                "Der Pakt, den London mit Warschau geschlossen hatte, half nicht.",
                &["Treaty GBR=POL Asserted"],
            ),
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
                &["Partnership HUN=SRB Asserted", "Trade HRV=SRB Asserted"],
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

#[test]
fn die_zuvor_genannten_sind_wieder_gemeint() {
    check(
        Language::De,
        &[
            (
                "Polen und Rumänien schlossen 1921 ein Bündnis. Sie verpflichteten sich, einander zu verteidigen.",
                &["defencepact pol=rou asserted"],
            ),
            (
                "Tokio bestritt, dass es Waffen an die Ukraine geliefert habe.",
                &["arms jpn>ukr denied"],
            ),
            (
                "Die Türkei erklärte, sie habe Drohnen an Äthiopien geliefert.",
                &["arms tur>eth asserted"],
            ),
            (
                "Finnland bat um Aufnahme in die NATO. Im April 2023 trat es dem Bündnis bei.",
                &["membership fin>nato asserted", "membership fin>nato proposed"],
            ),
            (
                "China beansprucht Taiwan. Die Vereinigten Staaten liefern der Insel Waffen.",
                &["arms usa>twn asserted"],
            ),
            (
                "Mali, Tschad und Niger brachen mit Frankreich. Es regnete. Die drei Staaten unterzeichneten einen Beistandspakt.",
                &[
                    "defencepact mli=tcd asserted",
                    "defencepact mli=ner asserted",
                    "defencepact ner=tcd asserted",
                ],
            ),
            (
                "Kuba und Venezuela, beide Mitglieder der ALBA, unterzeichneten ein Abkommen.",
                &["treaty cub=ven asserted"],
            ),
            (
                "Im Juli hatte die Türkei Armenien mit Sanktionen belegt.",
                &["sanctions tur>arm asserted"],
            ),
            (
                "Drei Mächte garantierten Griechenland: Großbritannien, Frankreich und Russland.",
                &[
                    "guarantee fra>grc asserted",
                    "guarantee gbr>grc asserted",
                    "guarantee rus>grc asserted",
                ],
            ),
        ],
    );
}

#[test]
fn eine_pflicht_gilt_nur_wo_sie_besteht() {
    check_never_asserted(
        Language::De,
        &[
            "Ghana würde sich verpflichten, Togo zu verteidigen.",
            "Ghana verpflichtete sich nie, Togo zu verteidigen.",
            "Wenn Ghana sich verpflichtet, Togo zu verteidigen, ist es zu spät.",
            "Ghana könnte sich verpflichten, Togo Waffen zu liefern.",
            "Polen und Ungarn lehnten es ab, sich zu verpflichten, einander zu verteidigen.",
            "Ghana drohte, Truppen nach Togo zu schicken.",
            "Ghana soll sich verpflichtet haben, Togo zu verteidigen.",
            "Ghana ist nicht mehr verpflichtet, Togo zu verteidigen.",
        ],
    );
}
