//! How far the result moves when nothing is known sharply: every range drawn, thousands of times (Monte Carlo).
//!
//! One draw is one value of every range (triangular, by the inverse of the distribution function), worked through the
//! whole model. Weights and parameters are the same for all guarantors within a draw, scores are drawn for each.
//! The same seed gives the same result, whatever the number of threads and whatever the order of the guarantors: blocks
//! of draws have their own streams, and so have guarantors, by their key. A guarantor who is added or left out does
//! not change what is drawn for the others.
//!
//! The average over the common shock takes fewer places than [`help`](super::help::help), and tables stand in for the
//! normal distribution; a test holds one against the other (a thousandth).

use std::sync::LazyLock;

use super::answer::deterrence;
use super::case::{Case, Fault, Liability, MOST_RHO, Range};
use super::draw::{Stream, Triangle};
use super::enough::Enough;
use super::factors::{FACTORS, LEAST, MOST};
use super::help::replaceable;
use super::normal::{cdf, logistic, logit, quantile};
use super::shock::{FastRules, Rule};

/// Draws that give two decimals reliably and are still worked out within a frame.
pub const DRAWS: usize = 10_000;
/// Most draws that are made.
pub const MOST_DRAWS: usize = 1_000_000;
/// Draws that share a stream.
const BLOCK: usize = 256;
/// Places of the common shock that are worked through at once: the processor does several sums in one step.
const AT_ONCE: usize = 4;
/// Equally likely values that stand for a need not known sharply; what is enough is worked out once for each.
const NEEDS: usize = 64;

/// Between which values a result lies: in 90 of 100 draws between the outer two, in half of them below the middle one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// 5 of 100 draws are below.
    pub p05: f64,
    /// Half of the draws are below.
    pub p50: f64,
    /// 95 of 100 draws are below.
    pub p95: f64,
}

impl Spread {
    /// Of these values, by nearest rank.
    fn of(mut values: Vec<f64>) -> Self {
        let count = values.len();
        let mut rank = |percent: usize| {
            let at = (count * percent).div_ceil(100).max(1) - 1;
            *values.select_nth_unstable_by(at, f64::total_cmp).1
        };
        Self {
            p05: rank(5),
            p50: rank(50),
            p95: rank(95),
        }
    }
}

/// The spread of everything that is asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spreads {
    /// That the promise is kept in the terms of its text.
    pub kept: Spread,
    /// That those who come are enough.
    pub sufficient: Spread,
    /// By how much an attack becomes less likely, relative to none.
    pub deterrence: Spread,
}

impl Spreads {
    /// The spread of the number asked.
    pub fn of(&self, outcome: super::Outcome) -> Spread {
        match outcome {
            super::Outcome::Kept => self.kept,
            super::Outcome::Sufficient => self.sufficient,
        }
    }
}

/// Draws everything that is not known sharply so many times.
///
/// # Errors
/// Whatever [`Case::check`] refuses, and no or more than [`MOST_DRAWS`] draws.
pub fn spread(case: &Case, draws: usize, seed: u64) -> Result<Spreads, Fault> {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    spread_on(case, draws, seed, threads)
}

/// As [`spread`], on so many threads at most.
pub(super) fn spread_on(case: &Case, draws: usize, seed: u64, threads: usize) -> Result<Spreads, Fault> {
    case.check()?;
    if !(1..=MOST_DRAWS).contains(&draws) {
        return Err(Fault::Parameter {
            name: "draws",
            least: 1.0,
            most: MOST_DRAWS as f64,
        });
    }
    let ready = Ready::of(case);
    let mut drawn = vec![Drawn::default(); draws];
    let blocks = draws.div_ceil(BLOCK);
    let share = blocks.div_ceil(threads.clamp(1, blocks));
    let mut parts = drawn.chunks_mut(share * BLOCK).enumerate();
    let own = parts.next();
    std::thread::scope(|scope| {
        for (part, drawn) in parts {
            let ready = &ready;
            scope.spawn(move || ready.fill(drawn, seed, part * share));
        }
        if let Some((part, drawn)) = own {
            ready.fill(drawn, seed, part * share);
        }
    });
    let column = |of: fn(&Drawn) -> f64| Spread::of(drawn.iter().map(of).collect());
    Ok(Spreads {
        kept: column(|d| d.kept),
        sufficient: column(|d| d.sufficient),
        deterrence: column(|d| d.deterrence),
    })
}

/// What one draw comes to.
#[derive(Debug, Clone, Copy, Default)]
struct Drawn {
    kept: f64,
    sufficient: f64,
    deterrence: f64,
}

