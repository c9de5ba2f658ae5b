//! What a layout costs and how good it is: CPU seconds of all threads, milliseconds of a round, stress, neighbourhoods kept.
//!
//! `cargo bench --bench layout` prints one table, for made-up networks and for those that `bench/setup.sh` in the folder beside the
//! repository has put into `~/.cache/garant-bench/graphs`. CPU seconds are the median of three. Stress 0 is perfect; `near` and `near 2`
//! are the shares of neighbours (and theirs) among as many nearest nodes in the picture.

#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::path::{Path, PathBuf};

use cpu_time::ProcessTime;
use garant::layout::Positions;
use garant::layout::force::{Edge, Mode, Request, force};
use garant::layout::quality::quality;

#[path = "synthetic/networks.rs"]
mod networks;

const RUNS: usize = 3;
const FILES: [&str; 5] = ["sbm_1k", "sbm_10k", "sbm_100k", "ba_10k", "real_cond-mat-2003"];

fn main() {
    println!("network                  nodes   edges mode         CPU s  ms/round  stress   near  near 2");
    for (name, nodes, edges) in [
        ("blocks", 1_000, networks::blocks(1_000, 12)),
        ("blocks", 10_000, networks::blocks(10_000, 40)),
        ("blocks", 100_000, networks::blocks(100_000, 120)),
        ("hubs", 10_000, networks::hubs(10_000)),
    ] {
        row(name, nodes, &edges);
    }
    grown(100_000, networks::blocks(100_000, 120));
    let folder = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache/garant-bench/graphs"));
    let Some(folder) = folder.filter(|folder| folder.is_dir()) else {
        println!("(no networks in ~/.cache/garant-bench/graphs: run ../shared/bench/setup.sh to compare with other programs)");
        return;
    };
    for name in FILES {
        match read(&folder.join(format!("{name}.edges.csv"))) {
            Some((nodes, edges)) => row(name, nodes, &edges),
            None => println!("{name:<20} (not there)"),
        }
    }
}

/// A table `source,target,weight` with nodes from 0.
fn read(path: &Path) -> Option<(usize, Vec<Edge>)> {
    let text = std::fs::read_to_string(path).ok()?;
    let edges: Option<Vec<Edge>> = text
        .lines()
        .skip(1)
        .map(|line| {
            let mut fields = line.split(',').map(|field| field.parse().ok());
            Some(Edge {
                a: fields.next()??,
                b: fields.next()??,
                weight: 1.0,
            })
        })
        .collect();
    let edges = edges?;
    let nodes = edges.iter().map(|e| e.a.max(e.b) as usize + 1).max().unwrap_or(0);
    Some((nodes, edges))
}

fn row(name: &str, nodes: usize, edges: &[Edge]) {
    for mode in [Mode::Balanced, Mode::Stress, Mode::Communities] {
        let mut request = Request {
            nodes,
            edges: edges.to_vec(),
            radii: vec![0.0; nodes],
            aspect: 1.0,
            mode,
            ..Request::default()
        };
        let Some((cpu, positions)) = median(&request) else { continue };
        let found = quality(nodes, edges, &positions.points, 7);
        let mut few = |rounds| {
            request.iterations = Some(rounds);
            median(&request).map_or(0.0, |(cpu, _)| cpu)
        };
        let round = (few(22) - few(2)) / 20.0 * 1e3;
        println!(
            "{name:<20} {nodes:>9} {:>7} {mode:<12} {cpu:>5.3} {round:>9.2} {:>7.4} {:>6.3} {:>7.3}",
            edges.len(),
            found.stress,
            found.near.unwrap_or(0.0),
            found.near_two.unwrap_or(0.0),
            mode = format!("{mode:?}"),
        );
    }
}

/// Ten nodes come to a picture that is there; the old ones stay.
fn grown(nodes: usize, edges: Vec<Edge>) {
    let mut request = Request {
        nodes,
        edges,
        radii: vec![0.0; nodes + 10],
        ..Request::default()
    };
    let Some(before) = force(&request, &mut |_| true) else {
        return;
    };
    request.nodes += 10;
    request.edges.extend((0..10).map(|k| Edge {
        a: nodes as u32 + k,
        b: k * 997,
        weight: 1.0,
    }));
    request.initial = before.points.iter().copied().map(Some).collect();
    let Some((cpu, after)) = median(&request) else { return };
    let moved = before.points.iter().zip(&after.points).filter(|(a, b)| a != b).count();
    println!("ten more nodes among {nodes}: {cpu:.3} CPU s, {moved} old ones moved");
}

/// CPU seconds and the places.
fn median(request: &Request) -> Option<(f64, Positions)> {
    let mut times = Vec::new();
    let mut places = None;
    for _ in 0..RUNS {
        let begun = ProcessTime::now();
        places = force(request, &mut |_| true);
        times.push(begun.elapsed().as_secs_f64());
    }
    times.sort_by(f64::total_cmp);
    Some((times[RUNS / 2], places?))
}
