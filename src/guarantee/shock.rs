//! The common shock: where it is looked at, so that an average over all its values is exact.
//!
//! Under the trapezoid rule what is steeper than the spacing is missed. A guarantor's chance given the shock is a
//! normal distribution function of slope `sqrt(rho / (1 - rho))`; that enough of `n` come is up to about `sqrt(n)` times
//! as steep, since chance evens out among many. Times the density of the shock, the Fourier transform of a function of
//! slope `s` falls as `exp(-w^2 / (2 (1 + s^2)))`, and the rule is wrong by about its value at `w = 2 pi / spacing`.
//! Setting that exponent gives the spacing. (For functions analytic on a strip the rule converges that fast: Trefethen
//! and Weideman 2014, "The exponentially convergent trapezoidal rule".)

/// A rule to average over the common shock: places `spacing * k` for `k` from `-side` to `side`.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Distance of neighbouring places, in standard deviations of the shock.
    pub spacing: f64,
    /// Weights of the places; they add up to 1.
    pub weights: Vec<f64>,
}

/// Exponents of the error, and how far the places reach out in standard deviations.
const FINE: (f64, f64) = (24.0, 8.0);
const FAST: (f64, f64) = (6.5, 3.8);
/// By how much each further guarantor adds to the square of the slope, as measured against a much finer rule: half of
/// what equal guarantors and a half of them as the need come to, `(2 / sqrt(2 pi))^2`.
const STEEPER: f64 = 0.3;

/// How many places a side are needed for so many guarantors.
fn side((exponent, reach): (f64, f64), rho: f64, guarantors: usize) -> usize {
    let square = rho / (1.0 - rho) * (1.0 + STEEPER * guarantors.saturating_sub(1) as f64);
    let spacing = std::f64::consts::TAU / (2.0 * exponent * (1.0 + square)).sqrt();
    (reach / spacing).ceil().max(1.0) as usize
}

impl Rule {
    /// As exact as the numbers are, for so many guarantors with a correlation of 0 … below 1.
    pub fn fine(rho: f64, guarantors: usize) -> Self {
        Self::of(side(FINE, rho, guarantors), FINE.1)
    }

    /// So many places a side, reaching so far.
    fn of(side: usize, reach: f64) -> Self {
        let spacing = reach / side as f64;
        let place = |k: usize| spacing * (k as f64 - side as f64);
        let mut weights: Vec<f64> = (0..=2 * side).map(|k| (-0.5 * place(k) * place(k)).exp()).collect();
        let mass: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= mass);
        Self { spacing, weights }
    }

    /// Place and weight, from the lowest.
    pub fn places(&self) -> impl Iterator<Item = (f64, f64)> {
        let side = (self.weights.len() / 2) as f64;
        let place = move |(k, weight): (usize, &f64)| (self.spacing * (k as f64 - side), *weight);
        self.weights.iter().enumerate().map(place)
    }
}

/// Rules good to a thousandth, for many draws: worked out once for every correlation up to a greatest.
#[derive(Debug, Clone)]
pub struct FastRules {
    rules: Vec<Rule>,
    guarantors: usize,
}

impl FastRules {
    /// For so many guarantors and correlations up to `most`.
    pub fn up_to(most: f64, guarantors: usize) -> Self {
        let sides = 1..=side(FAST, most, guarantors);
        Self {
            rules: sides.map(|side| Rule::of(side, FAST.1)).collect(),
            guarantors,
        }
    }

    /// The rule for a correlation.
    pub fn of(&self, rho: f64) -> &Rule {
        &self.rules[side(FAST, rho, self.guarantors).min(self.rules.len()) - 1]
    }
}
