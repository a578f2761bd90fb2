//! Names of the files that a run writes.

use gongzhi_engine::results::Stamp;

/// The name of a file: an adjusted policy's says so.
pub fn file_name(stamp: &Stamp, name: &str) -> String {
    match stamp.adjusted {
        true => format!("{}-{name}", stamp.name()),
        false => name.to_owned(),
    }
}
