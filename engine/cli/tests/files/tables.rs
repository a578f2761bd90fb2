//! Tables of communities and units as spreadsheets save them.

use super::*;

#[test]
fn digits_are_names_in_a_column_of_names() {
    let text =
        table("street,name,kind,households\n府山街道,2018,old,800\n府山街道,7,commodity,900\n");
    taken("digits", &text);
    let flat = flat("digits", &text);
    assert!(
        flat["data"]["communities"]
            .as_str()
            .unwrap()
            .contains("\"2018\"")
    );
}

#[test]
fn tables_as_spreadsheets_leave_them_are_read() {
    let rows = "府山街道,越都社区,old,800\n城南街道,鲁迅社区,resettlement,500\n";
    let plain = flat(
        "sheets",
        &table(&format!("street,name,kind,households\n{rows}")),
    );
    for (name, text) in [
        ("trailing", format!("street,name,kind,households,\n{}", rows.replace('\n', ",\n"))),
        ("empty-rows", format!("street,name,kind,households,,\n{rows},,,\n\n")),
        ("tabs", format!("street,name,kind,households\n{rows}").replace(',', "\t")),
        ("semicolons", format!("street,name,kind,households\n{rows}").replace(',', ";")),
        ("mark", format!("\u{feff}street,name,kind,households\n{rows}")),
        ("chinese", "街道，社区，类型，户数\n府山街道，越都社区，老旧小区，８００\n城南街道，鲁迅社区，安置小区，500\n".to_owned()),
        ("groups", "street,name,kind,households\n府山街道,越都社区,old,\"800\"\n\"城南街道\",\"鲁迅社区\",Resettlement estate,500.0\n".to_owned()),
    ] {
        let text = table(&text);
        taken(name, &text);
        assert_eq!(flat(name, &text)["data"], plain["data"], "{name}");
    }
    let text = table("street,name,kind,households\n\"甲\n街道\",a,old,\"1,904\"\n");
    let flat = flat("groups", &text);
    assert!(
        flat["data"]["communities"]
            .as_str()
            .unwrap()
            .contains("old,1904")
    );
}

#[test]
fn what_is_wrong_with_a_table_is_said_once_with_row_and_column() {
    for (name, rows, zh, en) in [
        (
            "zero",
            "street,name,kind,households\na,b,old,0\na,c,old,5\n",
            "第 2 行：户数（households） = 0",
            "row 2: `households` = 0",
        ),
        (
            "empty",
            "street,name,kind,households\n甲街道,,old,100\n甲街道,,old,100\n",
            "第 2、3 行：社区（name） 一列是空的",
            "rows 2, 3: the cell of `name` is empty",
        ),
        (
            "kind",
            "street,name,kind,households\na,b,olt,1\n",
            "类型（kind） 一列不能是 olt",
            "`kind` cannot be `olt`",
        ),
        (
            "count",
            "street,name,kind,households\na,b,old,many\n",
            "应为整数",
            "must be a whole number",
        ),
        (
            "words",
            "street name kind households\na b old 1\n",
            "表头只有一列",
            "only one column",
        ),
        (
            "unknown",
            "street,name,kind,dwellings\na,b,old,1\nc,d,old,2\n",
            "不认识表头 dwellings",
            "Unknown heading `dwellings`",
        ),
        (
            "missing",
            "street,kind,households\na,old,1\n",
            "缺少 社区（name）一列",
            "`name` is missing",
        ),
        (
            "no-homes",
            "street,name,kind\na,b,old\n",
            "缺少 户数（households）一列",
            "`households` is missing",
        ),
        (
            "share",
            "name,households,elderly_share\nb,1,35\n",
            "有老人的户占比（elderly_share） = 35 超出 0 至 1",
            "`elderly_share` = 35 is outside 0 to 1",
        ),
        (
            "crowd",
            "name,households,residents\nb,10,1000\n",
            "10 户住不下 1000 人",
            "1000 residents do not fit 10 households",
        ),
        (
            "history",
            "name,households,five_star\nb,10,2019\n",
            "五星（five_star） = 2019-12-31 不早于开始的",
            "`five_star` = 2019-12-31 is not before the first day",
        ),
        (
            "first-street",
            "street,name,households\n,b,10\na,c,10\n",
            "第 2 行：街道（street） 一列是空的",
            "row 2: the cell of `street` is empty",
        ),
        (
            "longer",
            "street,name,kind,households\na,b,old,1,904\n",
            "有 5 个格",
            "5 cells",
        ),
        (
            "quote",
            "street,name,kind,households\n\"a,b,old,1\nc,d,old,1\n",
            "引号没有成对",
            "a quote is not closed",
        ),
        (
            "twice",
            "street,name,kind,households\na,b,old,1\na,b,old,2\n",
            "第 2 行已经有了",
            "is already in row 2",
        ),
        (
            "nothing",
            "street,name,kind,households\n",
            "表中没有内容",
            "the table is empty",
        ),
    ] {
        let (said_zh, said_en) = one(name, &table(rows));
        assert!(said_zh.contains(zh), "{name}: {said_zh}");
        assert!(said_en.contains(en), "{name}: {said_en}");
        assert!(!has_chinese(&said_en) || rows.contains('甲'), "{said_en}");
    }
    // The finding points at the cell itself; the table begins in line 14.
    let (_, en) = one(
        "place",
        &table("street,name,kind,households\na,b,old,1\na,c,olt,5\n"),
    );
    assert!(en.contains("f.toml:16:5"), "{en}");
}

