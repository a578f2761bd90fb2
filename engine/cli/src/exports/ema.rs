//! `ema-results.tar.gz`: results as `ema_workbench.load_results` reads them: one experiment a run, one scalar outcome a metric.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use gongzhi_engine::experiment::sweep::SweepStudy;
use serde_json::{Map, Value, json};

use super::EachRow;
use super::columns::{Cells, Columns};
use crate::failure::{Failure, in_words};
use crate::output::PendingFile;
use crate::rows::text_of;
use gongzhi_engine::text::Text;

pub(super) const NAME: &str = "ema-results.tar.gz";

/// Writes the archive. Columns of one metric must lie together in it, so they are held in memory: 20 bytes a run and metric.
pub(super) fn write(
    study: &SweepStudy,
    columns: &Columns,
    stamp: &Value,
    each: &mut EachRow<'_>,
    out: &Path,
) -> Result<(), Failure> {
    let names = columns.factors.iter().map(|c| quoted(&c.name));
    let mut experiments = format!(
        "{},scenario,policy,model\n",
        names.collect::<Vec<_>>().join(",")
    );
    let mut outcomes = vec![String::new(); columns.metrics.len()];
    each(&mut |task, row| {
        for (setting, factor) in study
            .settings(task.point as usize)
            .iter()
            .zip(study.factors())
        {
            experiments.push_str(&quoted(&setting.cell(factor, study.base())));
            experiments.push(',');
        }
        let (replication, point) = (task.replication, task.point);
        experiments.push_str(&format!("{replication},point-{point},gongzhi\n"));
        for (column, value) in outcomes.iter_mut().zip(&row.values) {
            match value.is_nan() {
                true => column.push_str("nan"),
                false => column.push_str(&text_of(*value)),
            }
            column.push('\n');
        }
        Ok(())
    })?;
    let path = out.join(NAME);
    let mut file = PendingFile::beside(&path)?;
    let packed = pack(columns, &experiments, &outcomes, stamp, &mut file);
    packed.map_err(|error| {
        let why = in_words(&error);
        let message = Text::new(
            format!("无法写入：{}", why.zh),
            format!("cannot be written: {}", why.en),
        );
        Failure::told(&path, "unwritable", message, None)
    })?;
    file.whole().map(drop)
}

fn pack(
    columns: &Columns,
    experiments: &str,
    outcomes: &[String],
    stamp: &Value,
    file: &mut PendingFile,
) -> std::io::Result<()> {
    let mut archive = tar::Builder::new(GzEncoder::new(file, Compression::default()));
    add(&mut archive, "experiments.csv", experiments)?;
    let mut listed = Vec::new();
    for (column, text) in columns.metrics.iter().zip(outcomes) {
        let name = format!("{}.csv", column.name);
        add(&mut archive, &name, text)?;
        listed.push(json!(["ScalarOutcome", column.name, name]));
    }
    let kinds = columns.factors.iter().map(|c| {
        let kind = match c.cells {
            Cells::Whole => "int64",
            Cells::Number => "float64",
            Cells::Words => "object",
        };
        (c.name.clone(), json!(kind))
    });
    let mut kinds: Map<String, Value> = kinds.collect();
    for name in ["scenario", "policy", "model"] {
        kinds.insert(name.to_owned(), json!("object"));
    }
    let metadata = json!({ "version": 0.1, "outcomes": listed, "experiments": kinds });
    add(&mut archive, "metadata.json", &metadata.to_string())?;
    add(&mut archive, "gongzhi.json", &stamp.to_string())?;
    archive.into_inner()?.finish()?.flush()
}

fn add(archive: &mut tar::Builder<impl Write>, name: &str, text: &str) -> std::io::Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(text.len() as u64);
    header.set_mode(0o644);
    header.set_cksum();
    archive.append_data(&mut header, name, text.as_bytes())
}

fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}
