//! Texts about typed numbers, and in the help of parameters.

use gongzhi_engine::catalogue::params::{Effect, Role, Tag};
use gongzhi_engine::text::{Label, Lang};

use crate::language::pick;
use crate::numbers::format::grouped;
use crate::numbers::numeral::{Allowed, NumberRefusal, written};

crate::i18n::words::words! {
    PART_OF "属于" "Part of";
    UNIT "单位" "Unit";
    ALLOWED "可取值" "Allowed";
    DEFAULT "默认值" "Default";
    SOURCE "默认值的来源" "Where the default comes from";
    READ_BY "读取它的规则" "Rules that read it";
    READ_BY_NONE "没有规则读取它；由模型直接使用" "none; the model uses it directly";
    READ_BY_NONE_DECLARED "没有规则读取它，改动它不会改变结果" "none; changing it changes no result";
    ACTS "改动何时起作用" "When a change acts";
    MODEL "模型文档" "Model document";
    IN_MODEL "在文档中查看这一行" "See its row there";
    MODEL_WHOLE "模型文档：模拟了什么，依据什么" "The model document: what is simulated, and on what grounds";
    NAME_IN_RULES "在规则中的名称" "Name in rules";
    DRIVERS "各项由什么推动" "What drives each";
    DECLARED_HERE "由这个方案声明" "declared by this scenario";
    UNIT_NONE "没有单位" "a plain number";
    UNIT_PERCENT "百分比" "percent";
    YES_OR_NO "是或否" "yes or no";
}

/// Why a text is refused, what is allowed, and which value the runs still use.
pub fn refused(why: NumberRefusal, allowed: &Allowed, still: &str, lang: Lang) -> String {
    let why = match why {
        NumberRefusal::Empty => Label::new("还没有填数。", "Nothing was entered."),
        NumberRefusal::NotANumber => Label::new("这不是一个数。", "This is not a number."),
        NumberRefusal::Commas => Label::new(
            "逗号只用来每三位分一节（1,904），小数用点。",
            "Commas only mark thousands (1,904); decimals take a point.",
        ),
        NumberRefusal::NoPercentage => {
            Label::new("这一项不是百分比。", "This is not a percentage.")
        }
        NumberRefusal::NotWhole => Label::new("这里要填整数。", "It must be a whole number."),
        NumberRefusal::Outside => Label::new("超出了范围。", "It is out of range."),
    };
    let why = why.get(lang);
    let range = allowed_words(allowed, lang);
    pick(
        lang,
        format!("{why}可填{range}。运行仍用{still}。"),
        format!("{why} Allowed: {range}. Runs still use {still}."),
    )
}

/// The label of the button that restores the current value.
pub fn restore(value: &str, lang: Lang) -> String {
    pick(lang, format!("恢复{value}"), format!("Back to {value}"))
}

/// What a box accepts: "10到1,000的整数（户）".
pub fn allowed_words(allowed: &Allowed, lang: Lang) -> String {
    let (low, high) = allowed.range;
    let end = |x: f64| {
        let digits = written(x, allowed.notation);
        format!("{}{}", grouped(&digits), allowed.notation.sign())
    };
    let unit = allowed.unit.as_str();
    let unit = match unit {
        "" | "%" => String::new(),
        unit => pick(lang, format!("（{unit}）"), format!(" ({unit})")),
    };
    let (low, high) = (end(low), end(high));
    match allowed.whole {
        true => pick(
            lang,
            format!("{low}到{high}的整数{unit}"),
            format!("whole numbers from {low} to {high}{unit}"),
        ),
        false => pick(
            lang,
            format!("{low}到{high}{unit}"),
            format!("{low} to {high}{unit}"),
        ),
    }
}

/// Appends the step of a slider to the allowed range.
pub fn in_steps(allowed: &str, step: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("{allowed}；滑块每步{step}，框中可填其间任何值"),
        format!(
            "{allowed}; the slider moves in steps of {step}; the box takes anything in between"
        ),
    )
}

