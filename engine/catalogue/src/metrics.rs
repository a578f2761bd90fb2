//! Every output: its id, name, definition, unit and kind, and which way is better.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fields::{FieldSpec, FieldType};
use super::panels::Panel;
use super::parts::Part;
use super::units::Unit;
use gongzhi_base::text::Label;

/// Which way is better.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
    /// Neither way.
    #[default]
    Neutral,
}

/// What kind of number a metric is; it decides its headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// A level at a moment, which may depend on the weekday; its headline is its mean over the last full week.
    Stock,
    /// A ratio or mean; its headline is its end.
    Share,
    /// Events in a week; its headline is its total.
    Flow,
}

/// How a metric is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// What kind of number it is; none for a scenario's own `metric_*` whose scenario does not say. Such a metric may depend on
    /// how many days its week has, so its end is its value in the last full week.
    pub kind: Option<Kind>,
    /// Which way is better.
    pub better: Better,
}

impl Reading {
    /// How a metric is read: one of the catalogue by its row there, any other as its scenario says.
    pub fn of(metric: &str, own: &BTreeMap<String, Self>) -> Self {
        match Metric::find(metric) {
            Some(shipped) => Self {
                kind: Some(shipped.spec().kind),
                better: shipped.spec().better,
            },
            None => own.get(metric).copied().unwrap_or_default(),
        }
    }

    /// Whether the value of a week of so many days can be compared with those of full weeks. In a short week a flow has counted
    /// fewer days, and a stock depends on the weekday.
    pub fn comparable(self, days: u8) -> bool {
        days == FULL_WEEK || self.kind == Some(Kind::Share)
    }
}

/// Days of a full week.
pub const FULL_WEEK: u8 = 7;

impl Better {
    /// Ids in files, in the order of [`Self::ALL`].
    pub const IDS: [&'static str; 3] = ["higher", "lower", "neutral"];
    /// Every direction.
    pub const ALL: [Self; 3] = [Self::Higher, Self::Lower, Self::Neutral];

    /// The direction with that id; none if there is no such direction.
    pub fn find(id: &str) -> Option<Self> {
        Self::IDS
            .iter()
            .zip(Self::ALL)
            .find(|(known, _)| **known == id)
            .map(|(_, b)| b)
    }

    /// Its id in files.
    pub fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

impl Kind {
    /// Ids in files, in the order of [`Self::ALL`].
    pub const IDS: [&'static str; 3] = ["stock", "share", "flow"];
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Stock, Self::Share, Self::Flow];

    /// The kind with that id; none if there is no such kind.
    pub fn find(id: &str) -> Option<Self> {
        Self::IDS
            .iter()
            .zip(Self::ALL)
            .find(|(known, _)| **known == id)
            .map(|(_, k)| k)
    }

    /// Its id in files.
    pub fn id(self) -> &'static str {
        Self::IDS[self as usize]
    }
}

/// One metric of the catalogue.
#[derive(Debug)]
pub struct MetricSpec {
    /// Which metric.
    pub metric: Metric,
    /// Its id in files and as a field of `city`.
    pub id: &'static str,
    /// Its name for people.
    pub label: Label,
    /// What it measures.
    pub definition: Label,
    /// Its unit.
    pub unit: Unit,
    /// Which way is better.
    pub better: Better,
    /// What kind of number it is.
    pub kind: Kind,
    /// The panel in which it stands.
    pub panel: Panel,
    /// The parts of the model that it measures: in a scenario without one of them the metric does not apply.
    pub parts: &'static [Part],
}

macro_rules! metrics {
    ($($variant:ident $id:literal $kind:ident $unit:ident $better:ident $panel:ident [$($part:ident),*] $zh:literal $en:literal $dzh:literal $den:literal;)+) => {
        /// An output of the catalogue.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Metric { $(
            #[doc = concat!("`", $id, "`, ", $en, " ", $zh, ": ", $den, ". Unit: [`Unit::", stringify!($unit), "`].")]
            $variant,
        )+ }

        impl Metric {
            /// Every metric, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
        }

        /// Every metric, in the order of [`Metric`].
        pub static METRICS: [MetricSpec; Metric::COUNT] = [$(MetricSpec {
            metric: Metric::$variant, id: $id, label: Label::new($zh, $en), definition: Label::new($dzh, $den),
            unit: Unit::$unit, better: Better::$better, kind: Kind::$kind, panel: Panel::$panel, parts: &[$(Part::$part),*],
        },)+];

