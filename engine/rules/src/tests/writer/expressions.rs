//! Random expressions.

use super::{Ty, Writer};

const INTS: &[&str] = &[
    "c.households",
    "c.grids",
    "c.petitions_open",
    "s.index",
    "s.breaches",
    "c.breaches[2]",
    "c.failed_quarters[-1]",
    "params.grid_households",
    "0",
    "1",
    "2",
    "-3",
    "0x1f",
    "9223372036854775807",
    "sum(c.breaches)",
    "count(c.held)",
    "c.stars.len()",
];
const FLOATS: &[&str] = &[
    "c.staff",
    "c.admin_share",
    "c.satisfaction",
    "s.have[1]",
    "s.weight[3]",
    "c.stars[s.index]",
    "c.quality[c.grids % 8]",
    "s.threshold[s.breaches - 1]",
    "params.voice_base",
    "params.star_pass",
    "params.deadlines[1]",
    "params.deadlines[s.index % 3]",
    "0.0",
    "1.0",
    "-0.5",
    "1e300",
    "sum(s.weight)",
    "mean(c.quality)",
    "max(s.have)",
    "mean(c.breaches)",
];
const BOOLS: &[&str] = &[
    "c.five_star",
    "c.held[0]",
    "c.held[s.index]",
    "true",
    "false",
    "(s.name == \"minzhu\")",
    "(c.kind != \"old\")",
    "(s.name in [\"wenming\", \"hexie\"])",
    "(s.breaches in [0, 2, 3.0])",
    "(s.breaches in 0..=2)",
    "(c.grids in 1..9)",
    "params.lifetime_stars",
];

impl Writer {
    /// An expression of arguments only.
    pub(super) fn float_free(&mut self, depth: usize) -> String {
        match self.dice.below(4) {
            0 => "x".into(),
            1 => "n * 0.5".into(),
            _ if depth > 0 => format!("(x {} {})", self.operator(), self.float_free(depth - 1)),
            _ => "x - n".into(),
        }
    }

    pub(super) fn boolean_free(&mut self, depth: usize) -> String {
        match self.dice.below(3) {
            0 => "n > 3".into(),
            1 if depth > 0 => format!("x < n && {}", self.boolean_free(depth - 1)),
            _ => "x >= 0.25".into(),
        }
    }

