//! Roles that the sentence leaves open and the text fills, and those it must not fill.

use super::check;
use crate::model::Language::{De, En};

#[test]
fn attacked_is_who_the_text_is_about() {
    check(
        En,
        &[
            (
                "How Kuwait fell\n\nKuwait had lent Iraq money, and Kuwait wanted it back. Kuwait felt safe. Iraq invaded on 2 August 1990.\n",
                &["conflict IRQ>KWT asserted"],
            ),
            (
                "How Kuwait fell\n\nKuwait had lent Iraq money, and Kuwait wanted it back. Kuwait felt safe. Iraq invaded the market with cheap oil.\n",
                &[],
            ),
            (
                "Oil is cheap. Iraq and Kuwait and Oman and Qatar sell it. Iraq invaded on 2 August 1990.\n",
                &[],
            ),
        ],
    );
}

#[test]
fn given_to_whom_the_text_is_about() {
    check(
        De,
        &[
            (
                "Estland rüstet auf\n\nEstland sucht Hilfe, denn Estland ist klein. Frankreich liefert Panzer und Raketen.\n",
                &["arms FRA>EST asserted"],
            ),
            (
                "Estland rüstet auf\n\nEstland sucht Hilfe, denn Estland ist klein. Frankreich liefert den Rebellen Panzer.\n",
                &[],
            ),
        ],
    );
}
