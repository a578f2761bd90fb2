//! Weekly series of communities: fields of their record, for the map and the community report of one replication.

use serde::{Deserialize, Serialize};

use gongzhi_catalogue::records::{FieldSpec, community};

/// Fields of the community record by week and community.
///
/// Kept for one replication on demand: an ensemble keeps city series only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CommunitySeries {
    /// Places of the fields in [`community::FIELDS`].
    pub fields: Vec<u16>,
    /// How many communities there are.
    pub communities: u32,
    /// Last day of each week, since the start; day 0 is the state before the first day.
    pub days: Vec<u32>,
    /// Values by field, then week, then community; truth values are 0 and 1.
    pub values: Vec<Vec<f32>>,
}

impl CommunitySeries {
    /// What a field is called, its unit and meaning.
    pub fn spec(field: u16) -> Option<&'static FieldSpec> {
        community::FIELDS.get(usize::from(field))
    }

    /// The values of all communities for a field (its place in [`Self::fields`]) at a week.
    pub fn at(&self, field: usize, week: usize) -> Option<&[f32]> {
        let n = self.communities as usize;
        self.values.get(field)?.get(week * n..(week + 1) * n)
    }

    /// The weekly values of one community for a field (its place in [`Self::fields`]).
    pub fn of(&self, field: usize, community: usize) -> impl Iterator<Item = f32> + '_ {
        let n = (self.communities as usize).max(1);
        let values = self.values.get(field).map_or(&[][..], Vec::as_slice);
        values.iter().skip(community).step_by(n).copied()
    }
}
