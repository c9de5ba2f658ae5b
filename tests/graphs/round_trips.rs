//! What a format can hold comes back as it was.

use garant::exchange::csv_table::{self, Lists};
use garant::exchange::graph::from_dossier::{Selection, from_dossier};
use garant::exchange::graph::to_dossier::{Options, to_dossier};
use garant::exchange::graph::{Edge, End, Graph, Key, Kind, Look, Node, On, Spell, TimeFormat, Value, Way};
use garant::exchange::{Limits, Report, dot, ftm, gexf, graphml};
use garant::model::{Dossier, Language};
use proptest::prelude::*;

use super::{read_gexf, read_graphml};

/// What XML can hold, and nothing that is trimmed.
fn words() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9äß\"'&<>,;=\\]\\[|é€漢 -]{0,12}".prop_map(|s| s.trim().to_owned())
}

fn filled() -> impl Strategy<Value = String> {
    ("[a-zä0]", words()).prop_map(|(a, b)| format!("{a}{b}").trim().to_owned())
}

fn end() -> impl Strategy<Value = End> {
    (1900_i32..2030, 1_u8..13, any::<bool>()).prop_map(|(year, month, open)| End {
        text: format!("{year}-{month:02}-01").into(),
        open,
    })
}

fn spell(open: bool) -> impl Strategy<Value = Spell> {
    (prop::option::of(end()), end(), any::<bool>()).prop_map(move |(start, finish, both)| {
        let plain = |end: End| End {
            open: end.open && open,
            ..end
        };
        Spell {
            end: (both || start.is_none()).then_some(plain(finish)),
            start: start.map(plain),
        }
    })
}

fn look() -> impl Strategy<Value = Option<Box<Look>>> {
    let place = prop::option::of([-1e3_f32..1e3, -1e3_f32..1e3, -1e3_f32..1e3]);
    let parts = (
        place,
        prop::option::of(0_f32..100.0),
        prop::option::of(any::<[u8; 3]>()),
        prop::option::of(0_f32..1.0),
        prop::option::of(Just(Box::<str>::from("disc"))),
    );
    parts.prop_map(|(place, size, colour, opacity, shape)| {
        let look = Look {
            place,
            size,
            colour,
            opacity,
            shape,
        };
        (look != Look::default()).then(|| Box::new(look))
    })
}

/// How much a format can hold.
#[derive(Debug, Clone, Copy)]
struct Holds {
    dynamic: bool,
    options: bool,
    graph_values: bool,
}

fn keys(holds: Holds) -> Vec<Key> {
    let key = |on, id: &str, kind, dynamic: bool| Key {
        title: format!("{id} &<\"> title"),
        dynamic: dynamic && holds.dynamic,
        default: (id == "flag").then(|| "true".to_owned()),
        options: if id == "note" && holds.options {
            "a|b".into()
        } else {
            String::new()
        },
        ..Key::plain(on, id, kind)
    };
    let mut keys = vec![
        key(On::Node, "note", Kind::Text, false),
        key(On::Node, "flag", Kind::Flag, false),
        key(On::Node, "degree", Kind::Whole, true),
        key(On::Edge, "share", Kind::Real, false),
        key(On::Edge, "code no", Kind::Text, false),
    ];
    if holds.graph_values {
        keys.push(key(On::Graph, "year of the set", Kind::Whole, false));
    }
    keys
}

fn values(holds: Holds, keys: &'static [(u32, bool)]) -> impl Strategy<Value = Vec<Value>> {
    let one = (0..keys.len(), words(), prop::option::of(spell(true))).prop_map(move |(at, text, spell)| Value {
        key: keys[at].0,
        text: text.into(),
        spell: spell.filter(|_| holds.dynamic && keys[at].1).map(Box::new),
    });
    prop::collection::vec(one, 0..4)
}

