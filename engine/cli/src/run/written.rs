//! The files of a run: `series.csv` grows with each replication, the others are written at the end.

use gongzhi_engine::record::Replication;
use gongzhi_engine::results::{
    AcceptedSetsDocument, Csv, Difference, MetricCitySpread, Stamp, accepted_sets_json,
    communities_csv, series_head, series_rows, summary_json,
};
use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::text::Lang;

use crate::args::RunOptions;
use crate::failure::{Failure, unwritten};
use crate::names::file_name;
use crate::output::{Output, PendingFile};
use crate::side_results::SideResults;

/// Output files; the last one only with parameter sets.
const FILES: [&str; 4] = ["series.csv", "communities.csv", "summary.json", "sets.json"];

/// The output folder, after testing that it is writable.
pub fn output(options: &RunOptions, stamp: &Stamp) -> Result<Option<Output>, Failure> {
    let count = if options.parameter_sets { 4 } else { 3 };
    let names: Vec<String> = FILES[..count]
        .iter()
        .map(|name| file_name(stamp, name))
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let folder = options.out.as_deref();
    folder
        .map(|folder| Output::open(folder, &names, options.force))
        .transpose()
}

/// The file of weekly series, while it grows.
pub struct Series {
    file: PendingFile,
    csv: Csv,
}

impl Series {
    /// Writes the header row; `None` if no files are written.
    pub fn begin(output: Option<&Output>, stamp: &Stamp) -> Result<Option<Self>, Failure> {
        let [name, ..] = FILES;
        let file = output.map(|output| output.begin(&file_name(stamp, name)));
        let file = file.transpose()?;
        Ok(file.map(|file| Self {
            file,
            csv: series_head(),
        }))
    }

    /// Adds the next replication.
    pub fn add(&mut self, scenario: &Scenario, run: &Replication) -> Result<(), Failure> {
        series_rows(&mut self.csv, scenario, run);
        self.file.write(&self.csv.take())
    }

    fn finish(mut self) -> Result<PendingFile, Failure> {
        // The header row, if no replication was added.
        self.file.write(&self.csv.take())?;
        Ok(self.file)
    }
}

/// Contents of the files written at the end of a run.
pub struct Written<'a> {
    /// Origin of the results.
    pub stamp: &'a Stamp,
    /// The scenario.
    pub side: &'a SideResults,
    /// Paired differences, if there is a baseline.
    pub differences: Option<&'a [Difference]>,
    /// The spread between cities and within a city, if requested.
    pub cities: Option<&'a [MetricCitySpread]>,
    /// Parameter uncertainty, if requested.
    pub accepted_sets: Option<&'a AcceptedSetsDocument>,
    /// Language of generated community names.
    pub lang: Lang,
}

/// Writes the remaining files, and moves all of them into place.
pub fn write_files(
    output: &mut Output,
    series: Option<Series>,
    of: &Written<'_>,
) -> Result<(), Failure> {
    let (side, lang) = (of.side, of.lang);
    let unwritten = |_| unwritten(output.folder());
    let summary =
        summary_json(of.stamp, &side.summary, of.differences, of.cities).map_err(unwritten)?;
    let sets = of
        .accepted_sets
        .map(accepted_sets_json)
        .transpose()
        .map_err(unwritten)?;
    let communities = communities_csv(&side.scenario, 0, &side.ensemble.communities, lang);
    let [_, names @ ..] = FILES;
    let texts = [Some(communities), Some(summary), sets];
    let mut files = Vec::new();
    if let Some(series) = series {
        files.push(series.finish()?);
    }
    for (name, text) in names.into_iter().zip(texts) {
        if let Some(text) = text {
            files.push(output.whole(&file_name(of.stamp, name), &text)?);
        }
    }
    output.write(files)
}
