//! Limits on the size of a scenario's rules, checked before compilation.
//!
//! Files may come from strangers, and the time to compile some texts grows faster than their size: thousands of statements in
//! one list, or a long list that is named thousands of times.

use std::collections::BTreeMap;

use rhai::{AST, ASTNode, Dynamic, Expr, Position, Stmt};

use super::blocks::{BlockOrigin, ParsedBlock};
use super::check::{Function, span};
use super::meter::Size;
use super::sandbox::PARAMS_NAME;
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Source};
use gongzhi_base::text::Text;

/// Most bytes of all blocks together.
const MOST_BYTES: usize = 256 << 10;
/// Most functions of all blocks together.
const MOST_FUNCTIONS: usize = 2_000;
/// Most statements of a function.
const MOST_STATEMENTS: usize = 2_000;
/// Most list items that replace the names of constants and `params` in functions, all together.
const MOST_COPIED: u64 = 1_000_000;

/// An error if the text of all blocks is too long.
pub(super) fn of_text(program: Program<'_>) -> Option<Diagnostic> {
    let mut bytes = 0;
    let beyond = program.blocks.iter().find(|(_, source)| {
        bytes += source.len();
        bytes > MOST_BYTES
    });
    let (block, _) = beyond?;
    let most = MOST_BYTES >> 10;
    let message = Text::new(
        format!("方案的规则合计最多 {most} KB"),
        format!("the rules of a scenario may have at most {most} KB together"),
    );
    Some(refused(block, None, message))
}

/// An error if there are too many functions, or one has too many statements.
pub(super) fn of_blocks(blocks: &[ParsedBlock]) -> Option<Diagnostic> {
    let mut functions = 0;
    for block in blocks.iter().filter(|b| b.origin == BlockOrigin::Scenario) {
        functions += block.functions.len();
        if functions > MOST_FUNCTIONS {
            let message = Text::new(
                format!("方案的规则最多 {MOST_FUNCTIONS} 个函数"),
                format!("the rules of a scenario may have at most {MOST_FUNCTIONS} functions"),
            );
            return Some(refused(&block.name, None, message));
        }
        let long = block
            .functions
            .iter()
            .find(|f| statements(f) > MOST_STATEMENTS);
        if let Some(function) = long {
            let name = &function.name;
            let message = Text::new(
                format!("函数 `{name}` 超过 {MOST_STATEMENTS} 条语句"),
                format!("the function `{name}` has more than {MOST_STATEMENTS} statements"),
            );
            return Some(refused(&block.name, None, message).at(function.span));
        }
    }
    None
}

fn statements(function: &Function) -> usize {
    let mut count = 0;
    for statement in &function.body {
        statement.walk(&mut Vec::new(), &mut |path| {
            count += usize::from(matches!(path.last(), Some(ASTNode::Stmt(_))));
            true
        });
    }
    count
}

/// An error if too much would be copied, since the optimiser replaces each name of a constant by its value.
pub(super) fn of_copies(
    blocks: &[ParsedBlock],
    params: u64,
    constants: &BTreeMap<String, Dynamic>,
) -> Option<Diagnostic> {
    let size = |(name, value): (&String, &Dynamic)| (name.clone(), Size::of(value).items);
    let mut sizes: BTreeMap<String, u64> = constants.iter().map(size).collect();
    sizes.insert(PARAMS_NAME.to_owned(), params);
    let mut copied = 0;
    for block in blocks {
        if let Some(at) = copies(&block.ast, &sizes, &mut copied) {
            let message = Text::new(
                "规则引用常量列表的次数太多",
                "the rules refer to constants that are lists too often",
            );
            return Some(refused(&block.name, Some(at), message));
        }
    }
    None
}

/// Adds the items that would be copied into the functions of a block. The position at which they exceed the limit, if they do.
fn copies(ast: &AST, sizes: &BTreeMap<String, u64>, copied: &mut u64) -> Option<Position> {
    let mut beyond = None;
    ast.clone_functions_only().walk(&mut |path| {
        if let [.., outer, ASTNode::Expr(Expr::Variable(x, _, at))] = path
            && !is_looked_into(outer, x.1.as_str())
        {
            *copied += sizes.get(x.1.as_str()).copied().unwrap_or(0);
            if *copied > MOST_COPIED {
                beyond = Some(*at);
            }
        }
        beyond.is_none()
    });
    beyond
}

/// Whether only a part of a named value is used: for `params.deadlines`, only that field is copied.
fn is_looked_into(outer: &ASTNode<'_>, name: &str) -> bool {
    match outer {
        ASTNode::Expr(Expr::Dot(x, ..) | Expr::Index(x, ..)) => {
            matches!(&x.lhs, Expr::Variable(v, ..) if v.1.as_str() == name)
        }
        ASTNode::Stmt(Stmt::Assignment(x)) => {
            matches!(&x.1.lhs, Expr::Variable(v, ..) if v.1.as_str() == name)
        }
        _ => false,
    }
}

fn refused(block: &str, at: Option<Position>, message: Text) -> Diagnostic {
    let hint = Text::new(
        "缩短规则，或分成几个方案",
        "shorten the rules, or split them into several scenarios",
    );
    Diagnostic::error("rules-size", Source::Rule(block.to_owned()), message)
        .at(at.and_then(|at| span(at, 1)))
        .hint(hint)
}
