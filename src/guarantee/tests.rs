//! The model against its check values, the figures of the literature it was calibrated on, and the properties it must
//! have. Figures come from the domain report; where one does not follow from the stated inputs, the test says so.

mod properties;

use super::factors::{BASE, CHG, CODES, EXP, REP, STK, WAR_A_YEAR};
use super::help::{Sharp, chances};
use super::normal::{cdf, quantile};
use super::*;

fn guarantor(key: u64, score: f64, capability: f64) -> Guarantor {
    Guarantor {
        key,
        scores: [Range::fixed(score); FACTORS],
        capability,
    }
}

/// Equal guarantors that are typical in every respect and together just able.
fn typical(count: usize) -> Case {
    let share = 1.0 / count as f64;
    let all = (0..count).map(|k| guarantor(k as u64, 0.0, share));
    Case::typical(all.collect())
}

fn close(a: f64, b: f64, by: f64) {
    assert!((a - b).abs() <= by, "{a} is not {b} within {by}");
}

fn any_all_enough(case: &Case) -> [f64; 3] {
    let help = answer(case).unwrap().help;
    [help.any, help.all, help.sufficient]
}

/// The stated check: trapezoid rule with 1601 places on [-8, 8], and all combinations one by one.
fn by_the_book(case: &Case) -> [f64; 3] {
    let sharp = Sharp::of(case);
    let p = chances(&sharp, case.violator);
    let n = p.len();
    let thresholds: Vec<f64> = p.iter().map(|p| quantile(*p)).collect();
    let (mut mass, mut sums) = (0.0, [0.0; 3]);
    for node in 0..1601 {
        let shock = -8.0 + 0.01 * f64::from(node);
        let weight = (-0.5 * shock * shock).exp();
        let q: Vec<f64> = thresholds
            .iter()
            .map(|t| cdf((t + sharp.rho.sqrt() * shock) / (1.0 - sharp.rho).sqrt()))
            .collect();
        mass += weight;
        sums[0] += weight * (1.0 - q.iter().map(|q| 1.0 - q).product::<f64>());
        sums[1] += weight * q.iter().product::<f64>();
        for set in 0..1_usize << n {
            let comes = |i: usize| set >> i & 1 == 1;
            if (0..n).filter(|i| comes(*i)).map(|i| sharp.capabilities[i]).sum::<f64>() + 1e-9 >= sharp.kappa {
                sums[2] += weight * (0..n).map(|i| if comes(i) { q[i] } else { 1.0 - q[i] }).product::<f64>();
            }
        }
    }
    sums.map(|sum| sum / mass)
}

#[test]
fn the_check_values_are_met() {
    let file: serde_json::Value = serde_json::from_str(include_str!("../../tests/data/model_test_vectors.json")).unwrap();
    let number = |value: &serde_json::Value| value.as_f64().unwrap();
    for vector in file["vectors"].as_array().unwrap() {
        let guarantors = vector["guarantors"].as_array().unwrap().iter().enumerate();
        let mut case = Case::typical(
            guarantors
                .map(|(key, g)| Guarantor {
                    key: key as u64,
                    scores: CODES.map(|code| Range::fixed(number(&g[code]))),
                    capability: number(&g["capability"]),
                })
                .collect(),
        );
        case.weights = CODES.map(|code| Range::fixed(number(&vector["weights"][code])));
        case.base = Range::fixed(number(&vector["base"]));
        case.phi = Range::fixed(number(&vector["phi"]));
        case.rho = Range::fixed(number(&vector["rho"]));
        case.kappa = Range::fixed(number(&vector["kappa"]));
        let (found, expected) = (answer(&case).unwrap().help, &vector["expect"]);
        for (p, expected) in found.p.iter().zip(expected["p"].as_array().unwrap()) {
            close(*p, number(expected), 1e-6);
        }
        close(found.any, number(&expected["any"]), 1e-6);
        close(found.all, number(&expected["all"]), 1e-6);
        close(found.sufficient, number(&expected["sufficient"]), 1e-6);
    }
}

