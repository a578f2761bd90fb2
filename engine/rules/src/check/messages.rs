//! The messages of the checker.

use rhai::{Expr, Position, Stmt};

use super::fixes;
use super::missing_values::missing_values;
use super::{Checker, Function, Literal, Ty, span};
use crate::rhai_terms;
use crate::suggestions::{self, KnownName};
use gongzhi_base::diagnostic::{Diagnostic, Fix, Source, Span, cut};
use gongzhi_base::text::Text;
use gongzhi_catalogue::params::ParamSpec;
use gongzhi_catalogue::records::RecordKind;
use gongzhi_catalogue::rules::Returns;

fn with_hint(diagnostic: Diagnostic, hint: Option<Text>) -> Diagnostic {
    match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

impl Checker<'_> {
    pub(super) fn unknown_field(&mut self, kind: RecordKind, name: &str, at: Position) {
        if self.is_full() {
            return;
        }
        let record = kind.name();
        let message = Text::new(
            format!("记录 `{record}` 没有字段 `{}`", cut(name)),
            format!("a `{record}` has no field `{}`", cut(name)),
        );
        let found = Diagnostic::error("unknown-field", self.place(), message);
        self.misspelt(found, name, suggestions::fields(kind).collect(), at);
    }

    pub(super) fn unknown_parameter(&mut self, name: &str, at: Position) {
        if self.is_full() {
            return;
        }
        let message = Text::new(
            format!("没有参数 `{}`", cut(name)),
            format!("there is no parameter `{}`", cut(name)),
        );
        let names = self.names;
        let known = names.params.keys().map(|id| {
            let own = names.labels.get(id).map(|l| [l.zh.as_str(), l.en.as_str()]);
            let shipped = ParamSpec::find(id).map(|p| [p.label.zh, p.label.en]);
            KnownName {
                name: id,
                labels: own.or(shipped).unwrap_or_default(),
            }
        });
        let found = Diagnostic::error("unknown-parameter", self.place(), message);
        self.misspelt(found, name, known.collect(), at);
    }

    pub(super) fn unknown_variable(&mut self, name: &str, at: Position) {
        if self.is_full() {
            return;
        }
        let message = Text::new(
            format!("没有名为 `{}` 的变量", cut(name)),
            format!("there is no variable `{}`", cut(name)),
        );
        let found = Diagnostic::error("unknown-variable", self.place(), message);
        if let Some((hint, plain)) = foreign_name(name) {
            let fix = span(at, name.chars().count()).zip(plain);
            let found = match fix {
                Some((place, plain)) => found.fix(Fix::replace(place, plain)),
                None => found,
            };
            return self.add(found.hint(hint), at, name.chars().count());
        }
        let constants = self.names.constants.keys().map(String::as_str);
        let scope = self.scope.iter().map(|(n, _)| n.as_str());
        let known: Vec<String> = scope
            .chain(constants)
            .chain(["params"])
            .map(str::to_owned)
            .collect();
        let known = known.iter().map(|name| name.as_str().into()).collect();
        self.misspelt(found, name, known, at);
    }

    pub(super) fn unknown_function(&mut self, name: &str, arguments: usize, at: Position) {
        if self.is_full() {
            return;
        }
        let message = Text::new(
            format!("没有带 {arguments} 个参数的函数 `{}`", cut(name)),
            format!(
                "there is no function `{}` with {arguments} arguments",
                cut(name)
            ),
        );
        let found = Diagnostic::error("unknown-function", self.place(), message);
        if let Some(f) = crate::library::find(name) {
            let hint = Text::new(
                format!("写作 `{name}({})`", f.arguments),
                format!("write `{name}({})`", f.arguments),
            );
            return self.add(found.hint(hint), at, name.chars().count());
        }
        if name == "not" {
            let hint = Text::new("写作 `!x`", "write `!x`");
            return self.add(found.hint(hint), at, name.chars().count());
        }
        let names = self.names;
        let own = names.functions.keys().map(|(n, _)| n.as_str().into());
        let known = own
            .chain(suggestions::library())
            .chain(suggestions::rules());
        self.misspelt(found, name, known.collect(), at);
    }

    /// Adds a diagnostic about an unknown name, with suggestions.
    fn misspelt(&mut self, found: Diagnostic, name: &str, known: Vec<KnownName<'_>>, at: Position) {
        let long = name.chars().count();
        if !self.names.suggestions.spend(1) {
            return self.add(found, at, long);
        }
        let near = suggestions::closest(name, &known);
        let place = span(at, long).filter(|p| p.text(&self.source) == Some(name));
        let found = match (place, near) {
            (Some(place), Some(near)) => found.fix(Fix::replace(place, near.name)),
            _ => found,
        };
        self.add(
            with_hint(found, suggestions::suggestion(name, known)),
            at,
            long,
        );
    }

    /// A field of a value that has no fields.
    pub(super) fn no_fields(&mut self, got: &Ty, name: &str, at: Position) {
        let (zh, en) = got.words();
        let name = cut(name);
        let message = Text::new(
            format!("{zh}没有字段：`.{name}`"),
            format!("{en} has no fields such as `.{name}`"),
        );
        let hint = Text::new(
            format!("只有记录有字段，如 `petition.severity`；自己的值存入变量：`let {name} = …;`"),
            format!(
                "only records have fields, such as `petition.severity`; keep your own values in variables: `let {name} = …;`"
            ),
        );
        let found = Diagnostic::error("wrong-type", self.place(), message);
        self.add(found.hint(hint), at, name.chars().count());
    }

    /// A comparison with unit, as with null in other languages.
    pub(super) fn no_empty_value(&mut self, at: Position) {
        let message = Text::new(
            "没有空值，每个字段都有值：这个比较永远不成立",
            "there is no null, every field has a value: this comparison never holds",
        );
        let hint = Text::new(
            "删去这个比较；要表示“没有”，与 0 或 `false` 比较",
            "remove the comparison, or compare with 0 or `false`",
        );
        let found = Diagnostic::error("empty-value", self.place(), message);
        self.add(found.hint(hint), at, 1);
    }

    /// The maximum, minimum or mean of an empty array literal.
    pub(super) fn empty_list(&mut self, name: &str, list: Option<&Expr>, at: Position) {
        let empty = match list {
            Some(Expr::Array(items, _)) => items.is_empty(),
            Some(Expr::DynamicConstant(value, _)) => {
                value.as_array_ref().is_ok_and(|items| items.is_empty())
            }
            _ => false,
        };
        let sum = match name {
            "max" => "max([])",
            "min" => "min([])",
            "mean" => "mean([])",
            _ => return,
        };
        if empty {
            let (message, hint) = rhai_terms::arithmetic(sum);
            let found = Diagnostic::error("empty-list", self.place(), message);
            self.add(found.hint(hint), at, name.chars().count());
        }
    }

    pub(super) fn integer_division(&mut self, left: Position, at: Position) {
        let message = Text::new(
            "整数除以整数会舍去小数：`1 / 2` 得 0",
            "a whole number divided by a whole number loses its decimals: `1 / 2` is 0",
        );
        let hint = Text::new(
            "写成 `1.0 * x / y` 或 `to_float(x) / y`；确要取整时写 `to_int(1.0 * x / y)`",
            "write `1.0 * x / y` or `to_float(x) / y`; if a whole number is intended, `to_int(1.0 * x / y)`",
        );
        let mut found = Diagnostic::warning("integer-division", self.place(), message);
        found.fix = fixes::with_decimals(&self.source, left);
        self.add(found.hint(hint), at, 1);
    }

    pub(super) fn read_only(&mut self, at: Position) {
        let message = Text::new("记录和参数只能读取", "records and parameters are read-only");
        let hint = Text::new(
            "把值存入自己的变量：`let x = …;`",
            "keep the value in a variable: `let x = …;`",
        );
        let found = Diagnostic::error("read-only", self.place(), message);
        self.add(found.hint(hint), at, 1);
    }

    pub(super) fn reserved(&mut self, name: &str, at: Option<Span>) {
        let message = Text::new(
            format!("`{name}` 是全局名称，不能另作变量或参数"),
            format!("`{name}` is a global name: it cannot be used for a variable or an argument"),
        );
        let found = Diagnostic::error("reserved-name", self.place(), message);
        self.insert(found.at(at));
    }

    pub(super) fn wrong_type(&mut self, wanted: (&str, &str), got: &Ty, at: Position) {
        let (zh, en) = got.words();
        let message = Text::new(
            format!("这里需要{}，得到的是{zh}", wanted.0),
            format!("expected {} here, found {en}", wanted.1),
        );
        let mut found = Diagnostic::error("wrong-type", self.place(), message);
        if let (Ty::Literals(words), Some(place)) = (got, span(at, 1)) {
            found.fix = fixes::without_quotes(&self.source, place, words, wanted.1);
        }
        self.add(found, at, 1);
    }

    /// Checks the result of a rule, as far as it is known.
    pub(super) fn result(&mut self, function: &Function, ty: &Ty, returns: Returns) {
        let at = function.body.last().map_or(Position::NONE, Stmt::position);
        let (wanted, fits) = match returns {
            Returns::Float(..) | Returns::Measure => (("数值", "a number"), ty.is_number()),
            Returns::Int(_) => (("整数", "a whole number"), *ty == Ty::Int),
            Returns::Bool => (("真假值", "true or false"), *ty == Ty::Bool),
            Returns::Enum(_) => (("选项", "one of a list"), ty.is_text()),
        };
        let gaps = missing_values(self.names, function);
        if !fits && !matches!(ty, Ty::Unknown | Ty::Unit) {
            self.wrong_type(wanted, ty, at);
        }
        for gap in gaps {
            let (message, hint) = gap.cause.words();
            let found = Diagnostic::warning("no-value", Source::Rule(gap.block.clone()), message);
            let at = span(gap.at, 1).or(function.span);
            let mut found = found.hint(hint).at(at);
            if gap.block == function.block {
                found.fix = fixes::other_case(&function.source, gap.closes, returns);
            }
            self.insert(found);
        }
        if let Returns::Enum(list) = returns {
            self.block.clone_from(&function.block);
            self.source.clone_from(&function.source);
            let mut literals = Vec::new();
            results(&function.body, &mut literals);
            if let Ty::Literals(words) = ty {
                for word in words {
                    self.unknown_result(&Ty::Enum(list), word);
                }
            }
            for (literal, at) in literals {
                let (text, block) = (literal, self.block.clone());
                self.unknown_result(&Ty::Enum(list), &Literal { text, at, block });
            }
        }
    }
}

