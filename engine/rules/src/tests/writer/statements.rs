//! Random statements.

use super::{Ty, Variable, Writer};

impl Writer {
    fn block(&mut self, depth: usize) {
        let known = self.variables.len();
        for _ in 0..1 + self.dice.below(2) {
            self.statement(depth - 1);
        }
        self.variables.truncate(known);
    }

    pub(super) fn statement(&mut self, depth: usize) {
        match self.dice.below(if depth == 0 { 9 } else { 14 }) {
            0 | 1 => self.bind(),
            2 => self.bind_list(),
            3 => self.change_element(),
            4 | 5 => self.change(),
            6 => self.leave(),
            7 if self.loops > 0 => {
                let condition = self.boolean(2);
                let what = self.dice.pick(&["break", "continue"]);
                self.put(&format!("if {condition} {{ {what}; }}"));
            }
            7 | 8 => self.bind_from_block(),
            9 | 10 => self.repeat(depth),
            11 => self.switch(depth),
            _ => self.branch(depth),
        }
    }

    /// A new variable; sometimes it shadows another.
    fn bind(&mut self) {
        let ty = self.ty();
        let value = self.of(ty, 2);
        let n = self.variables.len();
        let name = if n > 0 && self.dice.below(4) == 0 {
            self.variables[self.dice.below(n)].name.clone()
        } else {
            self.new_name()
        };
        let constant = self.dice.below(6) == 0;
        let word = if constant { "const" } else { "let" };
        self.put(&format!("{word} {name} = {value};"));
        self.variables.push(Variable {
            name,
            ty,
            len: None,
            constant,
        });
    }

    fn bind_list(&mut self) {
        let len = 1 + self.dice.below(4);
        let items: Vec<String> = (0..len).map(|_| self.float(1)).collect();
        let name = self.new_name();
        let list = match self.dice.below(4) {
            0 => ("c.quality".to_owned(), 8),
            1 => ("s.have".to_owned(), 4),
            _ => (format!("[{}]", items.join(", ")), len),
        };
        self.put(&format!("let {name} = {};", list.0));
        self.variables.push(Variable {
            name,
            ty: Ty::Float,
            len: Some(list.1),
            constant: false,
        });
    }

    fn change_element(&mut self) {
        if let Some((name, len)) = self.list() {
            let index = match self.dice.below(3) {
                0 => self.int(1),
                1 => format!("abs({} % {len})", self.int(0)),
                _ => self.dice.below(len).to_string(),
            };
            let (op, value) = (self.dice.pick(&["=", "+=", "*="]), self.float(2));
            self.put(&format!("{name}[{index}] {op} {value};"));
        }
    }

    fn change(&mut self) {
        let ty = self.ty();
        if let Some(name) = self.variable(ty, true) {
            let value = self.of(ty, 2);
            let op = match ty {
                Ty::Float if self.dice.below(2) == 0 => format!("{}=", self.operator()),
                Ty::Bool => self.dice.pick(&["=", "&=", "|=", "="]).to_owned(),
                _ => "=".into(),
            };
            self.put(&format!("{name} {op} {value};"));
        }
    }

    fn leave(&mut self) {
        let (condition, value) = (self.boolean(2), self.float(1));
        let what = self.dice.pick(&["return", "return", "return", "throw"]);
        let other = match self.dice.below(4) {
            0 => format!(" else {{ {what} {value}; }}"),
            _ => String::new(),
        };
        let body = match (self.variable(Ty::Float, true), other.is_empty()) {
            (Some(name), false) => format!("{name} = {};", self.float(1)),
            _ => format!("{what} {value};"),
        };
        self.put(&format!("if {condition} {{ {body} }}{other}"));
    }

    fn bind_from_block(&mut self) {
        let value = self.block_value(Ty::Float, 1);
        let name = self.new_name();
        self.put(&format!("let {name} = {value};"));
        self.declare(name, Ty::Float);
    }

    fn repeat(&mut self, depth: usize) {
        let list = self.list().map(|(name, _)| name);
        let (over, ty) = match self.dice.below(6) {
            0 => ("s.have".to_owned(), Ty::Float),
            1 => ("c.held".to_owned(), Ty::Bool),
            2 => match list {
                Some(list) => (list, Ty::Float),
                None => ("c.breaches".to_owned(), Ty::Int),
            },
            _ => {
                let range = self.dice.pick(&["0..3", "1..=2", "0..0", "-1..2"]);
                (range.to_owned(), Ty::Int)
            }
        };
        let known = self.variables.len();
        let (name, counter) = (self.new_name(), self.new_name());
        if self.dice.below(4) == 0 {
            self.put(&format!("for ({name}, {counter}) in {over} {{"));
            self.declare(counter, Ty::Int);
        } else {
            self.put(&format!("for {name} in {over} {{"));
        }
        self.declare(name, ty);
        self.loops += 1;
        self.block(depth);
        self.loops -= 1;
        self.variables.truncate(known);
        self.put("}");
    }

    fn branch(&mut self, depth: usize) {
        let condition = self.boolean(2);
        self.put(&format!("if {condition} {{"));
        self.block(depth);
        if self.dice.below(2) == 0 {
            self.put("} else {");
            self.block(depth);
        }
        self.put("}");
    }

    fn switch(&mut self, depth: usize) {
        let subject = match self.dice.below(4) {
            0 => "s.name".to_owned(),
            1 => self.float(1),
            _ => self.int(1),
        };
        self.put(&format!("switch {subject} {{"));
        for i in 0..1 + self.dice.below(3) {
            let case = self.case(&subject, i == 0);
            self.put(&format!("{case} => {{"));
            self.block(depth);
            self.put("}");
        }
        if self.dice.below(2) == 0 {
            self.put("_ => {");
            self.block(depth);
            self.put("}");
        }
        self.put("}");
    }
}
