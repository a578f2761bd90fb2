//! The columns of the table of runs, with what each means.

use gongzhi_engine::catalogue::metrics::Metric;
use gongzhi_engine::catalogue::params::{ParamSpec, Value};
use gongzhi_engine::experiment::sweep::{Setting, SweepStudy, setting_of};
use gongzhi_engine::scenario::Factor;
use gongzhi_engine::text::Lang;

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cells {
    /// Whole numbers.
    Whole,
    /// Numbers; empty where undefined.
    Number,
    /// Words.
    Words,
}

/// A column.
pub(super) struct Column {
    /// Its heading.
    pub name: String,
    /// Its name for people.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// Id of its unit; empty for words.
    pub unit: &'static str,
    /// What its cells are.
    pub cells: Cells,
}

/// The columns: factors, then metrics. The key `point`, `replication` stands before them, `fingerprint` after.
pub(super) struct Columns {
    /// One for each factor.
    pub factors: Vec<Column>,
    /// One for each metric.
    pub metrics: Vec<Column>,
}

impl Columns {
    /// The columns of a study.
    pub(super) fn of(study: &SweepStudy, lang: Lang) -> Self {
        let factors = study.factors().iter();
        let metrics = study.metrics().iter();
        Self {
            factors: factors.map(|f| factor(study, f, lang)).collect(),
            metrics: metrics.map(|id| metric(study, id, lang)).collect(),
        }
    }
}

fn factor(study: &SweepStudy, factor: &Factor, lang: Lang) -> Column {
    let id = factor.id();
    let declared = study.base().declared.iter().find(|d| d.id == id);
    let spec = ParamSpec::find(id);
    let title = match (spec, declared) {
        (Some(spec), _) => spec.label.get(lang).to_owned(),
        (None, Some(own)) => own.label.get(lang).to_owned(),
        (None, None) => id.to_owned(),
    };
    let cells = match setting_of(factor, study.base()) {
        Setting::Value(Value::Int(_)) => Cells::Whole,
        Setting::Value(Value::Float(_)) => Cells::Number,
        _ => Cells::Words,
    };
    let meaning = match lang {
        Lang::Zh => format!("试验改变的量：{title}"),
        Lang::En => format!("What the experiment varies: {title}"),
    };
    Column {
        // A metric may have the name of a factor; a table has one column of a name.
        name: match study.metrics().iter().any(|m| m == id) {
            true => format!("factor_{id}"),
            false => id.to_owned(),
        },
        title,
        meaning,
        unit: spec.map_or("", |spec| spec.unit.id()),
        cells,
    }
}

fn metric(study: &SweepStudy, id: &str, lang: Lang) -> Column {
    let own = study.base().own_metrics();
    let own = own.iter().find(|m| m.id == id);
    let (title, meaning, unit) = match (Metric::find(id), own) {
        (Some(metric), _) => {
            let spec = metric.spec();
            (
                spec.label.get(lang).to_owned(),
                spec.definition.get(lang).to_owned(),
                spec.unit.id(),
            )
        }
        (None, Some(own)) => {
            let label = own.label.get(lang).to_owned();
            (label.clone(), label, own.unit.id())
        }
        (None, None) => (id.to_owned(), id.to_owned(), ""),
    };
    Column {
        name: id.to_owned(),
        title,
        meaning,
        unit,
        cells: Cells::Number,
    }
}
