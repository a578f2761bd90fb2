//! Every mechanism can be switched off, and switching it off has an effect.

use gongzhi_engine::catalogue::mechanisms::Mechanisms;

use super::Way::{self, Down, Up};
use super::town::{look, town, town_of};

/// A mechanism that is switched off, and the output that shows it.
const SWITCHES: &[(&str, &str, Way)] = &[
    ("admin_load", "visits", Up),
    ("voice", "latent_needs", Down),
    ("levels", "utilisation", Up),
    ("false_resolution", "truly_resolved_share", Up),
    ("satisfaction", "satisfaction_share", Down),
    ("visits", "filed_share", Down),
    ("meetings", "quality", Down),
    ("projects", "quality", Down),
    ("contracts", "contracts_active", Down),
    ("stars", "star_readiness", Down),
    ("participation", "volunteer_hours", Down),
    ("appraisal", "effort_spread", Down),
    ("shocks", "petitions_raised", Down),
];

#[test]
fn every_mechanism_is_missed_when_it_is_off() {
    let base = look(&town(&[]));
    for (id, output, way) in SWITCHES {
        let off = look(&town_of(&format!("[mechanisms]\n{id} = false\n"), &[]));
        let (x, y) = (base[*output], off[*output]);
        assert!(
            way.leads(x, y),
            "{id} off: {output} {x} -> {y}, stated {way:?}"
        );
    }
    let tested: Vec<&str> = SWITCHES.iter().map(|s| s.0).collect();
    let all: Vec<&str> = Mechanisms::SPECS.iter().map(|m| m.id).collect();
    assert_eq!(tested, all);
}
