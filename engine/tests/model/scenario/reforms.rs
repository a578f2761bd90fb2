//! Reforms, saved files, self-contained files, and the published schema.

use std::collections::BTreeMap;

use gongzhi_engine::catalogue::params::{PARAMS, Value};
use gongzhi_engine::scenario::{Changes, SHIPPED, Scenario, flatten, parse_value, reform, schema};

use gongzhi_engine::scenario::fixture::{read_clean as read, shipped};

fn changes(params: &[(&str, Value)], rules: &[(&str, &str)]) -> Changes {
    Changes {
        params: params
            .iter()
            .map(|(k, v)| ((*k).to_owned(), v.clone()))
            .collect(),
        rules: rules
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect(),
        ..Changes::default()
    }
}

#[test]
fn no_change_gives_the_same_scenario() {
    for (id, _) in SHIPPED {
        let base = shipped(id);
        assert_eq!(reform(&base, &Changes::default()).unwrap(), base);
    }
}

#[test]
fn a_value_as_it_was_gives_the_same_hash() {
    let base = shipped("yuecheng-2018");
    let same = reform(
        &base,
        &changes(&[("grid_households", Value::Int(150))], &[]),
    )
    .unwrap();
    assert_eq!(same.hash, base.hash);
    assert_eq!(same.baseline.as_deref(), Some("yuecheng-2018"));
    let other = reform(
        &base,
        &changes(&[("grid_households", Value::Int(100))], &[]),
    )
    .unwrap();
    assert_ne!(other.hash, base.hash);
    assert_eq!(
        other.hash,
        shipped("grid-100").hash,
        "the shipped reform makes the same change"
    );
}

#[test]
fn a_changed_function_replaces_the_one_in_its_block_and_only_that() {
    let base = shipped("night-shift");
    let new = "fn admin_share(community) { 0.5 }";
    let changed = reform(&base, &changes(&[], &[("admin_share", new)])).unwrap();
    assert_eq!(changed.rules["admin_share"], new);
    assert!(changed.rules["night"].contains("fn petition_priority"));
    assert!(!changed.rules["night"].contains("fn admin_share"));
    assert_ne!(changed.hash, base.hash);
    let again = reform(&changed, &changes(&[], &[("admin_share", new)])).unwrap();
    assert_eq!(again.hash, changed.hash);
}

#[test]
fn every_wrong_change_is_named() {
    let base = shipped("night-shift");
    let wrong = changes(
        &[
            ("visit_shar", Value::Float(0.1)),
            ("visit_share", Value::Float(9.0)),
            ("night_shift", Value::Float(0.9)),
            ("deadlines", Value::Float(f64::NAN)),
        ],
        &[("voice", "fn voise(household) { 1.0 }")],
    );
    let found = reform(&base, &wrong).unwrap_err();
    let codes: Vec<&str> = found.iter().map(|d| d.code.as_str()).collect();
    assert_eq!(
        codes,
        [
            "wrong-type",
            "out-of-range",
            "unknown-parameter",
            "out-of-range",
            "missing-function"
        ]
    );
    assert!(found[4].hint.clone().unwrap().en.contains("voise"));
}

#[test]
fn texts_become_values_by_the_kind_of_the_parameter() {
    let base = shipped("night-shift");
    let parse = |id: &str, text: &str| parse_value(id, text, &base);
    assert_eq!(parse("grid_households", "100"), Ok(Value::Int(100)));
    assert_eq!(parse("visit_share", "1"), Ok(Value::Float(1.0)));
    assert_eq!(parse("visit_share", " 15% "), Ok(Value::Float(0.15)));
    assert_eq!(parse("microgroups", "off"), Ok(Value::Bool(false)));
    assert_eq!(parse("night_shift", "0"), Ok(Value::Float(0.0)));
    assert_eq!(
        parse("deadlines", "15, 7,4"),
        Ok(Value::Vector(vec![15.0, 7.0, 4.0]))
    );
    for (id, text, code) in [
        ("grid_households", "many", "wrong-type"),
        ("grid_households", "1.5", "wrong-type"),
        ("grid_households", "", "wrong-type"),
        ("visit_share", "1\nx = 2", "wrong-type"),
        ("visit_share", "-1", "out-of-range"),
        ("deadlines", "1,2", "wrong-length"),
        ("no_such", "1", "unknown-parameter"),
    ] {
        assert_eq!(parse(id, text).unwrap_err()[0].code, code, "{id}={text}");
    }
}

#[test]
fn every_default_can_be_written_and_parsed() {
    let base = shipped("yuecheng-2018");
    for spec in PARAMS.iter() {
        let value = spec.default();
        let text = serde_json::to_string(&value).unwrap();
        assert_eq!(
            parse_value(spec.id, &text, &base).as_ref(),
            Ok(&value),
            "{}",
            spec.id
        );
    }
}

