//! What the columns of the tables of communities and units do in the world and in a run, and a place of one's own.

use gongzhi_engine::catalogue::enums::{Housing, OrgKind, Resource};
use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::run::Model;
use gongzhi_engine::scenario::fixture::{child, extending, read};
use gongzhi_engine::scenario::{Changes, OwnPlace, Scenario, flatten, reform};
use gongzhi_engine::text::Text;
use gongzhi_engine::world::World;

fn town(rows: &str) -> Scenario {
    extending(&format!("[data]\ncommunities = '''\n{rows}'''\n"))
}

fn world(scenario: &Scenario) -> World {
    World::build(scenario, 1, 0)
}

/// Share of a community's households for which a column holds.
fn share(world: &World, c: usize, column: &[bool]) -> f64 {
    let own = &column[world.communities[c].households.clone()];
    own.iter().filter(|is| **is).count() as f64 / own.len() as f64
}

#[test]
fn only_names_and_households_are_needed_and_the_recipe_does_the_rest() {
    let few = town("社区,户数\n甲社区,2000\n乙社区,2000\n");
    let recipe = extending("place = { streets = 1, communities = 2, residents = 9360 }");
    let (world, other) = (world(&few), self::world(&recipe));
    assert_eq!(world.streets.len(), 1);
    assert_eq!(world.streets[0].name, few.place.name);
    // Types, people and units are drawn as a place by recipe draws them.
    let kinds = |w: &World| {
        w.communities
            .iter()
            .map(|c| c.kind)
            .collect::<Vec<Housing>>()
    };
    assert_eq!(kinds(&world), kinds(&other));
    assert_eq!(world.units.len(), other.units.len());
    assert_eq!(few.params.staff_per_10000, recipe.params.staff_per_10000);
    let elderly = share(&world, 0, &world.households.elderly);
    assert!(
        (elderly - few.place.elderly_share).abs() < 0.04,
        "{elderly}"
    );
}

#[test]
fn columns_of_people_hold_in_their_community_only() {
    let s = town(
        "街道,社区,户数,居民,有老人的户占比(%),有党员的户占比,在群的户占比\n\
         甲,东,\"2,000\",5000,60,5％,0.9\n,西,２０００,,,,\n",
    );
    let world = world(&s);
    assert_eq!(world.streets.len(), 1);
    assert_eq!(world.communities[0].residents, 5000.0);
    let residents: f64 = world.communities.iter().map(|c| c.residents).sum();
    assert_eq!(residents, s.place.residents as f64);
    assert_eq!(s.place.residents, 5000 + 4680);
    let near = |c: usize, column: &[bool], wanted: f64| {
        let found = share(&world, c, column);
        assert!((found - wanted).abs() < 0.04, "{found} for {wanted}");
    };
    let h = &world.households;
    near(0, &h.elderly, 0.6);
    near(0, &h.party_member, 0.05);
    near(0, &h.online, 0.9);
    near(1, &h.elderly, s.place.elderly_share);
    near(1, &h.party_member, s.place.party_share);
    // Whoever has elderly members is in the group less often, as in the recipe.
    let first = 0..2000;
    let of = |elderly: bool| {
        let own = first.clone().filter(|i| h.elderly[*i] == elderly);
        let (all, online) = own.fold((0.0, 0.0), |(a, b), i| {
            (a + 1.0, b + f64::from(u8::from(h.online[i])))
        });
        online / all
    };
    assert!(of(false) > of(true), "{} {}", of(false), of(true));
}

#[test]
fn residents_alone_make_households() {
    let s = town("社区,居民\n东,2340\n西,1\n");
    let households: Vec<usize> = s.place.table.iter().map(|r| r.households).collect();
    assert_eq!(households, [1000, 1]);
    let world = world(&s);
    let residents: Vec<f64> = world.communities.iter().map(|c| c.residents).collect();
    assert_eq!(residents, [2340.0, 1.0]);
}

#[test]
fn staff_of_the_table_is_the_staff_and_its_parameter_scales_it() {
    let rows = "社区,户数,居民,专职人员\n东,1000,2000,8\n西,1000,2000,2\n北,1000,2000,\n";
    let s = town(rows);
    assert_eq!(s.params.staff_per_10000, 25.0);
    let staff = |s: &Scenario| {
        let model = Model::new(s.clone(), 1).unwrap();
        let run = model.run(0).unwrap();
        run.city()
            .communities
            .iter()
            .map(|c| c.staff)
            .collect::<Vec<f64>>()
    };
    assert_eq!(staff(&s), [8.0, 2.0, 5.0]);
    let mut twice = Changes::default();
    twice
        .params
        .insert("staff_per_10000".into(), Value::Float(50.0));
    assert_eq!(staff(&reform(&s, &twice).unwrap()), [16.0, 4.0, 10.0]);
    // A level that the file states is kept.
    let stated = format!(
        "{}[params]\nstaff_per_10000 = 50\n",
        child(&format!("[data]\ncommunities = '''\n{rows}'''\n"))
    );
    assert_eq!(staff(&read(&stated)), [16.0, 4.0, 10.0]);
}