        const CITY_FIELDS: &[FieldSpec] = &[$(FieldSpec {
            name: $id, ty: FieldType::Float, unit: Unit::$unit, label: Label::new($zh, $en),
        },)+];
    };
}

metrics! {
    StarCoverage "star_coverage" Share Share Higher Sharing [Assessments] "五星达标率" "Five-star coverage" "五颗星全部达标的社区占比；首次验收前为 0" "Share of communities that hold all five stars; 0 before the first assessment";
    StreetCoverage "street_coverage" Share Share Higher Sharing [Assessments] "有五星社区的街道占比" "Streets with five stars" "至少有一个五星社区的街道占比" "Share of streets with at least one community that holds all five stars";
    StreetsImproved "streets_improved" Share Share Higher Sharing [Stars] "五星总分提升的街道占比" "Streets whose star score rose" "所辖社区五星总分的平均值高于第一天的街道占比" "Share of streets whose communities have a higher mean total score than on the first day";
    ScoreGain "score_gain" Share Points Higher Sharing [Stars] "五星总分提升" "Gain in total star score" "各社区五星总分比第一天提升的平均分数（满分 500 分）" "Mean gain of communities in total score since the first day, of 500 points";
    StarReadiness "star_readiness" Share Share Higher Sharing [Stars] "五星准备度" "Five-star readiness" "若今日验收即可达标的社区占比" "Share of communities that would pass an assessment today";
    StarDangjian "star_dangjian" Share Share Higher Sharing [Assessments] "党建星" "Party-building star" "持有党建星的社区占比" "Share of communities that hold it";
    StarMinzhu "star_minzhu" Share Share Higher Sharing [Assessments] "民主星" "Democracy star" "持有民主星的社区占比" "Share of communities that hold it";
    StarWenming "star_wenming" Share Share Higher Sharing [Assessments] "文明星" "Civility star" "持有文明星的社区占比" "Share of communities that hold it";
    StarHexie "star_hexie" Share Share Higher Sharing [Assessments] "和谐星" "Harmony star" "持有和谐星的社区占比" "Share of communities that hold it";
    StarMeili "star_meili" Share Share Higher Sharing [Assessments] "美丽星" "Beauty star" "持有美丽星的社区占比" "Share of communities that hold it";
    HemeiShare "hemei_share" Share Share Higher Sharing [Assessments] "和美家园占比" "Harmonious Home share" "最近一次评定为和美家园的社区占比" "Share of communities chosen as Harmonious Home at the last choice";
    NeedsArisen "needs_arisen" Flow Petitions Lower Governing [] "产生的需求" "Needs arisen" "新产生的需求，不论是否被反映" "Needs that arose, voiced or not";
    PetitionsRaised "petitions_raised" Flow Petitions Neutral Governing [] "受理诉求" "Petitions raised" "新受理的诉求；升级的潜在诉求计为新诉求，转街道办理、重办和同一需求再次提出的不计" "New petitions; an escalated latent need is a new one; one that goes to the street, is reopened or is raised again after it was closed without being resolved is not";
    PetitionsClosed "petitions_closed" Flow Petitions Higher Governing [] "办结诉求（扣除重办）" "Petitions closed, less reopened" "办结次数减去重办次数" "Closures less reopenings";
    PetitionsOpen "petitions_open" Stock Petitions Lower Governing [] "未办结诉求" "Open petitions" "期末未办结的诉求" "Petitions open at the end of the week";
    PetitionsPer1000 "petitions_per_1000" Share PerThousandYear Neutral Governing [] "每千人诉求（近52周）" "Petitions per 1,000 residents (last 52 weeks)" "近一年每千名居民的受理诉求（不足一年按比例折算）" "Raised in the last 52 weeks per 1,000 residents, scaled up before a year has passed";
    DaysToCloseP50 "days_to_close_p50" Share Workdays Lower Governing [] "办结天数中位数" "Days to close, median" "近 52 周首次办结所用工作日的中位数" "Median workdays to first closure, last 52 weeks";
    DaysToCloseP90 "days_to_close_p90" Share Workdays Lower Governing [] "办结天数九成位" "Days to close, 90th percentile" "近 52 周首次办结所用工作日的 90% 分位数" "90th percentile of workdays to first closure, last 52 weeks";
    OnTimeShare "on_time_share" Share Share Higher Governing [] "按期办结率（近52周）" "On-time closure (last 52 weeks)" "近 52 周首次办结中不超时限的比例" "Share of first closures within the deadline, last 52 weeks";
    TrulyResolvedShare "truly_resolved_share" Share Share Higher Governing [FalseResolution] "实际解决率" "True resolution" "近 52 周首次办结中确已解决的比例" "Share of first closures that were truly resolved, last 52 weeks";
    ReopeningsPerClosure "reopenings_per_closure" Share Number Lower Governing [FalseResolution] "每件办结诉求的重办次数" "Reopenings per closed petition" "近 52 周重办次数（含同一需求再次提出）与首次办结之比；一件可以重办多次，所以可以大于 1" "Reopenings, and needs raised again after they were closed without being resolved, over first closures, last 52 weeks; a petition can come back several times, so it can exceed 1";
    CallersSatisfaction "callers_satisfaction" Share Share Higher Sharing [] "诉求人满意率（近52周）" "Callers' satisfaction (last 52 weeks)" "近 52 周接受回访的诉求人中满意的比例：办结时回访，过了两个时限仍未办结的计为不满意" "Share of callers who are satisfied, last 52 weeks: asked when their petition is closed, and counted as dissatisfied when it is still open after two deadlines";
    Escalations "escalations" Flow Petitions Lower Governing [] "诉求升级" "Escalations" "升级到街道的潜在诉求，以及逾期后转街道办理的诉求" "Latent needs that escalated to the street, and overdue petitions that households took there";
    LatentNeeds "latent_needs" Stock Petitions Lower Governing [Voice] "潜在诉求" "Latent needs" "期末未表达的需求" "Needs not voiced at the end of the week";
    AwarenessShare "awareness_share" Share Share Higher Sharing [] "知晓率" "Awareness rate" "知晓民情通的户数占比" "Share of households that know of the channels";
    SatisfactionShare "satisfaction_share" Share Share Higher Sharing [Satisfaction] "满意度达标户占比" "Households satisfied in the model" "满意度不低于 0.6 的户数占比：模型内每户的满意度，不是抽样调查" "Share of households whose satisfaction in the model is at least 0.6; no survey";
    SurveyedSatisfaction "surveyed_satisfaction" Share Share Higher Sharing [Appraisal, Satisfaction] "满意率（抽样调查）" "Satisfaction rate (survey)" "最近一次抽样调查中回答满意的比例" "Share that answered 'satisfied' in the last survey";
    ContractsActive "contracts_active" Stock Contracts Neutral Building [Contracts] "有效契约" "Active contracts" "期末有效的契约" "Contracts in force";
    UnitsPartnered "units_partnered" Stock Number Higher Building [Contracts] "签约的共建单位" "Partner units under contract" "期末至少签有一份有效契约的共建单位数" "Partner units that are party to at least one contract in force";
    ContractDeliveredShare "contract_delivered_share" Share Share Higher Building [Contracts] "履约率" "Fulfilment rate" "本契约年度已履行工时与承诺工时之比" "Hours delivered over hours promised, this contract year";
    ContractRenewedShare "contract_renewed_share" Share Share Higher Building [Contracts] "续约率" "Renewed share" "最近一次评约后续约的契约占比" "Share of contracts renewed at the last evaluation";
    VolunteerHours "volunteer_hours" Flow Hours Higher Building [Participation] "志愿工时" "Volunteer hours" "居民志愿工时" "Hours given by residents";
    ParticipationShare "participation_share" Share Share Higher Building [Participation] "参与率" "Participation" "参与公共事务的户数占比" "Share of households that take part";
    Belonging "belonging" Share Share Higher Building [Participation] "认同感" "Sense of belonging" "按户数加权的平均认同感" "Mean over communities, weighted by households";
    MeetingsHeld "meetings_held" Flow Number Neutral Governing [Meetings] "民情分析会次数" "Meetings held" "各社区每周、每月、每季民情分析会的次数" "Weekly, monthly and quarterly meetings of all communities";
    AdminShare "admin_share" Share Share Lower Governing [AdminLoad] "行政事务工时占比" "Share of hours on administrative tasks" "专职人员用于行政事务的工时占比" "Share of paid staff's hours that administrative tasks take";
    Utilisation "utilisation" Share Share Neutral Governing [] "工时利用率（近28天）" "Utilisation (last 28 days)" "近 28 天网格和社区办理工时中用于诉求的比例（走访不计）" "Hours spent on petitions of hours available in grids and communities, last 28 days; visits do not count";
    Visits "visits" Flow Visits Higher Governing [Visits] "走访" "Home visits" "走访户次" "Visits to households";
    FiledShare "filed_share" Share Share Higher Governing [Visits] "建档率" "Household files" "一户一档已建的户数占比" "Share of households with a file";
    Spending "spending" Flow Yuan Neutral Sharing [] "资金支出" "Spending" "设施、项目、购买服务和孵化支出" "Facilities, projects, purchased services and incubation";
    FundReturned "fund_returned" Flow Yuan Lower Sharing [] "结余收回资金" "Funds returned" "年内未支出、年底收回并重新分配的资金" "Money that was not spent within its year, flowed back into the fund and was shared out again";
    CostTotal "cost_total" Flow Yuan Lower Sharing [] "总成本" "Total cost" "支出、专职人员薪酬，以及街道和部门的办理工时" "Spending, the pay of paid staff, and the hours of streets and departments";
    UnitsLeftShare "units_left_share" Share Share Lower Building [Contracts] "退约率" "Units that left" "最近一次谈约时，可续约的单位中退约的占比" "Of the units that could renew, the share that left at the last negotiation";
    UnitHours "unit_hours" Flow Hours Higher Building [Contracts] "共建单位工时" "Partner units' hours" "共建单位履约的工时" "Hours that partner units delivered";
    HoursGivenBack "hours_given_back" Flow Hours Higher Building [Contracts] "回馈单位工时" "Hours given back to units" "双向服务菜单下居民回馈共建单位的工时" "Residents' hours that communities give their partner units under the two-way menu";
    SocialCost "social_cost" Flow Yuan Lower Sharing [] "社会总成本" "Social cost" "总成本，加上按购买服务单价折算的共建单位和居民志愿工时" "Total cost, and the hours of partner units and residents at the price of a purchased hour";
    GiniStars "gini_stars" Share Share Lower Sharing [Stars] "社区间星级差距" "Star inequality" "社区五星总分的基尼系数" "Gini coefficient of communities' total scores";
    GiniSatisfaction "gini_satisfaction" Share Share Lower Sharing [Satisfaction] "满意度差距" "Satisfaction inequality" "社区平均满意度的基尼系数" "Gini coefficient of communities' mean satisfaction";
    GiniFunding "gini_funding" Share Share Lower Sharing [] "资金差距" "Funding inequality" "社区每户资金的基尼系数" "Gini coefficient of communities' fund a household";
    RaisedProperty "petitions_property" Flow Petitions Neutral Governing [] "物业诉求" "Property petitions" "新受理的物业类诉求" "New petitions of this category";
    RaisedEnvironment "petitions_environment" Flow Petitions Neutral Governing [] "环境诉求" "Environment petitions" "新受理的环境类诉求" "New petitions of this category";
    RaisedFacilities "petitions_facilities" Flow Petitions Neutral Governing [] "设施诉求" "Facility petitions" "新受理的设施类诉求" "New petitions of this category";
    RaisedParking "petitions_parking" Flow Petitions Neutral Governing [] "停车交通诉求" "Parking and traffic petitions" "新受理的停车交通类诉求" "New petitions of this category";
    RaisedNeighbours "petitions_neighbours" Flow Petitions Neutral Governing [] "邻里诉求" "Neighbour petitions" "新受理的邻里类诉求" "New petitions of this category";
    RaisedWelfare "petitions_welfare" Flow Petitions Neutral Governing [] "民生诉求" "Welfare petitions" "新受理的民生类诉求" "New petitions of this category";
    RaisedSafety "petitions_safety" Flow Petitions Neutral Governing [] "安全诉求" "Safety petitions" "新受理的安全类诉求" "New petitions of this category";
    RaisedBuilding "petitions_building" Flow Petitions Neutral Governing [] "违建诉求" "Illegal-building petitions" "新受理的违建类诉求" "New petitions of this category";
    FirstClosed "petitions_first_closed" Flow Petitions Neutral Governing [] "首次办结" "First closures" "首次办结的诉求；重办后再次办结不计" "Petitions closed for the first time; closures after a reopening do not count";
    FirstResolved "petitions_resolved" Flow Petitions Higher Governing [FalseResolution] "确已解决" "Truly resolved" "首次办结中确已解决的诉求" "First closures that were truly resolved";
    FirstSatisfied "petitions_satisfied" Flow Petitions Higher Sharing [Satisfaction] "反馈满意" "Satisfied with the outcome" "首次办结中反馈满意的诉求，按满意概率累加" "First closures whose household is satisfied, summed as probabilities";
    ContractsNegotiated "contracts_negotiated" Stock Contracts Neutral Building [Contracts] "已谈约的契约" "Contracts negotiated" "有效契约中已谈约的份数" "Contracts in force whose stage is done";
    ContractsSigned "contracts_signed" Stock Contracts Neutral Building [Contracts] "已签约的契约" "Contracts signed" "有效契约中已签约的份数" "Contracts in force whose stage is done";
    ContractsPublished "contracts_published" Stock Contracts Neutral Building [Contracts] "已亮约的契约" "Contracts published" "有效契约中已亮约（公开）的份数" "Contracts in force whose stage is done";
    ContractsFulfilled "contracts_fulfilled" Stock Contracts Neutral Building [Contracts] "履约达标的契约" "Contracts fulfilled" "有效契约中履约达到要求的份数" "Contracts in force whose stage is done";
    ContractsEvaluated "contracts_evaluated" Stock Contracts Neutral Building [Contracts] "已评约的契约" "Contracts evaluated" "有效契约中已评约的份数" "Contracts in force whose stage is done";
    Staff "staff" Stock Staff Neutral Governing [] "专职人员" "Paid staff" "社区与网格专职人员（折合全日制）" "Paid staff of communities and grids, full-time equivalents";
}

