//! `gongzhi analyse`: what the rows of a sweep mean, as text and as `analysis.json`, with its exports.

mod text;

use std::path::Path;

use gongzhi_engine::experiment::sweep::{SweepReport, SweepStudy, SweepTable};
use gongzhi_engine::text::Lang;

use crate::args::RunOptions;
use crate::exports;
use crate::failure::{Failure, print, unwritten};
use crate::output::replace;
use crate::rows::{RowFiles, SweepFolder};

/// Analyses a folder, and writes `analysis.json` into it or into the folder of `--out`.
pub fn analyse(folder: &str, options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let folder = SweepFolder::open(Path::new(folder))?;
    let study = folder.study(lang)?;
    let mut rows = RowFiles::open(folder.row_files()?, study.metrics().len())?;
    rows.warn_of_torn(lang);
    let table = table_of(&study, &mut rows)?;
    let report = SweepReport::of(&study, &table);
    let out = options.out.as_deref().unwrap_or(folder.path());
    let json = serde_json::to_string_pretty(&report).map_err(|_| unwritten(out))?;
    replace(&out.join("analysis.json"), &format!("{json}\n"))?;
    let written = exports::write(&study, folder.manifest(), &mut rows, &table, out, lang)?;
    if options.quiet {
        return Ok(());
    }
    print(&text::text(&study, &report, lang))?;
    print(&format!("\nanalysis.json, {}\n", written.join(", ")))
}

/// The study's outcomes of all rows.
fn table_of(study: &SweepStudy, rows: &mut RowFiles) -> Result<SweepTable, Failure> {
    let outcomes = study.outcomes();
    let place = |id: &String| study.metrics().iter().position(|m| m == id);
    let columns: Vec<usize> = outcomes.iter().filter_map(place).collect();
    let replications = study.design().replications as usize;
    let mut table = SweepTable::new(outcomes, study.count(), replications);
    for placed in rows.rows().to_vec() {
        let row = rows.row(placed)?;
        let values = columns.iter().map(|column| row.values[*column]);
        table.enter(placed.task, values);
    }
    Ok(table)
}
