//! Messages about files and folders that are not written to.

use std::io;
use std::path::Path;

use gongzhi_engine::text::Text;

use crate::failure::{Failure, in_words};

pub(super) fn is_link() -> Text {
    Text::new(
        "这是一个符号链接，不会经过它写入；请写明它所指的位置",
        "this is a symbolic link, which is not written through; name the place that it points to",
    )
}

pub(super) fn is_no_folder() -> Text {
    Text::new("这不是一个目录", "this is no folder")
}

pub(super) fn is_no_file() -> Text {
    Text::new(
        "这不是一个普通文件，不会覆盖",
        "this is no ordinary file and is not overwritten",
    )
}

pub(super) fn refused(path: &Path, why: &Text) -> Failure {
    Failure::told(path, "unwritable", why.clone(), None)
}

/// A file or folder that is not writable.
pub(super) fn unwritable(path: &Path, error: &io::Error) -> Failure {
    let why = in_words(error);
    let message = Text::new(
        format!("无法写入：{}", why.zh),
        format!("cannot be written: {}", why.en),
    );
    Failure::told(path, "unwritable", message, None)
}
