//! Names of the files that a run writes.

use gongzhi_engine::results::Stamp;

/// File name of a result, marked if the policy was adjusted.
pub fn file_name(stamp: &Stamp, name: &str) -> String {
    match stamp.adjusted {
        true => format!("{}-{name}", stamp.name()),
        false => name.to_owned(),
    }
}
