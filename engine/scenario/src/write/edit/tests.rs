use super::*;
use crate::fixture::{child, extending, read as load, shipped};
use crate::{Library, SHIPPED, reform};
use gongzhi_catalogue::params::{PARAMS, Value as Number};
use gongzhi_catalogue::rules::{RULES, Rule};
use gongzhi_rules::sources::function_names as names_of;

fn own() -> OwnPlace {
    OwnPlace {
        name: Some(Text::new("我区", "Ours")),
        communities: Some("name,households\n东,800\n西,900\n".to_owned()),
        units: Some("community,name\n东,\"供电, 所\"\n".to_owned()),
    }
}

fn of_place() -> Changes {
    Changes {
        place: own(),
        ..Changes::default()
    }
}

/// The text with the place, checked to be the place that was put in.
fn put_in(text: &str) -> String {
    let made = with_changes(text, &of_place(), None).unwrap_or_else(|| panic!("{text}"));
    let place = load(&made).place;
    assert_eq!((place.table.len(), place.units.len()), (2, 1), "{made}");
    assert_eq!(place.name.en, "Ours");
    made
}

#[test]
fn comments_stay_wherever_the_tables_stood() {
    let head = child("");
    for (name, rest) in [
        ("none", "# 说明\n[params]\ngrid_households = 90 # why\n"),
        ("empty", "# 说明\n[data] # why\n"),
        (
            "one",
            "# 说明\n[data]\n# why\ncommunities = \"name,households\\n北,1\"\n",
        ),
        (
            "units",
            "# 说明\n[data]\ncommunities = '''\nname,households\n北,1\n''' # why\nunits = \"community,name\\n北,x\"\n",
        ),
        (
            "dotted",
            "# 说明\ndata.communities = '''\nname,households\n北,1\n''' # why\n",
        ),
        (
            "inline",
            "# 说明\ndata = { communities = \"name,households\\n北,1\" } # why\n",
        ),
        ("place", "# 说明\n[place] # why\nelderly_share = 0.3\n"),
        (
            "place.name",
            "# 说明\n[place.name] # why\nzh = \"旧\"\nen = \"Old\"\n",
        ),
        (
            "below",
            "# 说明\n[place.housing] # why\nold = 1.0\ncommodity = 0.0\nresettlement = 0.0\n",
        ),
    ] {
        let made = put_in(&format!("{head}{rest}"));
        assert!(
            made.contains("# 说明") && made.contains("# why"),
            "{name}: {made}"
        );
        assert!(!made.contains("北"), "{name}: {made}");
        // Once more changes nothing.
        assert_eq!(put_in(&made), made, "{name}");
    }
}

#[test]
fn rows_stand_one_a_line() {
    let made = put_in(&child(""));
    assert!(
        made.contains("communities = '''\nname,households\n东,800\n西,900\n'''"),
        "{made}"
    );
}

#[test]
fn what_is_no_file_has_no_room() {
    assert_eq!(with_changes("= 1", &of_place(), None), None);
    assert_eq!(with_changes("data = 1\n", &of_place(), None), None);
}

#[test]
fn without_changes_every_shipped_text_stays_as_it_is() {
    for (id, text) in SHIPPED {
        let made = with_changes(text, &Changes::default(), None);
        assert_eq!(made.as_deref(), Some(*text), "{id}");
    }
}

#[test]
fn a_changed_value_changes_one_line() {
    let rest = "[params] # 参数\n# why 90\ngrid_households = 90 # 户\nvisit_share = 0.30\n\n[mechanisms]\nvisits = true # 走访\n";
    let mut changes = Changes::default();
    changes
        .params
        .insert("grid_households".into(), Number::Int(60));
    changes.mechanisms.insert("visits".into(), false);
    let text = child(rest);
    let made = with_changes(&text, &changes, None).unwrap();
    let wanted = text
        .replace("= 90 #", "= 60 #")
        .replace("visits = true", "visits = false");
    assert_eq!(made, wanted);
}

#[test]
fn a_number_of_a_table_changes_alone() {
    let rest = "params.deadlines = [\n  20, # ordinary\n  10,\n  4, # urgent\n]\n";
    let base = extending(rest);
    let Some(Number::Vector(mut days)) = base.params.get("deadlines") else {
        panic!("a list");
    };
    days[2] = 3.0;
    let mut changes = Changes::default();
    changes
        .params
        .insert("deadlines".into(), Number::Vector(days));
    let made = with_changes(&child(rest), &changes, None).unwrap();
    assert!(
        made.contains("# ordinary") && made.contains("  3.0, # urgent"),
        "{made}"
    );
}

