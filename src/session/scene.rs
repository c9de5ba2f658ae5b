//! Whether what is looked at is what a scene shows.

use super::{Session, Window};
use crate::model::{Item, Scene};

impl Session {
    /// Whether everything is as the scene shows it; `all` is the period of the whole dossier. Which passage of the
    /// evidence is open counts only where the scene names a document; the zoom is the network pane's.
    pub fn is_showing(&self, scene: &Scene, all: Window) -> bool {
        let mut shown = self.clone();
        shown.show(scene, all);
        let itself = self.selection == Some(Item::from(scene.id)) && self.also.is_empty();
        let selected = itself || (shown.selection == self.selection && shown.also == self.also);
        let clocks = (shown.moment, shown.known_by, shown.show_later) == (self.moment, self.known_by, self.show_later);
        let period = (shown.window, shown.brush, shown.compare) == (self.window, self.brush, self.compare);
        let left_out = shown.filter == self.filter && shown.focus_depth == self.focus_depth;
        let attack = |session: &Self| session.chain.map(|chain| (chain.attacker, chain.attacked));
        let thought = shown.what_if == self.what_if && attack(&shown) == attack(self) && self.paths.is_none();
        let network = (shown.layout, shown.matrix, shown.hulls) == (self.layout, self.matrix, self.hulls);
        let drawn = network && shown.grouping == self.grouping && shown.ledger == self.ledger;
        let page = scene.view.document.is_none() || (shown.document, shown.evidence) == (self.document, self.evidence);
        selected && clocks && period && left_out && thought && drawn && page
    }
}

#[cfg(test)]
mod tests {
    use crate::session::{LayoutMethod, Session, extent};
    use crate::store::Opened;

    #[test]
    fn every_scene_of_the_built_in_dossier_is_shown_until_something_is_changed() {
        let dossier = Opened::built_in().dossier;
        let all = extent(&dossier);
        let mut session = Session::opening(&dossier);
        for scene in dossier.scenes.values() {
            session.show(scene, all);
            assert!(session.is_showing(scene, all), "{}", scene.id);
            let mut other = session.clone();
            other.moment = other.moment.add_days(1);
            assert!(!other.is_showing(scene, all));
            let mut other = session.clone();
            other.layout = if other.layout == LayoutMethod::Map {
                LayoutMethod::Force
            } else {
                LayoutMethod::Map
            };
            assert!(!other.is_showing(scene, all));
            let mut other = session.clone();
            other.select(Some(scene.id.into()), None);
            assert!(other.is_showing(scene, all), "the scene itself is no other selection");
        }
    }

    #[test]
    fn what_is_taken_is_what_is_shown() {
        let dossier = Opened::built_in().dossier;
        let all = extent(&dossier);
        let mut session = Session::opening(&dossier);
        for scene in dossier.scenes.values() {
            session.show(scene, all);
            let mut taken = scene.clone();
            session.take_into(&mut taken);
            let mut again = Session::opening(&dossier);
            again.show(&taken, all);
            assert!(again.is_showing(scene, all), "{}", scene.id);
        }
    }
}
