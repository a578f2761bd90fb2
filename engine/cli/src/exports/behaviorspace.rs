//! `behaviorspace.csv`: the table that NetLogo's BehaviorSpace writes, for scripts made for it. Its step is the last day of the run.

use std::path::Path;

use gongzhi_engine::experiment::sweep::SweepStudy;
use serde_json::Value;

use super::EachRow;
use super::columns::Columns;
use crate::failure::Failure;
use crate::output::PendingFile;
use crate::rows::text_of;

pub(super) const NAME: &str = "behaviorspace.csv";

/// Writes the table: six lines before the headings, every cell in quotes.
pub(super) fn write(
    study: &SweepStudy,
    columns: &Columns,
    stamp: &Value,
    each: &mut EachRow<'_>,
    out: &Path,
) -> Result<(), Failure> {
    let mut file = PendingFile::beside(&out.join(NAME))?;
    let engine = env!("CARGO_PKG_VERSION");
    let program = format!("BehaviorSpace results (Gongzhi Sandbox {engine})");
    file.write(&line([program, "Table version 2.0".to_owned()]))?;
    file.write(&line([study.base().id.clone()]))?;
    file.write(&line([study.points().design().id().to_owned()]))?;
    file.write(&line([stamp.to_string()]))?;
    file.write(&line(
        ["min-pxcor", "max-pxcor", "min-pycor", "max-pycor"].map(str::to_owned),
    ))?;
    file.write(&line(["0", "0", "0", "0"].map(str::to_owned)))?;
    let factors = columns.factors.iter().map(|c| c.name.clone());
    let metrics = columns.metrics.iter().map(|c| c.name.clone());
    let number = std::iter::once("[run number]".to_owned());
    let step = std::iter::once("[step]".to_owned());
    let replication = std::iter::once("replication".to_owned());
    file.write(&line(
        number
            .chain(factors)
            .chain(replication)
            .chain(step)
            .chain(metrics),
    ))?;
    let days = study.base().time.days().to_string();
    let mut number = 0_u64;
    each(&mut |task, row| {
        number += 1;
        let settings = study.settings(task.point as usize);
        let factors = settings.iter().zip(study.factors());
        let factors = factors.map(|(s, factor)| s.cell(factor, study.base()));
        let values = row.values.iter().map(|x| text_of(*x));
        let first = std::iter::once(number.to_string()).chain(factors);
        let rest = [task.replication.to_string(), days.clone()];
        file.write(&line(first.chain(rest).chain(values)))
    })?;
    file.whole().map(drop)
}

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let quoted = cells
        .into_iter()
        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
    format!("{}\n", quoted.collect::<Vec<_>>().join(","))
}
