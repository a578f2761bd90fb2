//! Participation, surveys, deliveries, and all processes of decay.

use gongzhi_engine::math::{exp2, normal_cdf, sqrt};
use gongzhi_engine::scenario::fixture::{child, read};

use super::{agrees, watch};

/// A quiet town, in which only the switches of a test are on.
fn town(switches: &str, rest: &str) -> String {
    child(&format!(
        r#"
        time = {{ start = "2018-01-01", end = "2019-12-31" }}
        [place]
        streets = 2
        communities = 8
        residents = 32000
        [mechanisms]
        admin_load = false
        voice = false
        levels = false
        false_resolution = false
        satisfaction = false
        visits = false
        meetings = false
        projects = false
        contracts = false
        stars = false
        participation = false
        appraisal = false
        shocks = false
        {rest}
        "#
    ))
    .replace(
        &format!("{} = false", switches),
        &format!("{} = true", switches),
    )
}

/// p settles where p = p_max Φ((p / p_max − μ) / σ); the solutions are found by bisection between the middle and
/// either end.
#[test]
fn participation_settles_at_granovetters_fixed_points() {
    let (mu, sigma, most) = (0.5, 0.25, 0.5);
    let off = |share: f64| normal_cdf((share - mu) / sigma) - share;
    let root = |mut low: f64, mut high: f64| {
        for _ in 0..80 {
            let middle = 0.5 * (low + high);
            if off(low) * off(middle) <= 0.0 {
                high = middle;
            } else {
                low = middle;
            }
        }
        0.5 * (low + high)
    };
    for (start, end) in [(0.05, root(0.0, 0.4)), (0.45, root(0.6, 1.0))] {
        let rest = format!(
            "[params]\nparticipation_start = {start}\nparticipation_speed = 0.3\n\
             participation_sigma = {sigma}\nparticipation_max = {most}\n\
             participation_free_riding = 0\nparticipation_turnover = 0\nparticipation_fatigue = 0\n\
             [rules]\nmu = 'fn participation_target(community) {{ {mu} }}'\n"
        );
        let scenario = read(&town("participation", &rest));
        let mut last = 0.0;
        watch(&scenario, |_, run| {
            last = run.city().communities[3].participation
        });
        assert!(
            (last - most * end).abs() < 1e-3,
            "from {start}: {last}, theory {}",
            most * end
        );
    }
    assert!(
        root(0.0, 0.4) < 0.2 && root(0.6, 1.0) > 0.8,
        "they are two different ends"
    );
}

/// A survey of n households per grid, drawn with replacement, has variance p(1 − p) / n.
#[test]
fn surveys_err_as_samples_of_their_size_do() {
    let n = 12;
    let scenario = read(&town(
        "appraisal",
        &format!(
            "[params]\nsurvey_households = {n}\nawareness_start = 0.4\nvolunteer_aware = 0.0\n"
        ),
    ));
    let mut scores = Vec::new();
    watch(&scenario, |day, run| {
        if day != 180 {
            return;
        }
        let city = run.city();
        for grid in &city.grids {
            let aware = &city.households.aware[grid.households.clone()];
            let p = aware.iter().filter(|a| **a).count() as f64 / aware.len() as f64;
            scores.push((grid.survey.awareness - p) / sqrt(p * (1.0 - p) / f64::from(n)));
        }
    });
    assert!(scores.len() > 80);
    agrees(&scores, 0.0);
    let squares: Vec<f64> = scores.iter().map(|z| z * z).collect();
    agrees(&squares, 1.0);
}

/// A month's delivered share is a Beta draw: its mean is the value of `compliance`, its variance m(1 − m) / (n + 1).
#[test]
fn deliveries_have_the_mean_and_variance_of_a_beta() {
    let (m, n) = (0.7, 12.0);
    let scenario = read(&town(
        "contracts",
        &format!(
            "[params]\ndelivery_concentration = {n}\n\
             [rules]\nmean = 'fn compliance(commitment) {{ {m} }}'\n"
        ),
    ));
    let mut shares = Vec::new();
    watch(&scenario, |day, run| {
        if day == 30 {
            let contracts = run.city().contracts.iter();
            shares = contracts
                .flat_map(|k| &k.commitments)
                .filter_map(|c| c.delivered_share())
                .collect();
        }
    });
    assert!(shares.len() > 60, "{}", shares.len());
    agrees(&shares, m);
    let squares: Vec<f64> = shares.iter().map(|x| (x - m) * (x - m)).collect();
    agrees(&squares, m * (1.0 - m) / (n + 1.0));
}