#[test]
fn a_typical_guarantor_alone_has_the_base_rate() {
    for base in [0.543, 0.745] {
        let mut case = typical(1);
        case.base = Range::fixed(base);
        for found in any_all_enough(&case) {
            close(found, base, 1e-12);
        }
    }
}

#[test]
fn three_typical_guarantors_come_to_the_calibrated_figures() {
    let [any, all, majority] = any_all_enough(&typical(3));
    close(any, 0.65, 0.005);
    close(all, 0.27, 0.005);
    close(majority, 0.46, 0.005);
    // The report's 0.90 "without the rho term" leaves out free-riding too; without rho alone it is 0.84.
    let mut apart = typical(3);
    apart.rho = Range::fixed(0.0);
    close(answer(&apart).unwrap().help.any, 0.843, 0.0005);
    apart.phi = Range::fixed(0.0);
    close(answer(&apart).unwrap().help.any, 0.905, 0.0005);
}

#[test]
fn the_quadrature_is_as_good_as_the_stated_one() {
    let mut worst: f64 = 0.0;
    for (rho, count) in [(0.0, 2), (0.3, 5), (0.7, 9), (0.95, 4), (0.99, 7)] {
        let mut case = typical(count);
        case.rho = Range::fixed(rho);
        for (k, g) in case.guarantors.iter_mut().enumerate() {
            g.capability = 0.07 + 0.041 * ((k * 5) % 7) as f64;
            g.scores = [Range::fixed(0.3 * (k % 3) as f64 - 0.3); FACTORS];
        }
        for (found, expected) in any_all_enough(&case).into_iter().zip(by_the_book(&case)) {
            worst = worst.max((found - expected).abs());
        }
    }
    assert!(worst < 1e-7, "{worst}");
}

#[test]
fn what_is_enough_is_exact_beyond_twelve_guarantors() {
    for (count, same) in [(12, false), (13, false), (14, false), (13, true)] {
        let capabilities: Vec<f64> = (0..count)
            .map(|k| {
                if same {
                    1.0 / 13.0
                } else {
                    0.03 + 0.17 * f64::from((k * 29 + 7) % 23) / 23.0
                }
            })
            .collect();
        let q: Vec<[f64; 1]> = (0..count).map(|k| [0.2 + 0.05 * f64::from(k % 11)]).collect();
        for kappa in [0.1, 0.5, 7.0 / 13.0, 0.93] {
            let mut expected = 0.0;
            for set in 0..1_usize << count {
                let comes = |i: usize| set >> i & 1 == 1;
                let all = 0..count as usize;
                if all.clone().filter(|i| comes(*i)).map(|i| capabilities[i]).sum::<f64>() + 1e-9 >= kappa {
                    expected += all.map(|i| if comes(i) { q[i][0] } else { 1.0 - q[i][0] }).product::<f64>();
                }
            }
            let [found] = enough::Enough::of(&capabilities, kappa).chance(&q, &mut Vec::new());
            close(found, expected, 1e-9);
        }
    }
}

#[test]
fn shares_that_meet_the_need_exactly_are_enough_whatever_their_number() {
    for count in [2, 6, 12, 13, 14, 18, 20, 36, 64] {
        let share = 1.0 / f64::from(count);
        let half = enough::Enough::of(&vec![share; count as usize], 0.5);
        let come = |n: i32| -> Vec<[f64; 1]> { (0..count).map(|k| [f64::from(u8::from(k < n))]).collect() };
        let needed = (count + 1) / 2;
        close(half.chance(&come(needed), &mut Vec::new())[0], 1.0, 0.0);
        close(half.chance(&come(needed - 1), &mut Vec::new())[0], 0.0, 0.0);
    }
}

#[test]
fn twenty_and_more_guarantors_work() {
    for count in [20, 64] {
        let mut case = typical(count);
        for (k, g) in case.guarantors.iter_mut().enumerate() {
            g.capability *= 0.5 + ((k * 31) % 17) as f64 / 17.0;
        }
        let [any, all, sufficient] = any_all_enough(&case);
        assert!(0.0 < all && all < sufficient && sufficient < any && any < 1.0);
        if count == 20 {
            assert!(spread(&case, 50, 1).is_ok());
        }
    }
    let many = (0..65).map(|k| guarantor(k, 0.0, 0.01)).collect();
    assert_eq!(answer(&Case::typical(many)), Err(Fault::TooMany(65)));
}

