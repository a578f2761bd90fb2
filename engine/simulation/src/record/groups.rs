//! Groups of households and communities at the end of a run.

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Text;
use gongzhi_catalogue::groups::{GROUP_METRICS, Grouping};

/// One group at the end of a replication.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// The grouping.
    pub by: Grouping,
    /// Display name.
    pub name: Text,
    /// Households in it.
    pub households: u32,
    /// Values of [`GROUP_METRICS`] for this group alone; NaN for metrics that do not apply to it.
    pub values: [f64; GROUP_METRICS.len()],
}
