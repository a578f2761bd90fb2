//! What the page asks of the browser itself: storage, files, the address.

mod address;
pub mod files;
pub mod storage;
