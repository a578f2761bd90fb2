//! Every message is in one language: the Chinese one contains no English from Rhai, the English one no Chinese.
//!
//! Code in backquotes and quoted user text are excepted.

use rhai::{Dynamic, EvalAltResult, LexError, ParseError, ParseErrorType, Position};

use super::support::{Table, compiled, results, with};
use crate::{check, failures, syntax_diagnostics};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_base::text::{Lang, Text};
use gongzhi_catalogue::rules::Rule;

/// A text without code and quotations.
fn bare(text: &str) -> String {
    let mut kept = String::new();
    let mut until: Option<char> = None;
    for c in text.chars() {
        match until {
            Some(close) if c == close => until = None,
            Some(_) => {}
            None => match c {
                '`' | '"' => until = Some(c),
                '“' => until = Some('”'),
                c => kept.push(c),
            },
        }
    }
    kept
}

fn is_chinese(c: char) -> bool {
    ('\u{3000}'..='\u{9fff}').contains(&c) || ('\u{ff00}'..='\u{ffef}').contains(&c)
}

#[track_caller]
fn one_language(text: &Text) {
    let (zh, en) = (bare(&text.zh), bare(&text.en));
    assert!(!zh.chars().any(|c| c.is_ascii_alphabetic()), "{}", text.zh);
    assert!(zh.chars().any(is_chinese), "{}", text.zh);
    assert!(!en.chars().any(is_chinese), "{}", text.en);
    assert!(en.chars().any(|c| c.is_ascii_alphabetic()), "{}", text.en);
}

#[track_caller]
fn all_of(found: &Diagnostic) {
    one_language(&found.message);
    found.hint.iter().for_each(one_language);
}

#[test]
fn every_error_of_a_call_has_words_in_both_languages() {
    use EvalAltResult as E;
    let at = Position::new(1, 3);
    let word = || "get_price".to_owned();
    let inner = || Box::new(E::ErrorFor(at));
    let sums = [
        "Addition overflow: 1 + 2",
        "Subtraction overflow: 1 - 2",
        "Multiplication overflow: 1 * 2",
        "Division by zero: 1 / 0",
        "Division overflow: 1 / 2",
        "Modulo division by zero or overflow: 1 % 0",
        "Negation overflow: -1",
        "for-loop counter overflow: 1",
        "overflow: to_int(1e300)",
        "max([])",
        "min([])",
        "mean([])",
    ];
    let properties = [
        "y",
        "Unknown property 'y' - a getter is not registered for type 'i64'",
        "No writable property 'y' - a setter is not registered for type 'i64' to handle 'string'",
    ];
    let calls = [
        "max (array)",
        "+ (string, bool)",
        "foo ()",
        "bar",
        "- (gongzhi_engine::rules::record::Record)",
        "contains (core::ops::range::RangeInclusive<i64>, map)",
    ];
    let sizes = [
        "Length of string",
        "Size of array/BLOB",
        "Size of object map",
        "x",
    ];
    let mut all = vec![
        E::ErrorSystem(word(), "no disk".into()),
        E::ErrorParsing(ParseErrorType::UnexpectedEOF, at),
        E::ErrorVariableExists(word(), at),
        E::ErrorForbiddenVariable(word(), at),
        E::ErrorVariableNotFound(word(), at),
        E::ErrorPropertyNotFound(word(), at),
        E::ErrorIndexNotFound(Dynamic::from("k"), at),
        E::ErrorModuleNotFound(word(), at),
        E::ErrorInFunctionCall(word(), String::new(), inner(), at),
        E::ErrorInModule(word(), inner(), at),
        E::ErrorUnboundThis(at),
        E::ErrorMismatchDataType("f64".into(), "()".into(), at),
        E::ErrorMismatchOutputType("bool".into(), "char".into(), at),
        E::ErrorIndexingType("i64 [string]".into(), at),
        E::ErrorArrayBounds(3, 7, at),
        E::ErrorStringBounds(3, 7, at),
        E::ErrorBitFieldBounds(3, 7, at),
        E::ErrorFor(at),
        E::ErrorDataRace(word(), at),
        E::ErrorNonPureMethodCallOnConstant(word(), at),
        E::ErrorAssignmentToConstant(word(), at),
        E::ErrorTooManyOperations(at),
        E::ErrorTooManyVariables(at),
        E::ErrorTooManyModules(at),
        E::ErrorStackOverflow(at),
        E::ErrorTerminated(Dynamic::UNIT, at),
        E::ErrorCustomSyntax(word(), Vec::new(), at),
        E::ErrorRuntime(Dynamic::from("too big"), at),
        E::ErrorRuntime(Dynamic::UNIT, at),
        E::LoopBreak(true, Dynamic::UNIT, at),
        E::Return(Dynamic::UNIT, at),
        E::Exit(Dynamic::UNIT, at),
    ];
    all.extend(sums.map(|s| E::ErrorArithmetic(s.into(), at)));
    all.extend(properties.map(|s| E::ErrorDotExpr(s.into(), at)));
    all.extend(calls.map(|s| E::ErrorFunctionNotFound(s.into(), at)));
    all.extend(sizes.map(|s| E::ErrorDataTooLarge(s.into(), at)));
    for error in all {
        all_of(&failures::constant("mine", error));
    }
}

