//! What partner units ask of their communities: the units' side of the two-way menu 双向服务菜单.

use gongzhi_base::random::{Random, Stream};
use gongzhi_catalogue::enums::{MenuItem, OrgKind};
use gongzhi_catalogue::params::Params;

/// What a unit asks of its community, by item of the menu 单位需求清单.
pub type Wants = [bool; MenuItem::COUNT];

/// The items that a unit asks for: as many as `menu_items` says, sooner those that its kind usually wants.
pub fn draw(params: &Params, kind: OrgKind, random: &Random, unit: usize) -> Wants {
    let usual = usual(kind);
    let mut wants = Wants::default();
    let mut draw = random.draw(Stream::Unit, unit as u64, 2);
    for _ in 0..params.menu_items {
        let weights: [f64; MenuItem::COUNT] = std::array::from_fn(|i| match (wants[i], usual[i]) {
            (true, _) => 0.0,
            (false, true) => params.menu_affinity,
            (false, false) => 1.0,
        });
        wants[draw.weighted(&weights)] = true;
    }
    wants
}

/// What a kind of unit usually wants (assumption).
pub fn usual(kind: OrgKind) -> Wants {
    use MenuItem::{Care, PartyLife, Publicity, Surroundings, Venues, Volunteers};
    let items = match kind {
        OrgKind::Agency => [PartyLife, Volunteers],
        OrgKind::StateFirm => [PartyLife, Surroundings],
        OrgKind::Institution => [Venues, Volunteers],
        OrgKind::PrivateFirm => [Care, Publicity],
        OrgKind::SocialOrg => [Venues, Publicity],
    };
    let mut wants = Wants::default();
    for item in items {
        wants[item as usize] = true;
    }
    wants
}
