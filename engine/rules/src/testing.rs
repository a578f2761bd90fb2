//! Rule tests: the expected result of a rule for given fields.
//!
//! A test states only the fields that matter. If the rule reads another field, the test fails and says which.

use std::collections::BTreeMap;
use std::rc::Rc;

use serde::{Deserialize, Serialize};

use super::backend::{Failure, RowFailure, RuleSignature};
use super::meter::Meter;
use super::record::RowBlock;
use super::suggestions::{self, KnownName, suggestion};
use super::{BackendChoice, Column, CompiledRules, Coverage, Program, Rows, failures};
use gongzhi_base::diagnostic::{Diagnostic, cut};
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::{EnumSpec, Layer};
use gongzhi_catalogue::records::{FieldType, RecordKind};
use gongzhi_catalogue::rules::Returns;

/// A test of one rule: its expected result for given fields.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleTest {
    /// The name of the rule.
    pub rule: String,
    /// Field values by argument and name. Reading any other field fails the test.
    pub given: BTreeMap<String, BTreeMap<String, toml::Value>>,
    /// The expected result.
    pub expect: toml::Value,
    /// The largest accepted deviation of a numeric result.
    pub margin: f64,
    /// The line of the test in its file, from 1, if known.
    pub line: Option<u32>,
}

/// The outcome of a test.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TestOutcome {
    /// The name of the rule.
    pub rule: String,
    /// The block of rules that contains the rule; the name of the rule if there is none.
    pub block: String,
    /// The given fields, as rules write them; empty if there are none.
    pub given: String,
    /// The expected result, as a scenario file writes it.
    pub expected: String,
    /// The result, or why there is none.
    pub found: Text,
    /// Whether the test passed.
    pub passed: bool,
    /// The result if the test passed, or why it failed.
    pub message: Text,
    /// The line of the test in its file, from 1, if known.
    pub line: Option<u32>,
}

/// Most operations of all tests of a scenario together.
const MOST_OPERATIONS: u64 = 2_000_000;

/// Runs tests of a program's rules, in order. If the program does not compile, all fail. All tests share one limit of
/// operations; tests that it does not suffice for fail too.
pub fn run_tests(program: Program<'_>, tests: &[RuleTest]) -> Vec<TestOutcome> {
    let meter = Meter::of(MOST_OPERATIONS);
    let rules =
        CompiledRules::compile_metered(program, BackendChoice::Kernel, Coverage::Off, Some(&meter));
    let rules = match &rules {
        Ok(rules) => rules,
        Err(found) => {
            let why = found.first().map(|d| d.message.clone());
            let why = Verdict::failed(why.unwrap_or_default());
            let none = |test| outcome(test, test.rule.clone(), why.clone());
            return tests.iter().map(none).collect();
        }
    };
    rules.run_tests(tests, &meter)
}

/// The verdict on a test.
#[derive(Clone)]
struct Verdict {
    passed: bool,
    found: Text,
    message: Text,
}

impl Verdict {
    /// A failed test, for a reason.
    fn failed(why: Text) -> Self {
        Self {
            passed: false,
            found: why.clone(),
            message: why,
        }
    }
}

fn outcome(test: &RuleTest, block: String, verdict: Verdict) -> TestOutcome {
    TestOutcome {
        rule: test.rule.clone(),
        block,
        given: given(test),
        expected: cut(&test.expect.to_string()),
        found: verdict.found,
        passed: verdict.passed,
        message: verdict.message,
        line: test.line,
    }
}

/// The fields that a test gives: `petition.severity = 3, petition.online = true`.
fn given(test: &RuleTest) -> String {
    let fields = test.given.iter().flat_map(|(argument, fields)| {
        fields.iter().map(move |(name, value)| {
            if name == argument {
                format!("{name} = {value}")
            } else {
                format!("{argument}.{name} = {value}")
            }
        })
    });
    let fields: Vec<String> = fields.collect();
    fields.join(", ")
}

impl CompiledRules {
    fn run_tests(&self, tests: &[RuleTest], meter: &Meter) -> Vec<TestOutcome> {
        let places = self.signatures.iter().enumerate();
        let places: BTreeMap<&str, usize> = places.map(|(i, p)| (p.name.as_str(), i)).collect();
        let run = |test: &RuleTest| {
            let place = places.get(test.rule.as_str()).copied();
            // Searching for an unknown name costs too.
            let looked_for = place.map_or(LOOK * self.signatures.len() as u64, |_| 0);
            let begun = meter.spend(CALL + looked_for);
            let judged = begun.then(|| self.test(test, place));
            let judged = judged.filter(|_| !meter.is_empty());
            let judged = judged.unwrap_or_else(|| Err(not_run()));
            let verdict = judged.unwrap_or_else(Verdict::failed);
            outcome(test, self.block_of(&test.rule), verdict)
        };
        tests.iter().map(run).collect()
    }

