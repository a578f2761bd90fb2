//! The keys that say how a scenario is tested, calibrated and taught.

use std::borrow::Cow;

use super::{MOST_CHOICES, MOST_REPLICATIONS, MOST_SETS};
use crate::shape::{Shape, always, keys, list, may};
use gongzhi_catalogue::metrics::{Better, Kind, METRICS};
use gongzhi_catalogue::units::Unit;

pub(super) fn calibration() -> Shape {
    let number = Shape::Float(-1e12, 1e12);
    let unknown = keys! {
        always "param": Shape::Id, "参数", "the parameter";
        always "low": number.clone(), "最小可能值", "least";
        always "high": number, "最大可能值", "greatest";
    };
    let pattern = keys! {
        always "id": Shape::Id, "代号", "its id";
        always "param": Shape::Id, "改变的参数", "the parameter that is changed";
        always "value": Shape::Any, "改成的值", "its value";
        always "metric": metric(), "期末的指标", "the metric, at the end of the run";
        always "moves": one_of(["up", "down"]), "应当上升还是下降", "whether it must go up or down";
    };
    keys! {
        may "waves": Shape::Int(1, 20), "历史匹配的轮数", "waves of history matching";
        may "samples": Shape::Int(4, 100_000), "每轮的参数点数", "points a wave";
        may "replications": Shape::Int(1, MOST_REPLICATIONS), "每个点的运行次数", "replications a point";
        may "share": Shape::Float(0.001, 1.0), "只运行地点的一部分", "share of the place that is run";
        may "unknowns": list(unknown, MOST_CHOICES), "待定参数", "parameters that are not known";
        may "patterns": list(pattern, MOST_CHOICES), "每个被接受的点都要显出的规律", "patterns that every accepted point must show";
    }
}

/// Accepted sets as one table: a row of names, then rows of values.
pub(super) fn sets() -> Shape {
    let row = list(Shape::Float(-1e12, 1e12), MOST_CHOICES);
    keys! {
        may "params": list(Shape::Id, MOST_CHOICES), "参数", "the parameters";
        may "values": list(row, MOST_SETS), "每组一行，每个参数一个值", "one row a set, one value a parameter";
    }
}

pub(super) fn metric() -> Shape {
    Shape::OneOf(METRICS.iter().map(|m| Cow::Borrowed(m.id)).collect())
}

pub(super) fn one_of(ids: impl IntoIterator<Item = &'static str>) -> Shape {
    Shape::OneOf(ids.into_iter().map(Cow::Borrowed).collect())
}

pub(super) fn own_metric() -> Shape {
    keys! {
        always "id": Shape::Id, "规则中的函数名，metric_…", "name of its function in the rules, metric_…";
        may "label": Shape::Text, "名称；缺省为函数名", "its name; the function's by default";
        may "unit": one_of(Unit::IDS.map(|(id, _)| id)), "单位；缺省为 number", "its unit; number by default";
        may "better": one_of(Better::IDS), "越高越好、越低越好或不论高低；缺省为 neutral", "which way is better; neutral by default";
        may "kind": one_of(Kind::IDS), "存量、比例或流量；缺省时期末取最后一个整周的值", "stock, share or flow; without it the end is the value of the last full week";
    }
}

pub(super) fn target() -> Shape {
    let number = Shape::Float(-1e15, 1e15);
    keys! {
        always "id": Shape::Id, "代号", "its id";
        always "metric": metric(), "指标", "the metric";
        may "date": Shape::Date, "日期；缺省为期末", "the day; the end by default";
        may "since": Shape::Date, "给出时，目标是自该日以来的变化", "if given, the figure is the change since that day";
        always "low": number.clone(), "下限", "least";
        always "high": number, "上限", "greatest";
        may "weight": Shape::Float(0.0, 1000.0), "权重，缺省为 1", "how much a miss counts; 1 by default";
        may "source": Shape::Text, "来源", "where it comes from";
    }
}

pub(super) fn test() -> Shape {
    keys! {
        always "rule": Shape::Id, "函数名", "the function";
        may "given": Shape::Table(Vec::new(), Some(Box::new(Shape::Any))), "各参数的字段值", "fields by argument";
        always "expect": Shape::Any, "应得的结果", "what it must give";
        may "margin": Shape::Float(0.0, 1e12), "允许误差", "how far a number may be off";
    }
}

pub(super) fn case() -> Shape {
    let prediction = keys! {
        always "metric": metric(), "预测哪个指标", "the metric to predict";
        may "question": Shape::Text, "问题", "the question";
        may "choices": list(Shape::Text, MOST_CHOICES), "选项；没有则画线", "choices; a line is drawn if there are none";
    };
    let step = keys! {
        always "text": Shape::Text, "讲解（Markdown）", "text (Markdown)";
        may "minutes": Shape::Float(0.0, 600.0), "分钟", "minutes";
        may "prediction": prediction, "先预测", "what the class predicts first";
        may "reveal": Shape::Text, "运行后的点评", "what is said after the run";
        may "locks": list(Shape::Id, MOST_CHOICES), "锁定的参数", "parameters that are locked";
    };
    keys! {
        always "steps": list(step, MOST_CHOICES), "步骤", "its steps";
    }
}