/// The report's worked example: the promise of a great power not to attack, over ten years, and who would make a breach
/// cost. The means and leverage of Russia, South Korea and Japan are not given there; these fit its figures.
fn six_parties(enforcers: &[(f64, f64)]) -> Case {
    let mut violator = guarantor(0, 0.0, 1.0);
    violator.scores[REP] = Range::fixed(-0.5);
    let mut guarantors = vec![violator];
    for (place, (p, _)) in enforcers.iter().enumerate() {
        let mut one = guarantor(place as u64 + 1, 0.0, 0.1);
        // Its chance is set by two scores of weight 1, without free-riding.
        let half = Range::fixed(0.5 * (normal::logit(*p) - normal::logit(BASE.mode)));
        (one.scores[STK], one.scores[EXP]) = (half, half);
        guarantors.push(one);
    }
    let acting = |(place, (_, leverage)): (usize, &(f64, f64))| Enforcer {
        guarantor: place + 1,
        means: 1.0,
        leverage: *leverage,
    };
    Case {
        phi: Range::fixed(0.0),
        violator: Some(0),
        restraint: Some(Restraint {
            hazard: Range::fixed(WAR_A_YEAR),
            years: 10.0,
            gamma: Range::fixed(2.0),
            enforcers: enforcers.iter().enumerate().map(acting).collect(),
            council: None,
        }),
        ..Case::typical(guarantors)
    }
}

#[test]
fn the_worked_example_of_six_parties_comes_out() {
    let kept = |case: &Case| answer(case).unwrap().kept;
    let mut nobody = six_parties(&[]);
    close(kept(&nobody), 0.93, 0.005);
    let odds = |kept: f64| (1.0 - kept) / kept;
    let before = odds(kept(&nobody));
    nobody.guarantors[0].scores[REP] = Range::fixed(0.0);
    close(kept(&nobody), 0.94, 0.005);
    let (china, russia, korea, japan) = ((0.53, 0.6), (0.28, 0.14), (0.3, 0.02), (0.3, 0.02));
    let with_china = six_parties(&[china]);
    close(odds(kept(&with_china)) / before, 0.53, 0.005);
    close(odds(kept(&six_parties(&[china, russia]))) / before, 0.49, 0.005);
    let all = six_parties(&[china, russia, korea, japan]);
    close(odds(kept(&all)) / before, 0.48, 0.005);
    close(kept(&all), 0.965, 0.0005);
    let mut joint = all;
    joint.liability = Liability::Joint;
    close(odds(kept(&joint)), before, 1e-9);
}

#[test]
fn the_worked_example_of_passing_the_buck_comes_out() {
    // China alone 0.55, Russia alone 0.32; together any 0.56, enough 0.53, with a third of China's means for Russia.
    let one = |key: u64, p: f64, capability: f64| {
        let mut one = guarantor(key, 0.0, capability);
        one.scores[STK] = Range::fixed(normal::logit(p) - normal::logit(BASE.mode));
        one
    };
    let (china, russia) = (one(1, 0.55, 0.65), one(2, 0.32, 0.2));
    let alone = answer(&Case::typical(vec![russia.clone()])).unwrap().help;
    close(alone.any, 0.32, 1e-9);
    close(alone.sufficient, 0.0, 0.0);
    let [any, _, sufficient] = any_all_enough(&Case::typical(vec![china, russia]));
    close(any, 0.56, 0.005);
    close(sufficient, 0.53, 0.005);
}

#[test]
fn an_average_guarantor_spreads_as_calibrated() {
    let mut case = typical(1);
    case.guarantors[0].scores = [Range::around(0.0, 0.25); FACTORS];
    let spread = spread(&case, 4000, 1).unwrap().kept;
    close(spread.p05, 0.33, 0.015);
    close(spread.p50, 0.52, 0.015);
    close(spread.p95, 0.71, 0.015);
}