/// The accessible name of a help button and of its content: "网格规模：说明".
pub fn about(label: &str, lang: Lang) -> String {
    pick(lang, format!("说明：{label}"), format!("About: {label}"))
}

/// Label of a parameter's role: policy or assumption.
pub const fn role(role: Role) -> Label {
    match role {
        Role::Policy => Label::new("由规划者决定的政策", "a policy that planners decide"),
        Role::Behaviour => Label::new(
            "关于人和事如何反应的假设",
            "an assumption of how people and things respond",
        ),
    }
}

/// When a changed value takes effect.
pub const fn acts(effect: Effect) -> Label {
    match effect {
        Effect::Live => Label::new(
            "从第一天起，在同一座城市里",
            "from the first day, in the same city",
        ),
        Effect::Rebuild => Label::new("城市按新值重新生成", "the city is generated again with it"),
    }
}

/// Label of the kind of source of a default.
pub const fn tag(tag: Tag) -> Label {
    use crate::i18n::words;
    match tag {
        Tag::Sourced => words::TAG_SOURCED,
        Tag::Derived => words::TAG_DERIVED,
        Tag::Assumption => words::TAG_ASSUMPTION,
        Tag::Calibrated => words::TAG_CALIBRATED,
    }
}

/// Several changed numbers in one line, followed by the number of further ones.
pub fn several(named: &[String], more: usize, lang: Lang) -> String {
    let list = named.join(pick(lang, "、", ", ").as_str());
    match more {
        0 => list,
        n => pick(
            lang,
            format!("{list}，另有{n}项"),
            format!("{list} and {n} more"),
        ),
    }
}

/// How two texts differ, in lines: "增3行，减1行".
pub fn lines_changed(before: &str, after: &str, lang: Lang) -> String {
    let lines = |text: &str| -> Vec<String> {
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    };
    let (old, new) = (lines(before), lines(after));
    let without = |a: &[String], b: &[String]| {
        let mut rest = b.to_vec();
        let gone = a
            .iter()
            .filter(|line| match rest.iter().position(|l| l == *line) {
                Some(at) => {
                    rest.remove(at);
                    false
                }
                None => true,
            });
        gone.count()
    };
    let (added, removed) = (without(&new, &old), without(&old, &new));
    let line = |n: usize| if n == 1 { "line" } else { "lines" };
    match (added, removed) {
        (0, 0) => pick(lang, "只有次序或空白不同", "only order or blanks differ"),
        (added, 0) => pick(
            lang,
            format!("增{added}行"),
            format!("{added} {} added", line(added)),
        ),
        (0, removed) => pick(
            lang,
            format!("减{removed}行"),
            format!("{removed} {} removed", line(removed)),
        ),
        (added, removed) => pick(
            lang,
            format!("增{added}行，减{removed}行"),
            format!("{added} {} added, {removed} removed", line(added)),
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numbers::numeral::Notation;

    #[test]
    fn a_refusal_says_why_what_is_allowed_and_what_still_runs() {
        let grid = Allowed {
            range: (10.0, 1000.0),
            whole: true,
            notation: Notation::Plain,
            unit: "户".to_owned(),
        };
        assert_eq!(
            refused(NumberRefusal::Outside, &grid, "150", Lang::Zh),
            "超出了范围。可填10到1,000的整数（户）。运行仍用150。"
        );
        let share = Allowed {
            range: (0.0, 0.95),
            whole: false,
            notation: Notation::Percent,
            unit: "%".to_owned(),
        };
        assert_eq!(
            refused(NumberRefusal::Empty, &share, "60%", Lang::En),
            "Nothing was entered. Allowed: 0% to 95%. Runs still use 60%."
        );
    }

    #[test]
    fn of_many_changed_numbers_some_are_named_and_the_others_counted() {
        let names = ["a 1 → 2".to_owned(), "b 1 → 3".to_owned()];
        assert_eq!(several(&names, 0, Lang::Zh), "a 1 → 2、b 1 → 3");
        assert_eq!(several(&names, 5, Lang::En), "a 1 → 2, b 1 → 3 and 5 more");
    }
}
