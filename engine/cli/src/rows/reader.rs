//! Reads rows back, from any number of files, in the order of their runs.
//!
//! Only the place of each row is held in memory (24 bytes a run); rows themselves are read when asked for.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use gongzhi_engine::experiment::sweep::{SweepRow, SweepTask};
use gongzhi_engine::text::{Lang, Text};

use super::complaints::{damaged_row, rows_differ, unwritten};
use super::row::cells_of;
use crate::failure::{Failure, complain};

/// Where the row of a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Placed {
    /// The run.
    pub task: SweepTask,
    file: u32,
    at: u64,
}

/// Files with rows.
pub struct RowFiles {
    files: Vec<(PathBuf, BufReader<File>)>,
    metrics: usize,
    /// Rows by run, each run once.
    rows: Vec<Placed>,
    /// Files whose last row was torn.
    torn: Vec<PathBuf>,
}

impl RowFiles {
    /// Opens files whose rows have this many metrics, and finds every row.
    ///
    /// # Errors
    /// If a file cannot be read, a row other than the last is damaged, or two rows of one run differ.
    pub fn open(paths: Vec<PathBuf>, metrics: usize) -> Result<Self, Failure> {
        let mut all = Self {
            files: Vec::new(),
            metrics,
            rows: Vec::new(),
            torn: Vec::new(),
        };
        for path in paths {
            let found = found(&path, metrics)?;
            if found.torn {
                all.torn.push(path.clone());
            }
            let file = all.files.len() as u32;
            all.rows.extend(found.rows.iter().map(|(task, at)| Placed {
                task: *task,
                file,
                at: *at,
            }));
            let opened = File::open(&path).map_err(|e| unwritten(&path, &e))?;
            all.files.push((path, BufReader::new(opened)));
        }
        all.rows.sort_unstable();
        all.drop_equal_ones()?;
        Ok(all)
    }

    /// Where rows stand, in the order of their runs: by replication, then by point.
    pub fn rows(&self) -> &[Placed] {
        &self.rows
    }

    /// Tells of files whose last row was torn and is left out.
    pub fn warn_of_torn(&self, lang: Lang) {
        for path in &self.torn {
            let path = path.display();
            let text = Text::new(
                format!("警告：{path} 的最后一行不完整，未计入；用 gongzhi sweep --resume 补上"),
                format!(
                    "warning: the last row of {path} is torn and left out; gongzhi sweep --resume runs it again"
                ),
            );
            complain(text.get(lang));
        }
    }

    /// The line of a row, without its end.
    ///
    /// # Errors
    /// If it cannot be read.
    pub fn line(&mut self, placed: Placed) -> Result<String, Failure> {
        let (path, file) = &mut self.files[placed.file as usize];
        let mut line = String::new();
        let now = file.stream_position();
        let moved = now.and_then(|now| file.seek_relative(placed.at as i64 - now as i64));
        let read = moved.and_then(|()| file.read_line(&mut line));
        read.map_err(|e| unwritten(path, &e))?;
        line.truncate(line.trim_end_matches('\n').len());
        Ok(line)
    }

    /// A row.
    ///
    /// # Errors
    /// If it cannot be read, or has changed since.
    pub fn row(&mut self, placed: Placed) -> Result<SweepRow, Failure> {
        let line = self.line(placed)?;
        let path = &self.files[placed.file as usize].0;
        cells_of(&line, self.metrics)
            .map(|(_, row)| row)
            .ok_or_else(|| damaged_row(path, 0))
    }

    /// Of several rows of one run, which must be equal, keeps the first.
    fn drop_equal_ones(&mut self) -> Result<(), Failure> {
        let all = std::mem::take(&mut self.rows);
        let mut kept: Vec<Placed> = Vec::with_capacity(all.len());
        for placed in all {
            match kept.last().copied().filter(|last| last.task == placed.task) {
                Some(last) if self.line(last)? != self.line(placed)? => {
                    let path = &self.files[placed.file as usize].0;
                    let SweepTask { replication, point } = placed.task;
                    return Err(rows_differ(path, point, replication));
                }
                Some(_) => {}
                None => kept.push(placed),
            }
        }
        self.rows = kept;
        Ok(())
    }
}

/// What a file holds.
pub(super) struct Found {
    /// Runs, each with the place of its line.
    pub rows: Vec<(SweepTask, u64)>,
    /// Bytes of the header and of all whole rows.
    pub whole: u64,
    /// Whether something follows them: a row that was torn.
    pub torn: bool,
}

/// Finds every whole row of a file. Only what follows the last end of a line may be torn.
pub(super) fn found(path: &Path, metrics: usize) -> Result<Found, Failure> {
    let file = File::open(path).map_err(|e| unwritten(path, &e))?;
    let mut reader = BufReader::with_capacity(1 << 16, file);
    let mut found = Found {
        rows: Vec::new(),
        whole: 0,
        torn: false,
    };
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        // A line longer than any row is damage, not a row: it is not read to its end.
        let read = reader.by_ref().take(1 << 20).read_until(b'\n', &mut line);
        let read = read.map_err(|e| unwritten(path, &e))?;
        if read == 0 {
            break;
        }
        let Some(whole) = line.strip_suffix(b"\n") else {
            found.torn = true;
            break;
        };
        if number > 1 {
            let cells = std::str::from_utf8(whole).ok();
            let cells = cells.and_then(|text| cells_of(text, metrics));
            let (task, _) = cells.ok_or_else(|| damaged_row(path, number))?;
            found.rows.push((task, found.whole));
        }
        found.whole += read as u64;
    }
    Ok(found)
}
