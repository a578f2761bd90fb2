//! Load of grids and pools.

use super::{City, Hours};
use crate::world::World;
use gongzhi_catalogue::enums::Level;

impl City {
    /// Open petitions at grid level, by grid.
    pub fn open_in_grids(&self, world: &World) -> Vec<i64> {
        let mut open = vec![0; self.grids.len()];
        let table = &self.petitions;
        for row in table.rows() {
            let kind = table.kind(row);
            if kind.level == Level::Grid && !kind.work.is_done() {
                let household = table.need(row).household();
                open[self.grid_of(world, world.community_of(household), household)] += 1;
            }
        }
        open
    }

    /// Hours spent divided by hours available in a community's grids and pool over the last 28 days.
    pub fn utilisation(&self, c: usize) -> f64 {
        let grids = self.communities[c].grids.clone();
        grids
            .map(|g| self.grid_hours.window(g))
            .chain([self.pool_hours.window(c)])
            .fold(Hours::default(), |sum, hours| sum + hours)
            .utilisation()
    }
}
