//! The switches: which submodels take part in a run.

use serde::{Deserialize, Serialize};

use gongzhi_base::text::Label;

/// One switch.
#[derive(Debug)]
pub struct MechanismSpec {
    /// Its key in `[mechanisms]`.
    pub id: &'static str,
    /// Its name for people.
    pub label: Label,
}

macro_rules! mechanisms {
    ($($id:ident $zh:literal $en:literal,)+) => {
        /// Which submodels take part in a run: all of them unless a scenario switches some off.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub struct Mechanisms { $(
            #[doc = concat!($en, " ", $zh, ".")]
            pub $id: bool,
        )+ }

        impl Default for Mechanisms {
            fn default() -> Self { Self { $($id: true,)+ } }
        }

        impl Mechanisms {
            /// Every switch, in order.
            pub const SPECS: &'static [MechanismSpec] = &[$(
                MechanismSpec { id: stringify!($id), label: Label::new($zh, $en) },
            )+];
            /// The state of the switch with that id; none if there is no such switch.
            pub fn get(&self, id: &str) -> Option<bool> {
                match id { $(stringify!($id) => Some(self.$id),)+ _ => None }
            }
            /// Turns the switch with that id on or off; false if there is no such switch.
            pub fn set(&mut self, id: &str, on: bool) -> bool {
                match id { $(stringify!($id) => self.$id = on,)+ _ => return false }
                true
            }
        }
    };
}

mechanisms! {
    admin_load "行政化" "Administrative load",
    voice "表达与潜在诉求" "Voice and latent needs",
    levels "四级办理" "Four levels of handling",
    false_resolution "未真正解决" "Closed without being resolved",
    satisfaction "满意度" "Satisfaction",
    visits "走访" "Home visits",
    meetings "民情分析会" "Public-concerns meetings",
    projects "项目" "Projects",
    contracts "契约化共建" "Contract-based co-building",
    stars "五星达标" "Five-star standard",
    participation "参与和认同" "Participation and belonging",
    appraisal "干部逆向考核" "Bottom-up appraisal",
    shocks "冲击" "Shocks",
}