/// After its half-life, quality has lost half of its distance to the floor.
#[test]
fn quality_halves_its_distance_to_the_floor() {
    let rest =
        "[params]\nquality_half_life_years = 1.0\nquality_floor = 0.2\nquality_start = 0.6\n";
    let mut after = [0.0; 2];
    watch(&read(&town("stars", rest)), |day, run| match day {
        364 => after[0] = run.city().communities[0].quality[0],
        729 => after[1] = run.city().communities[0].quality[0],
        _ => {}
    });
    assert!(
        (after[0] - 0.4).abs() < 1e-9 && (after[1] - 0.3).abs() < 1e-9,
        "{after:?}"
    );
}

/// No need is voiced and none escalates, so latent needs are arrivals less those that faded: rate × half-life / ln 2
/// × (1 − 2^(−t / half-life)).
#[test]
fn latent_needs_fade_with_their_half_life() {
    let half_life = 60.0;
    let rest = format!(
        "[params]\nlatent_half_life = {half_life}\nlatent_escalation = 0.0\nneeds_per_household = 1.0\n\
         season_amplitude = 0.0\nquality_start = 0.2\nquality_floor = 0.2\nhousehold_sigma = 0.0\nlocal_sigma = 0.0\n\
         [place.needs]\nold = {ONES}\ncommodity = {ONES}\nresettlement = {ONES}\n\
         [rules]\nmute = 'fn voice(household) {{ 0.0 }}'\n"
    );
    let mut counts = Vec::new();
    let mut households = 0.0;
    watch(&read(&town("voice", &rest)), |day, run| {
        households = run.city().households.aware.len() as f64;
        // Samples two half-lives apart are nearly independent.
        if day >= 120 && day % 120 == 0 {
            let grown = 1.0 - exp2(-(day as f64 + 0.5) / half_life);
            counts.push(run.city().latent.len() as f64 / grown);
        }
    });
    // Waits are rounded up to whole days, which adds half a day to the drawn time.
    let theory = households / 365.0 * (half_life / std::f64::consts::LN_2 + 0.5);
    let mean = counts.iter().sum::<f64>() / counts.len() as f64;
    // The number of latent needs is Poisson distributed.
    let error = sqrt(theory / counts.len() as f64);
    assert!(
        (mean - theory).abs() < 4.0 * error,
        "{mean}, theory {theory} ± {error}"
    );
}

const ONES: &str = "{ property = 1, environment = 1, facilities = 1, parking = 1, neighbours = 1, welfare = 1, safety = 1, building = 1 }";

/// Without events, mean satisfaction covers half of the distance to its resting level in one half-life.
#[test]
fn satisfaction_relaxes_with_its_half_life() {
    let rest = "[params]\nneeds_per_household = 0.0\nsatisfaction_half_life = 91.0\nsatisfaction_start = 0.8\n\
                satisfaction_neutral = 0.6\nfailures_start = 0.0\n\
                facility_decay = 0.0\nfund_per_community = 0.0\nquality_start = 0.2\nquality_floor = 0.2\n";
    let mut means = Vec::new();
    watch(&read(&town("satisfaction", rest)), |day, run| {
        // Weeks end on days 6, 13, …; 97 − 6 is one half-life.
        if day == 6 || day == 97 || day == 188 {
            means.push(run.city().communities[0].satisfaction);
        }
    });
    // With quality and facilities at their initial levels, satisfaction rests at 0.6.
    let gaps: Vec<f64> = means.iter().map(|s| s - 0.6).collect();
    assert!((gaps[1] / gaps[0] - 0.5).abs() < 1e-4, "{gaps:?}");
    assert!((gaps[2] / gaps[1] - 0.5).abs() < 1e-4, "{gaps:?}");
}
