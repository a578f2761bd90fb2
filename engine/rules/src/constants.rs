//! Evaluates the constants of a scenario's rules, once, before any rule is called.
//!
//! All constants of a scenario share one limit of operations and one of memory, so that many small ones cannot cost more than a
//! large one.

use std::collections::BTreeMap;

use rhai::{ASTFlags, Dynamic, Engine, EvalAltResult, Module, Position, Scope, Stmt};

use super::blocks::{BlockOrigin, ParsedBlock};
use super::check::span;
use super::meter::{Meter, Size};
use super::{failures, sandbox, syntax_diagnostics};
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Source, cut};
use gongzhi_base::text::Text;

/// Most operations of all constants together, as many as one call of a rule.
const MOST_OPERATIONS: u64 = sandbox::MAX_OPERATIONS;
/// Most items of all lists and maps together, and most bytes of all texts.
const MOST_ITEMS: u64 = 65_536;
const MOST_LETTERS: u64 = 1 << 20;
/// Most constants.
const MOST_CONSTANTS: usize = 500;

/// Evaluates the constants of all blocks. None, with an error added, if they exceed the limits.
pub(super) fn evaluate(
    program: Program<'_>,
    blocks: &[ParsedBlock],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<BTreeMap<String, Dynamic>> {
    let meter = Meter::of(MOST_OPERATIONS);
    let mut engine: Option<Engine> = None;
    let mut all: BTreeMap<String, Dynamic> = BTreeMap::new();
    let mut size = Size::default();
    for block in blocks.iter().filter(|b| b.origin == BlockOrigin::Scenario) {
        let statements = block.ast.statements();
        if statements.is_empty() {
            continue;
        }
        if let Some(stray) = statements.iter().find(|s| !is_constant(s)) {
            diagnostics.push(syntax_diagnostics::stray(&block.name, stray));
            continue;
        }
        // Most scenarios have no constants, so the engine is built only when it is needed.
        let engine = engine.get_or_insert_with(|| {
            let mut engine = sandbox::engine(program);
            meter.watch(&mut engine);
            engine
        });
        let mut scope = Scope::new();
        let alone = block.ast.clone_statements_only();
        let evaluated = engine.run_ast_with_scope(&mut scope, &alone);
        for (name, _, value) in scope.iter() {
            size.add(&value);
            if size.items > MOST_ITEMS || size.letters > MOST_LETTERS {
                diagnostics.push(too_large(block, named(block, name)));
                return None;
            }
            if all.insert(name.to_owned(), value).is_some() {
                diagnostics.push(syntax_diagnostics::duplicate_constant(&block.name, name));
            }
            if all.len() > MOST_CONSTANTS {
                diagnostics.push(too_many(block, named(block, name)));
                return None;
            }
        }
        match evaluated.map_err(|error| *error) {
            Ok(()) => {}
            Err(EvalAltResult::ErrorTerminated(_, at)) => {
                diagnostics.push(too_long(block, last_before(block, at)));
                return None;
            }
            Err(error) => diagnostics.push(failures::constant(&block.name, error)),
        }
    }
    Some(all)
}

/// The constants as a module that is visible to functions.
pub(super) fn module(constants: &BTreeMap<String, Dynamic>) -> Module {
    let mut module = Module::new();
    for (name, value) in constants {
        module.set_var(name.as_str(), value.clone());
    }
    module
}

fn is_constant(statement: &Stmt) -> bool {
    match statement {
        Stmt::Var(_, flags, _) => flags.contains(ASTFlags::CONSTANT),
        Stmt::Noop(_) => true,
        _ => false,
    }
}

/// The name of a constant and its position.
type NamedPosition = (String, Position);

fn declared(block: &ParsedBlock) -> impl DoubleEndedIterator<Item = NamedPosition> {
    let statements = block.ast.statements().iter();
    statements.filter_map(|statement| match statement {
        Stmt::Var(x, ..) => Some((x.0.name.to_string(), x.0.pos)),
        _ => None,
    })
}

fn named(block: &ParsedBlock, name: &str) -> Option<NamedPosition> {
    declared(block).find(|(own, _)| own == name)
}

/// The last constant declared at or before a position.
fn last_before(block: &ParsedBlock, at: Position) -> Option<NamedPosition> {
    let order = |at: Position| (at.line(), at.position());
    let mut before = declared(block).rev();
    before.find(|(_, own)| order(*own) <= order(at))
}

fn finding(
    block: &ParsedBlock,
    place: Option<NamedPosition>,
    code: &str,
    message: Text,
    hint: Text,
) -> Diagnostic {
    let source = Source::Rule(block.name.clone());
    let at = place.and_then(|(name, at)| span(at, name.chars().count()));
    Diagnostic::error(code, source, message).at(at).hint(hint)
}

fn name_of(place: Option<&NamedPosition>) -> String {
    place.map_or_else(String::new, |(name, _)| cut(name))
}

fn too_long(block: &ParsedBlock, place: Option<NamedPosition>) -> Diagnostic {
    let name = name_of(place.as_ref());
    let message = Text::new(
        format!("方案的全部常量合计最多 {MOST_OPERATIONS} 步，算到 `{name}` 时用完了"),
        format!(
            "all constants of a scenario together may take at most {MOST_OPERATIONS} operations; they are used up at `{name}`"
        ),
    );
    let hint = Text::new(
        "直接写出数值，或检查循环能否结束",
        "write the values directly, or check that loops end",
    );
    finding(block, place, "constants-operations", message, hint)
}

fn too_large(block: &ParsedBlock, place: Option<NamedPosition>) -> Diagnostic {
    let (name, letters) = (name_of(place.as_ref()), MOST_LETTERS >> 20);
    let message = Text::new(
        format!(
            "方案的全部常量合计最多 {MOST_ITEMS} 个列表项、{letters} MB 文字，算到 `{name}` 时超过了"
        ),
        format!(
            "all constants of a scenario together may hold at most {MOST_ITEMS} items and {letters} MB of text; `{name}` exceeds that"
        ),
    );
    let hint = Text::new("缩短列表或文字", "shorten the lists or the texts");
    finding(block, place, "constants-size", message, hint)
}

fn too_many(block: &ParsedBlock, place: Option<NamedPosition>) -> Diagnostic {
    let message = Text::new(
        format!("方案最多 {MOST_CONSTANTS} 个常量"),
        format!("a scenario may have at most {MOST_CONSTANTS} constants"),
    );
    let hint = Text::new(
        "合成列表，或改用自定参数",
        "combine them into lists, or declare parameters",
    );
    finding(block, place, "constants-size", message, hint)
}
