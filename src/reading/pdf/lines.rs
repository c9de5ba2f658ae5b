//! Letters to lines: a space stands where the gap is wider than between the letters of a word.

/// A letter at its place, in points from the upper left corner of the page.
#[derive(Debug, Clone)]
pub(super) struct Letter {
    pub(super) text: String,
    pub(super) start: f64,
    pub(super) end: f64,
    /// The line it stands on.
    pub(super) base: f64,
    pub(super) size: f64,
}

/// A line of text.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) start: f64,
    pub(super) end: f64,
    pub(super) base: f64,
    pub(super) size: f64,
}

/// Narrowest space, as a part of the size of the letters.
const SPACE: f64 = 0.16;
/// A wider gap parts two columns.
const COLUMN: f64 = 4.0;

/// Lines in the making.
#[derive(Debug, Default)]
pub(super) struct Lines {
    done: Vec<Line>,
    open: Vec<Letter>,
}

impl Lines {
    /// Adds the next letter drawn.
    pub(super) fn add(&mut self, letter: Letter) {
        let Some(last) = self.open.last() else {
            if !letter.text.trim().is_empty() {
                self.open.push(letter);
            }
            return;
        };
        let size = self.size().max(letter.size.min(self.size() * 1.5));
        let same_base = (letter.base - self.base()).abs() <= 0.2 * size;
        let raised =
            !same_base && letter.size < 0.8 * size && letter.base < self.base() && self.base() - letter.base < 0.7 * size;
        let lowered =
            !same_base && letter.size < 0.8 * size && letter.base > self.base() && letter.base - self.base() < 0.4 * size;
        let gap = letter.start - last.end;
        let follows = gap > -0.6 * size && gap < COLUMN * size;
        // Bold letters are made by some programs by drawing them twice.
        let twice = same_base && letter.text == last.text && (letter.start - last.start).abs() < 0.1 * size && letter.text != " ";
        if twice {
            return;
        }
        // Numbers of footnotes would run into the word before them.
        if raised
            && follows
            && letter
                .text
                .chars()
                .all(|c| c.is_ascii_digit() || matches!(c, '*' | '†' | ',' | ' '))
        {
            return;
        }
        if !((same_base || raised || lowered) && follows) {
            self.end();
            if letter.text.trim().is_empty() {
                return;
            }
        }
        self.open.push(letter);
    }

    /// All lines.
    pub(super) fn finish(mut self) -> Vec<Line> {
        self.end();
        self.done
    }

    fn base(&self) -> f64 {
        self.open.first().map_or(0.0, |l| l.base)
    }

    fn size(&self) -> f64 {
        self.open.first().map_or(0.0, |l| l.size)
    }

    /// Ends the open line.
    fn end(&mut self) {
        let letters = std::mem::take(&mut self.open);
        let (Some(first), Some(last)) = (letters.first(), letters.last()) else {
            return;
        };
        let space = narrowest_space(&letters);
        let mut text = String::new();
        let mut before: Option<&Letter> = None;
        for letter in &letters {
            let gap = before.is_some_and(|b| letter.start - b.end > space * letter.size.max(b.size));
            if gap && !text.ends_with(' ') && !letter.text.starts_with(' ') {
                text.push(' ');
            }
            text.push_str(&letter.text);
            before = Some(letter);
        }
        if !text.trim().is_empty() {
            self.done.push(Line {
                text: text.trim().to_owned(),
                start: first.start,
                end: last.end,
                base: first.base,
                size: usual_size(&letters),
            });
        }
    }
}

/// The size most letters of a line have: a large first letter is none.
fn usual_size(letters: &[Letter]) -> f64 {
    let mut sizes: Vec<f64> = letters.iter().map(|l| l.size).collect();
    sizes.sort_by(f64::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

/// The narrowest gap that is a space: wider where all letters of the line are spaced out.
fn narrowest_space(letters: &[Letter]) -> f64 {
    let mut gaps: Vec<f64> = letters
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if !a.text.starts_with(' ') && !b.text.starts_with(' ') => Some((b.start - a.end) / b.size.max(0.1)),
            _ => None,
        })
        .collect();
    if gaps.len() < 8 {
        return SPACE;
    }
    gaps.sort_by(f64::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0);
    if usual > 0.06 { usual + SPACE } else { SPACE }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(words: &[(&str, f64, f64, f64)]) -> Vec<String> {
        let mut lines = Lines::default();
        for (word, x, y, size) in words {
            let mut at = *x;
            for c in word.chars() {
                lines.add(Letter {
                    text: c.to_string(),
                    start: at,
                    end: at + size / 2.0,
                    base: *y,
                    size: *size,
                });
                at += size / 2.0;
            }
        }
        lines.finish().into_iter().map(|l| l.text).collect()
    }

    #[test]
    fn gaps_become_spaces_and_columns_part() {
        assert_eq!(
            text(&[
                ("The", 0.0, 10.0, 10.0),
                ("pact", 18.0, 10.0, 10.0),
                ("held", 90.0, 10.0, 10.0)
            ]),
            ["The pact", "held"]
        );
        assert_eq!(
            text(&[("Vertrag", 0.0, 10.0, 10.0), ("3", 35.0, 6.0, 6.0), ("von", 41.0, 10.0, 10.0)]),
            ["Vertrag von"]
        );
    }

    #[test]
    fn letters_spaced_out_are_one_word() {
        let spaced: Vec<(&str, f64, f64, f64)> = ["S", "I", "C", "H", "E", "R", "H", "E", "I", "T"]
            .iter()
            .enumerate()
            .map(|(n, c)| (*c, n as f64 * 7.5, 10.0, 10.0))
            .collect();
        assert_eq!(text(&spaced), ["SICHERHEIT"]);
    }
}
