//! The protocol between page and worker.
//!
//! Questions are JSON, answers are postcard. Changes hold values of several types, which only a self-describing format can read back;
//! answers hold many numbers, including undefined ones, which JSON would lose. The messages omit what the engine can derive from the
//! scenario's text.

mod job;
mod letter;
mod message;
mod rule_look;
#[cfg(test)]
mod tests;

pub use job::{AcceptedSet, Job, Origin, Recording, Share};
pub use letter::{Content, Letter};
pub use message::{
    Answer, Ask, ReadRequest, Rehearsal, Seen, decode_answer, decode_ask, decode_letter,
    encode_answer, encode_ask, encode_letter,
};
pub use rule_look::{Decided, LookRequest, Looked, LookedSide, OtherText, RuleLook, WouldChange};
