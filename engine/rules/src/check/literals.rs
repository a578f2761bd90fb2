//! Text literals that can never match, where an option of a closed list is compared with them directly or through variables,
//! constants and arguments.

use rhai::{BinaryExpr, Dynamic, Position, SwitchCasesCollection};

use super::{Checker, Literal, Ty, span};
use crate::suggestions;
use gongzhi_base::diagnostic::{Diagnostic, Fix, Span, cut};
use gongzhi_base::text::Text;
use gongzhi_catalogue::records::RecordKind;

/// Whether a text is an option of any enumeration in the catalogue.
fn is_an_option(text: &str) -> bool {
    let lists = RecordKind::ALL.iter().flat_map(|kind| kind.fields());
    lists
        .filter_map(|field| match field.ty {
            gongzhi_catalogue::records::FieldType::Enum(list) => Some(list),
            _ => None,
        })
        .any(|list| list.ids.contains(&text))
}

impl Checker<'_> {
    /// Checks two values that are compared for equality, or of which one is searched in a list of the other's type.
    pub(super) fn meet(&mut self, ty: &Ty, other: &Ty, at: Position) {
        if let (Some(_), Ty::Literals(words)) = (ty.list(), other) {
            for word in words {
                self.unknown_member(ty, word, at);
            }
        }
        if let (Some(a), Some(b)) = (ty.list(), other.list())
            && !a.iter().any(|id| b.contains(id))
        {
            self.never_equal(at);
        }
    }

    fn never_equal(&mut self, at: Position) {
        let message = Text::new(
            "这两个字段的选项没有一个相同，永远不会相等",
            "these two fields have no option in common: they are never equal",
        );
        let hint = Text::new("检查字段名", "check the field names");
        let found = Diagnostic::error("never-equal", self.place(), message);
        self.add(found.hint(hint), at, 1);
    }

    /// Reports a literal that is not in a closed list. It is only a warning if the literal came through a name and is an option
    /// of another list, which it may be meant for.
    pub(super) fn unknown_member(&mut self, ty: &Ty, word: &Literal, met: Position) {
        let shown = cut(&word.text);
        let message = Text::new(
            format!("`\"{shown}\"` 不在选项之中，永远不会相等"),
            format!("`\"{shown}\"` is not in the list: it never matches"),
        );
        self.no_member(ty, word, met, message);
    }

    /// Reports a literal that a rule returns and that is not one of its options.
    pub(super) fn unknown_result(&mut self, ty: &Ty, word: &Literal) {
        let shown = cut(&word.text);
        let message = Text::new(
            format!("`\"{shown}\"` 不在规则能给出的选项之中"),
            format!("`\"{shown}\"` is not in the list of what the rule may return"),
        );
        self.no_member(ty, word, word.at, message);
    }

    fn no_member(&mut self, ty: &Ty, word: &Literal, met: Position, message: Text) {
        let Some(list) = ty.list() else { return };
        if list.contains(&word.text.as_str()) {
            return;
        }
        let known = ty.known();
        let elsewhere = word.at != met && is_an_option(&word.text);
        let found = if elsewhere {
            Diagnostic::warning("unknown-option", self.place(), message)
        } else {
            Diagnostic::error("unknown-option", self.place(), message)
        };
        let found = match suggestions::suggestion(&word.text, known.iter().copied()) {
            Some(hint) => found.hint(hint),
            None => found,
        };
        let here = word.block == self.block && !word.at.is_none();
        let place = here.then(|| self.literal_at(word)).flatten();
        let near = suggestions::closest(&word.text, &known).filter(|_| !elsewhere);
        let found = match (place, near) {
            (Some(place), Some(near)) => {
                found.fix(Fix::replace(place, format!("\"{}\"", near.name)))
            }
            _ => found,
        };
        self.insert(found.at(place.or_else(|| span(met, 1))));
    }

    /// The span of a literal with its quotes. If its position is that of what follows it, the last occurrence before.
    fn literal_at(&self, word: &Literal) -> Option<Span> {
        let written = [
            format!("\"{}\"", word.text),
            format!("`{}`", word.text),
            format!("'{}'", word.text),
        ];
        let long = word.text.chars().count() + 2;
        let exact = span(word.at, long)?;
        let stands = exact.text(&self.source);
        if self.source.is_empty() || stands.is_some_and(|text| written.iter().any(|w| w == text)) {
            return Some(exact);
        }
        let lines = self.source.split_inclusive('\n');
        let start: usize = lines.take(exact.line as usize - 1).map(str::len).sum();
        let line = &self.source[start..];
        let column = line.char_indices().nth(exact.column as usize - 1);
        let before = &self.source[..start + column.map_or(line.len(), |(i, _)| i)];
        let found = written
            .iter()
            .filter_map(|w| Some((before.rfind(w.as_str())?, w.len())))
            .max()?;
        Some(Span::of_bytes(&self.source, found.0..found.0 + found.1))
    }

    /// Checks the literals of a `switch`. Rhai does not keep their positions, so those of their results are used.
    pub(super) fn cases(&mut self, subject: &Ty, cases: &SwitchCasesCollection) {
        for case in cases.cases.values() {
            let block = case.blocks.first().and_then(|i| cases.expressions.get(*i));
            let at = block.map_or(Position::NONE, |b: &BinaryExpr| b.rhs.start_position());
            let ty = self.case_type(&case.value, at);
            let fits = match (subject, &ty) {
                (Ty::Unknown | Ty::Unit, _) | (_, Ty::Unknown) => true,
                (subject, Ty::Literals(_)) => subject.is_text(),
                (Ty::Int | Ty::Float, ty) => ty.is_number(),
                (subject, ty) => subject == ty,
            };
            if fits {
                self.meet(subject, &ty, at);
            } else {
                self.wrong_type(subject.words(), &ty, at);
            }
        }
    }

    fn case_type(&self, value: &Dynamic, at: Position) -> Ty {
        match super::constant(value) {
            Ty::Literals(words) => {
                let text = words
                    .into_iter()
                    .next()
                    .map_or_else(String::new, |w| w.text);
                let block = self.block.clone();
                Ty::Literals(vec![Literal { text, at, block }])
            }
            ty => ty,
        }
    }

    /// Checks whether a list may contain a value: `x in list`, `contains(list, x)`, `list.contains(x)`. `direct` if the list is
    /// an array literal.
    pub(super) fn holds(&mut self, list: &Ty, item: &Ty, direct: bool, at: Position) -> Ty {
        match (list, item) {
            (Ty::List(element), item) => {
                let words = match &**element {
                    Ty::Literals(words) => words.clone(),
                    _ => Vec::new(),
                };
                for word in &words {
                    let met = if direct { word.at } else { at };
                    self.unknown_member(item, word, met);
                }
            }
            (Ty::Range, item) if !item.is_number() && *item != Ty::Unknown => {
                self.wrong_type(("数值", "a number"), item, at);
            }
            (Ty::Bool | Ty::Int | Ty::Float | Ty::Record(..) | Ty::Unit, _) => {
                self.wrong_type(("列表或范围", "a list or a range"), list, at);
            }
            _ => {}
        }
        Ty::Bool
    }

    /// The type of a text literal.
    pub(super) fn word(&self, text: &str, at: Position) -> Ty {
        let (text, block) = (text.to_owned(), self.block.clone());
        Ty::Literals(vec![Literal { text, at, block }])
    }
}
