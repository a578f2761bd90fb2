//! Rows of grids.

use std::ops::Range;

use super::{Snapshot, no_such_field};
use gongzhi_base::text::{Label, Text, numbered, within};
use gongzhi_catalogue::records::grid as f;
use gongzhi_rules::{Column, Rows};

const GRID: Label = Label::new("网格", "grid");

/// All grids of the city.
pub struct GridRows<'a>(pub Snapshot<'a>);

impl Rows for GridRows<'_> {
    fn len(&self) -> usize {
        self.0.city.grids.len()
    }

    fn fill(&self, _argument: usize, field: usize, rows: Range<usize>, to: &mut Column) {
        let g = |r: usize| &self.0.city.grids[r];
        match field {
            f::HOUSEHOLDS => to.ints(rows, |r| g(r).households.len() as i64),
            f::STAFF => to.floats(rows, |r| g(r).staff),
            f::FAMILIARITY => to.floats(rows, |r| g(r).familiarity),
            f::OPEN => {
                let open = self.0.city.open_in_grids(&self.0.ctx.world);
                to.ints(rows, |r| open[r]);
            }
            f::UTILISATION => to.floats(rows, |r| self.0.city.grid_hours.utilisation(r)),
            f::AWARENESS => to.floats(rows, |r| g(r).survey.awareness),
            f::SATISFACTION => to.floats(rows, |r| g(r).survey.satisfaction),
            f::CALLERS_SATISFACTION => to.floats(rows, |r| {
                g(r).calls.share().unwrap_or(g(r).survey.satisfaction)
            }),
            f::ON_TIME_SHARE => {
                to.floats(rows, |r| g(r).closures.on_time_share().unwrap_or(1.0));
            }
            f::PREVIOUS_SCORE => to.floats(rows, |r| g(r).previous_score.unwrap_or(0.0)),
            f::SCORE => to.floats(rows, |r| g(r).score.unwrap_or(0.0)),
            f::FIRST => to.bools(rows, |r| g(r).previous_score.is_none()),
            f::RANK => to.floats(rows, |r| g(r).rank),
            f::PARTY_MEMBER => to.bools(rows, |r| g(r).party_member),
            _ => no_such_field(rows, to),
        }
    }

    fn describe(&self, row: usize) -> Text {
        let grid = &self.0.city.grids[row];
        let number = row - self.0.city.communities[grid.community].grids.start + 1;
        within(
            &super::community::name(&self.0, grid.community),
            numbered(GRID, number),
        )
    }
}
