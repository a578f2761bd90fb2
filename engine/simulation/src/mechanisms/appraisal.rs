//! Bottom-up appraisal 干部逆向考核: households are surveyed with real sampling error, leaders are scored, effort follows.
//!
//! Tests: `theory/people.rs` (sampling error), `sensitivity/params.rs`.

use crate::calendar::Today;
use crate::city::{Calls, City, Closures, Ratio, Survey};
use crate::context::{Context, RuleResult};
use crate::joint::{JointRequest, LeaderRanks, LeaderScores};
use crate::mechanisms::{funding, grids};
use crate::rows::{GridRows, Snapshot};
use crate::world::StreetBase;
use gongzhi_base::math;
use gongzhi_base::random::Stream;
use gongzhi_catalogue::rules::Rule;

/// Asks households of every grid whether they know of the channels and are satisfied.
pub fn survey(ctx: &Context, city: &mut City, today: &Today) {
    if !ctx.on.appraisal {
        return;
    }
    let p = ctx.params;
    let n = p.survey_households.max(1);
    let mut surveyed = Ratio::default();
    let mut answers = Vec::with_capacity(city.grids.len());
    for grid in &city.grids {
        let mut who = ctx.random.draw(
            Stream::Survey,
            ctx.number_of_household(grid.households.start),
            u64::from(today.day.number()),
        );
        let (mut aware, mut satisfied) = (0, 0);
        for _ in 0..n {
            let h = grid.households.start + who.below(grid.households.len());
            aware += i64::from(city.households.aware[h]);
            let lean = (city.satisfaction(grid.community, h) - p.survey_centre) / p.survey_sd;
            satisfied += i64::from(who.chance(math::normal_cdf(lean)));
        }
        surveyed += Ratio {
            part: satisfied as u64,
            of: n as u64,
        };
        answers.push(Survey {
            awareness: aware as f64 / n as f64,
            satisfaction: satisfied as f64 / n as f64,
        });
    }
    city.tally.surveyed = surveyed;
    for (grid, answer) in city.grids.iter_mut().zip(answers) {
        grid.survey = answer;
    }
}

/// Half-yearly: surveys, and scores every leader.
pub fn score_leaders(
    ctx: &Context,
    city: &mut City,
    today: &Today,
) -> RuleResult<Option<JointRequest>> {
    if !ctx.on.appraisal {
        return Ok(None);
    }
    survey(ctx, city, today);
    let of = Snapshot { ctx, city, today };
    let scores = ctx.evaluate(Rule::AppraisalScore, &GridRows(of))?;
    for (grid, score) in city.grids.iter_mut().zip(&scores) {
        grid.previous_score = grid.score;
        grid.score = Some(*score);
    }
    let mean = |street: &StreetBase| {
        let own = street.communities.clone().map(|c| &city.communities[c]);
        let own: Vec<f64> = own
            .flat_map(|c| scores[c.grids.clone()].iter().copied())
            .collect();
        own.iter().sum::<f64>() / own.len().max(1) as f64
    };
    let streets = ctx.world.streets.iter().map(mean).collect();
    Ok(Some(JointRequest::Ranks(LeaderScores {
        streets,
        grids: scores,
    })))
}

/// The joint decision: places of leaders in the city from 0 (best) to 1 (last), ties by number; and the best street.
pub fn rank_leaders(requests: &[&LeaderScores]) -> Vec<LeaderRanks> {
    let scores: Vec<f64> = requests
        .iter()
        .flat_map(|part| &part.grids)
        .copied()
        .collect();
    let means: Vec<f64> = requests
        .iter()
        .flat_map(|part| &part.streets)
        .copied()
        .collect();
    let mut ranks = ranks(&scores).into_iter();
    let best = (0..means.len()).max_by(|a, b| means[*a].total_cmp(&means[*b]).then(b.cmp(a)));
    let mut first = 0;
    let of_part = |part: &&LeaderScores| {
        let streets = first..first + part.streets.len();
        first = streets.end;
        LeaderRanks {
            grids: ranks.by_ref().take(part.grids.len()).collect(),
            best_street: best
                .filter(|s| streets.contains(s))
                .map(|s| s - streets.start),
        }
    };
    requests.iter().map(of_part).collect()
}

fn ranks(scores: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|a, b| scores[*b].total_cmp(&scores[*a]).then(a.cmp(b)));
    let last = (scores.len().max(2) - 1) as f64;
    let mut ranks = vec![0.0; scores.len()];
    for (place, grid) in order.into_iter().enumerate() {
        ranks[grid] = place as f64 / last;
    }
    ranks
}

/// Sets leaders' effort for the next half-year by how they rank.
pub fn set_effort(
    ctx: &Context,
    city: &mut City,
    today: &Today,
    ranks: &LeaderRanks,
) -> RuleResult {
    for (grid, rank) in city.grids.iter_mut().zip(&ranks.grids) {
        grid.rank = *rank;
    }
    let of = Snapshot { ctx, city, today };
    let effort = ctx.evaluate(Rule::Effort, &GridRows(of))?;
    for (grid, effort) in city.grids.iter_mut().zip(effort) {
        grid.effort = effort;
        grid.closures = Closures::default();
        grid.calls = Calls::default();
    }
    if today.ends.year {
        award_honours(ctx, city, ranks.best_street);
    }
    grids::set_capacity(ctx, city);
    Ok(())
}

/// Yearly: 先进街道, the street whose grids score best, and 民情通干部, the best leaders.
fn award_honours(ctx: &Context, city: &mut City, best_street: Option<usize>) {
    for (s, street) in city.streets.iter_mut().enumerate() {
        street.advanced = Some(s) == best_street;
    }
    for g in 0..city.grids.len() {
        let cadre = city.grids[g].rank < ctx.params.cadre_share;
        city.grids[g].cadre = cadre;
        if cadre {
            city.ledger.money_given += ctx.params.honour_bonus;
            funding::pay(city, city.grids[g].community, ctx.params.honour_bonus);
        }
    }
}