fn graph(holds: Holds) -> impl Strategy<Value = Graph> {
    let node = (
        prop::option::of(words()),
        prop::option::of(filled()),
        values(holds, &[(0, false), (1, false), (2, true)]),
        prop::collection::vec(spell(true), 0..3),
        look(),
        prop::collection::btree_set(0_u32..6, 0..3),
    );
    let edge = (
        (0_u32..6, 0_u32..6, 0..3_usize),
        prop::option::of(filled()),
        (prop::option::of(words()), prop::option::of(filled())),
        prop::option::of(-1e6_f64..1e6),
        values(holds, &[(3, false), (4, false)]),
        prop::collection::vec(spell(true), 0..3),
        look(),
    );
    let head = (words(), words(), 0..3_usize, words());
    (head, prop::collection::vec(node, 6), prop::collection::vec(edge, 0..12)).prop_map(
        move |((title, creator, way, value), nodes, edges)| {
            let ways = [Way::Directed, Way::Undirected, Way::Mutual];
            let nodes = nodes
                .into_iter()
                .enumerate()
                .map(|(at, (label, kind, values, spells, look, parents))| Node {
                    id: format!("n {at}").into(),
                    label: label.map(Into::into),
                    kind: kind.map(Into::into),
                    values,
                    spells,
                    look,
                    parents: parents.into_iter().filter(|parent| *parent as usize != at).collect(),
                    ..Node::default()
                });
            let edges = edges
                .into_iter()
                .map(|((from, to, way), id, (label, kind), weight, values, spells, look)| Edge {
                    id: id.map(Into::into),
                    from,
                    to,
                    way: ways[way],
                    label: label.map(Into::into),
                    kind: kind.map(Into::into),
                    weight: weight.filter(|w| (*w - 1.0).abs() > f64::EPSILON),
                    values,
                    spells,
                    look,
                    ..Edge::default()
                });
            Graph {
                title,
                creator,
                way: ways[way % 2],
                time: TimeFormat::Date,
                keys: keys(holds),
                values: if holds.graph_values {
                    vec![Value {
                        key: 5,
                        text: value.into(),
                        spell: None,
                    }]
                } else {
                    Vec::new()
                },
                nodes: nodes.collect(),
                edges: edges.collect(),
                rest: Vec::new(),
            }
        },
    )
}

const GEXF: Holds = Holds {
    dynamic: true,
    options: true,
    graph_values: false,
};
const GRAPHML: Holds = Holds {
    dynamic: false,
    options: false,
    graph_values: true,
};

