//! What a table of the visitor's own shows: its cells, the defaults that fill empty ones, and what is wrong with it.

use std::collections::BTreeSet;

use gongzhi_engine::catalogue::enums::Resource;
use gongzhi_engine::diagnostic::Severity;
use gongzhi_engine::scenario::{
    CommunityRow, Scenario, TableBasis, TableKind, TableProblem, read_communities, read_units,
};
use gongzhi_engine::text::{Label, Lang, Text};

use super::sheet::Sheet;
use crate::language::pick;
use crate::numbers::format::{decimal, plain};
use crate::policy::plan::Plan;

/// Most rows that a problem names.
const MOST_NAMED: usize = 8;

/// A table with everything that is said about it.
#[derive(Clone, Debug, PartialEq)]
pub struct TableView {
    /// Its cells.
    pub sheet: Sheet,
    /// What is wrong or noteworthy.
    pub problems: Vec<Problem>,
    /// Cells in which something is wrong: row and column of the sheet.
    wrong: BTreeSet<(usize, usize)>,
    /// Values of empty cells that are the same in every row, by column.
    defaults: Vec<Option<Text>>,
    /// What the rows state and the recipe adds; empty if anything is wrong.
    homes: Vec<Option<(usize, usize)>>,
    staff_per_10000: f64,
}

/// Something that is wrong, with its place in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Whether the table cannot be used.
    pub severity: Severity,
    /// "第3、5行·户数".
    pub place: Text,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub hint: Text,
    /// The first cell that it is about: row and column of the sheet.
    pub first: Option<(usize, usize)>,
}

/// The view of a table, if the plan has one of the visitor's own.
pub fn view(plan: &Plan, kind: TableKind) -> Option<TableView> {
    let text = plan.changes.place.table(kind)?;
    let (own, placed) = (plan.unplaced()?, plan.scenario.clone()?);
    let basis = TableBasis::of(&own.place, own.time.start);
    let communities = |text: &str| read_communities(text, &basis);
    let (problems, rows) = match kind {
        TableKind::Communities => {
            let reading = communities(text);
            (reading.problems, reading.rows)
        }
        TableKind::Units => {
            let stated = plan.changes.place.communities.as_deref();
            let homes = stated.map_or_else(|| own.place.table.clone(), |t| communities(t).rows);
            (read_units(text, &homes, &basis).problems, Vec::new())
        }
    };
    let sheet = Sheet::read(kind, text);
    Some(TableView {
        wrong: wrong(kind, &problems),
        problems: problems.iter().map(|p| problem(kind, p)).collect(),
        defaults: defaults(kind, &own, &placed),
        homes: homes(&sheet, &rows, own.place.household_size),
        staff_per_10000: rows_level(&placed),
        sheet,
    })
}

impl TableView {
    /// Whether something is wrong in a cell.
    pub fn is_wrong(&self, row: usize, column: usize) -> bool {
        self.wrong.contains(&(row, column))
    }

    /// Whether the table cannot be used.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Number of problems for which the table cannot be used.
    pub fn errors(&self) -> usize {
        let errors = self.problems.iter();
        errors.filter(|p| p.severity == Severity::Error).count()
    }

    /// What stands for an empty cell.
    pub fn default(&self, row: usize, column: usize, lang: Lang) -> String {
        let of_recipe = self.defaults.get(column).cloned().flatten();
        if let Some(text) = of_recipe {
            return text.get(lang).to_owned();
        }
        let Some((households, residents)) = self.homes.get(row).copied().flatten() else {
            return String::new();
        };
        match self.sheet.kind.columns()[column].key {
            "households" => decimal(households as f64, 0),
            "residents" => decimal(residents as f64, 0),
            "staff" => decimal(residents as f64 * self.staff_per_10000 / 10_000.0, 1),
            _ => String::new(),
        }
    }