#[test]
fn every_error_of_the_parser_has_words_in_both_languages() {
    use ParseErrorType as E;
    let word = || "price".to_owned();
    let symbols = [
        "=", "===", "!==", "->", "<-", ":=", ":;", "::<", "(*", "*)", "# {", "this", "!", "~",
    ];
    let reserved = [
        "?",
        "use",
        "case",
        "async",
        "public",
        "package",
        "super",
        "#",
        "var",
        "protected",
        "spawn",
        "shared",
        "is",
        "sync",
        "curry",
        "static",
        "default",
        "print",
        "this",
        "thread",
        "yield",
        "new",
        "call",
        "match",
        "~",
        "eval",
        "await",
        "...",
        "null",
        "debug",
        "@",
        "type_of",
        "with",
        "void",
        "--",
        "nil",
        "<|",
        "$",
        "|>",
        "module",
        "Fn",
        "++",
        "go",
        "goto",
        "**",
        "**=",
        "<<",
    ];
    let mut all = vec![
        E::UnexpectedEOF,
        E::UnknownOperator(word()),
        E::UnknownOperator("**".into()),
        E::MissingToken("{".into(), "to start a statement block".into()),
        E::MissingToken(";".into(), "to terminate this statement".into()),
        E::MissingToken(")".into(), word()),
        E::MissingSymbol(word()),
        E::MalformedIndexExpr("Array, string or bit-field expects numeric index".into()),
        E::MalformedCapture(word()),
        E::DuplicatedProperty(word()),
        E::DuplicatedVariable(word()),
        E::WrongSwitchIntegerCase,
        E::WrongSwitchDefaultCase,
        E::WrongSwitchCaseCondition,
        E::PropertyExpected,
        E::VariableExpected,
        E::ForbiddenVariable(word()),
        E::MismatchedType(
            "a boolean expression".into(),
            "a floating-point number".into(),
        ),
        E::MismatchedType("an iterable value".into(), "an object map".into()),
        E::ExprExpected(word()),
        E::WrongDocComment,
        E::WrongFnDefinition,
        E::FnDuplicatedDefinition(word(), 1),
        E::FnMissingName,
        E::FnMissingParams(word()),
        E::FnDuplicatedParam(word(), word()),
        E::FnMissingBody(word()),
        E::WrongExport,
        E::AssignmentToConstant(word()),
        E::AssignmentToInvalidLHS(word()),
        E::VariableExists(word()),
        E::VariableUndefined(word()),
        E::ModuleUndefined(word()),
        E::ExprTooDeep,
        E::TooManyFunctions,
        E::LiteralTooLarge("Length of string".into(), 4096),
        E::LoopBreak,
        E::BadInput(LexError::UnexpectedInput("@".into())),
        E::BadInput(LexError::UnterminatedString),
        E::BadInput(LexError::StringTooLong(4096)),
        E::BadInput(LexError::MalformedEscapeSequence("\\q".into())),
        E::BadInput(LexError::MalformedNumber("0x".into())),
        E::BadInput(LexError::MalformedChar("ab".into())),
        E::BadInput(LexError::MalformedIdentifier("_".into())),
        E::BadInput(LexError::Runtime("something of Rhai's".into())),
    ];
    let improper = |s: &str| LexError::ImproperSymbol(s.into(), "This is not JavaScript!".into());
    all.extend(symbols.map(|s| E::BadInput(improper(s))));
    all.extend(reserved.map(|s| E::Reserved(s.into())));
    for error in all {
        let error = ParseError(Box::new(error), Position::new(1, 1));
        for found in syntax_diagnostics::diagnostics("mine", "fn f(x) { x }", &error) {
            all_of(&found);
        }
    }
}

