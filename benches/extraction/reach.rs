//! How much of the built-in dossier the five source texts give back when they are dropped on an empty one.
//!
//! The texts lie beside the repository and are not part of it; where they are absent, that is all there is to say.
//! They are read as `garant ingest` reads them, every proposal counts as accepted, and what came of it is held
//! against the built-in dossier. Only records count that a passage of one of the five texts carries.
//! Not here: precision (the annotated articles measure it), the wording of proposals.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use garant::extraction::Lexicon;
use garant::extraction::found::FoundDate;
use garant::extraction::propose::{Labels, Proposer};
use garant::ingest::{self, DocumentWords, Options, ReadFile};
use garant::model::{
    Actor, ActorId, ActorKind, BasisKind, Claim, ClaimId, Dated, DocumentId, Dossier, Edtf, Event, Index, Item, Localised,
    PassageId, Quantity, Stance, Tie, TieFamily,
};
use garant::reading::Limits;
use garant::work::Progress;

/// Beginnings of the files' names, and the documents of the built-in dossier that retell them.
const SOURCES: [(&str, &str); 5] = [
    ("000", "d.qa-2019"),
    ("001", "d.analysis-2025"),
    ("002", "d.reuters-2024"),
    ("003", "d.voa-2024"),
    ("004", "d.wiener-2019"),
];
/// Speakers that stand for whoever wrote a text or a part of it; a reading knows one voice for each text.
const VOICES: [&str; 9] = [
    "a.qa-asker",
    "a.qa-commenter",
    "a.qa-answerer",
    "a.think-tank-1",
    "a.carnegie",
    "a.analysis-author",
    "a.reuters",
    "a.voa",
    "a.huhold",
];
/// Share of the rarer words that two wordings of one statement have in common at least.
const ALIKE: f64 = 0.2;
/// A found date longer than this many days tells no year.
const A_YEAR: i32 = 370;

/// The table, and with `list` everything that is not reached.
pub(crate) fn report(sources: &Path, built_in: &Dossier, list: bool) -> String {
    let Some(read) = Read::from(sources) else {
        return format!(
            "\nreach of the built-in dossier: the source texts are absent ({})\n",
            sources.display()
        );
    };
    let reach = Reach::new(built_in, &read);
    let mut out = format!(
        "\n{:<44} {:>8} {:>8} {:>7}\n",
        "built-in dossier, reached from its sources", "reached", "of", "share"
    );
    let mut unreached = String::new();
    for part in [
        reach.actors(),
        reach.ties(),
        reach.events(),
        reach.claims(),
        reach.quantities(),
        reach.dates(),
    ] {
        for (name, count) in part.rows {
            let share = count as f64 / part.of.max(1) as f64;
            let _infallible = writeln!(out, "{name:<44} {count:>8} {:>8} {share:>7.2}", part.of);
        }
        for line in part.unreached {
            let _infallible = writeln!(unreached, "{line}");
        }
    }
    let _infallible = writeln!(out, "proposals: {}", read.proposals);
    if list {
        out.push_str(&unreached);
    }
    out
}

/// A line or more of the table, and what is missing.
struct Part {
    of: usize,
    rows: Vec<(&'static str, usize)>,
    unreached: Vec<String>,
}

/// What reading the five texts came to.
struct Read {
    dossier: Dossier,
    documents: BTreeMap<&'static str, DocumentId>,
    dates: Vec<FoundDate>,
    proposals: usize,
}

impl Read {
    fn from(sources: &Path) -> Option<Self> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(sources).ok()?.flatten().map(|e| e.path()).collect();
        paths.retain(|p| p.extension().is_some_and(|e| e == "txt") && source_of(p).is_some());
        paths.sort();
        let options = Options {
            lexicon: Lexicon::shared(),
            published: None,
            limits: Limits::default(),
            words: WORDS,
        };
        let mut proposer = Proposer::new(Dossier::default(), LABELS);
        let mut read = Self {
            dossier: Dossier::default(),
            documents: BTreeMap::new(),
            dates: Vec::new(),
            proposals: 0,
        };
        ingest::read_files(&paths, &options, &Progress::default(), |file| {
            if let Ok(file) = file {
                read.take(&mut proposer, file);
            }
            true
        });
        read.dossier = proposer.finish().dossier;
        (!read.documents.is_empty()).then_some(read)
    }