    /// Columns that are empty somewhere, with the number of empty cells and, if it is one for all, the value that fills them.
    pub fn filled_in(&self, lang: Lang) -> Vec<String> {
        let columns = self.sheet.kind.columns().iter().enumerate();
        let told = |(c, column): (usize, &gongzhi_engine::scenario::TableColumn)| {
            let empty = self
                .sheet
                .rows
                .iter()
                .filter(|row| row[c].is_empty())
                .count();
            // Households follow from residents, and residents from households: one of them is stated.
            if empty == 0 || column.required {
                return None;
            }
            let name = column.label.get(lang);
            let value = match (&self.defaults[c], column.key) {
                (Some(value), _) => value.get(lang).to_owned(),
                (None, "staff") => {
                    let level = plain((self.staff_per_10000 * 100.0).round() / 100.0);
                    format!("{}{level}", pick(lang, "每万人", "per 10,000 residents "))
                }
                (None, _) => pick(lang, "由户数或居民推算", "from households or residents"),
            };
            let all = empty == self.sheet.rows.len();
            let rows = match (all, lang) {
                (true, _) => String::new(),
                (false, Lang::Zh) => format!("（{empty}行）"),
                (false, Lang::En) => format!(" ({empty} rows)"),
            };
            Some(format!("{name}{rows} {value}"))
        };
        columns.filter_map(told).collect()
    }
}

/// The level of staff where a row states none.
fn rows_level(placed: &Scenario) -> f64 {
    let of_table = placed.place.staff_per_10000();
    of_table.unwrap_or(placed.params.staff_per_10000)
}

/// Households and residents of each row, as the recipe completes them.
fn homes(sheet: &Sheet, rows: &[CommunityRow], size: f64) -> Vec<Option<(usize, usize)>> {
    let mut rows = rows.iter();
    let of = |cells: &Vec<String>| {
        // Empty rows are no communities.
        if cells.iter().all(String::is_empty) {
            return None;
        }
        let row = rows.next()?;
        let drawn = (row.households as f64 * size).round() as usize;
        Some((row.households, row.residents.unwrap_or(drawn)))
    };
    sheet.rows.iter().map(of).collect()
}

/// Values of empty cells that do not depend on the row.
fn defaults(kind: TableKind, own: &Scenario, placed: &Scenario) -> Vec<Option<Text>> {
    let (place, params) = (&own.place, &placed.params);
    let both = |text: String| Some(Text::given(&text));
    let share = |x: f64| both(format!("{}%", plain((x * 1e4).round() / 1e2)));
    let words = |zh: &str, en: &str| Some(Text::new(zh, en));
    let drawn = words("按配方的比例抽取", "drawn by the recipe's shares");
    let online = place.online_share[0] * (1.0 - place.elderly_share)
        + place.online_share[1] * place.elderly_share;
    let hours = |r: usize| both(plain(place.unit_endowment[r]));
    let default = |key: &str| match (kind, key) {
        (TableKind::Communities, "street") => words("同上一行", "as above"),
        (_, "kind") => drawn.clone(),
        (_, "elderly_share") => share(place.elderly_share),
        (_, "party_share") => share(place.party_share),
        (_, "online_share") => share(online),
        (_, "quality") => both(plain(params.quality_start)),
        (_, "facilities") => both(plain(params.facility_start)),
        (_, "five_star") => words("否", "no"),
        (_, "resources") => words("各种资源", "all resources"),
        (_, "hours") => both(plain(place.unit_endowment.iter().sum())),
        (_, key) => Resource::ALL
            .iter()
            .position(|r| r.id() == key)
            .and_then(hours),
    };
    kind.columns().iter().map(|c| default(c.key)).collect()
}

/// The column of a key.
fn column(kind: TableKind, key: Option<&str>) -> Option<usize> {
    let key = key?;
    kind.columns().iter().position(|c| c.key == key)
}

/// The row of the sheet of a spreadsheet's row: the heading is row 1.
fn row(number: usize) -> Option<usize> {
    number.checked_sub(2)
}

fn wrong(kind: TableKind, problems: &[TableProblem]) -> BTreeSet<(usize, usize)> {
    let errors = problems.iter().filter(|p| p.severity == Severity::Error);
    let cells = errors.flat_map(|p| {
        let column = column(kind, p.column);
        p.rows.iter().filter_map(move |n| Some((row(*n)?, column?)))
    });
    cells.collect()
}

fn problem(kind: TableKind, problem: &TableProblem) -> Problem {
    let column = column(kind, problem.column);
    let first = problem.rows.first().and_then(|n| row(*n));
    let ended = |text: &str, end: &str| format!("{}{end}", text.trim_end_matches(end));
    Problem {
        severity: problem.severity,
        place: place(&problem.rows, column.map(|c| kind.columns()[c].label)),
        message: Text::new(
            ended(&problem.message.zh, "。"),
            sentence(&ended(&problem.message.en, ".")),
        ),
        hint: problem.hint.clone(),
        first: first.map(|row| (row, column.unwrap_or(1))),
    }
}

