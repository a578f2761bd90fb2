//! Words about a place that is described by tables, and about tables of the visitor's own.

crate::i18n::words::words! {
    COUNTED "街道、社区、户数和住房类型按社区表统计。" "Streets, communities, households and housing types are counted from the table of communities.";
    HOUSEHOLDS "户数" "Households";
    USER_DATA "用户数据" "User data";
    USER_DATA_HINT "社区由你给出，留在这个浏览器里；没有给出的按配方生成" "the communities are yours and stay in this browser; what they leave out is generated from the recipe";
    MY_DISTRICT "我的辖区" "My district";
    MY_DISTRICT_HINT "用自己的社区代替方案中的社区：从表格软件复制后在这里粘贴，或打开、拖入 CSV 文件。只有社区名和户数（或居民）是必需的。" "Use your own communities instead of the scenario's: copy them from a spreadsheet and paste them here, or open or drop a CSV file. Only names and households (or residents) are needed.";
    COMMUNITIES_TABLE "社区表" "Communities";
    UNITS_TABLE "共建单位表" "Partner units";
    PASTE_HERE "点这里，再按 Ctrl+V 粘贴" "Click here and press Ctrl+V to paste";
    PASTE_LABEL "粘贴社区表或共建单位表" "Paste a table of communities or partner units";
    NO_TABLE "里面没有表格，或者有一格的引号没有成对。" "There is no table in it, or a quote in one of its cells is not closed.";
    NO_TABLE_HINT "从表格软件里复制连同表头的整张表；CSV 中含逗号的格要用成对的双引号括起来。" "Copy the whole table with its heading from a spreadsheet; in CSV, put a cell that contains a comma in a pair of quotes.";
    OPEN_CSV "打开 CSV" "Open a CSV file";
    TEMPLATE "下载模板" "Download a template";
    TEMPLATE_UNITS "下载单位模板" "Template for units";
    BEGIN_COMMUNITIES "逐个填写社区" "Enter communities one by one";
    BEGIN_UNITS "填写共建单位" "Enter partner units";
    BEGIN_UNITS_HINT "不填时，共建单位按配方生成。" "Without them, partner units are generated from the recipe.";
    GIVE_UP "不用这张表" "Give this table up";
    ENLARGE "放大表格" "Enlarge the table";
    SHRINK "收起表格" "Shrink the table";
    ADD_ROW "添加一行" "Add a row";
    REMOVE_ROW "删去这一行" "Remove this row";
    SAVE_PLACE "保存为方案文件" "Save as a scenario file";
    NAME_ZH "地名" "Name of the place in Chinese";
    NAME_EN "英文地名" "Name of the place in English";
    DRAWN "按比例抽取" "drawn";
    FILLED_IN "空着的格按配方取值" "Empty cells take the recipe's values";
    ROW_NUMBER "行" "Row";
    RUN_LARGE "仍然运行" "Run it";
    MAP_TITLE "请指明各列" "Say what the columns are";
    MAP_HINT "认得的表头已对上，其余请选一项；不用的列选“不用这一列”。" "Known headings are mapped already. Choose one for each of the others, or “Leave this column out”.";
    MAP_TO "对应" "Becomes";
    MAP_CHOOSE "请选择……" "Choose …";
    MAP_LEAVE_OUT "不用这一列" "Leave this column out";
    MAP_HEADING "第一行是表头" "The first row is the heading";
    MAP_TAKE "用这张表" "Use this table";
    MAP_CANCEL "取消" "Cancel";
    MAP_LACKS "还缺" "Still needed";
    MAP_EXAMPLES "例如" "such as";
    NOT_TAKEN "没有使用的内容" "Not used";
    DROP_CSV "可以拖入 CSV 文件" "A CSV file can be dropped here";
}

use gongzhi_engine::text::Lang;

/// How many rows a table has, how many of its problems must be mended, and how many are only to be looked at.
pub fn counts(rows: usize, errors: usize, warnings: usize, lang: Lang) -> String {
    let plural = |n: usize, noun: &str| match n {
        1 => format!("1 {noun}"),
        _ => format!("{n} {noun}s"),
    };
    let found = |n: usize, told: String| (n > 0).then_some(told);
    let (comma, told) = match lang {
        Lang::Zh => (
            "，",
            [
                Some(format!("{rows}行")),
                found(errors, format!("{errors}处要改")),
                found(warnings, format!("{warnings}处提醒")),
            ],
        ),
        Lang::En => (
            ", ",
            [
                Some(plural(rows, "row")),
                found(errors, plural(errors, "problem")),
                found(warnings, plural(warnings, "warning")),
            ],
        ),
    };
    let told: Vec<String> = told.into_iter().flatten().collect();
    told.join(comma)
}
