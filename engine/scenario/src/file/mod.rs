//! The closed tables of a scenario file, `format = 1`: every key with its type, range and meaning.
//!
//! This is the only list of keys: the checker, the suggestions and the JSON Schema all read it.

mod city;
mod experiment;
mod study;

use std::borrow::Cow;

use super::ScenarioGroup;
use super::shape::{Entry, Need, Shape, always, keys, list, may, param, resolved, table};
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::PARAMS;

/// Most shocks. The id of a need has room for 1,023.
pub(super) const MOST_SHOCKS: usize = 500;
/// Most holidays, and most adjusted workdays.
const MOST_HOLIDAYS: usize = 5_000;
/// Most assessments.
pub(super) const MOST_ASSESSMENTS: usize = 500;
/// Joint contracts of a community.
const MOST_JOINT_CONTRACTS: usize = 50;
/// Most declared parameters.
pub(super) const MOST_DECLARED: usize = 2_000;
/// Most blocks of rules.
const MOST_BLOCKS: usize = 1_000;
/// Most targets.
const MOST_TARGETS: usize = 1_000;
/// Most tests of rules.
const MOST_TESTS: usize = 2_000;
/// Most choices, settings or steps: lists that people read item by item.
const MOST_CHOICES: usize = 200;
/// Most accepted sets of parameter values.
const MOST_SETS: usize = 10_000;
/// Most replications of an experiment.
pub(super) const MOST_REPLICATIONS: i64 = 10_000;

/// One shock.
pub(super) fn shock_shape() -> Shape {
    city::shock()
}

/// The whole file. `declared` are the keys that the file adds to `[params]`; without them any key is accepted there.
pub(super) fn file(declared: Option<Vec<Entry>>) -> Shape {
    keys! {
        always "format": Shape::Int(1, 1), "文件格式版本", "version of the file format";
        may "extends": Shape::Id, "在哪个方案之上修改", "the scenario that this one changes";
        may "base_hash": Shape::Words, "上级方案的哈希，用于核对", "hash of that scenario, to pin it";
        always "meta": meta(), "名称与说明", "names and notes";
        resolved "time": time(), "起止日期", "first and last day";
        resolved "place": city::place(), "地点", "the place";
        may "mechanisms": city::mechanisms(), "机制开关", "switches of the model's parts";
        may "shocks": list(city::shock(), MOST_SHOCKS), "外部冲击", "dated events from outside";
        may "holidays": city::holidays(), "节假日", "public holidays";
        may "assessments": city::assessments(), "验收", "formal assessments";
        may "data": city::data(), "真实社区与单位的表（CSV）", "tables of real communities and units (CSV)";
        may "params": params(declared), "参数", "parameters";
        may "declare": list(declare(), MOST_DECLARED), "自定参数", "parameters of the scenario's own";
        may "rules": Shape::Named(Box::new(Shape::Words), MOST_BLOCKS), "规则（Rhai 源码）", "rules (Rhai source)";
        may "metrics": list(study::own_metric(), MOST_DECLARED), "自定指标", "metrics of the scenario's own";
        may "experiment": experiment::experiment(), "实验设置", "how it is run";
        may "parameter_sets": study::sets(), "通过校准的参数组", "sets of parameter values that calibration accepted";
        may "targets": list(study::target(), MOST_TARGETS), "校准目标", "calibration targets";
        may "tests": list(study::test(), MOST_TESTS), "规则测试", "tests of rules";
        may "case": study::case(), "教学案例", "teaching case";
    }
}

fn meta() -> Shape {
    keys! {
        always "id": Shape::Id, "方案代号", "id of the scenario";
        always "title": Shape::Text, "标题", "title";
        may "question": Shape::Text, "要回答的问题", "the question that it asks";
        may "notes": Shape::Text, "说明", "what it is and what to look at";
        may "group": groups(), "列在哪一类：地方、政策、历史、教学", "under which heading it is listed";
        may "baseline": Shape::Id, "与之比较的基线；缺省为上级方案", "what it is compared with; its parent by default";
    }
}

fn groups() -> Shape {
    let ids = ScenarioGroup::ALL.into_iter();
    Shape::OneOf(ids.map(|group| Cow::Borrowed(group.id())).collect())
}

fn time() -> Shape {
    keys! {
        resolved "start": Shape::Date, "第一天", "first day";
        resolved "end": Shape::Date, "最后一天", "last day";
        may "every_day_works": Shape::Bool, "每天都是工作日", "every day is a workday";
    }
}

/// The table of parameters; it is closed only when the declared ones are known.
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
    keys! {
        always "id": Shape::Id, "参数名，规则中写作 params.名字", "its key in rules: params.id";
        always "label": Shape::Text, "名称", "its name";
        may "unit": Shape::Words, "单位", "its unit";
        may "range": Shape::Array(Box::new(Shape::Float(-1e12, 1e12)), 2, 2), "最小值和最大值", "least and greatest value";
        may "choices": list(Shape::Words, MOST_CHOICES), "可选项", "what a choice may be";
        always "default": Shape::Scalar, "默认值", "its default";
    }
}
