//! Tests of the list of recent works: overwriting, duplicates, and the order in which works are dropped.

use gongzhi_engine::catalogue::params::Value;
use gongzhi_engine::scenario::Changes;

use super::*;
use crate::policy::plan::BaselineChoice;
use crate::policy::work::Work;
use crate::store::tests::Memory;

fn work(origin: Origin, grid: Option<i64>) -> Work {
    let mut changes = Changes::default();
    if let Some(grid) = grid {
        changes
            .params
            .insert("grid_households".to_owned(), Value::Int(grid));
    }
    Work {
        origin,
        changes,
        choice: BaselineChoice::Own,
    }
}

fn shipped(grid: Option<i64>) -> Work {
    work(Origin::Shipped("yuecheng-2018".to_owned()), grid)
}

fn file(name: &str, text: &str) -> Work {
    let (name, text) = (name.to_owned(), text.to_owned());
    work(Origin::File { name, text }, None)
}

/// A page that keeps works.
struct Page<'a> {
    store: &'a Memory,
    name: &'static str,
    entry: Option<String>,
}

impl<'a> Page<'a> {
    fn new(store: &'a Memory, name: &'static str) -> Self {
        Self {
            store,
            name,
            entry: None,
        }
    }

    fn keep(&mut self, work: &Work, turned: bool, now: f64) -> Result<(), StoreError> {
        let keeping = Keeping {
            owner: self.name,
            entry: self.entry.as_deref(),
            turned,
            origin: &work.origin,
            work: &work.kept(),
            title: &Text::new("题", "title"),
            now,
        };
        self.entry = keep(self.store, &keeping)?;
        Ok(())
    }
}

fn grids(store: &Memory) -> Vec<Option<Value>> {
    let grid = |r: Recent| r.work.changes.params.get("grid_households").cloned();
    list(store).into_iter().map(grid).collect()
}

#[test]
fn a_page_writes_its_work_again_until_it_opens_another() {
    let store = Memory::new(100_000);
    let mut page = Page::new(&store, "a");
    page.keep(&shipped(Some(100)), false, 1.0).unwrap();
    page.keep(&shipped(Some(110)), false, 2.0).unwrap();
    assert_eq!(grids(&store), [Some(Value::Int(110))]);
    page.keep(&shipped(Some(120)), true, 3.0).unwrap();
    page.keep(&shipped(Some(130)), false, 4.0).unwrap();
    assert_eq!(
        grids(&store),
        [Some(Value::Int(130)), Some(Value::Int(110))]
    );
}

#[test]
fn two_pages_never_write_over_each_other() {
    let store = Memory::new(100_000);
    let mut first = Page::new(&store, "a");
    first.keep(&shipped(Some(100)), false, 1.0).unwrap();
    // A duplicate of the tab knows the same work and becomes its owner when it loads.
    let mut second = Page::new(&store, "b");
    second.entry.clone_from(&first.entry);
    assert!(take(&store, second.entry.as_deref().unwrap(), "b"));
    first.keep(&shipped(Some(90)), false, 2.0).unwrap();
    second.keep(&shipped(Some(80)), false, 3.0).unwrap();
    first.keep(&shipped(Some(70)), false, 4.0).unwrap();
    assert_eq!(grids(&store), [Some(Value::Int(70)), Some(Value::Int(80))]);
}

#[test]
fn an_equal_work_appears_once_and_keeps_its_place() {
    let store = Memory::new(100_000);
    let mut page = Page::new(&store, "a");
    page.keep(&shipped(Some(100)), true, 1.0).unwrap();
    page.keep(&file("f.toml", "x"), true, 2.0).unwrap();
    page.keep(&shipped(Some(100)), true, 3.0).unwrap();
    assert_eq!(grids(&store), [None, Some(Value::Int(100))]);
    // It still counts as opened last, and changing it leaves the first work as it was.
    assert_eq!(latest(&store).unwrap().work, shipped(Some(100)).kept());
    page.keep(&shipped(Some(50)), false, 4.0).unwrap();
    assert_eq!(
        grids(&store),
        [Some(Value::Int(50)), None, Some(Value::Int(100))]
    );
}

#[test]
fn a_shipped_scenario_as_it_stands_is_open_again_next_time_but_not_listed() {
    let store = Memory::new(100_000);
    let mut page = Page::new(&store, "a");
    page.keep(&shipped(None), true, 1.0).unwrap();
    assert!(list(&store).is_empty());
    assert!(latest(&store).unwrap().work.is_plain());
    page.keep(&file("f.toml", "x"), true, 2.0).unwrap();
    assert_eq!(all(&store).len(), 1);
}

#[test]
fn the_longest_unused_goes_first_and_its_text_with_it_but_never_the_open_one() {
    let store = Memory::new(10_000_000);
    let mut page = Page::new(&store, "a");
    let long = "x".repeat(MOST_CHARACTERS / 3);
    page.keep(&file("first.toml", &format!("1{long}")), true, 1.0)
        .unwrap();
    page.keep(&file("second.toml", &format!("2{long}")), true, 2.0)
        .unwrap();
    page.keep(&file("first.toml", &format!("1{long}")), true, 3.0)
        .unwrap();
    page.keep(&file("third.toml", &format!("3{long}")), true, 4.0)
        .unwrap();
    let names: Vec<String> = list(&store)
        .iter()
        .filter_map(|r| r.work.file().map(str::to_owned))
        .collect();
    assert_eq!(names, ["third.toml", "first.toml"]);
    assert_eq!(
        store
            .keys()
            .iter()
            .filter(|key| key.starts_with(TEXTS))
            .count(),
        2
    );
    let huge = "x".repeat(2 * MOST_CHARACTERS);
    page.keep(&file("huge.toml", &huge), true, 5.0).unwrap();
    assert_eq!(list(&store)[0].work.file(), Some("huge.toml"));
    for n in 0..40_u32 {
        page.keep(&shipped(Some(i64::from(n) + 10)), true, 6.0 + f64::from(n))
            .unwrap();
    }
    assert_eq!(list(&store).len(), MOST_WORKS);
}

#[test]
fn where_there_is_no_room_nothing_that_was_kept_is_dropped() {
    let store = Memory::new(100_000);
    let mut page = Page::new(&store, "a");
    page.keep(&shipped(Some(100)), true, 1.0).unwrap();
    store.room.set(10);
    assert_eq!(
        page.keep(&shipped(Some(90)), false, 2.0),
        Err(StoreError::Full)
    );
    assert_eq!(
        page.keep(&file("f.toml", "x"), true, 3.0),
        Err(StoreError::Full)
    );
    assert_eq!(grids(&store), [Some(Value::Int(100))]);
}

#[test]
fn a_work_comes_back_whole() {
    let store = Memory::new(100_000);
    let mut page = Page::new(&store, "a");
    let work = file("f.toml", "some text");
    page.keep(&work, true, 1.0).unwrap();
    assert_eq!(list(&store)[0].work.whole(&store), Some(work));
}
