//! Loads a scenario from text: parse, merge with the parents, check, build.
//!
//! Every text gives a scenario or diagnostics, never a panic. A text that is too large is not parsed.

use super::findings::Findings;
use super::tree::{self, Field, Table};
use super::{Library, Scenario, build, check, declared, file, merge, shape, validate};
use gongzhi_base::diagnostic::{Diagnostic, cut};
use gongzhi_base::text::Text;

/// Size of the largest accepted file, in bytes.
pub const MOST_BYTES: usize = 4 << 20;

/// Code of the warning about a file whose `base_hash` is not the hash of the parent in the library.
pub const PARENT_MOVED: &str = "base-hash-mismatch";

const MOST_PARENTS: usize = 16;

/// The result of loading a text.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The scenario; `None` if there are errors.
    pub scenario: Option<Scenario>,
    /// All errors and warnings, in text order.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads a scenario. `library` contains the scenarios that it may extend.
pub fn load(text: &str, library: &Library) -> Loaded {
    let mut findings = Findings::new(if text.len() > MOST_BYTES { "" } else { text });
    let scenario = if text.len() > MOST_BYTES {
        too_big(text.len(), &mut findings);
        None
    } else {
        read(text, library, &mut findings)
    };
    Loaded {
        scenario: scenario.filter(|_| !findings.has_errors()),
        diagnostics: findings.finish(),
    }
}

/// The id of the scenario that a text extends; `None` if it extends none or is not TOML.
pub fn parent_of(text: &str) -> Option<String> {
    let own = tree::parse(text, &mut Findings::new(text))?;
    Some(own.get("extends")?.node.as_str()?.to_owned())
}

fn too_big(bytes: usize, findings: &mut Findings<'_>) {
    let (mb, most) = (bytes >> 20, MOST_BYTES >> 20);
    let message = Text::new(
        format!("文件有 {mb} MB，超过 {most} MB 的上限。"),
        format!("The file is {mb} MB; the limit is {most} MB."),
    );
    let hint = Text::new(
        "请确认这是一个方案文件。",
        "Check that this is a scenario file.",
    );
    findings.error("too-large", None, message, Some(hint));
}

fn read(text: &str, library: &Library, findings: &mut Findings<'_>) -> Option<Scenario> {
    let own = tree::parse(text, findings)?;
    let extends = own.get("extends").cloned();
    let inherited = match &extends {
        Some(field) => parents(field, library, &mut Vec::new(), findings)?,
        None => Table::new(),
    };
    pinned(&own, library, findings);
    findings.blame_parent(extends.and_then(|f| f.node.at));
    let merged = merge::merge(inherited, own);
    let root = tree::Node {
        at: None,
        item: tree::Item::Table(merged),
    };
    let merged = root.as_table()?;
    // Declared parameters are read first, because `[params]` may set them. If there are too many, they are not read.
    if let Some(declare) = merged.get("declare") {
        let few = shape::list(shape::Shape::Any, file::MOST_DECLARED);
        check::check(&declare.node, &few, "declare", findings);
        if findings.has_errors() {
            return None;
        }
    }
    let declared = declared::entries(merged, findings);
    check::check(&root, &file::file(Some(declared)), "", findings);
    if findings.has_errors() {
        return None;
    }
    let built = build::scenario(merged, library, findings);
    validate::whole(&built, merged, findings);
    Some(built).filter(|_| !findings.has_errors())
}

/// The merged tree of the parent named by `extends` and of its own parents, without places in the text.
fn parents(
    extends: &Field,
    library: &Library,
    seen: &mut Vec<String>,
    findings: &mut Findings<'_>,
) -> Option<Table> {
    let at = extends.node.at.as_ref();
    let Some(id) = extends.node.as_str() else {
        check::check(&extends.node, &shape::Shape::Id, "extends", findings);
        return None;
    };
    if seen.iter().any(|s| s == id) || seen.len() >= MOST_PARENTS {
        let (chain, id) = (seen.join(" → "), cut(id));
        let message = Text::new(
            format!("上级方案绕成了圈：{chain} → {id}。"),
            format!("The `extends` keys form a cycle: {chain} → {id}."),
        );
        let hint = Text::new("去掉其中一个 extends。", "Remove one `extends`.");
        findings.error("circular-extends", at, message, Some(hint));
        return None;
    }
    let Some(text) = library.get(id) else {
        unknown_parent(id, extends, library, findings);
        return None;
    };
    seen.push(id.to_owned());
    let mut table = parse_parent(id, text, extends, findings)?;
    tree::forget_places(&mut table);
    match table.get("extends").cloned() {
        Some(mut next) => {
            next.node.at = at.cloned();
            let below = parents(&next, library, seen, findings)?;
            Some(merge::merge(below, table))
        }
        None => Some(table),
    }
}

fn parse_parent(
    id: &str,
    text: &str,
    extends: &Field,
    findings: &mut Findings<'_>,
) -> Option<Table> {
    let mut inner = Findings::new(text);
    let table = (text.len() <= MOST_BYTES).then(|| tree::parse(text, &mut inner));
    let table = table.flatten();
    if table.is_none() {
        let message = Text::new(
            format!("上级方案 {id} 本身读不出来。"),
            format!("The parent `{id}` cannot be read."),
        );
        let hint = Text::new("先打开并修正它。", "Open it and fix it first.");
        findings.error(
            "broken-parent",
            extends.node.at.as_ref(),
            message,
            Some(hint),
        );
    }
    table
}

fn unknown_parent(id: &str, extends: &Field, library: &Library, findings: &mut Findings<'_>) {
    let name = cut(id);
    let message = Text::new(
        format!("没有名为 {name} 的方案可供修改。"),
        format!("There is no scenario `{name}` to extend."),
    );
    let hint = check::suggest(id, &library.ids());
    findings.error(
        "unknown-parent",
        extends.node.at.as_ref(),
        message,
        Some(hint),
    );
}

/// Warns if `base_hash` is not the hash of the parent in the library.
fn pinned(own: &Table, library: &Library, findings: &mut Findings<'_>) {
    let Some(pin) = own.get("base_hash") else {
        return;
    };
    let parent = own.get("extends").and_then(|f| f.node.as_str());
    let text = parent.and_then(|id| library.get(id));
    let Some(parent) = text.and_then(|text| load(text, library).scenario) else {
        return;
    };
    let written = pin.node.as_str().unwrap_or_default();
    if written.len() >= 8 && parent.hash.starts_with(written) {
        return;
    }
    let (id, hash, written) = (&parent.id, &parent.hash, cut(written));
    let message = Text::new(
        format!("上级方案 {id} 已不是当初的那一个：base_hash 为 {written}，现为 {hash}。"),
        format!(
            "The parent `{id}` has changed: base_hash is {written}, but the parent's hash is now {hash}."
        ),
    );
    let hint = Text::new(
        format!(
            "结果可能不同。要跟上：把 base_hash 改为 {hash}。要照旧：用当初的版本打开，存成自成一体的文件（`gongzhi flatten`），以后不再变。"
        ),
        format!(
            "Results may differ. To move on: set base_hash to {hash}. To keep it as it was: open it in the version of then and save it as a self-contained file (`gongzhi flatten`), which never changes."
        ),
    );
    findings.warning(PARENT_MOVED, pin.node.at.as_ref(), message, Some(hint));
}
