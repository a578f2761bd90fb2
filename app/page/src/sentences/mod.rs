//! The page's texts that contain numbers: phrases, whole sentences, the headline and the sentences beside it.
//!
//! Phrases are grouped by topic. [`headline`] says how the leading metric changed, [`around`] adds further sentences, and [`parts`] has the
//! pieces of both. The two languages order the same facts differently, so each sentence is written whole instead of assembled from words.
//! No sentence claims more than its interval supports.

pub mod accepted_sets;
mod around;
pub mod briefs;
pub mod events;
pub mod figures;
mod finding;
mod headline;
pub mod kept;
pub mod links;
mod parts;
pub mod phrases;
pub mod rule_values;
#[cfg(test)]
mod tests;
pub mod typing;
pub mod within_city;

pub use around::{aside, price, relative, settle};
pub use finding::Finding;
pub use gongzhi_engine::results::FEWEST_PAIRS;
pub use headline::{alone, also, comparison, invitation};
pub use parts::{TextPiece, adjustments, lower_first, upper_first};
