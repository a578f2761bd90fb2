//! `check`, `flatten` and `schema`.

use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::text::{Lang, Text};
use gongzhi_engine::{rules, scenario};

use crate::failure::{Failure, print, report_all};
use crate::files;

/// Checks a scenario and its rules.
pub fn check(name: &str, lang: Lang) -> Result<(), Failure> {
    let source = files::open(name)?;
    let scenario = files::load(&source, lang)?;
    let found = rules::check(&scenario);
    if found.iter().any(|d| d.severity == Severity::Error) {
        return Err(Failure::Found(source.name, found));
    }
    report_all(&found, &source.name, lang);
    let (id, days, communities) = (
        &scenario.id,
        scenario.time.days(),
        scenario.place.communities,
    );
    let hash = &scenario.hash;
    let text = Text::new(
        format!("{id}：没有错误（{communities} 个社区，{days} 天，{hash}）\n"),
        format!("{id}: no errors ({communities} communities, {days} days, {hash})\n"),
    );
    print(text.get(lang))
}

/// Prints a scenario as a file that needs no parent.
pub fn flatten(name: &str, lang: Lang) -> Result<(), Failure> {
    let source = files::open(name)?;
    let scenario = files::load(&source, lang)?;
    print(&scenario::flatten(&scenario))
}

/// Prints the JSON Schema of scenario files.
pub fn schema() -> Result<(), Failure> {
    print(&format!("{:#}\n", scenario::schema()))
}
