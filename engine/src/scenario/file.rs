//! The closed tables of a scenario file, `format = 1`: every key with its type, range and meaning.
//!
//! This is the only list of keys; the checker, the suggestions and the JSON Schema are read from it.

use std::borrow::Cow;

use super::shape::{Entry, Need, Shape, always, list, may, numbers, param, resolved, table};
use crate::catalogue::enums::{Category, EnumSpec, Housing, OrgKind, Resource};
use crate::catalogue::mechanisms::Mechanisms;
use crate::catalogue::metrics::METRICS;
use crate::catalogue::params::PARAMS;
use crate::text::Text;

/// Most communities of a place.
pub(super) const MOST_COMMUNITIES: i64 = 20_000;
/// Most households of a place.
pub(super) const MOST_HOUSEHOLDS: i64 = 3_000_000;
/// Most replications of an experiment.
pub(super) const MOST_REPLICATIONS: i64 = 10_000;

/// The whole file. `declared` are the keys of `[params]` that the file adds; without them any key may be added.
pub(super) fn file(declared: Option<Vec<Entry>>) -> Shape {
    table(vec![
        always(
            "format",
            Shape::Int(1, 1),
            "文件格式版本",
            "version of the file format",
        ),
        may(
            "extends",
            Shape::Id,
            "在哪个场景之上修改",
            "the scenario that this one changes",
        ),
        may(
            "base_hash",
            Shape::Words,
            "上级场景的哈希，用于核对",
            "hash of that scenario, to pin it",
        ),
        always("meta", meta(), "名称与说明", "names and notes"),
        resolved("time", time(), "起止日期", "first and last day"),
        resolved("place", place(), "地点", "the place"),
        may(
            "mechanisms",
            mechanisms(),
            "机制开关",
            "switches of the model's parts",
        ),
        may(
            "shocks",
            list(shock()),
            "外部冲击",
            "dated events from outside",
        ),
        may("assessments", assessments(), "验收", "formal assessments"),
        may(
            "data",
            data(),
            "真实社区与单位的表（CSV）",
            "tables of real communities and units (CSV)",
        ),
        may("params", params(declared), "参数", "parameters"),
        may(
            "declare",
            list(declare()),
            "自定参数",
            "parameters of the scenario's own",
        ),
        may(
            "rules",
            Shape::Table(Vec::new(), Some(Box::new(Shape::Words))),
            "规则（Rhai 源码）",
            "rules (Rhai source)",
        ),
        may("experiment", experiment(), "实验设置", "how it is run"),
        may("targets", list(target()), "校准目标", "calibration targets"),
        may("tests", list(test()), "规则测试", "tests of rules"),
        may("case", case(), "教学案例", "teaching case"),
    ])
}

fn meta() -> Shape {
    table(vec![
        always("id", Shape::Id, "场景代号", "id of the scenario"),
        always("title", Shape::Text, "标题", "title"),
        may(
            "question",
            Shape::Text,
            "要回答的问题",
            "the question that it asks",
        ),
        may(
            "notes",
            Shape::Text,
            "说明",
            "what it is and what to look at",
        ),
        may(
            "baseline",
            Shape::Id,
            "对照方案；缺省为上级场景",
            "what it is compared with; its parent by default",
        ),
    ])
}

fn time() -> Shape {
    table(vec![
        resolved("start", Shape::Date, "第一天", "first day"),
        resolved("end", Shape::Date, "最后一天", "last day"),
        may(
            "every_day_works",
            Shape::Bool,
            "每天都是工作日",
            "every day is a workday",
        ),
    ])
}

fn shares(spec: &EnumSpec) -> Shape {
    numbers(spec.ids, spec.labels, 0.0, 1.0)
}

