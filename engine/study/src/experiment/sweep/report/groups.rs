//! Points that belong to one level of a factor, or to one part of its range.

use std::collections::BTreeMap;

use crate::experiment::sweep::setting::{Coordinate, Setting};
use crate::experiment::sweep::study::SweepStudy;
use crate::experiment::sweep::table::SweepTable;
use gongzhi_scenario::Factor;

/// Parts into which a range is divided where points lie anywhere in it.
const PARTS: usize = 8;

/// Points that belong together.
pub(super) struct Group {
    /// The level, or the ends of the part.
    pub name: String,
    /// The points.
    pub points: Vec<usize>,
}

/// The groups of a factor, in order. One at a time, the first is the scenario as it is.
pub(super) fn groups(study: &SweepStudy, factor: usize) -> Vec<Group> {
    let spec = &study.factors()[factor];
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for point in 0..study.count() {
        let place = match study.points().coordinate(point, factor) {
            // Points at which another factor is moved tell nothing about this one.
            Coordinate::Today if point > 0 => continue,
            Coordinate::Today => 0,
            Coordinate::Level(level) => 1 + level,
            Coordinate::Share(share) => {
                let parts = parts(spec);
                1 + ((share * parts as f64) as usize).min(parts - 1)
            }
        };
        groups.entry(place).or_default().push(point);
    }
    let name = |points: &[usize]| {
        let settings = points
            .iter()
            .map(|p| study.settings(*p).swap_remove(factor));
        named(study, spec, settings.collect())
    };
    groups
        .into_values()
        .map(|points| Group {
            name: name(&points),
            points,
        })
        .collect()
}

fn parts(factor: &Factor) -> usize {
    match factor {
        Factor::Range { .. } => PARTS,
        _ => factor.levels().max(1),
    }
}

/// The setting that the points of a group share, or the least and the greatest.
fn named(study: &SweepStudy, factor: &Factor, mut settings: Vec<Setting>) -> String {
    let number = |s: &Setting| s.number(factor, study.base());
    settings.sort_by(|a, b| number(a).total_cmp(&number(b)));
    let cell = |s: Option<&Setting>| s.map(|s| s.cell(factor, study.base()));
    let (first, last) = (cell(settings.first()), cell(settings.last()));
    match (first, last) {
        (Some(first), Some(last)) if first != last => match (first.parse(), last.parse()) {
            (Ok(low), Ok(high)) => format!("{}–{}", tidy(low), tidy(high)),
            _ => format!("{first}–{last}"),
        },
        (first, _) => first.unwrap_or_default(),
    }
}

/// The end of a part, which is no setting of its own, without the last digits of its float.
fn tidy(x: f64) -> f64 {
    (x * 1e6).round() / 1e6
}

impl Group {
    /// By replication, the mean of a metric over the points of the group in which it is defined. NaN if there is none, or a point has
    /// not been run: with fewer points the mean would be of something else.
    pub fn means(&self, table: &SweepTable, metric: usize) -> Vec<f64> {
        let of = |replication: usize| {
            let complete = self.points.iter().all(|p| table.was_run(*p, replication));
            let values = self
                .points
                .iter()
                .map(|p| table.at(metric, *p)[replication]);
            let defined: Vec<f64> = values.filter(|x| !x.is_nan()).collect();
            let mean = crate::results::mean(&defined);
            mean.filter(|_| complete).unwrap_or(f64::NAN)
        };
        (0..table.replications()).map(of).collect()
    }
}