/// The text literals that statements return, by `return` or as the last value.
fn results(statements: &[Stmt], found: &mut Vec<(String, Position)>) {
    let Some((last, others)) = statements.split_last() else {
        return;
    };
    returns(others, found);
    match last {
        Stmt::Expr(e) => literal(e, found),
        Stmt::If(x, _) => {
            results(x.body.statements(), found);
            results(x.branch.statements(), found);
        }
        Stmt::Block(x) => results(x.statements(), found),
        Stmt::Switch(x, _) => {
            let cases = x.1.expressions.iter();
            cases.for_each(|case| literal(&case.rhs, found));
        }
        other => returns(std::slice::from_ref(other), found),
    }
}

/// The text literals that statements return by `return`, at any depth.
fn returns(statements: &[Stmt], found: &mut Vec<(String, Position)>) {
    for statement in statements {
        match statement {
            Stmt::Return(Some(e), flags, _) if !flags.contains(rhai::ASTFlags::BREAK) => {
                literal(e, found);
            }
            Stmt::If(x, _) => {
                returns(x.body.statements(), found);
                returns(x.branch.statements(), found);
            }
            Stmt::While(x, _) | Stmt::Do(x, _, _) => returns(x.body.statements(), found),
            Stmt::For(x, _) => returns(x.2.body.statements(), found),
            Stmt::Block(x) => returns(x.statements(), found),
            _ => {}
        }
    }
}