/// Keys in the order of their identifiers, since a format may have an order of its own for them.
fn sorted(mut graph: Graph) -> Graph {
    let mut order: Vec<usize> = (0..graph.keys.len()).collect();
    order.sort_by_key(|at| (graph.keys[*at].on, graph.keys[*at].id.clone()));
    let place = |key: u32| order.iter().position(|at| *at == key as usize).unwrap() as u32;
    for values in graph
        .nodes
        .iter_mut()
        .map(|n| &mut n.values)
        .chain(graph.edges.iter_mut().map(|e| &mut e.values))
    {
        for value in values {
            value.key = place(value.key);
        }
    }
    for value in &mut graph.values {
        value.key = place(value.key);
    }
    for node in &mut graph.nodes {
        node.parents.sort_unstable();
    }
    graph.keys.sort_by_key(|key| (key.on, key.id.clone()));
    graph
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn gexf_gives_back_what_it_was_given(graph in graph(GEXF)) {
        let mut report = Report::default();
        let text = gexf::write(&graph, &mut report);
        prop_assert_eq!(&report, &Report::default());
        let read = read_gexf(&text).unwrap();
        prop_assert_eq!(&read.report.totals, &[], "{}", text);
        let mut expected = sorted(graph);
        // A list of parents is read from its own elements.
        let mut found = sorted(read.graph.without_places());
        for graph in [&mut expected, &mut found] {
            // Without a name the title is a description, which is read trimmed.
            graph.title = graph.title.trim().to_owned();
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn graphml_gives_back_what_it_was_given(graph in graph(GRAPHML)) {
        let mut report = Report::default();
        let text = graphml::write(&graph, &mut report);
        prop_assert_eq!(&report, &Report::default());
        let read = read_graphml(&text).unwrap();
        prop_assert_eq!(&read.report.totals, &[], "{}", text);
        prop_assert_eq!(sorted(read.graph.without_places()), sorted(graph));
    }

    #[test]
    fn two_tables_give_back_what_they_were_given(graph in graph(GRAPHML)) {
        let graph = plain(graph);
        let mut report = Report::default();
        let (edges, nodes) = (csv_table::edges(&graph, &mut report), csv_table::nodes(&graph));
        prop_assert_eq!(&report, &Report::default());
        let (of_edges, of_nodes) = (csv_table::guess(&edges, 100), csv_table::guess(&nodes, 100));
        prop_assert_eq!((of_edges.lists, of_nodes.lists), (Lists::Ties, Lists::Actors));
        let limits = Limits::default();
        let read = csv_table::graph(&edges, Some(("nodes.csv", &nodes, &of_nodes)), &of_edges, &limits, &mut |_| true);
        if graph.edges.is_empty() {
            prop_assert!(read.is_err());
            return Ok(());
        }
        let (read, _) = read.unwrap();
        prop_assert_eq!(&read.report.totals, &[]);
        let mut found = sorted(read.graph.without_places());
        found.keys.retain(|key| key.on != On::Graph);
        prop_assert_eq!(found, sorted(graph));
    }

    #[test]
    fn entities_give_back_what_they_were_given(graph in graph(GRAPHML)) {
        let graph = of_entities(graph);
        let mut report = Report::default();
        let text = ftm::write(&graph, &mut report);
        prop_assert_eq!(&report, &Report::default());
        let read = ftm::read(&text, &Limits::default(), &mut |_| true).unwrap();
        let mut found = sorted(read.graph.without_places());
        let mut expected = sorted(graph);
        // Which properties there are follows from the entities.
        for graph in [&mut found, &mut expected] {
            for values in graph.nodes.iter_mut().map(|n| &mut n.values).chain(graph.edges.iter_mut().map(|e| &mut e.values)) {
                for value in values.iter_mut() {
                    value.text = format!("{}={}", graph.keys[value.key as usize].title, value.text).into();
                    value.key = 0;
                }
                values.sort_by(|a, b| a.text.cmp(&b.text));
            }
            graph.keys.clear();
        }
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn dot_is_well_formed(graph in graph(GEXF)) {
        let text = dot::write(&graph, &mut Report::default());
        let statements = statements_of(&text);
        prop_assert_eq!(statements, Some(graph.nodes.len() + graph.edges.len()), "{}", text);
    }
}

/// Reads DOT as its grammar has it, as far as it is written here: `digraph ID { (ID (op ID)? list? ;)* }`.
fn statements_of(text: &str) -> Option<usize> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(c) = rest.chars().next() {
        if c == '"' {
            let mut end = None;
            let mut escaped = false;
            for (at, c) in rest.char_indices().skip(1) {
                match c {
                    _ if escaped => escaped = false,
                    '\\' => escaped = true,
                    '"' => {
                        end = Some(at + 1);
                        break;
                    }
                    _ => {}
                }
            }
            tokens.push("ID");
            rest = rest.get(end?..)?.trim_start();
        } else {
            let known = ["digraph", "graph", "->", "--", "{", "}", "[", "]", "=", ",", ";"];
            let token = known.into_iter().find(|token| rest.starts_with(token))?;
            tokens.push(token);
            rest = rest[token.len()..].trim_start();
        }
    }
    let mut body = tokens
        .strip_prefix(&["digraph", "ID", "{"])
        .or(tokens.strip_prefix(&["graph", "ID", "{"]))?;
    let mut count = 0;
    while body != ["}"] {
        body = body.strip_prefix(&["ID"])?;
        if let Some(more) = body.strip_prefix(&["->", "ID"]).or(body.strip_prefix(&["--", "ID"])) {
            body = more;
        }
        if let Some(mut list) = body.strip_prefix(&["["]) {
            loop {
                list = list.strip_prefix(&["ID", "=", "ID"])?;
                match list.split_first()? {
                    (&",", more) => list = more,
                    (&"]", more) => break body = more,
                    _ => return None,
                }
            }
        }
        body = body.strip_prefix(&[";"])?;
        count += 1;
    }
    Some(count)
}

/// What two tables can hold: no spells but one, no parents, no looks but places.
fn plain(mut graph: Graph) -> Graph {
    graph.title.clear();
    graph.creator.clear();
    graph.values.clear();
    graph.way = Way::Directed;
    graph.keys = graph
        .keys
        .into_iter()
        .map(|key| Key {
            on: key.on,
            ..Key::plain(key.on, &key.id, Kind::Text)
        })
        .filter(|key| key.on != On::Graph)
        .collect();
    // One value of an attribute, and not an empty one.
    let single = |values: &mut Vec<Value>| {
        let mut seen = Vec::new();
        values.retain(|v| {
            !v.text.is_empty() && !seen.contains(&v.key) && {
                seen.push(v.key);
                true
            }
        });
        values.sort_by_key(|v| v.key);
    };
    for node in &mut graph.nodes {
        single(&mut node.values);
        node.spells.clear();
        node.parents.clear();
        node.label = node.label.take().filter(|l| !l.is_empty());
        let place = node.look.as_ref().and_then(|l| l.place);
        node.look = place.map(|[x, y, _]| {
            Box::new(Look {
                place: Some([x, y, 0.0]),
                ..Look::default()
            })
        });
    }
    for edge in &mut graph.edges {
        single(&mut edge.values);
        edge.look = None;
        edge.spells.truncate(1);
        for end in edge.spells.iter_mut().flat_map(|s| [&mut s.start, &mut s.end]).flatten() {
            end.open = false;
        }
        edge.label = edge.label.take().filter(|l| !l.is_empty());
    }
    graph
}

/// What entities can hold.
fn of_entities(graph: Graph) -> Graph {
    let mut graph = plain(graph);
    for (at, node) in graph.nodes.iter_mut().enumerate() {
        node.kind = Some(["Person", "Company", "PublicBody"][at % 3].into());
        node.look = None;
    }
    for (at, edge) in graph.edges.iter_mut().enumerate() {
        edge.id = Some(format!("e{at}").into());
        edge.kind = Some(["Ownership", "Employment", "UnknownLink"][at % 3].into());
        edge.way = if at % 3 == 2 { Way::Undirected } else { Way::Directed };
        edge.weight = None;
        edge.label = None;
    }
    graph
}

fn built_in() -> Dossier {
    garant::store::Opened::built_in().dossier
}

/// What the graph formats keep of a dossier: actors by name and kind, ties by ends, dates, family, class, direction.
fn kept(dossier: &Dossier) -> (Vec<String>, Vec<String>) {
    let actors = dossier.actors.values().filter(|a| !a.extra.contains_key("data.set"));
    let actors = actors.map(|a| {
        let name = a.names.first().map(|n| (n.name.de.clone(), n.name.en.clone()));
        format!("{} {name:?} {:?} {} {:?}", a.id, a.kind, a.code, a.exists)
    });
    let ties = dossier.ties.values().map(|t| {
        format!(
            "{} {:?} {:?} {} {} {:?} {:?} {:?}",
            t.id, t.family, t.class, t.from, t.to, t.direction, t.valid, t.label
        )
    });
    (actors.collect(), ties.collect())
}

#[test]
fn a_dossier_comes_back_from_every_graph_format() {
    let dossier = built_in();
    let ends: std::collections::BTreeSet<_> = dossier.ties.values().flat_map(|t| [t.from, t.to]).collect();
    let mut expected = dossier.clone();
    for actor in dossier.actors.keys().filter(|id| !ends.contains(id)) {
        expected.actors.remove(actor);
    }
    let (actors, ties) = kept(&expected);
    let selection = Selection {
        actors: Some(ends),
        ..Selection::default()
    };
    let graph = from_dossier(&dossier, &selection, Language::En, &mut Report::default());
    let limits = Limits::default();
    let go = &mut |_: f32| true;
    let mut report = Report::default();
    let xml = gexf::write(&graph, &mut report);
    let by_gexf = to_dossier(read_gexf(&xml).unwrap(), xml.as_bytes(), &Options::of("x.gexf"), &limits, go).unwrap();
    let xml = graphml::write(&graph, &mut report);
    let by_graphml = to_dossier(
        read_graphml(&xml).unwrap(),
        xml.as_bytes(),
        &Options::of("x.graphml"),
        &limits,
        go,
    )
    .unwrap();
    let (edges, nodes) = (csv_table::edges(&graph, &mut report), csv_table::nodes(&graph));
    let mapping = csv_table::guess(&edges, 1000);
    let by_tables = csv_table::import(
        "x.csv",
        edges.as_bytes(),
        Some(("nodes.csv", nodes.as_bytes())),
        &mapping,
        &limits,
        go,
    )
    .unwrap();
    for (name, imported) in [("gexf", by_gexf), ("graphml", by_graphml), ("csv", by_tables)] {
        assert_eq!(imported.dossier.check(), [], "{name}");
        let (found_actors, found_ties) = kept(&imported.dossier);
        // A tie without dates of its own carries those of its instrument in the file.
        assert_eq!(found_actors, actors, "{name}");
        let own = |ties: &[String]| ties.iter().map(|t| t.replace("valid", "")).collect::<Vec<_>>();
        assert_eq!(found_ties.len(), ties.len(), "{name}");
        for (found, wanted) in own(&found_ties).iter().zip(own(&ties)) {
            let undated = wanted.contains(" None Localised");
            assert!(undated || *found == wanted, "{name}:\n{found}\n{wanted}");
        }
    }
}
