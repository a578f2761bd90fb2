//! Registers the library functions with Rhai, once for each combination of integers and floating-point numbers.

use std::ops::{Range, RangeInclusive};

use rhai::{
    Array, Dynamic, EvalAltResult, FuncRegistration, ImmutableString, Map, Module, Position,
};

use gongzhi_base::math;

type Unary = fn(f64) -> f64;
type Binary = fn(f64, f64) -> f64;
type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// The lesser of two numbers; if one is NaN, the other.
#[inline]
pub(crate) fn least(x: f64, y: f64) -> f64 {
    if y < x || x.is_nan() { y } else { x }
}

/// The greater of two numbers; if one is NaN, the other.
#[inline]
pub(crate) fn greatest(x: f64, y: f64) -> f64 {
    if y > x || x.is_nan() { y } else { x }
}

/// `x` limited to a range.
pub(crate) fn clamp(x: f64, low: f64, high: f64) -> f64 {
    least(greatest(x, low), high)
}

/// The library as a Rhai module.
pub(crate) fn module() -> Module {
    let mut module = Module::new();
    unary(&mut module);
    binary(&mut module);
    operators(&mut module);
    conversions(&mut module);
    lists(&mut module);
    module.set_iterable::<Array>();
    module.set_iterator::<Range<i64>>();
    module.set_iterator::<RangeInclusive<i64>>();
    module
}

macro_rules! register {
    ($module:expr, $name:expr, $function:expr) => {
        FuncRegistration::new($name)
            .in_global_namespace()
            .set_into_module($module, $function)
    };
}

/// Functions of one number. Integers are converted to floating point.
const UNARY: &[(&str, Unary)] = &[
    ("sqrt", math::sqrt),
    ("exp", math::exp),
    ("ln", math::ln),
    ("log10", math::log10),
    ("sin", math::sin),
    ("cos", math::cos),
    ("tanh", math::tanh),
    ("logistic", math::logistic),
    ("normal_cdf", math::normal_cdf),
    ("floor", math::floor),
    ("ceil", math::ceil),
    ("round", math::round),
];

/// The function of one number of that name.
pub(crate) fn unary_function(name: &str) -> Option<(&'static str, Unary)> {
    UNARY.iter().find(|(n, _)| *n == name).copied()
}

fn unary(module: &mut Module) {
    for (name, function) in UNARY {
        register!(module, *name, |x: f64| function(x));
        register!(module, *name, |x: i64| function(x as f64));
    }
}

fn binary(module: &mut Module) {
    const FUNCTIONS: &[(&str, Binary)] = &[("min", least), ("max", greatest), ("pow", math::pow)];
    for (name, function) in FUNCTIONS {
        register!(module, *name, |x: f64, y: f64| function(x, y));
        register!(module, *name, |x: i64, y: f64| function(x as f64, y));
        register!(module, *name, |x: f64, y: i64| function(x, y as f64));
    }
    register!(module, "min", |x: i64, y: i64| x.min(y));
    register!(module, "max", |x: i64, y: i64| x.max(y));
    register!(module, "pow", |x: i64, y: i64| math::pow(
        x as f64, y as f64
    ));
    register!(module, "clamp", |x: i64, l: i64, h: i64| x.max(l).min(h));
    register!(module, "clamp", |x: f64, l: f64, h: f64| clamp(x, l, h));
    register!(module, "clamp", |x: f64, l: i64, h: i64| clamp(
        x, l as f64, h as f64
    ));
    register!(module, "clamp", |x: f64, l: i64, h: f64| clamp(
        x, l as f64, h
    ));
    register!(module, "clamp", |x: f64, l: f64, h: i64| clamp(
        x, l, h as f64
    ));
    register!(module, "clamp", |x: i64, l: f64, h: f64| clamp(
        x as f64, l, h
    ));
    register!(module, "clamp", |x: i64, l: i64, h: f64| clamp(
        x as f64, l as f64, h
    ));
    register!(module, "clamp", |x: i64, l: f64, h: i64| clamp(
        x as f64, l, h as f64
    ));
}

fn operators(module: &mut Module) {
    register!(module, "-", |x: f64| -x);
    register!(module, "-", |x: i64| -> Fallible<i64> {
        x.checked_neg().ok_or_else(|| arithmetic("overflow: -x"))
    });
    register!(module, "+", |x: f64| x);
    register!(module, "+", |x: i64| x);
    register!(module, "!", |x: bool| !x);
    register!(module, "abs", |x: f64| if x < 0.0 { -x } else { x + 0.0 });
    register!(module, "abs", |x: i64| -> Fallible<i64> {
        x.checked_abs()
            .ok_or_else(|| arithmetic("overflow: abs(x)"))
    });
    register!(module, "sign", |x: f64| i64::from(x > 0.0)
        - i64::from(x < 0.0));
    register!(module, "sign", |x: i64| x.signum());
}

