//! Problems of a table: one finding per cause, with the affected rows.

use std::ops::Range;

use super::super::findings::{Findings, Span};
use super::super::tree::Node;
use gongzhi_base::diagnostic::{cut, nearest};
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::EnumSpec;

/// Most rows or streets that a finding lists.
pub(super) const NAMED: usize = 5;

/// Most causes that are reported.
const MOST_CAUSES: usize = 20;

/// A kind of mistake.
#[derive(Clone, Debug)]
pub(super) enum ComplaintKind {
    /// A quote that is not closed.
    OpenQuote,
    /// Nothing below the heading.
    NoRows,
    /// More rows than are allowed: how many there are, and the limit.
    TooMany(usize, usize),
    /// A wrong heading, with its description.
    Heading(Text),
    /// An empty cell in this column.
    Empty(&'static str),
    /// More cells than headings: how many of each.
    Longer(usize, usize),
    /// A value that is not in the closed list of its column.
    NotListed(&'static str, String, &'static EnumSpec),
    /// A value of this column that is not a whole number.
    NoCount(&'static str, String),
    /// A number in this column that lies outside 1 to the limit.
    OutOfRange(&'static str, String, i64),
    /// A community that also occurs in an earlier row.
    Twice(String, usize),
    /// A unit's community that is not in the table of communities.
    UnknownHome(String),
    /// A unit's community whose name exists in several streets.
    WhichStreet(String, Vec<String>),
}

impl ComplaintKind {
    /// Complaints with equal causes become one finding.
    fn cause(&self) -> String {
        match self {
            Self::Empty(column) => format!("empty {column}"),
            Self::Longer(..) => "longer".to_owned(),
            Self::NotListed(column, value, _) => format!("listed {column} {value}"),
            Self::NoCount(column, _) => format!("count {column}"),
            Self::OutOfRange(column, ..) => format!("range {column}"),
            Self::Twice(what, _) => format!("twice {what}"),
            Self::UnknownHome(home) => format!("home {home}"),
            Self::WhichStreet(home, _) => format!("street {home}"),
            _ => "table".to_owned(),
        }
    }
}

struct Complaint {
    kind: ComplaintKind,
    cause: String,
    rows: Vec<usize>,
    at: Option<Range<usize>>,
}

/// The problems found in a table so far.
pub(super) struct Complaints<'n> {
    node: &'n Node,
    name: &'static str,
    found: Vec<Complaint>,
}

impl<'n> Complaints<'n> {
    pub fn new(node: &'n Node, name: &'static str) -> Self {
        Self {
            node,
            name,
            found: Vec::new(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// Adds a problem of the table as a whole.
    pub fn of_table(&mut self, kind: ComplaintKind, at: Option<Range<usize>>) {
        let cause = kind.cause();
        self.found.push(Complaint {
            kind,
            cause,
            rows: Vec::new(),
            at,
        });
    }

    /// Adds a problem of a row.
    pub fn add(&mut self, kind: ComplaintKind, row: usize, at: Range<usize>) {
        let cause = kind.cause();
        if let Some(known) = self.found.iter_mut().find(|c| c.cause == cause) {
            known.rows.push(row);
        } else if self.found.len() < MOST_CAUSES {
            let (rows, at) = (vec![row], Some(at));
            self.found.push(Complaint {
                kind,
                cause,
                rows,
                at,
            });
        }
    }

    /// Reports everything; returns whether there was anything.
    pub fn tell(self, findings: &mut Findings<'_>) -> bool {
        for complaint in &self.found {
            let at = self.place(complaint.at.clone(), findings);
            let (message, hint) = complaint.words(self.name);
            findings.error(complaint.kind.code(), at.as_ref(), message, Some(hint));
        }
        !self.found.is_empty()
    }

    /// The place of a part of the table in the scenario's text.
    fn place(&self, at: Option<Range<usize>>, findings: &Findings<'_>) -> Option<Span> {
        let whole = self.node.at.clone()?;
        let inner = at.and_then(|at| findings.inside(&whole, self.node.as_str()?, at));
        Some(inner.unwrap_or(whole))
    }
}

impl Complaint {
    fn words(&self, name: &str) -> (Text, Text) {
        let (zh, en) = self.kind.message();
        let (rows_zh, rows_en) = rows(&self.rows);
        let message = Text::new(
            format!("{name} {rows_zh}：{zh}。"),
            format!("`{name}`{rows_en}: {en}."),
        );
        let message = if self.rows.is_empty() {
            Text::new(format!("{name}：{zh}。"), message.en)
        } else {
            message
        };
        (message, self.kind.hint())
    }
}

/// `第 2、3 行` and ` rows 2, 3`.
fn rows(rows: &[usize]) -> (String, String) {
    let numbers = rows.iter().take(NAMED).map(usize::to_string);
    let numbers: Vec<String> = numbers.collect();
    let (zh, en) = (numbers.join("、"), numbers.join(", "));
    match rows {
        [] => Default::default(),
        [_] => (format!("第 {zh} 行"), format!(" row {en}")),
        _ if rows.len() <= NAMED => (format!("第 {zh} 行"), format!(" rows {en}")),
        _ => {
            let all = rows.len();
            (
                format!("第 {zh} 等 {all} 行"),
                format!(" rows {en} and others, {all} in total"),
            )
        }
    }
}

impl ComplaintKind {
    fn code(&self) -> &'static str {
        match self {
            Self::NoRows => "empty-place",
            Self::TooMany(..) => "too-many",
            Self::Heading(_) => "wrong-heading",
            Self::Twice(..) => "repeated-community",
            Self::UnknownHome(_) => "unknown-community",
            Self::WhichStreet(..) => "which-street",
            _ => "wrong-row",
        }
    }

    fn message(&self) -> (String, String) {
        match self {
            Self::OpenQuote => ("引号没有成对".into(), "a quote is not closed".into()),
            Self::NoRows => ("表中没有内容".into(), "the table is empty".into()),
            Self::TooMany(n, most) => (
                format!("共 {n} 行，最多 {most} 行"),
                format!("{n} rows are too many; the limit is {most}"),
            ),
            Self::Heading(words) => (
                words.zh.trim_end_matches('。').to_owned(),
                words.en.trim_end_matches('.').to_owned(),
            ),
            Self::Empty(column) => (
                format!("{column} 一列是空的"),
                format!("the cell of `{column}` is empty"),
            ),
            Self::Longer(cells, heads) => (
                format!("有 {cells} 个格，而表头只有 {heads} 列"),
                format!("{cells} cells under {heads} headings"),
            ),
            Self::NotListed(column, value, _) => {
                let value = cut(value);
                (
                    format!("{column} 一列不能是 {value}"),
                    format!("`{column}` cannot be `{value}`"),
                )
            }
            Self::NoCount(column, value) => {
                let value = cut(value);
                (
                    format!("{column} 一列应为整数，而不是 {value}"),
                    format!("`{column}` must be a whole number, not `{value}`"),
                )
            }
            Self::OutOfRange(column, value, most) => (
                format!("{column} = {value} 超出 1 至 {most} 的范围"),
                format!("`{column}` = {value} is outside 1 to {most}"),
            ),
            Self::Twice(what, first) => {
                let what = cut(what);
                (
                    format!("{what} 在第 {first} 行已经有了"),
                    format!("{what} is already in row {first}"),
                )
            }
            Self::UnknownHome(home) => {
                let home = cut(home);
                (
                    format!("社区 {home} 不在社区表中"),
                    format!("{home} is not in the table of communities"),
                )
            }
            Self::WhichStreet(home, streets) => {
                let (home, streets) = (cut(home), streets.iter().map(|s| cut(s)));
                let streets: Vec<String> = streets.collect();
                (
                    format!("{} 都有社区 {home}，不知道是哪一个", streets.join("、")),
                    format!(
                        "{} each have a community {home}, so it is unclear which one is meant",
                        streets.join(" and ")
                    ),
                )
            }
        }
    }

    fn hint(&self) -> Text {
        match self {
            Self::OpenQuote => Text::new("在这一格的末尾补上 \"。", "Close the cell with \"."),
            Self::NoRows => Text::new(
                "第一行写表头，以下每行一项。",
                "Write the heading first, then one row for each item.",
            ),
            Self::TooMany(..) => Text::new(
                "缩小地点，例如只取一个区。",
                "Use a smaller place, such as one district.",
            ),
            Self::Heading(_) => Text::new("改正第一行。", "Correct the first row."),
            Self::Empty(_) => Text::new("填上它，或删去这一行。", "Fill it in, or remove the row."),
            Self::Longer(..) => Text::new(
                "含有分隔符的格要用双引号括起来。",
                "Put quotes around a cell that contains a separator.",
            ),
            Self::NotListed(_, value, spec) => listed(value, spec),
            Self::NoCount(..) => Text::new(
                "只写数字，如 800；千位分隔的写 \"1,904\"。",
                "Write digits only, such as 800; a number with separators needs quotes, \"1,904\".",
            ),
            Self::OutOfRange(..) => Text::new(
                "每个社区至少一户；没有住户的社区请删去这一行。",
                "A community has at least one household; remove the row if it has none.",
            ),
            Self::Twice(..) => Text::new(
                "合并这两行，或改正名称或街道。",
                "Merge the two rows, or correct a name or street.",
            ),
            Self::UnknownHome(_) => Text::new(
                "社区名和街道名要与社区表一致。",
                "Write the community and street as in the table of communities.",
            ),
            Self::WhichStreet(..) => Text::new(
                "在单位表中加一列 street（街道）。",
                "Add a column `street` to the table of units.",
            ),
        }
    }
}

fn listed(value: &str, spec: &EnumSpec) -> Text {
    let names = spec.ids.iter().zip(spec.labels);
    let zh: Vec<String> = names
        .map(|(id, label)| format!("{id}（{}）", label.zh))
        .collect();
    let en = spec.ids.join(", ");
    match nearest(value, spec.ids.iter().copied()) {
        Some(near) => Text::new(
            format!("是不是 {near}？可用的有 {}。", zh.join("、")),
            format!("Did you mean `{near}`? Known values are {en}."),
        ),
        None => Text::new(
            format!("可用的有 {}。", zh.join("、")),
            format!("Known values are {en}."),
        ),
    }
}
