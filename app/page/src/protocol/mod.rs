//! What page and worker say to each other.
//!
//! What: a question is JSON text, an answer is postcard bytes. Why two: changes hold values of several kinds, which only a
//! self-describing format reads back; answers hold many numbers, undefined ones included, which JSON would lose.
//! What the engine can make from the scenario's text is not sent.

mod job;
mod message;
#[cfg(test)]
mod tests;

pub use job::{AcceptedSet, Job, Origin, Record};
pub use message::{
    Answer, Ask, Reading, Rehearsal, Seen, decode_answer, decode_ask, encode_answer, encode_ask,
};
