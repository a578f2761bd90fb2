//! How rules decide about one community on a day, each decision step by step.

use crate::catalogue::enums::Star;
use crate::catalogue::rules::Rule;
use crate::results::Decision;
use crate::rows::{CommunityRows, Snapshot, StarRows};
use crate::rules::Tracer;

/// Rules about a star of a community.
const OF_STARS: [Rule; 3] = [Rule::StarScore, Rule::StarAwarded, Rule::StarKept];
/// Rules about a community.
const OF_COMMUNITIES: [Rule; 5] = [
    Rule::FiveStar,
    Rule::HemeiScore,
    Rule::FundingWeight,
    Rule::AdminShare,
    Rule::ParticipationTarget,
];

/// The decisions about a community as it stands.
pub(super) fn decisions(of: &Snapshot, c: usize) -> Vec<Decision> {
    // Rules that run have compiled, so there is a tracer.
    let Ok(tracer) = Tracer::new(of.ctx.scenario) else {
        return Vec::new();
    };
    let which = [c];
    let stars = StarRows {
        of: *of,
        which: &which,
    };
    let community = CommunityRows {
        of: *of,
        which: &which,
    };
    let mut found = Vec::new();
    for rule in OF_COMMUNITIES {
        let trace = tracer.trace(rule, &community, 0);
        found.extend(trace.map(|trace| Decision { star: None, trace }));
    }
    for (s, star) in Star::ALL.iter().enumerate() {
        for rule in OF_STARS {
            let trace = tracer.trace(rule, &stars, s);
            found.extend(trace.map(|trace| Decision {
                star: Some(*star),
                trace,
            }));
        }
    }
    found
}