#[test]
fn quality_facilities_and_stars_begin_as_stated() {
    let s = town(
        "社区,户数,起始质量,起始设施,五星\n东,800,0.1,0.9,2017\n西,800,0.8,0.1,\n北,800,,,否\n",
    );
    let model = Model::new(s.clone(), 1).unwrap();
    let run = model.run(0).unwrap();
    let [east, west, north] = &run.city().communities[..] else {
        panic!("three communities");
    };
    assert_eq!((east.quality[0], west.quality[0]), (0.1, 0.8));
    assert_eq!(north.quality[0], s.params.quality_start);
    assert!(east.facilities_start > 0.8 && west.facilities_start < 0.25);
    assert_eq!(east.held, [true; 5]);
    let since = east.five_star_since.unwrap();
    assert_eq!(gongzhi_engine::calendar::Day::default().since(since), 1);
    assert_eq!((west.held, west.five_star_since), ([false; 5], None));
    assert_eq!(north.five_star_since, None);
    // A place of low quality raises more needs.
    let (mut of_east, mut of_west) = (0, 0);
    for replication in 0..4 {
        let (_, communities) = model.replicate(replication, &mut |_| {}).unwrap();
        of_east += communities[0].raised;
        of_west += communities[1].raised;
    }
    assert!(of_east > of_west, "{of_east} {of_west}");
}

#[test]
fn units_give_the_hours_and_resources_that_the_table_states() {
    let s = read(&child(
        "[data]\ncommunities = '''\n社区,户数\n东,800\n'''\n\
         units = '''\n社区,单位,类型,资源,工时,党员工时\n\
         东,第一小学,事业单位,阵地、党员,90,30\n东,物业公司,,,,\n东,供电所,国有企业,,60,\n'''\n",
    ));
    let world = world(&s);
    let [school, estate, power] = &world.units[..] else {
        panic!("three units");
    };
    let mut hours = [0.0; Resource::COUNT];
    hours[Resource::Venues as usize] = 60.0;
    hours[Resource::Members as usize] = 30.0;
    assert_eq!(
        (school.kind, school.endowment),
        (OrgKind::Institution, hours)
    );
    assert!(estate.endowment.iter().all(|hours| *hours > 0.0));
    let all: f64 = power.endowment.iter().sum();
    assert!((all - 60.0).abs() < 1e-9 && power.kind == OrgKind::StateFirm);
    // In the proportions of the recipe.
    let recipe = s.place.unit_endowment;
    assert!((power.endowment[1] / power.endowment[0] - recipe[1] / recipe[0]).abs() < 1e-9);
}

const OWN: &str = "街道,社区,类型,户数,居民,专职人员,有老人的户占比,起始质量,五星\n\
                   甲,东,老旧小区,800,1900,4,40%,0.3,2016-05-01\n甲,西,,900,,,,,\n乙,北,商品房,700,,6,,,\n";

#[test]
fn everything_that_a_table_states_survives_flattening() {
    let s = read(&format!(
        "{}units = '''\ncommunity,name,kind,hours\n东,小学,institution,90\n北,银行,,\n'''\n",
        child(&format!("[data]\ncommunities = '''\n{OWN}'''\n"))
    ));
    let again = read(&flatten(&s));
    assert_eq!(again.place, s.place);
    assert_eq!(again.hash, s.hash);
}

#[test]
fn each_statement_of_a_table_changes_the_hash() {
    let base = town(OWN).hash;
    for (from, to) in [
        ("1900", "1901"),
        (",4,", ",5,"),
        ("40%", "41%"),
        ("0.3", "0.31"),
        ("2016-05-01", "2016-05-02"),
        ("西,,", "西,安置小区,"),
    ] {
        assert_ne!(town(&OWN.replacen(from, to, 1)).hash, base, "{from}");
    }
}

fn own(communities: &str) -> Changes {
    Changes {
        place: OwnPlace {
            name: Some(Text::new("我区", "Our district")),
            communities: Some(communities.to_owned()),
            units: None,
        },
        ..Changes::default()
    }
}

#[test]
fn a_place_of_ones_own_is_that_of_a_file_with_the_tables() {
    let changes = own(OWN);
    let made = reform(&extending(""), &changes).unwrap();
    let file = town(OWN);
    assert_eq!(made.place.table, file.place.table);
    assert_eq!(made.params, file.params);
    assert_eq!(made.hash, file.hash);
    assert_eq!(made.place.name.en, "Our district");
    // Once more changes nothing, and the place alone is what a baseline shares.
    assert_eq!(reform(&made, &changes.shared()).unwrap().hash, made.hash);
    assert_eq!(changes.len(), 1);
}

#[test]
fn problems_of_a_place_of_ones_own_are_errors() {
    let codes = |text: &str| {
        let found = reform(&extending(""), &own(text)).unwrap_err();
        found.into_iter().map(|d| d.code).collect::<Vec<String>>()
    };
    assert_eq!(codes("社区,户数\n东,八百\n"), ["wrong-row"]);
    assert_eq!(codes("社区\n东\n"), ["wrong-heading"]);
    assert_eq!(codes("社区,户数\n东\u{202e},800\n"), ["unseen-character"]);
    assert_eq!(codes("社区,户数\n"), ["empty-place"]);
    assert_eq!(
        codes("社区,户数\n东,2000000\n西,2000000\n"),
        ["place-too-large"]
    );
    // Units of the file whose community is gone do not vanish.
    let file = read(&child(
        "[data]\ncommunities = '''\n社区,户数\n东,800\n'''\nunits = '''\n社区,单位\n东,小学\n'''\n",
    ));
    let found = reform(&file, &own("社区,户数\n西,800\n")).unwrap_err();
    assert_eq!(found[0].code, "unknown-community");
}
