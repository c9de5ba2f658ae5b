//! `garant assess`: the guarantee model without a window. Cases as plain numbers (`--vectors`), results as JSON;
//! assessments of a dossier are worked out in `judged`.
//!
//! For `cli` only. A file is read and worked out as a whole before anything is written.

use std::io::{self, Write as _};
use std::path::Path;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use super::arguments::Assess;
use super::judged;
use crate::app::explain::{explain_store, explain_write};
use crate::catalogue::Words;
use crate::guarantee::{Case, FACTORS, Fault, Guarantor, Range, answer};
use crate::store;
use crate::views::fault::fault_words;
use crate::work;

/// Largest file that is read: thousands of cases.
const MOST_BYTES: u64 = 4 << 20;

/// Works out what was asked for and writes it.
pub(super) fn assess(words: Words, asked: &Assess) -> Result<(), String> {
    let Some(path) = &asked.vectors else {
        let Some(id) = &asked.id else {
            return Err(words.text("cli-assess-nothing").to_owned());
        };
        return judged::judge(words, id, asked);
    };
    let bytes = store::read_bytes(path, MOST_BYTES).map_err(|error| explain_store(words, &error))?;
    let file: File = serde_json::from_slice(&bytes).map_err(|error| explain_store(words, &store::json_error(path, &error)))?;
    let named = file.vectors.iter().enumerate();
    let results: Result<Vec<Outcome>, String> = named
        .map(|(number, vector)| {
            vector
                .outcome(number)
                .map_err(|fault| refused(words, vector.named(number), &fault))
        })
        .collect();
    write(words, asked.json.as_deref(), &Results { vectors: results? })
}

fn refused(words: Words, name: String, fault: &Fault) -> String {
    let reason = fault_words(words, &|_| None, fault);
    words.with("cli-assess-vector", &[("name", name.into()), ("reason", reason.into())])
}

/// Writes JSON into a file, or to standard output with `-` or no name.
pub(super) fn write(words: Words, out: Option<&Path>, results: &impl Serialize) -> Result<(), String> {
    let put = |out: &mut dyn io::Write| {
        serde_json::to_writer_pretty(&mut *out, results)?;
        out.write_all(b"\n")
    };
    if let Some(path) = out.filter(|path| path.as_os_str() != "-") {
        return work::write_streaming(path, put).map_err(|error| explain_write(words, &error));
    }
    let mut all = Vec::new();
    put(&mut all).map_err(|error| error.to_string())?;
    match io::stdout().lock().write_all(&all) {
        // Whoever reads standard output may have had enough.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.to_string()),
        _ => Ok(()),
    }
}

/// The file that is read. Fields of others, such as a note, are passed over here, but not within a case: there a
/// misspelt parameter would silently be the model's.
#[derive(Deserialize)]
struct File {
    vectors: Vec<Vector>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    name: Option<String>,
    guarantors: Vec<Scores>,
    base: Option<f64>,
    phi: Option<f64>,
    rho: Option<f64>,
    kappa: Option<f64>,
    weights: Option<Weights>,
    #[serde(rename = "note")]
    _note: Option<IgnoredAny>,
    #[serde(rename = "expect")]
    _expect: Option<IgnoredAny>,
    #[serde(rename = "tolerance")]
    _tolerance: Option<IgnoredAny>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "UPPERCASE")]
struct Scores {
    obl: f64,
    stk: f64,
    cap: f64,
    chg: f64,
    dis: f64,
    rep: f64,
    dom: f64,
    exp: f64,
    #[serde(rename = "capability")]
    capability: f64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "UPPERCASE")]
struct Weights {
    obl: Option<f64>,
    stk: Option<f64>,
    cap: Option<f64>,
    chg: Option<f64>,
    dis: Option<f64>,
    rep: Option<f64>,
    dom: Option<f64>,
    exp: Option<f64>,
}

impl Scores {
    /// In the order of the model.
    fn in_order(&self) -> [f64; FACTORS] {
        let s = self;
        [s.obl, s.stk, s.cap, s.chg, s.dis, s.rep, s.dom, s.exp]
    }
}

impl Weights {
    /// In the order of the model.
    fn in_order(&self) -> [Option<f64>; FACTORS] {
        let w = self;
        [w.obl, w.stk, w.cap, w.chg, w.dis, w.rep, w.dom, w.exp]
    }
}

impl Vector {
    /// Its name, or its number from 1.
    fn named(&self, number: usize) -> String {
        self.name.clone().unwrap_or_else(|| (number + 1).to_string())
    }

    fn case(&self) -> Case {
        let guarantors = self.guarantors.iter().enumerate();
        let mut case = Case::typical(
            guarantors
                .map(|(key, scores)| Guarantor {
                    key: key as u64,
                    scores: scores.in_order().map(Range::fixed),
                    capability: scores.capability,
                })
                .collect(),
        );
        let given = [
            (&mut case.base, self.base),
            (&mut case.phi, self.phi),
            (&mut case.rho, self.rho),
            (&mut case.kappa, self.kappa),
        ];
        let weights = self.weights.as_ref().map_or([None; FACTORS], Weights::in_order);
        for (range, value) in given.into_iter().chain(case.weights.iter_mut().zip(weights)) {
            if let Some(value) = value {
                *range = Range::fixed(value);
            }
        }
        case
    }

    fn outcome(&self, number: usize) -> Result<Outcome, Fault> {
        let help = answer(&self.case())?.help;
        Ok(Outcome {
            name: self.named(number),
            p: help.p,
            any: help.any,
            all: help.all,
            sufficient: help.sufficient,
        })
    }
}

#[derive(Serialize)]
struct Results {
    vectors: Vec<Outcome>,
}

#[derive(Serialize)]
struct Outcome {
    name: String,
    p: Vec<f64>,
    any: f64,
    all: f64,
    sufficient: f64,
}
