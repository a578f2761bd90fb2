//! Helpers: small programs, and tables of rows with given fields.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::{Column, CompiledRules, Declared, Program, Rows};
use gongzhi_base::diagnostic::Diagnostic;
use gongzhi_base::text::{Lang, Text};
use gongzhi_catalogue::params::Params;
use gongzhi_catalogue::records::{FieldType, RecordKind};
use gongzhi_catalogue::rules::Rule;

/// The owner of what a program borrows.
#[derive(Default)]
pub struct Sources {
    pub blocks: BTreeMap<String, String>,
    pub params: Params,
    pub declared: Vec<Declared>,
}

impl Sources {
    pub fn program(&self) -> Program<'_> {
        Program {
            blocks: &self.blocks,
            params: &self.params,
            declared: &self.declared,
        }
    }
}

/// Blocks of rules by name, with the defaults of all parameters.
pub fn with(blocks: &[(&str, &str)]) -> Sources {
    let own = |(name, source): &(&str, &str)| ((*name).to_owned(), (*source).to_owned());
    Sources {
        blocks: blocks.iter().map(own).collect(),
        ..Sources::default()
    }
}

/// The shipped rules only.
pub fn shipped() -> Sources {
    Sources::default()
}

/// Rows with given values by argument and field name. Other fields are zero, false or the first option.
pub struct Table {
    pub kinds: Vec<RecordKind>,
    pub len: usize,
    pub values: Vec<(usize, &'static str, Vec<f64>)>,
}

impl Table {
    pub fn of(rule: Rule, len: usize) -> Self {
        Self {
            kinds: rule.spec().arguments.to_vec(),
            len,
            values: Vec::new(),
        }
    }

    /// Sets a field: one value per row, repeated if there are fewer.
    pub fn set(mut self, argument: usize, field: &'static str, values: &[f64]) -> Self {
        self.values.push((argument, field, values.to_vec()));
        self
    }

    fn numbers(&self, argument: usize, field: &str, width: usize, rows: Range<usize>) -> Vec<f64> {
        let given = self
            .values
            .iter()
            .find(|(a, f, _)| *a == argument && *f == field);
        let Some((_, _, values)) = given else {
            return vec![0.0; rows.len() * width];
        };
        rows.flat_map(|row| (0..width).map(move |i| values[(row * width + i) % values.len()]))
            .collect()
    }
}

impl Rows for Table {
    fn len(&self) -> usize {
        self.len
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let kind = self.kinds[argument];
        if kind == RecordKind::MeetingLayer {
            let values = self.numbers(argument, "layer", 1, rows);
            *to = Column::Enum(values.iter().map(|x| *x as u8).collect());
            return;
        }
        let spec = &kind.fields()[field];
        let get = |width| self.numbers(argument, spec.name, width, rows.clone());
        let ints = |x: Vec<f64>| x.iter().map(|x| *x as i64).collect();
        let bools = |x: Vec<f64>| x.iter().map(|x| *x != 0.0).collect();
        *to = match spec.ty {
            FieldType::Int => Column::Int(ints(get(1))),
            FieldType::Float => Column::Float(get(1)),
            FieldType::Bool => Column::Bool(bools(get(1))),
            FieldType::Enum(_) => Column::Enum(get(1).iter().map(|x| *x as u8).collect()),
            FieldType::Floats(n) => Column::Floats(get(n)),
            FieldType::Ints(n) => Column::Ints(ints(get(n))),
            FieldType::Bools(n) => Column::Bools(bools(get(n))),
        };
    }

    fn describe(&self, row: usize) -> Text {
        Text::given(&format!("row {row}"))
    }
}

/// Compiles, or panics with the diagnostics.
pub fn compiled(sources: &Sources) -> CompiledRules {
    match CompiledRules::compile(sources.program()) {
        Ok(rules) => rules,
        Err(found) => panic!("{}", rendered(&found)),
    }
}

/// The diagnostics in English, one per line.
pub fn rendered(found: &[Diagnostic]) -> String {
    let lines: Vec<String> = found.iter().map(|d| d.render(Lang::En, "s")).collect();
    lines.join("\n")
}

/// The results of a rule.
pub fn results(rules: &CompiledRules, rule: Rule, rows: &dyn Rows) -> Result<Vec<f64>, String> {
    let mut out = Vec::new();
    match rules.evaluate(rule, rows, &mut out) {
        Ok(()) => Ok(out),
        Err(found) => Err(found.render(Lang::En, "s")),
    }
}
