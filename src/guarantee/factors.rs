//! The eight factors with their weights, and the parameters: values, ranges and where they come from.
//!
//! Weights are logits for a change of one in the score. They stand in no data set as such: the few estimates there
//! are (Leeds and Anac 2005, a logit on 137 alliances before 1945) are shrunk, the rest is judgement and says so.
//! The ranges are wide for that reason; where one spans 0, not even the sign is certain.

use super::case::Range;

/// Number of factors.
pub const FACTORS: usize = 8;

/// Text of the obligation: consultation or politics (-1) … automatic, ratified, several (1).
pub const OBL: usize = 0;
/// Stakes of the guarantor in the beneficiary: marginal (-1) … vital, contiguous, troops there (1).
pub const STK: usize = 1;
/// Means against the threat: clearly inferior (-1) … superior (1).
pub const CAP: usize = 2;
/// Change since the signing: 0.3 none, -0.2 one change of power or regime, -0.7 both.
pub const CHG: usize = 3;
/// Distraction: a major war of its own (-1) … none (1).
pub const DIS: usize = 4;
/// Record: broke its word recently (-1) … kept it at a cost (1).
pub const REP: usize = 5;
/// Domestic politics: blocked (-1) … locked in by law or public (1).
pub const DOM: usize = 6;
/// Exposure to the violator: existential (-1) … none (1).
pub const EXP: usize = 7;

/// Codes of the factors, in the order in which scores are kept.
pub const CODES: [&str; FACTORS] = ["OBL", "STK", "CAP", "CHG", "DIS", "REP", "DOM", "EXP"];

/// Least and greatest score of each factor on its scale. That of [`CHG`] has its zero at the mean of the sample on which it
/// was estimated (0.64 changes), so that 0 stands for a typical invoked treaty there too.
pub const EXTENT: [(f64, f64); FACTORS] = [
    (-1.0, 1.0),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (-0.7, 0.3),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (-1.0, 1.0),
    (-1.0, 1.0),
];

/// Weights. OBL: theory and Fuhrmann and Sechser 2014 for, formality in Leeds and Anac 2005 against. CHG: half of -1.55
/// and -1.46 per change in Leeds and Anac. REP: Crescenzi and others 2012, Gibler 2008, dependent on context. DOM:
/// Leeds 2003, no longer significant when extended to 1991. STK, CAP, DIS, EXP: judgement.
pub const WEIGHTS: [Range; FACTORS] = [
    Range::new(-0.3, 0.6, 1.2),
    Range::new(0.3, 1.0, 1.6),
    Range::new(0.2, 0.7, 1.2),
    Range::new(0.75, 1.5, 3.0),
    Range::new(0.3, 0.8, 1.4),
    Range::new(0.0, 0.4, 0.8),
    Range::new(-0.3, 0.3, 0.8),
    Range::new(0.4, 1.0, 1.6),
];

/// Base rate of bilateral defence and offence pacts (Berkemeier and Fuhrmann 2018: 38 of 70); the range runs over the
/// ways of counting, from pacts after 1945 to Leeds, Long and Mitchell 2000.
pub const BASE: Range = Range::new(0.27, 0.543, 0.75);
/// Correlation of guarantors: 0.90 in a one-factor fit on Berkemeier and Fuhrmann, shrunk.
pub const RHO: Range = Range::new(0.3, 0.7, 0.95);
/// Loss by free-riding: 0.45 in the same fit, shrunk.
pub const PHI: Range = Range::new(0.0, 0.3, 0.9);
/// Share of the needed capability at which help is enough: judgement of the analyst, half unless he says otherwise.
pub const KAPPA: Range = Range::fixed(0.5);
/// Deterrence: Benson 2011 18 %, Leeds about 28 %, Kenwick and Vasquez 2015 none.
pub const DELTA: Range = Range::new(0.0, 0.2, 0.35);
/// Effect of a certain, full cost on the odds of keeping, in logits: judgement.
pub const GAMMA: Range = Range::new(1.0, 2.0, 3.0);
/// Chance of war within a year between rivals with a pledge not to attack, after 1945 (ATOP v5 with COW wars).
pub const WAR_A_YEAR: f64 = 0.006;
/// The same of any use of force (ATOP v5 with GML disputes).
pub const FORCE_A_YEAR: f64 = 0.111;

/// Nothing supports more certainty than this in a single guarantor.
pub const LEAST: f64 = 0.05;
/// And no more than this.
pub const MOST: f64 = 0.95;
/// A promise to refrain is shown as at most so likely.
pub const MOST_RESTRAINT: f64 = 0.99;

/// A reference class: the base rate of a kind of promise, by a way of counting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReferenceClass {
    /// Name, as in project files and the catalogue.
    pub name: &'static str,
    /// Share of promises kept, 0 … 1.
    pub rate: f64,
    /// Who counted.
    pub source: &'static str,
}

impl ReferenceClass {
    /// Whether it counts years of peace under a promise to refrain, not promises of help that were kept.
    pub fn is_peace(self) -> bool {
        self.name.starts_with("no_")
    }
}

/// The reference classes to choose from, the usual first.
pub const CLASSES: [ReferenceClass; 8] = [
    class("bilateral_defence_offence", 0.543, BF),
    class("before_1945", 0.667, BF),
    class("after_1945", 0.273, BF),
    class("berkemeier_fuhrmann_all", 0.50, BF),
    class("leeds_long_mitchell", 0.745, "Leeds, Long & Mitchell 2000"),
    class("chiba_johnson_leeds", 0.667, "Chiba, Johnson & Leeds 2026"),
    class("no_war_ten_years", 0.94, ATOP),
    class("no_force_ten_years", 0.33, ATOP),
];

const BF: &str = "Berkemeier & Fuhrmann 2018";
const ATOP: &str = "ATOP v5, COW, GML MID";

const fn class(name: &'static str, rate: f64, source: &'static str) -> ReferenceClass {
    ReferenceClass { name, rate, source }
}

/// The reference class of a name.
pub fn class_of(name: &str) -> Option<ReferenceClass> {
    CLASSES.into_iter().find(|class| class.name == name)
}
