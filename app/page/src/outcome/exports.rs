//! The origin that exported results state: the stamp in files, file names, the note in images.
//!
//! Results of an adjusted policy must never be mistaken for those of its original scenario.

use gongzhi_engine::results::{Adjustment, Difference, Stamp};
use gongzhi_engine::text::Lang;

use super::Outcome;
use super::compare::heading;
use crate::i18n::{tables, words};
use crate::language::pick;
use crate::numbers::format;
use crate::runs::RunTarget;
use crate::sentences::phrases::{self, RunKind};

/// The stamp of the shown results; `commit` is the commit that the page was built from.
pub fn stamp(outcome: &Outcome, target: &RunTarget, commit: Option<&str>) -> Stamp {
    let side = &outcome.reform;
    let seed = side.scenario.experiment.seed;
    let stamp = Stamp::new(&side.scenario, seed, &side.runs)
        .built_from(commit)
        .adjusted(target.adjustment.clone());
    match &outcome.baseline {
        Some(baseline) => stamp.against(&baseline.scenario, outcome.runs),
        None => stamp,
    }
}

/// A file name for the shown results: "yuecheng-2018-summary.json".
pub fn file_name(stamp: &Stamp, what: &str) -> String {
    format!("{}-{what}", stamp.name())
}

/// The differences for a summary, or `None` if nothing is compared.
pub fn differences(outcome: &Outcome) -> Option<Vec<Difference>> {
    let all = outcome.differences.values().cloned();
    outcome.baseline.as_ref().map(|_| all.collect())
}

/// The note in a picture: the policy with its changes, the baseline with its hash, the runs, and whether the data are synthetic.
pub fn provenance(outcome: &Outcome, adjustment: Option<&Adjustment>, lang: Lang) -> String {
    let scenario = &outcome.reform.scenario;
    let before = outcome.baseline.as_ref().map(|b| &b.scenario);
    let title = scenario.title.get(lang);
    let mut parts = match adjustment {
        Some(adjustment) => {
            let mark = pick(lang, "调整后", "adjusted");
            let head = format!("{title}{}", phrases::brackets(mark, lang));
            let hash = short(&scenario.hash);
            vec![format!("{head} {hash}"), changes(adjustment)]
        }
        None => {
            let changed = before.map_or_else(String::new, |b| heading(b, scenario, lang).1);
            let changed = (!changed.is_empty()).then(|| phrases::brackets(changed, lang));
            vec![format!("{title}{}", changed.unwrap_or_default())]
        }
    };
    parts.extend(before.map(|b| {
        let name = words::BASELINE.get(lang);
        let (colon, title) = (phrases::colon(lang), b.title.get(lang));
        format!("{name}{colon}{title} {}", short(&b.hash))
    }));
    parts.push(phrases::runs_done(
        outcome.runs as u32,
        RunKind::against(before),
        lang,
    ));
    let data = match scenario.place.table.is_empty() {
        true => words::SYNTHETIC,
        false => tables::USER_DATA,
    };
    parts.push(data.get(lang).to_owned());
    parts.join(" · ")
}

/// Changes by id, as in a file: "visit_share 0.26 → 0.5, voice()".
fn changes(adjustment: &Adjustment) -> String {
    let moved = adjustment.parameters.iter().chain(&adjustment.mechanisms);
    let moved = moved.map(|(id, m)| {
        format!(
            "{id} {} → {}",
            format::raw(&m.before),
            format::raw(&m.after)
        )
    });
    let rules = adjustment.rules.iter().map(|name| format!("{name}()"));
    let place = adjustment.place.iter().map(|part| format!("place.{part}"));
    let calendar = adjustment.calendar.iter();
    let calendar = calendar.map(|part| format!("calendar.{part}"));
    moved
        .chain(rules)
        .chain(place)
        .chain(calendar)
        .collect::<Vec<_>>()
        .join(", ")
}

fn short(hash: &str) -> &str {
    hash.get(..8).unwrap_or(hash)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::reduce::samples::opened;
    use gongzhi_engine::catalogue::params::Value;
    use gongzhi_engine::scenario::Changes;

    #[test]
    fn changes_are_named_with_their_values() {
        let base = opened().plan.scenario.unwrap();
        let mut moved = Changes::default();
        moved
            .params
            .insert("grid_households".into(), Value::Int(60));
        moved
            .rules
            .insert("voice".into(), "fn voice(h) { 0.5 }".into());
        let found = Adjustment::of(&base, &moved).unwrap();
        assert_eq!(changes(&found), "grid_households 150 → 60, voice()");
        assert_eq!(found.scenario, "yuecheng-2018");
    }
}
