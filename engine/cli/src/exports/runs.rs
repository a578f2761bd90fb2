//! `runs.csv`: one row a run, one column a factor or metric.

use std::path::Path;

use gongzhi_engine::experiment::sweep::{Setting, SweepStudy};
use gongzhi_engine::results::Csv;

use super::EachRow;
use super::columns::{Cells, Column, Columns};
use crate::failure::Failure;
use crate::output::PendingFile;
use crate::rows::Manifest;

pub(super) const NAME: &str = "runs.csv";

/// Writes the table.
pub(super) fn write(
    study: &SweepStudy,
    manifest: &Manifest,
    columns: &Columns,
    each: &mut EachRow<'_>,
    out: &Path,
) -> Result<(), Failure> {
    let mut file = PendingFile::beside(&out.join(NAME))?;
    let mut csv = Csv::new();
    csv.texts(["point", "replication"]);
    csv.texts(columns.factors.iter().map(|c| c.name.as_str()));
    csv.texts(columns.metrics.iter().map(|c| c.name.as_str()));
    csv.texts(["fingerprint", "seed", "study"]).end();
    each(&mut |task, row| {
        csv.count(task.point).count(task.replication);
        let settings = study.settings(task.point as usize);
        for (place, setting) in settings.iter().enumerate() {
            cell(&mut csv, study, &columns.factors[place], place, setting);
        }
        for value in &row.values {
            csv.number(*value);
        }
        csv.text(&row.fingerprint).count(manifest.seed);
        csv.text(&manifest.study).end();
        file.write(&csv.take())
    })?;
    file.write(&csv.take())?;
    file.whole().map(drop)
}

fn cell(csv: &mut Csv, study: &SweepStudy, column: &Column, place: usize, setting: &Setting) {
    let factor = &study.factors()[place];
    match column.cells {
        Cells::Words => csv.text(&setting.cell(factor, study.base())),
        Cells::Whole | Cells::Number => csv.number(setting.number(factor, study.base())),
    };
}
