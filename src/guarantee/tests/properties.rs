//! What holds in every case that can be computed.

use proptest::prelude::*;

use super::super::factors::{LEAST, MOST};
use super::super::help::{Sharp, help};
use super::super::spread::spread_on;
use super::super::*;
use super::{any_all_enough, guarantor, six_parties, typical};

/// Any case that can be computed, with up to six guarantors.
fn cases() -> impl Strategy<Value = Case> {
    let one = (prop::array::uniform8(-1.0..=1.0_f64), 0.01..=1.0_f64);
    let parameters = (0.02..=0.98_f64, 0.0..=0.95_f64, 0.0..=1.5_f64, 0.0..=1.0_f64);
    (prop::collection::vec(one, 1..=6), parameters).prop_map(|(all, (base, rho, phi, need))| {
        let guarantors = all.iter().enumerate().map(|(key, (scores, capability))| Guarantor {
            key: key as u64,
            scores: scores.map(|s| Range::around(s, 0.25)),
            capability: *capability,
        });
        let mut case = Case::typical(guarantors.collect());
        let whole: f64 = case.guarantors.iter().map(|g| g.capability).sum();
        case.base = Range::fixed(base);
        case.rho = Range::fixed(rho);
        case.phi = Range::fixed(phi);
        case.kappa = Range::fixed((need * whole).clamp(0.001, 1.0).min(whole));
        case
    })
}

/// Everything at its most fitting value.
fn sharpened(mut case: Case) -> Case {
    let sharp = |range: &mut Range| *range = Range::fixed(range.mode);
    for guarantor in &mut case.guarantors {
        guarantor.scores.iter_mut().for_each(sharp);
    }
    case.weights.iter_mut().for_each(sharp);
    [&mut case.base, &mut case.rho, &mut case.phi, &mut case.kappa, &mut case.delta]
        .into_iter()
        .for_each(sharp);
    case
}

