//! The help text, in both languages.

use gongzhi_engine::text::Lang;

/// What `--help` prints.
pub fn text(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => ZH,
        Lang::En => EN,
    }
}

const ZH: &str = "\
共治沙盘：基层治理政策推演（命令行）

用法：
  gongzhi run 方案 [选项]    运行方案
  gongzhi calibrate 方案 [选项]  用历史匹配校准方案
  gongzhi check 方案         检查方案文件和规则
  gongzhi test 方案          运行方案中的规则测试
  gongzhi flatten 方案       输出不依赖上级方案的完整文件
  gongzhi rules              规则参考：名称、字段、参数
  gongzhi parameters         参数表（Markdown）；--out 文件：写入模型文档
  gongzhi levers 方案 [选项]  逐个调整每个杠杆，列出它改变的主要指标（Markdown）
  gongzhi sweep 方案 --out 目录  运行方案的试验（[experiment]）：每次运行一行
  gongzhi analyse 目录       分析一个试验，并导出给其他软件
  gongzhi search 方案 [选项]  寻找达到目标（[[experiment.goals]]）的方案
  gongzhi merge 目录… --out 目录  把一个试验的几份结果合为一份
  gongzhi archive 方案 [选项]  运行方案，把方案、结果、数据字典、引用信息和差异说明写成一个 zip
  gongzhi schema             方案文件的 JSON Schema

方案是文件路径，或内置方案的名称（如 yuecheng-2018）。

run 的选项：
  --baseline 方案            与之配对比较（相同随机种子、次数和天数）
  --seed N                   随机种子，默认取方案所设
  --replications N           运行次数，每次在另一座合成城市，默认取方案所设
  --param 名=值              修改一个参数（如 visit_share=40%、grid_households=100）；不同的参数可各用一次
  --communities 文件         用自己的社区表（CSV，表头中英文均可）；与基线同在这个辖区；flatten 也可用
  --units 文件               用自己的共建单位表；flatten 也可用
  --days N                   只运行前 N 天
  --out 目录                 写入 series.csv、communities.csv、summary.json；运行前先试写，只覆盖本命令写过且未改动的文件
  --force                    --out 目录中别人的同名文件也覆盖
  --allow-long               预计的时间或内存超过上限（处理器时间 1 小时、内存 4 GB、文件 4 GB）也运行；check 也可用
  --backend interpreter      所有规则都由解释器执行（用于核对，较慢）
  --threads N                线程数，默认等于处理器核数；结果与线程数无关
  --parameter-sets           在每组通过校准的参数下也运行一遍（默认每组 2 次，各在不同的城市）：参数不确定性
  --within-city              每座城市再运行一次：区间中多少来自城市之间，多少来自同一城市内；原有结果不变
  --quiet                    不显示进度和表格

calibrate 的选项（方案须写明 [[targets]] 和 [experiment.calibration]）：
  --samples N                每轮的参数点数
  --waves N                  轮数
  --out 目录                 写入 calibration.json、trials.csv、sets.toml
  以及 --seed、--replications（每个点）、--threads、--force、--allow-long（上限为 24 小时）、--quiet

levers 的选项：
  --out 文件                 写入文件（如 docs/levers.md）
  以及 --seed、--replications（默认 12 对）、--threads、--quiet

sweep 的选项：
  --plan                     只说要运行什么：点数 × 次数、时间、内存、磁盘
  --shard 第几份/共几份      只运行其中一份（如 2/8），供多台机器分担
  --resume                   接着运行：已有的行不重复
  以及 --seed、--replications（每个点）、--threads、--allow-long（上限为 24 小时）、--quiet
search 的选项：
  --samples N                初筛的方案数，默认 96
  --gaming                   改为钻空子检验：按时办结率不降，真正解决率下降
  --out 目录                 写入 search.json
  以及 --seed、--replications（确认的次数）、--threads、--quiet
analyse、merge 也可用 --out、--quiet
archive 的选项：
  --out 文件                 zip 的文件名，默认为方案代号加 .zip
  以及 --seed、--replications、--threads、--force、--allow-long、--quiet

运行中按 Ctrl+C：写出已完成的各次运行后结束；再按一次立即结束。