fn place() -> Shape {
    let share = Shape::Float(0.0, 1.0);
    let hours = numbers(Resource::SPEC.ids, Resource::SPEC.labels, 0.0, 10_000.0);
    let needs = Housing::SPEC
        .ids
        .iter()
        .zip(Housing::SPEC.labels)
        .map(|(id, label)| {
            let factors = numbers(Category::SPEC.ids, Category::SPEC.labels, 0.0, 10.0);
            may(id, factors, label.zh, label.en)
        });
    table(vec![
        resolved("name", Shape::Text, "地名", "name of the place"),
        may(
            "streets",
            Shape::Int(1, MOST_COMMUNITIES),
            "街道数",
            "streets",
        ),
        may(
            "communities",
            Shape::Int(1, MOST_COMMUNITIES),
            "社区数",
            "communities",
        ),
        may(
            "residents",
            Shape::Int(1, 100_000_000),
            "居民人数",
            "residents",
        ),
        may(
            "household_size",
            Shape::Float(1.0, 20.0),
            "户均人口",
            "residents a household",
        ),
        may(
            "community_spread",
            Shape::Float(0.0, 2.0),
            "社区规模的对数标准差",
            "log-standard deviation of communities' sizes",
        ),
        may(
            "housing",
            shares(Housing::SPEC),
            "住房类型构成",
            "shares of the housing types",
        ),
        may(
            "elderly_share",
            share.clone(),
            "有老人的户占比",
            "share of households with elderly members",
        ),
        may(
            "party_share",
            share.clone(),
            "有党员的户占比",
            "share of households with a Party member",
        ),
        may(
            "online_share",
            online(share),
            "在民情微群的户占比",
            "share of households in the chat group",
        ),
        may(
            "units_per_community",
            Shape::Float(0.0, 200.0),
            "每社区共建单位数",
            "partner units a community",
        ),
        may(
            "unit_kinds",
            shares(OrgKind::SPEC),
            "共建单位类型构成",
            "shares of the kinds of unit",
        ),
        may(
            "unit_endowment",
            hours,
            "单位每月可提供的工时",
            "hours a month that a unit can give",
        ),
        may(
            "needs",
            table(needs.collect()),
            "各类住房的需求倍数",
            "multiplier of needs by housing type",
        ),
    ])
}

fn online(share: Shape) -> Shape {
    table(vec![
        may(
            "others",
            share.clone(),
            "没有老人的户",
            "households without elderly members",
        ),
        may(
            "elderly",
            share,
            "有老人的户",
            "households with elderly members",
        ),
    ])
}

fn mechanisms() -> Shape {
    let switch = |m: &'static crate::catalogue::mechanisms::MechanismSpec| {
        may(m.id, Shape::Bool, m.label.zh, m.label.en)
    };
    table(Mechanisms::SPECS.iter().map(switch).collect())
}

fn shock() -> Shape {
    let factor = Shape::Float(0.0, 100.0);
    table(vec![
        always("id", Shape::Id, "代号", "its id"),
        may("label", Shape::Text, "名称", "its name"),
        resolved("date", Shape::Date, "第一天", "first day"),
        resolved("days", Shape::Int(1, 3_660), "持续天数", "how many days"),
        may(
            "needs",
            numbers(Category::SPEC.ids, Category::SPEC.labels, 0.0, 100.0),
            "各类需求的倍数",
            "factor on needs by category",
        ),
        may(
            "admin",
            Shape::Float(-1.0, 1.0),
            "增加的行政事务工时占比",
            "added to the share of hours on administrative tasks",
        ),
        may("visits", factor.clone(), "走访的倍数", "factor on visits"),
        may(
            "volunteers",
            factor,
            "志愿工时的倍数",
            "factor on volunteer hours",
        ),
        may(
            "off",
            Shape::Bool,
            "取消上级场景的这次冲击",
            "takes the parent's shock away",
        ),
    ])
}

fn assessments() -> Shape {
    table(vec![may(
        "dates",
        list(Shape::Date),
        "验收日期",
        "days of formal assessments",
    )])
}

fn data() -> Shape {
    table(vec![
        may(
            "communities",
            Shape::Words,
            "社区表：street,name,kind,households",
            "communities: street,name,kind,households",
        ),
        may(
            "units",
            Shape::Words,
            "共建单位表：community,name,kind",
            "partner units: community,name,kind",
        ),
    ])
}

