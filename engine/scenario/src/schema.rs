//! The JSON Schema of a scenario file, for editors, generated from the shapes that check files.
//!
//! It covers types, ranges and closed tables. Conditions on several values are checked only on loading.

use serde_json::{Map, Value, json};

use super::file;
use super::shape::{Entry, Need, Shape};
use gongzhi_catalogue::params::{PARAMS, Value as Param};

/// The schema (JSON Schema, draft 2020-12).
pub fn schema() -> Value {
    let mut root = of(&file::file(None));
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!("共治沙盘方案文件 · Gongzhi Sandbox scenario");
    root["anyOf"] = json!([{ "required": ["extends"] }, { "required": ["time", "place"] }]);
    for spec in PARAMS.iter() {
        let default = serde_json::to_value::<Param>(spec.default()).unwrap_or_default();
        root["properties"]["params"]["properties"][spec.id]["default"] = default;
    }
    root
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text => {
            let word = json!({ "type": "string" });
            json!({ "anyOf": [
                { "type": "string" },
                { "type": "object", "properties": { "zh": word, "en": word }, "required": ["zh", "en"], "additionalProperties": false },
            ] })
        }
        Shape::Words => json!({ "type": "string" }),
        Shape::Id => {
            json!({ "type": "string", "pattern": "^[A-Za-z][A-Za-z0-9_-]*$", "maxLength": 100 })
        }
        Shape::Bool => json!({ "type": "boolean" }),
        Shape::Int(low, high) => json!({ "type": "integer", "minimum": low, "maximum": high }),
        Shape::Float(low, high) => json!({ "type": "number", "minimum": low, "maximum": high }),
        Shape::Date => {
            json!({ "type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" })
        }
        Shape::OneOf(ids) => json!({ "enum": ids }),
        Shape::Array(of_each, low, high) => array(of_each, *low, *high),
        Shape::Table(entries, open) => object(entries, open.as_deref()),
        Shape::Named(of_each, most) => json!({
            "type": "object", "additionalProperties": of(of_each), "maxProperties": most,
        }),
        Shape::Scalar => json!({ "type": ["number", "boolean", "string"] }),
        Shape::Any => json!({}),
    }
}

fn array(of_each: &Shape, low: usize, high: usize) -> Value {
    let mut array = json!({ "type": "array", "items": of(of_each) });
    if low > 0 {
        array["minItems"] = json!(low);
    }
    if high < usize::MAX {
        array["maxItems"] = json!(high);
    }
    array
}

fn object(entries: &[Entry], open: Option<&Shape>) -> Value {
    let properties = entries.iter().map(|e| (e.key.to_string(), described(e)));
    let properties: Map<String, Value> = properties.collect();
    let required = entries.iter().filter(|e| e.need == Need::Always);
    let required: Vec<&str> = required.map(|e| e.key.as_ref()).collect();
    json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": open.map_or(json!(false), of),
    })
}

fn described(entry: &Entry) -> Value {
    let mut schema = of(&entry.shape);
    schema["description"] = json!(format!("{} · {}", entry.about.zh, entry.about.en));
    schema
}
