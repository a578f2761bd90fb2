//! From text to a scenario: parse, merge with the parents, check, build.
//!
//! Whatever the text is, it answers with diagnostics and never panics; a text that is too large is not even parsed.

use super::report::Report;
use super::tree::{self, Field, Table};
use super::{Library, Scenario, build, check, declared, file, merge, shape, validate};
use gongzhi_base::diagnostic::{Diagnostic, cut};
use gongzhi_base::text::Text;

/// Largest file in bytes.
pub const MOST_BYTES: usize = 4 << 20;

const MOST_PARENTS: usize = 16;

/// What came of loading a text.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The scenario, if nothing stands in its way.
    pub scenario: Option<Scenario>,
    /// Everything found, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
}

/// Loads a scenario; `library` has the scenarios that it may extend.
pub fn load(text: &str, library: &Library) -> Loaded {
    let mut report = Report::new(if text.len() > MOST_BYTES { "" } else { text });
    let scenario = if text.len() > MOST_BYTES {
        too_big(text.len(), &mut report);
        None
    } else {
        read(text, library, &mut report)
    };
    Loaded {
        scenario: scenario.filter(|_| !report.has_errors()),
        diagnostics: report.finish(),
    }
}

fn too_big(bytes: usize, report: &mut Report<'_>) {
    let (mb, most) = (bytes >> 20, MOST_BYTES >> 20);
    let message = Text::new(
        format!("文件有 {mb} MB，超过 {most} MB 的上限。"),
        format!("The file has {mb} MB; at most {most} MB are read."),
    );
    let hint = Text::new(
        "请确认这是一个场景文件。",
        "Make sure that this is a scenario file.",
    );
    report.error("too-large", None, message, Some(hint));
}

fn read(text: &str, library: &Library, report: &mut Report<'_>) -> Option<Scenario> {
    let own = tree::parse(text, report)?;
    let extends = own.get("extends").cloned();
    let inherited = match &extends {
        Some(field) => parents(field, library, &mut Vec::new(), report)?,
        None => Table::new(),
    };
    pinned(&own, library, report);
    report.blame_parent(extends.and_then(|f| f.node.at));
    let merged = merge::merge(inherited, own);
    let root = tree::Node {
        at: None,
        item: tree::Item::Table(merged),
    };
    let merged = root.as_table()?;
    // Declared parameters first: `[params]` may set them. Too many are not even read.
    if let Some(declare) = merged.get("declare") {
        let few = shape::list(shape::Shape::Any, file::MOST_DECLARED);
        check::check(&declare.node, &few, "declare", report);
        if report.has_errors() {
            return None;
        }
    }
    let declared = declared::entries(merged, report);
    check::check(&root, &file::file(Some(declared)), "", report);
    if report.has_errors() {
        return None;
    }
    let built = build::scenario(merged, library, report);
    validate::whole(&built, merged, report);
    Some(built).filter(|_| !report.has_errors())
}

/// The merged tree of the parent that `extends` names, and of its parents, without places.
fn parents(
    extends: &Field,
    library: &Library,
    seen: &mut Vec<String>,
    report: &mut Report<'_>,
) -> Option<Table> {
    let at = extends.node.at.as_ref();
    let Some(id) = extends.node.as_str() else {
        check::check(&extends.node, &shape::Shape::Id, "extends", report);
        return None;
    };
    if seen.iter().any(|s| s == id) || seen.len() >= MOST_PARENTS {
        let (chain, id) = (seen.join(" → "), cut(id));
        let message = Text::new(
            format!("上级场景绕成了圈：{chain} → {id}。"),
            format!("The parents go round in a circle: {chain} → {id}."),
        );
        let hint = Text::new("去掉其中一个 extends。", "Take one `extends` out.");
        report.error("circular-extends", at, message, Some(hint));
        return None;
    }
    let Some(text) = library.get(id) else {
        unknown_parent(id, extends, library, report);
        return None;
    };
    seen.push(id.to_owned());
    let mut table = parse_parent(id, text, extends, report)?;
    tree::forget_places(&mut table);
    match table.get("extends").cloned() {
        Some(mut next) => {
            next.node.at = at.cloned();
            let below = parents(&next, library, seen, report)?;
            Some(merge::merge(below, table))
        }
        None => Some(table),
    }
}

fn parse_parent(id: &str, text: &str, extends: &Field, report: &mut Report<'_>) -> Option<Table> {
    let mut inner = Report::new(text);
    let table = (text.len() <= MOST_BYTES).then(|| tree::parse(text, &mut inner));
    let table = table.flatten();
    if table.is_none() {
        let message = Text::new(
            format!("上级场景 {id} 本身读不出来。"),
            format!("The parent `{id}` cannot be read itself."),
        );
        let hint = Text::new("先打开并修正它。", "Open and mend it first.");
        report.error(
            "broken-parent",
            extends.node.at.as_ref(),
            message,
            Some(hint),
        );
    }
    table
}

fn unknown_parent(id: &str, extends: &Field, library: &Library, report: &mut Report<'_>) {
    let name = cut(id);
    let message = Text::new(
        format!("没有名为 {name} 的场景可供修改。"),
        format!("There is no scenario `{name}` to extend."),
    );
    let hint = check::suggest(id, &library.ids());
    report.error(
        "unknown-parent",
        extends.node.at.as_ref(),
        message,
        Some(hint),
    );
}

/// Compares `base_hash` with the parent as it is at hand.
fn pinned(own: &Table, library: &Library, report: &mut Report<'_>) {
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
        format!("上级场景 {id} 已不是当初的那一个：base_hash 为 {written}，现为 {hash}。"),
        format!(
            "The parent `{id}` is not the one that was meant: base_hash is {written}, now it is {hash}."
        ),
    );
    let hint = Text::new(
        "结果可能不同。核对后更新 base_hash，或改用自成一体的文件。",
        "Results may differ. Check, then update base_hash, or use a self-contained file.",
    );
    report.warning(
        "base-hash-mismatch",
        pin.node.at.as_ref(),
        message,
        Some(hint),
    );
}
