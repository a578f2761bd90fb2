//! Controls and parts that several views share.

pub mod choice;
pub mod deferred;
pub mod drafts;
pub mod fold;
pub mod icons;
pub mod number;
pub mod problems;
pub mod props;
pub mod search_box;
pub mod window;
