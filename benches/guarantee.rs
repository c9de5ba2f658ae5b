//! What an answer of the guarantee model costs: milliseconds of the clock, median of several runs.
//!
//! `cargo bench --bench guarantee` prints one table. Guarantors differ in their capability, which costs most; every
//! score, weight and parameter has its range. What an interactive change asks for is all of it, within a frame (16 ms)
//! with six guarantors and 10 000 draws.

#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::hint::black_box;
use std::time::Instant;

use garant::guarantee::spread::DRAWS;
use garant::guarantee::{
    Case, FACTORS, Fault, Guarantor, Outcome, Range, answer, contributions, marginal, spread, tornado, what_would_change,
};

const RUNS: usize = 21;

/// A case with so many guarantors, no two alike, and a need that is not known sharply either if asked.
fn case(count: usize, unsure: bool) -> Case {
    let guarantor = |k: usize| Guarantor {
        key: k as u64,
        scores: std::array::from_fn(|factor| Range::around(0.5 * ((k + factor) % 3) as f64 - 0.5, 0.25)),
        capability: (0.1 + 0.9 * (k * 37 % 101) as f64 / 101.0) * 1.5 / count as f64,
    };
    let mut case = Case::typical((0..count).map(guarantor).collect());
    // A lone guarantor could be too weak for any help to be enough.
    for guarantor in &mut case.guarantors {
        guarantor.capability = if count == 1 { 1.0 } else { guarantor.capability.min(1.0) };
    }
    if unsure {
        case.kappa = Range::new(0.3, 0.5, 0.8);
    }
    case
}

fn median<T>(mut work: impl FnMut(u64) -> Result<T, Fault>) -> Result<f64, Fault> {
    let mut times = Vec::new();
    for run in 0..RUNS {
        let begun = Instant::now();
        black_box(work(run as u64)?);
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    Ok(times[RUNS / 2])
}

fn main() -> Result<(), Fault> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    println!("Guarantee model, {DRAWS} draws on {cores} cores, ms (aim with six guarantors: all together below 16)\n");
    println!(
        "{:>10} {:>8} {:>8} {:>8} {:>14} {:>8} {:>8} {:>12}",
        "guarantors", "draws", "unsure", "answer", "contributions", "marginal", "tornado", "what changes"
    );
    for count in [1, 3, 6, 12, 20, 32] {
        let (known, unsure) = (case(count, false), case(count, true));
        let asked = Outcome::Sufficient;
        println!(
            "{count:>10} {:>8.2} {:>8.2} {:>8.3} {:>14.2} {:>8.2} {:>8.2} {:>12.2}",
            median(|seed| spread(&known, DRAWS, seed))?,
            median(|seed| spread(&unsure, DRAWS, seed))?,
            median(|_| answer(&known))?,
            median(|_| contributions(&known, asked))?,
            median(|_| marginal(&known))?,
            median(|_| tornado(&known, asked))?,
            median(|_| what_would_change(&known, asked))?,
        );
    }
    println!("\n\"unsure\": draws where the need is a range too. With more than 20 guarantors let a thread work it out.");
    Ok(())
}
