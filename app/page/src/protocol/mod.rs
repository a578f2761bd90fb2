//! The protocol between page and worker.
//!
//! A question is JSON, an answer is postcard. Two formats, because changes hold values of several kinds, which only a self-describing
//! format reads back, and answers hold many numbers, undefined ones included, which JSON would lose. What the engine can make from the
//! scenario's text is not sent.

mod job;
mod message;
#[cfg(test)]
mod tests;

pub use job::{AcceptedSet, Job, Origin, Recording};
pub use message::{
    Answer, Ask, ReadRequest, Rehearsal, Seen, decode_answer, decode_ask, encode_answer, encode_ask,
};
