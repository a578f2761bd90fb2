//! What the checker says.

use rhai::{Expr, Position, Stmt};

use super::{Checker, Function, Ty};
use crate::catalogue::records::RecordKind;
use crate::catalogue::rules::{RULES, Returns};
use crate::diagnostic::{Diagnostic, Span, nearest};
use crate::rules::library::LIBRARY;
use crate::text::Text;

/// A span of some characters at Rhai's position.
pub(crate) fn span(position: Position, len: usize) -> Option<Span> {
    let (line, column) = (position.line()?, position.position().unwrap_or(1));
    let mut span = Span::at(line as u32, column as u32);
    span.end_column = (column + len.max(1)) as u32;
    Some(span)
}

/// "Did you mean" for a name, or the whole list if nothing is near and the list is short.
pub(crate) fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<Text> {
    let known: Vec<&str> = known.into_iter().collect();
    if let Some(near) = nearest(name, known.iter().copied()) {
        return Some(Text::new(
            format!("是否想写 `{near}`？"),
            format!("did you mean `{near}`?"),
        ));
    }
    let list = known.join(", ");
    (known.len() <= 40).then(|| Text::new(format!("可用：{list}"), format!("there are: {list}")))
}

fn with_hint(diagnostic: Diagnostic, hint: Option<Text>) -> Diagnostic {
    match hint {
        Some(hint) => diagnostic.hint(hint),
        None => diagnostic,
    }
}

