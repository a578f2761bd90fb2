//! The short table printed after a run.

use std::path::Path;

use gongzhi_engine::catalogue::metrics::{Kind, Metric};
use gongzhi_engine::catalogue::panels::Panel;
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::results::{Difference, Stamp};
use gongzhi_engine::scenario::OwnMetric;
use gongzhi_engine::text::{Lang, Text};

use crate::names::file_name;
use crate::side_results::SideResults;
use crate::table::{NONE, heads, interval, lay_out, signed, unit_once, value};
use crate::targets;

/// Contents of the table.
pub struct RunTable<'a> {
    /// Language.
    pub lang: Lang,
    /// Origin of the results.
    pub stamp: &'a Stamp,
    /// The baseline; `None` without one.
    pub before: Option<&'a SideResults>,
    /// The scenario.
    pub after: &'a SideResults,
    /// Paired differences; `None` without a baseline.
    pub differences: Option<&'a [Difference]>,
    /// Output folder.
    pub out: Option<&'a Path>,
    /// Duration in seconds.
    pub seconds: f64,
}

/// Metrics shown in the table beside the headlines of their panels; the files contain all.
const MORE: [Metric; 6] = [
    Metric::PetitionsRaised,
    Metric::DaysToCloseP50,
    Metric::Visits,
    Metric::FiledShare,
    Metric::Utilisation,
    Metric::StarReadiness,
];

/// Metrics of a panel that are shown in the table.
pub fn shown(panel: Panel) -> impl Iterator<Item = Metric> {
    let more = MORE.into_iter().filter(move |m| m.spec().panel == panel);
    panel.headlines().iter().copied().chain(more)
}

