//! The attributes of a record, sorted: what means something here, and what is kept as it stands.

use std::collections::BTreeMap;

use serde_json::{Value as Json, json};

use super::super::meaning::Meaning;
use super::super::{Kind, Look, On, Value};
use super::{DATA, Maker};
use crate::model::Extra;

/// What one edge or node says, by meaning; and what means nothing here.
#[derive(Default)]
pub(super) struct Said {
    texts: BTreeMap<Meaning, Value>,
    pub(super) data: Extra,
}

impl Said {
    /// The words of this meaning, once.
    pub(super) fn text(&mut self, meaning: Meaning) -> Option<Box<str>> {
        let value = self.texts.remove(&meaning).filter(|value| !value.text.trim().is_empty());
        value.map(|value| value.text)
    }
}

impl Maker<'_> {
    /// Sorts the values of a record by what they mean; what means nothing here becomes data.
    pub(super) fn said(&self, on: On, values: Vec<Value>) -> Said {
        let mut said = Said::default();
        for default in self.defaults.iter().filter(|(key, _)| *key == on).map(|(_, value)| value) {
            if !values.iter().any(|v| v.key == default.key) {
                self.take(&mut said, default.clone());
            }
        }
        for value in values {
            self.take(&mut said, value);
        }
        said
    }

    /// What was meant and not used, since something else said it already, stays as data; `said_so` are the words in use.
    pub(super) fn keep_unused(&self, said: &mut Said, said_so: &[&str]) {
        for (_, value) in std::mem::take(&mut said.texts) {
            if !said_so.contains(&value.text.trim()) {
                self.keep(&mut said.data, &value);
            }
        }
    }

    /// Keeps words that were taken for a meaning and could not be used.
    pub(super) fn put_back(&self, data: &mut Extra, on: On, meaning: Meaning, text: &str) {
        let key = self
            .meanings
            .iter()
            .zip(&self.graph_keys)
            .position(|(m, key)| *m == meaning && key.on == on);
        if let Some(key) = key {
            let value = Value {
                key: key as u32,
                text: text.into(),
                spell: None,
            };
            self.keep(data, &value);
        }
    }

    fn take(&self, said: &mut Said, value: Value) {
        let meaning = self.meanings.get(value.key as usize).copied().unwrap_or(Meaning::Keep);
        match meaning {
            Meaning::Leave => {}
            Meaning::Keep => self.keep(&mut said.data, &value),
            _ if value.spell.is_some() || said.texts.contains_key(&meaning) => self.keep(&mut said.data, &value),
            _ => {
                said.texts.insert(meaning, value);
            }
        }
    }

    /// Keeps a value as data: several of one name become a list, those bound to time say so.
    fn keep(&self, data: &mut Extra, value: &Value) {
        let Some(key) = self.graph_keys.get(value.key as usize) else {
            return;
        };
        let name = format!("{DATA}{}", key.title);
        let plain = typed(key.kind, &value.text);
        let json = match &value.spell {
            Some(spell) => json!({
                "value": plain,
                "start": spell.start.as_ref().map(|end| &*end.text),
                "end": spell.end.as_ref().map(|end| &*end.text),
            }),
            None => plain,
        };
        match data.get_mut(&name) {
            None if key.dynamic => {
                data.insert(name, Json::Array(vec![json]));
            }
            None => {
                data.insert(name, json);
            }
            Some(Json::Array(list)) => list.push(json),
            Some(one) => *one = Json::Array(vec![one.take(), json]),
        }
    }
}

/// A value as its type, where nothing is lost by it: leading zeros, infinities and long numbers stay text.
fn typed(kind: Kind, text: &str) -> Json {
    let same = |json: Json| {
        let written = json.to_string();
        Some(json).filter(|_| written == text)
    };
    let typed = match kind {
        Kind::Whole => text.parse::<i64>().ok().and_then(|n| same(json!(n))),
        Kind::Real => text
            .parse::<f64>()
            .ok()
            .filter(|n| n.is_finite())
            .and_then(|n| same(json!(n))),
        Kind::Flag => text.parse::<bool>().ok().map(Json::Bool),
        Kind::Text | Kind::List | Kind::Address => None,
    };
    typed.unwrap_or_else(|| Json::String(text.to_owned()))
}

/// How a record is drawn, as far as it has no place of its own here.
pub(super) fn look_json(look: &Look, placed: bool) -> Option<Json> {
    let mut drawn = serde_json::Map::new();
    let mut put = |name: &str, value: Json| {
        drawn.insert(name.to_owned(), value);
    };
    if let Some(colour) = look.colour {
        put("colour", json!(colour));
    }
    if let Some(size) = look.size {
        put("size", json!(size));
    }
    if let Some(opacity) = look.opacity {
        put("opacity", json!(opacity));
    }
    if let Some(shape) = &look.shape {
        put("shape", json!(&**shape));
    }
    if let Some([_, _, z]) = look.place.filter(|[_, _, z]| placed && z.abs() > 0.0) {
        put("z", json!(z));
    }
    (!drawn.is_empty()).then_some(Json::Object(drawn))
}

/// Keeps something of the record itself as data; an attribute of the file that has the name steps aside.
pub(super) fn insert(data: &mut Extra, name: &str, json: Json) {
    let own = format!("{DATA}{name}");
    if let Some(of_file) = data.insert(own.clone(), json) {
        let mut aside = own + "'";
        while data.contains_key(&aside) {
            aside.push('\'');
        }
        data.insert(aside, of_file);
    }
}
