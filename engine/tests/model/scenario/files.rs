//! Scenario files: which ones load, which are refused and at what place, and how files extend one another.

use gongzhi_engine::diagnostic::{Diagnostic, Severity};
use gongzhi_engine::scenario::{Library, load};

use gongzhi_engine::scenario::fixture::shipped;

/// A small file that extends a shipped scenario.
fn child(rest: &str) -> String {
    format!(
        "format = 1\nextends = \"yuecheng-2018\"\n[meta]\nid = \"mine\"\ntitle = \"我的\"\n{rest}"
    )
}

fn findings(text: &str) -> Vec<Diagnostic> {
    load(text, &Library::shipped()).diagnostics
}

/// The only finding: its code, line and hint.
#[track_caller]
fn only(text: &str) -> (String, u32, String) {
    let found = findings(text);
    assert_eq!(found.len(), 1, "{found:#?}");
    let finding = &found[0];
    let hint = finding.hint.clone().unwrap_or_default().en;
    (
        finding.code.clone(),
        finding.span.map_or(0, |s| s.line),
        hint,
    )
}

#[test]
fn a_child_takes_what_it_does_not_state_from_its_parent() {
    let base = shipped("yuecheng-2018");
    let grid = shipped("grid-100");
    assert_eq!(grid.params.grid_households, 100);
    assert_eq!(grid.baseline.as_deref(), Some("yuecheng-2018"));
    assert_eq!(
        (&grid.place, &grid.shocks, grid.time),
        (&base.place, &base.shocks, base.time)
    );
    assert!(grid.tests.is_empty(), "tests are a file's own");
    assert!(!shipped("no-contracts").mechanisms.contracts);
}

#[test]
fn arrays_merge_by_id_and_tables_by_key() {
    let text = child(
        "[place]\nstreets = 10\n[[shocks]]\nid = \"typhoon-2019\"\ndays = 3\nneeds = { safety = 2 }\n\
         [[shocks]]\nid = \"covid-2020\"\noff = true\n[[shocks]]\nid = \"flood\"\ndate = 2020-07-01\ndays = 2\n",
    );
    let loaded = load(&text, &Library::shipped());
    assert_eq!(loaded.diagnostics, []);
    let s = loaded.scenario.unwrap();
    assert_eq!((s.place.streets, s.place.communities), (10, 151));
    let ids: Vec<&str> = s.shocks.iter().map(|k| k.id.as_str()).collect();
    assert_eq!(ids, ["typhoon-2019", "flood"]);
    assert_eq!(
        (s.shocks[0].days, s.shocks[0].needs[2], s.shocks[0].needs[6]),
        (3, 6.0, 2.0)
    );
}

#[test]
fn unknown_keys_name_the_nearest_known_one_at_their_place() {
    let (code, line, hint) = only(&child("[params]\ngrid_housholds = 100\n"));
    assert_eq!((code.as_str(), line), ("unknown-parameter", 7));
    assert!(hint.contains("grid_households"));
    let (code, line, hint) = only(&child("[plase]\nstreets = 1\n"));
    assert_eq!((code.as_str(), line), ("unknown-key", 6));
    assert!(hint.contains("`place`"));
    let found = findings(&child("[mechanisms]\n  contract = false\n"));
    let span = found[0].span.unwrap();
    assert_eq!((span.line, span.column, span.end_column), (7, 3, 11));
}

#[test]
fn wrong_types_and_ranges_are_found_all_at_once() {
    let found = findings(&child(
        "[params]\ngrid_households = \"100\"\nvisit_share = 1.5\ndeadlines = [1, 2]\nmicrogroups = 1\n\
         [time]\nstart = \"2018-02-30\"\n",
    ));
    let codes: Vec<(&str, u32)> = found
        .iter()
        .map(|d| (d.code.as_str(), d.span.unwrap().line))
        .collect();
    assert_eq!(
        codes,
        [
            ("wrong-type", 7),
            ("out-of-range", 8),
            ("wrong-length", 9),
            ("wrong-type", 10),
            ("bad-date", 12)
        ]
    );
    for finding in found {
        assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty());
    }
}

#[test]
fn impossible_places_and_periods_are_refused() {
    for (rest, code) in [
        ("[place]\ncommunities = 0\n", "out-of-range"),
        ("[place]\nresidents = 1\n", "empty-place"),
        ("[place]\nresidents = 90000000\n", "place-too-large"),
        ("[place]\ncommunities = 15\n", "empty-place"),
        ("[place.housing]\nold = 0.9\n", "shares"),
        ("[time]\nend = \"2017-12-31\"\n", "end-before-start"),
        ("[time]\nend = \"2918-12-31\"\n", "too-long"),
        (
            "[data]\ncommunities = \"street,name,kind,households\"\n",
            "empty-place",
        ),
    ] {
        let found = findings(&child(rest));
        assert!(
            found
                .iter()
                .any(|d| d.code == code && d.severity == Severity::Error && d.span.is_some()),
            "{rest}: {found:#?}"
        );
    }
}