    pub(super) fn operator(&mut self) -> &'static str {
        self.dice.pick(&["+", "-", "*", "/", "%"])
    }

    pub(super) fn int(&mut self, depth: usize) -> String {
        if depth == 0 || self.dice.below(5) == 0 {
            let variable = self.variable(Ty::Int, false);
            let variable = variable.filter(|_| self.dice.below(2) == 0);
            return variable.unwrap_or_else(|| self.dice.pick(INTS).to_owned());
        }
        let d = depth - 1;
        match self.dice.below(11) {
            0..4 => format!("({} {} {})", self.int(d), self.operator(), self.int(d)),
            4 => format!("to_int({})", self.float(d)),
            5 => format!("{}({})", self.dice.pick(&["abs", "-", "sign"]), self.int(d)),
            6 => format!("max({}, {})", self.int(d), self.int(d)),
            7 => format!("sign({})", self.float(d)),
            8 => {
                let op = self.dice.pick(&["&", "|", "^"]);
                format!("({} {op} {})", self.int(d), self.int(d))
            }
            9 => self.block_value(Ty::Int, d),
            _ => format!("clamp({}, 0, {})", self.int(d), self.int(d)),
        }
    }

    pub(super) fn float(&mut self, depth: usize) -> String {
        if depth == 0 || self.dice.below(6) == 0 {
            let variable = self.variable(Ty::Float, false);
            let variable = variable.filter(|_| self.dice.below(2) == 0);
            return variable.unwrap_or_else(|| self.dice.pick(FLOATS).to_owned());
        }
        let d = depth - 1;
        match self.dice.below(15) {
            0..4 => format!("({} {} {})", self.float(d), self.operator(), self.float(d)),
            4 => format!("({} {} {})", self.int(d), self.operator(), self.float(d)),
            5 => format!("({} {} {})", self.float(d), self.operator(), self.int(d)),
            6 => format!("min({}, {})", self.float(d), self.int(d)),
            7 => format!("max({}, {})", self.float(d), self.float(d)),
            8 => format!("help({}, {})", self.float(d), self.int(d)),
            9 => format!("-({})", self.float(d)),
            10 => format!("pow({}, {})", self.float(d), self.int(d)),
            11 => self.block_value(Ty::Float, d),
            12 => match self.list() {
                Some((name, len)) => format!("{name}[abs({} % {len})]", self.int(0)),
                None => self.float(d),
            },
            _ => self.function(d),
        }
    }

    fn function(&mut self, depth: usize) -> String {
        let function = self.dice.pick(&[
            "exp",
            "sqrt",
            "logistic",
            "floor",
            "ceil",
            "round",
            "abs",
            "ln",
            "log10",
            "tanh",
            "sin",
            "cos",
            "normal_cdf",
            "to_float",
        ]);
        format!("{function}({})", self.float(depth))
    }

    pub(super) fn boolean(&mut self, depth: usize) -> String {
        if depth == 0 || self.dice.below(6) == 0 {
            let variable = self.variable(Ty::Bool, false);
            let variable = variable.filter(|_| self.dice.below(2) == 0);
            return variable.unwrap_or_else(|| self.dice.pick(BOOLS).to_owned());
        }
        let d = depth - 1;
        let op = self.dice.pick(&["==", "!=", "<", "<=", ">", ">="]);
        match self.dice.below(10) {
            0 => format!("!({})", self.boolean(d)),
            1 | 2 => format!("({} && {})", self.boolean(d), self.boolean(d)),
            3 => format!("({} || {})", self.boolean(d), self.boolean(d)),
            4 => format!("({} {op} {})", self.int(d), self.int(d)),
            5 => format!("({} {op} {})", self.int(d), self.float(d)),
            6 => format!("({} {op} {})", self.boolean(d), self.boolean(d)),
            7 => {
                let op = self.dice.pick(&["&", "|", "^"]);
                format!("({} {op} {})", self.boolean(d), self.boolean(d))
            }
            8 => self.block_value(Ty::Bool, d),
            _ => format!("({} {op} {})", self.float(d), self.float(d)),
        }
    }

    pub(super) fn of(&mut self, ty: Ty, depth: usize) -> String {
        match ty {
            Ty::Int => self.int(depth),
            Ty::Float => self.float(depth),
            Ty::Bool => self.boolean(depth),
        }
    }

    /// An `if`, a `switch` or a block as an expression.
    pub(super) fn block_value(&mut self, ty: Ty, depth: usize) -> String {
        match self.dice.below(3) {
            0 => format!(
                "(if {} {{ {} }} else {{ {} }})",
                self.boolean(depth),
                self.of(ty, depth),
                self.of(ty, depth)
            ),
            1 => {
                let subject = self.int(depth);
                let arms: Vec<String> = (0..2).map(|i| self.arm(ty, depth, i == 0)).collect();
                let default = self.of(ty, depth);
                format!(
                    "(switch {subject} {{ {}, _ => {default} }})",
                    arms.join(", ")
                )
            }
            _ => {
                let value = self.of(ty, depth);
                format!("({{ let t = {value}; t }})")
            }
        }
    }

    /// A case of a `switch` over an integer, with its value.
    pub(super) fn arm(&mut self, ty: Ty, depth: usize, first: bool) -> String {
        let case = self.case("", first);
        format!("{case} => {}", self.of(ty, depth))
    }

    /// The literals or range of a case, and its `if`. Rhai does not allow numbers after ranges.
    pub(super) fn case(&mut self, subject: &str, first: bool) -> String {
        let mut known = vec!["0..=0", "1..3", "-2..2", "3..=400", "0..1", "2..2"];
        if subject == "s.name" {
            known = vec!["\"minzhu\"", "\"hexie\" | \"meili\"", "\"wenming\""];
        } else if first {
            known.extend(["0", "1 | 2", "-1", "0.0", "7 | 0..2", "1.0 | 1"]);
        }
        let case = self.dice.pick(&known);
        match self.dice.below(3) {
            0 => format!("{case} if {}", self.boolean(1)),
            _ => case.to_owned(),
        }
    }
}
