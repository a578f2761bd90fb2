//! The numbers of a vector or table that differ, by name.
//!
//! "20 values" does not say that 志愿队伍 went from 1 to 2.

use gongzhi_engine::catalogue::params::{ParamSpec, Value};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::text::{Label, Lang};

use crate::numbers::format;

/// A number of a vector or table that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct PartChanged {
    /// Its name, if the catalogue has one.
    pub name: Option<Label>,
    /// Its position, from 1, row by row.
    pub place: usize,
    /// The value before.
    pub before: f64,
    /// The value after.
    pub after: f64,
}

impl PartChanged {
    /// "志愿队伍 1 → 2".
    pub fn text(&self, unit: Unit, lang: Lang) -> String {
        let name = self.name.map(|n| n.get(lang).to_owned());
        let name = name.unwrap_or_else(|| self.place.to_string());
        let [before, after] = [self.before, self.after].map(|x| format::param(x, unit, lang));
        format!("{name} {before} → {after}")
    }
}

/// The numbers of a vector or table that differ; empty for other values and for tables of different shapes.
pub fn parts_changed(id: &str, before: &Value, after: &Value) -> Vec<PartChanged> {
    let width = match (before, after) {
        (Value::Vector(a), Value::Vector(b)) if a.len() == b.len() => 1,
        (Value::Matrix(a), Value::Matrix(b)) if shape(a) == shape(b) => {
            a.first().map_or(1, Vec::len).max(1)
        }
        _ => return Vec::new(),
    };
    let spec = ParamSpec::find(id);
    let (old, new) = (before.numbers(), after.numbers());
    let pairs = old.into_iter().zip(new).enumerate();
    pairs
        .filter(|(_, (a, b))| a != b)
        .map(|(at, (before, after))| PartChanged {
            name: spec.and_then(|s| s.part(at / width, at % width).map(|(_, name)| name)),
            place: at + 1,
            before,
            after,
        })
        .collect()
}

fn shape(rows: &[Vec<f64>]) -> Vec<usize> {
    rows.iter().map(Vec::len).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;
    use crate::policy::changes::{items, value};
    use crate::protocol::Origin;
    use gongzhi_engine::scenario::{Changes, Library};

    #[test]
    fn a_changed_number_of_a_table_or_vector_is_named() {
        let origin = Origin::Shipped("yuecheng-2018".to_owned());
        let loaded = library::load(&origin, &Library::shipped());
        let scenario = loaded.scenario.unwrap();
        let text = |id: &str, change: &dyn Fn(&mut Value), lang| {
            let mut after = value(&scenario, id).unwrap();
            change(&mut after);
            let mut changes = Changes::default();
            changes.params.insert(id.to_owned(), after);
            items(&scenario, &scenario, &changes, lang)[0].text(lang)
        };
        let weigh = |value: &mut Value| {
            if let Value::Matrix(rows) = value {
                rows[2][1] = 2.0;
            }
        };
        assert_eq!(
            text("star_weights", &weigh, Lang::Zh),
            "20 有权重：志愿队伍 1 → 2"
        );
        assert_eq!(
            text("star_weights", &weigh, Lang::En),
            "Weights of the 20 must-haves: Volunteer teams 1 → 2"
        );
        let urgent = |value: &mut Value| {
            if let Value::Vector(days) = value {
                days[2] = 3.0;
            }
        };
        assert_eq!(
            text("deadlines", &urgent, Lang::En),
            "Closing deadlines: Urgent 4 workdays → 3 workdays"
        );
        let all = |value: &mut Value| {
            if let Value::Matrix(rows) = value {
                rows.iter_mut().flatten().for_each(|x| *x = 0.5);
            }
        };
        let many = text("star_thresholds", &all, Lang::Zh);
        assert!(many.ends_with("，另有17项"), "{many}");
    }
}
