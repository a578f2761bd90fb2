//! Words of the five stages of a contract.

crate::i18n::words::words! {
    MY_CONTRACTS "我的契约" "My contracts";
    MY_CONTRACTS_HINT "契约化共建的五步，每一步的控制和当前结果放在一起。" "The five stages of contract-based co-building, each with its controls and what the runs now say.";
    CONTRACTS_OFF "契约化共建已停用，这里的改动不起作用。" "Contract-based co-building is switched off: changes here have no effect.";
    NO_FIGURES "运行后这里显示结果。" "Figures appear here after a run.";
    NEGOTIATE "一、谈约" "1. Negotiate";
    NEGOTIATE_ABOUT "单位与社区按双向清单谈：愿意出多少工时，希望得到什么" "units and community talk over both lists of the menu: hours offered, and what is wanted back";
    SIGN "二、签约" "2. Sign";
    SIGN_ABOUT "谈成的写成契约：几家一起签，承诺哪些资源、多少工时" "what was agreed becomes a contract: how many parties, which resources, how many hours";
    PUBLISH "三、亮约" "3. Publish";
    PUBLISH_ABOUT "契约公开，承诺更难落空，居民也更愿意参与" "the contract is made public: promises are harder to break, and residents join more";
    FULFIL "四、履约" "4. Fulfil";
    FULFIL_ABOUT "单位按承诺出工；不足之处可以购买服务或孵化社会组织" "units give their hours; what is short may be bought or left to new organisations";
    EVALUATE "五、评约" "5. Evaluate";
    EVALUATE_ABOUT "年底打分：续不续、扣不扣，结果影响下一年" "a score at the end of the year: renewed or not, sanctioned or not; the next year depends on it";
    RULES_HERE "规则" "Rules";
    FIGURES_NOW "当前结果" "Now";
}