/// Days of the 52 weeks over which ratios of closures are taken.
const YEAR_OF_WEEKS: usize = 364;

/// Days over which utilisation is taken.
const FOUR_WEEKS: usize = 28;

/// Name of the petitions per 1,000 residents where they are counted over the whole run.
pub(crate) const PETITIONS_OVER_RUN: Label = Label::new(
    "每千人诉求（全期，折合每年）",
    "Petitions per 1,000 residents a year (whole run)",
);

impl Metric {
    /// Its row of the catalogue.
    pub fn spec(self) -> &'static MetricSpec {
        &METRICS[self as usize]
    }

    /// Its name in a run of so many days. A name that says "last 52 weeks" or "last 28 days" says "whole run" where the run is shorter.
    pub fn label_over(self, days: usize) -> Label {
        match self {
            Self::PetitionsPer1000 if days < YEAR_OF_WEEKS => PETITIONS_OVER_RUN,
            Self::OnTimeShare if days < YEAR_OF_WEEKS => {
                Label::new("按期办结率（全期）", "On-time closure (whole run)")
            }
            Self::CallersSatisfaction if days < YEAR_OF_WEEKS => {
                Label::new("诉求人满意率（全期）", "Callers' satisfaction (whole run)")
            }
            Self::Utilisation if days < FOUR_WEEKS => {
                Label::new("工时利用率（全期）", "Utilisation (whole run)")
            }
            _ => self.spec().label,
        }
    }

    /// The metric with that id; none if the catalogue has no such metric.
    pub fn find(id: &str) -> Option<Self> {
        METRICS.iter().find(|m| m.id == id).map(|m| m.metric)
    }
}

