//! Why a link opens nothing.

use gongzhi_engine::diagnostic::{Diagnostic, Source};
use gongzhi_engine::text::Text;

/// Why a link is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkRefusal {
    /// It is not a link of this program.
    Foreign,
    /// It was made by a later version, with this version of links.
    Newer(u32),
    /// Its end is missing.
    Truncated,
    /// Letters of it are not what they were.
    Damaged,
    /// It holds more than any scenario needs.
    Long,
}

impl LinkRefusal {
    /// A diagnostic with advice.
    pub fn told(self) -> Diagnostic {
        let (message, hint) = self.words();
        Diagnostic::error("link", Source::Option("link".to_owned()), message).hint(hint)
    }

    fn words(self) -> (Text, Text) {
        match self {
            Self::Foreign => (
                Text::new(
                    "这个网址里的内容不是共治沙盘的方案链接。",
                    "What follows in this address is not a link to a scenario of Gongzhi Sandbox.",
                ),
                ask_again(),
            ),
            Self::Newer(version) => (
                Text::new(
                    format!("这个链接由更新的版本生成（链接格式{version}），本页还读不了。"),
                    format!(
                        "This link was made by a later version (link format {version}), which this page cannot read yet."
                    ),
                ),
                Text::new(
                    "请重新载入本页换成新版本后再打开；或请对方改发方案文件（.toml）。",
                    "Reload this page to get the new version and open the link again; or ask for the scenario file (.toml) instead.",
                ),
            ),
            Self::Truncated => (
                Text::new(
                    "链接不完整：后面的一段没有了。聊天软件常会截断很长的网址。",
                    "The link is not complete: its end is missing. Chat applications often cut long addresses.",
                ),
                ask_again(),
            ),
            Self::Damaged => (
                Text::new(
                    "链接里的字符与校验和对不上，可能在转发或抄写中改变了。",
                    "The letters of the link do not agree with its check sum; they may have changed on the way.",
                ),
                ask_again(),
            ),
            Self::Long => (
                Text::new(
                    "链接展开后太大，不像一个方案，没有读取。",
                    "The link unfolds to more than a scenario needs, and was not read.",
                ),
                Text::new(
                    "如果你信任它的来源，请对方改发方案文件（.toml）。",
                    "If you trust where it comes from, ask for the scenario file (.toml) instead.",
                ),
            ),
        }
    }
}

fn ask_again() -> Text {
    Text::new(
        "请复制整个链接再打开；不行就请对方重发链接，或改发方案文件（.toml）。你自己的工作没有变。",
        "Copy the whole link and open it again; failing that, ask for the link once more, or for the scenario file (.toml). Your own work has not changed.",
    )
}
