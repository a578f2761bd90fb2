//! What no run may break, whatever the parameters.

mod balance;
mod watch;
