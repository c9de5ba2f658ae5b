//! Back and forward through what was looked at. Apart from undo: looking changes nothing.

use super::Session;

/// Sessions before and after the present one.
#[derive(Debug, Default)]
pub struct Navigation {
    back: Vec<Session>,
    forward: Vec<Session>,
}

/// More steps than anyone goes back.
const MOST: usize = 200;

impl Navigation {
    /// Remembers `session` before it changes.
    pub fn leave(&mut self, session: &Session) {
        self.back.push(session.clone());
        if self.back.len() > MOST {
            self.back.remove(0);
        }
        self.forward.clear();
    }

    /// Goes one step back; `false` if there is none.
    pub fn back(&mut self, session: &mut Session) -> bool {
        Self::step(&mut self.back, &mut self.forward, session)
    }

    /// Goes one step forward; `false` if there is none.
    pub fn forward(&mut self, session: &mut Session) -> bool {
        Self::step(&mut self.forward, &mut self.back, session)
    }

    fn step(from: &mut Vec<Session>, to: &mut Vec<Session>, session: &mut Session) -> bool {
        let Some(mut target) = from.pop() else { return false };
        target.selection_serial = session.selection_serial + 1;
        target.selected_in = None;
        target.playing = false;
        to.push(std::mem::replace(session, target));
        true
    }

    /// Whether there is a step back.
    pub fn can_go_back(&self) -> bool {
        !self.back.is_empty()
    }

    /// Whether there is a step forward.
    pub fn can_go_forward(&self) -> bool {
        !self.forward.is_empty()
    }
}
