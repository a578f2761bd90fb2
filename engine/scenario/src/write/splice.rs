//! Writes values into the text of a scenario file and leaves everything else, comments included, as it is.

use toml::de::{DeTable, DeValue};
use toml::{Spanned, Table, Value as Toml};

use crate::{OwnPlace, TableKind};
use gongzhi_base::text::Text;

/// The text of a file with a place of one's own: its name, and its tables as blocks of CSV. `None` if the text is
/// written in a way that has no room for them, or is not TOML.
pub fn with_place(text: &str, own: &OwnPlace) -> Option<String> {
    let mut text = text.to_owned();
    if let Some(name) = &own.name {
        text = put(&text, "place", "name", named(name))?;
    }
    for kind in TableKind::ALL {
        if let Some(csv) = own.table(kind) {
            text = put(&text, "data", kind.id(), csv.into())?;
        }
    }
    Some(text)
}

fn named(name: &Text) -> Toml {
    if name.zh == name.en {
        return name.zh.as_str().into();
    }
    let mut table = Table::new();
    table.insert("zh".into(), name.zh.as_str().into());
    table.insert("en".into(), name.en.as_str().into());
    Toml::Table(table)
}

/// Sets a key of a table.
fn put(text: &str, table: &str, key: &str, value: Toml) -> Option<String> {
    let written = literal(&value);
    let root = DeTable::parse(text).ok()?;
    let made = match find(root.get_ref(), table) {
        None => {
            let end = if text.is_empty() || text.ends_with('\n') {
                ""
            } else {
                "\n"
            };
            format!("{text}{end}\n[{table}]\n{key} = {written}\n")
        }
        Some(node) => {
            let DeValue::Table(inner) = node.get_ref() else {
                return None;
            };
            match find(inner, key) {
                Some(old) => replaced(text, old.span(), &written),
                None => inserted(text, table, inner, &format!("{key} = {written}"))?,
            }
        }
    };
    // The only difference is the value.
    let mut wanted: Table = text.parse().ok()?;
    let entry = wanted
        .entry(table)
        .or_insert_with(|| Toml::Table(Table::new()));
    entry.as_table_mut()?.insert(key.to_owned(), value);
    (made.parse::<Table>().ok()? == wanted).then_some(made)
}

fn find<'t, 'a>(table: &'t DeTable<'a>, key: &str) -> Option<&'t Spanned<DeValue<'a>>> {
    let mut entries = table.iter();
    entries
        .find(|(k, _)| k.get_ref() == key)
        .map(|(_, value)| value)
}

fn replaced(text: &str, at: std::ops::Range<usize>, by: &str) -> String {
    format!("{}{by}{}", &text[..at.start], &text[at.end..])
}

/// The text with an entry before the first one of its table, or below the table's heading.
fn inserted(text: &str, table: &str, inner: &DeTable<'_>, entry: &str) -> Option<String> {
    let mut keys: Vec<usize> = inner.iter().map(|(key, _)| key.span().start).collect();
    keys.sort_unstable();
    for at in keys {
        let line = text[..at].rfind('\n').map_or(0, |line| line + 1);
        let before = text[line..at].trim();
        if before.is_empty() {
            return Some(replaced(text, line..line, &format!("{entry}\n")));
        }
        if before == format!("{table}.") {
            return Some(replaced(text, line..line, &format!("{table}.{entry}\n")));
        }
        if before.ends_with('{') {
            return Some(replaced(text, at..at, &format!("{entry}, ")));
        }
    }
    let heading = text.lines().find(|line| {
        let line = line.split('#').next().unwrap_or_default().trim();
        line == format!("[{table}]")
    })?;
    // Lines are parts of the text, so their places follow from the addresses of their bytes.
    let end = heading.as_ptr() as usize - text.as_ptr() as usize + heading.len();
    Some(replaced(text, end..end, &format!("\n{entry}")))
}

/// A value as TOML; text of several lines stands as a block where it can.
fn literal(value: &Toml) -> String {
    match value {
        Toml::String(text)
            if text.contains('\n') && !text.contains("'''") && !text.ends_with('\'') =>
        {
            format!("'''\n{text}'''")
        }
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{child, read};

    fn own() -> OwnPlace {
        OwnPlace {
            name: Some(Text::new("我区", "Ours")),
            communities: Some("name,households\n东,800\n西,900\n".to_owned()),
            units: Some("community,name\n东,\"供电, 所\"\n".to_owned()),
        }
    }

    /// The text with the place, checked to be the place that was put in.
    fn put_in(text: &str) -> String {
        let made = with_place(text, &own()).unwrap_or_else(|| panic!("{text}"));
        let place = read(&made).place;
        assert_eq!((place.table.len(), place.units.len()), (2, 1), "{made}");
        assert_eq!(place.name.en, "Ours");
        made
    }

    #[test]
    fn comments_stay_wherever_the_tables_stood() {
        let head = child("");
        for (name, rest) in [
            ("none", "# 说明\n[params]\ngrid_households = 90 # why\n"),
            ("empty", "# 说明\n[data] # why\n"),
            (
                "one",
                "# 说明\n[data]\n# why\ncommunities = \"name,households\\n北,1\"\n",
            ),
            (
                "units",
                "# 说明\n[data]\ncommunities = '''\nname,households\n北,1\n''' # why\nunits = \"community,name\\n北,x\"\n",
            ),
            (
                "dotted",
                "# 说明\ndata.communities = '''\nname,households\n北,1\n''' # why\n",
            ),
            (
                "inline",
                "# 说明\ndata = { communities = \"name,households\\n北,1\" } # why\n",
            ),
            ("place", "# 说明\n[place] # why\nelderly_share = 0.3\n"),
        ] {
            let made = put_in(&format!("{head}{rest}"));
            assert!(
                made.contains("# 说明") && made.contains("# why"),
                "{name}: {made}"
            );
            assert!(!made.contains("北"), "{name}: {made}");
            // Once more changes nothing.
            assert_eq!(put_in(&made), made, "{name}");
        }
    }

    #[test]
    fn rows_stand_one_a_line() {
        let made = put_in(&child(""));
        assert!(
            made.contains("communities = '''\nname,households\n东,800\n西,900\n'''"),
            "{made}"
        );
    }

    #[test]
    fn what_is_no_file_has_no_room() {
        assert_eq!(with_place("= 1", &own()), None);
        assert_eq!(with_place("data = 1\n", &own()), None);
    }
}
