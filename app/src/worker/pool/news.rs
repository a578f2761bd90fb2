//! Messages from the pool to the page.

use gongzhi_engine::record::Replication;
use gongzhi_page::protocol::{Answer, Job};

/// A message from the pool.
#[derive(Clone, Debug)]
pub enum News {
    /// The first worker is ready and has rehearsed.
    Ready,
    /// Job number and share done (0 to 1) of every job in progress.
    Progress(Vec<(u32, f64)>),
    /// The weeks that a job has recorded so far.
    SoFar(Box<Job>, Box<Replication>),
    /// A job's answer.
    Done(Box<Job>, Box<Answer>),
    /// Workers cannot be started, or keep failing, with the last error.
    WorkersFailed(String),
}
