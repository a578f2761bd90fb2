//! How much work a place is, said before it is run.

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::scenario::{Scenario, WorkEstimate};
use gongzhi_engine::text::{Lang, Text};

use crate::numbers::format::decimal;

/// Seconds of one replication, and bytes of memory, from which the page asks before it runs a place of the visitor's own: somewhat more
/// than the largest shipped city takes. A comparison runs dozens of replications.
const ASKS_FROM_SECONDS: f64 = 3.0;
const ASKS_FROM_BYTES: f64 = 250e6;

/// Code of the question.
pub const QUESTION: &str = "large-place";

/// The work of one replication.
struct Work {
    seconds: f64,
    bytes: f64,
}

impl Work {
    fn of(scenario: &Scenario) -> Self {
        let one = WorkEstimate::of(scenario);
        let whole = WorkEstimate::whole(&[one], 1.0, 1);
        Self {
            seconds: one.seconds,
            bytes: whole.map_or(0.0, |whole| whole.bytes),
        }
    }

    /// Seconds, or minutes from two on; memory in MB, in steps that an estimate deserves.
    fn words(&self) -> Text {
        let megabytes = decimal((self.bytes / 1e7).ceil() * 10.0, 0);
        let (zh, en) = if self.seconds < 1.0 {
            ("不到1秒".to_owned(), "less than a second".to_owned())
        } else if self.seconds < 120.0 {
            let seconds = decimal(self.seconds.ceil(), 0);
            (format!("约{seconds}秒"), format!("about {seconds} seconds"))
        } else {
            let minutes = decimal((self.seconds / 60.0).ceil(), 0);
            (
                format!("约{minutes}分钟"),
                format!("about {minutes} minutes"),
            )
        };
        Text::new(
            format!("一次运行{zh}，内存约{megabytes} MB"),
            format!("One run takes {en} and about {megabytes} MB of memory"),
        )
    }
}

/// What one run of a scenario takes: "一次运行约3秒，内存约120 MB".
pub fn told(scenario: &Scenario, lang: Lang) -> String {
    Work::of(scenario).words().get(lang).to_owned()
}

/// A question before a large place is run; `None` if it is small.
pub fn asks_first(scenario: &Scenario) -> Option<Diagnostic> {
    let work = Work::of(scenario);
    if work.seconds < ASKS_FROM_SECONDS && work.bytes < ASKS_FROM_BYTES {
        return None;
    }
    let Text { zh, en } = work.words();
    let message = Text::new(
        format!("这个辖区很大，还没有运行：{zh}。"),
        format!("This place is large and has not been run. {en}."),
    );
    let hint = Text::new(
        "在“数据”中按“仍然运行”，或先只放一部分社区。",
        "Press “Run it” under Data, or begin with some of the communities.",
    );
    let source = Source::Option("data".to_owned());
    Some(Diagnostic::error(QUESTION, source, message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use gongzhi_engine::scenario::fixture::extending;

    fn town(communities: usize) -> Scenario {
        let row = |c: usize| format!("社区{c},2500\n");
        let rows: String = (0..communities).map(row).collect();
        extending(&format!(
            "[data]\ncommunities = '''\nname,households\n{rows}'''\n"
        ))
    }

    #[test]
    fn only_a_large_place_asks_and_every_place_says_what_it_takes() {
        assert_eq!(asks_first(&town(60)), None);
        let large = asks_first(&town(1_100)).unwrap();
        assert_eq!(large.code, QUESTION);
        assert!(large.message.zh.contains("MB") && large.message.en.contains("MB"));
        for lang in [Lang::Zh, Lang::En] {
            assert!(told(&town(60), lang).contains("MB"));
        }
    }
}
