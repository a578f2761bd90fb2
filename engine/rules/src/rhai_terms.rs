//! Translates fragments of Rhai's error messages, which are English only, to text in both languages.

use super::library;
use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;

/// A type, from Rhai's name for it.
pub(super) fn type_name(rhai: &str) -> (&'static str, &'static str) {
    match rhai.trim() {
        "i64" | "INT" | "a number" => ("整数", "a whole number"),
        "f64" | "FLOAT" | "number" | "a floating-point number" => ("数值", "a number"),
        "bool" | "a boolean" | "a boolean expression" => ("真假值", "true or false"),
        "char" | "a character" => ("单个字符", "a character"),
        "()" => ("空值", "nothing"),
        "an iterable value" => ("列表或范围", "a list or a range"),
        name if name.to_lowercase().contains("string") || name == "&str" => ("文字", "text"),
        name if name.to_lowercase().contains("array") => ("列表", "a list"),
        name if name.to_lowercase().contains("map") => ("表", "a table"),
        name if name.to_lowercase().contains("range") => ("范围", "a range"),
        name if name.to_lowercase().ends_with("record") => ("记录", "a record"),
        _ => ("别的类型", "another type"),
    }
}

/// The message and the hint about an unknown call, from Rhai's `name (type, type)`.
pub(super) fn call(signature: &str) -> (Text, Text) {
    let (name, types) = signature.split_once('(').unwrap_or((signature, ""));
    let name = cut(name.trim());
    let types: Vec<_> = types
        .trim_end_matches(')')
        .split(',')
        .filter(|t| !t.trim().is_empty())
        .map(type_name)
        .collect();
    let zh: Vec<&str> = types.iter().map(|t| t.0).collect();
    let en: Vec<&str> = types.iter().map(|t| t.1).collect();
    let (zh, en) = (zh.join("和"), en.join(" and "));
    if types.is_empty() {
        let message = Text::new(
            format!("没有函数 `{name}`"),
            format!("there is no function `{name}`"),
        );
        let hint = Text::new("检查函数名", "check the name");
        return (message, hint);
    }
    let message = Text::new(
        format!("`{name}` 不能用于{zh}"),
        format!("`{name}` does not take {en}"),
    );
    let hint = match library::find(&name) {
        Some(f) => Text::new(
            format!("写作 `{name}({})`，并检查各值的类型", f.arguments),
            format!(
                "write `{name}({})` and check the types of the values",
                f.arguments
            ),
        ),
        None => Text::new("检查各值的类型", "check the types of the values"),
    };
    (message, hint)
}

/// The message about a missing property. Rhai's sentence has the property and the type in single quotes.
pub(super) fn property(sentence: &str) -> Text {
    let quoted: Vec<&str> = sentence.split('\'').skip(1).step_by(2).collect();
    match quoted.as_slice() {
        [name, ty, ..] => {
            let (name, (zh, en)) = (cut(name), type_name(ty));
            Text::new(
                format!("{zh}没有字段 `{name}`"),
                format!("{en} has no field `{name}`"),
            )
        }
        _ => {
            let name = cut(sentence);
            Text::new(
                format!("没有字段 `{name}`"),
                format!("there is no field `{name}`"),
            )
        }
    }
}

/// The message and the hint about failed arithmetic, from Rhai's `kind: expression` or the library's `max([])`.
pub(super) fn arithmetic(what: &str) -> (Text, Text) {
    let (kind, expression) = what.split_once(": ").unwrap_or((what, ""));
    let shown = if expression.is_empty() {
        [String::new(), String::new()]
    } else {
        let expression = cut(expression);
        [format!("（`{expression}`）"), format!(" (`{expression}`)")]
    };
    let [zh, en] = shown;
    let empty = match kind {
        "max([])" => Some(("最大值", "no greatest value")),
        "min([])" => Some(("最小值", "no least value")),
        "mean([])" => Some(("平均值", "no mean")),
        _ => None,
    };
    if let Some((zh, en)) = empty {
        return (
            Text::new(format!("空列表没有{zh}"), format!("an empty list has {en}")),
            Text::new(
                "先判断列表不是空的：`if list.len() > 0 { … } else { 0.0 }`",
                "check first that the list is not empty: `if list.len() > 0 { … } else { 0.0 }`",
            ),
        );
    }
    if kind.to_lowercase().contains("zero") {
        return (
            Text::new(
                format!("整数除以零{zh}"),
                format!("a whole number is divided by zero{en}"),
            ),
            Text::new(
                "先判断除数不是 0，或写作 `x / max(1, y)`",
                "check first that the divisor is not 0, or write `x / max(1, y)`",
            ),
        );
    }
    (
        Text::new(
            format!("整数算式超出能表示的范围{zh}"),
            format!("whole numbers overflow{en}"),
        ),
        Text::new(
            "改用小数：`1.0 * x`，或用 `clamp(x, low, high)` 限制",
            "use numbers with decimals, `1.0 * x`, or limit them with `clamp(x, low, high)`",
        ),
    )
}

/// The kind of value that has grown too large, from Rhai's words for it.
pub(super) fn size(what: &str) -> (&'static str, &'static str) {
    match what {
        "Length of string" => ("文字", "a text"),
        "Size of array/BLOB" => ("列表", "a list"),
        "Size of object map" => ("表", "a table"),
        _ => ("数据", "a value"),
    }
}
