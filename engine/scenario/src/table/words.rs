//! What problems of a table are called, and what to do about them, in both languages.

use super::complaints::{ComplaintKind, NumberRange};
use super::schema::TableKind;
use gongzhi_base::diagnostic::{cut, nearest};
use gongzhi_base::text::Text;
use gongzhi_base::unseen;
use gongzhi_catalogue::enums::EnumSpec;

/// A column in Chinese: 户数（households）.
fn zh(key: &str) -> String {
    let mut columns = TableKind::ALL.iter().flat_map(|kind| kind.columns());
    let label = columns.find(|c| c.key == key).map(|c| c.label.zh);
    format!("{}（{key}）", label.unwrap_or_default())
}

impl ComplaintKind {
    /// The code of its finding.
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::NoRows => "empty-place",
            Self::TooMany(..) => "too-many",
            Self::Heading(_) => "wrong-heading",
            Self::Twice(..) => "repeated-community",
            Self::UnknownHome(_) => "unknown-community",
            Self::WhichStreet(..) => "which-street",
            Self::StreetAbove => "street-above",
            Self::Unseen(_) => "unseen-character",
            _ => "wrong-row",
        }
    }

    /// What is wrong, in Chinese and English, without the row.
    pub(super) fn message(&self) -> (String, String) {
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
                format!("{} 一列是空的", zh(column)),
                format!("the cell of `{column}` is empty"),
            ),
            Self::Longer(cells, heads) => (
                format!("有 {cells} 个格，而表头只有 {heads} 列"),
                format!("{cells} cells under {heads} headings"),
            ),
            Self::NotListed(column, value, _) => {
                let value = cut(value);
                (
                    format!("{} 一列不能是 {value}", zh(column)),
                    format!("`{column}` cannot be `{value}`"),
                )
            }
            Self::NoCount(column, value) => {
                let value = cut(value);
                (
                    format!("{} 一列应为整数，而不是 {value}", zh(column)),
                    format!("`{column}` must be a whole number, not `{value}`"),
                )
            }
            Self::NoNumber(column, value) => {
                let value = cut(value);
                (
                    format!("{} 一列应为数，而不是 {value}", zh(column)),
                    format!("`{column}` must be a number, not `{value}`"),
                )
            }
            Self::OutOfRange(column, value, NumberRange { low, high }) => {
                let value = cut(value);
                (
                    format!("{} = {value} 超出 {low} 至 {high} 的范围", zh(column)),
                    format!("`{column}` = {value} is outside {low} to {high}"),
                )
            }
            Self::HouseholdSize(residents, households) => (
                format!("{households} 户住不下 {residents} 人：户均应为 1 至 20 人"),
                format!(
                    "{residents} residents do not fit {households} households: there must be 1 to 20 in each"
                ),
            ),
            Self::NoHistory(column, value) => {
                let value = cut(value);
                (
                    format!("{} 一列应为年份、日期、是或否，而不是 {value}", zh(column)),
                    format!("`{column}` must be a year, a date, yes or no, not `{value}`"),
                )
            }
            Self::NotBefore(column, date, start) => (
                format!("{} = {date} 不早于开始的 {start}", zh(column)),
                format!("`{column}` = {date} is not before the first day, {start}"),
            ),
            Self::NoResource(column, value, _) => {
                let value = cut(value);
                (
                    format!("{} 一列中没有 {value} 这种资源", zh(column)),
                    format!("`{column}` cannot contain `{value}`"),
                )
            }
            Self::MoreThanAll(sum, all) => (
                format!("各种资源的工时共 {sum}，多于总工时 {all}"),
                format!("the hours of single resources, {sum}, are more than all hours, {all}"),
            ),
            Self::Unseen(c) => {
                let (message, _) = unseen::told(*c);
                (
                    message.zh.trim_end_matches('。').to_owned(),
                    lower(message.en.trim_end_matches('.')),
                )
            }
            Self::StreetAbove => (
                "街道是空的，与上一行同街道".into(),
                "the street is empty and repeats the one above".into(),
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

    /// What to do.
    pub(super) fn hint(&self) -> Text {
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
            Self::OutOfRange("households", ..) => Text::new(
                "每个社区至少一户；没有住户的社区请删去这一行。",
                "A community has at least one household; remove the row if it has none.",
            ),
            Self::NoNumber(..) | Self::OutOfRange(..) => Text::new(
                "改正这个数；占比写 35% 或 0.35。不知道的留空，按配方取值。",
                "Correct the number; write a share as 35% or 0.35. Leave the cell empty to use the recipe's value.",
            ),
            Self::HouseholdSize(..) => Text::new(
                "核对户数和居民人数，或只留其中一个。",
                "Check households and residents, or give only one of them.",
            ),
            Self::NoHistory(..) | Self::NotBefore(..) => Text::new(
                "写开始以前的年份（2017）、日期（2017-12-31）或“是”；不是五星的留空。",
                "Write a year before the start (2017), a date (2017-12-31) or yes; leave it empty without five stars.",
            ),
            Self::NoResource(_, value, spec) => listed(value, spec),
            Self::MoreThanAll(..) => Text::new(
                "改正其中一个，或删去总工时。",
                "Correct one of them, or remove the hours in all.",
            ),
            Self::Unseen(c) => unseen::told(*c).1,
            Self::StreetAbove => Text::new(
                "如果不是，请填上街道名。",
                "Fill in the street if that is wrong.",
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

/// A sentence that continues another.
fn lower(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
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
