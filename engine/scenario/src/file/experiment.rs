//! The keys that say how a scenario is run, and what an experiment on it varies.

use super::study::{calibration, metric, one_of};
use super::{MOST_CHOICES, MOST_REPLICATIONS};
use crate::PointDesign;
use crate::shape::{Shape, always, keys, list, may};

/// Most points of a sampled design that a file may ask for. Larger ones are refused with their number before anything is computed.
const MOST_POINTS: i64 = 1_000_000_000_000;

pub(super) fn experiment() -> Shape {
    let outcome = Shape::Words;
    keys! {
        may "seed": Shape::Int(0, i64::MAX), "随机种子", "seed of every random draw";
        may "replications": Shape::Int(1, MOST_REPLICATIONS), "重复次数", "replications";
        may "question": Shape::Text, "试验要回答的问题", "what the experiment asks";
        may "look_at": Shape::Text, "看结果中的什么", "what to look at in its results";
        may "design": one_of(PointDesign::IDS), "取点方式；缺省为逐个改变", "where its points lie; one at a time by default";
        may "points": Shape::Int(1, MOST_POINTS), "抽样的点数，或轨迹数", "points of a sampled design, or trajectories";
        may "factors": list(factor(), MOST_CHOICES), "改变什么", "what is varied";
        may "outcomes": list(outcome, MOST_CHOICES), "分析哪些指标；缺省为主要指标", "metrics that are analysed; the headline metrics by default";
        may "goals": list(goal(), MOST_CHOICES), "方案要达到的目标", "goals that a policy has to meet";
        may "calibration": calibration(), "校准设置", "how it is calibrated";
    }
}

fn factor() -> Shape {
    let number = Shape::Float(-1e12, 1e12);
    let version = keys! {
        always "id": Shape::Id, "代号", "its id";
        may "label": Shape::Text, "名称", "its name";
        may "source": Shape::Words, "规则源码；缺省为方案自己的规则", "source of the rule; the scenario's own rule by default";
    };
    keys! {
        may "param": Shape::Id, "参数", "the parameter";
        may "values": list(Shape::Any, MOST_CHOICES), "取值；规则则为各版本的代号", "its settings; of a rule, ids of its versions";
        may "low": number.clone(), "最小值", "least value";
        may "high": number, "最大值", "greatest value";
        may "levels": Shape::Int(2, 1000), "从最小值到最大值取几个水平，缺省为 5", "levels from the least to the greatest value; 5 by default";
        may "switch": Shape::Id, "机制", "the submodel";
        may "rule": Shape::Id, "规则", "the rule";
        may "versions": list(version, MOST_CHOICES), "规则的各版本", "versions of the rule";
    }
}

fn goal() -> Shape {
    let number = Shape::Float(-1e15, 1e15);
    keys! {
        always "metric": metric(), "指标", "the metric";
        may "at_least": number.clone(), "不低于", "it must be at least this";
        may "at_most": number.clone(), "不高于", "it must be at most this";
        may "at_least_of_today": number.clone(), "不低于现状的多少倍", "it must be at least this share of today's";
        may "at_most_of_today": number, "不高于现状的多少倍", "it must be at most this share of today's";
    }
}
