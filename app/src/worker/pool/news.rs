//! What the pool tells the page.

use gongzhi_engine::record::Replication;
use gongzhi_page::protocol::{Answer, Job};

/// What the pool tells.
#[derive(Clone, Debug)]
pub enum News {
    /// The first worker is ready, and has rehearsed.
    Ready,
    /// Share done of every job under way.
    Progress(Vec<(u32, f64)>),
    /// The weeks that a job has recorded.
    SoFar(Box<Job>, Box<Replication>),
    /// A job's answer.
    Done(Box<Job>, Box<Answer>),
    /// Workers cannot be started, or fail again and again.
    WorkersFailed(String),
}