#[test]
fn a_rule_is_replaced_where_it_stands() {
    let rest = "[rules]\n# 分块\nmine = '''\n// head\n\n// old\nfn voice(h) { 0.5 }\n\n// keep\nfn metric_x(city) { 1.0 }\n'''\n";
    let base = extending(rest);
    let mut changes = Changes::default();
    let source = "// new\nfn voice(h) { 0.25 }";
    changes.rules.insert("voice".into(), source.into());
    let made = with_changes(&child(rest), &changes, None).unwrap();
    for kept in ["# 分块", "// head", "// keep", "// new"] {
        assert!(made.contains(kept), "{kept}: {made}");
    }
    assert!(!made.contains("// old"), "{made}");
    let wanted = reform(&base, &changes).unwrap();
    assert_eq!(load(&made).hash, wanted.hash, "{made}");
}

#[test]
fn the_pin_and_the_baseline_stand_in_the_head() {
    let made = with_pin(&child("[params] # why\n"), "abc").unwrap();
    assert!(
        made.find("base_hash = \"abc\"") < made.find("[params]"),
        "{made}"
    );
    let made = with_baseline(&made, "grid-100").unwrap();
    assert!(made.contains("baseline = \"grid-100\""), "{made}");
}

/// A generator of small random numbers, the same in every run of the test.
struct Draws(u64);

impl Draws {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// Random changes of a scenario that pass its check.
fn random_changes(base: &crate::Scenario, draws: &mut Draws) -> Changes {
    let mut changes = Changes::default();
    for _ in 0..draws.below(6) {
        let spec = &PARAMS[draws.below(PARAMS.len())];
        let value = match base.params.get(spec.id) {
            Some(Number::Bool(on)) => Number::Bool(!on),
            Some(Number::Int(n)) => Number::Int(n + 1),
            Some(Number::Float(x)) => Number::Float(x * 0.75),
            Some(Number::Vector(all)) => Number::Vector(all.iter().map(|x| x * 0.5).collect()),
            Some(other) => other,
            None => continue,
        };
        changes.params.insert(spec.id.to_owned(), value);
    }
    if draws.below(2) == 0 {
        let rule = &RULES[draws.below(RULES.len())];
        let source = Rule::find(rule.name).map(|r| gongzhi_rules::source_of(base.program(), r));
        let source = source.unwrap_or_default();
        if names_of(&source).contains(&rule.name) {
            let source = format!("// {}\n{source}", draws.below(100));
            changes.rules.insert(rule.name.to_owned(), source);
        }
    }
    if draws.below(3) == 0 {
        let specs = gongzhi_catalogue::mechanisms::Mechanisms::SPECS;
        let spec = &specs[draws.below(specs.len())];
        changes
            .mechanisms
            .insert(spec.id.to_owned(), draws.below(2) == 0);
    }
    if draws.below(3) == 0 {
        changes.calendar.end = Some(base.time.end - time::Duration::days(1));
        changes.calendar.shocks = Some(base.shocks.iter().skip(1).cloned().collect());
    }
    changes
}

#[test]
fn a_definition_of_the_files_own_can_be_left_out_and_one_of_the_parents_not() {
    let text = child(
        "[rules]\n# mine\nextra = '''\nfn metric_x(city) { 1.0 }\n\nfn metric_y(city) { 2.0 }\n'''\n[[metrics]]\nid = \"metric_x\"\n",
    );
    let base = load(&text);
    let mut changes = Changes::default();
    changes.without.insert("metric_x".into());
    let made = with_changes(&text, &changes, Some(&shipped("yuecheng-2018"))).unwrap();
    assert!(
        made.contains("# mine") && !made.contains("metric_x"),
        "{made}"
    );
    assert_eq!(load(&made).hash, reform(&base, &changes).unwrap().hash);
    assert_eq!(with_changes(&text, &changes, Some(&base)), None);
}

#[test]
fn every_shipped_scenario_with_random_changes_reads_back_to_the_reform() {
    let mut draws = Draws(21);
    let (mut saved, library) = (0, Library::shipped());
    for (id, text) in SHIPPED {
        let base = shipped(id);
        let parent = crate::parent_of(text).map(|parent| shipped(&parent));
        for _ in 0..20 {
            let changes = random_changes(&base, &mut draws);
            let Ok(wanted) = reform(&base, &changes) else {
                continue;
            };
            let made = with_changes(text, &changes, parent.as_ref()).unwrap();
            let found = crate::load(&made, &library);
            let read = found
                .scenario
                .unwrap_or_else(|| panic!("{id}: {:?}\n{made}", found.diagnostics));
            assert_eq!(read.hash, wanted.hash, "{id}: {changes:?}\n{made}");
            saved += 1;
            let comments = |text: &str| text.lines().filter(|line| line.starts_with('#')).count();
            assert_eq!(comments(&made), comments(text), "{id}: {made}");
        }
    }
    assert!(saved > 400, "{saved}");
}