    fn take(&mut self, proposer: &mut Proposer, file: ReadFile) {
        let source = source_of(&file.path);
        if let (Ok(Some((id, added))), Some(source)) = (proposer.add(file.document, &file.found), source) {
            self.documents.insert(source, id);
            self.proposals += added.total();
        }
        self.dates.extend(file.found.dates);
    }
}

fn source_of(path: &Path) -> Option<&'static str> {
    let name = path.file_name()?.to_string_lossy();
    SOURCES
        .iter()
        .find(|(start, _)| name.starts_with(start))
        .map(|(_, document)| *document)
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Voice {
    /// Whoever wrote it.
    OfDocument,
    Of(ActorId),
}

struct Reach<'a> {
    built_in: &'a Dossier,
    index: Index,
    read: &'a Read,
    /// Actors of the reading by those of the built-in dossier.
    same: BTreeMap<ActorId, ActorId>,
    /// Claims of the built-in dossier that a passage of the five texts carries.
    carried: BTreeSet<ClaimId>,
}

impl<'a> Reach<'a> {
    fn new(built_in: &'a Dossier, read: &'a Read) -> Self {
        let known: BTreeSet<&str> = read.documents.keys().copied().collect();
        let inside = |passage: &PassageId| {
            let document = built_in.passages.get(passage).map(|p| p.document);
            document.is_some_and(|d| known.contains(d.as_str()))
        };
        let carried = built_in.claims.values().filter(|c| c.passages.iter().any(inside));
        Self {
            same: same_actors(built_in, read),
            carried: carried.map(|c| c.id).collect(),
            index: Index::of(built_in),
            built_in,
            read,
        }
    }

    /// The claims of the five texts about a record.
    fn claims_about(&self, item: Item) -> Vec<&Claim> {
        let about = self.index.claims_about(item).iter().filter(|id| self.carried.contains(id));
        about.filter_map(|id| self.built_in.claims.get(id)).collect()
    }

    /// The words of the first passage that carries the record.
    fn quote(&self, item: Item) -> Option<String> {
        self.claims_about(item).first().map(|claim| self.passage(claim))
    }

    fn passage(&self, claim: &Claim) -> String {
        let passage = claim.passages.first().and_then(|p| self.built_in.passages.get(p));
        passage.map_or_else(String::new, |p| format!("{}: «{}»", p.document, p.target.exact))
    }

    fn actors(&self) -> Part {
        let mut named = BTreeSet::new();
        for claim in self.carried.iter().filter_map(|id| self.built_in.claims.get(id)) {
            named.insert(claim.speaker);
            for item in &claim.about {
                match item {
                    Item::Actor(actor) => drop(named.insert(*actor)),
                    Item::Tie(tie) => named.extend(self.built_in.ties.get(tie).into_iter().flat_map(|t| [t.from, t.to])),
                    Item::Event(event) => {
                        let event = self.built_in.events.get(event);
                        named.extend(event.into_iter().flat_map(|e| e.participants.iter().map(|p| p.actor)));
                    }
                    _ => {}
                }
            }
        }
        named.retain(|actor| !VOICES.contains(&actor.as_str()));
        let missing: Vec<&ActorId> = named.iter().filter(|a| !self.same.contains_key(a)).collect();
        Part {
            of: named.len(),
            rows: vec![("actors, by name", named.len() - missing.len())],
            unreached: missing.iter().map(|a| format!("actor {a}")).collect(),
        }
    }

