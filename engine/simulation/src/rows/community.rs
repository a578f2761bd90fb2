//! Rows of communities and their parts: stars, indicators, hotspots, meetings.

use std::ops::Range;

use super::{Snapshot, no_such_field};
use crate::city::{WINDOW, facility_gap};
use gongzhi_base::text::{Text, within};
use gongzhi_catalogue::enums::{Category, Layer, Resource, Star};
use gongzhi_catalogue::indicators::{HAVES, Have};
use gongzhi_catalogue::records::{community as f, hotspot, indicator, star};
use gongzhi_rules::{Column, Rows};

/// Communities by index.
pub struct CommunityRows<'a> {
    /// The snapshot.
    pub of: Snapshot<'a>,
    /// The communities.
    pub which: &'a [usize],
}

impl Rows for CommunityRows<'_> {
    fn len(&self) -> usize {
        self.which.len()
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        fill_community(&self.of, &self.which[rows], field, to);
    }

    fn describe(&self, row: usize) -> Text {
        name(&self.of, self.which[row])
    }
}

/// The full name of a community.
pub(super) fn name(of: &Snapshot, c: usize) -> Text {
    let base = &of.ctx.world.communities[c];
    within(&of.ctx.world.streets[base.street].name, base.name.clone())
}

/// Writes a field of some communities into a column.
pub(super) fn fill_community(of: &Snapshot, which: &[usize], field: usize, to: &mut Column) {
    let (city, params) = (of.city, of.ctx.params);
    let rows = 0..which.len();
    let c = |r: usize| &city.communities[which[r]];
    let base = |r: usize| &of.ctx.world.communities[which[r]];
    let households = |r: usize| base(r).households.len() as f64;
    let summary = |r: usize| city.contract_summary(which[r]);
    match field {
        f::KIND => to.enums(rows, |r| base(r).kind as usize),
        f::HOUSEHOLDS => to.ints(rows, |r| base(r).households.len() as i64),
        f::RESIDENTS => to.ints(rows, |r| base(r).residents as i64),
        f::GRIDS => to.ints(rows, |r| c(r).grids.len() as i64),
        f::STAFF => to.floats(rows, |r| c(r).staff),
        f::BUDGET => to.floats(rows, |r| c(r).purse.total()),
        f::ADMIN_SHARE => to.floats(rows, |r| c(r).admin_share),
        f::PARTICIPATION => to.floats(rows, |r| c(r).participation),
        f::BELONGING => to.floats(rows, |r| c(r).belonging),
        f::SATISFACTION => to.floats(rows, |r| c(r).satisfaction),
        f::AWARENESS => to.floats(rows, |r| f64::from(c(r).aware) / households(r)),
        f::FILED_SHARE => to.floats(rows, |r| f64::from(c(r).filed) / households(r)),
        f::VOLUNTEER_HOURS => to.floats(rows, |r| c(r).volunteer_hours),
        f::PETITIONS_PER_1000 => to.floats(rows, |r| {
            let raised: u32 = (0..Category::COUNT).map(|k| c(r).raised_lately(k)).sum();
            f64::from(raised) * 365.0 / WINDOW as f64 / base(r).residents * 1000.0
        }),
        f::PETITIONS_OPEN => to.ints(rows, |r| i64::from(c(r).open)),
        f::OVERDUE_SHARE => to.floats(rows, |r| share(c(r).overdue, c(r).open, 0.0)),
        f::ON_TIME_SHARE => to.floats(rows, |r| {
            c(r).closed_lately().on_time_share().unwrap_or(1.0)
        }),
        f::UTILISATION => to.floats(rows, |r| city.utilisation(which[r])),
        f::CONTRACTS => to.ints(rows, |r| summary(r).contracts as i64),
        f::DELIVERED_SHARE => to.floats(rows, |r| summary(r).delivered.unwrap_or(0.0)),
        f::INTEGRATED_SHARE => to.floats(rows, |r| summary(r).integrated),
        f::PUBLISHED_SHARE => to.floats(rows, |r| summary(r).published),
        f::MOBILISATION => to.floats(rows, |r| {
            let scale = params.resource_scale_hours;
            let organising = c(r).delivered.of(Resource::Organising);
            ((organising + c(r).preparation.organising) / scale).min(1.0)
        }),
        f::PARTY_REACH => to.floats(rows, |r| {
            let grids = &city.grids[c(r).grids.clone()];
            let led = grids.iter().filter(|g| g.party_member).count() as f64;
            (base(r).party_households + led / grids.len().max(1) as f64) / 2.0
        }),
        f::DEMOCRACY => to.floats(rows, |r| {
            c(r).haves[Star::Minzhu as usize].iter().sum::<f64>() / 4.0
        }),
        f::MU_START => to.floats(rows, |r| {
            params.participation_mu + params.participation_mu_sd * base(r).threshold_z
        }),
        f::YEARS => to.floats(rows, |_| of.today.years),
        _ => fill_stars(of, which, field, to),
    }
}

fn fill_stars(of: &Snapshot, which: &[usize], field: usize, to: &mut Column) {
    let rows = 0..which.len();
    let c = |r: usize| &of.city.communities[which[r]];
    match field {
        f::STARS => to.float_lists(rows, |r| c(r).scores),
        f::HELD => to.bool_lists(rows, |r| c(r).held),
        f::STARS_HELD => to.ints(rows, |r| {
            c(r).held.iter().filter(|held| **held).count() as i64
        }),
        f::BREACHES => to.int_lists::<{ Star::COUNT }>(rows, |r| {
            std::array::from_fn(|s| c(r).breaches(s) as i64)
        }),
        f::FAILED_QUARTERS => to.int_lists(rows, |r| c(r).failed_quarters.map(i64::from)),
        f::TOTAL_SCORE => to.floats(rows, |r| c(r).total_score()),
        f::FIVE_STAR => to.bools(rows, |r| c(r).five_star_since.is_some()),
        f::YEARS_SINCE_FIVE_STAR => to.floats(rows, |r| {
            let since = c(r).five_star_since;
            since.map_or(0.0, |d| f64::from(of.today.day.since(d)) / 365.25)
        }),
        f::FACILITY_GAP => to.floats(rows, |r| facility_gap(of.ctx.params, c(r))),
        f::QUALITY => to.float_lists::<{ Category::COUNT }>(rows, |r| c(r).quality),
        _ => no_such_field(rows, to),
    }
}

