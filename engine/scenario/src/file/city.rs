//! The keys of the place, of what happens to it from outside, and of the submodels that take part.

use std::borrow::Cow;

use super::{MOST_ASSESSMENTS, MOST_HOLIDAYS, MOST_JOINT_CONTRACTS};
use crate::limits::MOST_COMMUNITIES;
use crate::shape::{Entry, Need, Shape, always, keys, list, may, numbers, resolved, table};
use crate::table::TableKind;
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{Category, EnumSpec, Housing, OrgKind, Purpose, Resource};
use gongzhi_catalogue::mechanisms::{MechanismSpec, Mechanisms};

fn shares(spec: &EnumSpec) -> Shape {
    numbers(spec.ids, spec.labels, 0.0, 1.0)
}

pub(super) fn place() -> Shape {
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
    keys! {
        resolved "name": Shape::Text, "地名", "name of the place";
        may "streets": Shape::Int(1, MOST_COMMUNITIES), "街道数", "streets";
        may "communities": Shape::Int(1, MOST_COMMUNITIES), "社区数", "communities";
        may "residents": Shape::Int(1, 100_000_000), "居民人数", "residents";
        may "household_size": Shape::Float(1.0, 20.0), "户均人口", "residents a household";
        may "community_spread": Shape::Float(0.0, 2.0), "社区规模的对数标准差", "log-standard deviation of communities' sizes";
        may "housing": shares(Housing::SPEC), "住房类型构成", "shares of the housing types";
        may "elderly_share": share.clone(), "有老人的户占比", "share of households with elderly members";
        may "party_share": share.clone(), "有党员的户占比", "share of households with a Party member";
        may "online_share": online(share), "在民情微群的户占比", "share of households in the chat group";
        may "units_per_community": Shape::Float(0.0, 200.0), "每社区共建单位数", "partner units a community";
        may "unit_kinds": shares(OrgKind::SPEC), "共建单位类型构成", "shares of the kinds of unit";
        may "unit_endowment": hours, "单位每月可提供的工时", "hours a month that a unit can give";
        may "needs": table(needs.collect()), "各类住房的需求倍数", "multiplier of needs by housing type";
        may "contracts": list(joint_contract(), MOST_JOINT_CONTRACTS), "各社区每年议定的联合契约", "joint contracts that every community agrees on each year";
    }
}

fn joint_contract() -> Shape {
    keys! {
        always "name": Shape::Text, "名称", "its name";
        always "purpose": Shape::OneOf(Purpose::SPEC.ids.iter().map(|id| Cow::Borrowed(*id)).collect()), "用途", "what it is for";
        may "parties": Shape::Int(1, 20), "参加的单位数", "how many units take part";
    }
}

fn online(share: Shape) -> Shape {
    keys! {
        may "others": share.clone(), "没有老人的户", "households without elderly members";
        may "elderly": share, "有老人的户", "households with elderly members";
    }
}

pub(super) fn mechanisms() -> Shape {
    let switch = |m: &'static MechanismSpec| may(m.id, Shape::Bool, m.label.zh, m.label.en);
    table(Mechanisms::SPECS.iter().map(switch).collect())
}

pub(super) fn shock() -> Shape {
    let factor = Shape::Float(0.0, 100.0);
    keys! {
        always "id": Shape::Id, "代号", "its id";
        may "label": Shape::Text, "名称", "its name";
        resolved "date": Shape::Date, "第一天", "first day";
        resolved "days": Shape::Int(1, 3_660), "持续天数", "how many days";
        may "needs": numbers(Category::SPEC.ids, Category::SPEC.labels, 0.0, 100.0), "各类需求的倍数", "factor on needs by category";
        may "admin": Shape::Float(-1.0, 1.0), "增加的行政事务工时占比", "added to the share of hours on administrative tasks";
        may "visits": factor.clone(), "走访的倍数", "factor on visits";
        may "volunteers": factor, "志愿工时的倍数", "factor on volunteer hours";
        may "off": Shape::Bool, "取消上级方案的这次冲击", "takes the parent's shock away";
    }
}

pub(super) fn holidays() -> Shape {
    keys! {
        may "days": list(Shape::Date, MOST_HOLIDAYS), "法定节假日（放假的每一天）", "public holidays: every day off";
        may "workdays": list(Shape::Date, MOST_HOLIDAYS), "调休上班的周末", "weekends that are worked in return";
    }
}

pub(super) fn assessments() -> Shape {
    keys! {
        may "dates": list(Shape::Date, MOST_ASSESSMENTS), "验收日期", "days of formal assessments";
    }
}

pub(super) fn data() -> Shape {
    let columns = |kind: TableKind| {
        let keys = kind.columns().iter().map(|column| column.key);
        keys.collect::<Vec<_>>().join(",")
    };
    let about = |kind, (zh, en): (&str, &str), (need_zh, need_en): (&str, &str)| {
        let keys = columns(kind);
        let (zh, en) = (
            format!("{zh}：{keys}（{need_zh}）"),
            format!("{en}: {keys} ({need_en})"),
        );
        Entry {
            key: Cow::Borrowed(kind.id()),
            need: Need::Optional,
            shape: Shape::Words,
            about: Text::new(zh, en),
        }
    };
    table(vec![
        about(
            TableKind::Communities,
            ("社区表", "communities"),
            (
                "只有 name 和 households、residents 之一是必需的，其余按配方",
                "only name and one of households and residents are needed; the rest follows the recipe",
            ),
        ),
        about(
            TableKind::Units,
            ("共建单位表", "partner units"),
            (
                "只有 community 和 name 是必需的；社区不同名时可省去 street",
                "only community and name are needed; street may be left out where no two communities share a name",
            ),
        ),
    ])
}
