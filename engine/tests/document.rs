//! Documents agree with the code: the model document with the catalogue, and the headers of submodels with the tests
//! that they name.

use std::path::Path;

use gongzhi_engine::catalogue::headlines::headlines;
use gongzhi_engine::catalogue::params::Params;
use gongzhi_engine::catalogue::sources::WORKS;
use gongzhi_engine::catalogue::tables::with_tables;
use gongzhi_engine::experiment::levers;
use gongzhi_engine::scenario::fixture::shipped;
use gongzhi_engine::text::Lang;

/// Annual front-line hours of Yuecheng's staff, in millions: of the grids, and of the pool.
fn hours() -> [f64; 2] {
    let p = Params::default();
    let staff = 1_020_037.0 / 10_000.0 * p.staff_per_10000;
    let in_grids = (1.0 - p.pooling) * staff;
    let a_grid = in_grids * p.grid_households as f64 / 436_000.0;
    let left = a_grid / (a_grid + p.grid_fixed_cost);
    [in_grids * left, p.pooling * staff]
        .map(|staff| staff * 8.0 * (1.0 - p.admin_task_share) * p.front_line_share * 250.0 / 1e6)
}

#[test]
fn the_load_arithmetic_is_that_of_the_catalogue() {
    let english = include_str!("../../docs/MODEL.md");
    let chinese = include_str!("../../docs/模型.md");
    for million in hours() {
        let text = format!("≈ {million:.2} M");
        assert!(english.contains(&text), "{text}");
        let text = format!("≈ {:.0} 万工时", million * 100.0);
        assert!(chinese.contains(&text), "{text}");
    }
}

#[test]
fn the_tables_of_the_model_document_are_those_of_the_catalogue() {
    let english = include_str!("../../docs/MODEL.md");
    let chinese = include_str!("../../docs/模型.md");
    for (name, document, lang) in [
        ("MODEL.md", english, Lang::En),
        ("模型.md", chinese, Lang::Zh),
    ] {
        let code = if lang == Lang::En { "en" } else { "zh" };
        assert!(
            with_tables(document, lang).as_deref() == Some(document),
            "run: cargo gongzhi parameters --lang {code} --out docs/{name}"
        );
    }
}

#[test]
fn the_model_document_cites_every_work_in_full() {
    let english = include_str!("../../docs/MODEL.md");
    let chinese = include_str!("../../docs/模型.md");
    for work in WORKS {
        for (document, lang) in [(english, Lang::En), (chinese, Lang::Zh)] {
            let cited = work.cited(lang);
            let sources = document.rsplit("## 15. ").next().unwrap_or_default();
            assert!(sources.contains(&cited), "{cited}");
        }
    }
}

#[test]
fn the_document_of_levers_names_every_lever_and_headline_metric() {
    let document = include_str!("../../docs/levers.md");
    let how = "run: cargo gongzhi levers yuecheng-2018 --out docs/levers.md";
    for lever in levers(&shipped("yuecheng-2018")) {
        let rows = document.matches(&format!("| `{}` |", lever.id)).count();
        assert_eq!(rows, lever.to.len(), "{}: {how}", lever.id);
    }
    for metric in headlines() {
        let spec = metric.spec();
        let row = format!("| `{}` | {}：", spec.id, spec.panel.label().zh);
        assert!(document.contains(&row), "{}: {how}", spec.id);
    }
}

/// The lines of a file's header that name tests.
fn tests_named_by(source: &str) -> Vec<&str> {
    let lines = source.lines().filter_map(|l| l.strip_prefix("//! Tests: "));
    let parts = lines.flat_map(|line| line.split('`').skip(1).step_by(2));
    parts.collect()
}

#[test]
fn every_submodel_names_tests_that_exist() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(here.join("simulation/src/mechanisms")).unwrap();
    for file in files.map(|entry| entry.unwrap().path()) {
        if file.ends_with("mod.rs") {
            continue;
        }
        let source = std::fs::read_to_string(&file).unwrap();
        let named = tests_named_by(&source);
        assert!(!named.is_empty(), "{} names no test", file.display());
        for test in named {
            let is_there = here.join("tests/model").join(test).is_file();
            assert!(is_there, "{} names {test}", file.display());
        }
    }
}