/// The first guarantor as the violator, all others as enforcers with these means and leverage.
fn as_restraint(mut case: Case, cost: (f64, f64), council: Option<Council>) -> Case {
    case.guarantors.push(guarantor(99, 0.1, 0.4));
    case.violator = Some(0);
    case.kappa = Range::fixed(0.2);
    let acting = |guarantor| Enforcer {
        guarantor,
        means: cost.0,
        leverage: cost.1,
    };
    case.restraint = Some(Restraint {
        hazard: Range::new(0.003, 0.111, 0.2),
        years: 10.0,
        gamma: Range::new(1.0, 2.0, 3.0),
        enforcers: (1..case.guarantors.len()).map(acting).collect(),
        council,
    });
    case
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn all_is_at_most_enough_and_enough_at_most_any(case in cases()) {
        let [any, all, sufficient] = any_all_enough(&case);
        prop_assert!(all <= sufficient + 1e-12 && sufficient <= any + 1e-12, "{all} {sufficient} {any}");
        prop_assert!((0.0..=1.0 + 1e-12).contains(&any) && all >= 0.0);
    }

    #[test]
    fn the_order_of_guarantors_is_of_no_account(case in cases(), turn in 0..6_usize) {
        let mut other = case.clone();
        let by = turn % case.guarantors.len();
        other.guarantors.rotate_left(by);
        for (a, b) in any_all_enough(&case).into_iter().zip(any_all_enough(&other)) {
            prop_assert!((a - b).abs() < 1e-12);
        }
        let (a, b) = (spread(&case, 40, 3).unwrap(), spread(&other, 40, 3).unwrap());
        for (a, b) in [(a.kept, b.kept), (a.sufficient, b.sufficient)] {
            prop_assert!((a.p05 - b.p05).abs() < 1e-9 && (a.p50 - b.p50).abs() < 1e-9 && (a.p95 - b.p95).abs() < 1e-9);
        }
    }

    #[test]
    fn without_correlation_chances_multiply(mut case in cases()) {
        case.rho = Range::fixed(0.0);
        let help = answer(&case).unwrap().help;
        let none: f64 = help.p.iter().map(|p| 1.0 - p).product();
        prop_assert!((help.any - (1.0 - none)).abs() < 1e-8);
        prop_assert!((help.all - help.p.iter().product::<f64>()).abs() < 1e-8);
        let before = help.any;
        case.rho = Range::fixed(1e-6);
        prop_assert!((answer(&case).unwrap().help.any - before).abs() < 1e-5);
    }

    #[test]
    fn better_scores_never_lower_what_is_likely(case in cases(), who in 0..6_usize, factor in 0..FACTORS, by in 0.0..1.0_f64) {
        let mut better = case.clone();
        let who = who % case.guarantors.len();
        let score = &mut better.guarantors[who].scores[factor];
        *score = Range::fixed((score.mode + by).min(1.0));
        for (after, before) in any_all_enough(&better).into_iter().zip(any_all_enough(&case)) {
            prop_assert!(after >= before - 1e-12);
        }
    }

    #[test]
    fn nobody_is_more_certain_than_evidence_allows(case in cases()) {
        let p = help(&Sharp::of(&case), None).p;
        prop_assert!(p.iter().all(|p| (LEAST..=MOST).contains(p)));
    }

    #[test]
    fn many_draws_are_as_exact_as_one_answer(case in cases()) {
        let case = sharpened(case);
        let (drawn, exact) = (spread(&case, 1, 5).unwrap(), answer(&case).unwrap());
        prop_assert!((drawn.kept.p50 - exact.kept).abs() < 0.002);
        prop_assert!((drawn.sufficient.p50 - exact.help.sufficient).abs() < 0.002);
        prop_assert!((drawn.deterrence.p50 - exact.deterrence).abs() < 0.002);
        let joint = Case { liability: Liability::Joint, ..case };
        let (drawn, exact) = (spread(&joint, 1, 5).unwrap(), answer(&joint).unwrap());
        prop_assert!((drawn.kept.p50 - exact.kept).abs() < 0.002);
    }

    #[test]
    fn a_seed_gives_the_same_on_any_number_of_threads(case in cases(), seed: u64) {
        let one = spread_on(&case, 600, seed, 1).unwrap();
        for threads in [2, 3] {
            prop_assert_eq!(one, spread_on(&case, 600, seed, threads).unwrap());
        }
        for s in [one.kept, one.sufficient, one.deterrence] {
            prop_assert!(s.p05 <= s.p50 && s.p50 <= s.p95);
        }
    }

    #[test]
    fn a_joint_clause_is_void_if_a_guarantor_attacks(case in cases()) {
        let mut case = Case { liability: Liability::Joint, ..as_restraint(case, (0.5, 0.5), None) };
        let alone = answer(&six_parties(&[])).unwrap();
        prop_assert_eq!(alone.cost, Some(0.0));
        prop_assert_eq!(answer(&case).unwrap().cost, Some(0.0));
        case.restraint = None;
        prop_assert!(answer(&case).unwrap().kept <= 0.0);
        prop_assert!(spread(&case, 20, 1).unwrap().kept.p95 <= 0.0);
    }

    #[test]
    fn without_a_cost_the_base_rate_of_peace_is_restored(case in cases()) {
        let mut case = as_restraint(case, (0.0, 1.0), Some(Council { means: 1.0, veto: true }));
        case.guarantors[0].scores = [Range::fixed(0.0); FACTORS];
        prop_assert!((answer(&case).unwrap().kept - (-1.11_f64).exp()).abs() < 1e-12);
    }

    #[test]
    fn a_veto_takes_away_the_council_only(case in cases(), means in 0.0..1.0_f64) {
        let cost = |council| {
            let case = as_restraint(case.clone(), (0.2, 0.2), council);
            answer(&case).unwrap().cost.unwrap_or_default()
        };
        let without = cost(None);
        let vetoed = cost(Some(Council { means, veto: true }));
        prop_assert!((vetoed - without).abs() < 1e-12);
        let with = cost(Some(Council { means, veto: false }));
        prop_assert!((with - (without + means).min(1.0)).abs() < 1e-12);
    }

    /// A further enforcer adds its own cost, and takes from the others' by free-riding: by that it can lower the sum.
    /// Without free-riding, or if it does not stand in for any of the others (no capability), it never does.
    #[test]
    fn a_further_enforcer_never_harms_but_by_free_riding(case in cases(), leverage in 0.0..1.0_f64, rides: bool) {
        let mut case = as_restraint(case, (0.3, 0.4), None);
        if !rides {
            case.phi = Range::fixed(0.0);
        }
        let before = answer(&case).unwrap().kept;
        case.guarantors.push(guarantor(100, 0.0, if rides { 0.0 } else { 0.5 }));
        let place = case.guarantors.len() - 1;
        if let Some(restraint) = &mut case.restraint {
            restraint.enforcers.push(Enforcer { guarantor: place, means: 1.0, leverage });
        }
        prop_assert!(answer(&case).unwrap().kept >= before - 1e-12);
        let worth = marginal(&case).unwrap()[place].unwrap();
        prop_assert!((worth.kept.without - before).abs() < 1e-12);
    }

    #[test]
    fn restraint_is_drawn_around_its_answer(case in cases()) {
        let case = as_restraint(case, (0.3, 0.4), Some(Council { means: 0.2, veto: false }));
        let drawn = spread(&case, 300, 9).unwrap().kept;
        let kept = answer(&case).unwrap().kept;
        prop_assert!(drawn.p05 - 0.05 <= kept && kept <= drawn.p95 + 0.05, "{:?} {}", drawn, kept);
    }

    /// Whatever numbers come in, there is an answer or a fault.
    #[test]
    fn nothing_panics(numbers in prop::collection::vec(prop::num::f64::ANY, 40), count in 0..5_usize) {
        let mut numbers = numbers.into_iter().cycle();
        let mut next = || numbers.next().unwrap_or_default();
        let mut case = typical(count.max(1));
        for guarantor in &mut case.guarantors {
            guarantor.scores = std::array::from_fn(|_| Range::new(next(), next(), next()));
            guarantor.capability = next();
        }
        case.base = Range::new(next(), next(), next());
        let _fault = answer(&case).is_err();
        let mut case = typical(count.max(1));
        case.rho = Range::fixed(next());
        case.kappa = Range::fixed(next());
        let _fault = (answer(&case).is_err(), spread(&case, 3, 1).is_err());
    }
}
