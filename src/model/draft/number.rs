//! Numbers as people type them in the two languages.

use crate::model::Language;

/// Reads a number: "11.000", "0,5" in German, "11,000", "0.5" in English; the other language's form is understood
/// where it can mean nothing else. `None` for what is no number.
pub fn read_number(text: &str, language: Language) -> Option<f64> {
    let text: String = text
        .trim()
        .chars()
        .filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '’' | '\''))
        .map(|c| if c == '−' { '-' } else { c })
        .collect();
    let (thousands, point) = match language {
        Language::De => ('.', ','),
        Language::En => (',', '.'),
    };
    let own = plain(&text, thousands, point);
    let number = own.or_else(|| plain(&text, point, thousands))?;
    number.parse::<f64>().ok().filter(|value| value.is_finite())
}

/// The number without separators and with a full stop before its fraction.
fn plain(text: &str, thousands: char, point: char) -> Option<String> {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once(point).unwrap_or((digits, "0"));
    let groups: Vec<&str> = whole.split(thousands).collect();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let grouped =
        groups.len() == 1 || groups.iter().skip(1).all(|g| g.len() == 3) && groups.first().is_some_and(|g| g.len() <= 3);
    let sound = grouped && groups.iter().all(|g| is_number(g)) && is_number(fraction);
    sound.then(|| format!("{sign}{}.{fraction}", groups.concat()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        let de = |text| read_number(text, Language::De);
        let en = |text| read_number(text, Language::En);
        assert_eq!((de("11.000"), en("11,000")), (Some(11_000.0), Some(11_000.0)));
        assert_eq!((de("0,5"), en("0.5")), (Some(0.5), Some(0.5)));
        assert_eq!((de("0.5"), en("97,5")), (Some(0.5), Some(97.5)), "can mean nothing else");
        assert_eq!((de("1.234.567,8"), en("−3")), (Some(1_234_567.8), Some(-3.0)));
        assert_eq!(en("11 000"), Some(11_000.0));
    }

    #[test]
    fn words_and_half_numbers_are_none() {
        for text in ["", "many", "1,2,3.4.5", "12-", "1e999", "inf", "NaN", ".", "1."] {
            assert_eq!(read_number(text, Language::En), None, "{text}");
        }
    }
}
