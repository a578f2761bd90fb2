//! `datapackage.json`: what every column of `runs.csv` means (Frictionless Data Package).

use std::path::Path;

use serde_json::{Value, json};

use super::columns::{Cells, Column, Columns};
use super::runs;
use crate::failure::{Failure, unwritten};
use crate::output::replace;

pub(super) const NAME: &str = "datapackage.json";

/// Writes the data package.
pub(super) fn write(columns: &Columns, stamp: &Value, out: &Path) -> Result<(), Failure> {
    let described = |c: &Column| {
        let kind = match c.cells {
            Cells::Whole => "integer",
            Cells::Number => "number",
            Cells::Words => "string",
        };
        json!({ "name": c.name, "title": c.title, "description": c.meaning, "type": kind, "unit": c.unit })
    };
    let required = |name: &str, kind: &str, meaning: &str| json!({ "name": name, "type": kind, "description": meaning, "constraints": { "required": true } });
    let mut fields = vec![
        required("point", "integer", "point of the experiment, from 0"),
        required(
            "replication",
            "integer",
            "replication, and number of its synthetic city",
        ),
    ];
    fields.extend(columns.factors.iter().map(described));
    fields.extend(columns.metrics.iter().map(described));
    fields.push(required(
        "fingerprint",
        "string",
        "start of the SHA-256 of the run's series",
    ));
    fields.push(required("seed", "integer", "seed of every random draw"));
    fields.push(required(
        "study",
        "string",
        "hash of scenario, factors and seed",
    ));
    let package = json!({
        "profile": "tabular-data-package",
        "name": "gongzhi-sweep",
        "title": stamp["scenario"],
        "gongzhi": stamp,
        "resources": [{
            "name": "runs",
            "profile": "tabular-data-resource",
            "path": runs::NAME,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8-sig",
            "schema": {
                "fields": fields,
                "missingValues": [""],
                "primaryKey": ["point", "replication"],
            },
        }],
    });
    let text = serde_json::to_string_pretty(&package).map_err(|_| unwritten(out))?;
    replace(&out.join(NAME), &format!("{text}\n"))
}