fn literal(expression: &Expr, found: &mut Vec<(String, Position)>) {
    match expression {
        Expr::StringConstant(text, at) => found.push((text.to_string(), *at)),
        Expr::Stmt(block) => results(block.statements(), found),
        _ => {}
    }
}

/// Names from other languages: what to write, and the replacement if it is certain.
fn foreign_name(name: &str) -> Option<(Text, Option<&'static str>)> {
    let hint = |zh: &str, en: &str| Text::new(zh, en);
    Some(match name {
        "True" | "TRUE" => (hint("写作 `true`", "write `true`"), Some("true")),
        "False" | "FALSE" => (hint("写作 `false`", "write `false`"), Some("false")),
        "None" | "undefined" | "NULL" | "Null" => (
            hint(
                "没有空值，每个字段都有值：删去这个比较",
                "there is no null, every field has a value: remove the comparison",
            ),
            None,
        ),
        "NaN" | "nan" | "NAN" => (
            hint(
                "写作 `0.0 / 0.0`；判断写作 `x != x`",
                "write `0.0 / 0.0`; test for it with `x != x`",
            ),
            None,
        ),
        "PI" | "pi" => (
            hint("写作 `3.141592653589793`", "write `3.141592653589793`"),
            Some("3.141592653589793"),
        ),
        "community" | "household" | "petition" => (
            hint(
                "函数只看得到自己的参数、常量和 `params`",
                "a function sees only its own arguments, constants and `params`",
            ),
            None,
        ),
        _ => return None,
    })
}
