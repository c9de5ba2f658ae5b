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

    /// Lets the value follow a change from one key to another, if it is held for the first; else it is forgotten.
    /// A value that somebody still holds is copied first.
    pub fn follow(&mut self, from: &K, to: K, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        if let Some((held, mut value)) = self.held.take()
            && held == *from
        {
            change(Arc::make_mut(&mut value));
            self.held = Some((to, value));
        }
    }

    /// Holds the value on under another key, if `stays` says that it is the same.
    pub fn keep(&mut self, from: &K, to: K, stays: impl FnOnce(&T) -> bool) {
        self.held = self
            .held
            .take()
            .filter(|(held, value)| held == from && stays(value))
            .map(|(_, value)| (to, value));
    }

    /// The value for a key, if it is held.
    pub fn held(&self, key: &K) -> Option<&Arc<T>> {
        self.held.as_ref().filter(|(held, _)| held == key).map(|(_, value)| value)
    }

    /// The key of the value that is held.
    pub fn key(&self) -> Option<&K> {
        self.held.as_ref().map(|(key, _)| key)
    }

    /// Takes a value that was computed elsewhere.
    pub fn put(&mut self, key: K, value: Arc<T>) {
        self.held = Some((key, value));
    }

    /// Gives the value away with its key.
    pub fn take(&mut self) -> Option<(K, Arc<T>)> {
        self.held.take()
    }
}
