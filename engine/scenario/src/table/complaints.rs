//! Problems of a table: one finding per cause, with the affected rows.

use std::ops::Range;

use super::schema::TableKind;
use crate::findings::{Findings, Span};
use crate::tree::Node;
use gongzhi_base::diagnostic::Severity;
use gongzhi_base::text::Text;
use gongzhi_catalogue::enums::EnumSpec;
use time::Date;

/// Most rows or streets that a finding lists.
pub(super) const NAMED: usize = 5;

/// Most causes that are reported.
const MOST_CAUSES: usize = 20;

/// The numbers that a cell may hold.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberRange {
    pub low: f64,
    pub high: f64,
}

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
    /// A value of this column that is not a number.
    NoNumber(&'static str, String),
    /// A number in this column that lies outside its range.
    OutOfRange(&'static str, String, NumberRange),
    /// Residents that do not fit the households: how many of each.
    HouseholdSize(usize, usize),
    /// A value of this column that is neither yes, no, a year nor a date.
    NoHistory(&'static str, String),
    /// A date of this column that is not before the first day.
    NotBefore(&'static str, Date, Date),
    /// Something in this column that is none of the resources.
    NoResource(&'static str, String, &'static EnumSpec),
    /// Hours of single resources that are more than the unit's hours: the sum, and the hours in all.
    MoreThanAll(f64, f64),
    /// An empty street that repeats the one above.
    StreetAbove,
    /// An invisible character that acts.
    Unseen(char),
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
            Self::NoNumber(column, _) => format!("number {column}"),
            Self::OutOfRange(column, ..) => format!("range {column}"),
            Self::HouseholdSize(..) => "size".to_owned(),
            Self::NoHistory(column, _) => format!("history {column}"),
            Self::NotBefore(column, ..) => format!("before {column}"),
            Self::NoResource(_, value, _) => format!("resource {value}"),
            Self::MoreThanAll(..) => "hours".to_owned(),
            Self::StreetAbove => "above".to_owned(),
            Self::Unseen(_) => "unseen".to_owned(),
            Self::Twice(what, _) => format!("twice {what}"),
            Self::UnknownHome(home) => format!("home {home}"),
            Self::WhichStreet(home, _) => format!("street {home}"),
            _ => "table".to_owned(),
        }
    }

    /// Key of the column that it is about, if it is about one.
    fn column(&self) -> Option<&'static str> {
        match self {
            Self::Empty(column)
            | Self::NotListed(column, ..)
            | Self::NoCount(column, _)
            | Self::NoNumber(column, _)
            | Self::OutOfRange(column, ..)
            | Self::NoHistory(column, _)
            | Self::NotBefore(column, ..)
            | Self::NoResource(column, ..) => Some(column),
            Self::HouseholdSize(..) => Some("residents"),
            Self::MoreThanAll(..) => Some("hours"),
            Self::StreetAbove => Some("street"),
            Self::Twice(..) => Some("name"),
            Self::UnknownHome(_) | Self::WhichStreet(..) => Some("community"),
            Self::OpenQuote | Self::NoRows | Self::TooMany(..) => None,
            Self::Heading(_) | Self::Longer(..) | Self::Unseen(_) => None,
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::StreetAbove => Severity::Warning,
            _ => Severity::Error,
        }
    }
}

/// Something wrong or noteworthy in a table, with its cause, once for all rows.
#[derive(Clone, Debug, PartialEq)]
pub struct TableProblem {
    /// Whether the table cannot be used.
    pub severity: Severity,
    /// Numbers of the rows as in a spreadsheet: the heading is row 1. Empty if it is about the table as a whole.
    pub rows: Vec<usize>,
    /// Key of the column, if it is about one.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub message: Text,
    /// What to do.
    pub hint: Text,
}

struct Complaint {
    kind: ComplaintKind,
    cause: String,
    rows: Vec<usize>,
    at: Option<Range<usize>>,
}

/// The problems found in a table so far.
pub(super) struct Complaints {
    kind: TableKind,
    found: Vec<Complaint>,
}

impl Complaints {
    pub fn new(kind: TableKind) -> Self {
        Self {
            kind,
            found: Vec::new(),
        }
    }

    /// Whether anything is wrong, so that the table cannot be used.
    pub fn has_errors(&self) -> bool {
        let mut found = self.found.iter();
        found.any(|c| c.kind.severity() == Severity::Error)
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

    /// Reports everything about the table in a file's value.
    pub fn report(&self, node: &Node, findings: &mut Findings<'_>) {
        for complaint in &self.found {
            let at = place(node, complaint.at.clone(), findings);
            let (message, hint) = complaint.words(self.kind.path());
            let code = complaint.kind.code();
            match complaint.kind.severity() {
                Severity::Error => findings.error(code, at.as_ref(), message, Some(hint)),
                _ => findings.warning(code, at.as_ref(), message, Some(hint)),
            }
        }
    }

    /// Everything by row and column, without a file.
    pub fn problems(&self) -> Vec<TableProblem> {
        let problem = |complaint: &Complaint| {
            let (zh, en) = complaint.kind.message();
            TableProblem {
                severity: complaint.kind.severity(),
                rows: complaint.rows.clone(),
                column: complaint.kind.column(),
                message: Text::new(zh, en),
                hint: complaint.kind.hint(),
            }
        };
        self.found.iter().map(problem).collect()
    }
}

/// The place of a part of the table in the scenario's text.
fn place(node: &Node, at: Option<Range<usize>>, findings: &Findings<'_>) -> Option<Span> {
    let whole = node.at.clone()?;
    let inner = at.and_then(|at| findings.inside(&whole, node.as_str()?, at));
    Some(inner.unwrap_or(whole))
}

impl Complaint {
    fn words(&self, name: &str) -> (Text, Text) {
        let (zh, en) = self.kind.message();
        let (rows_zh, rows_en) = rows(&self.rows);
        let message = if self.rows.is_empty() {
            Text::new(format!("{name}：{zh}。"), format!("`{name}`: {en}."))
        } else {
            Text::new(
                format!("{name} {rows_zh}：{zh}。"),
                format!("`{name}`{rows_en}: {en}."),
            )
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
