//! What the page asks of the browser itself: storage, files, the address, scrolling, work by turns.

mod address;
pub mod bridge;
pub mod commit;
pub mod files;
pub mod scheduler;
pub mod scroll;
pub mod storage;
