//! Appends rows to a file.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use gongzhi_engine::experiment::sweep::{SweepRow, SweepTask};

use super::complaints::{begun_already, in_use, is_link, unwritten};
use super::reader::found;
use super::row::line_of;
use crate::failure::Failure;

/// A file that rows are appended to, one write a row. It is locked: no other process writes to it.
pub struct RowWriter {
    path: PathBuf,
    file: File,
}

impl RowWriter {
    /// Opens the file of a shard, and gives the runs that it already holds. A torn last row is cut off.
    ///
    /// # Errors
    /// If it holds rows and `resume` is not set, a row is damaged, or another process writes to it.
    pub fn open(
        path: &Path,
        metrics: &[String],
        resume: bool,
    ) -> Result<(Self, Vec<SweepTask>), Failure> {
        if fs::symlink_metadata(path).is_ok_and(|found| found.is_symlink()) {
            return Err(is_link(path));
        }
        let mut options = OpenOptions::new();
        let opened = options
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path);
        let file = opened.map_err(|e| unwritten(path, &e))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(in_use(path)),
            Err(TryLockError::Error(error)) => return Err(unwritten(path, &error)),
        }
        let known = found(path, metrics.len())?;
        let folder = path.parent().unwrap_or(path);
        if !resume && !known.rows.is_empty() {
            return Err(begun_already(folder, known.rows.len()));
        }
        let mut writer = Self {
            path: path.to_owned(),
            file,
        };
        let cut = writer.file.set_len(known.whole);
        let moved = cut.and_then(|()| writer.file.seek(SeekFrom::Start(known.whole)));
        moved.map_err(|e| unwritten(path, &e))?;
        if known.whole == 0 {
            writer.write(&head_of(metrics))?;
        }
        Ok((
            writer,
            known.rows.into_iter().map(|(task, _)| task).collect(),
        ))
    }

    /// Appends a row.
    ///
    /// # Errors
    /// If it cannot be written whole.
    pub fn append(&mut self, task: SweepTask, row: &SweepRow) -> Result<(), Failure> {
        self.write(&line_of(task, row))
    }

    fn write(&mut self, line: &str) -> Result<(), Failure> {
        let written = self.file.write_all(line.as_bytes());
        written.map_err(|e| unwritten(&self.path, &e))
    }

    /// Waits until all rows are on disk.
    ///
    /// # Errors
    /// If they cannot be written there.
    pub fn finish(self) -> Result<(), Failure> {
        self.file.sync_all().map_err(|e| unwritten(&self.path, &e))
    }
}

/// The first line: names of the columns.
pub fn head_of(metrics: &[String]) -> String {
    format!(
        "point,replication,fingerprint,{},check\n",
        metrics.join(",")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(x: f64) -> SweepRow {
        SweepRow {
            values: vec![x],
            fingerprint: "00".to_owned(),
        }
    }

    fn task(point: u32) -> SweepTask {
        SweepTask {
            replication: 0,
            point,
        }
    }

    #[test]
    fn a_torn_row_is_cut_off_and_whole_ones_are_kept() {
        let folder = std::env::temp_dir().join(format!("gongzhi-{}-rows", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let path = folder.join("rows-1-of-1.csv");
        let metrics = ["m".to_owned()];
        let (mut writer, known) = RowWriter::open(&path, &metrics, false).unwrap();
        assert!(known.is_empty());
        writer.append(task(0), &row(1.0)).unwrap();
        writer.append(task(1), &row(2.0)).unwrap();
        assert!(
            RowWriter::open(&path, &metrics, true).is_err(),
            "it is locked"
        );
        drop(writer);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, &text[..text.len() - 3]).unwrap();
        assert!(RowWriter::open(&path, &metrics, false).is_err());
        let (mut writer, known) = RowWriter::open(&path, &metrics, true).unwrap();
        assert_eq!(known, [task(0)]);
        writer.append(task(1), &row(2.0)).unwrap();
        drop(writer);
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        fs::remove_dir_all(&folder).unwrap();
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_told_with_a_way_on() {
        let file = OpenOptions::new().write(true).open("/dev/full").unwrap();
        let mut writer = RowWriter {
            path: PathBuf::from("rows.csv"),
            file,
        };
        let Err(Failure::Found(_, found)) = writer.append(task(0), &row(1.0)) else {
            panic!("it was written");
        };
        let hint = found[0].hint.as_ref().unwrap();
        assert!(found[0].message.zh.contains("磁盘已满") && hint.en.contains("--resume"));
    }
}
