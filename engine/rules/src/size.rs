//! How large a scenario's rules may be: what is beyond is refused before it is worked on.
//!
//! Why: compiling takes longer than in proportion for some texts (thousands of statements in one list, a long list named thousands
//! of times), and a file comes from strangers.

use std::collections::BTreeMap;

use rhai::{AST, ASTNode, Dynamic, Expr, Position, Stmt};

use super::blocks::ParsedBlock;
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
/// Most items of lists that stand in functions in place of the names of constants and of `params`, all together.
const MOST_COPIED: u64 = 1_000_000;

/// Whether the text of all blocks is too long.
pub(super) fn of_text(program: Program<'_>) -> Option<Diagnostic> {
    let mut bytes = 0;
    let beyond = program.blocks.iter().find(|(_, source)| {
        bytes += source.len();
        bytes > MOST_BYTES
    });
    let (block, _) = beyond?;
    let most = MOST_BYTES >> 10;
    let message = Text::new(
        format!("场景的规则合计最多 {most} KB"),
        format!("the rules of a scenario have {most} KB together at most"),
    );
    Some(refused(block, None, message))
}

/// Whether there are too many functions, or one has too many statements.
pub(super) fn of_blocks(blocks: &[ParsedBlock]) -> Option<Diagnostic> {
    let mut functions = 0;
    for block in blocks.iter().filter(|u| !u.shipped) {
        functions += block.functions.len();
        if functions > MOST_FUNCTIONS {
            let message = Text::new(
                format!("场景的规则最多 {MOST_FUNCTIONS} 个函数"),
                format!("the rules of a scenario have {MOST_FUNCTIONS} functions at most"),
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

/// Whether too much would be copied: the optimiser puts a value in place of every name of a constant.
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
                "the rules name lists among their constants too often",
            );
            return Some(refused(&block.name, Some(at), message));
        }
    }
    None
}

/// Adds what is copied into the functions of a block; where it becomes too much.
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

/// Whether a name is looked into: of `params.deadlines` one field is copied and no more.
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
        "缩短规则，或分成几个场景",
        "shorten the rules, or make several scenarios of them",
    );
    Diagnostic::error("rules-size", Source::Rule(block.to_owned()), message)
        .at(at.and_then(|at| span(at, 1)))
        .hint(hint)
}