通用选项：
  --lang zh|en               语言，默认取 LC_ALL、LC_MESSAGES、LANG，否则为中文
  --help, --version

退出码：0 正常；1 方案、规则或文件有误；2 用法有误；130 被中断。
";

const EN: &str = "\
Gongzhi Sandbox: community governance policy simulation (command line)

Usage:
  gongzhi run SCENARIO [options]   run a scenario
  gongzhi calibrate SCENARIO [options]   calibrate a scenario by history matching
  gongzhi check SCENARIO           check a scenario file and its rules
  gongzhi test SCENARIO            run the rule tests of a scenario
  gongzhi flatten SCENARIO         print a file that needs no parent
  gongzhi rules                    rule reference: names, fields, parameters
  gongzhi parameters               tables of parameters (Markdown); --out FILE writes them into a document
  gongzhi levers SCENARIO [options]   move every lever alone: the headline metrics that it moves (Markdown)
  gongzhi sweep SCENARIO --out DIR   run the experiment of a scenario ([experiment]): one row a run
  gongzhi analyse DIR              analyse a sweep, and export it for other programs
  gongzhi search SCENARIO [options]   look for policies that meet its goals ([[experiment.goals]])
  gongzhi merge DIR… --out DIR     merge parts of one sweep
  gongzhi archive SCENARIO [options]  run it, and write scenario, results, dictionary, citation and what it changes into one zip
  gongzhi schema                   JSON Schema of scenario files

SCENARIO is a file, or the name of a shipped scenario (such as yuecheng-2018).

Options of run:
  --baseline SCENARIO        compare in pairs (same seed, replications and days)
  --seed N                   random seed; the scenario's own by default
  --replications N           replications, each in another synthetic city; the scenario's own by default
  --param NAME=VALUE         change a parameter (visit_share=40%, grid_households=100); once for each
  --communities FILE         a table of communities of your own (CSV, headings in Chinese or English), for the baseline too;
                             for flatten too
  --units FILE               a table of partner units of your own; for flatten too
  --days N                   only the first N days
  --out DIR                  write series.csv, communities.csv, summary.json; tried before the run; only what this command
                             wrote, unchanged, is overwritten
  --force                    overwrite files of others in the folder of --out too
  --allow-long               run even if more than the limit is expected (an hour of processor time, 4 GB of memory, 4 GB of
                             files); for check too
  --backend interpreter      run every rule in the interpreter (to cross-check; slower)
  --threads N                threads, one a core by default; results do not depend on it
  --parameter-sets           run under every accepted set of parameters too (twice each by default, in different cities):
                             parameter uncertainty
  --within-city              run every city once more: how much of an interval lies between cities, and how much within a
                             city; the other results stay the same
  --quiet                    no progress and no table

Options of calibrate (the scenario states [[targets]] and [experiment.calibration]):
  --samples N                points a wave
  --waves N                  waves
  --out DIR                  write calibration.json, trials.csv, sets.toml
  and --seed, --replications (a point), --threads, --force, --allow-long (the limit is a day), --quiet

Options of levers:
  --out FILE                 write the table to a file (such as docs/levers.md)
  and --seed, --replications (12 pairs by default), --threads, --quiet

Options of sweep:
  --plan                     only say what would run: points × replications, time, memory, disk
  --shard NUMBER/OF          run one part of it (such as 2/8), for several machines
  --resume                   go on: rows that are there are not run again
  and --seed, --replications (a point), --threads, --allow-long (the limit is a day), --quiet
Options of search:
  --samples N                policies screened at first; 96 by default
  --gaming                   the gaming test instead: on-time closure no worse while less is truly resolved
  --out DIR                  write search.json
  and --seed, --replications (of confirmed policies), --threads, --quiet
analyse and merge take --out and --quiet too
Options of archive:
  --out FILE                 name of the zip; the scenario's id by default
  and --seed, --replications, --threads, --force, --allow-long, --quiet

Ctrl+C while it runs: what is finished is written, then it ends; once more: it ends at once.

Everywhere:
  --lang zh|en               language; from LC_ALL, LC_MESSAGES or LANG, else Chinese
  --help, --version

Exit codes: 0 fine; 1 a scenario, rule or file is wrong; 2 wrong usage; 130 stopped.
";
