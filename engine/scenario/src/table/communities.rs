//! The table of communities.

use std::collections::BTreeMap;

use time::{Date, Month};

use super::complaints::{ComplaintKind, Complaints};
use super::lines::{CsvLine, CsvTable};
use super::schema::{TableKind, community as at};
use super::{TableBasis, TableReading};
use crate::CommunityRow;
use crate::limits::{MOST_COMMUNITIES, MOST_HOUSEHOLDS};
use crate::written;
use gongzhi_catalogue::enums::Housing;

/// Most residents of a household, in the mean.
const MOST_IN_HOUSEHOLD: f64 = 20.0;
/// Most residents of a community.
const MOST_RESIDENTS: i64 = MOST_HOUSEHOLDS * MOST_IN_HOUSEHOLD as i64;
/// Most paid staff of a community.
const MOST_STAFF: f64 = 10_000.0;

/// Reads a table of communities; no rows if anything in it is wrong.
pub(super) fn read(text: &str, basis: &TableBasis) -> (TableReading<CommunityRow>, Complaints) {
    let mut complaints = Complaints::new(TableKind::Communities);
    let most = MOST_COMMUNITIES as usize;
    let table = CsvTable::read(text, TableKind::Communities, most, &mut complaints);
    let mut rows = Vec::new();
    if let Some(table) = table {
        if !table.has(at::HOUSEHOLDS) && !table.has(at::RESIDENTS) {
            let column = &TableKind::Communities.columns()[at::HOUSEHOLDS];
            table.lacks(column, &mut complaints);
        } else {
            rows = communities(&table, basis, &mut complaints);
        }
    }
    (TableReading::new(rows, &complaints), complaints)
}

fn communities(
    table: &CsvTable,
    basis: &TableBasis,
    complaints: &mut Complaints,
) -> Vec<CommunityRow> {
    let streets = streets(table, complaints);
    let mut rows = Vec::new();
    for (line, street) in table.lines().zip(streets) {
        rows.extend(row(line, street, basis, complaints));
    }
    twice(table, &rows, complaints);
    if rows.is_empty() && !complaints.has_errors() {
        complaints.of_table(ComplaintKind::NoRows, None);
    }
    rows
}

/// The street of each row. Without any, all are empty: the place is one street.
fn streets(table: &CsvTable, complaints: &mut Complaints) -> Vec<String> {
    if table.lines().all(|line| line.filled(at::STREET).is_none()) {
        return table.lines().map(|_| String::new()).collect();
    }
    let mut above: Option<String> = None;
    let street = |line: CsvLine<'_>| {
        match (line.filled(at::STREET), &above) {
            (Some(cell), _) => above = Some(cell.text.clone()),
            (None, Some(_)) => line.wrong(at::STREET, ComplaintKind::StreetAbove, complaints),
            (None, None) => {
                line.name(at::STREET, complaints);
            }
        }
        above.clone().unwrap_or_default()
    };
    table.lines().map(street).collect()
}

fn row(
    line: CsvLine<'_>,
    street: String,
    basis: &TableBasis,
    complaints: &mut Complaints,
) -> Option<CommunityRow> {
    let name = line.name(at::NAME, complaints);
    let homes = households(line, basis, complaints);
    let row = CommunityRow {
        street,
        name: name.unwrap_or_default(),
        kind: line.member(at::KIND, Housing::SPEC, Housing::ALL, complaints),
        households: homes.map_or(0, |(households, _)| households),
        residents: homes.and_then(|(_, residents)| residents),
        staff: line.number(at::STAFF, MOST_STAFF, complaints),
        elderly_share: line.share(at::ELDERLY, complaints),
        party_share: line.share(at::PARTY, complaints),
        online_share: line.share(at::ONLINE, complaints),
        quality: line.share(at::QUALITY, complaints),
        facilities: line.share(at::FACILITIES, complaints),
        five_star: five_star(line, basis.start, complaints),
    };
    (!row.name.is_empty() && row.households > 0).then_some(row)
}

