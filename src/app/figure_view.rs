//! What a figure looks at, as a scene in the small file beside it, and back.
//!
//! Pure: no window, no files. For `app::composing`, `cli` and tests.

use super::figures::FigureRequest;
use crate::model::{Dossier, Extra, Filter, Item, Localised, Scene, SceneId, SceneView};
use crate::session::{Measuring, PathsOf, Session, Window, extent};
use crate::store::ViewFile;

/// Keys of what a view remembers beyond a scene.
const PATHS: &str = "paths";
const MEASURING: &str = "measuring";

/// What is looked at, as a scene.
pub fn scene_of(request: &FigureRequest) -> Scene {
    let session = &request.session;
    let id = session.scene;
    let mut scene = Scene {
        id: id.unwrap_or(SceneId::OPEN),
        rank: 1,
        title: Localised::default(),
        caption: Localised::default(),
        notes: Localised::default(),
        panes: Vec::new(),
        moment: session.moment,
        known_by: None,
        window: None,
        selection: session.selection,
        filter: Filter::default(),
        focus_depth: None,
        view: SceneView::default(),
        branch_of: None,
        basis: String::new(),
        extra: Extra::new(),
    };
    session.take_into(&mut scene);
    scene.view.zoom = request.zoom;
    for (key, value) in [
        (PATHS, session.paths.as_ref().map(serde_json::to_value)),
        (MEASURING, Some(serde_json::to_value(session.measuring))),
    ] {
        if let Some(Ok(value)) = value {
            scene.extra.insert(key.to_owned(), value);
        }
    }
    scene
}

/// Looks at what a view says, as if it had been a scene; what the dossier lacks has been left out already.
pub fn show_view(session: &mut Session, scene: &Scene, whole: Window, dossier: &Dossier) {
    session.show(scene, whole);
    session.scene = Some(scene.id).filter(|id| dossier.scenes.contains_key(id));
    let read = |key: &str| scene.extra.get(key).cloned();
    session.paths = read(PATHS).and_then(|value| serde_json::from_value::<PathsOf>(value).ok());
    session.measuring = read(MEASURING)
        .and_then(|value| serde_json::from_value::<Measuring>(value).ok())
        .unwrap_or_default();
}

/// The request that a view asks for, and what of it the dossier does not have.
pub fn request_of(view: ViewFile, dossier: &Dossier) -> (FigureRequest, Vec<Item>) {
    let missing = view.missing(dossier);
    let view = view.without(&missing);
    let mut session = Session::opening(dossier);
    show_view(&mut session, &view.scene, extent(dossier), dossier);
    let request = FigureRequest {
        zoom: view.scene.view.zoom,
        spec: view.spec,
        session,
    };
    (request, missing)
}
