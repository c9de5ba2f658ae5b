//! The pane drawn headless: what a click sends, what is drawn of a long text, what a figure shows.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;

use super::{DocumentState, document_ui};
use crate::catalogue::Words;
use crate::command::{Command, CommandQueue};
use crate::derived::{Derived, Snapshot};
use crate::model::{Dossier, Item, Language, PaneKind};
use crate::session::Session;
use crate::theme::Palette;
use crate::views::{Hover, Medium, ViewCtx};

const DEMO: &str = r#"{
  "documents": [
    {"id": "d.one", "title": {"en": "First"}, "language": "en", "published": "2019-04", "reliability": "B",
     "text": "Moscow signed a pact. Nothing else.\n\n## Head\n\nPeking waited."},
    {"id": "d.two", "title": {"en": "Second"}, "language": "en", "published": "2024-06-19", "text": "Seoul objected."}
  ],
  "passages": [
    {"id": "p.1", "document": "d.one", "target": {"start": 0, "end": 21, "exact": "Moscow signed a pact."}},
    {"id": "p.2", "document": "d.two", "target": {"start": 0, "end": 15, "exact": "Seoul objected."}}
  ],
  "actors": [
    {"id": "a.ru", "code": "RU", "kind": "state", "names": [{"name": {"en": "Russia"}}]},
    {"id": "a.kp", "code": "KP", "kind": "state", "names": [{"name": {"en": "North Korea"}}]}
  ],
  "ties": [{"id": "t.pact", "family": "commitment", "from": "a.ru", "to": "a.kp", "label": {"en": "pact"}}],
  "claims": [
    {"id": "c.1", "speaker": "a.ru", "stance": "asserts", "about": ["t.pact"], "words": {"en": "A pact was signed."}, "passages": ["p.1"]},
    {"id": "c.2", "speaker": "a.ru", "stance": "denies", "about": ["t.pact"], "words": {"en": "No pact."}, "passages": ["p.2"]}
  ]
}"#;

struct Scene {
    dossier: Dossier,
    session: Session,
    snapshot: Snapshot,
    commands: CommandQueue,
    state: DocumentState,
    medium: Medium,
}

impl Scene {
    fn new(change: impl FnOnce(&mut Dossier, &mut Session)) -> Self {
        let mut dossier: Dossier = serde_json::from_str(DEMO).unwrap();
        let mut session = Session::opening(&dossier);
        change(&mut dossier, &mut session);
        let snapshot = Derived::default().refresh(&dossier, 1, &session);
        Self {
            dossier,
            session,
            snapshot,
            commands: CommandQueue::default(),
            state: DocumentState::default(),
            medium: Medium::Screen,
        }
    }

    fn harness(self) -> Harness<'static, Self> {
        let mut installed = false;
        let builder = Harness::builder().with_size(egui::vec2(400.0, 700.0));
        let mut harness = builder.build_ui_state(
            move |ui, scene: &mut Self| {
                if !std::mem::replace(&mut installed, true) {
                    crate::theme::install_fonts(ui.ctx());
                    crate::theme::install_style(ui.ctx());
                    return;
                }
                let Self {
                    dossier,
                    session,
                    snapshot,
                    commands,
                    state,
                    medium,
                } = scene;
                let ctx = ViewCtx {
                    dossier,
                    derived: snapshot,
                    session,
                    words: Words::new(Language::En),
                    palette: &Palette::LIGHT,
                    commands,
                    hover: &Hover::default(),
                    medium: *medium,
                    sources: None,
                    today: session.moment,
                };
                document_ui(&ctx, ui, state);
            },
            self,
        );
        harness.run_steps(4);
        harness
    }
}

#[test]
fn a_click_on_a_mark_selects_what_it_is_about() {
    let mut harness = Scene::new(|_, _| {}).harness();
    harness.get_by_label("Passage ¶1: Moscow signed a pact.").click();
    harness.run_steps(2);
    let tie: Item = "t.pact".parse().unwrap();
    let expected = Command::Select {
        item: Some(tie),
        source: Some(PaneKind::Document),
    };
    assert_eq!(harness.state().commands.drain(), [expected]);
}

