//! A metric of the catalogue, or one that the scenario declares.
//!
//! Pickers, headline, key figures and comparison accept either kind.

use std::rc::Rc;

use gongzhi_engine::catalogue::metrics::{Better, Kind, Metric, MetricSpec};
use gongzhi_engine::catalogue::units::Unit;
use gongzhi_engine::scenario::{Calendar, OwnMetric, Scenario};
use gongzhi_engine::text::{Label, Lang};

use crate::i18n::words;

/// A metric of the catalogue, or one that the scenario declares.
#[derive(Clone, Debug, PartialEq)]
pub enum AnyMetric {
    /// From the catalogue.
    Shipped(Metric),
    /// Declared by the scenario.
    Own(Rc<OwnMetric>),
}

/// A borrowed label, from the catalogue or from a scenario.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelRef<'a> {
    zh: &'a str,
    en: &'a str,
}

impl<'a> LabelRef<'a> {
    /// The text in a language.
    pub fn get(self, lang: Lang) -> &'a str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// The facts about a metric.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spec<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its name.
    pub label: LabelRef<'a>,
    /// What it measures.
    pub definition: LabelRef<'a>,
    /// Its unit.
    pub unit: Unit,
    /// Whether higher or lower is better.
    pub better: Better,
    /// The kind of quantity, or `None` for an own metric that does not state it.
    pub kind: Option<Kind>,
}

impl Spec<'_> {
    /// The same facts with the name for a scenario's period; see [`Metric::label_over`].
    pub fn over(self, time: Calendar) -> Self {
        let label = Metric::find(self.id).map(|metric| metric.label_over(time.days()));
        Self {
            label: label.map_or(self.label, LabelRef::from),
            ..self
        }
    }
}

impl From<Label> for LabelRef<'_> {
    fn from(label: Label) -> Self {
        Self {
            zh: label.zh,
            en: label.en,
        }
    }
}

impl AnyMetric {
    /// The facts about it.
    pub fn spec(&self) -> Spec<'_> {
        match self {
            Self::Shipped(metric) => metric.spec().into(),
            Self::Own(metric) => (&**metric).into(),
        }
    }

    /// The metrics that a scenario declares.
    pub fn own_of(scenario: &Scenario) -> Vec<Self> {
        let own = scenario.own_metrics().into_iter();
        own.map(|metric| Self::Own(Rc::new(metric))).collect()
    }
}

impl From<Metric> for AnyMetric {
    fn from(metric: Metric) -> Self {
        Self::Shipped(metric)
    }
}

impl PartialEq<AnyMetric> for Metric {
    fn eq(&self, other: &AnyMetric) -> bool {
        matches!(other, AnyMetric::Shipped(metric) if metric == self)
    }
}

impl From<&'static MetricSpec> for Spec<'_> {
    fn from(spec: &'static MetricSpec) -> Self {
        Self {
            id: spec.id,
            label: spec.label.into(),
            definition: spec.definition.into(),
            unit: spec.unit,
            better: spec.better,
            kind: Some(spec.kind),
        }
    }
}

impl From<Metric> for Spec<'_> {
    fn from(metric: Metric) -> Self {
        metric.spec().into()
    }
}

impl<'a> From<&'a OwnMetric> for Spec<'a> {
    fn from(metric: &'a OwnMetric) -> Self {
        Self {
            id: &metric.id,
            label: LabelRef {
                zh: &metric.label.zh,
                en: &metric.label.en,
            },
            definition: words::OWN_METRIC.into(),
            unit: metric.unit,
            better: metric.better,
            kind: metric.kind,
        }
    }
}

impl<'a> From<&'a AnyMetric> for Spec<'a> {
    fn from(metric: &'a AnyMetric) -> Self {
        metric.spec()
    }
}