#[test]
fn the_tornado_of_three_average_guarantors_is_as_published() {
    let mut case = typical(3);
    for guarantor in &mut case.guarantors {
        guarantor.scores = [Range::around(0.0, 0.5); FACTORS];
        guarantor.scores[CHG] = Range::new(-0.7, 0.0, 0.3);
    }
    let bars = tornado(&case, Outcome::Sufficient).unwrap();
    let of = |input| bars.iter().find(|bar| bar.input == input).unwrap();
    let factor = |code: &str| Input::Factor(CODES.iter().position(|c| *c == code).unwrap());
    let published = [
        (Input::Base, 0.19, 0.70),
        (factor("CHG"), 0.21, 0.58),
        (factor("STK"), 0.33, 0.59),
        (factor("EXP"), 0.33, 0.59),
        (Input::Phi, 0.55, 0.29),
        (factor("DIS"), 0.35, 0.57),
        (factor("CAP"), 0.365, 0.55), // The report says 0.37; it is 0.3645.
        (factor("OBL"), 0.38, 0.54),
        (Input::Kappa, 0.65, 0.27),
        (factor("REP"), 0.40, 0.51),
        (factor("DOM"), 0.42, 0.50),
    ];
    for (input, low, high) in published {
        close(of(input).at_low, low, 0.005);
        close(of(input).at_high, high, 0.005);
    }
    assert!(of(Input::Rho).swing() < 0.02, "a majority hardly feels the correlation");
    assert_eq!(bars[0].input, Input::Base);
    assert!(bars.windows(2).all(|pair| pair[0].swing() >= pair[1].swing()));
    let kept = tornado(&case, Outcome::Kept).unwrap();
    let rho = kept.iter().find(|bar| bar.input == Input::Rho).unwrap();
    assert!(rho.swing() > 0.2, "any and all feel it strongly");
}

#[test]
fn the_worth_of_a_guarantor_can_be_negative() {
    // A second one who is hardly able and hardly willing makes the first rely on it.
    let strong = guarantor(1, 0.2, 0.8);
    let weak = guarantor(2, -0.8, 0.3);
    let worth = marginal(&Case::typical(vec![strong, weak])).unwrap();
    let weak = worth[1].unwrap().sufficient;
    assert!(weak.added() < 0.0 && weak.without > weak.with);
    assert!(worth[0].unwrap().sufficient.added() > 0.5);
    let lone = marginal(&typical(1)).unwrap()[0].unwrap();
    close(lone.kept.without, 0.0, 0.0);
    close(lone.kept.added(), 0.543, 1e-9);
    let restraint = marginal(&six_parties(&[(0.53, 0.6), (0.28, 0.14)])).unwrap();
    assert_eq!(restraint[0], None);
    assert!(restraint[1].unwrap().kept.added() > restraint[2].unwrap().kept.added());
    assert!(restraint[2].unwrap().kept.added() > 0.0);
}

#[test]
fn contributions_and_steps_say_what_moves_the_result() {
    let mut case = typical(2);
    case.guarantors[0].scores[EXP] = Range::around(-1.0, 0.25);
    let found = contributions(&case, Outcome::Kept).unwrap();
    assert!(found.factors[EXP] < -0.05);
    close(found.factors[EXP], found.each[0][EXP], 1e-12);
    assert!(found.each[1].iter().all(|added| added.abs() < 1e-12));
    let steps = what_would_change(&case, Outcome::Kept).unwrap();
    assert!(steps.windows(2).all(|pair| pair[0].added.abs() >= pair[1].added.abs()));
    let liability = Change::Liability(Liability::Joint);
    assert!(steps.iter().any(|step| step.change == liability && step.added < 0.0));
    // One step up from none to one on the scale of change there is none: 0.3 is its end.
    let up = |step: &&Effect| matches!(step.change, Change::Score { guarantor: 1, factor: CHG, to, .. } if to > 0.0);
    close(
        steps.iter().find(up).unwrap().outcome,
        {
            let mut other = case.clone();
            other.guarantors[1].scores[CHG] = Range::fixed(0.3);
            answer(&other).unwrap().kept
        },
        1e-12,
    );
    let down = Change::Score {
        guarantor: 0,
        factor: EXP,
        from: -1.0,
        to: -0.5,
    };
    assert!(steps.iter().any(|step| step.change == down && step.added > 0.0));
}

