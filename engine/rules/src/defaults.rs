//! The shipped default rules as Rhai sources: one file per subsystem, one function per rule.

use super::sources;
use crate::Program;
use gongzhi_catalogue::rules::Rule;

const FILES: &[&str] = &[
    include_str!("defaults/grids.rhai"),
    include_str!("defaults/needs.rhai"),
    include_str!("defaults/petitions.rhai"),
    include_str!("defaults/visits.rhai"),
    include_str!("defaults/meetings.rhai"),
    include_str!("defaults/contracts.rhai"),
    include_str!("defaults/stars.rhai"),
    include_str!("defaults/funding.rhai"),
    include_str!("defaults/appraisal.rhai"),
    include_str!("defaults/participation.rhai"),
];

static SOURCES: std::sync::LazyLock<[String; Rule::COUNT]> = std::sync::LazyLock::new(|| {
    let mut all = [const { String::new() }; Rule::COUNT];
    for file in FILES {
        for function in sources::functions(file) {
            if let Some(rule) = Rule::find(&function.name) {
                all[rule as usize] = format!("{}\n", &file[function.whole]);
            }
        }
    }
    all
});

/// The shipped source of a rule: its function and the comment above it.
pub fn default_source(rule: Rule) -> String {
    SOURCES[rule as usize].clone()
}

/// The source of a rule in a program: the block named after the rule if it defines it, else the function in another block,
/// else the shipped default.
pub fn source_of(program: Program<'_>, rule: Rule) -> String {
    let name = rule.spec().name;
    let in_block = |text: &str| {
        sources::functions(text)
            .into_iter()
            .find(|f| f.name == name)
    };
    if let Some(text) = program.blocks.get(name)
        && in_block(text).is_some()
    {
        return text.clone();
    }
    program
        .blocks
        .values()
        .find_map(|text| in_block(text).map(|f| format!("{}\n", &text[f.whole])))
        .unwrap_or_else(|| default_source(rule))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_a_default_with_a_comment() {
        for rule in Rule::ALL {
            let source = default_source(*rule);
            assert!(source.starts_with("// "), "{}", rule.spec().name);
            assert!(source.contains(&format!("fn {}(", rule.spec().name)));
        }
    }
}
