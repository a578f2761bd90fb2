//! The study for SALib: the problem, the points, and the mean outcomes, in the row order of the design.
//!
//! `SALib.analyze.sobol.analyze(problem, outcomes, calc_second_order=False)` and `morris.analyze(problem, points, outcomes)` read them.

use std::path::Path;

use gongzhi_engine::catalogue::params::ParamSpec;
use gongzhi_engine::experiment::sweep::{SweepStudy, SweepTable};
use gongzhi_engine::scenario::Factor;
use serde_json::{Value, json};

use crate::failure::{Failure, unwritten};
use crate::output::{PendingFile, replace};

pub(super) const PROBLEM: &str = "salib-problem.json";
pub(super) const POINTS: &str = "salib-points.csv";
pub(super) const OUTCOMES: &str = "salib-outcomes.csv";

/// Writes problem, points and outcomes.
pub(super) fn write(
    study: &SweepStudy,
    table: &SweepTable,
    stamp: &Value,
    out: &Path,
) -> Result<(), Failure> {
    let names: Vec<&str> = study.factors().iter().map(Factor::id).collect();
    let bounds: Vec<[f64; 2]> = study.factors().iter().map(bounds).collect();
    let problem = json!({
        "num_vars": names.len(),
        "names": names,
        "bounds": bounds,
        "design": study.points().design().id(),
        "gongzhi": stamp,
    });
    let text = serde_json::to_string_pretty(&problem).map_err(|_| unwritten(out))?;
    replace(&out.join(PROBLEM), &format!("{text}\n"))?;
    let number = |point: usize| -> Vec<f64> {
        let settings = study.settings(point);
        let each = settings.iter().zip(study.factors());
        each.map(|(s, factor)| s.number(factor, study.base()))
            .collect()
    };
    lines(&out.join(POINTS), &names, study.count(), &number)?;
    let metrics: Vec<&str> = table.metrics().iter().map(String::as_str).collect();
    let means =
        |point: usize| -> Vec<f64> { (0..metrics.len()).map(|m| table.mean(m, point)).collect() };
    lines(&out.join(OUTCOMES), &metrics, study.count(), &means)
}

/// Ends of a factor; of listed levels, their first and last place or number.
fn bounds(factor: &Factor) -> [f64; 2] {
    match factor {
        Factor::Range { low, high, .. } => [*low, *high],
        Factor::Values { param, values } if ParamSpec::find(param).is_some() => {
            let numbers = || values.iter().flat_map(|v| v.numbers());
            let low = numbers().fold(f64::MAX, f64::min);
            let high = numbers().fold(f64::MIN, f64::max);
            if low < high { [low, high] } else { [0.0, 1.0] }
        }
        _ => [0.0, (factor.levels() as f64 - 1.0).max(1.0)],
    }
}

fn lines(
    path: &Path,
    names: &[&str],
    points: usize,
    cells: &dyn Fn(usize) -> Vec<f64>,
) -> Result<(), Failure> {
    let mut file = PendingFile::beside(path)?;
    file.write(&format!("{}\n", names.join(",")))?;
    for point in 0..points {
        let cells: Vec<String> = cells(point).into_iter().map(float).collect();
        file.write(&format!("{}\n", cells.join(",")))?;
    }
    file.whole().map(drop)
}

/// A number that no reader takes for a whole one, which SALib refuses; nothing for an undefined one.
fn float(x: f64) -> String {
    match x.is_nan() {
        true => String::new(),
        false => format!("{x:?}"),
    }
}