    fn ties(&self) -> Part {
        let mut part = Part {
            of: 0,
            rows: Vec::new(),
            unreached: Vec::new(),
        };
        let (mut pairs, mut families, mut directed) = (0, 0, 0);
        for tie in self.built_in.ties.values() {
            let Some(quote) = self.quote(tie.id.into()) else { continue };
            part.of += 1;
            let found = self.ties_of_pair(tie);
            let of_family: Vec<&&Tie> = found.iter().filter(|t| akin(t.family, tie.family)).collect();
            let from = self.same.get(&tie.from);
            let way = |t: &&&Tie| t.direction == tie.direction && (t.direction == mutual() || Some(&t.from) == from);
            pairs += usize::from(!found.is_empty());
            families += usize::from(!of_family.is_empty());
            directed += usize::from(of_family.iter().any(way));
            if of_family.is_empty() {
                let instead: BTreeSet<String> = found.iter().map(|t| format!("{:?}", t.family)).collect();
                let instead = instead.into_iter().collect::<Vec<_>>().join(" ");
                part.unreached
                    .push(format!("tie {:?} {} – {} [{instead}] {quote}", tie.family, tie.from, tie.to));
            }
        }
        part.rows = vec![
            ("ties, pair of actors", pairs),
            ("ties, pair and family", families),
            ("ties, pair, family and direction", directed),
        ];
        part
    }

    fn ties_of_pair(&self, tie: &Tie) -> Vec<&Tie> {
        let (Some(a), Some(b)) = (self.same.get(&tie.from), self.same.get(&tie.to)) else {
            return Vec::new();
        };
        let is_pair = |t: &&Tie| (t.from == *a && t.to == *b) || (t.from == *b && t.to == *a);
        self.read.dossier.ties.values().filter(is_pair).collect()
    }

    fn events(&self) -> Part {
        let mut part = Part {
            of: 0,
            rows: Vec::new(),
            unreached: Vec::new(),
        };
        let (mut loosely, mut of_kind) = (0, 0);
        for event in self.built_in.events.values() {
            let Some(quote) = self.quote(event.id.into()) else { continue };
            part.of += 1;
            let found = || self.read.dossier.events.values();
            loosely += usize::from(found().any(|f| self.shares_actor(f, event) && same_date(f, event)));
            let reached = found().any(|f| {
                f.kind == event.kind && (self.shares_actor(f, event) && same_date(f, event) || self.same_actors(f, event))
            });
            of_kind += usize::from(reached);
            if !reached {
                let date = event.when.as_ref().map_or("", |w| w.date.as_str());
                let who: Vec<&str> = event.participants.iter().map(|p| p.actor.as_str()).collect();
                part.unreached
                    .push(format!("event {:?} {date} {} {quote}", event.kind, who.join(" ")));
            }
        }
        part.rows = vec![
            ("events, kind, and date or actors", of_kind),
            ("events, any kind, date and an actor", loosely),
        ];
        part
    }

    fn shares_actor(&self, found: &Event, event: &Event) -> bool {
        let who = self.participants(event);
        who.is_empty() || found.participants.iter().any(|p| who.contains(&p.actor))
    }

    /// All actors found took part, and they are two or all there were.
    fn same_actors(&self, found: &Event, event: &Event) -> bool {
        let who = self.participants(event);
        let mut found: BTreeSet<ActorId> = found.participants.iter().map(|p| p.actor).collect();
        // A reading names the state beside the person who acts for it; the dossier names one of them.
        let homes: BTreeSet<ActorId> = event.participants.iter().flat_map(|p| self.homes(p.actor)).collect();
        found.retain(|a| who.contains(a) || !homes.contains(a));
        found.len() >= who.len().clamp(1, 2) && found.is_subset(&who)
    }

    /// The states for which a person acts, as the reading knows them.
    fn homes(&self, person: ActorId) -> Vec<ActorId> {
        let offices = self
            .built_in
            .actors
            .get(&person)
            .map(|a| a.offices.as_slice())
            .unwrap_or_default();
        offices.iter().filter_map(|o| self.same.get(&o.of)).copied().collect()
    }

    fn participants(&self, event: &Event) -> BTreeSet<ActorId> {
        let known = event.participants.iter().filter_map(|p| self.same.get(&p.actor));
        known.copied().collect()
    }

