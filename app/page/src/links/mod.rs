//! Links that carry a work, so that whoever opens one has the same policy, without a server.
//!
//! A link holds what [`saving`](crate::policy::saving) would save: a text that names its baseline and states what differs. [`code`] packs
//! it into the part of the address that browsers send to nobody, and unpacks it; [`offer`] is what an opened link shows before anything
//! runs; [`proof`] says whether a second run gave the same result; [`qr`] draws a link as a QR code. [`refusal`] says why a link opens
//! nothing, and what to do.

pub mod code;
pub mod offer;
pub mod proof;
pub mod qr;
pub mod refusal;
pub mod share;
