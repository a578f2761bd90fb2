//! The archive's README: what it holds, and the command that repeats its results.

use gongzhi_engine::results::RESULTS_VERSION;
use gongzhi_engine::scenario::Scenario;

use super::Archived;
use crate::COMMIT;
use crate::args::RunOptions;

/// The command that repeats the run in the unpacked archive.
pub(super) fn command(options: &RunOptions, baseline: Option<&Scenario>) -> String {
    let mut words = vec!["gongzhi run scenario.toml".to_owned()];
    words.extend(baseline.map(|baseline| format!("--baseline {}", baseline.id)));
    words.extend(options.seed.map(|seed| format!("--seed {seed}")));
    words.extend(options.replications.map(|n| format!("--replications {n}")));
    words.push("--out again".to_owned());
    words.join(" ")
}

/// The text, in both languages.
pub(super) fn text(archived: &Archived) -> String {
    let scenario = &archived.scenario;
    let (title, command) = (&scenario.title, &archived.command);
    let version = env!("CARGO_PKG_VERSION");
    let commit = COMMIT.map_or_else(String::new, |commit| format!(", commit {commit}"));
    let (zh, en, hash) = (&title.zh, &title.en, &scenario.hash);
    format!(
        "# {zh} · {en}\n\n\
        用同一版本的命令行，在解开的目录里运行下面的命令，得到的 `summary.json` 中指纹（fingerprint）应与 `results/summary.json` 相同。\n\
        With the same version of the command, run this in the unpacked folder: the fingerprint in its `summary.json` equals that in `results/summary.json`.\n\n\
        ```\n{command}\n```\n\n\
        gongzhi {version}, results version {RESULTS_VERSION}{commit}; scenario hash {hash}.\n\n\
        | file | 内容 | content |\n| --- | --- | --- |\n\
        | `scenario.toml` | 方案原文 | the scenario as written |\n\
        | `resolved.toml` | 写明全部取值的方案，不依赖别的文件 | every value stated; needs no other file |\n\
        | `delta-odd.md` | 这个方案改动了模型文档的哪些地方 | what it changes of the model document |\n\
        | `results/` | 汇总、每周序列、社区明细 | summary, weekly series, communities |\n\
        | `dictionary.csv` | 每个指标的含义和单位 | what each metric means, and its unit |\n\
        | `ro-crate-metadata.json` | RO-Crate 元数据 | RO-Crate metadata |\n\
        | `CITATION.cff`, `codemeta.json` | 如何引用本软件 | how to cite the software |\n\n\
        结果只在所列假设下比较政策，不作预测；不可用于给真实的社区、单位或个人排名、考核或问责。\n\
        Results compare policies under stated assumptions; they do not forecast, and are not for ranking, appraising or blaming real communities, units or people.\n"
    )
}
