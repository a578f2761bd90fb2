//! Bottom-up appraisal 干部逆向考核: households are surveyed with real sampling error, leaders are scored, effort follows.
//!
//! Tests: `theory/people.rs` (sampling error), `sensitivity/params.rs`.

use crate::calendar::Today;
use crate::city::{Calls, City, Closures, Survey};
use crate::context::{Context, RuleResult};
use crate::mechanisms::{funding, grids};
use crate::rows::{GridRows, Snapshot};
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
    let mut answers = Vec::with_capacity(city.grids.len());
    for grid in &city.grids {
        let mut who = ctx.random.draw(
            Stream::Survey,
            grid.households.start as u64,
            u64::from(today.day.number()),
        );
        let (mut aware, mut satisfied) = (0, 0);
        for _ in 0..n {
            let h = grid.households.start + who.below(grid.households.len());
            aware += i64::from(city.households.aware[h]);
            let lean = (city.satisfaction(grid.community, h) - p.survey_centre) / p.survey_sd;
            satisfied += i64::from(who.chance(math::normal_cdf(lean)));
        }
        answers.push(Survey {
            awareness: aware as f64 / n as f64,
            satisfaction: satisfied as f64 / n as f64,
        });
    }
    let sum: f64 = answers.iter().map(|a| a.satisfaction).sum();
    city.tally.surveyed_satisfaction = Some(sum / answers.len() as f64);
    for (grid, answer) in city.grids.iter_mut().zip(answers) {
        grid.survey = answer;
    }
}

/// Half-yearly: surveys, scores every leader, and sets the effort of the next half-year.
pub fn appraise(ctx: &Context, city: &mut City, today: &Today) -> RuleResult {
    if !ctx.on.appraisal {
        return Ok(());
    }
    survey(ctx, city, today);
    let of = Snapshot { ctx, city, today };
    let scores = ctx.evaluate(Rule::AppraisalScore, &GridRows(of))?;
    for ((grid, score), rank) in city.grids.iter_mut().zip(&scores).zip(ranks(&scores)) {
        grid.previous_score = grid.score;
        grid.score = Some(*score);
        grid.rank = rank;
    }
    let of = Snapshot { ctx, city, today };
    let effort = ctx.evaluate(Rule::Effort, &GridRows(of))?;
    for (grid, effort) in city.grids.iter_mut().zip(effort) {
        grid.effort = effort;
        grid.closures = Closures::default();
        grid.calls = Calls::default();
    }
    if today.ends.year {
        award_honours(ctx, city);
    }
    grids::set_capacity(ctx, city);
    Ok(())
}

/// Places from 0 (best) to 1 (last); ties by number.
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

/// Yearly: 先进街道, the street whose grids score best, and 民情通干部, the best leaders.
fn award_honours(ctx: &Context, city: &mut City) {
    for grid in &mut city.grids {
        grid.cadre = grid.rank < ctx.params.cadre_share;
    }
    let mean = |street: &crate::world::StreetBase| {
        let grids = street
            .communities
            .clone()
            .flat_map(|c| city.communities[c].grids.clone());
        let scores: Vec<f64> = grids.filter_map(|g| city.grids[g].score).collect();
        scores.iter().sum::<f64>() / scores.len().max(1) as f64
    };
    let means: Vec<f64> = ctx.world.streets.iter().map(mean).collect();
    let best = (0..means.len()).max_by(|a, b| means[*a].total_cmp(&means[*b]).then(b.cmp(a)));
    for (s, street) in city.streets.iter_mut().enumerate() {
        street.advanced = Some(s) == best;
    }
    let honoured = city.grids.iter().filter(|grid| grid.cadre).count();
    let bonus = honoured as f64 * ctx.params.honour_bonus;
    city.ledger.money_given += bonus;
    funding::pay(city, bonus);
}
