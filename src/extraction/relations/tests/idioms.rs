//! Ways of speaking in several words: borders crossed, troops withdrawn, relations broken off, memberships blocked.

use super::{check, check_never_asserted};
use crate::model::Language;

#[test]
fn english_idioms() {
    check(
        Language::En,
        &[
            (
                "Vietnamese troops crossed the border into Cambodia in December 1978.",
                &["Conflict VNM>KHM Asserted"],
            ),
            ("Turkey shot down a Russian jet in 2015.", &["Conflict TUR>RUS Asserted"]),
            (
                "Twenty Indian soldiers were killed by Chinese troops.",
                &["Conflict CHN>IND Asserted"],
            ),
            (
                "Cambodia and Thailand exchanged fire near the temple.",
                &["Conflict KHM=THA Asserted"],
            ),
            ("The US went to war with Spain in 1898.", &["Conflict USA>ESP Asserted"]),
            ("Vietnam withdrew its troops from Cambodia in 1989.", &["Troops VNM>KHM Past"]),
            (
                "The last Soviet soldiers left Afghanistan in February 1989.",
                &["Troops SUN>AFG Past"],
            ),
            ("India banned imports from Pakistan.", &["Sanctions IND>PAK Asserted"]),
            ("The United States froze the assets of Iran.", &["Sanctions USA>IRN Asserted"]),
            ("China imposed tariffs on Australian wine.", &["Sanctions CHN>AUS Asserted"]),
            ("Russia cut off gas to Bulgaria.", &["Energy RUS>BGR Past"]),
            ("China helped Pakistan to build the bomb.", &["Technology CHN>PAK Asserted"]),
            ("Hungary blocked Ukraine's accession to the EU.", &["Veto HUN>UKR Asserted"]),
            ("The United States broke off talks with Iran.", &["Negotiation IRN=USA Past"]),
            ("Saudi Arabia broke off relations with Iran.", &["Rivalry IRN=SAU Asserted"]),
            (
                "Ukraine has applied for membership of NATO.",
                &["Membership UKR>NATO Proposed"],
            ),
            ("Australia's largest trading partner is China.", &["Trade AUS=CHN Asserted"]),
            ("Chile and China signed a free trade agreement.", &["Trade CHL=CHN Asserted"]),
            ("Armenia and Azerbaijan traded accusations.", &[]),
            ("Russia left Ukraine in ruins.", &[]),
        ],
    );
}

#[test]
fn german_idioms() {
    check(
        Language::De,
        &[
            (
                "Deutsche Truppen überschritten die Grenze nach Polen.",
                &["Conflict DEU>POL Asserted"],
            ),
            (
                "Die Türkei schoss ein russisches Kampfflugzeug ab.",
                &["Conflict TUR>RUS Asserted"],
            ),
            (
                "Zwischen Aserbaidschan und Armenien brachen Kämpfe aus.",
                &["Conflict ARM=AZE Asserted"],
            ),
            ("Frankreich zog seine Soldaten aus Mali ab.", &["Troops FRA>MLI Past"]),
            (
                "Der Abzug der sowjetischen Truppen aus Ungarn endete 1991.",
                &["Troops SUN>HUN Past"],
            ),
            ("Die NATO nahm Montenegro 2017 auf.", &["Membership MNE>NATO Asserted"]),
            (
                "Finnland trat am 4. April 2023 der NATO bei.",
                &["Membership FIN>NATO Asserted"],
            ),
            (
                "Ungarn, Mitglied der Europäischen Union, lehnte ab.",
                &["Membership HUN>EU Asserted"],
            ),
            (
                "Griechenland legte sein Veto gegen den Beitritt Mazedoniens ein.",
                &["Veto GRC>MKD Asserted"],
            ),
            ("China verbot Einfuhren aus Litauen.", &["Sanctions CHN>LTU Asserted"]),
            ("Russland baut in der Türkei ein Atomkraftwerk.", &["Energy RUS>TUR Asserted"]),
            (
                "Washington genehmigte den Verkauf von Kampfflugzeugen an Polen.",
                &["Arms USA>POL Asserted"],
            ),
            (
                "Moskau schlug Finnland einen Beistandspakt vor.",
                &["DefencePact FIN=RUS Proposed"],
            ),
        ],
    );
}

#[test]
fn threats_and_denials_are_never_asserted() {
    check_never_asserted(
        Language::En,
        &[
            "Russia threatened to cut off gas to Poland.",
            "Iran denied that its forces had crossed the border of Iraq.",
            "China did not shoot down the American plane.",
        ],
    );
}
