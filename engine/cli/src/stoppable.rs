//! Runs one replication on this thread until it ends or the user asks to stop.

use gongzhi_engine::context::RuleResult;
use gongzhi_engine::record::{CommunityState, Replication};
use gongzhi_engine::run::{BLOCK_DAYS, Model};

use crate::interrupt;

/// Runs one replication; `progress` receives the number of days completed since its last call. `None` if the user stopped it before the
/// end.
pub fn replicate(
    model: &Model,
    number: u32,
    progress: &mut dyn FnMut(usize),
) -> RuleResult<Option<(Replication, Vec<CommunityState>)>> {
    let mut run = model.run_in_blocks(number, number)?;
    let mut done = 0;
    while !interrupt::asked() {
        let now = run.advance(BLOCK_DAYS)?;
        progress(now.day.saturating_sub(done));
        done = now.day;
        if now.finished() {
            return Ok(Some(run.finish()));
        }
    }
    Ok(None)
}
