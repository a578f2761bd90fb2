//! Random programs of the subset that kernels have, and random rows for them.

use std::fmt::Write as _;
use std::ops::Range;

use crate::catalogue::enums::Layer;
use crate::catalogue::records::{FieldType, RecordKind};
use crate::catalogue::rules::Rule;
use crate::rules::{Column, Rows};

/// Splitmix64: enough for tests.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub fn pick<'a, T: ?Sized>(&mut self, list: &[&'a T]) -> &'a T {
        list[self.below(list.len())]
    }

    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    /// A number; `wild` of a hundred are extreme.
    fn float(&mut self, wild: usize) -> f64 {
        const EXTREME: &[f64] = &[
            0.0,
            -0.0,
            1.0,
            -1.0,
            0.5,
            1.0 + f64::EPSILON,
            1e-320,
            f64::MIN_POSITIVE,
            1e308,
            -1e308,
            f64::MAX,
            9.3e18,
            -4.7e18,
            100.0,
            1e-17,
        ];
        if self.below(100) < wild {
            EXTREME[self.below(EXTREME.len())]
        } else {
            self.share()
        }
    }

    fn int(&mut self, wild: usize) -> i64 {
        const EXTREME: &[i64] = &[0, 1, -1, -2, 7, i64::MAX, i64::MIN, i64::MAX / 2, 1 << 53];
        if self.below(100) < wild {
            EXTREME[self.below(EXTREME.len())]
        } else {
            let most = if self.below(2) == 0 { 3 } else { 400 };
            1 + self.below(most) as i64
        }
    }
}

/// Rows of random values.
pub struct Random {
    len: usize,
    columns: Vec<Vec<Column>>,
}

impl Random {
    /// Rows for a rule; `wild` of a hundred values are extreme.
    pub fn new(rule: Rule, len: usize, wild: usize, dice: &mut Dice) -> Self {
        let layer = [FieldType::Enum(Layer::SPEC)];
        let kinds = rule.spec().arguments.iter().map(|kind| match kind {
            RecordKind::MeetingLayer => layer.to_vec(),
            kind => kind.fields().iter().map(|f| f.ty).collect(),
        });
        let columns = kinds.map(|types| {
            let one = |ty| column(ty, len, wild, dice);
            types.into_iter().map(one).collect()
        });
        let columns = columns.collect();
        Self { len, columns }
    }
}

fn column(ty: FieldType, len: usize, wild: usize, dice: &mut Dice) -> Column {
    let mut bools = |n: usize| (0..n).map(|_| dice.below(2) == 0).collect();
    match ty {
        FieldType::Bool => Column::Bool(bools(len)),
        FieldType::Bools(n) => Column::Bools(bools(n * len)),
        FieldType::Int => Column::Int((0..len).map(|_| dice.int(wild)).collect()),
        FieldType::Ints(n) => Column::Ints((0..n * len).map(|_| dice.int(wild)).collect()),
        FieldType::Float => Column::Float((0..len).map(|_| dice.float(wild)).collect()),
        FieldType::Floats(n) => Column::Floats((0..n * len).map(|_| dice.float(wild)).collect()),
        FieldType::Enum(list) => {
            let place = |_| dice.below(list.ids.len()) as u8;
            Column::Enum((0..len).map(place).collect())
        }
    }
}

impl Rows for Random {
    fn len(&self) -> usize {
        self.len
    }

    fn column(&self, argument: usize, field: usize, rows: Range<usize>) -> Column {
        fn part<T: Clone>(values: &[T], len: usize, rows: Range<usize>) -> Vec<T> {
            let n = values.len() / len.max(1);
            values[rows.start * n..rows.end * n].to_vec()
        }
        let len = self.len;
        match &self.columns[argument][field] {
            Column::Int(x) => Column::Int(part(x, len, rows)),
            Column::Float(x) => Column::Float(part(x, len, rows)),
            Column::Bool(x) => Column::Bool(part(x, len, rows)),
            Column::Enum(x) => Column::Enum(part(x, len, rows)),
            Column::Floats(x) => Column::Floats(part(x, len, rows)),
            Column::Ints(x) => Column::Ints(part(x, len, rows)),
            Column::Bools(x) => Column::Bools(part(x, len, rows)),
        }
    }
}

