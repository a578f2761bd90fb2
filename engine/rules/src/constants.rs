//! The constants of a scenario's rules: evaluated once, before anything is run.
//!
//! All of a scenario share one allowance of operations and one of room, so that a file of many small ones costs no more than one.

use std::collections::BTreeMap;

use rhai::{ASTFlags, Dynamic, Engine, EvalAltResult, Module, Position, Scope, Stmt};

use super::blocks::ParsedBlock;
use super::check::span;
use super::meter::{Meter, Size};
use super::{failures, sandbox, syntax_diagnostics};
use crate::Program;
use gongzhi_base::diagnostic::{Diagnostic, Source, cut};
use gongzhi_base::text::Text;

/// Most operations of all constants together: what one call of a rule may take.
const MOST_OPERATIONS: u64 = sandbox::MAX_OPERATIONS;
/// Most items of all lists and maps together, and most bytes of all texts.
const MOST_ITEMS: u64 = 65_536;
const MOST_LETTERS: u64 = 1 << 20;
/// Most constants.
const MOST_CONSTANTS: usize = 500;

/// Evaluates the constants of all blocks; none, and an error more, if they take more than all may take together.
pub(super) fn evaluate(
    program: Program<'_>,
    blocks: &[ParsedBlock],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<BTreeMap<String, Dynamic>> {
    let meter = Meter::of(MOST_OPERATIONS);
    let mut engine: Option<Engine> = None;
    let mut all: BTreeMap<String, Dynamic> = BTreeMap::new();
    let mut size = Size::default();
    for block in blocks.iter().filter(|u| !u.shipped) {
        let statements = block.ast.statements();
        if statements.is_empty() {
            continue;
        }
        if let Some(stray) = statements.iter().find(|s| !is_constant(s)) {
            diagnostics.push(syntax_diagnostics::stray(&block.name, stray));
            continue;
        }
        // An engine is made where there is something to evaluate: most scenarios have no constants.
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

/// Constants as a module that functions see.
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

/// A constant by its name, and where that stands.
type Place = (String, Position);

fn declared(block: &ParsedBlock) -> impl DoubleEndedIterator<Item = Place> {
    let statements = block.ast.statements().iter();
    statements.filter_map(|statement| match statement {
        Stmt::Var(x, ..) => Some((x.0.name.to_string(), x.0.pos)),
        _ => None,
    })
}

fn named(block: &ParsedBlock, name: &str) -> Option<Place> {
    declared(block).find(|(own, _)| own == name)
}

/// The constant in which a place lies.
fn last_before(block: &ParsedBlock, at: Position) -> Option<Place> {
    let order = |at: Position| (at.line(), at.position());
    let mut before = declared(block).rev();
    before.find(|(_, own)| order(*own) <= order(at))
}

fn finding(
    block: &ParsedBlock,
    place: Option<Place>,
    code: &str,
    message: Text,
    hint: Text,
) -> Diagnostic {
    let source = Source::Rule(block.name.clone());
    let at = place.and_then(|(name, at)| span(at, name.chars().count()));
    Diagnostic::error(code, source, message).at(at).hint(hint)
}

fn name_of(place: Option<&Place>) -> String {
    place.map_or_else(String::new, |(name, _)| cut(name))
}

fn too_long(block: &ParsedBlock, place: Option<Place>) -> Diagnostic {
    let name = name_of(place.as_ref());
    let message = Text::new(
        format!("场景的全部常量合计最多 {MOST_OPERATIONS} 步，算到 `{name}` 时用完了"),
        format!(
            "all constants of a scenario take {MOST_OPERATIONS} operations together; they are used up at `{name}`"
        ),
    );
    let hint = Text::new(
        "直接写出数值，或检查循环能否结束",
        "write the values themselves, or check that loops end",
    );
    finding(block, place, "constants-operations", message, hint)
}

fn too_large(block: &ParsedBlock, place: Option<Place>) -> Diagnostic {
    let (name, letters) = (name_of(place.as_ref()), MOST_LETTERS >> 20);
    let message = Text::new(
        format!(
            "场景的全部常量合计最多 {MOST_ITEMS} 个列表项、{letters} MB 文字，算到 `{name}` 时超过了"
        ),
        format!(
            "all constants of a scenario hold {MOST_ITEMS} items and {letters} MB of text together; `{name}` is beyond that"
        ),
    );
    let hint = Text::new("缩短列表或文字", "shorten the lists or the texts");
    finding(block, place, "constants-size", message, hint)
}

fn too_many(block: &ParsedBlock, place: Option<Place>) -> Diagnostic {
    let message = Text::new(
        format!("场景最多 {MOST_CONSTANTS} 个常量"),
        format!("a scenario has at most {MOST_CONSTANTS} constants"),
    );
    let hint = Text::new(
        "合成列表，或改用自定参数",
        "make lists of them, or declare parameters",
    );
    finding(block, place, "constants-size", message, hint)
}