impl Checker<'_> {
    pub(super) fn unknown_field(&mut self, kind: RecordKind, name: &str, at: Position) {
        let record = kind.name();
        let message = Text::new(
            format!("记录 `{record}` 没有字段 `{name}`"),
            format!("a `{record}` has no field `{name}`"),
        );
        let hint = suggestion(name, kind.fields().iter().map(|f| f.name));
        let found = Diagnostic::error("unknown-field", self.source(), message);
        self.add(with_hint(found, hint), at, name.chars().count());
    }

    pub(super) fn unknown_parameter(&mut self, name: &str, at: Position) {
        let message = Text::new(
            format!("没有参数 `{name}`"),
            format!("there is no parameter `{name}`"),
        );
        let names = self.names;
        let hint = suggestion(name, names.params.keys().map(String::as_str));
        let found = Diagnostic::error("unknown-parameter", self.source(), message);
        self.add(with_hint(found, hint), at, name.chars().count());
    }

    pub(super) fn unknown_variable(&mut self, name: &str, at: Position) {
        let message = Text::new(
            format!("没有名为 `{name}` 的变量"),
            format!("there is no variable `{name}`"),
        );
        let hint = if ["community", "household", "petition"].contains(&name) {
            Some(Text::new(
                "函数只看得到自己的参数、常量和 params",
                "a function sees its own arguments, constants and params only",
            ))
        } else {
            let constants = self.names.constants.keys().map(String::as_str);
            let scope = self.scope.iter().map(|(n, _)| n.as_str());
            suggestion(name, scope.chain(constants).chain(["params"]))
        };
        let found = Diagnostic::error("unknown-variable", self.source(), message);
        self.add(with_hint(found, hint), at, name.chars().count());
    }

    pub(super) fn unknown_function(&mut self, name: &str, arguments: usize, at: Position) {
        let message = Text::new(
            format!("没有带 {arguments} 个参数的函数 `{name}`"),
            format!("there is no function `{name}` with {arguments} arguments"),
        );
        let own = self.names.functions.keys().map(|(n, _)| n.as_str());
        let known = own
            .chain(LIBRARY.iter().map(|f| f.name))
            .chain(RULES.iter().map(|r| r.name));
        let hint = match crate::rules::library::find(name) {
            Some(f) => Some(Text::new(
                format!("写作 {name}({})", f.arguments),
                format!("write {name}({})", f.arguments),
            )),
            None => suggestion(name, known),
        };
        let found = Diagnostic::error("unknown-function", self.source(), message);
        self.add(with_hint(found, hint), at, name.chars().count());
    }

    pub(super) fn unknown_member(&mut self, ty: &Ty, literal: &str, at: Position) {
        let Some(list) = ty.list() else { return };
        if list.contains(&literal) {
            return;
        }
        let message = Text::new(
            format!("\"{literal}\" 不在选项之中"),
            format!("\"{literal}\" is not in the list"),
        );
        let hint = suggestion(literal, list);
        let found = Diagnostic::error("unknown-option", self.source(), message);
        self.add(with_hint(found, hint), at, literal.chars().count() + 2);
    }

    pub(super) fn integer_division(&mut self, at: Position) {
        let message = Text::new(
            "整数除以整数会舍去小数",
            "a whole number divided by a whole number loses its decimals",
        );
        let hint = Text::new(
            "写成 1.0 * x / y 或 to_float(x) / y",
            "write 1.0 * x / y or to_float(x) / y",
        );
        let found = Diagnostic::warning("integer-division", self.source(), message);
        self.add(found.hint(hint), at, 1);
    }

    pub(super) fn read_only(&mut self, at: Position) {
        let message = Text::new("记录和参数只能读取", "records and parameters are read-only");
        let hint = Text::new(
            "把值存入自己的变量：let x = …",
            "keep the value in a variable of your own: let x = …",
        );
        let found = Diagnostic::error("read-only", self.source(), message);
        self.add(found.hint(hint), at, 1);
    }

    pub(super) fn reserved(&mut self, name: &str, at: Option<Span>) {
        let message = Text::new(
            format!("`{name}` 是全局名称，不能另作变量或参数"),
            format!("`{name}` is a global name: it cannot be a variable or an argument too"),
        );
        let found = Diagnostic::error("reserved-name", self.source(), message);
        self.diagnostics.push(found.at(at));
    }

    pub(super) fn wrong_type(&mut self, wanted: (&str, &str), got: &Ty, at: Position) {
        let (zh, en) = got.words();
        let message = Text::new(
            format!("这里需要{}，得到的是{zh}", wanted.0),
            format!("{} is wanted here, this is {en}", wanted.1),
        );
        let found = Diagnostic::error("wrong-type", self.source(), message);
        self.add(found, at, 1);
    }

    /// Checks what a rule gives back, as far as it is known.
    pub(super) fn result(&mut self, function: &Function, ty: &Ty, returns: Returns) {
        let at = function.body.last().map_or(Position::NONE, Stmt::position);
        let (wanted, fits) = match returns {
            Returns::Float(..) | Returns::Measure => (("数值", "a number"), ty.is_number()),
            Returns::Int(_) => (("整数", "a whole number"), *ty == Ty::Int),
            Returns::Bool => (("真假值", "true or false"), *ty == Ty::Bool),
            Returns::Enum(_) => (("选项", "one of a list"), ty.is_text()),
        };
        if !fits && *ty != Ty::Unknown {
            self.wrong_type(wanted, ty, at);
        }
        if let Returns::Enum(list) = returns {
            self.block.clone_from(&function.block);
            let mut literals = Vec::new();
            results(&function.body, true, &mut literals);
            for (literal, at) in literals {
                self.unknown_member(&Ty::Enum(list), &literal, at);
            }
        }
    }
}

/// The string literals that statements give back: by `return`, or at the end.
fn results(statements: &[Stmt], last: bool, found: &mut Vec<(String, Position)>) {
    for (i, statement) in statements.iter().enumerate() {
        let last = last && i + 1 == statements.len();
        match statement {
            Stmt::Return(Some(e), flags, _) if !flags.contains(rhai::ASTFlags::BREAK) => {
                literal(e, found);
            }
            Stmt::Expr(e) if last => literal(e, found),
            Stmt::If(x, _) => {
                results(x.body.statements(), last, found);
                results(x.branch.statements(), last, found);
            }
            Stmt::While(x, _) | Stmt::Do(x, _, _) => results(x.body.statements(), false, found),
            Stmt::For(x, _) => results(x.2.body.statements(), false, found),
            Stmt::Block(x) => results(x.statements(), last, found),
            Stmt::Switch(x, _) if last => {
                x.1.expressions
                    .iter()
                    .for_each(|case| literal(&case.rhs, found));
            }
            _ => {}
        }
    }
}

fn literal(expression: &Expr, found: &mut Vec<(String, Position)>) {
    match expression {
        Expr::StringConstant(text, at) => found.push((text.to_string(), *at)),
        Expr::Stmt(block) => results(block.statements(), true, found),
        _ => {}
    }
}
