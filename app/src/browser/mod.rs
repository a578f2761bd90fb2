//! Browser services for the page: storage, files, the address, scrolling, scheduling.

pub mod address;
pub mod bridge;
pub mod clipboard;
pub mod commit;
pub mod files;
pub mod scheduler;
pub mod scroll;
pub mod storage;
