//! Queues: the Pollaczek–Khinchine formula, Little's law, and Poisson arrivals.

use gongzhi_engine::math::exp;
use gongzhi_engine::scenario::fixture::{child_of, extending, read};

use time::Duration;

use super::{agrees, watch};

/// Sixty grids of 150 households with one hour a day. A petition takes ten hours on average (log-sd 0.5), so days are
/// short compared with jobs, and each grid is nearly an M/G/1 queue (first come, first served) at ρ = 0.7.
fn long_jobs() -> String {
    child_of(
        "queue-only",
        r#"
    time = { start = "2018-01-01", end = "2034-12-31" }
    place = { streets = 1, communities = 6, residents = 18000 }
    [params]
    one_need_a_day = false
    staff_per_10000 = 4.166666666666667
    needs_per_household = 0.1703333333333333
    effort_hours = [10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0]
    effort_log_sd = 0.5
    [rules]
    queue = '''
    fn petition_priority(petition) { petition.age_days }
    fn petition_level(petition) { "grid" }
    fn petition_deadline(petition) { 2 }
    fn petition_supervised(petition) { false }
    '''
    "#,
    )
}

/// Expected number in the system: λ (E[W] + E[S] − ½), where the formula gives the wait W as λ E[S²] / 2(1 − ρ). Half
/// a day is subtracted, because a petition that is finished during a day is gone by its end. Arrivals of the same day
/// wait for each other, as they do in W.
#[test]
fn a_grid_is_an_m_g_1_queue_where_days_are_short_against_jobs() {
    let (rate, job) = (0.07, 10.0);
    let square = job * job * exp(0.25);
    let load = rate * job;
    let theory = rate * (rate * square / (2.0 * (1.0 - load)) + job - 0.5);
    let (warm_up, block) = (1_500, 470);
    let mut blocks: Vec<f64> = Vec::new();
    let mut sum = 0.0;
    watch(&read(&long_jobs()), |day, run| {
        if day < warm_up {
            return;
        }
        sum += run.city().petitions.len() as f64 / 60.0;
        if (day - warm_up) % block == block - 1 {
            blocks.push(sum / block as f64);
            sum = 0.0;
        }
    });
    assert!(blocks.len() >= 9);
    agrees(&blocks, theory);
}

/// At every level, the mean number of petitions waiting equals the arrival rate times the mean time to closure. All
/// petitions of a town go to one level; none moves up or comes back.
#[test]
fn littles_law_holds_at_every_level() {
    for level in ["grid", "community", "street", "department"] {
        let town = extending(&format!(
            r#"
            time = {{ start = "2018-01-01", end = "2019-06-30" }}
            place = {{ streets = 2, communities = 6, residents = 24000 }}
            mechanisms = {{ voice = false, visits = false, false_resolution = false, meetings = false }}
            [params]
            deadlines = [120, 120, 120]
            needs_per_household = 0.25
            admin_task_share = 0.2
            pooling = 0.5
            front_line_share = 1.0
            street_hours = 130
            department_hours = 200
            [rules]
            level = 'fn petition_level(petition) {{ "{level}" }}'
            "#
        ));
        let (mut waiting, mut workdays, mut closed, mut ages) = (0.0, 0, 0.0, 0.0);
        watch(&town, |day, run| {
            let city = run.city();
            if town.works_on(town.time.start + Duration::days(day as i64)) {
                waiting += city.petitions.len() as f64;
                workdays += 1;
            }
            let last = day + 1 == town.time.days();
            if last {
                let all = city.tally.since_start();
                for (age, n) in all.days_to_close.iter().enumerate() {
                    closed += f64::from(*n);
                    ages += age as f64 * f64::from(*n);
                }
            }
        });
        assert!(closed > 2_000.0, "{level}: {closed} closed");
        let (number, expected) = (waiting / f64::from(workdays), ages / f64::from(workdays));
        // Petitions open at the end have waited but are not closed yet.
        assert!(
            (number - expected).abs() < 0.03 * number + 0.02,
            "{level}: {number} waiting, {expected} by Little's law"
        );
    }
}

/// Daily arrivals over the city: the mean is the rate, and the variance equals the mean.
#[test]
fn arrivals_are_poisson() {
    let city = read(&child_of(
        "queue-only",
        r#"
        time = { start = "2018-01-01", end = "2019-12-31" }
        place = { streets = 1, communities = 2, residents = 6000 }
        params.one_need_a_day = false
        "#,
    ));
    let rate = 3_000.0 * 0.015;
    let mut before = 0;
    let mut counts = Vec::new();
    watch(&city, |_, run| {
        let raised = run.ledger().raised;
        counts.push((raised - before) as f64);
        before = raised;
    });
    agrees(&counts, rate);
    let squares: Vec<f64> = counts.iter().map(|x| (x - rate) * (x - rate)).collect();
    agrees(&squares, rate);
    // Arrivals of neighbouring days are independent.
    let products: Vec<f64> = counts
        .windows(2)
        .map(|w| (w[0] - rate) * (w[1] - rate))
        .collect();
    agrees(&products, 0.0);
}
