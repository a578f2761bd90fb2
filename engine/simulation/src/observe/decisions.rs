//! Step-by-step traces of the rules that decide about one community on a day.

use crate::record::Decision;
use crate::rows::{CommunityRows, Snapshot, StarRows};
use gongzhi_catalogue::enums::Star;
use gongzhi_catalogue::parts::Part;
use gongzhi_catalogue::rules::Rule;
use gongzhi_rules::Tracer;

/// Rules evaluated for each star of a community.
const OF_STARS: [Rule; 3] = [Rule::StarScore, Rule::StarAwarded, Rule::StarKept];
/// Rules evaluated for a community, with the parts of the model that evaluate them.
const OF_COMMUNITIES: [(Rule, &[Part]); 5] = [
    (Rule::FiveStar, &[Part::Stars]),
    (Rule::HemeiScore, &[Part::Stars]),
    (Rule::FundingWeight, &[]),
    (Rule::AdminShare, &[Part::AdminLoad]),
    (Rule::ParticipationTarget, &[Part::Participation]),
];

/// Today's decisions about a community, for the parts of the model that the scenario switches on.
pub(super) fn decisions(of: &Snapshot, c: usize) -> Vec<Decision> {
    // The rules compiled for this run, so a tracer can be made.
    let Ok(tracer) = Tracer::new(of.ctx.scenario.program()) else {
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
    let scenario = of.ctx.scenario;
    let asked = OF_COMMUNITIES
        .iter()
        .filter(|(_, parts)| scenario.has_all(parts));
    for (rule, _) in asked {
        let trace = tracer.trace(*rule, &community, 0);
        found.extend(trace.map(|trace| Decision { star: None, trace }));
    }
    let stars_asked = Star::ALL.iter().filter(|_| scenario.has(Part::Stars));
    for (s, star) in stars_asked.enumerate() {
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
