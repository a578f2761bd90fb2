//! Groups of households and communities at the end of a run.

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Text;
use gongzhi_catalogue::groups::{GROUP_METRICS, Grouping};

/// One group at the end of a replication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// How the city was divided.
    pub by: Grouping,
    /// Its name for people.
    pub name: Text,
    /// Households in it.
    pub households: u32,
    /// The metrics of [`GROUP_METRICS`] for this group alone; NaN where one has no meaning for it.
    pub values: [f64; GROUP_METRICS.len()],
}