#[test]
fn communities_of_one_name_are_told_apart_by_their_street() {
    let communities =
        "street,name,kind,households\n甲街道,新桥社区,old,800\n乙街道,新桥社区,old,800\n";
    let units = |rows: &str| format!("{}units = '''\n{rows}'''\n", table(communities));
    let (zh, en) = one(
        "which",
        &units("community,name,kind\n新桥社区,第一小学,institution\n"),
    );
    assert!(
        zh.contains("乙街道、甲街道 都有社区 新桥社区") && en.contains("`street`"),
        "{zh}{en}"
    );
    let text = units("street,community,name,kind\n乙街道,新桥社区,第一小学,institution\n");
    taken("which", &text);
    let here = folder("which");
    fs::write(here.join("f.toml"), &text).unwrap();
    let (code, _, err) = ask(
        &here,
        "run f.toml --days 7 --replications 1 --quiet --out out",
        "en",
    );
    assert_eq!(code, 0, "{err}");
    let (_, en) = one(
        "nowhere",
        &units("community,name,kind\n旧桥社区,第一小学,institution\n"),
    );
    assert!(en.contains("not in the table of communities"), "{en}");
}

#[test]
fn counts_that_a_table_contradicts_are_said_and_the_table_counts() {
    let rows =
        "street,name,kind,households\na,b,old,800\na,c,commodity,900\nd,e,resettlement,500\n";
    let stated = "streets = 9\ncommunities = 50\nresidents = 1000000\n";
    let text = table(rows).replace("[data]", &format!("{stated}[data]"));
    let (code, zh, en) = check("contradicted", &text);
    assert_eq!(code, 0, "{en}");
    assert_eq!(en.matches("warning[table-differs]").count(), 3, "{en}");
    assert!(
        zh.contains("place.communities = 50，而社区表中有 3 个"),
        "{zh}"
    );
    assert!(en.contains("f.toml:12:"), "{en}");
    let flat = flat("contradicted", &text);
    let place = &flat["place"];
    assert_eq!(place["streets"].as_integer(), Some(2));
    assert_eq!(place["communities"].as_integer(), Some(3));
    assert_eq!(place["residents"].as_integer(), Some(5148));
    // Residents that fit the households are kept as stated, and live in the city.
    let text = table(rows).replace("[data]", "residents = 5150\n[data]");
    taken("fitting", &text);
}

#[test]
fn six_thousand_residents_are_six_thousand_whatever_the_size_of_households() {
    use gongzhi_engine::scenario::{Library, load};
    use gongzhi_engine::world::World;
    for size in [1.0, 1.2, 2.34, 5.0, 5.5, 9.0, 20.0] {
        let text = format!("{HEAD}{SMALL}household_size = {size:?}\n");
        let scenario = load(&text, &Library::shipped()).scenario.unwrap();
        for seed in [1, 2] {
            let world = World::build(&scenario, seed, 0);
            let sizes: u32 = world.households.size.iter().map(|n| u32::from(*n)).sum();
            assert_eq!(sizes, 6000, "{size}");
            let communities: f64 = world.communities.iter().map(|c| c.residents).sum();
            assert_eq!(communities, 6000.0);
        }
    }
}

/// The communities at the end of the run that was written there.
fn communities(out: &std::path::Path) -> String {
    let mut files = fs::read_dir(out).unwrap().map(|file| file.unwrap().path());
    let name = |path: &std::path::PathBuf| path.to_string_lossy().ends_with("communities.csv");
    fs::read_to_string(files.find(name).unwrap()).unwrap()
}

#[test]
fn tables_beside_a_scenario_are_its_place_for_both_sides() {
    let here = folder("beside");
    let rows = "\u{feff}街道,社区,户数,专职人员\n甲街道,东社区,800,3\n甲街道,西社区,\"1,200\",5\n";
    fs::write(here.join("communities.csv"), rows).unwrap();
    fs::write(here.join("units.csv"), "社区,单位\n东社区,第一小学\n").unwrap();
    let tables = "--communities communities.csv --units units.csv";
    let (code, out, err) = ask(&here, &format!("flatten yuecheng-2018 {tables}"), "zh");
    assert_eq!(code, 0, "{err}");
    fs::write(here.join("placed.toml"), out).unwrap();
    let run = "--days 7 --replications 1 --quiet --force --out";
    let (code, _, err) = ask(
        &here,
        &format!("run yuecheng-2018 --baseline no-contracts {tables} {run} beside"),
        "zh",
    );
    assert_eq!(code, 0, "{err}");
    let first = communities(&here.join("beside"));
    assert!(
        first.contains("东社区") && first.contains("西社区"),
        "{first}"
    );
    let (code, _, err) = ask(&here, &format!("run placed.toml {run} flattened"), "zh");
    assert_eq!(code, 0, "{err}");
    assert_eq!(communities(&here.join("flattened")), first);
    fs::write(here.join("communities.csv"), rows.replace("800", "八百")).unwrap();
    let (code, _, err) = ask(
        &here,
        &format!("run yuecheng-2018 {tables} {run} wrong"),
        "zh",
    );
    assert!(
        code == 1 && err.contains("第 2 行") && err.contains("户数"),
        "{err}"
    );
}