    fn claims(&self) -> Part {
        let mut part = Part {
            of: self.carried.len(),
            rows: Vec::new(),
            unreached: Vec::new(),
        };
        let (mut of_speaker, mut of_stance, mut alike) = (0, 0, 0);
        for (built_in, document) in &self.read.documents {
            let wanted: Vec<&Claim> = Self::claims_in(self.built_in, built_in);
            let found = distinct(Self::claims_in(&self.read.dossier, document.as_str()));
            for speaker in wanted.iter().map(|c| self.speaker(c)).collect::<BTreeSet<_>>() {
                let mine: Vec<&Claim> = wanted.iter().copied().filter(|c| self.speaker(c) == speaker).collect();
                let theirs: Vec<&Claim> = found
                    .iter()
                    .copied()
                    .filter(|c| speaker == Some(self.found_speaker(c)))
                    .collect();
                of_speaker += mine.len().min(theirs.len());
                for stance in mine.iter().map(|c| c.stance).collect::<BTreeSet<Stance>>() {
                    let count = |claims: &[&Claim]| claims.iter().filter(|c| c.stance == stance).count();
                    of_stance += count(&mine).min(count(&theirs));
                }
                let missed = unlike(&mine, &theirs);
                alike += mine.len() - missed.len();
                part.unreached.extend(
                    missed
                        .iter()
                        .map(|c| format!("claim {} {:?} {} {}", c.speaker, c.stance, c.words.de, self.passage(c))),
                );
            }
        }
        part.rows = vec![
            ("claims, speaker (as many of a document)", of_speaker),
            ("claims, speaker and stance", of_stance),
            ("claims, speaker and words alike", alike),
        ];
        part
    }

    fn claims_in<'d>(dossier: &'d Dossier, document: &str) -> Vec<&'d Claim> {
        let first = |c: &&Claim| {
            let passage = c.passages.first().and_then(|p| dossier.passages.get(p));
            passage.is_some_and(|p| p.document.as_str() == document)
        };
        dossier.claims.values().filter(first).collect()
    }

    /// Whose words of the reading a claim can be among; `None` where the reading does not know the speaker.
    fn speaker(&self, claim: &Claim) -> Option<Voice> {
        if VOICES.contains(&claim.speaker.as_str()) {
            return Some(Voice::OfDocument);
        }
        self.same.get(&claim.speaker).map(|a| Voice::Of(*a))
    }

    fn found_speaker(&self, claim: &Claim) -> Voice {
        let actor = self.read.dossier.actors.get(&claim.speaker);
        let stands_for_text = |voice: &&str| {
            voice
                .parse()
                .is_ok_and(|v: ActorId| self.same.get(&v) == Some(&claim.speaker))
        };
        // Only the voice of a document joins a dossier without being proposed.
        if actor.is_none_or(|a| a.proposal.is_none()) || VOICES.iter().any(stands_for_text) {
            return Voice::OfDocument;
        }
        Voice::Of(claim.speaker)
    }

    fn quantities(&self) -> Part {
        let found: Vec<&Quantity> = self.read.dossier.quantities.values().collect();
        let mut part = Part {
            of: 0,
            rows: Vec::new(),
            unreached: Vec::new(),
        };
        let mut reached = 0;
        for quantity in self.built_in.quantities.values() {
            let Some(claim) = self.built_in.claims.get(&quantity.claim) else {
                continue;
            };
            if !self.carried.contains(&claim.id) || values(quantity).next().is_none() {
                continue;
            }
            part.of += 1;
            if found.iter().any(|f| same_quantity(quantity, f)) {
                reached += 1;
            } else {
                let value: Vec<f64> = values(quantity).collect();
                part.unreached
                    .push(format!("quantity {value:?} {} {}", quantity.unit.de, self.passage(claim)));
            }
        }
        part.rows = vec![("quantities, value and unit", reached)];
        part
    }

    fn dates(&self) -> Part {
        let mut wanted: BTreeMap<String, Edtf> = BTreeMap::new();
        let mut want = |dated: &Dated| {
            if dated.basis.kind != BasisKind::Outside {
                wanted.insert(dated.date.as_str().to_owned(), dated.date.clone());
            }
        };
        for event in self.built_in.events.values().filter(|e| self.quote(e.id.into()).is_some()) {
            event.when.iter().for_each(&mut want);
        }
        for tie in self.built_in.ties.values().filter(|t| self.quote(t.id.into()).is_some()) {
            for end in tie.valid.iter().flat_map(|v| [v.start(), v.end()]).flatten() {
                want(&Dated {
                    date: end.clone(),
                    basis: tie.basis.clone(),
                });
            }
        }
        let is_found = |date: &Edtf| self.read.dates.iter().any(|found| tells(&found.edtf, date));
        let missing: Vec<&Edtf> = wanted.values().filter(|d| !is_found(d)).collect();
        Part {
            of: wanted.len(),
            rows: vec![("dates of events and ties", wanted.len() - missing.len())],
            unreached: missing.iter().map(|d| format!("date {}", d.as_str())).collect(),
        }
    }
}

