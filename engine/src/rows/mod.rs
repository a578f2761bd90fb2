//! The city as rules see it: rows of records over a frozen snapshot.
//!
//! A view borrows the city, so nothing can change while a rule is evaluated.

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

use crate::city::City;
use crate::rules::Column;
use crate::simulation::{Context, Today};

/// What a view reads.
#[derive(Clone, Copy)]
pub struct Snapshot<'a> {
    /// The scenario, the world and the parameters.
    pub ctx: &'a Context<'a>,
    /// The city.
    pub city: &'a City,
    /// The day.
    pub today: &'a Today,
}

fn ints(rows: Range<usize>, f: impl FnMut(usize) -> i64) -> Column {
    Column::Int(rows.map(f).collect())
}

fn floats(rows: Range<usize>, f: impl FnMut(usize) -> f64) -> Column {
    Column::Float(rows.map(f).collect())
}

fn bools(rows: Range<usize>, f: impl FnMut(usize) -> bool) -> Column {
    Column::Bool(rows.map(f).collect())
}

fn enums(rows: Range<usize>, mut f: impl FnMut(usize) -> usize) -> Column {
    Column::Enum(rows.map(|r| f(r) as u8).collect())
}

fn float_lists<const N: usize>(rows: Range<usize>, f: impl FnMut(usize) -> [f64; N]) -> Column {
    Column::Floats(rows.flat_map(f).collect())
}

/// A field that the catalogue does not list for this record: no rule can ask for it.
fn no_such_field(rows: Range<usize>) -> Column {
    floats(rows, |_| f64::NAN)
}
