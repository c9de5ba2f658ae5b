//! Places, named treaties and formats of talks beside a trigger.

use super::check;
use crate::model::Language;

#[test]
fn a_town_stands_for_the_state_that_the_text_names() {
    check(
        Language::En,
        &[
            (
                "German troops entered Prague. Czechoslovakia was no more.",
                &["Conflict DEU>CSK Asserted"],
            ),
            ("Vietnamese forces captured Phnom Penh.", &[]),
            (
                "American soldiers are stationed in Okinawa, and Japan pays for them.",
                &["Troops USA>JPN Asserted"],
            ),
        ],
    );
    check(
        Language::De,
        &[(
            "Irakische Truppen drangen in Abadan ein. Der Iran wehrte sich.",
            &["Conflict IRQ>IRN Asserted"],
        )],
    );
}

#[test]
fn who_signs_a_named_treaty_is_tied_to_its_parties() {
    check(
        Language::En,
        &[
            (
                "Italy signed the Pact of Steel in May 1939. Germany was content.",
                &["DefencePact DEU=ITA Asserted"],
            ),
            ("Mexico denounced the Rio Treaty. Chile was surprised.", &[]),
        ],
    );
    check(
        Language::De,
        &[(
            "Im Budapester Memorandum bürgten Russland und Großbritannien. Die Ukraine gab ihre Waffen ab.",
            &["Guarantee GBR>UKR Asserted", "Guarantee RUS>UKR Asserted"],
        )],
    );
}

#[test]
fn a_format_lists_its_members() {
    check(
        Language::De,
        &[(
            "Die Sechs-Parteien-Gespräche zwischen China, Russland und Japan begannen 2003.",
            &[
                "Membership CHN>SIX_PARTY Asserted",
                "Membership JPN>SIX_PARTY Asserted",
                "Membership RUS>SIX_PARTY Asserted",
            ],
        )],
    );
}

#[test]
fn backers_of_sanctions_and_examples_count() {
    check(
        Language::De,
        &[
            (
                "Russland unterhält Partnerschaften mit Ländern wie Vietnam und Kuba.",
                &["Partnership RUS=VNM Asserted", "Partnership CUB=RUS Asserted"],
            ),
            (
                "China unterstützt die UN-Sanktionen gegen Nordkorea nicht mehr.",
                &["Sanctions UN>PRK Asserted"],
            ),
        ],
    );
}
