//! The language of a text by its small words and its script.
//!
//! German and English are what the program reads for facts; the others are named so that the reader is told why
//! nothing was found.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::draft::Block;
use crate::model::Language;

/// Most words looked at.
const SAMPLE: usize = 1_500;

/// Small words that are common in one language and rare in the others.
const WORDS: [(&str, &str); 10] = [
    (
        "de",
        "der die das und nicht ist mit von den dem des ein eine zu auf für im sich auch als wird hat bei nach aus es wie sind werden einen einer wurde haben sagte durch zur zum gegen über oder noch nur sie dass",
    ),
    (
        "en",
        "the of and to is with that for on as by at from has have be it this which not are an he said its would their will been but they or his after about who were had also more than against over",
    ),
    (
        "fr",
        "le la les et des est une du dans que qui pour pas sur au avec ce il sont par plus ne se aux cette été leur mais",
    ),
    (
        "es",
        "el la los las y en que del una por con para es se al su lo como más pero sus ha fue entre sobre este también",
    ),
    (
        "it",
        "il di che e la per un una è in del della con non sono gli le nel alla da si come anche più dei ha delle",
    ),
    (
        "nl",
        "de het een en van is dat op te niet met voor zijn aan er ook door bij naar maar uit worden om heeft werd deze",
    ),
    (
        "pl",
        "i w na z do się nie jest że od przez o po dla oraz jak przy za tym był który są to być",
    ),
    (
        "pt",
        "o a os as e de que do da em um uma para com não é por mais dos das no na se ao foi como mas",
    ),
    (
        "sv",
        "och att det som en på är av för med den till inte har de om ett var från men vid så kan",
    ),
    (
        "tr",
        "ve bir bu da de için ile olarak çok daha olan gibi kadar sonra ise ancak en her göre karşı",
    ),
];

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Guess {
    /// German or English.
    pub(super) language: Option<Language>,
    /// BCP 47 tag; "und" where it cannot be told.
    pub(super) tag: &'static str,
}

/// Small words by their bytes, in order, each with the bits of the languages in [`WORDS`] that it belongs to.
static TABLE: LazyLock<Vec<(u64, u16)>> = LazyLock::new(|| {
    let mut table = BTreeMap::new();
    for (bit, (_, words)) in WORDS.iter().enumerate() {
        for packed in words.split(' ').filter_map(packed) {
            *table.entry(packed).or_insert(0) |= 1 << bit;
        }
    }
    table.into_iter().collect()
});

/// A word of up to eight bytes as a number.
fn packed(word: &str) -> Option<u64> {
    (word.len() <= 8).then(|| word.bytes().fold(0, |packed, byte| packed << 8 | u64::from(byte)))
}

/// The language of the blocks that are read for facts.
pub(super) fn of(blocks: &[Block]) -> Guess {
    let mut counts = [0_usize; WORDS.len()];
    let mut scripts = Scripts::default();
    let mut words = 0;
    let mut small = String::new();
    let asked = blocks.iter().filter(|b| b.aside.is_none());
    'text: for block in asked {
        let end = block.text.floor_char_boundary(block.text.len().min(64 << 10));
        for word in block.text[..end]
            .split(|c: char| !c.is_alphabetic())
            .filter(|w| !w.is_empty())
        {
            scripts.see(word);
            words += 1;
            if words > SAMPLE {
                break 'text;
            }
            if word.len() <= 8 {
                small.clear();
                small.extend(word.chars().flat_map(char::to_lowercase));
                let found = packed(&small).and_then(|word| TABLE.binary_search_by_key(&word, |(word, _)| *word).ok());
                let bits = found.and_then(|at| TABLE.get(at)).map_or(0, |(_, bits)| *bits);
                for (bit, count) in counts.iter_mut().enumerate() {
                    *count += usize::from(bits >> bit & 1);
                }
            }
        }
    }
    if let Some(tag) = scripts.language() {
        return Guess { language: None, tag };
    }
    let best = (0..WORDS.len()).rev().max_by_key(|bit| counts[*bit]).unwrap_or(0);
    let second = (0..WORDS.len())
        .filter(|bit| *bit != best)
        .map(|bit| counts[bit])
        .max()
        .unwrap_or(0);
    let clear = counts[best] > second && counts[best] * 12 >= words;
    let tag = if clear { WORDS[best].0 } else { "und" };
    let language = match tag {
        "de" => Some(Language::De),
        "en" => Some(Language::En),
        _ => None,
    };
    Guess { language, tag }
}

/// Letters of scripts that are not Latin.
#[derive(Debug, Default)]
struct Scripts {
    latin: usize,
    cyrillic: usize,
    ukrainian: usize,
    greek: usize,
    arabic: usize,
    hebrew: usize,
    han: usize,
    kana: usize,
    hangul: usize,
}

impl Scripts {
    fn see(&mut self, word: &str) {
        for c in word.chars().take(40) {
            match c {
                'і' | 'ї' | 'є' | 'ґ' => self.ukrainian += 1,
                '\u{400}'..='\u{52f}' => self.cyrillic += 1,
                '\u{370}'..='\u{3ff}' => self.greek += 1,
                '\u{600}'..='\u{6ff}' => self.arabic += 1,
                '\u{590}'..='\u{5ff}' => self.hebrew += 1,
                '\u{4e00}'..='\u{9fff}' => self.han += 2,
                '\u{3040}'..='\u{30ff}' => self.kana += 2,
                '\u{ac00}'..='\u{d7a3}' => self.hangul += 2,
                _ => self.latin += 1,
            }
        }
    }

    fn language(&self) -> Option<&'static str> {
        let cyrillic = self.cyrillic + self.ukrainian;
        let cjk = self.han + self.kana;
        let slavic = if self.ukrainian * 40 > cyrillic { "uk" } else { "ru" };
        let eastern = if self.kana * 10 > cjk { "ja" } else { "zh" };
        [
            (cyrillic, slavic),
            (self.greek, "el"),
            (self.arabic, "ar"),
            (self.hebrew, "he"),
            (self.hangul, "ko"),
            (cjk, eastern),
        ]
        .into_iter()
        .find(|(count, _)| *count > self.latin)
        .map(|(_, tag)| tag)
    }
}

#[cfg(test)]
mod tests {
    use super::super::draft::{Block, Role};
    use super::*;

    fn tag(text: &str) -> &'static str {
        let block = Block {
            role: Role::Text,
            text: text.to_owned(),
            aside: None,
            parts: Vec::new(),
        };
        of(&[block]).tag
    }

    #[test]
    fn languages_are_told_apart() {
        assert_eq!(
            tag("Die Regierung in Riga hat das Abkommen mit den Verbündeten nicht gekündigt."),
            "de"
        );
        assert_eq!(
            tag("The government in Riga has not withdrawn from the agreement with its allies."),
            "en"
        );
        assert_eq!(
            tag("Le gouvernement a signé un accord avec les pays de la région dans la capitale."),
            "fr"
        );
        assert_eq!(
            tag("De regering heeft het akkoord met de bondgenoten niet opgezegd, maar dat is op te lossen."),
            "nl"
        );
        assert_eq!(tag("Правительство подписало соглашение с союзниками."), "ru");
        assert_eq!(tag("Уряд підписав угоду з союзниками і їхніми партнерами."), "uk");
        assert_eq!(tag("政府签署了协议"), "zh");
        assert_eq!(tag("Riga 2024 Vilnius"), "und");
    }
}