/// Writes random programs over a community and a star.
pub struct Writer {
    pub dice: Dice,
    text: String,
    variables: Vec<(String, char)>,
    named: usize,
}

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
    "params.lifetime_stars",
];

impl Writer {
    pub fn new(seed: u64) -> Self {
        Self {
            dice: Dice(seed),
            text: String::new(),
            variables: Vec::new(),
            named: 0,
        }
    }

    /// A function `star_score` and a helper.
    pub fn program(mut self) -> String {
        self.variables = vec![("x".into(), 'f'), ("n".into(), 'i')];
        let helper = (self.float_free(2), self.boolean_free(1), self.float_free(1));
        let _ = write!(
            self.text,
            "fn help(x, n) {{ if {} {{ return {}; }} {} }}\nfn hemei_score(c) {{ 1.0 }}\nfn star_score(c, s) {{\n",
            helper.1, helper.0, helper.2
        );
        self.variables.clear();
        for _ in 0..1 + self.dice.below(5) {
            self.statement(2);
        }
        let last = match self.dice.below(4) {
            0 => self.int(3),
            1 => format!(
                "if {} {{ {} }} else {{ {} }}",
                self.boolean(2),
                self.int(2),
                self.float(2)
            ),
            2 => format!("clamp({}, 0.0, 100.0)", self.float(3)),
            _ => self.float(3),
        };
        let _ = write!(self.text, "{last}\n}}\n");
        self.text
    }

    /// An expression of arguments only.
    fn float_free(&mut self, depth: usize) -> String {
        match self.dice.below(4) {
            0 => "x".into(),
            1 => "n * 0.5".into(),
            _ if depth > 0 => format!("(x {} {})", self.operator(), self.float_free(depth - 1)),
            _ => "x - n".into(),
        }
    }

    fn boolean_free(&mut self, depth: usize) -> String {
        match self.dice.below(3) {
            0 => "n > 3".into(),
            1 if depth > 0 => format!("x < n && {}", self.boolean_free(depth - 1)),
            _ => "x >= 0.25".into(),
        }
    }

