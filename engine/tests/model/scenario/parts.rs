//! A part of a place: a world with only the communities, households and units of that part.

use gongzhi_engine::scenario::Scenario;
use gongzhi_engine::scenario::fixture::extending;
use gongzhi_engine::world::World;

/// Eight streets with ten communities of a hundred households each, and the given units.
fn eighty(units: &str) -> Scenario {
    let row = |c: usize| format!("s{},c{c},old,100\n", c / 10);
    let rows: String = (0..80).map(row).collect();
    extending(&format!(
        "[data]\ncommunities = '''\nstreet,name,kind,households\n{rows}'''\n\
         units = '''\ncommunity,name,kind\n{units}'''\n"
    ))
}

#[test]
fn the_world_of_a_part_has_its_communities_and_their_units() {
    let whole = eighty("c3,near,institution\nc77,far,institution\n");
    let world = World::build(&whole.part(0.25), 7, 0);
    assert_eq!((world.communities.len(), world.streets.len()), (20, 2));
    assert_eq!((world.households.len(), world.units.len()), (2000, 1));
}

#[test]
fn no_unit_is_drawn_where_the_table_has_none() {
    let part = eighty("c77,far,institution\n").part(0.05);
    assert!(World::build(&part, 7, 0).units.is_empty());
}
