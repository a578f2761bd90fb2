//! What can be wrong with the folder of a sweep, in words.

use std::path::Path;

use gongzhi_engine::text::Text;

use super::manifest::Manifest;
use crate::failure::Failure;

fn failure(path: &Path, code: &str, message: Text, hint: Text) -> Failure {
    Failure::told(path, code, message, Some(hint))
}

pub(super) fn no_sweep(folder: &Path) -> Failure {
    failure(
        folder,
        "no-sweep",
        Text::new(
            "目录中没有 sweep.json，不是试验的目录",
            "the folder has no sweep.json: it is not the folder of a sweep",
        ),
        Text::new(
            "先运行 gongzhi sweep 方案 --out 目录。",
            "Run gongzhi sweep SCENARIO --out DIR first.",
        ),
    )
}

pub(super) fn unreadable_manifest(path: &Path) -> Failure {
    failure(
        path,
        "damaged-sweep",
        Text::new("sweep.json 无法读懂", "sweep.json cannot be understood"),
        Text::new(
            "换一个目录重新开始；原有的行不会丢失。",
            "Begin anew in another folder; the rows here are kept.",
        ),
    )
}

pub(super) fn foreign_folder(folder: &Path) -> Failure {
    failure(
        folder,
        "foreign-folder",
        Text::new(
            "目录中有别的文件，且不是试验的目录",
            "the folder holds other files and is not the folder of a sweep",
        ),
        Text::new("换一个空目录。", "Take an empty folder."),
    )
}

pub(super) fn begun_already(folder: &Path, rows: usize) -> Failure {
    failure(
        folder,
        "sweep-begun",
        Text::new(
            format!("目录中已有这个试验的 {rows} 行结果"),
            format!("the folder already holds {rows} rows of this sweep"),
        ),
        Text::new(
            "接着运行请加上 --resume；重新开始请换一个目录。",
            "To go on, add --resume; to begin anew, take another folder.",
        ),
    )
}

/// Why two folders are not of one sweep.
pub fn not_the_same(path: &Path, here: &Manifest, other: &Manifest) -> Failure {
    if (here.results_version, &here.engine) != (other.results_version, &other.engine) {
        let (a, b) = (here.version(), other.version());
        return failure(
            path,
            "other-version",
            Text::new(
                format!("结果出自不同版本的程序：{a} 与 {b}"),
                format!("the results are of different versions of the program: {a} and {b}"),
            ),
            Text::new(
                "用同一版本把其中一份重新运行；不同版本的结果不能合在一起。",
                "Run one of them again with the same version; results of different versions do not belong together.",
            ),
        );
    }
    let (a, b) = (&here.scenario, &other.scenario);
    failure(
        path,
        "other-sweep",
        Text::new(
            format!(
                "目录中是另一个试验的结果：{a}（{}），而不是 {b}（{}）",
                here.study, other.study
            ),
            format!(
                "the folder holds another sweep: {a} ({}), not {b} ({})",
                here.study, other.study
            ),
        ),
        Text::new(
            "换一个目录；方案、试验因素和随机种子都相同的结果才属于同一个试验。",
            "Take another folder; only results of the same scenario, factors and seed belong to one sweep.",
        ),
    )
}

pub(super) fn damaged_row(path: &Path, line: usize) -> Failure {
    failure(
        path,
        "damaged-row",
        Text::new(
            format!("第 {line} 行已损坏：校验和不符"),
            format!("line {line} is damaged: its checksum does not match"),
        ),
        Text::new(
            "删去这一行，再用 --resume 接着运行：只会补上缺的运行。",
            "Delete that line and go on with --resume: only the missing run is run again.",
        ),
    )
}

pub(super) fn rows_differ(path: &Path, point: u32, replication: u32) -> Failure {
    failure(
        path,
        "rows-differ",
        Text::new(
            format!("点 {point} 的第 {replication} 次运行有两行不同的结果"),
            format!("replication {replication} of point {point} has two rows that differ"),
        ),
        Text::new(
            "同一次运行在每台机器上结果应当相同：请核对两处程序的版本，并把其中一份重新运行。",
            "A run gives the same result on every machine: compare the versions of the programs, and run one of the parts again.",
        ),
    )
}

pub(super) fn in_use(path: &Path) -> Failure {
    failure(
        path,
        "sweep-in-use",
        Text::new(
            "另一个进程正在写这个文件",
            "another process is writing to this file",
        ),
        Text::new(
            "等它结束，或用 --shard 运行另一份。",
            "Wait until it ends, or run another part with --shard.",
        ),
    )
}

pub(super) fn is_link(path: &Path) -> Failure {
    failure(
        path,
        "unwritable",
        Text::new(
            "这是一个符号链接，不会经过它写入",
            "this is a symbolic link, which is not written through",
        ),
        Text::new("写明它所指的位置。", "Name the place that it points to."),
    )
}

/// A row that could not be written, such as on a full disk.
pub(super) fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    let why = crate::failure::in_words(error);
    failure(
        path,
        "unwritable",
        Text::new(
            format!("结果无法写入：{}", why.zh),
            format!("a result cannot be written: {}", why.en),
        ),
        Text::new(
            "已写出的行完好无损；腾出空间后用 --resume 接着运行。",
            "The rows written so far are whole; make room, then go on with --resume.",
        ),
    )
}
