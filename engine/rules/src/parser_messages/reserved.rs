//! Reserved words and symbols, mostly from other languages, and what to write instead.

use gongzhi_base::diagnostic::cut;
use gongzhi_base::text::Text;

/// The replacement of a symbol or word, if it is certain.
pub(crate) fn instead(word: &str) -> Option<&'static str> {
    Some(match word {
        "=" | "===" | "is" => "==",
        "!==" => "!=",
        ":=" => "=",
        "->" | "::" => ".",
        "var" | "static" => "let",
        "match" | "case" => "switch",
        "default" => "_",
        "(*" => "/*",
        "*)" => "*/",
        "..." => "..=",
        _ => return None,
    })
}

/// The message and the hint for a word or symbol that rules do not have.
pub(super) fn explain(word: &str) -> (Text, Option<Text>) {
    let shown = cut(word);
    let message = Text::new(
        format!("规则中没有 `{shown}`"),
        format!("rules do not have `{shown}`"),
    );
    (message, Some(hint(word)))
}

fn hint(word: &str) -> Text {
    let (zh, en) = match word {
        "**" => ("写作 `pow(x, y)`", "write `pow(x, y)`"),
        "**=" => ("写作 `x = pow(x, y)`", "write `x = pow(x, y)`"),
        "print" | "debug" => (
            "规则没有输出；用规则测试查看结果",
            "rules cannot print: use a rule test to look at results",
        ),
        "null" | "nil" | "void" => (
            "没有空值，每个字段都有值：删去这个比较；要表示“没有”，与 0 或 `false` 比较",
            "there is no null, every field has a value: remove the comparison, or compare with 0 or `false`",
        ),
        "var" | "static" => ("变量写作 `let x = 1;`", "write variables as `let x = 1;`"),
        "match" | "case" => (
            "写作 `switch x { \"a\" => 1, _ => 0 }`",
            "write `switch x { \"a\" => 1, _ => 0 }`",
        ),
        "default" => (
            "其余情形写作 `_ => 值`",
            "write the other cases as `_ => value`",
        ),
        "is" => ("比较是否相等用 `==`", "compare with `==`"),
        "++" => ("写作 `x += 1`", "write `x += 1`"),
        "--" => ("写作 `x -= 1`", "write `x -= 1`"),
        "?" => (
            "写作 `if 条件 { a } else { b }`",
            "write `if condition { a } else { b }`",
        ),
        "..." => ("范围写作 `1..=3`", "write ranges as `1..=3`"),
        "goto" => ("用 `if` 和循环", "use `if` and loops"),
        "<<" | ">>" | "<<=" | ">>=" => (
            "乘以或除以 2 的若干次方",
            "multiply or divide by a power of 2",
        ),
        _ => (
            "规则只由所读的字段和参数算出结果：没有模块、类、并行和副作用",
            "a rule is a pure function of fields and parameters: no modules, classes, threads or effects",
        ),
    };
    Text::new(zh, en)
}

/// The message and the hint for a symbol in a place where it is not allowed.
pub(super) fn improper(symbol: &str) -> (Text, Option<Text>) {
    let shown = cut(symbol);
    let message = Text::new(
        format!("这里不能用 `{shown}`"),
        format!("`{shown}` cannot be used here"),
    );
    let hint = match symbol {
        "=" => Some(Text::new(
            "比较是否相等写作 `==`；`=` 是赋值",
            "compare with `==`; `=` assigns",
        )),
        "<-" => Some(Text::new(
            "小于负数写作 `x < -1`，留一个空格；不大于写作 `<=`",
            "write `x < -1` with a space to compare with a negative number; write `<=` for at most",
        )),
        "#" | "# {" => Some(Text::new("注释写作 `// …`", "write comments as `// …`")),
        other => instead(other)
            .map(|plain| Text::new(format!("写作 `{plain}`"), format!("write `{plain}`"))),
    };
    (message, hint)
}
