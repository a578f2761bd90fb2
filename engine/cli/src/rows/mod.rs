//! The folder of a sweep: what is run (`sweep.json`, `scenario.toml`), and one row for each finished run (`rows-1-of-1.csv`).
//!
//! Rows are only ever appended, each with its key and a checksum, in one write. A process that is killed loses at most the runs that
//! were under way; a row that was torn is cut off when the sweep goes on.

mod complaints;
mod folder;
mod manifest;
mod reader;
mod row;
mod writer;

pub use complaints::not_the_same;
pub use folder::SweepFolder;
pub use manifest::Manifest;
pub use reader::RowFiles;
pub use row::text_of;
pub use writer::{RowWriter, head_of};
