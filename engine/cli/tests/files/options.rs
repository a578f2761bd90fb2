//! Messages about options.

use super::*;

#[test]
fn a_parameter_is_given_once_and_as_people_write_it() {
    let here = folder("param");
    fs::write(here.join("f.toml"), format!("{HEAD}{SMALL}")).unwrap();
    let run = |more: &str| {
        ask(
            &here,
            &format!("run f.toml --days 7 --replications 1 --quiet {more}"),
            "en",
        )
    };
    for more in [
        "--param admin_task_share=.4",
        "--param admin_task_share=40%",
        "--param admin_task_share=０.４",
        "--param grid_households=133.0",
        "--param grid_households=１３３",
        "--param deadlines=15，7，4",
        "--param microgroups=否",
    ] {
        let (code, _, err) = run(more);
        assert_eq!((code, err.as_str()), (0, ""), "{more}");
    }
    let (code, _, err) = run("--param grid_households=100 --param grid_households=120");
    assert!(
        code == 2 && err.contains("twice for `grid_households`"),
        "{err}"
    );
    let (code, _, err) = run("--param grid_households=133.5");
    assert!(
        code == 1 && err.contains("whole number from 10 to 1000"),
        "{err}"
    );
    let (code, _, err) = run("--param admin_task_share=much");
    assert!(
        code == 1 && err.contains("takes a number from 0 to 0.95"),
        "{err}"
    );
    let (code, _, err) = run(&format!("--param {}=1", "x".repeat(5000)));
    assert!(code == 1 && err.len() < 500, "{err}");
}
