//! Sentences about works: what is kept, what a link or a file did, where undo leads.

use gongzhi_engine::text::Lang;

use super::phrases;
use crate::files::Encoding;
use crate::language::pick;
use crate::store::StoreError;

crate::i18n::words::words! {
    RECENT "近期工作" "Recent work";
    RECENT_NONE "还没有。打开过的文件和做过的调整会记在这里，随时可以回来。" "None yet. Files that you open and changes that you make are kept here, to come back to.";
    SHIPPED "自带方案" "Shipped scenarios";
    SEE_RECENT "看近期工作" "See recent work";
    SAVE_SCENARIO "保存方案文件" "Save the scenario file";
    SAVE_TEXT "保存原文" "Save its text";
    UNREADABLE_HINT "原来的内容没有改动，仍在“近期工作”中；可以先保存原文，修正后再打开。现在打开的是第一个方案。" "It is unchanged and still under “Recent work”: save its text, correct it and open it again. The first scenario is open now.";
    UNREADABLE_SHIPPED_HINT "当时所做的调整没有改动，仍在“近期工作”中。现在打开的是第一个方案。" "Its changes are still under “Recent work”. The first scenario is open now.";
    TRY_AGAIN "再打开一次" "Open it again";
    INTERRUPTED_HINT "它没有被改动，仍在“近期工作”中。现在打开的是第一个方案。" "It is unchanged and still under “Recent work”. The first scenario is open now.";
    GONE "这项工作已不在列表中，没有打开。" "This work is no longer on the list and was not opened.";
    SAVED_WHOLE "改动无法写进原文，所以存成了自成一体的文件：每个取值都写明，结果相同，但没有原文的注释。" "The changes could not be written into the original text, so a self-contained file was saved: it states every value and gives the same results, without the comments of the original.";
    SAVED_FAULTY "已连同有错误的改动一起保存，什么都没有丢；改正错误之前，这个文件打不开。" "Saved together with changes that have errors, so nothing is lost; the file cannot be opened before they are corrected.";
    UPDATED "共治沙盘的新版本已下载好。你可以接着做完手头的事：现在换用会重新载入本页，工作都保留着；不换，下次打开时启用。" "A new version of Gongzhi Sandbox is ready. Finish what you are doing first: changing now reloads this page and keeps your work; otherwise it starts at your next visit.";
    UPDATE_NOW "现在换用" "Change now";
    MOVE_ON "跟上新的上级方案" "Move on with the parent";
    MOVE_ON_HINT "只改文件里的 base_hash；可以撤销。" "Changes only base_hash in the file; can be undone.";
    UNCHANGED "未调整" "unchanged";
    UNDO_BASELINE "撤销：换回原来的基线" "Undo: back to the previous baseline";
    REDO_BASELINE "重做：再换基线" "Redo: switch the baseline again";
}

/// Says that nothing is kept, why, and what to do.
pub fn forgets(trouble: StoreError, lang: Lang) -> String {
    match trouble {
        StoreError::Forbidden => pick(
            lang,
            "浏览器不允许本页保存数据，关闭后会忘记这里的工作。要留住它，请保存方案文件。",
            "The browser does not let this page keep anything: your work is forgotten when you close it. To keep it, save the scenario file.",
        ),
        StoreError::Full => pick(
            lang,
            "浏览器的存储空间已满，关闭后会忘记这里的工作。要留住它，请保存方案文件。",
            "The browser's storage is full: your work is forgotten when you close this page. To keep it, save the scenario file.",
        ),
    }
}

/// Says that a link was followed, and where the previous work is.
pub fn followed(left: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("已按链接打开方案。此前的“{left}”没有丢：可以撤销，也在“近期工作”里。"),
        format!(
            "The linked scenario is open. Your work on “{left}” is not lost: undo takes you back, and it is under “Recent work”."
        ),
    )
}

