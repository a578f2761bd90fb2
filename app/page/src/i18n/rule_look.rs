//! Words of the look into a rule, and of the tools beside its editor.

crate::i18n::words::words! {
    LOOK "看这条规则怎么判" "Watch this rule decide";
    LOOK_HINT "从上次运行中取一条记录，把它的值写在每一行旁边；改一个字，结果随之更新，不必先运行。" "Takes a record of the last run and writes its values beside each line; they follow as you type, before any run.";
    CLOSE_LOOK "收起" "Close";
    NO_RUN "要有一次运行的结果，才有记录可看。" "There must be the result of a run before there are records to look at.";
    WAITING "正在重跑到这一天，取出这条规则当时的记录…" "Running the city again up to this day, for the records of this rule…";
    CASE "把这条记录写成测试用例" "Make a test of this record";
    CASE_HINT "复制到方案文件中（放在最后）：以后每次改规则都会核对这一条。" "Copy it to the end of the scenario file: every later change of the rule is then checked against it.";
    LINE_BY_LINE "逐行看" "Line by line";
    ROW_NUMBER "第几条" "Number";
    UNTIL "截至" "Up to";
    BEFORE_FIRST_DAY "首日之前" "Before the first day";
    NOT_EVALUATED "到这一天为止，这条规则没有对任何记录求值。请把日期往后移。" "Up to this day, this rule was not evaluated for any record. Choose a later date.";
    TYPED "按现在的文本" "By the text as it stands";
    BY_RUN "上次运行的判定" "What the last run decided";
    HERE "调整后的城市" "In the reform's city";
    THERE "基线的城市" "In the baseline's city";
    FAILED_ROW "出错" "error";
    WOULD_CHANGE "会改变什么" "What it would change";
    THAN_SHIPPED "与出厂规则比" "Against the shipped rule";
    THAN_BASELINE "与基线的规则比" "Against the baseline's rule";
    NOTHING_DIFFERS "全部记录的结果相同" "every result is the same";
    STALE "文本有误，下面是上一次正确的文本的判定；运行也仍用上一次正确的规则。" "The text has an error. What stands below is by the last text without one, and so is the run.";
    SNIPPET "插入范例" "Insert a snippet";
    SNIPPET_PICK "选一个…" "Choose one…";
    DIFFERENCES "标出改动" "Mark the changes";
    AGAINST_NONE "不标" "None";
    AGAINST_SHIPPED "与出厂规则比" "Against the shipped rule";
    AGAINST_BASELINE "与基线的规则比" "Against the baseline's rule";
    TRUE "是" "yes";
    FALSE "否" "no";
    BASELINE_VALUE "基线" "baseline";
    RESULT_VALUE "结果" "result";
}