/// One claim for each speaker, stance and sentence, however many records it speaks about.
fn distinct(claims: Vec<&Claim>) -> Vec<&Claim> {
    let mut seen = BTreeSet::new();
    let key = |c: &Claim| (c.passages.first().copied(), c.speaker, c.stance);
    claims.into_iter().filter(|c| seen.insert(key(c))).collect()
}

fn mutual() -> garant::model::Direction {
    garant::model::Direction::Mutual
}

/// Families between which a reader may choose: a pact and its help, a visit and a treaty are not among them.
fn akin(found: TieFamily, wanted: TieFamily) -> bool {
    use TieFamily as F;
    found == wanted
        || matches!(
            (found, wanted),
            (F::Trade | F::Aid, F::Dependency) | (F::Arms, F::Aid) | (F::Aid, F::Arms)
        )
}

/// An unnamed group is named by its noun: "vier ungenannte Diplomaten" are the "Vier Diplomaten" of the text.
fn unnamed_group(actor: &Actor, read: &Read) -> Option<ActorId> {
    let nouns = |name: &str| -> BTreeSet<String> {
        let words = name.split(|c: char| !c.is_alphabetic());
        let capital = |w: &&str| w.chars().count() > 6 && w.chars().next().is_some_and(char::is_uppercase);
        words.filter(capital).map(|w| w.trim_end_matches('n').to_owned()).collect()
    };
    let wanted: BTreeSet<String> = actor.names.iter().flat_map(|n| nouns(&n.name.de)).collect();
    let mut groups = read.dossier.actors.values().filter(|a| a.kind == ActorKind::Group);
    groups
        .find(|a| a.names.iter().any(|n| !nouns(&n.name.de).is_disjoint(&wanted)))
        .map(|a| a.id)
}

fn same_actors(built_in: &Dossier, read: &Read) -> BTreeMap<ActorId, ActorId> {
    let mut by_name: HashMap<String, ActorId> = HashMap::new();
    let mut by_iso: HashMap<&str, ActorId> = HashMap::new();
    for actor in read.dossier.actors.values() {
        for name in actor.names.iter().flat_map(|n| [&n.name.de, &n.name.en]) {
            by_name.entry(plain(name)).or_insert(actor.id);
        }
        if let Some(iso3) = &actor.xref.iso3 {
            by_iso.entry(iso3).or_insert(actor.id);
        }
    }
    let mut same = BTreeMap::new();
    for actor in built_in.actors.values() {
        let names = actor.names.iter().flat_map(|n| [&n.name.de, &n.name.en]);
        let mut names = names.chain(actor.aliases.iter().filter(|a| a.chars().count() > 2));
        let by_name = names.find_map(|n| by_name.get(&plain(n)));
        let iso = actor
            .xref
            .iso3
            .as_deref()
            .filter(|_| actor.exists.as_ref().is_none_or(|e| e.latest_day().is_none()));
        let group = || (actor.kind == ActorKind::Group).then(|| unnamed_group(actor, read)).flatten();
        if let Some(id) = by_name
            .or_else(|| iso.and_then(|iso| by_iso.get(iso)))
            .copied()
            .or_else(group)
        {
            same.insert(actor.id, id);
        }
    }
    same
}