impl RunTable<'_> {
    /// The table with its notes, as text.
    pub fn text(&self) -> String {
        let mut rows = vec![self.heading()];
        let days = self.after.scenario.time.days();
        let metric = |m: Metric| {
            let spec = m.spec();
            let total = match (spec.kind, self.lang) {
                (Kind::Flow, Lang::Zh) => "，全期合计",
                (Kind::Flow, Lang::En) => ", whole period",
                _ => "",
            };
            self.row(spec.id, m.label_over(days).get(self.lang), spec.unit, total)
        };
        for panel in Panel::ALL {
            rows.push(vec![panel.label().get(self.lang).to_owned()]);
            rows.extend(shown(panel).map(metric));
        }
        let own = self.after.scenario.own_metrics();
        let row = |m: &OwnMetric| self.row(&m.id, m.label.get(self.lang), m.unit, "");
        rows.extend(own.iter().map(row));
        let targets = match targets::text(&self.after.summary.targets, self.lang) {
            table if table.is_empty() => table,
            table => format!("{table}\n"),
        };
        let (title, notes) = (self.title(), self.notes());
        format!("{title}\n{}\n{targets}{notes}", lay_out(&rows))
    }

    fn title(&self) -> String {
        let (scenario, stamp) = (&self.after.scenario, self.stamp);
        let title = scenario.title.get(self.lang);
        let (start, end) = (scenario.time.start, scenario.time.end);
        let (id, seed, n, days) = (&stamp.scenario, stamp.seed, stamp.replications, stamp.days);
        let against = self.before.map(|b| b.scenario.title.get(self.lang));
        match self.lang {
            Lang::Zh => {
                let against = against.map_or(String::new(), |b| format!("，对比：{b}"));
                format!(
                    "{title}（{id}）{against}\n{start} 至 {end}（{days} 天）· 种子 {seed} · {n} 次运行\n"
                )
            }
            Lang::En => {
                let against = against.map_or(String::new(), |b| format!(", against: {b}"));
                format!(
                    "{title} ({id}){against}\n{start} to {end} ({days} days) · seed {seed} · {n} replications\n"
                )
            }
        }
    }

    fn heading(&self) -> Vec<String> {
        let mut words = vec![("指标", "Metric")];
        if self.before.is_some() {
            words.push(("基线", "Baseline"));
            words.push(("本方案", "Scenario"));
            words.push(("差异", "Difference"));
            words.push(("95% 置信区间", "95% CI"));
            words.push(("判断", "Verdict"));
        } else {
            words.push(("期初", "Start"));
            words.push(("结果", "Result"));
            words.push(("5%", "5%"));
            words.push(("95%", "95%"));
        }
        heads(&words, self.lang)
    }

    fn row(&self, id: &str, label: &str, unit: Unit, total: &str) -> Vec<String> {
        let (unit, word) = unit_once(unit, self.lang);
        let label = match (word, self.lang) {
            ("", _) if total.is_empty() => label.to_owned(),
            (word, Lang::Zh) => format!(
                "{label}（{}）",
                format!("{word}{total}").trim_start_matches('，')
            ),
            (word, Lang::En) => format!(
                "{label} ({})",
                format!("{word}{total}").trim_start_matches(", ")
            ),
        };
        let show = |side: &SideResults, x: Option<f64>| match side.scenario.tells(id) {
            true => value(x, unit, self.lang),
            false => Text::new("不适用", "not applicable")
                .get(self.lang)
                .to_owned(),
        };
        let after = self.after.summary.metrics.get(id);
        let headline = self.after.summary.level(id);
        let Some(before) = self.before else {
            let figures = [
                after.and_then(|m| m.start),
                headline,
                after.and_then(|m| m.q05),
                after.and_then(|m| m.q95),
            ];
            let cells = figures.into_iter().map(|x| show(self.after, x));
            return std::iter::once(label).chain(cells).collect();
        };
        let baseline = before.summary.level(id);
        let mut cells = vec![label, show(before, baseline), show(self.after, headline)];
        cells.extend(self.difference(id, unit));
        cells
    }

    fn difference(&self, id: &str, unit: Unit) -> [String; 3] {
        let found = self
            .differences
            .and_then(|d| d.iter().find(|d| d.metric == id));
        let Some(difference) = found.filter(|d| d.headline.is_some()) else {
            return [NONE, NONE, NONE].map(str::to_owned);
        };
        let ci = difference
            .ci95
            .map_or(NONE.to_owned(), |bounds| interval(bounds, unit, self.lang));
        let verdict = difference.told().label();
        let amount = signed(difference.headline, unit, self.lang);
        [amount, ci, verdict.get(self.lang).to_owned()]
    }

    fn notes(&self) -> String {
        let Stamp {
            engine,
            results_version,
            commit,
            scenario_hash,
            fingerprint,
            ..
        } = self.stamp;
        let short = scenario_hash.get(..12).unwrap_or(scenario_hash);
        let seconds = self.seconds;
        let commit = match (commit, self.lang) {
            (None, _) => String::new(),
            (Some(commit), Lang::Zh) => format!(" · 提交 {commit}"),
            (Some(commit), Lang::En) => format!(" · commit {commit}"),
        };
        let mut text = match self.lang {
            Lang::Zh => format!(
                "结果为各次运行的均值：存量取最后一个整周（周一至周日）的均值，比例取期末，流量取总数；区间仅含随机波动与合成城市之间的差别。\n\
                 引擎 {engine} · 结果第 {results_version} 版{commit} · 方案 {short} · 指纹 {fingerprint} · 用时 {seconds:.1} 秒\n"
            ),
            Lang::En => format!(
                "Results are means over replications: stocks over the last full week (Monday to Sunday), shares at the end, \
                 flows in total; intervals cover chance and differences between synthetic cities only.\n\
                 engine {engine} · results version {results_version}{commit} · scenario {short} · fingerprint {fingerprint} · {seconds:.1} s\n"
            ),
        };
        if let Some(folder) = self.out {
            let folder = folder.display();
            let names = ["series.csv", "communities.csv", "summary.json"];
            let names = names.map(|name| file_name(self.stamp, name));
            text.push_str(&match self.lang {
                Lang::Zh => format!("已写入 {folder}：{}\n", names.join("、")),
                Lang::En => format!("Written to {folder}: {}\n", names.join(", ")),
            });
        }
        text
    }
}
