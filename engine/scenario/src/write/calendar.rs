//! A calendar of one's own as tables of a file that extends its scenario.

use time::Date;
use toml::{Table, Value as Toml};

use super::{city, date, put_list, table};
use crate::{OwnCalendar, Shock};

/// The tables that give a file this calendar. `inherited` are the shocks of the scenario that it extends: those that are not listed any
/// more are taken away.
pub fn calendar_toml(own: &OwnCalendar, inherited: &[Shock]) -> String {
    let mut file = Table::new();
    let mut time = Table::new();
    let days = [("start", own.start), ("end", own.end)];
    time.extend(
        days.into_iter()
            .filter_map(|(key, day)| Some((key.to_owned(), date(day?)))),
    );
    let every = own
        .every_day_works
        .map(|on| ("every_day_works".to_owned(), on.into()));
    time.extend(every);
    if !time.is_empty() {
        file.insert("time".into(), Toml::Table(time));
    }
    let list = |days: &[Date]| Toml::Array(days.iter().map(|d| date(*d)).collect());
    if let Some(holidays) = &own.holidays {
        let days = [
            ("days", list(&holidays.days)),
            ("workdays", list(&holidays.workdays)),
        ];
        file.insert("holidays".into(), table(days));
    }
    if let Some(days) = &own.assessments {
        file.insert("assessments".into(), table([("dates", list(days))]));
    }
    if let Some(shocks) = &own.shocks {
        let gone = inherited
            .iter()
            .filter(|old| shocks.iter().all(|s| s.id != old.id));
        let off = |shock: &Shock| {
            let Toml::Table(mut gone) = city::shock(shock) else {
                return Toml::Table(Table::new());
            };
            gone.insert("off".into(), true.into());
            Toml::Table(gone)
        };
        put_list(
            &mut file,
            "shocks",
            shocks.iter().map(city::shock).chain(gone.map(off)),
        );
    }
    toml::to_string(&file).unwrap_or_default()
}
