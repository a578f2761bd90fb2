//! `check`, `test`, `flatten`, `rules`, `parameters` and `schema`.

use std::path::Path;

use gongzhi_engine::catalogue::tables;
use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::experiment::Design;
use gongzhi_engine::rules::TestOutcome;
use gongzhi_engine::scenario::WorkLimit;
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::{rules, scenario};

use crate::args::{RunOptions, TableFiles};
use crate::failure::{Failure, print, report_all};
use crate::output::replace;
use crate::{files, work};

/// Checks a scenario and its rules, and reports how much work a run is.
pub fn check(name: &str, allow_long: bool, lang: Lang) -> Result<(), Failure> {
    let source = files::open(name)?;
    let scenario = files::load(&source, lang)?;
    let found = rules::check(scenario.program());
    if found.iter().any(|d| d.severity == Severity::Error) {
        return Err(Failure::Found(source.name, found));
    }
    report_all(&found, &source.name, lang);
    let work = work::of_run(
        None,
        &scenario,
        Design::of(&scenario),
        0,
        &RunOptions::default(),
    );
    let beyond = work.and_then(|work| work.beyond(WorkLimit::COMMAND, &scenario));
    if let Some(finding) = beyond.filter(|_| !allow_long) {
        return Err(Failure::Found(
            source.name,
            vec![work::with_way_on(finding)],
        ));
    }
    let amount = work.map(|work| work::line(&work)).unwrap_or_default();
    let (id, days, communities) = (
        &scenario.id,
        scenario.time.days(),
        scenario.place.communities,
    );
    let hash = &scenario.hash;
    let text = Text::new(
        format!(
            "{id}：没有错误（{communities} 个社区，{days} 天，{hash}）\n{}\n",
            amount.zh
        ),
        format!(
            "{id}: no errors ({communities} communities, {days} days, {hash})\n{}\n",
            amount.en
        ),
    );
    print(text.get(lang))
}

/// Runs a scenario's rule tests, and prints one line for each.
pub fn test(name: &str, lang: Lang) -> Result<(), Failure> {
    let source = files::open(name)?;
    let scenario = files::load(&source, lang)?;
    let found = rules::check(scenario.program());
    report_all(&found, &source.name, lang);
    let wrong = found.iter().any(|d| d.severity == Severity::Error);
    let outcomes = rules::run_tests(scenario.program(), &scenario.tests);
    let failed = outcomes.iter().filter(|o| !o.passed).count();
    let passed = outcomes.len() - failed;
    let mut text: String = outcomes.iter().map(|o| outcome(o, lang)).collect();
    let total = Text::new(
        format!("通过 {passed} 项，失败 {failed} 项\n"),
        format!("{passed} passed, {failed} failed\n"),
    );
    text.push_str(total.get(lang));
    print(&text)?;
    if failed == 0 && !wrong {
        return Ok(());
    }
    Err(Failure::Found(source.name, Vec::new()))
}

fn outcome(outcome: &TestOutcome, lang: Lang) -> String {
    let word = match outcome.passed {
        true => Text::new("通过", "passed"),
        false => Text::new("失败", "FAILED"),
    };
    let place = outcome.line.map_or(String::new(), |line| match lang {
        Lang::Zh => format!("（第 {line} 行）"),
        Lang::En => format!(" (line {line})"),
    });
    let (word, message) = (word.get(lang), outcome.message.get(lang));
    let colon = match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    };
    format!("{word} {}{place}{colon}{message}\n", outcome.rule)
}

/// Prints a scenario as a self-contained file, in a place of one's own if tables are given.
pub fn flatten(name: &str, tables: &TableFiles, lang: Lang) -> Result<(), Failure> {
    let source = files::open(name)?;
    let scenario = files::load(&source, lang)?;
    let place = files::place_of(tables)?;
    let scenario = scenario::reform(&scenario, &place);
    let scenario = scenario.map_err(|found| Failure::Found(source.name, found))?;
    print(&scenario::flatten(&scenario))
}

/// Prints the rule reference.
pub fn rules(lang: Lang) -> Result<(), Failure> {
    print(&rules::reference(lang))
}

/// Prints the tables of parameters, or writes them into a document.
pub fn parameters(document: Option<&Path>, lang: Lang) -> Result<(), Failure> {
    let Some(path) = document else {
        return print(&tables::parameter_tables(lang));
    };
    let text = files::read(path)?;
    let Some(text) = tables::with_tables(&text, lang) else {
        let message = Text::new(
            format!(
                "文件中没有放参数表的地方：应有 {} 和 {} 两行",
                tables::BEGIN,
                tables::END
            ),
            format!(
                "no place for the tables: the lines {} and {} are missing",
                tables::BEGIN,
                tables::END
            ),
        );
        return Err(Failure::about(
            &path.display().to_string(),
            "no-place",
            message,
        ));
    };
    replace(path, &text)
}

/// Prints the JSON Schema of scenario files.
pub fn schema() -> Result<(), Failure> {
    print(&format!("{:#}\n", scenario::schema()))
}
