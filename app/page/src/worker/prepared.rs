//! Scenarios compiled and worlds built for the last jobs: the next job mostly needs the same.

use std::rc::Rc;

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::rules::{BackendChoice, CompiledRules};
use gongzhi_engine::scenario::{Library, Scenario};
use gongzhi_engine::text::Text;
use gongzhi_engine::world::World;

use crate::library;
use crate::protocol::{Job, Record, UnderSet};

/// Scenarios and worlds that are kept.
const MOST_KEPT: usize = 3;

/// A scenario, ready to run.
pub struct Ready {
    /// The scenario.
    pub scenario: Scenario,
    /// Its rules.
    pub rules: CompiledRules,
}

/// What tells one of them from others: hash, values of an accepted set, which the hash does not know, and whether the reach of
/// clauses is noted.
type ReadyKey = (String, Option<UnderSet>, bool);

/// What is kept for the next job, the newest last.
#[derive(Default)]
pub struct Prepared {
    ready: Vec<(ReadyKey, Rc<Ready>)>,
    worlds: Vec<(String, Rc<World>)>,
}

impl Prepared {
    /// The job's scenario, compiled; from the last ones if it is among them.
    ///
    /// # Errors
    /// When it cannot be read, or is another than the page's.
    pub fn ready(&mut self, job: &Job) -> Result<Rc<Ready>, Vec<Diagnostic>> {
        let covered = job.record == Record::Coverage;
        let key = (job.hash.clone(), job.set.clone(), covered);
        let known = self.ready.iter().find(|(known, _)| *known == key);
        if let Some((_, found)) = known {
            return Ok(found.clone());
        }
        let loaded = library::load(&job.origin, &Library::shipped());
        let base = loaded.scenario.ok_or(loaded.diagnostics)?;
        let (scenario, _) = library::reform(&base, &job.changes)?;
        if scenario.hash != job.hash {
            return Err(vec![differs(job)]);
        }
        let scenario = match &job.set {
            Some(under) => scenario.with_values(&under.values),
            None => scenario,
        };
        let choice = if covered {
            BackendChoice::Covered
        } else {
            BackendChoice::Kernel
        };
        let rules = CompiledRules::compile_with(scenario.program(), choice)?;
        let made = Rc::new(Ready { scenario, rules });
        keep(&mut self.ready, key, made.clone());
        Ok(made)
    }

    /// The world of a scenario; from the last ones if it is among them.
    pub fn world(&mut self, scenario: &Scenario, seed: u64) -> Rc<World> {
        let key = World::key(scenario, seed);
        let known = self.worlds.iter().find(|(known, _)| *known == key);
        if let Some((_, found)) = known {
            return found.clone();
        }
        let made = Rc::new(World::build(scenario, seed));
        keep(&mut self.worlds, key, made.clone());
        made
    }
}

/// The page and the worker are the same program and read the same text.
fn differs(job: &Job) -> Diagnostic {
    let message = Text::new(
        "后台读到的方案与页面上的不同。",
        "The worker read another scenario than the page.",
    );
    let source = Source::Option(job.origin.key().to_owned());
    Diagnostic::error("other-scenario", source, message)
        .hint(Text::new("请重新载入本页。", "Reload the page."))
}

fn keep<K, T>(list: &mut Vec<(K, Rc<T>)>, key: K, value: Rc<T>) {
    if list.len() >= MOST_KEPT {
        list.remove(0);
    }
    list.push((key, value));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Origin;
    use gongzhi_engine::catalogue::params::Value;

    /// A job of the first accepted set of a file that states this share of visits in it.
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
            set: Some(UnderSet {
                set: 0,
                values: [("visit_share".to_owned(), Value::Float(visit_share))].into(),
            }),
            seed: 1,
            replication: 0,
            record: Record::Series,
            follow: false,
        }
    }

    #[test]
    fn a_file_that_differs_in_its_sets_only_is_read_anew_for_them() {
        let mut prepared = Prepared::default();
        let mut share = |job: &Job| prepared.ready(job).unwrap().scenario.params.visit_share;
        let (first, second) = (job(0.3), job(0.4));
        assert_eq!(first.hash, second.hash);
        assert_eq!(
            [share(&first), share(&second), share(&first)],
            [0.3, 0.4, 0.3]
        );
        assert_eq!(prepared.ready.len(), 2);
    }
}
