//! What every shipped parameter is and what a higher value does, in one or two plain sentences.
//!
//! They describe the shipped rules; a scenario whose own rules use a parameter differently may give it another meaning.

use gongzhi_base::text::Label;

const fn m(id: &'static str, zh: &'static str, en: &'static str) -> (&'static str, Label) {
    (id, Label::new(zh, en))
}

/// The meaning of the parameter with that id.
pub(super) fn find(id: &str) -> Option<Label> {
    let found = MEANINGS.iter().find(|(name, _)| *name == id);
    found.map(|(_, meaning)| *meaning)
}

/// Every parameter and its meaning, in the order of the page.
#[rustfmt::skip]
const MEANINGS: &[(&str, Label)] = &[
    m("grid_households", "每个网格管多少户。越大，网格越少、人手越集中，网格员与住户越不熟悉。", "Households in one grid. Higher means fewer grids with more staff each, who know their households less well."),
    m("grid_fixed_cost", "每个网格只为维持运转而占去的人力。越大，小网格损失的服务工时越多。", "Staff time a grid uses just to keep running. Higher costs small grids more of their service hours."),
    m("pooling", "专职人员中不分到网格、由社区统一调度的比例。越大，网格人手越少，社区可用来补位的工时越多。", "Share of paid staff kept at the community to back up all its grids. Higher leaves fewer people in the grids."),
    m("familiarity_scale", "网格多大时熟悉度降到约 37%。越大，大网格也能熟悉住户，需求更易被反映和发现。", "Grid size at which familiarity drops to about 37%. Higher keeps large grids familiar, so more needs are voiced or found."),
    m("party_leader_share", "网格长是党员的概率。越大，“网格党小组覆盖”一项得分越高。", "Chance that a grid leader is a Party member. Higher raises the must-have “Party groups in grids”."),
    m("admin_task_share", "专职人员用于上级交办事务的工时比例。越大，留给诉求和走访的工时越少。", "Share of staff hours taken by tasks from above. Higher leaves fewer hours for petitions and visits."),
    m("december_peak", "每年 12 月行政事务占比再增加多少。越大，年底服务工时越少。", "Added to the administrative share every December. Higher means fewer service hours at the year's end."),
    m("inspection_load", "验收前迎检期间行政事务占比再增加多少。越大，这段时间服务工时越少。", "Added to the administrative share before an assessment. Higher means fewer service hours in those days."),
    m("inspection_days", "每次验收前有多少天要迎检。越长，被迎检挤占的服务工时越多。", "Days before each assessment spent preparing for it. More days take more hours away from service."),
    m("staff_per_10000", "按居民数配备的专职人员。越多，服务工时越多，人员费用也越高。", "Paid staff for every 10,000 residents. Higher gives more service hours and a larger wage bill."),
    m("staff_pay", "一名专职人员一年的薪酬。只计入总成本，不影响治理过程。", "Pay of one staff member for a year. It counts in the total cost only and changes nothing else."),
    m("front_line_share", "扣除行政事务后真正用于一线的工时比例。越大，办理诉求和走访的工时越多。", "Share of non-administrative hours that reach the front line. Higher gives more hours for petitions and visits."),
    m("street_hours", "街道每个工作日可用于办理诉求的工时。越多，上到街道的诉求办得越快。", "Hours a street has for petitions each workday. Higher clears petitions at street level sooner."),
    m("department_hours", "部门每个工作日可用于办理诉求的工时。越多，上到部门的诉求办得越快。", "Hours departments have for petitions each workday. Higher clears petitions at department level sooner."),
    m("visit_share", "网格办完诉求后剩余的工时有多少用于走访。越大，走访越多。", "Share of hours left after petitions that grids spend on home visits. Higher means more visits."),
    m("visit_hours", "走访一户所需的工时。越大，同样工时走访的户数越少。", "Hours one visit takes. Higher means fewer households visited with the same hours."),
    m("visit_elderly_days", "排走访先后时，有老人的户按多等了这些天计算。越大，越优先走访老人户。", "Households with elderly members are treated as having waited this much longer. Higher visits them sooner."),
    m("visit_aware", "一次走访后，住户知晓反映渠道的概率。越大，知晓率上升越快。", "Chance that a visit tells a household about the channels. Higher raises awareness faster."),
    m("visit_find", "走访发现一件没有说出的需求的基础概率。越大，越多潜在诉求得到办理。", "Base chance that a visit uncovers an unspoken need. Higher turns more latent needs into petitions."),
    m("visit_find_familiarity", "网格员与住户熟悉时，发现潜在诉求的概率增加多少。越大，小网格的走访越有效。", "How much familiarity adds to the chance of uncovering a need. Higher makes visits in small grids more effective."),
    m("visit_satisfaction", "每次走访使该户满意度提高多少。越大，走访越能提升满意度。", "How much one visit lifts a household's satisfaction. Higher makes visits count for more."),
    m("closure_weight", "按时办结在网格长考核中的分量。越大，虚假办结和突击办结越多。", "Weight of on-time closure in leaders' scores. Higher produces more false and last-day closures."),
    m("supervision_bonus", "督办的诉求在排队中多加的分数。越大，越先办理督办件。", "Points a supervised petition gains in the queue. Higher puts supervised petitions further ahead."),
    m("priority_severity", "诉求每重一级在排队中多得的分数。越大，越先办理较重和紧急的诉求。", "Points in the queue for each degree of severity. Higher puts serious petitions further ahead."),
    m("priority_age", "排队分数随“已等时间占时限的比例”上升的快慢。越大，越先办理临期和逾期的诉求。", "How fast a petition gains priority as its deadline nears. Higher favours those close to or past it."),
    m("deadlines", "一般、较重、紧急诉求各须在几个工作日内办结。越长，算作逾期的越少，不满和提级也来得越晚。", "Workdays allowed for petitions of each severity. Longer deadlines mean fewer overdue petitions and later escalation."),
    m("reopened_deadline", "升级的或重办的诉求须在几个工作日内办结。越长，这类诉求算作逾期的越少。", "Workdays allowed for escalated and reopened petitions. A longer deadline makes fewer of them overdue."),
    m("effort_hours", "各类诉求在网格层级办理一件平均所需的工时。越大，人手越紧，积压越多。", "Mean hours to handle one petition of each category in a grid. Higher strains staff and lengthens queues."),
    m("effort_log_sd", "同类诉求所费工时相差多大，平均工时不变。越大，特别费时的诉求越多。", "How much effort differs between petitions, at the same mean. Higher means more unusually long jobs."),
    m("level_effort", "诉求每上一级，所需工时乘以此数。越大，提级办理越费工时。", "Each level up multiplies the hours a petition needs. Higher makes moving up more costly."),
    m("expert_saving", "契约中的人才资源充足时，每件诉求最多节省的工时比例。越大，办理越省力。", "Largest share of effort saved when contracts bring enough experts. Higher makes petitions quicker to handle."),
    m("volunteer_petition_share", "志愿工时中用来帮办一般诉求的比例。越大，专职人员的负担越轻。", "Share of volunteer hours that help with minor petitions. Higher takes more work off paid staff."),
    m("contract_petition_share", "契约兑现的党员和服务工时中用来帮办诉求的比例。越大，专职人员的负担越轻。", "Share of members' and services' hours under contracts that help with petitions. Higher takes more work off paid staff."),
    m("false_base", "不忙、也不考核办结时，一件诉求仍被虚假办结的概率。越大，真正解决的越少。", "Chance of a false resolution even without overload or closure targets. Higher leaves fewer petitions truly resolved."),
    m("false_overload", "办理人员忙过起点后，虚假办结的概率增加得多快。越大，超负荷的危害越大。", "How fast false resolution grows once staff are overloaded. Higher makes overload more harmful."),
    m("overload_from", "工时用去多大比例以后才因忙乱而虚假办结。越大，越能承受忙碌。", "Share of hours in use beyond which haste causes false resolution. Higher lets staff be busier before it starts."),
    m("false_closure", "考核办结使虚假办结的概率增加多少。越大，办结考核的副作用越大。", "How much closure targets add to false resolution. Higher makes rewarding closure more harmful."),
    m("false_rush", "办结率全权重时，到期未办完的诉求被“纸面办结”的概率。越大，突击办结越多。", "Chance, at full weight on closure, that a petition falling due is closed on paper. Higher means more of this."),
    m("false_effort", "虚假办结所费工时占认真办理的比例。越小，敷衍省下的工时越多。", "Effort of a false job as a share of a real one. Higher means that cutting corners saves less time."),
    m("reopen_share", "虚假办结的需求再次成为诉求的概率，其余转为潜在诉求。越大，重办越多。", "Chance that a falsely resolved need returns as a petition; the rest go silent. Higher means more reopening."),
    m("reopen_days", "虚假办结的诉求最迟多少天后重来。越大，重办来得越晚。", "Latest day by which a falsely resolved petition comes back. Higher spreads the returns over a longer time."),
    m("meeting_weekly", "是否每周开社区会。开则突出的诉求类别优先办理，但占用社区工时。", "Whether communities meet weekly. If on, categories that stand out are handled first, at a cost in community hours."),
    m("meeting_monthly", "是否每月与共建单位开会。开则可为突出的诉求类别立项，但占用社区工时。", "Whether communities meet partner units monthly. If on, problem categories can get projects, at a cost in community hours."),
    m("meeting_quarterly", "是否每季开街道会。开则可立联合项目、调动部门工时，但占用社区工时。", "Whether streets meet quarterly. If on, joint projects and department hours become available, at a cost in community hours."),
    m("meeting_weekly_hours", "每次每周会占用社区机动人员多少工时。越多，办理诉求的工时越少。", "Hours of pooled community staff that each weekly meeting takes. Higher leaves less for petitions."),
    m("meeting_monthly_hours", "每次每月会占用社区机动人员多少工时。越多，办理诉求的工时越少。", "Hours of pooled community staff that each monthly meeting takes. Higher leaves less for petitions."),
    m("meeting_quarterly_hours", "每次每季会占用每个社区机动人员多少工时。越多，办理诉求的工时越少。", "Hours of pooled staff that each quarterly meeting takes from a community. Higher leaves less for petitions."),
    m("alert_sigmas", "某类诉求要超出平常多少才预警。越大，预警越少，由此点名和立项的也越少。", "How far a category must exceed its usual count to raise an alert. Higher means fewer alerts and projects."),
    m("alert_minimum", "某类诉求至少要有多少件才可能预警。越大，预警越少。", "Fewest petitions in a category that can raise an alert. Higher means fewer alerts."),
    m("meeting_priority", "每周会点名的类别，其诉求在排队中多加的分数。越大，越先办理。", "Points in the queue for categories singled out weekly. Higher puts them further ahead."),
    m("project_cost", "办一个项目要花的钱。越高，同样经费办成的项目越少。", "Money one project takes. Higher means fewer projects from the same budget."),
    m("project_days", "项目从立项到见效的天数。越长，改善来得越晚。", "Days from the start of a project until it takes effect. Longer delays the improvement."),
    m("joint_saving", "同一街道几个社区联合立项时，各社区节省的费用比例。越大，联合项目越便宜。", "Share of the cost each community saves when several on a street join in a project. Higher makes joint projects cheaper."),
    m("project_gain", "一个项目补上该类质量缺口的比例。越大，需求减少得越多。", "Share of a category's quality gap that one project closes. Higher reduces needs more."),
    m("project_budget_share", "社区资金中划给项目的比例。越大，项目越多，设施投入越少。", "Share of a community's fund set aside for projects. Higher means more projects and less for facilities."),
    m("quality_floor", "不再立项时，各类质量最终降到的水平。越高，需求越少。", "Level to which quality falls if no more projects are done. Higher means fewer needs."),
    m("quality_half_life_years", "质量高出下限的部分衰减一半所需的年数。越长，项目成果保持越久。", "Years in which quality above its floor halves. Longer makes projects' gains last."),
    m("joint_department_hours", "每季会为每个开会的社区调来的部门工时，在该季分摊。越多，部门层级办得越快。", "Department hours each quarterly meeting unlocks for a community. Higher clears petitions at department level sooner."),
    m("party_leadership", "党组织协调各单位的力度。越大，联合签约和多方履约越好，谈约越省时，党小组覆盖越高。", "How strongly the Party coordinates units. Higher brings more joint contracts, better delivery in them and quicker talks."),
    m("resource_scale_hours", "组织、人才、信息资源各要多少月工时才完全起作用。越大，同样工时的作用越小。", "Hours a month for organising, experts or information to act in full. Higher makes the same hours count for less."),
    m("contract_hours", "单位谈约时意向月工时的基数，再按善意增减。越大，承诺越多，负担也越重。", "Base of the monthly hours a unit offers, adjusted by its goodwill. Higher means larger promises and a heavier load."),
    m("contract_published", "是否公开契约。公开则更愿签约和履约，少受自利偏差影响，也带动居民参与。", "Whether contracts are made public. If on, units sign and deliver more, self-serving bias halves and residents join in more."),
    m("contract_evaluated", "是否每年评约。评约则履约较好，并按履约率决定续约和扣分；否则自动续约。", "Whether contracts are evaluated yearly. If on, units deliver more and face renewal and sanctions; if off, renewal is automatic."),
    m("evaluation_weight", "履约不足时扣分有多重。越大，欠约单位扣分越多，次年越努力履约。", "How heavily shortfalls are sanctioned. Higher penalises units that deliver too little more, so they deliver more next year."),
    m("renewal_line", "契约履约率达到此线即自动续约。越高，越多单位须重新谈约，也可能不再签。", "Share delivered at which a contract renews by itself. Higher sends more units back to negotiation, where they may decline."),
    m("sanction_line", "履约率低于此线的单位按差距扣分。越高，受扣分的单位越多。", "Units that deliver less than this are sanctioned by the gap. Higher means more units sanctioned."),
    m("two_way_menu", "是否让单位也能提出所需。开则互惠更高，出工时随善意，契约对准社区的实际需求。", "Whether units may also state their own wants. If on, they gain more in return and contracts follow local needs."),
    m("one_way_offer", "没有双向菜单时，单位意向工时为基数的几倍。越大，单向时给得越多。", "Without the two-way menu, hours offered as a multiple of the base. Higher means units offer more even then."),
    m("reciprocity_two_way", "有双向菜单时，单位至少得到的回报程度。越大，越愿签约和履约。", "Least return a unit gets with the two-way menu. Higher makes units readier to sign and deliver."),
    m("reciprocity_one_way", "没有双向菜单时，单位最多得到的回报程度。越大，此时越愿签约和履约。", "Greatest return a unit gets without the two-way menu. Higher makes units readier to sign and deliver then."),
    m("contract_parties", "一份契约最多由几个单位共签。为 1 时没有联合签约，党建引领对签约和履约不起作用。", "Most units in one contract. Higher allows more joint contracts; at 1, Party leadership helps neither signing nor delivery."),
    m("contract_resources", "单位把承诺分到其最多的几种资源上。越大，资源越多样，每种工时越少。", "Over how many of its largest resources a unit spreads its hours. Higher means more variety, fewer hours of each."),
    m("affinity", "单位选契约主题时偏向自己擅长的倍数。越大，越选本行，越少看社区需求。", "How many times likelier units choose purposes they are good at. Higher follows the community's needs less."),
    m("together_base", "毫无党建引领时，单位加入同主题已有契约的概率。越大，联合契约越多。", "Chance, without Party leadership, that a unit joins an existing contract of the same purpose. Higher means more joint contracts."),
    m("resident_hours", "邻里和环境类契约中，每个参与户承诺的月工时。越大，居民给的服务工时越多。", "Monthly hours each participating household promises in contracts on neighbours or environment. Higher brings more residents' service."),
    m("purchase_share", "社区资金中用来购买服务的比例。越大，办诉求的外来工时越多，设施投入越少。", "Share of a community's fund that buys services. Higher adds hours for petitions and leaves less for facilities."),
    m("incubation_share", "社区资金中用来孵化社会组织的比例。越大，新的共建单位越多，设施投入越少。", "Share of a community's fund that creates social organisations. Higher adds partner units and leaves less for facilities."),
    m("service_price", "购买一小时服务的价格，也用来折算借用阵地的价值。越高，买到的工时越少。", "Price of one hour of service, also used to value lent venues. Higher buys fewer hours."),
    m("incubation_cost", "孵化一个社会组织要花的钱。越高，同样经费孵化得越少。", "Money it takes to create one social organisation. Higher means fewer from the same budget."),
    m("acceptance_base", "单位签约倾向的起点，在其他因素之前。越大，签约的单位越多。", "Units' inclination to sign before other factors count. Higher means more units sign."),
    m("acceptance_goodwill", "单位的善意对签约的影响。越大，善意高的单位越会签约。", "How strongly goodwill moves units to sign. Higher makes units of good will likelier to sign."),
    m("acceptance_reciprocity", "单位所得回报对签约的影响。越大，回报越能吸引签约。", "How strongly what a unit gets in return moves it to sign. Higher makes returns more persuasive."),
    m("acceptance_published", "公开契约对签约的影响。越大，公开越能促成签约。", "How strongly publishing contracts moves units to sign. Higher makes publicity more persuasive."),
    m("acceptance_leadership", "允许多方契约时，党建引领对签约的影响。越大，引领越能促成签约。", "How strongly Party leadership moves units to sign where joint contracts are allowed. Higher makes it more persuasive."),
    m("acceptance_load", "意向工时占单位资源的比例对签约的阻力。越大，负担重的单位越不愿签。", "How strongly a heavy offer, compared with its means, holds a unit back. Higher makes burdened units decline."),
    m("negotiation_hours", "谈成一份新契约占用的社区工时，续签减半。越多，办诉求的工时越少。", "Community hours to negotiate a new contract, half for a renewal. Higher leaves fewer for petitions."),
    m("leadership_negotiation", "党建引领最强时节省的谈约工时比例。越大，谈约越省工时。", "Share of negotiating hours saved when Party leadership is at its strongest. Higher makes talks cheaper."),
    m("compliance_base", "履约倾向的起点，在其他因素之前。越大，各方履约率越高。", "Parties' inclination to deliver before other factors count. Higher means more of what was promised is delivered."),
    m("compliance_goodwill", "善意对履约的影响。越大，善意高的单位履约越多。", "How strongly goodwill raises delivery. Higher makes units of good will deliver more."),
    m("compliance_published", "公开契约对履约的影响。越大，公开后履约越多。", "How strongly publication raises delivery. Higher makes units deliver more under published contracts."),
    m("compliance_evaluated", "评约对履约的影响。越大，实行评约时履约越多。", "How strongly evaluation raises delivery. Higher makes units deliver more where contracts are evaluated."),
    m("compliance_sanction", "上年受扣分对履约的影响。越大，受扣分的单位当年履约越多。", "How strongly last year's sanction raises delivery. Higher makes sanctioned units deliver more."),
    m("compliance_reciprocity", "所得回报对履约的影响。越大，回报好的单位履约越多。", "How strongly what a unit gets in return raises delivery. Higher makes well-served units deliver more."),
    m("compliance_leadership", "党建引领对多方契约履约的影响。越大，多方契约履约越多。", "How strongly Party leadership raises delivery in contracts with several units. Higher makes those deliver more."),
    m("compliance_load", "承诺占单位资源的比例对履约的拖累。越大，负担重的单位履约越少。", "How strongly promises that are large for a unit's means lower delivery. Higher makes burdened units deliver less."),
    m("delivery_concentration", "每月履约围绕平均水平的集中程度。越大，各月履约越稳定。", "How closely each month's delivery stays around its mean. Higher makes delivery steadier."),
    m("goodwill_speed", "单位善意每年向其他各方履约水平靠拢的比例。越大，变好变坏都越快。", "How far goodwill moves each year towards what others delivered. Higher makes it rise or fall faster."),
    m("goodwill_bias", "单位看待他人履约时打的折扣，公开契约时减半。越大，善意越低，搭便车越多。", "How much units underrate what others deliver; publication halves it. Higher lowers goodwill and breeds free-riding."),
    m("reputation_speed", "单位声誉每年向评约得分靠拢的比例。越大，变化越快；默认规则不用声誉。", "How far a unit's reputation moves each year towards its score. Higher is faster; the default rules do not use reputation."),
    m("goodwill_start", "共建单位期初的平均善意。越高，开始时签约和履约越多。", "Mean goodwill of partner units at the start. Higher means more signing and delivery early on."),
    m("goodwill_start_sd", "期初各单位善意相差多大。越大，热心与冷淡的单位差别越大。", "How much goodwill differs between units at the start. Higher sets keen and reluctant units further apart."),
    m("endowment_sd", "各单位资源相差多大，平均不变。越大，资源越集中在少数单位。", "How much units differ in resources, at the same mean. Higher concentrates resources in fewer units."),
    m("information_aware", "信息资源充足时，不知晓的户每年得知渠道的快慢。越大，知晓率上升越快。", "How fast households learn of the channels each year when contracts bring enough information. Higher raises awareness faster."),
    m("star_weights", "每项 20 有在所属星得分中的分量。越大，该项越影响得分，设施类也得到更多投入。", "How much each must-have counts within its star. Higher makes it matter more, and draws money if it is a facility."),
    m("star_thresholds", "每项 20 有做到多少才得满分。越高，得分越难，设施缺口也越大。", "Level at which each must-have scores in full. Higher makes points harder to earn and facility gaps larger."),
    m("star_pass", "一颗星至少要得多少分。越高，达标的星越少。", "Points a star needs to be awarded. Higher means fewer stars."),
    m("five_star_total", "五颗星都有以外，五星社区还须达到的总分。越高，五星社区越少。", "Total points a community needs, besides holding all five stars. Higher means fewer five-star communities."),
    m("lifetime_stars", "得星后是否永不摘星。开则不因后来不达标而失去星级。", "Whether stars once won are never taken away. If on, later failures cost no stars."),
    m("star_patience", "连续几个季度不达标才摘星。越大，摘星越晚、越少。", "Failed quarters in a row before a star is lost. Higher means stars are lost later and less often."),
    m("breach_hazard", "随机发生的 20 无突破，每项每年的可能性。越大，因此得不到或失去星的越多。", "Yearly rate at which bottom lines are broken by chance, each of them. Higher costs more stars."),
    m("breach_days", "随机突破 20 无后平均多少天整改好。越长，影响达标的时间越久。", "Mean days to put right a bottom line broken by chance. Longer keeps the star out of reach for longer."),
    m("hemei_total", "评和美家园至少要有的总分。越高，符合条件的社区越少。", "Total points needed to qualify for Harmonious Home. Higher means fewer communities qualify."),
    m("hemei_star", "评和美家园时每颗星至少要有的得分。越高，符合条件的社区越少。", "Points every star needs for Harmonious Home. Higher means fewer communities qualify."),
    m("hemei_integration", "评和美家园时五约齐全的契约至少要占多少。越高，符合条件的社区越少。", "Share of contracts with all five stages done needed for Harmonious Home. Higher means fewer communities qualify."),
    m("hemei_quota", "每年最多有多少比例的社区评为和美家园。越高，名额越多。", "Largest share of all communities named Harmonious Home each year. Higher gives more places."),
    m("fund_per_community", "平均每个社区一年得到的资金。越多，设施、项目和购买服务的投入越多。", "Money a community receives a year on average. Higher pays for more facilities, projects and services."),
    m("fund_five_star_bonus", "分配资金时五星社区多占的权重，总额不变。越大，资金越偏向五星社区。", "Extra weight of five-star communities in sharing the same total fund. Higher shifts money towards them."),
    m("fund_need_weight", "分配资金时设施缺口的权重，总额不变。越大，资金越偏向设施差的社区。", "Weight of facility gaps in sharing the same total fund. Higher shifts money to communities with poor facilities."),
    m("fund_spread", "各社区资金因其他原因相差多大，总额不变。越大，贫富差别越大。", "How unequal funds are for other reasons, at the same total. Higher sets rich and poor communities further apart."),
    m("facility_efficiency", "每户投入一元补上设施缺口的快慢。越大，同样的钱改善越多。", "How fast a yuan per household closes a facility's gap. Higher improves facilities more for the same money."),
    m("facility_decay", "设施水平每年自然下降的比例。越大，维持原状要花的钱越多。", "Share of their level that facilities lose each year. Higher takes more money just to stand still."),
    m("facility_start", "期初各类设施的平均水平。越高，离达标越近。", "Mean level of facilities at the start. Higher puts communities closer to their stars."),
    m("facility_start_sd", "期初各社区、各项设施水平相差多大。越大，起点越不均。", "How much facilities differ at the start. Higher makes starting points more unequal."),
    m("investment_logit", "设施资金向权重大、缺口大的项目集中的程度。越大，越先补短板；0 为平均分配。", "How strongly facility money goes where weight and gap are greatest. Higher is more selective; 0 spreads it evenly."),
    m("target_participation", "参与率达到多少时，议事会等参与类 20 有算完全做到。越高，越难做到。", "Participation that the must-haves based on it aim at. Higher makes these harder to reach."),
    m("target_quality", "环境和停车质量达到多少时，相应的 20 有算完全做到。越高，越难做到。", "Quality that waste sorting and parking order aim at. Higher makes both must-haves harder to reach."),
    m("target_files", "走访建档的户达到多少比例时，“一户一档”算完全做到。越高，需要的走访越多。", "Share of households on file that the must-have aims at. Higher takes more visits to reach."),
    m("target_meetings", "95 天内开几次民情分析会才算定期。越高，越难做到。", "Meetings within 95 days that count as regular. Higher makes this must-have harder to reach."),
    m("target_grid_hours", "每百户每日有多少网格工时才算人员到位。越高，需要的人手越多。", "Grid hours per 100 households a day that count as fully staffed. Higher takes more staff to reach."),
    m("target_member_hours", "契约每月兑现多少党员工时才算报到服务到位。越高，越难做到。", "Members' hours delivered a month that count as full service. Higher makes this must-have harder to reach."),
    m("target_integration", "五约齐全的契约占多大比例时，该项 20 有算完全做到。越高，越难做到。", "Share of contracts with all five stages that the must-have aims at. Higher makes it harder to reach."),
    m("no_reply_limit", "近期办结和逾期的诉求中，逾期的超过多少即算突破底线。越高，越宽松。", "Share of recent petitions closed late or overdue beyond which the bottom line is broken. Higher is more lenient."),
    m("escalation_limit", "近期每千户升级的诉求超过多少即算突破底线。越高，越宽松。", "Recent escalations per 1,000 households beyond which the bottom line is broken. Higher is more lenient."),
    m("long_open_days", "任何一件诉求超过多少天未办结即算突破底线。越长，越宽松。", "Days after which a single open petition breaks the bottom line. Higher is more lenient."),
    m("delivered_limit", "履约率低于多少即算只签不履，契约也不算完成履约。越高，越严格。", "Share delivered below which the bottom line is broken and a contract counts as unfulfilled. Higher is stricter."),
    m("participation_max", "参与的户最多能占的比例。越高，参与率可以升得越高。", "Largest share of households that can ever take part. Higher lets participation rise further."),
    m("participation_start", "期初参与的户所占比例。越高，起点越高，也可能使参与稳定在较高水平。", "Share of households taking part at the start. Higher starts better and may settle at a higher level."),
    m("participation_speed", "参与率每周向应有水平靠拢的比例。越大，变化越快。", "How far participation moves each week towards where it tends. Higher makes it change faster."),
    m("participation_sigma", "各户参与门槛相差多大。越大，参与随周围人变化得越平缓；越小，越容易突变。", "How much households' thresholds differ. Higher makes participation respond gently; lower makes it tip."),
    m("participation_mu", "一般住户要看到多少人参与才肯参与。越高，参与的人越少。", "How many others a typical household must see taking part before it does. Higher means less participation."),
    m("participation_mu_sd", "各社区参与门槛相差多大。越大，社区之间的参与率差别越大。", "How much thresholds differ between communities. Higher sets their participation further apart."),
    m("participation_belonging", "认同感高于 0.6 时参与门槛降低多少（低于则升高）。越大，参与越随认同感而变。", "How much belonging above 0.6 lowers the threshold, and below raises it. Higher ties participation closer to belonging."),
    m("participation_mobilisation", "契约带来的组织工时使参与门槛降低多少。越大，组织动员越有效。", "How much organising hours from contracts lower the threshold. Higher makes mobilisation more effective."),
    m("participation_published", "契约全部公开使参与门槛降低多少。越大，公开越能带动参与。", "How much publishing all contracts lowers the threshold. Higher makes publicity draw in more residents."),
    m("participation_democracy", "民主星四项 20 有做得好使参与门槛降低多少。越大，民主建设越能带动参与。", "How much the democracy star's must-haves lower the threshold. Higher makes them draw in more residents."),
    m("volunteer_hours_week", "每个参与户每周出的志愿工时。越多，可帮办诉求的志愿工时越多。", "Hours each participating household volunteers a week. Higher gives more volunteer help with petitions."),
    m("belonging_contact", "经常走访使认同感提高多少。越大，走访越能增进认同。", "How much frequent visits raise belonging. Higher makes visits build more belonging."),
    m("belonging_participation", "参与率高于期初时认同感提高多少。越大，参与越能增进认同。", "How much participation above its start raises belonging. Higher makes taking part build more belonging."),
    m("belonging_speed", "认同感每周向应有水平靠拢的比例。越大，变化越快。", "How far belonging moves each week towards where it tends. Higher makes it change faster."),
    m("survey_households", "每次考核在每个网格问多少户。越多，抽样误差越小，考核越准。", "Households asked in each grid at an appraisal. More gives a smaller sampling error and more accurate scores."),
    m("awareness_weight", "考核分中知晓率的分量，其余归满意率。越大，越看知晓、越不看满意。", "Weight of awareness in leaders' scores; satisfaction has the rest. Higher counts awareness more and satisfaction less."),
    m("effort_range", "考核使网格长努力程度上下浮动的最大幅度。越大，进步或退步对网格工时的影响越大。", "How far appraisal can move a leader's effort up or down. Higher moves the grid's hours more."),
    m("effort_step", "得分比上期变化多少，努力才到上下限。越大，同样的变化带来的影响越小。", "Change in a leader's score that moves effort to its limit. Higher makes effort respond less."),
    m("cadre_share", "每年表彰得分最高的网格长的比例。越大，受表彰的越多，但不影响努力。", "Share of best-scoring leaders honoured each year. Higher honours more people; it does not change their effort."),
    m("survey_centre", "满意度到多少时有一半人回答“满意”。越高，调查的满意率越低。", "Satisfaction at which half of those asked say “satisfied”. Higher lowers the surveyed rate."),
    m("survey_sd", "回答与真实感受的出入大小。越大，调查越难分清满意与不满意的户。", "How loosely answers follow real satisfaction. Higher makes surveys tell content and discontent households apart less well."),
    m("needs_per_household", "每户每年平均产生多少件需求。越多，诉求和潜在诉求越多。", "Needs a household has a year on average. Higher means more petitions and latent needs."),
    m("one_need_a_day", "是否限定每户每天至多产生一件需求。开则需求多的户不会同日有几件。", "Whether a household can have at most one need a day. If on, none has several on the same day."),
    m("category_mix", "各类需求的相对多少，总量不变。某类越大，占需求的比例越高。", "Relative size of each category of needs, at the same total. Higher gives a category a larger share."),
    m("household_sigma", "各户需求多少相差多大，平均不变。越大，需求越集中在少数户。", "How much households differ in how many needs they have. Higher concentrates needs in fewer households."),
    m("local_sigma", "各社区各类需求相差多大。越大，社区之间的问题差别越大。", "How much communities differ in their needs of each category. Higher makes their problems more different."),
    m("season_amplitude", "一年中需求随季节上下波动的幅度。越大，忙季与闲季差别越大。", "How far needs swing up and down over the year. Higher sets busy and quiet seasons further apart."),
    m("quality_start", "期初各类设施与环境的质量，需求和满意度以此为参照。越高，相应的 20 有越易做到，改善余地越小。", "Quality at the start, against which needs and satisfaction are measured. Higher makes must-haves that rest on it easier but leaves less to improve."),
    m("severity_mix", "一般、较重、紧急诉求的相对多少。重的越多，上级办理和短时限的诉求越多。", "Relative shares of minor, serious and urgent petitions. More severe ones mean shorter deadlines and higher levels."),
    m("voice_base", "住户把需求说出来的倾向的起点，在其他因素之前。越大，诉求越多，潜在诉求越少。", "Inclination to voice a need before other factors count. Higher means more petitions and fewer silent needs."),
    m("voice_aware", "知晓渠道对反映需求的影响。越大，知晓的户越会反映。", "How strongly knowing the channels moves a household to speak up. Higher makes aware households voice more."),
    m("voice_online", "参加民情微群对反映需求的影响。越大，群里的户越会反映。", "How strongly being in a chat group moves a household to speak up. Higher makes its members voice more."),
    m("voice_familiarity", "与网格员熟悉对反映需求的影响。越大，小网格的户越会反映。", "How strongly familiarity with grid staff moves a household to speak up. Higher makes small grids hear more."),
    m("voice_success", "曾获真正解决对反映需求的影响。越大，成功过的户越会再反映。", "How strongly an earlier true resolution moves a household to speak up. Higher makes those once helped voice more."),
    m("voice_satisfaction", "满意度高低对反映需求的影响。越大，满意的户越会反映，不满的户越沉默。", "How strongly satisfaction moves a household to speak up. Higher makes content households voice more, discontent ones less."),
    m("microgroups", "是否设居民微信群。开则群里的户更愿反映需求，诉求增多。", "Whether residents' chat groups exist. If on, their members voice more of their needs."),
    m("latent_half_life", "没有说出的需求自行消失一半所需的天数。越长，积下的潜在诉求越多，满意度越低。", "Days in which half of the unspoken needs fade. Longer lets more pile up and lowers satisfaction."),
    m("latent_escalation", "一件潜在诉求每天升级到街道的概率。越大，升级越多。", "Daily chance that an unspoken need escalates to the street. Higher means more escalations."),
    m("overdue_escalation", "诉求逾期后每天被越级反映的概率，随拖延增长。越大，办理迟缓的代价越大。", "Daily chance, growing with delay, that an overdue petition goes to the street. Higher makes slow handling costlier."),
    m("escalated_effort", "潜在诉求升级后，办理工时为通常的几倍。越大，拖到升级的代价越高。", "How many times the usual hours an escalated silent need takes. Higher makes neglect costlier."),
    m("found_effort", "走访发现的需求，办理工时为通常的几倍。越小，早发现越省工时。", "Hours a need found by a visit takes, as a multiple of the usual. Higher means that finding it early saves less."),
    m("satisfaction_learning", "诉求办完后，满意度向办理结果靠拢的程度。越大，办得好坏影响越大。", "How far satisfaction moves towards the outcome of a petition. Higher makes good and bad handling matter more."),
    m("satisfaction_surprise", "结果高于或低于期望时满意度变动多少。越大，超出或辜负期望的影响越大。", "How much an outcome above or below expectation moves satisfaction. Higher makes surprises matter more."),
    m("expectation_speed", "每次办结后，社区的期望向结果靠拢的比例。越大，期望变得越快。", "How far a community's expectation moves towards each outcome. Higher makes expectations adapt faster."),
    m("satisfaction_half_life", "一次好坏经历的影响消退一半所需的天数。越长，影响越久。", "Days in which the effect of an experience halves. Longer makes good and bad experiences last."),
    m("satisfaction_neutral", "质量和设施与期初相同时，满意度慢慢回到的水平。越高，满意度整体越高。", "Level satisfaction drifts to if quality and facilities stay as they began. Higher lifts satisfaction everywhere."),
    m("satisfaction_quality", "质量比期初提高时，满意度的长期水平随之提高多少。越大，项目越能提升满意度。", "How much better quality raises long-run satisfaction. Higher makes projects lift satisfaction more."),
    m("satisfaction_facilities", "设施比期初改善时，满意度的长期水平随之提高多少。越大，设施投入越能提升满意度。", "How much better facilities raise long-run satisfaction. Higher makes spending on them lift satisfaction more."),
    m("satisfaction_latent", "每有一件没说出的需求，该户满意度降低多少。越大，忽视需求的代价越高。", "How much each unspoken need lowers a household's satisfaction. Higher makes neglect costlier."),
    m("satisfaction_start", "期初住户的平均满意度，也是最初的期望。越高，起点越高。", "Mean satisfaction of households at the start, and their first expectation. Higher starts both higher."),
    m("satisfaction_start_concentration", "期初各户满意度围绕平均的集中程度。越大，各户越相近。", "How closely households' satisfaction gathers around its mean at the start. Higher makes them more alike."),
    m("awareness_start", "期初知晓反映渠道的户所占比例。越高，一开始反映的需求越多。", "Share of households that know the channels at the start. Higher means more needs voiced early on."),
    m("unvisited_days", "期初各户距上次走访的天数在零到此之间随机。越大，最初的走访越看等了多久，越不看是否老人户。", "Households' time since their last visit is random up to this at the start. Higher makes it count more in the first visits."),
    m("volunteer_aware", "参与达到上限时，不知晓的户每年经邻里得知渠道的快慢。越大，知晓率上升越快。", "How fast neighbours who take part spread the word each year at full participation. Higher raises awareness faster."),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::PARAMS;

    #[test]
    fn every_parameter_has_one_meaning_and_no_meaning_is_left_over() {
        let told: Vec<&str> = MEANINGS.iter().map(|(id, _)| *id).collect();
        let ids: Vec<&str> = PARAMS.iter().map(|p| p.id).collect();
        assert_eq!(told, ids);
    }

    #[test]
    fn meanings_are_short_and_say_more_than_the_name_and_the_source() {
        for spec in PARAMS.iter() {
            let meaning = spec.meaning();
            assert!(meaning.zh.chars().count() <= 50, "{}", spec.id);
            assert!(meaning.en.split_whitespace().count() <= 26, "{}", spec.id);
            assert!(
                meaning.zh.ends_with('。') && meaning.en.ends_with('.'),
                "{}",
                spec.id
            );
            let chinese = |c| ('\u{3400}'..='\u{9fff}').contains(&c);
            assert!(!meaning.en.contains(chinese), "{}", spec.id);
            assert_ne!(meaning, spec.label);
            assert_ne!(meaning, spec.source);
        }
    }
}
