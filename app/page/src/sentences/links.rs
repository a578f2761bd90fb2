//! Sentences about links: what one holds, how long one is, what it vouches for.

use gongzhi_engine::text::Lang;

use crate::language::pick;

crate::i18n::words::words! {
    OPENED "链接里的方案" "The policy in this link";
    TAKE "打开并运行" "Open and run it";
    LEAVE "不打开" "Leave it";
    KEEPS "还没有运行。打开后，你现在的工作不会丢：可以撤销，也在“近期工作”里。" "Nothing has run yet. Opening it loses nothing: you can undo it, and your work stays under “Recent work”.";
    NO_DIFFERENCE "它没有改动，或不与别的方案比较。" "It changes nothing, or is compared with no other scenario.";
    WITH_WARNINGS "读取时有几点需要留意，打开后会列出。" "There are warnings about it, which are listed once it is open.";
    OTHER_VERSION "链接由另一个结果版本生成，数字可能与当时不同。" "The link was made with another version of results: figures may differ from those of then.";
    VOUCHES "链接记有当时结果的指纹；打开后会重新运行并核对。" "The link carries the fingerprint of its result; once open, it is run again and checked.";
    REFUSED "链接没有打开" "The link was not opened";
    FAULTY "链接里的方案在这里打不开" "The scenario in this link cannot be opened here";
    SHARE "链接与二维码" "Link and QR code";
    LINK "链接" "Link";
    COPY "复制链接" "Copy the link";
    COPIED "已复制" "Copied";
    NOT_COPIED "浏览器不让复制，请选中链接自行复制。" "The browser does not allow copying: select the link and copy it.";
    SAVE_FILE "保存方案文件" "Save the scenario file";
    PRIVATE "方案全在链接里，不经过任何服务器；拿到链接的人都能看到其中的内容，包括社区和单位的表。" "The link holds the whole policy and no server sees it; whoever has the link sees what is in it, tables of communities and units included.";
    FAULTY_WORK "改动里有错误，改正后才能生成链接；可以先保存文件。" "The changes have errors: a link can be made once they are corrected. Save the file meanwhile.";
    TOO_LARGE "内容太多，放不进链接；请发送文件。" "This is too much for a link; send the file instead.";
    NO_QR "内容太多，放不进手机读得清的二维码。" "This is too much for a QR code that phones read well.";
    QR "二维码，内容就是上面的链接" "QR code of the link above";
}

/// The length of a link, and what follows from it.
pub fn length(characters: usize, is_long: bool, lang: Lang) -> String {
    match is_long {
        false => pick(
            lang,
            format!("{characters}个字符"),
            format!("{characters} characters"),
        ),
        true => pick(
            lang,
            format!("{characters}个字符：聊天软件可能截断超过2000个字符的网址，请改发文件。"),
            format!(
                "{characters} characters: chat applications may cut addresses of more than 2,000; send the file instead."
            ),
        ),
    }
}

/// How many things a policy changes of its baseline.
pub fn changes(count: usize, baseline: &str, lang: Lang) -> String {
    let things = if count == 1 { "change" } else { "changes" };
    pick(
        lang,
        format!("与“{baseline}”相比有{count}项改动："),
        format!("{count} {things} of “{baseline}”:"),
    )
}