/// Households and stated residents of a row.
fn households(
    line: CsvLine<'_>,
    basis: &TableBasis,
    complaints: &mut Complaints,
) -> Option<(usize, Option<usize>)> {
    let given = [at::HOUSEHOLDS, at::RESIDENTS].map(|column| line.filled(column).is_some());
    let households = line.count(at::HOUSEHOLDS, MOST_HOUSEHOLDS, complaints);
    let residents = line.count(at::RESIDENTS, MOST_RESIDENTS, complaints);
    match (households, residents) {
        (Some(households), Some(residents)) => {
            let size = residents as f64 / households as f64;
            if !(1.0..=MOST_IN_HOUSEHOLD).contains(&size) {
                let kind = ComplaintKind::HouseholdSize(residents, households);
                line.wrong(at::RESIDENTS, kind, complaints);
            }
            Some((households, Some(residents)))
        }
        (Some(households), None) => Some((households, None)),
        (None, Some(residents)) if !given[0] => {
            let households = (residents as f64 / basis.household_size).round().max(1.0);
            Some((households as usize, Some(residents)))
        }
        (None, _) => {
            if given == [false, false] {
                let kind = ComplaintKind::Empty(line.key(at::HOUSEHOLDS));
                line.wrong(at::HOUSEHOLDS, kind, complaints);
            }
            None
        }
    }
}

/// Since when a community has had five stars; `None` if it has not, or the cell is wrong.
fn five_star(line: CsvLine<'_>, start: Date, complaints: &mut Complaints) -> Option<Date> {
    let cell = line.filled(at::FIVE_STAR)?;
    let key = line.key(at::FIVE_STAR);
    let text = written::narrow(&cell.text).to_lowercase();
    let before = start.previous_day();
    let since = match text.as_str() {
        "是" | "有" | "yes" | "y" | "true" => before,
        "否" | "无" | "no" | "n" | "false" => return None,
        _ => day(&text),
    };
    let kind = match since {
        Some(day) if day < start => return Some(day),
        Some(day) => ComplaintKind::NotBefore(key, day, start),
        None => ComplaintKind::NoHistory(key, cell.text.clone()),
    };
    line.wrong(at::FIVE_STAR, kind, complaints);
    None
}

/// A date as people write it; a year stands for its last day, a month for its last.
fn day(text: &str) -> Option<Date> {
    let text = text.replace(['年', '月', '/', '.'], "-");
    let text = text.trim_end_matches(['日', '号', '-']);
    let mut parts = text.split('-').map(|part| part.trim().parse::<u16>());
    let year = i32::from(parts.next()?.ok()?);
    if !(1000..=9999).contains(&year) {
        return None;
    }
    let month = match parts.next() {
        Some(month) => Month::try_from(u8::try_from(month.ok()?).ok()?).ok()?,
        None => Month::December,
    };
    let day = match parts.next() {
        Some(day) => u8::try_from(day.ok()?).ok()?,
        None => month.length(year),
    };
    if parts.next().is_some() {
        return None;
    }
    Date::from_calendar_date(year, month, day).ok()
}

/// Checks that no community is listed twice in a street.
fn twice(table: &CsvTable, rows: &[CommunityRow], complaints: &mut Complaints) {
    // After a wrong cell, rows and communities no longer correspond.
    if complaints.has_errors() {
        return;
    }
    let mut seen = BTreeMap::new();
    for (line, row) in table.lines().zip(rows) {
        if let Some(first) = seen.insert((&row.street, &row.name), line.record.row) {
            let what = format!("{} {}", row.street, row.name);
            let kind = ComplaintKind::Twice(what.trim().to_owned(), first);
            complaints.add(kind, line.record.row, line.record.at());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::day;

    #[test]
    fn years_months_and_days_are_read() {
        for (text, date) in [
            ("2017", Some("2017-12-31")),
            ("2017年", Some("2017-12-31")),
            ("2017-02", Some("2017-02-28")),
            ("2017年2月", Some("2017-02-28")),
            ("2017/3/4", Some("2017-03-04")),
            ("2017年3月4日", Some("2017-03-04")),
            ("17", None),
            ("2017-13", None),
            ("三年", None),
        ] {
            assert_eq!(day(text).map(|d| d.to_string()).as_deref(), date, "{text}");
        }
    }
}