/// Says that a link names an unknown scenario.
pub fn no_such_link(id: &str, lang: Lang) -> String {
    if id.trim().is_empty() {
        return pick(
            lang,
            "链接里没有写方案的名称，没有按它打开；现在打开的是原来的方案。请从上方列表中选择。",
            "The link names no scenario, so it opened nothing; what was open stays. Choose one from the list above.",
        );
    }
    pick(
        lang,
        format!(
            "链接要打开的方案“{id}”不存在，没有按它打开；现在打开的是原来的方案。请核对链接，或从上方列表中选择。"
        ),
        format!(
            "The link asks for a scenario “{id}”, which does not exist; what was open stays. Check the link, or choose one from the list above."
        ),
    )
}

/// Says how a file was read that is not in UTF-8.
pub fn read_as(name: &str, encoding: Encoding, lang: Lang) -> String {
    let called = match encoding {
        Encoding::Utf16 => "UTF-16",
        Encoding::Gb18030 => "GBK",
    };
    pick(
        lang,
        format!(
            "“{name}”不是UTF-8编码，已按{called}读取。请看看名称是否正确；保存的方案文件会是UTF-8编码。"
        ),
        format!(
            "“{name}” is not in UTF-8; it was read as {called}. Check that the names are right. Scenario files saved here are in UTF-8."
        ),
    )
}

/// Says that a kept work cannot be opened.
pub fn unreadable(name: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("上次的方案“{name}”现在打不开"),
        format!("Your last scenario “{name}” can no longer be opened"),
    )
}

/// Says that the page crashed with the previous work, which was therefore not reopened.
pub fn interrupted(title: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("上次打开“{title}”时页面没有完成，这次没有自动打开它。"),
        format!(
            "The page did not finish opening “{title}” last time, so this time it was not opened automatically."
        ),
    )
}

/// Says that a scenario is still being read.
pub fn reading(name: &str, lang: Lang) -> String {
    pick(
        lang,
        format!("正在读取并核对“{name}”……页面仍可使用。"),
        format!("Reading and checking “{name}”… You can use the page in the meantime."),
    )
}

/// "3项调整", or that nothing is changed.
pub fn adjustments(count: usize, lang: Lang) -> String {
    match (count, lang) {
        (0, _) => UNCHANGED.get(lang).to_owned(),
        (n, Lang::Zh) => format!("{n}项调整"),
        (1, Lang::En) => "1 change".to_owned(),
        (n, Lang::En) => format!("{n} changes"),
    }
}

/// The limit of the list of recent works.
pub fn bounds(most: usize, lang: Lang) -> String {
    pick(
        lang,
        format!(
            "记在这个浏览器里，最多{most}项，最久没有打开的先让出。要长久保存，请导出方案文件。"
        ),
        format!(
            "Kept in this browser, {most} at most; what has not been opened for longest goes first. To keep your work for good, export its scenario file."
        ),
    )
}

/// The label of an undo that returns to another work.
pub fn undo_to(title: &str, changes: usize, lang: Lang) -> String {
    let aside = changed_aside(changes, lang);
    match lang {
        Lang::Zh => format!("撤销：回到“{title}”{aside}"),
        Lang::En => format!("Undo: back to “{title}”{aside}"),
    }
}

/// The label of a redo that returns to another work.
pub fn redo_to(title: &str, changes: usize, lang: Lang) -> String {
    let aside = changed_aside(changes, lang);
    match lang {
        Lang::Zh => format!("重做：回到“{title}”{aside}"),
        Lang::En => format!("Redo: back to “{title}”{aside}"),
    }
}

/// The number of changes in brackets; empty for none.
fn changed_aside(changes: usize, lang: Lang) -> String {
    let aside = (changes > 0).then(|| phrases::brackets(adjustments(changes, lang), lang));
    aside.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_link_is_not_called_by_a_name() {
        for lang in [Lang::Zh, Lang::En] {
            assert!(!no_such_link(" ", lang).contains("“”"));
            assert!(no_such_link("nosuch", lang).contains("nosuch"));
        }
        assert_eq!(adjustments(1, Lang::En), "1 change");
        assert_eq!(undo_to("小城", 0, Lang::Zh), "撤销：回到“小城”");
    }
}