    /// Runs one test. An error says why there is no result to compare.
    fn test(&self, test: &RuleTest, place: Option<usize>) -> Result<Verdict, Text> {
        let place = place.ok_or_else(|| no_rule(&test.rule, &self.signatures))?;
        let signature = &self.signatures[place];
        let block = Rc::new(block(signature, test)?);
        for (argument, fields) in signature.reads.iter().enumerate() {
            if signature.arguments[argument] == RecordKind::MeetingLayer
                && !fields.is_empty()
                && block.columns[argument][0].is_none()
            {
                return Err(not_given(RecordKind::MeetingLayer.name()));
            }
        }
        match self.call(place, &block) {
            Ok(value) => Ok(compare(signature.returns, value, test)),
            Err(failure) => self.failed(signature, failure, test),
        }
    }

    /// Evaluates the rule for one row as a run does: by its kernel, unless that fails or a field is missing.
    fn call(&self, place: usize, block: &Rc<RowBlock>) -> Result<f64, Failure> {
        let mut out = Vec::with_capacity(1);
        let signature = &self.signatures[place];
        match self.kernels.get(place) {
            Some(Some(kernel)) if kernel.run(signature, &**block, 0..1, &mut out) => Ok(out[0]),
            _ => self.interpreter.call(signature, block, 0),
        }
    }

    /// A rule that fails passes its test if the test expects that error: `expect = { error = "…" }`.
    fn failed(
        &self,
        signature: &RuleSignature,
        failure: Failure,
        test: &RuleTest,
    ) -> Result<Verdict, Text> {
        if let Failure::Script(error) = &failure
            && let Some(field) = absent_field(error)
            && signature.arguments.iter().any(|k| k.field(field).is_some())
        {
            return Err(not_given(field));
        }
        let fault = RowFailure { row: 0, failure };
        let found = failures::diagnostic(signature, fault, &TestRow, &|name| self.block_of(name));
        let expected = test.expect.get("error").and_then(toml::Value::as_str);
        let Some(expected) = expected else {
            return Err(placed(&found));
        };
        let Text { zh, en } = &found.message;
        let why = placed(&found);
        Ok(Verdict {
            passed: found.code == expected || zh.contains(expected) || en.contains(expected),
            found: why.clone(),
            message: why,
        })
    }
}

/// The cost of starting a call, in operations.
const CALL: u64 = 20;
/// The cost of comparing a name with another, in operations.
const LOOK: u64 = 20;

fn not_run() -> Text {
    Text::new(
        format!("没有运行：全部测试合计最多 {MOST_OPERATIONS} 步，已经用完"),
        format!(
            "was not run: all tests together may take {MOST_OPERATIONS} operations, which are used up"
        ),
    )
}

struct TestRow;

impl Rows for TestRow {
    fn len(&self) -> usize {
        1
    }

    fn fill(&self, _: usize, _: usize, _: std::ops::Range<usize>, _: &mut Column) {}

    fn describe(&self, _: usize) -> Text {
        Text::new("这项测试", "this test")
    }
}

fn absent_field(error: &rhai::EvalAltResult) -> Option<&str> {
    match error {
        rhai::EvalAltResult::ErrorInFunctionCall(_, _, inner, _) => absent_field(inner),
        rhai::EvalAltResult::ErrorPropertyNotFound(name, _) => Some(name),
        _ => None,
    }
}

fn placed(found: &Diagnostic) -> Text {
    let at = found
        .span
        .map_or_else(String::new, |s| format!("{}:{} ", s.line, s.column));
    let Text { zh, en } = &found.message;
    Text::new(format!("{at}{zh}"), format!("{at}{en}"))
}

fn not_given(field: &str) -> Text {
    Text::new(
        format!("规则读取了 `{field}`，测试没有给出"),
        format!("the rule reads `{field}`, which the test does not give"),
    )
}

fn no_rule(name: &str, signatures: &[RuleSignature]) -> Text {
    let known = signatures.iter().map(|p| p.name.as_str().into());
    let known: Vec<KnownName<'_>> = suggestions::rules().chain(known).collect();
    let hint = suggestion(name, known).unwrap_or_default();
    Text::new(
        format!("没有规则 `{name}`。{}", hint.zh),
        format!("there is no rule `{name}`; {}", hint.en),
    )
}

fn unknown(kind: &str, name: &str, known: Vec<KnownName<'_>>) -> Text {
    let hint = suggestion(name, known).unwrap_or_default();
    Text::new(
        format!("`{kind}` 没有 `{name}`。{}", hint.zh),
        format!("`{kind}` has no `{name}`; {}", hint.en),
    )
}

/// The row that a test describes, as a block.
fn block(signature: &RuleSignature, test: &RuleTest) -> Result<RowBlock, Text> {
    let mut block = RowBlock::new(&signature.arguments, 1);
    for (argument, fields) in &test.given {
        let names = || {
            signature
                .arguments
                .iter()
                .map(|k| k.name().into())
                .collect()
        };
        let place = signature
            .arguments
            .iter()
            .position(|k| k.name() == argument)
            .ok_or_else(|| unknown(&signature.name, argument, names()))?;
        fill(
            signature.arguments[place],
            fields,
            &mut block.columns[place],
        )?;
    }
    Ok(block)
}