#[test]
fn malformed_text_is_refused_with_its_place() {
    let found = findings(&child("[params\ngrid_households = = 1\n"));
    assert!(
        found.len() >= 2 && found.iter().all(|d| d.code == "malformed-toml"),
        "{found:#?}"
    );
    assert_eq!(found[0].span.unwrap().line, 6);
    for text in [
        "",
        "\u{0}",
        "format = 2",
        "[[",
        "x = 99999999999999999999",
        "= = =",
    ] {
        let loaded = load(text, &Library::shipped());
        assert!(
            loaded.scenario.is_none() && !loaded.diagnostics.is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn fifty_megabytes_are_answered_at_once() {
    let text = "a = 1\n".repeat(9_000_000);
    assert_eq!(only(&text).0, "too-large");
}

#[test]
fn broken_files_of_the_greatest_size_are_answered_soon() {
    let mut text = child("[params]\n");
    for i in 0..100_000 {
        text.push_str(&format!("no_such_parameter_{i} = 1\n"));
    }
    assert_eq!(findings(&text).len(), 100);
    let deep = format!("a = {}", "[".repeat(1_000_000));
    assert!(!findings(&deep).is_empty());
}

#[test]
fn parents_that_are_unknown_or_circular_are_refused() {
    let (code, line, hint) =
        only("format = 1\nextends = \"yuecheng-2108\"\n[meta]\nid = \"a\"\ntitle = \"a\"\n");
    assert_eq!((code.as_str(), line), ("unknown-parent", 2));
    assert!(hint.contains("yuecheng-2018"));
    let mut library = Library::shipped();
    let file = |id: &str, parent: &str| {
        format!("format = 1\nextends = \"{parent}\"\n[meta]\nid = \"{id}\"\ntitle = \"t\"\n")
    };
    assert!(library.add("a", &file("a", "b")) && library.add("b", &file("b", "a")));
    assert!(!library.add("yuecheng-2018", ""));
    let found = load(&file("c", "a"), &library).diagnostics;
    assert_eq!(
        (found.len(), found[0].code.as_str()),
        (1, "circular-extends")
    );
}

#[test]
fn a_pinned_parent_that_has_changed_is_a_warning() {
    let base = shipped("yuecheng-2018");
    let text =
        |hash: &str| child("").replacen("[meta]", &format!("base_hash = \"{hash}\"\n[meta]"), 1);
    assert_eq!(findings(&text(&base.hash)), []);
    let loaded = load(&text("0123456789abcdef"), &Library::shipped());
    assert_eq!(loaded.diagnostics[0].code, "base-hash-mismatch");
    assert!(loaded.scenario.is_some());
}

#[test]
fn rules_merge_function_by_function() {
    let mut library = Library::shipped();
    let parent = child(
        "[rules]\nmixed = '''\nconst K = 2;\nfn voice(household) { K }\n// about\nfn grid_staff(grid) { 1.0 }\n'''\n",
    );
    library.add("mine", &parent);
    let text = |block: &str| {
        format!(
            "format = 1\nextends = \"mine\"\n[meta]\nid = \"own\"\ntitle = \"t\"\n[rules]\n{block} = 'fn voice(household) {{ 0.5 }}'\n"
        )
    };
    for block in ["mixed", "other"] {
        let loaded = load(&text(block), &library);
        assert_eq!(loaded.diagnostics, []);
        let rules = loaded.scenario.unwrap().rules;
        let all: String = rules.values().cloned().collect();
        assert_eq!(all.matches("fn voice").count(), 1, "{rules:?}");
        assert_eq!(all.matches("fn grid_staff").count(), 1, "{rules:?}");
        assert!(
            rules[block].starts_with("fn voice"),
            "lines of the child's source stay right"
        );
    }
}

#[test]
fn a_function_in_two_blocks_is_refused() {
    let (code, ..) = only(&child(
        "[rules]\na = 'fn voice(household) { 1.0 }'\nb = 'fn voice(household) { 0.0 }'\n",
    ));
    assert_eq!(code, "repeated-function");
}

#[test]
fn declared_parameters_are_checked_and_can_be_set() {
    let declare =
        "[[declare]]\nid = \"night_shift\"\nlabel = \"夜班\"\nrange = [0.0, 1.0]\ndefault = 0\n";
    let loaded = load(
        &child(&format!("{declare}[params]\nnight_shift = 1\n")),
        &Library::shipped(),
    );
    assert_eq!(loaded.diagnostics, []);
    let own = &loaded.scenario.unwrap().declared[0];
    assert_eq!(
        format!("{:?} {:?}", own.default, own.value),
        "Float(0.0) Float(1.0)"
    );
    assert_eq!(
        only(&child(&format!("{declare}[params]\nnight_shift = 2\n"))).0,
        "out-of-range"
    );
    assert_eq!(
        only(&child(&declare.replace("night_shift", "pooling"))).0,
        "declared-name"
    );
    assert_eq!(
        only(&child(&declare.replace("default = 0", "default = 7"))).0,
        "declared-range"
    );
}

#[test]
fn factors_and_tests_must_name_what_exists() {
    let (code, _, hint) = only(&child(
        "[[experiment.factors]]\nparam = \"visit_shar\"\nvalues = [0.1]\n",
    ));
    assert!(code == "unknown-parameter" && hint.contains("visit_share"));
    assert_eq!(
        only(&child(
            "[[experiment.factors]]\nparam = \"visit_share\"\nvalues = [0.1, 3]\n"
        ))
        .0,
        "out-of-range"
    );
    let (code, _, hint) = only(&child("[[tests]]\nrule = \"five_stars\"\nexpect = true\n"));
    assert!(code == "unknown-rule" && hint.contains("five_star"));
}

#[test]
fn the_hash_sees_results_not_words() {
    let library = Library::shipped();
    let hash = |text: &str| load(text, &library).scenario.unwrap().hash;
    let base = shipped("yuecheng-2018").hash;
    assert_eq!(base.len(), 32);
    assert_eq!(
        hash(&child("# a comment\n[experiment]\nreplications = 9\n")),
        base
    );
    assert_eq!(
        hash(&child("[params]\ngrid_households    = 150 # as before\n")),
        base
    );
    assert_ne!(hash(&child("[params]\ngrid_households = 151\n")), base);
    assert_ne!(hash(&child("[experiment]\nseed = 1\n")), base);
    let rule = |text: &str| hash(&child(&format!("[rules]\n{text}\n")));
    let first = rule("a = 'fn voice(household) { 0.5 }'");
    assert_ne!(first, base);
    assert_eq!(
        rule("b = '''\n// why\nfn voice( household ) {\n  0.5\n}\n'''"),
        first
    );
    assert_ne!(rule("a = 'fn voice(household) { 0.6 }'"), first);
}

#[test]
fn tables_of_real_communities_replace_the_recipe() {
    let text = child(
        "[data]\ncommunities = \"\"\"\nstreet,name,kind,households\n甲街道,\"东, 社区\",old,800\n甲街道,西社区,commodity,1200\n\"\"\"\n\
         units = \"\"\"\ncommunity,name,kind\n西社区,某小学,institution\n\"\"\"\n",
    );
    let loaded = load(&text, &Library::shipped());
    assert_eq!(loaded.diagnostics, []);
    let place = loaded.scenario.unwrap().place;
    assert_eq!(
        (
            place.streets,
            place.communities,
            place.table[0].name.as_str()
        ),
        (1, 2, "东, 社区")
    );
    assert_eq!(place.units.len(), 1);
    let codes = |text: &str| -> Vec<String> {
        let found = findings(text).into_iter();
        found.map(|d| d.code).collect()
    };
    // A wrong table of communities gives one finding; units without a home are only a consequence.
    let wrong = text.replace(",1200", ",many");
    assert_eq!(codes(&wrong), ["wrong-row"]);
    let wrong = text.replace("西社区,某", "北社区,某");
    assert_eq!(codes(&wrong), ["unknown-community"]);
}

#[test]
fn a_damaged_file_is_answered_never_a_panic() {
    let library = Library::shipped();
    let text = library.get("night-shift").unwrap();
    let starts: Vec<usize> = text.char_indices().map(|(i, _)| i).collect();
    for (n, at) in starts.iter().step_by(7).enumerate() {
        let end = starts.get(n * 7 + 1 + n % 5).copied().unwrap_or(text.len());
        let put = ["", "\"", "[", "-1", "'''", "= {", "\u{0}"][n % 7];
        let damaged = format!("{}{put}{}", &text[..*at], &text[end..]);
        let loaded = load(&damaged, &library);
        assert!(loaded.scenario.is_some() || !loaded.diagnostics.is_empty());
        load(&text[..*at], &library);
    }
}
