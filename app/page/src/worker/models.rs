//! A cache of the models of recent jobs; the next job usually needs one of them.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::rules::Coverage;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::{Library, Scenario};
use gongzhi_engine::text::Text;
use gongzhi_engine::world::Worlds;

use crate::library;
use crate::protocol::{AcceptedSet, Job, Recording};

/// Number of models kept.
const MOST_KEPT: usize = 3;

/// Identifies a model: hash and seed, the values of an accepted set (not part of the hash), and whether branch coverage is recorded.
#[derive(PartialEq)]
struct ModelKey {
    hash: String,
    seed: u64,
    set: Option<AcceptedSet>,
    coverage: Coverage,
}

/// The models of recent jobs, newest last.
pub struct Models {
    models: Vec<(ModelKey, Rc<Model>)>,
    worlds: Worlds,
}

impl Default for Models {
    fn default() -> Self {
        Self {
            models: Vec::new(),
            worlds: Worlds::with_capacity(MOST_KEPT),
        }
    }
}

impl Models {
    /// The model of a job, from the cache if present.
    ///
    /// # Errors
    /// If the scenario cannot be read, or its hash differs from the page's.
    pub fn get(&mut self, job: &Job) -> Result<Rc<Model>, Vec<Diagnostic>> {
        let coverage = match job.record {
            Recording::Coverage => Coverage::Recorded,
            _ => Coverage::Off,
        };
        let key = ModelKey {
            hash: job.hash.clone(),
            seed: job.seed,
            set: job.set.clone(),
            coverage,
        };
        let known = self.models.iter().find(|(known, _)| *known == key);
        if let Some((_, found)) = known {
            return Ok(found.clone());
        }
        let scenario = scenario(job)?;
        // The oldest model is gone before another is made.
        if self.models.len() >= MOST_KEPT {
            self.models.remove(0);
        }
        let worlds = self.worlds.clone();
        let made = Rc::new(Model::with_coverage(scenario, job.seed, coverage, worlds)?);
        self.models.push((key, made.clone()));
        Ok(made)
    }
}

/// The scenario of a job, with its changes and the values of its set.
fn scenario(job: &Job) -> Result<Scenario, Vec<Diagnostic>> {
    let loaded = library::load(&job.origin, &Library::shipped());
    let base = loaded.scenario.ok_or(loaded.diagnostics)?;
    let (scenario, _) = library::reform(&base, &job.changes)?;
    if scenario.hash != job.hash {
        return Err(vec![differs(job)]);
    }
    Ok(match &job.set {
        Some(under) => scenario.with_values(&under.values),
        None => scenario,
    })
}

/// The error for a hash that differs: page and worker should be the same program reading the same text.
fn differs(job: &Job) -> Diagnostic {
    let message = Text::new(
        "后台读到的方案与页面上的不同。",
        "The worker read another scenario than the page.",
    );
    let source = Source::Option(job.origin.key().to_owned());
    Diagnostic::error("other-scenario", source, message)
        .hint(Text::new("请重新载入本页。", "Reload the page."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Origin;
    use gongzhi_engine::catalogue::params::Value;

    /// A job of the first accepted set of a file that gives the set this visit share.
    fn job(visit_share: f64) -> Job {
        let text = format!(
            r#"
            format = 1
            extends = "yuecheng-2018"
            meta = {{ id = "x", title = "x" }}
            parameter_sets = {{ params = ["visit_share"], values = [[{visit_share}]] }}
        "#
        );
        let origin = Origin::File {
            name: "x.toml".into(),
            text,
        };
        let loaded = library::load(&origin, &Library::shipped());
        Job {
            id: 1,
            origin,
            changes: Default::default(),
            hash: loaded.scenario.unwrap().hash,
            set: Some(AcceptedSet {
                set: 0,
                values: [("visit_share".to_owned(), Value::Float(visit_share))].into(),
            }),
            seed: 1,
            replication: 0,
            city: 0,
            record: Recording::Series,
            follow: false,
            share: None,
        }
    }

    #[test]
    fn a_file_that_differs_in_its_sets_only_is_read_anew_for_them() {
        let mut models = Models::default();
        let mut share = |job: &Job| models.get(job).unwrap().scenario().params.visit_share;
        let (first, second) = (job(0.3), job(0.4));
        assert_eq!(first.hash, second.hash);
        assert_eq!(
            [share(&first), share(&second), share(&first)],
            [0.3, 0.4, 0.3]
        );
        assert_eq!(models.models.len(), 2);
    }
}
