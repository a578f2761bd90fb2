//! 双向服务菜单, the two-way menu: what a community wants of its units (its backlog, asked anew every year), what each unit
//! wants of its community, and how far it is given that.
//!
//! A unit asks for a few items. Volunteers and care take residents' hours, which run short where many ask; the other items
//! are as good as the community is: its facilities, its surroundings, its Party organisation, its residents' attention.
//!
//! Tests: `patterns/menu.rs`.

use crate::calendar::Today;
use crate::city::{City, Community, Contract, PartnerUnit, mean_facilities};
use crate::context::Context;
use crate::mechanisms::contracts::{WEEKS_PER_MONTH, volunteer_hours};
use crate::world::{CommunityBase, Wants};
use gongzhi_catalogue::enums::{Category, MenuItem};

/// How far a unit's own wants are met: by what it received lately, and by no more than a one-way menu allows.
pub fn reciprocity(ctx: &Context, unit: &PartnerUnit) -> f64 {
    if ctx.params.two_way_menu {
        unit.received
    } else {
        ctx.params.reciprocity_one_way * unit.received
    }
}

/// Before the first day every unit expects what its community would give its partners.
pub fn expect(ctx: &Context, city: &mut City, today: &Today) {
    for (community, base) in city.communities.iter_mut().zip(&ctx.world.communities) {
        let households = base.households.len();
        let weekly = volunteer_hours(ctx, households, community.participation, today);
        community.volunteer_hours = weekly * WEEKS_PER_MONTH;
        let units = &mut city.units[base.units.clone()];
        let partners = units.iter().filter(|unit| unit.base.partner);
        let hours = Hours::of(ctx, community, partners.map(|unit| &unit.base.wants));
        for unit in units {
            unit.received = met(ctx, community, base, &unit.base.wants, &hours);
        }
    }
}

/// Monthly: residents' hours go to the units that ask for people. What a unit received moves towards what it is given now.
pub fn give_back(ctx: &Context, city: &mut City) {
    let City {
        communities,
        contracts,
        units,
        ..
    } = city;
    for (community, base) in communities.iter_mut().zip(&ctx.world.communities) {
        let own = &contracts[community.contracts.clone()];
        let parties: Vec<usize> = own.iter().flat_map(Contract::units).collect();
        let hours = Hours::of(
            ctx,
            community,
            parties.iter().map(|u| &units[*u].base.wants),
        );
        community.given_back = hours.given;
        community.week.given_back += hours.given;
        for u in parties {
            let unit = &mut units[u];
            let now = met(ctx, community, base, &unit.base.wants, &hours);
            unit.received += (now - unit.received) / 12.0;
        }
    }
}

/// Residents' hours for the units of a community.
struct Hours {
    /// Given in a month.
    given: f64,
    /// Given over wanted; 1 where nothing is wanted.
    share: f64,
}

impl Hours {
    fn of<'a>(
        ctx: &Context,
        community: &Community,
        wants: impl Iterator<Item = &'a Wants>,
    ) -> Self {
        let asked: usize = wants.map(takes_people).sum();
        let wanted = ctx.params.menu_hours * asked as f64;
        let offered = if ctx.params.two_way_menu {
            community.volunteer_hours * ctx.params.menu_share
        } else {
            0.0
        };
        let given = offered.min(wanted);
        Self {
            given,
            share: if wanted > 0.0 { given / wanted } else { 1.0 },
        }
    }
}

/// Number of items asked for that take residents' hours.
fn takes_people(wants: &Wants) -> usize {
    let people = [MenuItem::Volunteers, MenuItem::Care];
    people.iter().filter(|item| wants[**item as usize]).count()
}

/// How far a unit's wants are met, 0 to 1: the mean over the items it asks for.
fn met(
    ctx: &Context,
    community: &Community,
    base: &CommunityBase,
    wants: &Wants,
    hours: &Hours,
) -> f64 {
    let asked = MenuItem::ALL.iter().filter(|item| wants[**item as usize]);
    let sum: f64 = asked
        .clone()
        .map(|item| level(ctx, community, base, *item, hours))
        .sum();
    sum / asked.count().max(1) as f64
}

/// How far a community can meet an item, 0 to 1.
fn level(
    ctx: &Context,
    community: &Community,
    base: &CommunityBase,
    item: MenuItem,
    hours: &Hours,
) -> f64 {
    match item {
        MenuItem::Volunteers | MenuItem::Care => hours.share,
        MenuItem::Venues => mean_facilities(&community.haves),
        MenuItem::Surroundings => {
            let around = [Category::Environment, Category::Parking, Category::Safety];
            around
                .iter()
                .map(|k| community.quality[*k as usize])
                .sum::<f64>()
                / around.len() as f64
        }
        MenuItem::PartyLife => ctx.params.party_leadership,
        MenuItem::Publicity => f64::from(community.aware) / base.households.len() as f64,
    }
}