/// One that may help.
struct Helper {
    /// Place in the case.
    place: usize,
    key: u64,
    scores: [Triangle; FACTORS],
    /// Log of those who could step in for it, itself included.
    riders: f64,
}

/// A case made ready to be drawn from: whatever is the same in all draws is worked out.
struct Ready<'a> {
    case: &'a Case,
    base: Triangle,
    weights: [Triangle; FACTORS],
    rho: Triangle,
    phi: Triangle,
    compliance: Triangle,
    delta: Triangle,
    gamma: Triangle,
    hazard: Triangle,
    helpers: Vec<Helper>,
    violator: Option<Helper>,
    /// What is enough, for each value of the need.
    enough: Vec<Enough>,
    rules: FastRules,
    tables: &'static Tables,
}

/// What a thread needs for its draws.
#[derive(Default)]
struct Room {
    p: Vec<f64>,
    thresholds: Vec<f64>,
    q: Vec<[f64; AT_ONCE]>,
    values: Vec<[f64; AT_ONCE]>,
    streams: Vec<Stream>,
}

/// The parameters of one draw.
struct Parameters {
    base: f64,
    weights: [f64; FACTORS],
    rho: f64,
    phi: f64,
    need: usize,
    compliance: f64,
    delta: f64,
    gamma: f64,
    hazard: f64,
}

impl<'a> Ready<'a> {
    fn of(case: &'a Case) -> Self {
        let capabilities: Vec<f64> = case.guarantors.iter().map(|g| g.capability).collect();
        let helper = |place: usize| Helper {
            place,
            key: case.guarantors[place].key,
            scores: case.guarantors[place].scores.map(Triangle::from),
            riders: replaceable(&capabilities, case.violator, place).ln(),
        };
        let helpers: Vec<Helper> = (0..capabilities.len())
            .filter(|i| Some(*i) != case.violator)
            .map(helper)
            .collect();
        let those_of_helpers: Vec<f64> = helpers.iter().map(|h| capabilities[h.place]).collect();
        let needs: Vec<f64> = if case.kappa.low < case.kappa.high {
            (0..NEEDS)
                .map(|k| case.kappa.quantile((k as f64 + 0.5) / NEEDS as f64))
                .collect()
        } else {
            vec![case.kappa.mode]
        };
        let restraint = case.restraint.as_ref();
        Self {
            case,
            base: case.base.into(),
            weights: case.weights.map(Triangle::from),
            rho: case.rho.into(),
            phi: case.phi.into(),
            compliance: case.compliance.into(),
            delta: case.delta.into(),
            gamma: restraint.map_or(Range::fixed(0.0), |r| r.gamma).into(),
            hazard: restraint.map_or(Range::fixed(0.0), |r| r.hazard).into(),
            helpers,
            violator: case.violator.map(helper),
            enough: needs
                .into_iter()
                .map(|kappa| Enough::fast(&those_of_helpers, kappa))
                .collect(),
            rules: FastRules::up_to(case.rho.high.min(MOST_RHO), case.guarantors.len()),
            tables: &TABLES,
        }
    }

    /// Fills whole blocks, the first of which has this number.
    fn fill(&self, drawn: &mut [Drawn], seed: u64, first: usize) {
        let mut room = Room {
            p: vec![0.0; self.case.guarantors.len()],
            thresholds: vec![0.0; self.helpers.len()],
            q: vec![[0.0; AT_ONCE]; self.helpers.len()],
            ..Room::default()
        };
        for (number, block) in drawn.chunks_mut(BLOCK).enumerate() {
            let number = (first + number) as u64;
            let mut common = Stream::of(&[seed, number]);
            let all = self.helpers.iter().chain(&self.violator);
            room.streams.clear();
            room.streams.extend(all.map(|helper| Stream::of(&[seed, number, helper.key])));
            for drawn in block {
                let parameters = self.parameters(&mut common);
                *drawn = self.draw(&parameters, &mut room);
            }
        }
    }

    fn parameters(&self, common: &mut Stream) -> Parameters {
        Parameters {
            base: logit(self.base.draw(common)),
            weights: std::array::from_fn(|k| self.weights[k].draw(common)),
            rho: self.rho.draw(common),
            phi: self.phi.draw(common),
            need: (common.unit() * self.enough.len() as f64) as usize,
            compliance: self.compliance.draw(common),
            delta: self.delta.draw(common),
            gamma: self.gamma.draw(common),
            hazard: self.hazard.draw(common),
        }
    }