    fn operator(&mut self) -> &'static str {
        self.dice.pick(&["+", "-", "*", "/", "%"])
    }

    fn variable(&mut self, ty: char) -> Option<String> {
        let known: Vec<&String> = self
            .variables
            .iter()
            .filter(|(_, t)| *t == ty)
            .map(|(n, _)| n)
            .collect();
        let n = known.len();
        (n > 0).then(|| known[self.dice.below(n)].clone())
    }

    fn int(&mut self, depth: usize) -> String {
        if depth == 0 || self.dice.below(5) == 0 {
            let variable = self.variable('i').filter(|_| self.dice.below(2) == 0);
            return variable.unwrap_or_else(|| self.dice.pick(INTS).to_owned());
        }
        match self.dice.below(9) {
            0..4 => {
                let (a, op, b) = (self.int(depth - 1), self.operator(), self.int(depth - 1));
                format!("({a} {op} {b})")
            }
            4 => format!("to_int({})", self.float(depth - 1)),
            5 => format!(
                "{}({})",
                self.dice.pick(&["abs", "-", "sign"]),
                self.int(depth - 1)
            ),
            6 => format!("max({}, {})", self.int(depth - 1), self.int(depth - 1)),
            7 => format!("sign({})", self.float(depth - 1)),
            _ => format!("clamp({}, 0, {})", self.int(depth - 1), self.int(depth - 1)),
        }
    }

    fn float(&mut self, depth: usize) -> String {
        if depth == 0 || self.dice.below(6) == 0 {
            let variable = self.variable('f').filter(|_| self.dice.below(2) == 0);
            return variable.unwrap_or_else(|| self.dice.pick(FLOATS).to_owned());
        }
        let d = depth - 1;
        match self.dice.below(12) {
            0..4 => format!("({} {} {})", self.float(d), self.operator(), self.float(d)),
            4 => format!("({} {} {})", self.int(d), self.operator(), self.float(d)),
            5 => format!("({} {} {})", self.float(d), self.operator(), self.int(d)),
            6 => format!("min({}, {})", self.float(d), self.int(d)),
            7 => format!("max({}, {})", self.float(d), self.float(d)),
            8 => format!("help({}, {})", self.float(d), self.int(d)),
            9 => format!("-({})", self.float(d)),
            _ => {
                let function = self.dice.pick(&[
                    "exp",
                    "sqrt",
                    "logistic",
                    "floor",
                    "ceil",
                    "round",
                    "abs",
                    "ln",
                    "tanh",
                    "normal_cdf",
                    "to_float",
                ]);
                format!("{function}({})", self.float(d))
            }
        }
    }

    fn boolean(&mut self, depth: usize) -> String {
        if depth == 0 || self.dice.below(6) == 0 {
            let variable = self.variable('b').filter(|_| self.dice.below(2) == 0);
            return variable.unwrap_or_else(|| self.dice.pick(BOOLS).to_owned());
        }
        let d = depth - 1;
        let op = self.dice.pick(&["==", "!=", "<", "<=", ">", ">="]);
        match self.dice.below(8) {
            0 => format!("!({})", self.boolean(d)),
            1 | 2 => format!("({} && {})", self.boolean(d), self.boolean(d)),
            3 => format!("({} || {})", self.boolean(d), self.boolean(d)),
            4 => format!("({} {op} {})", self.int(d), self.int(d)),
            5 => format!("({} {op} {})", self.int(d), self.float(d)),
            6 => format!("({} == {})", self.boolean(d), self.boolean(d)),
            _ => format!("({} {op} {})", self.float(d), self.float(d)),
        }
    }

    fn of(&mut self, ty: char, depth: usize) -> String {
        match ty {
            'i' => self.int(depth),
            'f' => self.float(depth),
            _ => self.boolean(depth),
        }
    }

    fn block(&mut self, depth: usize) {
        let known = self.variables.len();
        for _ in 0..1 + self.dice.below(2) {
            self.statement(depth - 1);
        }
        self.variables.truncate(known);
    }

    fn put(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn statement(&mut self, depth: usize) {
        let ty = ['i', 'f', 'f', 'b'][self.dice.below(4)];
        match self.dice.below(if depth == 0 { 5 } else { 9 }) {
            0 | 1 => {
                let value = self.of(ty, 2);
                self.named += 1;
                let name = format!("v{}", self.named);
                self.put(&format!("let {name} = {value};"));
                self.variables.push((name, ty));
            }
            2 => {
                if let Some(name) = self.variable('f') {
                    let (op, value) = (self.operator(), self.float(2));
                    self.put(&format!("{name} {op}= {value};"));
                }
            }
            3 => {
                if let Some(name) = self.variable(ty) {
                    let value = self.of(ty, 2);
                    self.put(&format!("{name} = {value};"));
                }
            }
            4 => {
                let (condition, value) = (self.boolean(2), self.float(1));
                let what = self.dice.pick(&["return", "return", "return", "throw"]);
                self.put(&format!("if {condition} {{ {what} {value}; }}"));
            }
            5 => {
                self.named += 1;
                let over = self.dice.pick(&["0..3", "1..=2", "0..0"]);
                let name = format!("i{}", self.named);
                self.put(&format!("for {name} in {over} {{"));
                self.variables.push((name, 'i'));
                self.block(depth);
                self.variables.pop();
                self.put("}");
            }
            6 => {
                let name = format!("h{}", self.named);
                self.named += 1;
                self.put(&format!("for {name} in s.have {{"));
                self.variables.push((name, 'f'));
                self.block(depth);
                self.variables.pop();
                self.put("}");
            }
            _ => {
                let condition = self.boolean(2);
                self.put(&format!("if {condition} {{"));
                self.block(depth);
                if self.dice.below(2) == 0 {
                    self.put("} else {");
                    self.block(depth);
                }
                self.put("}");
            }
        }
    }
}
