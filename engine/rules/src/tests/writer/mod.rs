//! Writes random programs in the subset that kernels support, for a rule of a community and a star.

mod expressions;
mod statements;

use std::fmt::Write as _;

use super::random::Dice;

/// A type of the generated language: integers, floating-point numbers, booleans.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ty {
    Int,
    Float,
    Bool,
}

struct Variable {
    name: String,
    ty: Ty,
    /// How many elements a list has.
    len: Option<usize>,
    constant: bool,
}

/// A program under construction.
pub struct Writer {
    dice: Dice,
    text: String,
    variables: Vec<Variable>,
    named: usize,
    /// How many loops enclose this place.
    loops: usize,
}

impl Writer {
    pub fn new(dice: Dice) -> Self {
        Self {
            dice,
            text: String::new(),
            variables: Vec::new(),
            named: 0,
            loops: 0,
        }
    }

    /// A function `star_score`, a helper and a constant.
    pub fn program(mut self) -> String {
        self.declare("x".into(), Ty::Float);
        self.declare("n".into(), Ty::Int);
        let helper = (self.float_free(2), self.boolean_free(1), self.float_free(1));
        let _ = write!(
            self.text,
            "const LIMIT = {};\nfn help(x, n) {{ if {} {{ return {}; }} {} }}\nfn hemei_score(c) {{ 1.0 }}\nfn star_score(c, s) {{\n",
            self.dice.pick(&["0.5", "3", "[1.0, 2.5]"]),
            helper.1,
            helper.0,
            helper.2
        );
        self.variables.clear();
        for _ in 0..1 + self.dice.below(6) {
            self.statement(2);
        }
        let last = self.last();
        let _ = write!(self.text, "{last}\n}}\n");
        self.text
    }

    fn last(&mut self) -> String {
        match self.dice.below(5) {
            0 => self.int(3),
            1 => format!(
                "if {} {{ {} }} else {{ {} }}",
                self.boolean(2),
                self.int(2),
                self.float(2)
            ),
            2 => format!("clamp({}, 0.0, 100.0)", self.float(3)),
            3 => {
                let subject = self.int(1);
                let arms: Vec<String> = (0..3).map(|i| self.arm(Ty::Float, 2, i == 0)).collect();
                let default = self.float(1);
                format!("switch {subject} {{ {}, _ => {default} }}", arms.join(", "))
            }
            _ => self.float(3),
        }
    }

    fn declare(&mut self, name: String, ty: Ty) {
        self.variables.push(Variable {
            name,
            ty,
            len: None,
            constant: false,
        });
    }

    fn ty(&mut self) -> Ty {
        [Ty::Int, Ty::Float, Ty::Float, Ty::Bool][self.dice.below(4)]
    }

    fn new_name(&mut self) -> String {
        self.named += 1;
        format!("v{}", self.named)
    }

    /// Variables that are not shadowed.
    fn seen(&self) -> impl Iterator<Item = &Variable> {
        let all = self.variables.iter().enumerate();
        let last = |i: usize, name: &str| self.variables[i + 1..].iter().all(|v| v.name != name);
        all.filter(move |(i, v)| last(*i, &v.name)).map(|(_, v)| v)
    }

    /// A visible variable that is not a list; `to_change` excludes constants.
    fn variable(&mut self, ty: Ty, to_change: bool) -> Option<String> {
        let fits = |v: &&Variable| v.ty == ty && v.len.is_none() && !(to_change && v.constant);
        let known: Vec<String> = self.seen().filter(fits).map(|v| v.name.clone()).collect();
        let n = known.len();
        (n > 0).then(|| known[self.dice.below(n)].clone())
    }

    /// A visible list and its length.
    fn list(&mut self) -> Option<(String, usize)> {
        let lists = self.seen().filter_map(|v| Some((v.name.clone(), v.len?)));
        let lists: Vec<(String, usize)> = lists.collect();
        let n = lists.len();
        (n > 0).then(|| lists[self.dice.below(n)].clone())
    }

    fn put(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }
}