/// A name without case, blanks, hyphens and articles.
fn plain(name: &str) -> String {
    let small = name.to_lowercase();
    let small = ["the ", "der ", "die ", "das "]
        .iter()
        .find_map(|a| small.strip_prefix(a))
        .unwrap_or(&small);
    small.chars().filter(|c| c.is_alphanumeric()).collect()
}

fn same_date(found: &Event, event: &Event) -> bool {
    match (&found.when, &event.when) {
        (Some(found), Some(wanted)) => overlap(&found.date, &wanted.date),
        (_, None) => true,
        (None, Some(_)) => false,
    }
}

fn overlap(a: &Edtf, b: &Edtf) -> bool {
    match (a.earliest_day(), a.latest_day(), b.earliest_day(), b.latest_day()) {
        (Some(a_first), Some(a_last), Some(b_first), Some(b_last)) => a_first <= b_last && b_first <= a_last,
        _ => false,
    }
}

/// Whether the found date says the wanted one: it lies inside, or holds it and is no longer than a year.
fn tells(found: &Edtf, wanted: &Edtf) -> bool {
    if found.as_str() == wanted.as_str() {
        return true;
    }
    let (Some(first), Some(last)) = (found.earliest_day(), found.latest_day()) else {
        return false;
    };
    overlap(found, wanted) && last <= first.add_days(A_YEAR)
}

/// The wanted claims for which no found one has words that are alike; each found one serves once.
fn unlike<'a>(wanted: &[&'a Claim], found: &[&Claim]) -> Vec<&'a Claim> {
    let words = |claims: &[&Claim]| claims.iter().map(|c| stems(&c.words)).collect::<Vec<_>>();
    let (mine, theirs) = (words(wanted), words(found));
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for (at, a) in mine.iter().enumerate() {
        for (other, b) in theirs.iter().enumerate() {
            let common = a.intersection(b).count() as f64;
            let likeness = common / a.len().min(b.len()).max(1) as f64;
            if likeness >= ALIKE {
                pairs.push((likeness, at, other));
            }
        }
    }
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut done, mut used) = (BTreeSet::new(), BTreeSet::new());
    for (_, at, other) in pairs {
        if !done.contains(&at) && !used.contains(&other) {
            done.insert(at);
            used.insert(other);
        }
    }
    let missing = wanted.iter().enumerate().filter(|(at, _)| !done.contains(at));
    missing.map(|(_, claim)| *claim).collect()
}

/// Beginnings of the longer words.
fn stems(words: &Localised) -> BTreeSet<String> {
    let text = if words.de.is_empty() { &words.en } else { &words.de };
    let long = text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() > 4);
    long.map(|w| w.to_lowercase().chars().take(6).collect()).collect()
}

fn values(quantity: &Quantity) -> impl Iterator<Item = f64> {
    [quantity.low, quantity.best, quantity.high].into_iter().flatten()
}

fn same_quantity(wanted: &Quantity, found: &Quantity) -> bool {
    let stem = |unit: &str| plain(unit).chars().take(4).collect::<String>();
    let unit = stem(&wanted.unit.de);
    let unit = unit == stem(&found.unit.de) || unit == stem(&found.unit.en);
    unit && values(wanted).any(|w| values(found).any(|f| (w - f).abs() < 1e-9))
}

/// Words that proposals carry; none of them is looked at.
pub(super) const LABELS: Labels = Labels {
    tie: |kind| Localised::same(kind.key()),
    event: |kind| Localised::same(&format!("{kind:?}")),
    author_of: |title| title.clone(),
    worked_out: Localised::same,
    over_by_then: Localised::default,
    unit: |unit| Localised::same(if unit == "percent" { "%" } else { german(unit) }),
};

/// Units as the built-in dossier writes them.
fn german(unit: &str) -> &str {
    match unit {
        "minute" => "Minuten",
        "hour" => "Stunden",
        "day" => "Tage",
        "week" => "Wochen",
        "month" => "Monate",
        "year" => "Jahre",
        other => other,
    }
}

/// Words that documents carry; none of them is looked at.
pub(super) const WORDS: DocumentWords = DocumentWords {
    published: |_| Localised::default(),
    published_by_hand: Localised::default,
    warning: |_| Localised::default(),
};
