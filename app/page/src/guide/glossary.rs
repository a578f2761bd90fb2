//! The field's terms as the search explains them.

use gongzhi_engine::text::Label;

/// A term with its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub name: Label,
    /// What it means here.
    pub meaning: Label,
}

macro_rules! terms {
    ($($zh:literal $en:literal: $meaning_zh:literal $meaning_en:literal;)+) => {
        /// All terms.
        pub const TERMS: &[Term] = &[$(Term {
            name: Label::new($zh, $en),
            meaning: Label::new($meaning_zh, $meaning_en),
        },)+];
    };
}

terms! {
    "契约化共建" "Contract-based co-building": "辖区单位与社区经谈约、签约、亮约、履约、评约五步互相承诺、各尽所能" "units and their community commit themselves to each other in five stages: negotiate, sign, publish, fulfil, evaluate";
    "五约" "The five stages of a contract": "谈约、签约、亮约、履约、评约" "negotiating, signing, publishing, fulfilling and evaluating";
    "谈约" "Negotiating a contract": "单位与社区按双方的清单谈愿意出多少、需要什么" "unit and community talk over what each offers and needs, from both lists of the menu";
    "签约" "Signing a contract": "谈成的承诺写成契约，从此可以履行" "what was agreed becomes a contract that can be fulfilled";
    "亮约" "Publishing a contract": "契约公开，承诺更难落空" "the contract is made public, so that promises are harder to break";
    "履约" "Fulfilling a contract": "单位按承诺的工时做事" "units give the hours that they promised";
    "评约" "Evaluating a contract": "年底评履约情况，决定是否续签" "at the end of the year fulfilment is judged, and the contract is renewed or not";
    "双向服务菜单" "Two-way service menu": "社区列需求，单位也列需求，双方都有所得" "the community lists what it needs and so does the unit: both gain";
    "共建单位" "Partner unit": "与社区立约的机关、企业、事业单位和社会组织" "an agency, firm, institution or social organisation with a contract";
    "民情通" "Minqingtong": "从受理、办理、督办到反馈的诉求办理制度" "the system that handles petitions from acceptance through handling and supervision to feedback";
    "民情分析会" "Public-concerns meeting": "每周、每月、每季研究积压诉求的会" "a weekly, monthly or quarterly meeting about petitions";
    "民情微群" "Residents' chat group": "居民和网格员在里面反映、答复问题的群" "a group in which residents and grid workers raise and answer matters";
    "一户一档" "Household file": "网格员为每户建的档案，知道情况后办事省时" "what a grid worker knows of a household; it saves effort";
    "诉求" "Petition": "说出来的需求" "a need that was voiced";
    "潜在需求" "Latent need": "有需求但没有说出来" "a need that was not voiced";
    "办结" "Closure": "诉求按程序办完；不等于问题解决" "a petition is finished by procedure, which does not mean that its need is met";
    "未真正解决" "Closed without being resolved": "办结了但需求还在，会再来或转为潜在需求；这是模型的假设" "closed while the need stays: it returns or goes latent; an assumption of the model";
    "网格" "Grid": "社区下的一百多户，由一名网格员负责" "a hundred and more households of a community with one grid worker";
    "网格长" "Grid leader": "网格的负责人，受居民逆向考核" "who answers for a grid, and is appraised by residents";
    "走访" "Home visit": "网格员到户里了解情况" "a grid worker calls on a household";
    "行政化" "Administrative load": "行政事务占去的服务工时" "hours that administrative tasks take from service";
    "干部逆向考核" "Bottom-up appraisal": "由居民评干部，主要看知晓率和满意率" "residents judge cadres, mainly by awareness and satisfaction";
    "知晓率" "Awareness": "抽样中知道网格员的户的比例" "share of sampled households that know their grid worker";
    "满意率" "Satisfaction": "抽样中满意的户的比例" "share of sampled households that are satisfied";
    "五星达标" "Five-star standard": "党建、和谐、宜居等五颗星，按20有20无验收" "five stars, assessed by 20 must-haves and 20 must-nots";
    "20有" "The 20 must-haves": "得星要有的20项" "twenty things that stars require";
    "20无" "The 20 must-nots": "得星不能有的20项，是底线" "twenty things that cost a star: bottom lines";
    "验收" "Assessment": "社区得星的日子" "a day on which communities can gain stars";
    "摘星" "Losing a star": "得星后不再符合，星会被摘" "a star is lost when its standard is no longer met";
    "和美家园" "Harmonious Home": "五星社区中按名额评出的荣誉" "an honour within a quota for communities with five stars";
    "党建引领" "Party-building leadership": "党组织把各方拢到一起的力度" "how strongly the Party's organisation brings all sides together";
    "基线" "Baseline": "拿来比较的方案" "the scenario that another is compared with";
    "配对运行" "Paired runs": "基线和调整后用同样的随机数运行，差别只来自调整" "baseline and reform run with the same draws, so that only the change makes a difference";
}
