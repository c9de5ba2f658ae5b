//! A value and the key it was computed from.

use std::sync::Arc;

/// Keeps one value as long as its key stays the same. The key must hold everything the value depends on.
#[derive(Debug)]
pub struct Cached<K, T> {
    held: Option<(K, Arc<T>)>,
}

impl<K, T> Default for Cached<K, T> {
    fn default() -> Self {
        Self { held: None }
    }
}

impl<K: PartialEq + Clone, T> Cached<K, T> {
    /// The value for `key`, computed if the last one was for another key.
    pub fn get(&mut self, key: &K, compute: impl FnOnce() -> T) -> Arc<T> {
        if let Some((held, value)) = &self.held
            && held == key
        {
            return Arc::clone(value);
        }
        let value = Arc::new(compute());
        self.held = Some((key.clone(), Arc::clone(&value)));
        value
    }
}
