//! The simulated city and its rules: community governance as practised in Shaoxing, after a paper of 2021 ([`catalogue::sources`]).
//!
//! This crate is the façade: it holds no code of its own, and names the rooms of the engine in the order of the pipeline.
//!
//! | step | from | to | by |
//! | --- | --- | --- | --- |
//! | read | text of a file | [`Scenario`](scenario::Scenario) | [`scenario::load`] |
//! | compile | [`Program`](rules::Program), of a scenario | [`CompiledRules`](rules::CompiledRules) | [`CompiledRules::compile`](rules::CompiledRules::compile) |
//! | build | scenario and seed | [`World`](world::World) | [`World::build`](world::World::build) |
//! | make ready | scenario, rules, world | [`Model`](run::Model) | [`Model::new`](run::Model::new) |
//! | run | model | [`Replication`](record::Replication) | [`Run`](run::Run), day by day |
//! | summarise | replications | [`Summary`](results::Summary) | [`results::summarise`] |
//! | compare | replications of both sides | [`Difference`](results::Difference)s | [`results::compare`] |
//!
//! [`experiment::ensemble`] takes a scenario to its replications, [`experiment::paired`] a baseline and its reform to their differences.
//!
//! The engine is pure: it reads no clock, file, environment, thread or global; observing a run never changes it; and the same scenario and
//! seed give the same bits on every machine.
//!
//! # A scenario, run
//! ```
//! use gongzhi_engine::experiment::{Design, ensemble};
//! use gongzhi_engine::results::summarise;
//! use gongzhi_engine::scenario::{Library, load};
//!
//! let text = r#"
//!     format = 1
//!     extends = "yuecheng-2018"
//!     meta = { id = "quarter", title = "One quarter of a small town" }
//!     time = { start = "2018-01-01", end = "2018-03-31" }
//!     place = { streets = 1, communities = 3, residents = 6000 }
//! "#;
//! let loaded = load(text, &Library::shipped());
//! let scenario = loaded.scenario.ok_or("the diagnostics say what is wrong")?;
//! let design = Design { seed: 1, replications: 4 };
//! let runs = ensemble(&scenario, design, &mut |_| ()).map_err(|found| format!("{found:?}"))?;
//! let summary = summarise(&scenario, &runs.replications);
//! // An undefined figure is `None`, never a NaN.
//! assert!(summary.metrics["petitions_open"].headline.is_some_and(|open| open >= 0.0));
//! # Ok::<(), String>(())
//! ```
//!
//! # A reform beside its baseline
//! ```
//! use gongzhi_engine::experiment::{Design, paired};
//! use gongzhi_engine::scenario::{Changes, Library, load, parse_value, reform};
//! # let text = r#"
//! #     format = 1
//! #     extends = "yuecheng-2018"
//! #     meta = { id = "quarter", title = "One quarter of a small town" }
//! #     time = { start = "2018-01-01", end = "2018-03-31" }
//! #     place = { streets = 1, communities = 3, residents = 6000 }
//! # "#;
//! # let baseline = load(text, &Library::shipped()).scenario.ok_or("it loads")?;
//!
//! let mut changes = Changes::default();
//! let grids = parse_value("grid_households", "100", &baseline).map_err(|found| format!("{found:?}"))?;
//! changes.params.insert("grid_households".to_owned(), grids);
//! let policy = reform(&baseline, &changes).map_err(|found| format!("{found:?}"))?;
//! let design = Design { seed: 1, replications: 4 };
//! let found = paired(&baseline, &policy, design, &mut |_| ()).map_err(|found| format!("{found:?}"))?;
//! let petitions = found.differences.iter().find(|d| d.metric == "petitions_raised");
//! // Four pairs with common random numbers: a mean difference and its interval.
//! assert!(petitions.is_some_and(|d| d.n == 4 && d.ci95.is_some()));
//! # Ok::<(), String>(())
//! ```

pub use gongzhi_base::{diagnostic, marks, math, random, text, unseen};
pub use gongzhi_catalogue as catalogue;
pub use gongzhi_rules as rules;
pub use gongzhi_scenario as scenario;
pub use gongzhi_simulation::{calendar, city, context, observe, record, rows, run, world};
pub use gongzhi_study::{experiment, results};
