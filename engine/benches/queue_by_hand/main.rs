//! Ten thousand grids of the queue workload by hand, for `cargo xtask bench`: prints its figures as JSON.

mod queue;

fn main() -> Result<(), rand_distr::NormalError> {
    let figures = queue::run(10_000, 20_180_101)?;
    println!(
        "{}",
        serde_json::json!({
            "raised": figures.raised,
            "closed": figures.closed,
            "open": figures.open(),
            "mean_days": figures.mean_days(),
            "on_time_share": figures.on_time_share(),
        })
    );
    Ok(())
}
