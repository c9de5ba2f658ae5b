//! Which combinations of guarantors are enough, as a decision diagram: guarantor after guarantor, greatest first, with
//! what has come so far; what is settled already is not followed further, and what leads to the same is one.
//!
//! Exact as long as no stage has more than [`MOST_STAGE`] different sums, so always up to 12 guarantors and with any
//! number of equal ones; beyond, neighbouring sums are taken together. A diagram is worked out once and answers for
//! any chances. For `help` and `spread`.

/// Most different sums that one stage tells apart; 12 guarantors have no more.
const MOST_STAGE: usize = 4_096;
/// The same where the diagram is followed for each of many draws; capabilities are then right to half a percent of the
/// need, which no analyst knows as well.
const MOST_STAGE_FAST: usize = 256;
/// Up to so many guarantors a diagram for many draws is the same as for one.
const FEW: usize = 20;
/// Room for rounding when capabilities are added and held against the need, so that three thirds are one.
const ROUNDING: f64 = 1e-9;
/// Sums nearer to each other than this are the same, added in another order.
const SAME: f64 = 1e-12;

const NO: usize = 0;
const YES: usize = 1;

/// A choice: whether this guarantor comes, and what follows. Places below 2 are the ends "not enough" and "enough".
#[derive(Debug, Clone, Copy)]
struct Choice {
    guarantor: usize,
    stays: usize,
    comes: usize,
}

/// Which combinations of guarantors are enough.
#[derive(Debug, Clone)]
pub struct Enough {
    /// What follows stands before.
    choices: Vec<Choice>,
    root: usize,
}

/// Where a sum leads to: an end, or a place in the next stage.
#[derive(Debug, Clone, Copy)]
enum Next {
    End(usize),
    Place(usize),
}

/// The sums of one stage, each with what follows if the guarantor stays away and if it comes.
type Stage = Vec<[Next; 2]>;

impl Enough {
    /// For these capabilities and this need, both as a share of what is needed in all.
    pub fn of(capabilities: &[f64], kappa: f64) -> Self {
        Self::within(capabilities, kappa, MOST_STAGE)
    }

    /// As [`Enough::of`], rounded more with many guarantors, so that following it costs little.
    pub fn fast(capabilities: &[f64], kappa: f64) -> Self {
        let few = capabilities.len() <= FEW;
        Self::within(capabilities, kappa, if few { MOST_STAGE } else { MOST_STAGE_FAST })
    }

    fn within(capabilities: &[f64], kappa: f64, most: usize) -> Self {
        let mut order: Vec<usize> = (0..capabilities.len()).collect();
        order.sort_by(|a, b| capabilities[*b].total_cmp(&capabilities[*a]));
        Self::reduced(&order, &stages(capabilities, &order, kappa, most), ROUNDING >= kappa)
    }

    /// From the last stage to the first; neighbours that lead to the same are one. (What is enough does not cease to be
    /// by more help, so equals are neighbours.)
    fn reduced(order: &[usize], stages: &[Stage], at_once: bool) -> Self {
        let mut choices: Vec<Choice> = Vec::new();
        let mut below: Vec<usize> = Vec::new();
        for (stage, guarantor) in stages.iter().zip(order).rev() {
            let first = choices.len();
            let place = |next: Next| match next {
                Next::End(end) => end,
                Next::Place(at) => below[at],
            };
            let mut places = Vec::with_capacity(stage.len());
            for [stays, comes] in stage {
                let (stays, comes) = (place(*stays), place(*comes));
                if stays == comes {
                    places.push(stays);
                    continue;
                }
                let same = |c: &Choice| (c.stays, c.comes) == (stays, comes);
                if !choices[first..].last().is_some_and(same) {
                    choices.push(Choice {
                        guarantor: *guarantor,
                        stays,
                        comes,
                    });
                }
                places.push(choices.len() + 1);
            }
            below = places;
        }
        let end = if at_once { YES } else { NO };
        Self {
            root: below.first().copied().unwrap_or(end),
            choices,
        }
    }

    /// Chance that those who come are enough, where guarantor `i` comes with chance `q[i]` and all are independent; for
    /// several worlds at once. `values` is room for the work.
    #[inline]
    pub fn chance<const WORLDS: usize>(&self, q: &[[f64; WORLDS]], values: &mut Vec<[f64; WORLDS]>) -> [f64; WORLDS] {
        values.clear();
        values.extend([[0.0; WORLDS], [1.0; WORLDS]]);
        for choice in &self.choices {
            let (stays, comes, q) = (values[choice.stays], values[choice.comes], q[choice.guarantor]);
            let mut value = stays;
            for world in 0..WORLDS {
                value[world] += q[world] * (comes[world] - stays[world]);
            }
            values.push(value);
        }
        values[self.root]
    }

    /// How many choices there are to follow: what one evaluation costs.
    pub fn size(&self) -> usize {
        self.choices.len()
    }
}

/// The stages from the first guarantor to the last.
fn stages(capabilities: &[f64], order: &[usize], kappa: f64, most: usize) -> Vec<Stage> {
    let mut rest: f64 = order.iter().map(|i| capabilities[*i]).sum();
    let mut sums = vec![0.0];
    if ROUNDING >= kappa || rest + ROUNDING < kappa {
        // Settled before anybody is asked.
        sums.clear();
    }
    let mut stages = Vec::with_capacity(order.len());
    for i in order {
        rest -= capabilities[*i];
        let mut stage: Stage = vec![[Next::End(NO); 2]; sums.len()];
        let mut open: Vec<(f64, usize, usize)> = Vec::new();
        for (at, sum) in sums.iter().enumerate() {
            for (comes, sum) in [*sum, sum + capabilities[*i]].into_iter().enumerate() {
                if sum + ROUNDING >= kappa {
                    stage[at][comes] = Next::End(YES);
                } else if sum + rest + ROUNDING >= kappa {
                    open.push((sum, at, comes));
                }
            }
        }
        sums = together(&mut open, kappa / most as f64, most, &mut stage);
        stages.push(stage);
    }
    stages
}

/// The sums of the next stage, in order, from those still open; `stage` is told where each went.
fn together(open: &mut [(f64, usize, usize)], step: f64, most: usize, stage: &mut Stage) -> Vec<f64> {
    open.sort_by(|a, b| a.0.total_cmp(&b.0));
    let count = |gap: f64| 1 + open.windows(2).filter(|w| w[1].0 - w[0].0 > gap).count();
    // Too many to tell apart: all of a step are one, with their mean.
    let many = count(SAME) > most;
    let mut sums: Vec<f64> = Vec::new();
    let (mut members, mut first, mut last) = (0.0, 0.0, 0.0);
    for (sum, at, comes) in open.iter() {
        let apart = if many {
            (sum / step).floor() > f64::floor(first / step)
        } else {
            sum - last > SAME
        };
        match sums.last_mut() {
            Some(mean) if !apart => {
                members += 1.0;
                *mean += (sum - *mean) / members;
            }
            _ => {
                sums.push(*sum);
                (members, first) = (1.0, *sum);
            }
        }
        last = *sum;
        stage[*at][*comes] = Next::Place(sums.len() - 1);
    }
    sums
}