/// The table of parameters; closed only if the declared ones are known.
pub(super) fn params(declared: Option<Vec<Entry>>) -> Shape {
    let shipped = PARAMS.iter().map(|p| Entry {
        key: Cow::Borrowed(p.id),
        need: Need::Optional,
        shape: param(p),
        about: Text::from(p.label),
    });
    match declared {
        Some(own) => table(shipped.chain(own).collect()),
        None => Shape::Table(shipped.collect(), Some(Box::new(Shape::Scalar))),
    }
}

fn declare() -> Shape {
    table(vec![
        always(
            "id",
            Shape::Id,
            "参数名，规则中写作 params.名字",
            "its key in rules: params.id",
        ),
        always("label", Shape::Text, "名称", "its name"),
        may("unit", Shape::Words, "单位", "its unit"),
        may(
            "range",
            Shape::Array(Box::new(Shape::Float(-1e12, 1e12)), 2, 2),
            "最小值和最大值",
            "least and greatest value",
        ),
        may(
            "choices",
            list(Shape::Words),
            "可选项",
            "what a choice may be",
        ),
        always("default", Shape::Scalar, "默认值", "its default"),
    ])
}

fn experiment() -> Shape {
    let factor = table(vec![
        always("param", Shape::Id, "参数", "the parameter"),
        always("values", list(Shape::Any), "取值", "its settings"),
    ]);
    table(vec![
        may(
            "seed",
            Shape::Int(0, i64::MAX),
            "随机种子",
            "seed of every random draw",
        ),
        may(
            "replications",
            Shape::Int(1, MOST_REPLICATIONS),
            "重复次数",
            "replications",
        ),
        may(
            "factors",
            list(factor),
            "要扫描的参数",
            "parameters to vary",
        ),
    ])
}

fn metric() -> Shape {
    Shape::OneOf(METRICS.iter().map(|m| Cow::Borrowed(m.id)).collect())
}

fn target() -> Shape {
    let number = Shape::Float(-1e15, 1e15);
    table(vec![
        always("id", Shape::Id, "代号", "its id"),
        always("metric", metric(), "指标", "the metric"),
        may(
            "date",
            Shape::Date,
            "日期；缺省为期末",
            "the day; the end by default",
        ),
        always("low", number.clone(), "下限", "least"),
        always("high", number, "上限", "greatest"),
        may("source", Shape::Text, "来源", "where it comes from"),
    ])
}

fn test() -> Shape {
    table(vec![
        always("rule", Shape::Id, "函数名", "the function"),
        may(
            "given",
            Shape::Table(Vec::new(), Some(Box::new(Shape::Any))),
            "各参数的字段值",
            "fields by argument",
        ),
        always("expect", Shape::Any, "应得的结果", "what it must give"),
        may(
            "margin",
            Shape::Float(0.0, 1e12),
            "允许误差",
            "how far a number may be off",
        ),
    ])
}

fn case() -> Shape {
    let prediction = table(vec![
        always("metric", metric(), "预测哪个指标", "the metric to predict"),
        may("question", Shape::Text, "问题", "the question"),
        may(
            "choices",
            list(Shape::Text),
            "选项；没有则画线",
            "choices; a line is drawn if there are none",
        ),
    ]);
    let step = table(vec![
        always("text", Shape::Text, "讲解（Markdown）", "text (Markdown)"),
        may("minutes", Shape::Float(0.0, 600.0), "分钟", "minutes"),
        may(
            "prediction",
            prediction,
            "先预测",
            "what the class predicts first",
        ),
        may(
            "reveal",
            Shape::Text,
            "运行后的点评",
            "what is said after the run",
        ),
        may(
            "locks",
            list(Shape::Id),
            "锁定的参数",
            "parameters that are locked",
        ),
    ]);
    table(vec![always("steps", list(step), "步骤", "its steps")])
}
