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
    /// What it does, and what happens without it.
    pub does: Label,
}

macro_rules! mechanisms {
    ($($id:ident $zh:literal $en:literal: $does_zh:literal $does_en:literal,)+) => {
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
                MechanismSpec {
                    id: stringify!($id),
                    label: Label::new($zh, $en),
                    does: Label::new($does_zh, $does_en),
                },
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
    admin_load "行政化" "Administrative load":
        "行政事务占用社区和网格的工时；停用后工时全部用于服务"
        "administrative tasks take hours from communities and grids; without it all hours go to service",
    voice "表达与潜在诉求" "Voice and latent needs":
        "需求不一定说出来，没说出来的成为潜在需求；停用后每件需求都立即成为诉求"
        "a need may stay unvoiced and latent; without it every need becomes a petition at once",
    levels "四级办理" "Four levels of handling":
        "诉求由网格、社区、街道、部门四级办理；停用后都由网格办理"
        "grid, community, street and department handle petitions; without it grids handle all of them",
    false_resolution "未真正解决" "Closed without being resolved":
        "办结不等于解决，没有解决的会再来或转为潜在需求；停用后办结即解决"
        "a closed petition may leave its need, which returns or goes latent; without it closed means resolved",
    satisfaction "满意度" "Satisfaction":
        "居民的满意随办理和环境变化；停用后不变"
        "satisfaction follows handling and surroundings; without it it stays as it is",
    visits "走访" "Home visits":
        "网格员入户走访，发现需求、建立信任；停用后不走访"
        "grid workers visit households, find needs and build trust; without it nobody is visited",
    meetings "民情分析会" "Public-concerns meetings":
        "每周、每月、每季的会商讨积压的诉求；停用后不开会"
        "weekly, monthly and quarterly meetings take up backlogs; without it none is held",
    projects "项目" "Projects":
        "资金用于设施和环境项目；停用后不立项"
        "money goes into projects for facilities and surroundings; without it there are none",
    contracts "契约化共建" "Contract-based co-building":
        "共建单位与社区谈约、签约、亮约、履约、评约；停用后没有契约"
        "partner units negotiate, sign, publish, fulfil and evaluate contracts; without it there are none",
    stars "五星达标" "Five-star standard":
        "社区按20有20无验收得星；停用后不验收"
        "communities gain stars by must-haves and must-nots; without it nothing is assessed",
    participation "参与和认同" "Participation and belonging":
        "居民参加志愿服务和议事，认同随之变化；停用后不变"
        "residents volunteer and deliberate, and belonging follows; without it neither changes",
    appraisal "干部逆向考核" "Bottom-up appraisal":
        "居民评议影响网格长的排名和用心程度；停用后不考核"
        "residents' judgement ranks grid leaders and moves their effort; without it there is no appraisal",
    shocks "冲击" "Shocks":
        "方案所列的外部冲击发生；停用后都不发生"
        "the scenario's dated events from outside happen; without it none does",
}
