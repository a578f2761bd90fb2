//! The folder of a sweep.

use std::fs;
use std::path::{Path, PathBuf};

use gongzhi_engine::experiment::Design;
use gongzhi_engine::experiment::sweep::{Shard, SweepStudy};
use gongzhi_engine::scenario::{Library, flatten, load};
use gongzhi_engine::text::Lang;

use super::complaints::{foreign_folder, no_sweep, not_the_same, unreadable_manifest};
use super::manifest::Manifest;
use crate::failure::{Failure, unwritten};
use crate::files;
use crate::output::replace;

const MANIFEST: &str = "sweep.json";
const SCENARIO: &str = "scenario.toml";

/// A folder that holds a sweep.
pub struct SweepFolder {
    path: PathBuf,
    manifest: Manifest,
}

impl SweepFolder {
    /// Makes a folder ready for a study: an empty or new one, or one that holds the same study.
    ///
    /// # Errors
    /// If it holds something else, or is not writable.
    pub fn prepare(path: &Path, study: &SweepStudy) -> Result<Self, Failure> {
        let mut manifest = Manifest::of(study);
        if let Some(known) = read_manifest(path)? {
            if !known.is_of(&manifest) {
                return Err(not_the_same(path, &known, &manifest));
            }
            if known.replications >= manifest.replications {
                manifest.replications = known.replications;
                return Ok(Self {
                    path: path.to_owned(),
                    manifest,
                });
            }
        } else if holds_others(path) {
            return Err(foreign_folder(path));
        }
        fs::create_dir_all(path).map_err(|e| super::complaints::unwritten(path, &e))?;
        replace(&path.join(SCENARIO), &flatten(study.base()))?;
        let folder = Self {
            path: path.to_owned(),
            manifest,
        };
        folder.write_manifest()?;
        Ok(folder)
    }

    /// Opens a folder that holds a sweep.
    ///
    /// # Errors
    /// If it holds none.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let manifest = read_manifest(path)?.ok_or_else(|| no_sweep(path))?;
        Ok(Self {
            path: path.to_owned(),
            manifest,
        })
    }

    /// Its path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its manifest.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// The study, from the scenario that lies in the folder.
    ///
    /// # Errors
    /// If the scenario is not the one that was run, or this program is of another version.
    pub fn study(&self, lang: Lang) -> Result<SweepStudy, Failure> {
        let path = self.path.join(SCENARIO);
        let name = path.display().to_string();
        let loaded = load(&files::read(&path)?, &Library::shipped());
        let Some(scenario) = loaded.scenario else {
            return Err(Failure::Found(name, loaded.diagnostics));
        };
        crate::failure::report_all(&loaded.diagnostics, &name, lang);
        let design = Design {
            seed: self.manifest.seed,
            replications: self.manifest.replications,
        };
        let study = SweepStudy::new(scenario, design).map_err(|d| Failure::Found(name, d))?;
        let own = Manifest::of(&study);
        match own.is_of(&self.manifest) {
            true => Ok(study),
            false => Err(not_the_same(&self.path, &self.manifest, &own)),
        }
    }

    /// The file with the rows of a shard.
    pub fn rows_of(&self, shard: Shard) -> PathBuf {
        let name = format!("rows-{}-of-{}.csv", shard.number(), shard.of());
        self.path.join(name)
    }

    /// All files with rows, in the order of their names.
    ///
    /// # Errors
    /// If the folder cannot be listed.
    pub fn row_files(&self) -> Result<Vec<PathBuf>, Failure> {
        let listed = fs::read_dir(&self.path);
        let listed = listed.map_err(|e| super::complaints::unwritten(&self.path, &e))?;
        let is_rows = |name: &str| name.starts_with("rows-") && name.ends_with(".csv");
        let mut found: Vec<PathBuf> = listed
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| {
                let name = path.file_name();
                name.is_some_and(|name| is_rows(&name.to_string_lossy()))
            })
            .collect();
        found.sort();
        Ok(found)
    }

    fn write_manifest(&self) -> Result<(), Failure> {
        let text = serde_json::to_string_pretty(&self.manifest);
        let text = text.map_err(|_| unwritten(&self.path))?;
        replace(&self.path.join(MANIFEST), &format!("{text}\n"))
    }
}

/// Whether a folder without a manifest holds files of others. Another shard may just be making the folder ready.
fn holds_others(path: &Path) -> bool {
    let is_own = |name: &str| name.starts_with('.') || name == SCENARIO || name == MANIFEST;
    let files = fs::read_dir(path).into_iter().flatten().flatten();
    let mut names = files.map(|file| file.file_name());
    names.any(|name| !is_own(&name.to_string_lossy()))
}

fn read_manifest(folder: &Path) -> Result<Option<Manifest>, Failure> {
    let path = folder.join(MANIFEST);
    if !path.exists() {
        return Ok(None);
    }
    let read = serde_json::from_str(&files::read(&path)?);
    read.map(Some).map_err(|_| unreadable_manifest(&path))
}
