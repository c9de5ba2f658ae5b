//! Pledges, duties and protection in words.

use super::{check, check_never_asserted};
use crate::model::Language;

#[test]
fn english_pledges() {
    check(
        Language::En,
        &[
            (
                "Poland and Romania pledged to defend each other in case of a Soviet attack in 1921.",
                &["DefencePact POL=ROU Asserted"],
            ),
            (
                "Greece and Serbia promised each other military assistance.",
                &["DefencePact GRC=SRB Asserted"],
            ),
            (
                "The United States is committed to defending the Philippines.",
                &["Guarantee USA>PHL Asserted"],
            ),
            (
                "The United States committed itself to the defence of South Korea.",
                &["Guarantee USA>KOR Asserted"],
            ),
            (
                "Under the treaty of 1951 the United States is bound to defend the Philippines.",
                &["DefencePact PHL=USA Asserted"],
            ),
            (
                "The treaty no longer obliges Moscow to defend Mongolia.",
                &["Guarantee RUS>MNG Past"],
            ),
            (
                "Japan is under the American nuclear umbrella.",
                &["Guarantee USA>JPN Asserted"],
            ),
            ("Britain came to the aid of Belgium in 1914.", &["Support GBR>BEL Asserted"]),
            ("China stood by North Korea.", &["Support CHN>PRK Asserted"]),
            ("Britain refused to come to the aid of Poland.", &["Support GBR>POL Denied"]),
        ],
    );
}

#[test]
fn german_pledges() {
    check(
        Language::De,
        &[
            (
                "Polen und Rumänien verpflichteten sich 1921, einander gegen einen sowjetischen Angriff beizustehen.",
                &["DefencePact POL=ROU Asserted"],
            ),
            (
                "Washington ist verpflichtet, Japan zu verteidigen.",
                &["Guarantee USA>JPN Asserted"],
            ),
            ("Frankreich eilte Marokko zu Hilfe.", &["Support FRA>MAR Asserted"]),
            ("Russland stellte sich hinter Serbien.", &["Support RUS>SRB Asserted"]),
            ("Die Türkei steht an der Seite Aserbaidschans.", &["Support TUR>AZE Asserted"]),
            (
                "Japan steht unter dem amerikanischen Atomschirm.",
                &["Guarantee USA>JPN Asserted"],
            ),
            ("Russland ist die Schutzmacht Armeniens.", &["Guarantee RUS>ARM Asserted"]),
        ],
    );
}

#[test]
fn weak_pledges_are_never_asserted() {
    check_never_asserted(
        Language::En,
        &[
            "Washington would come to the aid of Taiwan, officials said.",
            "If attacked, France is bound to defend Poland.",
            "France is not bound to defend Poland.",
            "Poland and Romania might defend each other.",
            "Britain has no obligation to defend Cyprus.",
        ],
    );
    check_never_asserted(
        Language::De,
        &[
            "Frankreich ist nicht verpflichtet, Polen zu verteidigen.",
            "Frankreich wäre verpflichtet, Polen zu verteidigen.",
            "Frankreich weigerte sich, Polen zu Hilfe zu kommen.",
        ],
    );
}
