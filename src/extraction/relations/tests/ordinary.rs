//! Ordinary newspaper sentences, a class of sentence to each: whose thing is attacked, who is asked, what is shared.

use super::{check, check_never_asserted};
use crate::model::Language;

#[test]
fn english_ordinary_sentences() {
    check(
        Language::En,
        &[
            // The owner of what is attacked; the weapon's owner attacks.
            (
                "British bombers struck Iraq's refineries in 1991.",
                &["Conflict GBR>IRQ Asserted"],
            ),
            ("Iraqi missiles hit Kuwait.", &["Conflict IRQ>KWT Asserted"]),
            (
                "Eritrean forces advanced onto Ethiopian territory.",
                &["Conflict ERI>ETH Asserted"],
            ),
            (
                "Sudanese and Chadian soldiers exchanged fire near the border.",
                &["Conflict SDN=TCD Asserted"],
            ),
            // Who is asked is to give.
            ("Manila asked Tokyo for radars.", &["Arms JPN>PHL Proposed"]),
            (
                "Lisbon demanded security guarantees from Britain.",
                &["Guarantee GBR>PRT Proposed"],
            ),
            (
                "Sweden plans to give Norway security guarantees.",
                &["Guarantee SWE>NOR Predicted"],
            ),
            // Nouns with their subject elsewhere.
            (
                "An alliance was concluded between Greece and Serbia in 1913.",
                &["DefencePact GRC=SRB Asserted"],
            ),
            (
                "Cuba has been under an American embargo since 1962.",
                &["Sanctions USA>CUB Asserted"],
            ),
            ("Chad and Sudan are locked in a dispute.", &["Rivalry SDN=TCD Asserted"]),
            (
                "Relations between Kenya and Somalia have deteriorated.",
                &["Rivalry KEN=SOM Asserted"],
            ),
            ("Bilateral trade between Chile and Peru doubled.", &["Trade CHL=PER Asserted"]),
            (
                "Thousands of Nepalese workers are employed in Malaysia.",
                &["Labour NPL>MYS Asserted"],
            ),
            ("Norwegian gas flows to Germany.", &["Energy NOR>DEU Asserted"]),
            ("Ethiopia made peace with Eritrea in 2018.", &["Treaty ERI=ETH Asserted"]),
            ("France remains Morocco's largest arms supplier.", &["Arms FRA>MAR Asserted"]),
            (
                "Kuwait has opened two bases to American troops.",
                &["Troops USA>KWT Asserted"],
            ),
            ("Chad expelled the French soldiers.", &["Troops FRA>TCD Past"]),
            (
                "Until 1961 Albania had been an ally of the Soviet Union.",
                &["Partnership ALB=SUN Past"],
            ),
            (
                "India and Pakistan promised not to attack each other.",
                &["Nonaggression IND=PAK Asserted"],
            ),
        ],
    );
}

#[test]
fn german_ordinary_sentences() {
    check(
        Language::De,
        &[
            (
                "Eritreische Soldaten rückten auf äthiopisches Gebiet vor.",
                &["Conflict ERI>ETH Asserted"],
            ),
            (
                "Britische Bomber griffen irakische Raffinerien an.",
                &["Conflict GBR>IRQ Asserted"],
            ),
            (
                "Russische und georgische Soldaten verhandelten in Gori.",
                &["Negotiation GEO=RUS Asserted"],
            ),
            (
                "Ruanda bestreitet, den Kongo angegriffen zu haben.",
                &["Conflict RWA>COD Denied"],
            ),
            (
                "Kenia bestreitet, Munition an den Sudan verkauft zu haben.",
                &["Arms KEN>SDN Denied"],
            ),
            (
                "Zwischen Chile und Peru besteht ein Handelsabkommen.",
                &["Trade CHL=PER Asserted"],
            ),
            ("Äthiopien schloss 2018 Frieden mit Eritrea.", &["Treaty ERI=ETH Asserted"]),
            ("Norwegisches Gas fließt nach Deutschland.", &["Energy NOR>DEU Asserted"]),
            (
                "Kiew fordert von Paris Sicherheitsgarantien.",
                &["Guarantee FRA>UKR Proposed"],
            ),
            (
                "Frankreich versprach Rumänien, das Land zu verteidigen.",
                &["Guarantee FRA>ROU Asserted"],
            ),
            ("Frankreich ist Marokkos größter Waffenlieferant.", &["Arms FRA>MAR Asserted"]),
            (
                "Albanien war bis 1961 ein Verbündeter der Sowjetunion.",
                &["Partnership ALB=SUN Past"],
            ),
        ],
    );
}

#[test]
fn conditions_without_a_conjunction_assert_nothing() {
    check_never_asserted(
        Language::De,
        &[
            "Griffe Eritrea Äthiopien an, bliebe Kairo untätig.",
            "Marschierte Venezuela in Guyana ein, müsste Brasilien reagieren.",
        ],
    );
    check_never_asserted(
        Language::En,
        &[
            "Peru refuses to impose sanctions on Chile.",
            "Kenya plans to give Somalia weapons.",
        ],
    );
}