    fn draw(&self, parameters: &Parameters, room: &mut Room) -> Drawn {
        let drawn = |scores: &[Triangle; FACTORS], stream: &mut Stream| -> [f64; FACTORS] {
            std::array::from_fn(|k| scores[k].draw(stream))
        };
        for (i, helper) in self.helpers.iter().enumerate() {
            let scores = drawn(&helper.scores, &mut room.streams[i]);
            let mut eta = parameters.base - parameters.phi * helper.riders;
            for k in 0..FACTORS {
                eta += parameters.weights[k] * scores[k];
            }
            room.thresholds[i] = self.tables.threshold.at(eta);
            if self.case.restraint.is_some() {
                room.p[helper.place] = logistic(eta).clamp(LEAST, MOST);
            }
        }
        let (any, all, sufficient) = self.help(parameters, room);
        let kept = match (&self.case.restraint, &self.violator) {
            (Some(restraint), Some(violator)) => {
                let scores = drawn(&violator.scores, &mut room.streams[self.helpers.len()]);
                let cost = restraint.cost(&room.p, self.case.liability);
                restraint.kept(parameters.hazard, parameters.gamma, &parameters.weights, &scores, cost)
            }
            (_, violator) => match self.case.liability {
                Liability::Joint if violator.is_some() => 0.0,
                Liability::Joint => all,
                Liability::Several | Liability::JointAndSeveral => any,
            },
        };
        Drawn {
            kept: kept * parameters.compliance,
            sufficient,
            deterrence: deterrence(parameters.delta, sufficient),
        }
    }

    /// That any helper comes, that all come, and that those who come are enough.
    fn help(&self, parameters: &Parameters, room: &mut Room) -> (f64, f64, f64) {
        if self.helpers.is_empty() {
            return (0.0, 0.0, 0.0);
        }
        let rule: &Rule = self.rules.of(parameters.rho);
        let steepness = 1.0 / (1.0 - parameters.rho).sqrt();
        for threshold in &mut room.thresholds {
            *threshold *= steepness;
        }
        let slope = parameters.rho.sqrt() * steepness * rule.spacing;
        let side = (rule.weights.len() / 2) as f64;
        let enough = &self.enough[parameters.need];
        let (mut any, mut all, mut sufficient) = (0.0, 0.0, 0.0);
        for (group, weights) in rule.weights.chunks(AT_ONCE).enumerate() {
            let first = slope * ((group * AT_ONCE) as f64 - side);
            let shift: [f64; AT_ONCE] = std::array::from_fn(|k| first + slope * k as f64);
            let (mut none, mut every) = ([1.0; AT_ONCE], [1.0; AT_ONCE]);
            for (q, threshold) in room.q.iter_mut().zip(&room.thresholds) {
                for k in 0..AT_ONCE {
                    q[k] = self.tables.cdf.at(threshold + shift[k]);
                    none[k] *= 1.0 - q[k];
                    every[k] *= q[k];
                }
            }
            let comes = enough.chance(&room.q, &mut room.values);
            for (k, weight) in weights.iter().enumerate() {
                any += weight * (1.0 - none[k]);
                all += weight * every[k];
                sufficient += weight * comes[k];
            }
        }
        (any, all, sufficient)
    }
}

/// Functions of one number by linear interpolation.
struct Tables {
    /// The normal distribution function, to 2e-6.
    cdf: Table,
    /// From the log of the odds of a guarantor to its threshold in the copula, to 1e-5.
    threshold: Table,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| Tables {
    cdf: Table::of(cdf, -6.0, 6.0, 1_536),
    threshold: Table::of(|eta| quantile(logistic(eta)), logit(LEAST), logit(MOST), 512),
});

struct Table {
    from: f64,
    a_unit: f64,
    last: f64,
    /// Value and slope at each place.
    places: Vec<(f64, f64)>,
}

impl Table {
    fn of(function: impl Fn(f64) -> f64, from: f64, to: f64, steps: usize) -> Self {
        let at = |k: f64| function(from + (to - from) * k / steps as f64);
        let places = (0..=steps).map(|k| k as f64);
        Self {
            from,
            a_unit: steps as f64 / (to - from),
            last: steps as f64,
            places: places.map(|k| (at(k), 0.5 * (at(k + 1.0) - at(k - 1.0)))).collect(),
        }
    }

    /// The function at `x`, by the tangent at the nearest place; outside, as at the nearer end.
    #[inline]
    fn at(&self, x: f64) -> f64 {
        // Added to a number of this size, the whole part stands in the last bits: much faster than a conversion.
        const SHIFT: f64 = 4_503_599_627_370_496.0;
        let place = ((x - self.from) * self.a_unit).max(0.0).min(self.last);
        let shifted = place + SHIFT;
        let (value, slope) = self.places[shifted.to_bits() as u32 as usize];
        value + slope * (place - (shifted - SHIFT))
    }
}
