//! Tests of the parameters: defaults within their ranges, names of parts, and what is refused.

use super::*;

#[test]
fn every_default_lies_in_its_range_and_reads_back() {
    let mut params = Params::default();
    for spec in PARAMS.iter() {
        let value = params.get(spec.id).unwrap();
        check_range(&value, spec.range).unwrap();
        params.set(spec.id, &value).unwrap();
    }
    assert_eq!(params, Params::default());
}

#[test]
fn every_number_of_a_vector_or_table_has_a_name_of_its_own() {
    for spec in PARAMS.iter() {
        let (rows, columns) = match spec.default() {
            Value::Vector(v) => (v.len(), 1),
            Value::Matrix(m) => (m.len(), m[0].len()),
            _ => continue,
        };
        let places = (0..rows).flat_map(|i| (0..columns).map(move |j| (i, j)));
        let mut names: Vec<&str> = places.map(|(i, j)| spec.part(i, j).unwrap().1.zh).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all, "{}", spec.id);
    }
    let weights = ParamSpec::find("star_weights").unwrap();
    let (row, name) = weights.part(2, 1).unwrap();
    assert_eq!((row.unwrap().zh, name.zh), ("文明", "志愿队伍"));
    assert_eq!(ParamSpec::find("pooling").unwrap().part(0, 0), None);
}

#[test]
fn wrong_kinds_and_ranges_are_refused() {
    let mut params = Params::default();
    assert!(matches!(
        params.set("grid_households", &Value::Bool(true)),
        Err(ParamError::Kind(_))
    ));
    assert!(matches!(
        params.set("grid_households", &Value::Int(0)),
        Err(ParamError::Range { .. })
    ));
    assert!(matches!(
        params.set("no_such", &Value::Int(1)),
        Err(ParamError::Unknown(_))
    ));
}
