//! Events of a community in a few words.

use gongzhi_engine::catalogue::enums::Star;
use gongzhi_engine::catalogue::indicators::BREACHES;
use gongzhi_engine::record::EventKind;
use gongzhi_engine::text::{Label, Lang};

use super::phrases;
use crate::language::pick;
use crate::numbers::format;

/// Whether an event is good news, bad news, or neither.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Good news.
    Good,
    /// Bad news.
    Bad,
    /// Neither.
    Plain,
}

/// An event in words, with its tone.
pub fn happening(what: EventKind, lang: Lang) -> (Tone, String) {
    use EventKind as H;
    let of = |zh: &str, en: &str, label: Label| {
        let head = match lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        format!("{head}{}{}", phrases::colon(lang), label.get(lang))
    };
    let whole = |zh: &str, en: &str| pick(lang, zh, en);
    match what {
        H::StarGained(star) => (Tone::Good, of("得星", "Star gained", star.label())),
        H::StarLost(star) => (Tone::Bad, of("失星", "Star lost", star.label())),
        H::FiveStarGained => (Tone::Good, whole("五星达标", "Five stars gained")),
        H::FiveStarLost => (Tone::Bad, whole("五星达标被取消", "Five stars lost")),
        H::HemeiChosen => (
            Tone::Good,
            whole("评为和美家园", "Chosen as Harmonious Home"),
        ),
        H::HemeiEnded => (
            Tone::Bad,
            whole("不再是和美家园", "No longer Harmonious Home"),
        ),
        H::BreachBegan(star, place) => (Tone::Bad, of("出现问题", "Breach", breach(star, place))),
        H::BreachEnded(star, place) => (Tone::Good, of("已整改", "Rectified", breach(star, place))),
        H::AlertRaised(category) => (Tone::Plain, of("动态预警", "Alert", category.label())),
        H::ProjectStarted(category) => (
            Tone::Plain,
            of("项目启动", "Project started", category.label()),
        ),
        H::ProjectDone(category) => (Tone::Good, of("项目完成", "Project done", category.label())),
        H::ContractsSigned(n) => (
            Tone::Plain,
            pick(
                lang,
                format!("签订契约{n}份"),
                format!("{n} contracts signed"),
            ),
        ),
        H::ContractBreached(purpose) => (
            Tone::Bad,
            of("契约履行不足", "Contract not fulfilled", purpose.label()),
        ),
        H::ContractMended(purpose) => (
            Tone::Good,
            of("契约恢复履行", "Contract fulfilled again", purpose.label()),
        ),
        H::Funded(yuan) => (
            Tone::Plain,
            pick(
                lang,
                format!("年度资金{}", format::money(yuan, lang)),
                format!("Fund of the year: {}", format::money(yuan, lang)),
            ),
        ),
        H::Escalated(n) => (
            Tone::Bad,
            pick(lang, format!("诉求升级{n}件"), format!("Escalations: {n}")),
        ),
    }
}

fn breach(star: Star, place: u8) -> Label {
    let specs = &BREACHES[star as usize];
    specs
        .get(usize::from(place))
        .map_or(star.label(), |spec| spec.label)
}