fn fill(
    kind: RecordKind,
    fields: &BTreeMap<String, toml::Value>,
    columns: &mut [Option<Column>],
) -> Result<(), Text> {
    for (name, value) in fields {
        let (field, ty) = if kind == RecordKind::MeetingLayer {
            (0, FieldType::Enum(Layer::SPEC))
        } else {
            let names = || suggestions::fields(kind).collect();
            let field = kind
                .field(name)
                .ok_or_else(|| unknown(kind.name(), name, names()))?;
            (field, kind.fields()[field].ty)
        };
        columns[field] = Some(column(name, value, ty)?);
    }
    Ok(())
}

fn column(name: &str, value: &toml::Value, ty: FieldType) -> Result<Column, Text> {
    let one = |x: Option<f64>| x.map(|x| Column::Float(vec![x]));
    let column = match ty {
        FieldType::Int => value.as_integer().map(|x| Column::Int(vec![x])),
        FieldType::Float => one(number(value)),
        FieldType::Bool => value.as_bool().map(|x| Column::Bool(vec![x])),
        FieldType::Enum(list) => return place(list, value, name).map(|p| Column::Enum(vec![p])),
        FieldType::Floats(n) => list(value, n, number).map(Column::Floats),
        FieldType::Ints(n) => list(value, n, toml::Value::as_integer).map(Column::Ints),
        FieldType::Bools(n) => list(value, n, toml::Value::as_bool).map(Column::Bools),
    };
    column.ok_or_else(|| {
        let (zh, en) = words(ty);
        Text::new(
            format!("`{name}` 应为{zh}，给出的是 {value}"),
            format!("`{name}` must be {en}, not {value}"),
        )
    })
}

fn place(list: &'static EnumSpec, value: &toml::Value, name: &str) -> Result<u8, Text> {
    let text = value.as_str().unwrap_or_default();
    let place = list.ids.iter().position(|id| *id == text);
    place
        .map(|p| p as u8)
        .ok_or_else(|| unknown(name, text, suggestions::values(list).collect()))
}

fn list<T>(value: &toml::Value, n: usize, item: fn(&toml::Value) -> Option<T>) -> Option<Vec<T>> {
    let items = value.as_array()?;
    let items: Option<Vec<T>> = items.iter().map(item).collect();
    items.filter(|items| items.len() == n)
}

/// A number; integers are converted.
fn number(value: &toml::Value) -> Option<f64> {
    value
        .as_float()
        .or_else(|| value.as_integer().map(|i| i as f64))
}

/// The type of a field in Chinese and English.
pub(super) fn words(ty: FieldType) -> (String, String) {
    match ty {
        FieldType::Int => ("整数".into(), "a whole number".into()),
        FieldType::Float => ("数".into(), "a number".into()),
        FieldType::Bool => ("真假".into(), "true or false".into()),
        FieldType::Enum(list) => {
            let ids = list.ids.join(", ");
            (format!("以下之一：{ids}"), format!("one of {ids}"))
        }
        FieldType::Floats(n) => (format!("{n} 个数的列表"), format!("a list of {n} numbers")),
        FieldType::Ints(n) => (
            format!("{n} 个整数的列表"),
            format!("a list of {n} whole numbers"),
        ),
        FieldType::Bools(n) => (
            format!("{n} 个真假值的列表"),
            format!("a list of {n} values true or false"),
        ),
    }
}

fn compare(returns: Returns, got: f64, test: &RuleTest) -> Verdict {
    let expected = match returns {
        Returns::Bool => test.expect.as_bool().map(|b| f64::from(u8::from(b))),
        Returns::Enum(list) => test
            .expect
            .as_str()
            .and_then(|text| list.ids.iter().position(|id| *id == text))
            .map(|p| p as f64),
        Returns::Float(..) | Returns::Int(_) | Returns::Measure => number(&test.expect),
    };
    let shown = match returns {
        Returns::Bool => (got != 0.0).to_string(),
        Returns::Enum(list) => list
            .ids
            .get(got as usize)
            .map_or_else(String::new, |id| format!("\"{id}\"")),
        _ => got.to_string(),
    };
    let close = |x: f64| (got - x).abs() <= test.margin.max(0.0) || (got.is_nan() && x.is_nan());
    let passed = expected.is_some_and(close);
    let wanted = cut(&test.expect.to_string());
    let message = if passed {
        Text::new(format!("得到 {shown}"), format!("gave {shown}"))
    } else {
        Text::new(
            format!("应得 {wanted}，得到 {shown}"),
            format!("expected {wanted}, got {shown}"),
        )
    };
    Verdict {
        passed,
        found: Text::new(shown.clone(), shown),
        message,
    }
}
