//! `gongzhi archive`: one zip file from which others can cite, check and repeat a scenario's results.
//!
//! It holds the scenario as written and as resolved, the results of a run, what every column means, what the scenario changes of the model
//! document, and metadata for repositories (RO-Crate, CITATION.cff, CodeMeta). The same scenario and version give the same bytes.

mod crate_metadata;
mod delta;
mod dictionary;
mod readme;

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use gongzhi_engine::scenario::{self, Library, Scenario};
use gongzhi_engine::text::{Lang, Text};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::args::RunOptions;
use crate::failure::{Failure, print};
use crate::output::replace_bytes;
use crate::{files, run};

/// A file of the archive.
struct Entry {
    /// Its name within the archive.
    name: String,
    /// Its text.
    text: String,
    /// What it is, in English.
    about: &'static str,
}

/// What an archive is about.
struct Archived {
    /// The scenario that is run.
    scenario: Scenario,
    /// What it is compared with; the scenario that it extends, if that is shipped.
    baseline: Option<Scenario>,
    /// The command that repeats the run in the unpacked archive.
    command: String,
}

/// The project's own metadata, which the archive carries along.
const CITATION: &str = include_str!("../../../../CITATION.cff");
const CODEMETA: &str = include_str!("../../../../codemeta.json");

/// Runs a scenario and writes the archive.
pub fn archive(options: &RunOptions, lang: Lang) -> Result<(), Failure> {
    let source = files::open(&options.scenario)?;
    let scenario = files::load(&source, lang)?;
    let target = options.out.clone();
    let target = target.unwrap_or_else(|| PathBuf::from(format!("{}.zip", scenario.id)));
    refuse_other(&target, options.force)?;
    let baseline = baseline_of(&scenario);
    let results = results(options, baseline.as_ref(), &target, lang)?;
    let archived = Archived {
        command: readme::command(options, baseline.as_ref()),
        scenario,
        baseline,
    };
    let mut entries = texts(&source.text, &archived);
    entries.extend(results);
    let metadata = crate_metadata::json(&archived, &entries);
    entries.push(Entry {
        name: "ro-crate-metadata.json".to_owned(),
        text: metadata,
        about: "This description",
    });
    let bytes = zipped(&entries).map_err(|why| unpacked(&target, &why.to_string()))?;
    replace_bytes(&target, &bytes)?;
    let (path, count) = (target.display(), entries.len());
    let text = Text::new(
        format!("已写入 {path}：{count} 个文件\n"),
        format!("{path} written: {count} files\n"),
    );
    match options.quiet {
        true => Ok(()),
        false => print(text.get(lang)),
    }
}

/// Everything that needs no run.
fn texts(own: &str, archived: &Archived) -> Vec<Entry> {
    let entry = |name: &str, text: String, about| Entry {
        name: name.to_owned(),
        text,
        about,
    };
    vec![
        entry("README.md", readme::text(archived), "How to repeat the run"),
        entry(
            "scenario.toml",
            own.to_owned(),
            "The scenario as it was written",
        ),
        entry(
            "resolved.toml",
            scenario::flatten(&archived.scenario),
            "The scenario with every value stated; it needs no other file",
        ),
        entry(
            "delta-odd.md",
            delta::text(archived),
            "What the scenario changes of the model document",
        ),
        entry(
            "dictionary.csv",
            dictionary::csv(),
            "What every metric in the results means",
        ),
        entry(
            "CITATION.cff",
            CITATION.to_owned(),
            "How to cite the software",
        ),
        entry(
            "codemeta.json",
            CODEMETA.to_owned(),
            "The software's metadata",
        ),
    ]
}

/// The baseline of a scenario, if every reader of the archive has it.
fn baseline_of(scenario: &Scenario) -> Option<Scenario> {
    let library = Library::shipped();
    let text = library.get(scenario.baseline.as_deref()?)?;
    let baseline = scenario::load(text, &library).scenario?;
    let alike = baseline.place == scenario.place && baseline.time == scenario.time;
    alike.then_some(baseline)
}

/// Runs the scenario into a folder beside the archive, and takes the files from there.
fn results(
    options: &RunOptions,
    baseline: Option<&Scenario>,
    target: &Path,
    lang: Lang,
) -> Result<Vec<Entry>, Failure> {
    let folder = Folder::beside(target);
    let options = RunOptions {
        scenario: options.scenario.clone(),
        baseline: baseline.map(|baseline| baseline.id.clone()),
        seed: options.seed,
        replications: options.replications,
        threads: options.threads,
        allow_long: options.allow_long,
        quiet: true,
        out: Some(folder.0.clone()),
        ..RunOptions::default()
    };
    run::run(&options, lang)?;
    let about = |name: &str| match name {
        "series.csv" => "Weekly series of every replication",
        "communities.csv" => "Communities at the end of replication 0",
        _ => "Summary of all replications, and differences from the baseline",
    };
    ["summary.json", "series.csv", "communities.csv"]
        .into_iter()
        .map(|name| {
            let path = folder.0.join(name);
            let text = fs::read_to_string(&path);
            let text = text.map_err(|why| unpacked(&path, &why.to_string()))?;
            Ok(Entry {
                name: format!("results/{name}"),
                text,
                about: about(name),
            })
        })
        .collect()
}

/// A folder that is deleted in the end.
struct Folder(PathBuf);

impl Folder {
    fn beside(target: &Path) -> Self {
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        Self(target.with_file_name(format!(".{name}.{}.run", std::process::id())))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The zip file. All entries have the same date, so that the same texts give the same bytes.
fn zipped(entries: &[Entry]) -> zip::result::ZipResult<Vec<u8>> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    for entry in entries {
        writer.start_file(entry.name.as_str(), options)?;
        writer.write_all(entry.text.as_bytes())?;
    }
    Ok(writer.finish()?.into_inner())
}

/// Refuses to replace what is not an archive.
fn refuse_other(target: &Path, force: bool) -> Result<(), Failure> {
    let is_zip = |path: &Path| fs::read(path).is_ok_and(|bytes| bytes.starts_with(b"PK"));
    if force || !target.exists() || is_zip(target) {
        return Ok(());
    }
    let message = Text::new(
        "这个文件不是 zip，不会覆盖",
        "this file is not a zip and is not overwritten",
    );
    let hint = Text::new(
        "换一个文件名，或加上 --force。",
        "Take another name, or add --force.",
    );
    Err(Failure::told(target, "foreign-file", message, Some(hint)))
}

fn unpacked(path: &Path, why: &str) -> Failure {
    let message = Text::new(
        format!("无法写入档案：{why}"),
        format!("the archive cannot be written: {why}"),
    );
    Failure::told(path, "unwritable", message, None)
}
