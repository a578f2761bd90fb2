//! `gongzhi merge`: rows of several folders of one sweep, in one file, in the order of their runs.
//!
//! Where several folders hold the same run, their rows must be equal to the bit. The merged file does not depend on who ran what: it is
//! the same as that of one machine.

use std::path::{Path, PathBuf};

use gongzhi_engine::experiment::sweep::Shard;
use gongzhi_engine::text::{Lang, Text};

use crate::args::RunOptions;
use crate::failure::{Failure, print};
use crate::output::PendingFile;
use crate::rows::{RowFiles, SweepFolder, head_of, not_the_same};

/// Merges folders into the one of `--out`.
pub fn merge(folders: &[String], options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let opened: Result<Vec<SweepFolder>, Failure> = folders
        .iter()
        .map(|f| SweepFolder::open(Path::new(f)))
        .collect();
    let opened = opened?;
    let Some(first) = opened
        .iter()
        .max_by_key(|folder| folder.manifest().replications)
    else {
        return Ok(());
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for folder in &opened {
        if !folder.manifest().is_of(first.manifest()) {
            return Err(not_the_same(
                folder.path(),
                folder.manifest(),
                first.manifest(),
            ));
        }
        paths.extend(folder.row_files()?);
    }
    let study = first.study(lang)?;
    let out = options.out.as_deref().unwrap_or(Path::new("."));
    let target = SweepFolder::prepare(out, &study)?;
    let rows_path = target.rows_of(Shard::WHOLE);
    if target.row_files()?.contains(&rows_path) && !paths.contains(&rows_path) {
        paths.push(rows_path.clone());
    }
    let mut rows = RowFiles::open(paths, study.metrics().len())?;
    rows.warn_of_torn(lang);
    let mut file = PendingFile::beside(&rows_path)?;
    file.write(&head_of(study.metrics()))?;
    for placed in rows.rows().to_vec() {
        file.write(&rows.line(placed)?)?;
        file.write("\n")?;
    }
    let hash = file.whole()?;
    let (found, all) = (rows.rows().len(), study.runs());
    if options.quiet {
        return Ok(());
    }
    let text = Text::new(
        format!(
            "{found} 行（共 {all} 次运行）写入 {}\nSHA-256 {hash}\n",
            rows_path.display()
        ),
        format!(
            "{found} rows of {all} runs in {}\nSHA-256 {hash}\n",
            rows_path.display()
        ),
    );
    print(text.get(lang))
}