fn share(part: u32, whole: u32, if_none: f64) -> f64 {
    if whole == 0 {
        if_none
    } else {
        f64::from(part) / f64::from(whole)
    }
}

/// The five stars of some communities; row = index × 5 + star.
pub struct StarRows<'a> {
    /// The snapshot.
    pub of: Snapshot<'a>,
    /// The communities.
    pub which: &'a [usize],
}

impl Rows for StarRows<'_> {
    fn len(&self) -> usize {
        self.which.len() * Star::COUNT
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        if argument == 0 {
            let which: Vec<usize> = rows.map(|r| self.which[r / Star::COUNT]).collect();
            return fill_community(&self.of, &which, field, to);
        }
        let params = self.of.ctx.params;
        let c = |r: usize| &self.of.city.communities[self.which[r / Star::COUNT]];
        let s = |r: usize| r % Star::COUNT;
        match field {
            star::NAME => to.enums(rows, s),
            star::INDEX => to.ints(rows, |r| s(r) as i64),
            star::HAVE => to.float_lists(rows, |r| c(r).haves[s(r)]),
            star::WEIGHT => to.float_lists(rows, |r| params.star_weights[s(r)]),
            star::THRESHOLD => to.float_lists(rows, |r| params.star_thresholds[s(r)]),
            star::BREACHES => to.ints(rows, |r| c(r).breaches(s(r)) as i64),
            _ => no_such_field(rows, to),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let star = Star::SPEC.labels[row % Star::COUNT];
        within(&name(&self.of, self.which[row / Star::COUNT]), star)
    }
}

/// The 20 有 of every community; row = community × 20 + indicator.
pub struct IndicatorRows<'a>(pub Snapshot<'a>);

/// Number of 有 indicators of one community.
pub const INDICATORS: usize = Star::COUNT * 4;

impl Rows for IndicatorRows<'_> {
    fn len(&self) -> usize {
        self.0.city.communities.len() * INDICATORS
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let params = self.0.ctx.params;
        let s = |r: usize| r % INDICATORS / 4;
        let i = |r: usize| r % 4;
        let level = |r: usize| self.0.city.communities[r / INDICATORS].haves[s(r)][i(r)];
        let threshold = |r: usize| params.star_thresholds[s(r)][i(r)];
        match field {
            indicator::STAR => to.enums(rows, s),
            indicator::INDEX => to.ints(rows, |r| i(r) as i64),
            indicator::LEVEL => to.floats(rows, level),
            indicator::THRESHOLD => to.floats(rows, threshold),
            indicator::WEIGHT => to.floats(rows, |r| params.star_weights[s(r)][i(r)]),
            indicator::FACILITY => to.bools(rows, |r| HAVES[s(r)][i(r)].have == Have::Facility),
            indicator::GAP => to.floats(rows, |r| (threshold(r) - level(r)).max(0.0)),
            _ => no_such_field(rows, to),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let have = &HAVES[row % INDICATORS / 4][row % 4];
        within(&name(&self.0, row / INDICATORS), have.label)
    }
}

/// Meetings of one layer, one per community.
pub struct MeetingRows<'a> {
    /// The snapshot.
    pub of: Snapshot<'a>,
    /// The communities.
    pub which: &'a [usize],
    /// The layer.
    pub layer: Layer,
}

impl Rows for MeetingRows<'_> {
    fn len(&self) -> usize {
        self.which.len()
    }

    fn fill(&self, argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        if argument == 0 {
            return fill_community(&self.of, &self.which[rows], field, to);
        }
        to.enums(rows, |_| self.layer as usize);
    }

    fn describe(&self, row: usize) -> Text {
        name(&self.of, self.which[row])
    }
}

/// All categories of the communities that hold a meeting; row = index × 8 + category.
pub struct HotspotRows<'a> {
    /// The snapshot.
    pub of: Snapshot<'a>,
    /// The communities.
    pub which: &'a [usize],
    /// The layer of the meeting.
    pub layer: Layer,
}

impl Rows for HotspotRows<'_> {
    fn len(&self) -> usize {
        self.which.len() * Category::COUNT
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let city = self.of.city;
        let place = |r: usize| self.which[r / Category::COUNT];
        let k = |r: usize| r % Category::COUNT;
        let c = |r: usize| &city.communities[place(r)];
        match field {
            hotspot::CATEGORY => to.enums(rows, k),
            hotspot::LAYER => to.enums(rows, |_| self.layer as usize),
            hotspot::COUNT => to.ints(rows, |r| i64::from(c(r).raised_lately(k(r)))),
            hotspot::EXPECTED => to.floats(rows, |r| c(r).expected(k(r))),
            hotspot::PROJECT_RUNNING => to.bools(rows, |r| {
                let mut projects = city.projects.iter();
                projects.any(|p| p.community == place(r) && p.category as usize == k(r))
            }),
            hotspot::BUDGET => to.floats(rows, |r| c(r).purse.projects),
            _ => no_such_field(rows, to),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let category = Category::SPEC.labels[row % Category::COUNT];
        let place = self.which[row / Category::COUNT];
        within(&name(&self.of, place), category)
    }
}