#[test]
fn a_saved_reform_reads_back_equal() {
    let base = shipped("night-shift");
    let rule = "// '''quotes''' and \"\"\"more\"\"\"\nfn admin_share(community) {\n\tif true { 0.1 } else { \"\\\\\" }\n}\n";
    let all: Vec<(&str, Value)> = PARAMS.iter().map(|p| (p.id, p.default())).collect();
    let mut edits = changes(
        &all,
        &[
            ("admin_share", rule),
            ("voice", "fn voice(household) { 0.3 }"),
        ],
    );
    edits
        .params
        .insert("night_shift".into(), Value::Float(0.1 + 0.2));
    edits.params.insert(
        "star_thresholds".into(),
        Value::Matrix(vec![vec![0.1 + 0.2; 4]; 5]),
    );
    let reform = reform(&base, &edits).unwrap();
    assert_eq!(back_from_its_file(&reform), reform);
}

/// The scenario after saving and loading. Its tests are on other lines there.
fn back_from_its_file(scenario: &Scenario) -> Scenario {
    let mut back = read(&flatten(scenario));
    assert_eq!(back.tests.len(), scenario.tests.len());
    for (test, own) in back.tests.iter_mut().zip(&scenario.tests) {
        test.line = own.line;
    }
    back
}

#[test]
fn a_self_contained_file_reads_back_equal() {
    for (id, _) in SHIPPED {
        let scenario = shipped(id);
        let text = flatten(&scenario);
        assert!(!text.contains("extends"));
        let back = back_from_its_file(&scenario);
        assert_eq!(back.hash, scenario.hash, "{id}");
        assert_eq!(flatten(&back), text);
        assert_eq!(back, scenario);
    }
}

#[test]
fn shipped_files_fit_the_schema_and_broken_ones_do_not() {
    let schema = schema();
    for (id, text) in SHIPPED {
        let file: serde_json::Value = toml::from_str(text).unwrap();
        assert_eq!(faults(&file, &schema, id), Vec::<String>::new());
    }
    for text in [
        "format = 2",
        "format = 1\nmeta = { id = \"a b\", title = \"t\" }",
        "format = 1\nmeta = { id = \"a\", title = \"t\" }\nplase = 1",
        "format = 1\nmeta = { id = \"a\", title = \"t\" }\nparams = { visit_share = 2 }",
    ] {
        let file: serde_json::Value = toml::from_str(text).unwrap();
        assert!(!faults(&file, &schema, "").is_empty(), "{text}");
    }
}

#[test]
fn the_schema_knows_every_parameter_with_its_range_and_default() {
    let schema = schema();
    let params = &schema["properties"]["params"]["properties"];
    for spec in PARAMS.iter() {
        let about = params[spec.id]["description"].as_str().unwrap();
        assert!(about.contains(spec.label.zh) && about.contains(spec.label.en));
        assert!(!params[spec.id]["default"].is_null(), "{}", spec.id);
    }
    assert_eq!(params["visit_share"]["maximum"], 1.0);
    assert_eq!(schema["properties"]["place"]["additionalProperties"], false);
}

/// Validates a value against the JSON Schema keywords that our schema uses.
fn faults(value: &serde_json::Value, schema: &serde_json::Value, path: &str) -> Vec<String> {
    use serde_json::Value as Json;
    let mut found = Vec::new();
    let fits = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64(),
        _ => value.is_number(),
    };
    let right = match &schema["type"] {
        Json::String(name) => fits(name),
        Json::Array(names) => names.iter().any(|n| fits(n.as_str().unwrap())),
        _ => true,
    };
    if !right {
        found.push(format!("{path}: type"));
    }
    if let Some(x) = value.as_f64() {
        let low = schema["minimum"].as_f64().unwrap_or(f64::MIN);
        let high = schema["maximum"].as_f64().unwrap_or(f64::MAX);
        if !(low..=high).contains(&x) {
            found.push(format!("{path}: range"));
        }
    }
    if schema["pattern"]
        .as_str()
        .is_some_and(|p| p.starts_with("^[A-Za-z]"))
        && value.as_str().is_some_and(|s| s.contains(' '))
    {
        found.push(format!("{path}: pattern"));
    }
    if let Some(list) = schema["enum"].as_array()
        && !list.contains(value)
    {
        found.push(format!("{path}: enum"));
    }
    if let Some(any) = schema["anyOf"].as_array()
        && !any.iter().any(|s| faults(value, s, path).is_empty())
    {
        found.push(format!("{path}: anyOf"));
    }
    for required in schema["required"].as_array().into_iter().flatten() {
        if value.get(required.as_str().unwrap()).is_none() {
            found.push(format!("{path}: {required} is missing"));
        }
    }
    let known: BTreeMap<&String, &Json> = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .collect();
    for (key, inner) in value.as_object().into_iter().flatten() {
        let path = format!("{path}.{key}");
        match (known.get(key), &schema["additionalProperties"]) {
            (Some(schema), _) => found.extend(faults(inner, schema, &path)),
            (None, Json::Bool(false)) => found.push(format!("{path}: unknown")),
            (None, Json::Null) => {}
            (None, schema) => found.extend(faults(inner, schema, &path)),
        }
    }
    for (i, inner) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(faults(inner, &schema["items"], &format!("{path}[{i}]")));
    }
    found
}