/// A sentence with a capital.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// "第3、5行·户数".
fn place(rows: &[usize], column: Option<Label>) -> Text {
    let few: Vec<String> = rows.iter().take(MOST_NAMED).map(usize::to_string).collect();
    let more = rows.len().saturating_sub(MOST_NAMED);
    let (mut zh, mut en) = match rows {
        [] => (String::new(), String::new()),
        [one] => (format!("第{one}行"), format!("Row {one}")),
        _ => (
            format!("第{}行", few.join("、")),
            format!("Rows {}", few.join(", ")),
        ),
    };
    if more > 0 {
        zh = format!("第{}等{}行", few.join("、"), rows.len());
        en = format!("{en} and {more} more");
    }
    if let Some(label) = column {
        let dot = if rows.is_empty() { "" } else { " · " };
        zh = format!("{zh}{dot}{}", label.zh);
        en = format!("{en}{dot}{}", label.en);
    }
    Text::new(zh, en)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::district::import::Import;
    use crate::state::State;
    use crate::state::action::{Action, ImportEdit, PlaceEdit};
    use crate::state::reduce::samples::{Reducible, opened};

    fn with(kind: TableKind, state: State, text: &str) -> State {
        let import = Import::of_text(kind, "", text).unwrap();
        state.reduced(Action::Import(ImportEdit::Given(import)))
    }

    fn of(text: &str) -> TableView {
        let state = with(TableKind::Communities, opened(), text);
        view(&state.plan, TableKind::Communities).unwrap()
    }

    #[test]
    fn three_faults_are_told_by_row_and_column() {
        let view = of("社区,类型,户数\n东,老旧,800\n西,别墅,900\n东,商品房,八百\n北,,0\n");
        assert!(view.has_errors());
        let told: Vec<(&str, &str)> = view
            .problems
            .iter()
            .map(|p| (p.place.zh.as_str(), p.place.en.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                ("第3行 · 类型", "Row 3 · Type"),
                ("第4行 · 户数", "Row 4 · Households"),
                ("第5行 · 户数", "Row 5 · Households")
            ]
        );
        assert!(view.is_wrong(1, 2) && view.is_wrong(2, 3) && !view.is_wrong(0, 2));
        assert_eq!(view.problems[0].first, Some((1, 2)));
        assert!(
            view.problems
                .iter()
                .all(|p| !p.hint.zh.is_empty() && !p.hint.en.is_empty())
        );
    }

    #[test]
    fn defaults_are_shown_as_defaults_and_named() {
        let view = of("社区,户数,居民,专职人员\n东,800,,4\n西,,2340,\n");
        assert_eq!(view.default(0, 4, Lang::Zh), "1,872");
        assert_eq!(view.default(1, 3, Lang::Zh), "1,000");
        // Four people for 1,872 residents.
        assert_eq!(view.default(1, 5, Lang::Zh), "5.0");
        assert_eq!(view.default(0, 6, Lang::En), "35%");
        let told = view.filled_in(Lang::Zh);
        assert!(told.contains(&"有老人的户占比 35%".to_owned()), "{told:?}");
        assert!(
            told.contains(&"专职人员（1行） 每万人21.37".to_owned()),
            "{told:?}"
        );
        assert!(!told.iter().any(|t| t.starts_with("社区")), "{told:?}");
    }

    #[test]
    fn units_are_read_in_the_communities_of_the_page() {
        let state = with(TableKind::Communities, opened(), "社区,户数\n东,800\n");
        let state = with(
            TableKind::Units,
            state,
            "社区,单位,工时\n东,小学,60\n西,银行,\n",
        );
        let view = super::view(&state.plan, TableKind::Units).unwrap();
        assert_eq!(view.problems[0].place.zh, "第3行 · 社区");
        let cell = PlaceEdit::Cell(TableKind::Units, 1, 1, "东".to_owned());
        let state = state.reduced(Action::Place(cell));
        let view = super::view(&state.plan, TableKind::Units).unwrap();
        assert_eq!(view.problems, []);
        assert_eq!(state.plan.scenario.unwrap().place.units.len(), 2);
    }

    #[test]
    fn without_a_table_there_is_nothing_to_show() {
        assert_eq!(view(&opened().plan, TableKind::Communities), None);
    }
}
