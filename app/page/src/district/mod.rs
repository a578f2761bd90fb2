//! A district of the visitor's own: real communities and partner units instead of those of the scenario.
//!
//! The tables are texts in the open changes ([`OwnPlace`](gongzhi_engine::scenario::OwnPlace)), so they are undone, kept and run as other
//! changes are; baseline and reform share them. [`sheet`] shows a text as cells and writes cells as text, [`import`] takes cells from a
//! clipboard or a file, [`view`] says what is wrong and which defaults fill the rest, and [`work`] how large it is. Saving writes the
//! tables into the scenario's file ([`saving`](crate::policy::saving)).

pub mod html;
pub mod import;
pub mod sheet;
pub mod template;
pub mod view;
pub mod work;
