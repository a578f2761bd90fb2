//! What stands beside each line of a rule: the values that it read and what came of it, with the baseline's where that differs; and
//! the sentences about all rows.

use gongzhi_engine::rules::{Step, StepKind, Trace};
use gongzhi_engine::text::Lang;
use time::Date;

use crate::i18n::rule_look as words;
use crate::language::pick;
use crate::protocol::RuleLook;
use crate::sentences::phrases;

/// Most steps told of one line; a loop has one for every item.
const MOST_STEPS: usize = 3;
/// Most fields told of one step.
const MOST_READ: usize = 4;

/// What stands beside one line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineValue {
    /// The line, from 1.
    pub line: u32,
    /// The words.
    pub text: String,
    /// Whether the line is a condition that holds, or does not; `None` for other lines.
    pub holds: Option<bool>,
}

/// The values beside all lines that were executed.
pub fn line_values(look: &RuleLook, lang: Lang) -> Vec<LineValue> {
    let here = &look.reform.trace;
    let there = look.baseline.as_ref().map(|side| &side.trace);
    let mut lines: Vec<u32> = here.steps.iter().map(|step| step.line).collect();
    lines.extend(
        there
            .iter()
            .flat_map(|t| t.steps.iter().map(|step| step.line)),
    );
    lines.sort_unstable();
    lines.dedup();
    let line = |line: u32| {
        let own = of_line(here, line, lang);
        let other = there.map(|trace| of_line(trace, line, lang));
        let steps = here.steps.iter().filter(|step| step.line == line);
        let mut conditions = steps.filter(|step| step.kind == StepKind::Condition);
        let holds = conditions.next_back().map(|step| step.value == "true");
        let own_text = if own.is_empty() {
            "–".to_owned()
        } else {
            own.clone()
        };
        let text = match other.filter(|other| *other != own) {
            Some(other) => {
                let other = if other.is_empty() {
                    "–".to_owned()
                } else {
                    other
                };
                let word = words::BASELINE_VALUE.get(lang);
                format!("{own_text}  │ {word}{}{other}", phrases::colon(lang))
            }
            None => own_text,
        };
        LineValue { line, text, holds }
    };
    lines.into_iter().map(line).collect()
}

/// The steps of one line in words; empty if it was not executed.
fn of_line(trace: &Trace, line: u32, lang: Lang) -> String {
    let steps: Vec<&Step> = trace.steps.iter().filter(|s| s.line == line).collect();
    let told = steps.iter().take(MOST_STEPS).map(|step| told(step, lang));
    let mut told: Vec<String> = told.collect();
    if steps.len() > MOST_STEPS {
        told.push(format!("… ×{}", steps.len()));
    }
    told.join("  ")
}

fn told(step: &Step, lang: Lang) -> String {
    let value = match (step.kind, step.value.as_str()) {
        (StepKind::Condition, "true") => format!("✓ {}", words::TRUE.get(lang)),
        (StepKind::Condition, _) => format!("✗ {}", words::FALSE.get(lang)),
        (StepKind::Result, value) => format!("⇒ {} {value}", words::RESULT_VALUE.get(lang)),
        (_, value) => format!("→ {value}"),
    };
    let read = step.reads.iter().take(MOST_READ);
    let read = read.map(|(name, value)| format!("{name} = {value}"));
    let read: Vec<String> = read.collect();
    if read.is_empty() {
        return value;
    }
    format!("{}  {value}", read.join(" · "))
}

/// "2019年12月31日判定了412条记录".
pub fn evaluated(day: Option<Date>, rows: u32, all: u32, lang: Lang) -> String {
    let when = match day {
        Some(day) => phrases::day(day, lang),
        None => words::BEFORE_FIRST_DAY.get(lang).to_owned(),
    };
    let part = if rows < all {
        pick(
            lang,
            format!("，均匀取出{rows}条"),
            format!(", of which {rows} are taken evenly"),
        )
    } else {
        String::new()
    };
    let records = if all == 1 { "record" } else { "records" };
    pick(
        lang,
        format!("{when}：判定了{all}条记录{part}"),
        format!("{when}: decided about {all} {records}{part}"),
    )
}

/// "412条中有37条不同".
pub fn differ(n: usize, of: usize, lang: Lang) -> String {
    pick(
        lang,
        format!("{of}条中有{n}条不同"),
        format!("{n} of {of} results differ"),
    )
}

/// "平均+0.4".
pub fn mean_change(change: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("平均{change}"),
        format!("{change} on average"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::Decided;
    use gongzhi_engine::text::Text;

    fn step(line: u32, kind: StepKind, value: &str) -> Step {
        Step {
            line,
            depth: 0,
            kind,
            text: String::new(),
            value: value.to_owned(),
            reads: vec![("x".to_owned(), value.to_owned())],
        }
    }

    fn decided(steps: Vec<Step>) -> Decided {
        Decided {
            trace: Trace {
                rule: "voice".to_owned(),
                steps,
                result: Ok("1".to_owned()),
                value: Some(1.0),
            },
            by_run: "1".to_owned(),
        }
    }

    fn look(here: Vec<Step>, there: Vec<Step>) -> RuleLook {
        RuleLook {
            day: None,
            rows: 1,
            evaluated: 1,
            row: 0,
            name: Text::default(),
            reform: decided(here),
            baseline: Some(decided(there)),
            case: String::new(),
            would_change: Vec::new(),
        }
    }

    #[test]
    fn the_baseline_is_told_only_where_it_differs() {
        let condition = |value| step(2, StepKind::Condition, value);
        let here = vec![
            step(1, StepKind::Set, "4"),
            condition("true"),
            step(3, StepKind::Result, "1"),
        ];
        let there = vec![
            step(1, StepKind::Set, "4"),
            condition("false"),
            step(5, StepKind::Result, "0"),
        ];
        let lines = line_values(&look(here, there), Lang::En);
        let told: Vec<(u32, Option<bool>)> = lines.iter().map(|l| (l.line, l.holds)).collect();
        assert_eq!(told, [(1, None), (2, Some(true)), (3, None), (5, None)]);
        assert_eq!(lines[0].text, "x = 4  → 4");
        assert!(lines[1].text.contains("✓") && lines[1].text.contains("✗"));
        assert!(lines[2].text.starts_with("x = 1  ⇒ result 1  │ baseline"));
        assert!(lines[3].text.starts_with("–  │ baseline"));
    }

    #[test]
    fn a_long_loop_is_told_by_its_beginning() {
        let items = (0..9).map(|i| step(1, StepKind::Item, &i.to_string()));
        let all: Vec<Step> = items.collect();
        let lines = line_values(&look(all.clone(), all), Lang::Zh);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].text.ends_with("… ×9"), "{}", lines[0].text);
    }
}