/// Incomplete rules as they occur while typing, and habits of other languages.
const WRONG: &[&str] = &[
    "fn f(x) { let }",
    "fn f(x) { let y = ; }",
    "fn f(x) { x +* 2 }",
    "fn f(x) { x[] }",
    "fn f(x) { 1 = x }",
    "fn f(x) { x. }",
    "fn f(x) { \"open }",
    "fn f(x) { 'ab' }",
    "fn f(x) { #{ a: 1, a: 2 } }",
    "fn f(x) { switch x { _ => 1, 2 => 3 } }",
    "fn (x) { 1 }",
    "fn f { 1 }",
    "fn f(x) 1",
    "fn f(x) { if x > 1 2 }",
    "fn f(x) { if 1 { 2 } else { 3 } }",
    "fn f(x) { for i in 3 { } 1 }",
    "fn f(x) { [1][\"a\"] }",
    "fn f(x) { break; }",
    "fn voice(h) { h.sise }",
    "fn voice(h) { h.aware }",
    "fn voice(h) { h.size / h.latent }",
    "fn voice(h) { h.size = 3; 0.5 }",
    "fn voice(h) { let x = h.size; x.y = 3; 0.5 }",
    "fn voice(h) { params.voice_bas }",
    "fn voice(h) { logistik(1.0) }",
    "fn voice(h) { pow(1.0) }",
    "fn voice(h) { not(h.aware) }",
    "fn voice(h) { max([]) }",
    "fn voice(h) { if h.aware == None { 1.0 } else { 0.0 } }",
    "fn voice(h) { if h.aware == () { 1.0 } else { 0.0 } }",
    "fn voice(h) { if h.aware { 0.5 } }",
    "fn voice(h) { switch h.size { 1 => 0.5 } }",
    "fn voice(h) { let x = 0.5; x = 1.0; while x < 1.0 { x += 1.0; } }",
    "fn voice(h) { if h.aware { return; } 0.5 }",
    "fn voice(h) { 1.0 / (h.size - 2) }",
    "fn voice(h) { h.size + 1 }",
    "fn voice(h) { loop { } }",
    "fn voice(h) { voice(h) + 1 }",
    "fn voice(h) { throw \"no\"; }",
    "fn voice(h) { params.deadlines[h.size] }",
    "fn voice(h) { 10 / (h.size - h.size) }",
    "fn voice(h) { h.size - \"a\" }",
    "fn voice(h, x) { 0.5 }",
    "fn voise(h) { 0.5 }",
    "fn voice(params) { 0.5 }",
    "let x = 1; fn voice(h) { 0.5 }",
    "const K = 1 / 0; fn voice(h) { 0.5 }",
    "fn metric_(city) { 1.0 }",
    "fn metric_x() { 1.0 }",
    "fn petition_level(p) { if p.category == \"停车\" { \"grid\" } else { \"stret\" } }",
    "fn petition_level(p) { if p.category == p.level { \"grid\" } else { \"street\" } }",
    "fn petition_level(p) { if p.category in 1..3 { \"grid\" } else { \"street\" } }",
    "fn petition_level(p) { 3 }",
    "fn f（x）{ x }",
    "fn f(x) { x；　x }",
    "fn f(x) { 如果 x { 诉求.类别 } }",
    "fn f(x) { if x and not x or x { 1 } }",
    "fn f(x) { 5% * x }",
    "fn f(x) { if x = 3 { 1 } else { 0 } }",
    "fn f(x) { if x <> 3 { 1 } else { 0 } }",
    "fn f(x) { x++; x }",
    "fn f(x) { x == null }",
    "fn f(x) { x ? 1 : 2 }",
    "fn f(x) { var y = 1; y }",
];

#[test]
fn whatever_is_found_in_a_rule_is_told_in_one_language() {
    for source in WRONG {
        let found = check(with(&[("mine", source)]).program());
        assert!(!found.is_empty(), "{source}");
        for d in &found {
            println!(
                "{source}\n{}\n{}",
                d.render(Lang::Zh, "s"),
                d.render(Lang::En, "s")
            );
            all_of(d);
        }
    }
}

#[test]
fn long_texts_do_not_fill_a_message_nor_take_long() {
    let long = "社".repeat(200_000);
    for source in [
        format!("fn f(x) {{ {long} }}"),
        format!(
            "fn petition_level(p) {{ if p.category == \"{}\" {{ \"grid\" }} else {{ \"street\" }} }}",
            "b".repeat(4000)
        ),
        format!("fn voice(h) {{ h.{} }}", "b".repeat(4000)),
    ] {
        for found in check(with(&[("mine", &source)]).program()) {
            let said = [&found.message.zh, &found.message.en];
            assert!(
                said.iter().all(|text| text.chars().count() < 300),
                "{}",
                found.code
            );
        }
    }
}

#[test]
fn a_failing_row_is_told_in_one_language() {
    let source = "fn visit_priority(h) { 1.0 / (h.days_since_visit - 2.0) }";
    let rules = compiled(&with(&[("mine", source)]));
    let table = Table::of(Rule::VisitPriority, 3).set(0, "days_since_visit", &[0.0, 1.0, 2.0]);
    let error = results(&rules, Rule::VisitPriority, &table).unwrap_err();
    assert!(!error.chars().any(is_chinese), "{error}");
}
