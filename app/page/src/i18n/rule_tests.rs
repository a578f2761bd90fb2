//! Words and phrases of the scenario's rule tests.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    TESTS "规则测试" "Rule tests";
    TESTS_FAIL "规则测试没有通过" "Rule tests fail";
    GIVEN "给定" "Given";
    EXPECTED "应得" "Expected";
    FOUND "得到" "Found";
    PASSED "通过" "passes";
    FAILED "未通过" "fails";
    NOTHING_GIVEN "（没有给定字段）" "(no fields)";
}

/// "2项测试未通过", beside a rule.
pub fn failing(n: usize, lang: Lang) -> String {
    let plural = if n == 1 { "test fails" } else { "tests fail" };
    pick(lang, format!("{n}项测试未通过"), format!("{n} {plural}"))
}

/// "3项测试通过".
pub fn passing(n: usize, lang: Lang) -> String {
    let plural = if n == 1 { "test passes" } else { "tests pass" };
    pick(lang, format!("{n}项测试通过"), format!("{n} {plural}"))
}

/// "文件第12行".
pub fn line(line: u32, lang: Lang) -> String {
    pick(
        lang,
        format!("文件第{line}行"),
        format!("line {line} of the file"),
    )
}
