//! The library: functions that rules may call besides Rhai's operators.
//!
//! It is small on purpose. Every function is pure and gives the same bits natively and in Wasm. Rhai's own packages are not
//! loaded, because they bring std's floating-point functions, clocks, sleep and function pointers.

mod functions;

pub(crate) use functions::{greatest, least, module, unary_function};

use gongzhi_base::text::Label;

/// A library function, for completion, checking and the rule reference.
#[derive(Debug)]
pub struct FunctionSpec {
    /// Its name.
    pub name: &'static str,
    /// Its arguments in words.
    pub arguments: &'static str,
    /// The least and the greatest number of arguments.
    pub arity: (usize, usize),
    /// What it returns.
    pub label: Label,
}

const fn spec(
    name: &'static str,
    arguments: &'static str,
    arity: (usize, usize),
    zh: &'static str,
    en: &'static str,
) -> FunctionSpec {
    FunctionSpec {
        name,
        arguments,
        arity,
        label: Label::new(zh, en),
    }
}

/// Every function of the library.
pub const LIBRARY: &[FunctionSpec] = &[
    spec(
        "min",
        "x, y",
        (1, 2),
        "较小者；或列表的最小值",
        "the lesser; or the least of a list",
    ),
    spec(
        "max",
        "x, y",
        (1, 2),
        "较大者；或列表的最大值",
        "the greater; or the greatest of a list",
    ),
    spec(
        "clamp",
        "x, low, high",
        (3, 3),
        "限制在两数之间",
        "x kept between low and high",
    ),
    spec("abs", "x", (1, 1), "绝对值", "absolute value"),
    spec("sign", "x", (1, 1), "符号 −1、0、1", "−1, 0 or 1"),
    spec("floor", "x", (1, 1), "向下取整", "rounded down"),
    spec("ceil", "x", (1, 1), "向上取整", "rounded up"),
    spec(
        "round",
        "x",
        (1, 1),
        "四舍五入",
        "rounded, halves away from zero",
    ),
    spec(
        "to_int",
        "x",
        (1, 1),
        "去掉小数成为整数",
        "a whole number, decimals cut off",
    ),
    spec(
        "to_float",
        "x",
        (1, 1),
        "成为小数",
        "a number with decimals",
    ),
    spec("sqrt", "x", (1, 1), "平方根", "square root"),
    spec("exp", "x", (1, 1), "e 的 x 次方", "e to the power of x"),
    spec("ln", "x", (1, 1), "自然对数", "natural logarithm"),
    spec("log10", "x", (1, 1), "常用对数", "logarithm to base 10"),
    spec("pow", "x, y", (2, 2), "x 的 y 次方", "x to the power of y"),
    spec("sin", "x", (1, 1), "正弦", "sine"),
    spec("cos", "x", (1, 1), "余弦", "cosine"),
    spec("tanh", "x", (1, 1), "双曲正切", "hyperbolic tangent"),
    spec("logistic", "x", (1, 1), "1 / (1 + e^−x)", "1 / (1 + e^−x)"),
    spec(
        "normal_cdf",
        "x",
        (1, 1),
        "标准正态分布函数",
        "standard normal distribution function",
    ),
    spec("sum", "list", (1, 1), "列表之和", "sum of a list"),
    spec("mean", "list", (1, 1), "列表平均值", "mean of a list"),
    spec(
        "count",
        "list",
        (1, 1),
        "列表中真值的个数",
        "how many items of a list are true",
    ),
    spec("len", "list", (1, 1), "列表长度", "length of a list"),
    spec(
        "contains",
        "list, x",
        (2, 2),
        "列表或范围是否含有 x；同 x in list、x in 1..=3",
        "whether a list or range contains x; the same as x in list, x in 1..=3",
    ),
    spec("to_string", "x", (1, 1), "成为文字", "as text"),
];

/// The library function of a name.
pub(crate) fn find(name: &str) -> Option<&'static FunctionSpec> {
    LIBRARY.iter().find(|f| f.name == name)
}