fn conversions(module: &mut Module) {
    register!(module, "to_int", |x: i64| x);
    register!(module, "to_int", |x: f64| -> Fallible<i64> {
        // Within ±2^62 the cast is exact on every target; NaN fails the test.
        if (-4.6e18..4.6e18).contains(&x) {
            Ok(math::trunc(x) as i64)
        } else {
            Err(arithmetic(&format!("overflow: to_int({x})")))
        }
    });
    register!(module, "to_float", |x: i64| x as f64);
    register!(module, "to_float", |x: f64| x);
    register!(module, "to_string", |x: i64| ImmutableString::from(
        x.to_string()
    ));
    register!(module, "to_string", |x: f64| ImmutableString::from(
        x.to_string()
    ));
    register!(module, "to_string", |x: bool| ImmutableString::from(
        x.to_string()
    ));
    register!(module, "to_string", |x: ImmutableString| x);
    register!(module, "+", |x: ImmutableString, y: i64| x + y
        .to_string()
        .as_str());
    register!(module, "+", |x: ImmutableString, y: f64| x + y
        .to_string()
        .as_str());
    register!(module, "+", |x: ImmutableString, y: bool| x + y
        .to_string()
        .as_str());
}

fn lists(module: &mut Module) {
    register!(module, "len", |list: Array| list.len() as i64);
    register!(module, "len", |text: ImmutableString| text.chars().count()
        as i64);
    register!(module, "sum", |list: Array| -> Fallible<Dynamic> {
        sum(&list)
    });
    register!(module, "mean", |list: Array| -> Fallible<f64> {
        let total = numbers(&list)?.iter().fold(0.0, |a, b| a + b);
        if list.is_empty() {
            return Err(arithmetic("mean([])"));
        }
        Ok(total / list.len() as f64)
    });
    register!(module, "min", |list: Array| -> Fallible<f64> {
        fold(&list, least, "min([])")
    });
    register!(module, "max", |list: Array| -> Fallible<f64> {
        fold(&list, greatest, "max([])")
    });
    register!(module, "count", |list: Array| -> Fallible<i64> {
        list.iter()
            .map(|x| {
                x.as_bool()
                    .map(i64::from)
                    .map_err(|kind| not_a("bool", kind))
            })
            .sum()
    });
    register!(module, "contains", |list: Array, x: Dynamic| list
        .iter()
        .any(|y| equal(y, &x)));
    register!(module, "contains", |range: Range<i64>, x: i64| range
        .contains(&x));
    register!(module, "contains", |range: Range<i64>, x: f64| {
        range.start as f64 <= x && x < range.end as f64
    });
    register!(module, "contains", |range: RangeInclusive<i64>, x: i64| {
        range.contains(&x)
    });
    register!(module, "contains", |range: RangeInclusive<i64>, x: f64| {
        *range.start() as f64 <= x && x <= *range.end() as f64
    });
    register!(module, "contains", |map: Map, key: ImmutableString| map
        .contains_key(key.as_str()));
    register!(
        module,
        "contains",
        |text: ImmutableString, part: ImmutableString| { text.contains(part.as_str()) }
    );
}

fn sum(list: &Array) -> Fallible<Dynamic> {
    if list.iter().all(Dynamic::is_int) {
        let total = list
            .iter()
            .try_fold(0i64, |a, x| a.checked_add(x.as_int().unwrap_or(0)));
        return total
            .map(Dynamic::from)
            .ok_or_else(|| arithmetic("overflow: sum(list)"));
    }
    Ok(numbers(list)?.iter().fold(0.0, |a, b| a + b).into())
}

fn fold(list: &Array, function: fn(f64, f64) -> f64, empty: &str) -> Fallible<f64> {
    numbers(list)?
        .into_iter()
        .reduce(function)
        .ok_or_else(|| arithmetic(empty))
}

fn numbers(list: &Array) -> Fallible<Vec<f64>> {
    list.iter().map(number).collect()
}

fn number(x: &Dynamic) -> Fallible<f64> {
    if let Ok(x) = x.as_float() {
        return Ok(x);
    }
    x.as_int()
        .map(|i| i as f64)
        .map_err(|kind| not_a("number", kind))
}

fn equal(x: &Dynamic, y: &Dynamic) -> bool {
    if let (Ok(x), Ok(y)) = (number(x), number(y)) {
        return x == y;
    }
    if let (Ok(x), Ok(y)) = (x.as_bool(), y.as_bool()) {
        return x == y;
    }
    match (x.as_immutable_string_ref(), y.as_immutable_string_ref()) {
        (Ok(x), Ok(y)) => x.as_str() == y.as_str(),
        _ => false,
    }
}

fn arithmetic(what: &str) -> Box<EvalAltResult> {
    EvalAltResult::ErrorArithmetic(what.to_owned(), Position::NONE).into()
}

fn not_a(wanted: &str, got: &str) -> Box<EvalAltResult> {
    EvalAltResult::ErrorMismatchDataType(wanted.to_owned(), got.to_owned(), Position::NONE).into()
}