/// The fields of the record `city`: one for each metric.
pub fn city_fields() -> &'static [FieldSpec] {
    CITY_FIELDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_metrics_share_a_name() {
        for (place, a) in METRICS.iter().enumerate() {
            for b in &METRICS[..place] {
                assert_ne!(a.label.zh, b.label.zh, "{} {}", a.id, b.id);
                assert_ne!(a.label.en, b.label.en, "{} {}", a.id, b.id);
            }
        }
    }

    #[test]
    fn a_window_that_is_longer_than_the_run_is_not_named() {
        for metric in Metric::ALL {
            let (whole, short) = (metric.spec().label, metric.label_over(27));
            let windowed = whole.zh.contains('近');
            assert_eq!(windowed, whole.en.contains("last"), "{metric:?}");
            assert_eq!(windowed, whole != short, "{metric:?}");
            assert!(
                !short.zh.contains('近') && !short.en.contains("last"),
                "{metric:?}"
            );
            assert_eq!(metric.label_over(364), whole);
        }
        assert_eq!(Metric::OnTimeShare.label_over(363).zh, "按期办结率（全期）");
        assert_eq!(
            Metric::Utilisation.label_over(28),
            Metric::Utilisation.spec().label
        );
    }

    #[test]
    fn figures_that_other_records_count_over_another_period_name_theirs() {
        use crate::records::RecordKind;
        for metric in [
            Metric::PetitionsPer1000,
            Metric::OnTimeShare,
            Metric::Utilisation,
        ] {
            let own = metric.spec().label;
            assert!(
                own.zh.contains('近') && own.en.contains("last"),
                "{metric:?}"
            );
            for kind in [RecordKind::Community, RecordKind::Grid] {
                assert!(
                    kind.fields()
                        .iter()
                        .all(|f| f.label.zh != own.zh || metric == Metric::Utilisation)
                );
            }
        }
        assert_ne!(
            PETITIONS_OVER_RUN.zh,
            Metric::PetitionsPer1000.spec().label.zh
        );
    }
}
