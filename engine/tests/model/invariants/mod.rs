//! Properties of every run, whatever the parameters.

mod balance;
mod keys;
mod watch;
