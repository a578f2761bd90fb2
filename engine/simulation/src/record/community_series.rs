//! Weekly series of community record fields, for the map and the community report of one replication.

use serde::{Deserialize, Serialize};

use gongzhi_catalogue::records::{FieldSpec, community};

/// Fields of the community record, by week and community.
///
/// Recorded on demand for one replication; an ensemble records city series only.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CommunitySeries {
    /// Indices of the fields in [`community::FIELDS`].
    pub fields: Vec<u16>,
    /// Number of communities.
    pub communities: u32,
    /// Last day of each week, in days since the start; day 0 is the state before the first day.
    pub days: Vec<u32>,
    /// Values by field, week and community; truth values are 0 and 1.
    pub values: Vec<Vec<f32>>,
}

impl CommunitySeries {
    /// Name, unit and meaning of a field.
    pub fn spec(field: u16) -> Option<&'static FieldSpec> {
        community::FIELDS.get(usize::from(field))
    }

    /// Values of all communities for a field in a week. `field` is an index into [`Self::fields`].
    pub fn at(&self, field: usize, week: usize) -> Option<&[f32]> {
        let n = self.communities as usize;
        self.values.get(field)?.get(week * n..(week + 1) * n)
    }

    /// Weekly values of one community for a field. `field` is an index into [`Self::fields`].
    pub fn of(&self, field: usize, community: usize) -> impl Iterator<Item = f32> + '_ {
        let n = (self.communities as usize).max(1);
        let values = self.values.get(field).map_or(&[][..], Vec::as_slice);
        values.iter().skip(community).step_by(n).copied()
    }
}