#[test]
fn a_click_on_a_row_opens_the_document() {
    let mut harness = Scene::new(|_, _| {}).harness();
    harness.get_by_label("Document: Second").click();
    harness.run_steps(2);
    let sent = harness.state().commands.drain();
    assert!(sent.contains(&Command::OpenDocument("d.two".parse().unwrap())), "{sent:?}");
}

#[test]
fn what_was_not_yet_published_carries_no_marks() {
    let day = crate::model::Day::from_ymd(2020, 1, 1).unwrap();
    let scene = Scene::new(|_, session| {
        session.known_by = Some(day);
        session.document = Some("d.two".parse().unwrap());
    });
    let harness = scene.harness();
    assert!(harness.query_by_label("Passage ¶1: Seoul objected.").is_none());
    assert_eq!(
        harness.state().state.page.blocks.len(),
        1,
        "the text itself is still there to read"
    );
}

#[test]
fn the_evidence_is_stepped_through_from_the_foot() {
    let mut harness = Scene::new(|_, session| session.select("t.pact".parse().ok(), None)).harness();
    harness.get_by_label("Next passage").click();
    harness.run_steps(2);
    assert_eq!(harness.state().commands.drain(), [Command::StepEvidence(1)]);
}

#[test]
fn a_long_text_is_scrolled_to_its_evidence_and_comes_to_rest() {
    let scene = Scene::new(|dossier, session| {
        let document = dossier.documents.get_mut(&"d.one".parse().unwrap()).unwrap();
        let filler = "A sentence that says nothing of any weight to anybody. ".repeat(8);
        let before = format!("{}\n\n", filler.trim_end()).repeat(2_300);
        document.text = format!("{before}{}", document.text);
        let shift = before.chars().count();
        let passage = dossier.passages.get_mut(&"p.1".parse().unwrap()).unwrap();
        passage.target.span.start += shift;
        passage.target.span.end += shift;
        session.select("t.pact".parse().ok(), None);
    });
    let mut harness = scene.harness();
    for _ in 0..80 {
        harness.step();
    }
    assert!(
        harness.query_by_label("Passage ¶2301: Moscow signed a pact.").is_some(),
        "the evidence is in view"
    );
    let offset = harness.state().state.flow.offset;
    harness.run();
    assert!(
        (harness.state().state.flow.offset - offset).abs() < 0.5,
        "a text at rest asks for no frames"
    );
}

#[test]
fn evidence_far_down_in_another_long_text_comes_into_view() {
    let scene = Scene::new(|dossier, session| {
        for (id, passage, rows) in [("d.one", "p.1", 2_300_usize), ("d.two", "p.2", 900)] {
            let document = dossier.documents.get_mut(&id.parse().unwrap()).unwrap();
            let row = |row| format!("{row}: {}", "19, 1815, 1823; ".repeat(3 + row % 40));
            let before = (0..rows).map(row).collect::<Vec<_>>().join("\n\n") + "\n\n";
            document.text = format!("{before}{}\n\n{}", document.text, before.trim_end());
            let shift = before.chars().count();
            let passage = dossier.passages.get_mut(&passage.parse().unwrap()).unwrap();
            passage.target.span.start += shift;
            passage.target.span.end += shift;
        }
        session.document = Some("d.two".parse().unwrap());
    });
    let mut harness = scene.harness();
    for evidence in [0, 1, 0, 1] {
        let scene = harness.state_mut();
        scene.session.select("t.pact".parse().ok(), None);
        scene.session.evidence = evidence;
        let document = ["d.one", "d.two"][evidence];
        scene.session.document = Some(document.parse().unwrap());
        scene.snapshot = Derived::default().refresh(&scene.dossier, 1, &scene.session);
        for _ in 0..3 {
            harness.step();
        }
        let label = ["Passage ¶2301: Moscow signed a pact.", "Passage ¶901: Seoul objected."][evidence];
        assert!(harness.query_by_label(label).is_some(), "{label} is in view");
        for _ in 0..150 {
            harness.step();
        }
        assert!(harness.query_by_label(label).is_some(), "{label} stays in view");
    }
}

#[test]
fn a_figure_shows_the_text_without_buttons() {
    let mut scene = Scene::new(|_, _| {});
    scene.medium = Medium::Figure;
    let harness = scene.harness();
    assert!(harness.query_by_label("Next passage").is_none());
    assert!(harness.query_by_label("First").is_some(), "the title is there");
}
