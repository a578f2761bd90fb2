use super::*;
use crate::fixture::extending;
use crate::{Changes, reform};
use time::Duration;

fn base() -> Scenario {
    extending("")
}

fn on(calendar: OwnCalendar) -> Changes {
    Changes {
        calendar,
        ..Changes::default()
    }
}

fn wrong(calendar: OwnCalendar) -> Vec<(String, String)> {
    let found = reform(&base(), &on(calendar)).err().unwrap_or_default();
    let found = found.into_iter().map(|finding| {
        assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty());
        let Source::Option(part) = finding.source else {
            panic!("{:?}", finding.source)
        };
        (finding.code, part)
    });
    found.collect()
}

fn is(code: &str, part: &str) -> (String, String) {
    (code.to_owned(), part.to_owned())
}

#[test]
fn an_own_calendar_replaces_its_parts_and_keeps_the_others() {
    let base = base();
    let start = base.time.start + Duration::days(31);
    let calendar = OwnCalendar {
        start: Some(start),
        assessments: Some(vec![start + Duration::days(90), start + Duration::days(30)]),
        ..OwnCalendar::default()
    };
    assert_eq!(
        calendar.parts().collect::<Vec<_>>(),
        ["start", "assessments"]
    );
    let made = reform(&base, &on(calendar)).unwrap();
    assert_eq!((made.time.start, made.time.end), (start, base.time.end));
    assert!(made.assessments[0] < made.assessments[1]);
    assert_eq!(made.shocks, base.shocks);
    assert_ne!(made.hash, base.hash);
    let same = OwnCalendar {
        shocks: Some(base.shocks.clone()),
        ..OwnCalendar::default()
    };
    assert_eq!(reform(&base, &on(same)).unwrap().hash, base.hash);
}

#[test]
fn dates_out_of_order_or_outside_the_period_are_refused_at_their_part() {
    let base = base();
    let (start, end) = (base.time.start, base.time.end);
    let before = OwnCalendar {
        start: Some(end),
        end: Some(start),
        ..OwnCalendar::default()
    };
    assert_eq!(wrong(before), [is("end-before-start", "calendar.period")]);
    let late = OwnCalendar {
        assessments: Some(vec![end + Duration::days(1)]),
        ..OwnCalendar::default()
    };
    assert_eq!(wrong(late), [is("outside-period", "calendar.assessments")]);
    let mut shocks = base.shocks.clone();
    shocks[0].date = start - Duration::days(4_000);
    let part = format!("calendar.shocks.{}", shocks[0].id);
    let outside = OwnCalendar {
        shocks: Some(shocks.clone()),
        ..OwnCalendar::default()
    };
    assert_eq!(wrong(outside), [is("outside-period", &part)]);
    shocks[0].date = start;
    shocks[0].days = 0;
    shocks[0].visits = -1.0;
    let found = wrong(OwnCalendar {
        shocks: Some(shocks),
        ..OwnCalendar::default()
    });
    assert!(
        found.len() >= 2 && found.iter().all(|(_, at)| *at == part),
        "{found:?}"
    );
}

#[test]
fn a_reform_may_have_assessments_alone_but_never_a_period_alone() {
    let calendar = OwnCalendar {
        start: Some(base().time.start),
        assessments: Some(Vec::new()),
        alone: true,
        ..OwnCalendar::default()
    };
    let changes = on(calendar);
    let shared = changes.shared();
    assert_eq!(shared.calendar.parts().collect::<Vec<_>>(), ["start"]);
    assert!(!changes.has_only_shared() && shared.has_only_shared());
}
