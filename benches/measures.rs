//! What measures of a network cost: milliseconds of processor time, all threads together.
//!
//! `cargo bench --bench measures [graph …]` prints one table. Graphs made here are rings of blocs with chance ties; where
//! the folder `~/.cache/garant-bench/graphs` is there, its graphs are measured as well, and it is said if it is not.

#![expect(clippy::print_stdout, reason = "the table is the result")]

use std::path::PathBuf;

use cpu_time::ProcessTime;
use garant::measures::{Cuts, Graph, Sources, betweenness, communities, cores, modularity, page_rank};

const RUNS: usize = 5;
/// Larger graphs are not asked for exact betweenness.
const EXACT: usize = 30_000;

/// Blocs of a hundred, with two of three ties inside; the same every time.
fn made(nodes: u32, ties: usize) -> Graph {
    let mut state = 1815_u64;
    let mut below = |n: u32| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % u64::from(n)) as u32
    };
    let edges: Vec<(u32, u32, f32)> = (0..ties)
        .map(|tie| {
            let from = below(nodes);
            let to = if tie % 3 == 0 {
                below(nodes)
            } else {
                (from / 100 * 100 + below(100)).min(nodes - 1)
            };
            (from, to, 1.0)
        })
        .collect();
    Graph::undirected(nodes as usize, &edges)
}

/// Graphs kept by the peers' benchmark: `source,target` after a head.
fn kept(wanted: &[String]) -> Vec<(String, Graph)> {
    let folder = PathBuf::from(std::env::var("HOME").unwrap_or_default()).join(".cache/garant-bench/graphs");
    let mut found = Vec::new();
    for name in wanted {
        let path = folder.join(format!("{name}.edges.csv"));
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("{} is not there", path.display());
            continue;
        };
        let pair = |line: &str| {
            let mut parts = line.split(',').map(str::parse::<u32>);
            Some((parts.next()?.ok()?, parts.next()?.ok()?, 1.0))
        };
        let edges: Vec<(u32, u32, f32)> = text.lines().skip(1).filter_map(pair).collect();
        let nodes = edges.iter().map(|(a, b, _)| a.max(b) + 1).max().unwrap_or(0);
        found.push((name.clone(), Graph::undirected(nodes as usize, &edges)));
    }
    found
}

fn median<T>(runs: usize, mut work: impl FnMut() -> T) -> (f64, Option<T>) {
    let mut times = Vec::new();
    let mut last = None;
    for _ in 0..runs {
        let begun = ProcessTime::now();
        last = Some(work());
        times.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    (times[runs / 2], last)
}

fn main() {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let named: Vec<String> = std::env::args()
        .skip(1)
        .filter(|argument| !argument.starts_with('-'))
        .collect();
    let usual = ["sbm_1k", "sbm_10k", "sbm_100k", "ba_10k", "real_cond-mat-2003"].map(str::to_owned);
    let mut graphs = vec![
        ("made 1k".to_owned(), made(1_000, 2_000)),
        ("made 10k".to_owned(), made(10_000, 30_000)),
    ];
    if !named.is_empty() {
        graphs.clear();
    }
    graphs.extend(kept(if named.is_empty() { &usual } else { &named }));
    println!(
        "Measures on {threads} cores, CPU ms, median of {RUNS} (aims on sbm_10k: Leiden 37 at Q .821, PageRank 5, betweenness 12500)\n"
    );
    println!(
        "{:>20} {:>8} {:>8} {:>9} {:>6} {:>9} {:>8} {:>8} {:>12} {:>12}",
        "graph", "nodes", "edges", "Leiden", "Q", "PageRank", "cores", "cuts", "256 sources", "all sources"
    );
    for (name, graph) in &graphs {
        let (leiden, groups) = median(RUNS, || communities(graph, 1));
        let (rank, _) = median(RUNS, || page_rank(graph));
        let (core, _) = median(RUNS, || cores(graph));
        let (cut, _) = median(RUNS, || Cuts::of(graph));
        let (sampled, _) = median(1, || betweenness(graph, Sources::Sampled(256, 1), threads, &|_| true));
        let exact = (graph.nodes() <= EXACT).then(|| median(1, || betweenness(graph, Sources::All, threads, &|_| true)).0);
        println!(
            "{name:>20} {:>8} {:>8} {leiden:>9.1} {:>6.4} {rank:>9.2} {core:>8.2} {cut:>8.2} {sampled:>12.0} {:>12}",
            graph.nodes(),
            graph.edges() / 2,
            modularity(graph, &groups.unwrap_or_default()),
            exact.map_or_else(|| "-".to_owned(), |ms| format!("{ms:.0}")),
        );
    }
}
