//! The city as rules see it: rows of records over a frozen snapshot.
//!
//! A view borrows the city, so nothing can change while a rule is evaluated. Updates are therefore synchronous.

mod cityrow;
mod community;
mod contract;
mod grid;
mod household;
mod petition;

pub use cityrow::CityRow;
pub use community::{CommunityRows, HotspotRows, INDICATORS, IndicatorRows, MeetingRows, StarRows};
pub use contract::{CommitmentRows, ContractRows, OfferRows};
pub use grid::GridRows;
pub use household::HouseholdRows;
pub use petition::PetitionRows;

use std::ops::Range;

use crate::calendar::Today;
use crate::city::City;
use crate::context::Context;
use gongzhi_rules::Column;

/// The state that a view reads.
#[derive(Clone, Copy)]
pub struct Snapshot<'a> {
    /// The scenario, the world and the parameters.
    pub ctx: &'a Context<'a>,
    /// The city.
    pub city: &'a City,
    /// The day.
    pub today: &'a Today,
}

/// Handles a field that the catalogue does not list for this record; no rule can ask for one.
fn no_such_field(rows: Range<usize>, to: &mut Column) {
    to.floats(rows, |_| f64::NAN);
}