/// Puts something into a promise to refrain that cannot be.
type Spoil = fn(&mut Restraint);

#[test]
fn what_cannot_be_computed_is_refused() {
    let change = |change: fn(&mut Case)| {
        let mut case = six_parties(&[(0.53, 0.6)]);
        change(&mut case);
        let fault = answer(&case).err();
        for outcome in [Outcome::Kept, Outcome::Sufficient] {
            assert_eq!(contributions(&case, outcome).err(), fault);
            assert_eq!(tornado(&case, outcome).err(), fault);
            assert_eq!(what_would_change(&case, outcome).err(), fault);
        }
        assert_eq!(marginal(&case).err(), fault);
        assert_eq!(spread(&case, 10, 1).err(), fault);
        fault.map(|fault| fault.to_string()).unwrap_or_default()
    };
    let restraint = |case: &mut Case, of: Spoil| case.restraint.iter_mut().for_each(of);
    assert_eq!(change(|_| ()), "");
    assert_eq!(change(|c| c.guarantors.clear()), "there is no guarantor");
    assert_eq!(change(|c| c.guarantors[1].key = 0), "guarantor 2 is named twice");
    assert!(change(|c| c.guarantors[1].capability = 0.0).contains("add up to nothing"));
    for bad in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -0.1, 1.1] {
        let mut case = typical(2);
        case.guarantors[1].capability = bad;
        assert_eq!(answer(&case), Err(Fault::Capability(1)));
        let mut case = typical(2);
        case.guarantors[1].scores[EXP] = Range::fixed(bad * 11.0);
        assert_eq!(
            answer(&case),
            Err(Fault::Score {
                guarantor: 1,
                factor: EXP
            })
        );
        for range in [
            Range::fixed(bad),
            Range::new(bad, 0.5, 0.5),
            Range::new(0.5, 0.5, bad),
            Range::new(0.5, bad, 0.5),
        ] {
            let parameters: [fn(&mut Case, Range); 4] = [
                |c, r| c.base = r,
                |c, r| c.rho = r,
                |c, r| c.kappa = r,
                |c, r| c.compliance = r,
            ];
            for put in parameters {
                let mut case = typical(2);
                put(&mut case, range);
                assert!(matches!(answer(&case), Err(Fault::Parameter { .. })), "{range:?}");
            }
        }
    }
    assert!(change(|c| c.phi = Range::new(0.5, 0.3, 0.9)).starts_with("phi must be in order"));
    assert!(change(|c| c.weights[REP].high = f64::NAN).starts_with("REP"));
    assert!(change(|c| c.violator = Some(9)).contains("violator"));
    assert!(change(|c| c.violator = None).contains("violator"));
    let bad: [(Spoil, &str); 7] = [
        (|r| r.hazard = Range::fixed(f64::NAN), "hazard"),
        (|r| r.hazard = Range::fixed(0.0), "hazard"),
        (|r| r.years = f64::INFINITY, "years"),
        (|r| r.gamma = Range::fixed(-1.0), "gamma"),
        (|r| r.enforcers[0].means = f64::NAN, "means"),
        (|r| r.enforcers[0].leverage = 2.0, "leverage"),
        (|r| r.enforcers[0].guarantor = 0, "violator"),
    ];
    for (of, part) in bad {
        let mut case = six_parties(&[(0.53, 0.6)]);
        restraint(&mut case, of);
        let said = answer(&case).unwrap_err().to_string();
        assert!(said.contains(part), "{said}");
    }
    for draws in [0, spread::MOST_DRAWS + 1] {
        assert!(matches!(
            spread(&typical(1), draws, 1),
            Err(Fault::Parameter { name: "draws", .. })
        ));
    }
}
