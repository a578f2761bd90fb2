//! A sweep in the forms that other programs read: tidy CSV with a data package, Parquet, SALib, EMA Workbench, BehaviorSpace.
//!
//! Files are written row by row, except the archive of the EMA Workbench, whose columns are held until they are complete.

mod behaviorspace;
mod columns;
mod datapackage;
mod ema;
mod parquet;
mod runs;
mod salib;
mod stamp;

use std::path::Path;

use gongzhi_engine::experiment::sweep::{SweepRow, SweepStudy, SweepTable, SweepTask};
use gongzhi_engine::text::Lang;

use crate::failure::Failure;
use crate::rows::{Manifest, RowFiles};
use columns::Columns;
use stamp::stamp;

/// Gives every row of a sweep to a function, in the order of runs.
type EachRow<'a> = dyn FnMut(&mut dyn FnMut(SweepTask, &SweepRow) -> Result<(), Failure>) -> Result<(), Failure>
    + 'a;

/// Writes every export into a folder, and returns their names.
pub fn write(
    study: &SweepStudy,
    manifest: &Manifest,
    rows: &mut RowFiles,
    table: &SweepTable,
    out: &Path,
    lang: Lang,
) -> Result<Vec<&'static str>, Failure> {
    let columns = Columns::of(study, lang);
    let stamp = stamp(manifest);
    let mut each = |take: &mut dyn FnMut(SweepTask, &SweepRow) -> Result<(), Failure>| {
        for placed in rows.rows().to_vec() {
            let row = rows.row(placed)?;
            take(placed.task, &row)?;
        }
        Ok(())
    };
    runs::write(study, manifest, &columns, &mut each, out)?;
    datapackage::write(&columns, &stamp, out)?;
    parquet::write(study, &columns, &stamp, &mut each, out)?;
    ema::write(study, &columns, &stamp, &mut each, out)?;
    behaviorspace::write(study, &columns, &stamp, &mut each, out)?;
    salib::write(study, table, &stamp, out)?;
    Ok(vec![
        runs::NAME,
        datapackage::NAME,
        parquet::NAME,
        ema::NAME,
        behaviorspace::NAME,
        salib::PROBLEM,
        salib::POINTS,
        salib::OUTCOMES,
    ])
}
