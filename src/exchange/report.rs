//! The report that ends every import and export: counts, and every thing left out with its place and the reason.
//! Reasons are keys of the message catalogue with what they speak of, so that they are told in the user's language.

/// Where in a file, as a person would look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The whole file.
    File,
    /// A line, from 1.
    Line(u64),
    /// A row of a table, from 1, the header not counted.
    Row(u64),
}

/// How many of a kind were read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Key of the kind in the catalogue (`exchange-actors`, `exchange-ties` …).
    pub what: &'static str,
    /// How many.
    pub count: usize,
}

/// One thing that was left out, changed or doubted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// Where.
    pub place: Place,
    /// Key of the reason in the catalogue.
    pub reason: &'static str,
    /// What it is about: a name, a value, a column; may be empty.
    pub about: String,
}

/// What was read or written, what was not, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// What came through, in the order of importance.
    pub counted: Vec<Counted>,
    /// What did not, in the order of the file; at most [`Report::MOST`] of each reason are kept one by one.
    pub skipped: Vec<Skipped>,
    /// How many of each reason there were in all, in the order of the reasons' first appearance.
    pub totals: Vec<(&'static str, usize)>,
}

impl Report {
    /// How many of one reason are listed one by one; all are counted.
    pub const MOST: usize = 200;

    /// Counts something that came through; a kind counted twice is added up.
    pub fn count(&mut self, what: &'static str, count: usize) {
        match self.counted.iter_mut().find(|c| c.what == what) {
            Some(counted) => counted.count += count,
            None => self.counted.push(Counted { what, count }),
        }
    }

    /// Both reports as one, this one first.
    #[must_use]
    pub fn followed_by(mut self, other: Self) -> Self {
        for counted in other.counted {
            self.count(counted.what, counted.count);
        }
        self.skipped.extend(other.skipped);
        for (reason, total) in other.totals {
            match self.totals.iter_mut().find(|(key, _)| *key == reason) {
                Some((_, known)) => *known += total,
                None => self.totals.push((reason, total)),
            }
        }
        self
    }

    /// Notes how often something did not come through that has no place of its own to be listed with.
    pub fn skip_many(&mut self, reason: &'static str, count: usize) {
        if count == 0 {
            return;
        }
        match self.totals.iter_mut().find(|(key, _)| *key == reason) {
            Some((_, total)) => *total += count,
            None => self.totals.push((reason, count)),
        }
    }

    /// How often a reason was given.
    pub fn total(&self, reason: &str) -> usize {
        self.totals
            .iter()
            .find(|(key, _)| *key == reason)
            .map_or(0, |(_, total)| *total)
    }

    /// Notes something that did not come through, or not as it stood.
    pub fn skip(&mut self, place: Place, reason: &'static str, about: impl Into<String>) {
        let known = self.totals.iter().position(|(key, _)| *key == reason);
        let at = known.unwrap_or(self.totals.len());
        if known.is_none() {
            self.totals.push((reason, 0));
        }
        let total = self.totals.get_mut(at);
        let Some((_, total)) = total else { return };
        *total += 1;
        if *total <= Self::MOST {
            let about = about.into();
            self.skipped.push(Skipped { place, reason, about });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_thing_left_out_is_counted_and_the_first_are_listed() {
        let mut report = Report::default();
        for row in 0..300 {
            report.skip(Place::Row(row + 1), "exchange-no-date", "-9");
        }
        report.skip(Place::File, "exchange-self-loop", "A");
        report.skip_many("exchange-kind-assumed", 7);
        report.skip_many("exchange-self-loop", 0);
        report.count("exchange-ties", 2);
        report.count("exchange-ties", 3);
        assert_eq!(
            report.totals,
            [
                ("exchange-no-date", 300),
                ("exchange-self-loop", 1),
                ("exchange-kind-assumed", 7)
            ]
        );
        assert_eq!(report.total("exchange-no-date"), 300);
        assert_eq!(report.skipped.len(), Report::MOST + 1);
        assert_eq!(report.counted.len(), 1);
        assert_eq!(report.counted[0].count, 5);
    }
}
