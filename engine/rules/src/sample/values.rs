//! Plausible values of fields: a medium one first, then low and high ones.

use gongzhi_catalogue::records::{FieldSpec, FieldType, RecordKind};
use gongzhi_catalogue::units::Unit;

/// Sample values of a field. All items of a list take the same value. Booleans are 0 and 1, options are indices into their list.
/// Of the numbers in `named`, which occur in the rule, those within the range of the others are added.
pub(super) fn values(kind: RecordKind, field: &FieldSpec, named: &[f64]) -> Vec<f64> {
    match field.ty {
        FieldType::Bool | FieldType::Bools(_) => vec![0.0, 1.0],
        FieldType::Enum(list) => (0..list.ids.len()).map(|i| i as f64).collect(),
        FieldType::Int | FieldType::Ints(_) => {
            let whole = named.iter().copied().filter(|x| x.fract() == 0.0);
            with(ints(kind, field), whole)
        }
        FieldType::Float | FieldType::Floats(_) => with(floats(kind, field), named.iter().copied()),
    }
}

/// The values, and those of `others` that lie between the least and the greatest of them.
fn with(values: &[f64], others: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut all = values.to_vec();
    let least = values.iter().copied().fold(f64::MAX, f64::min);
    let most = values.iter().copied().fold(f64::MIN, f64::max);
    for x in others {
        if (least..=most).contains(&x) && !all.contains(&x) && all.len() < 12 {
            all.push(x);
        }
    }
    all
}

fn ints(kind: RecordKind, field: &FieldSpec) -> &'static [f64] {
    match (kind, field.name) {
        (_, "severity") => &[2.0, 1.0, 3.0],
        (RecordKind::StarOf, "index") => &[2.0, 0.0, 1.0, 3.0, 4.0],
        (RecordKind::Indicator, "index") => &[2.0, 0.0, 1.0, 3.0],
        (_, "size") => &[3.0, 1.0, 2.0, 4.0, 5.0, 6.0],
        (_, "stars_held") => &[3.0, 0.0, 1.0, 2.0, 4.0, 5.0],
        (_, "stages_done") => &[3.0, 0.0, 5.0],
        (_, "parties" | "commitments") => &[2.0, 1.0, 4.0],
        (_, "deadline_days") => &[5.0, 1.0, 20.0],
        (_, "age_days") => &[3.0, 0.0, 60.0],
        (_, "days_since_visit") => &[60.0, 0.0, 720.0],
        (RecordKind::Community, "households") => &[1000.0, 300.0, 4000.0],
        (RecordKind::Grid, "households") => &[150.0, 30.0, 600.0],
        (_, "residents") => &[2800.0, 800.0, 12000.0],
        (_, "grids") => &[7.0, 1.0, 30.0],
        (_, "petitions_open" | "open" | "count") => &[5.0, 0.0, 60.0],
        (_, "contracts") => &[2.0, 0.0, 8.0],
        _ => &[1.0, 0.0, 3.0],
    }
}

fn floats(kind: RecordKind, field: &FieldSpec) -> &'static [f64] {
    match (kind, field.name) {
        (_, "threshold") => &[0.6, 0.3, 0.9],
        (_, "weight") => &[1.0, 0.5, 2.0],
        (RecordKind::Community, "mu_start") => &[0.0, -1.0, 1.0],
        (RecordKind::Grid, "score" | "previous_score") => &[0.6, 0.0, 1.2],
        (_, "expected") => &[3.0, 0.1, 20.0],
        (RecordKind::Grid, "staff") => &[1.0, 0.2, 3.0],
        _ => of_unit(field.unit),
    }
}

fn of_unit(unit: Unit) -> &'static [f64] {
    match unit {
        Unit::Share => &[0.5, 0.0, 1.0],
        Unit::Points => &[60.0, 0.0, 100.0],
        Unit::Staff => &[8.0, 1.0, 25.0],
        Unit::Hours => &[4.0, 0.5, 40.0],
        Unit::HoursPerMonth => &[20.0, 0.0, 200.0],
        Unit::Yuan | Unit::YuanPerYear => &[20_000.0, 0.0, 500_000.0],
        Unit::PerThousandYear => &[60.0, 0.0, 400.0],
        Unit::Number => &[1.0, 0.0, 5.0],
        _ => &[20.0, 0.0, 2000.0],
    }
}
