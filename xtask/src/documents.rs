//! Writes the model document as pages of the site, so that it can be read offline, beside the program it describes.
//!
//! Each parameter's row has an anchor `param-NAME`, which the page's help links to. The pages run one script, which sets the theme.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// A document and the page made of it.
struct Document {
    /// Its file, relative to the root.
    source: &'static str,
    /// The page's name in the site.
    page: &'static str,
    language: &'static str,
    /// Text of the link back to the sandbox.
    back: &'static str,
    /// Title of the list of sections.
    contents: &'static str,
}

const DOCUMENTS: [Document; 3] = [
    Document {
        source: "docs/模型.md",
        page: "model.zh.html",
        language: "zh-CN",
        back: "共治沙盘",
        contents: "目录",
    },
    Document {
        source: "docs/MODEL.md",
        page: "model.en.html",
        language: "en",
        back: "Gongzhi Sandbox",
        contents: "Contents",
    },
    Document {
        source: "docs/levers.md",
        page: "levers.html",
        language: "zh-CN",
        back: "共治沙盘 Gongzhi Sandbox",
        contents: "目录 Contents",
    },
];

/// Writes all documents into the site; `program` is the name of the program's folder there.
///
/// # Errors
/// If a document cannot be read, has a link to a file that is not in the site, or cannot be written.
pub fn write(root: &Path, site: &Path, program: &str) -> Result<()> {
    for document in &DOCUMENTS {
        let source = root.join(document.source);
        let text = fs::read_to_string(&source)
            .with_context(|| format!("cannot read {}", source.display()))?;
        let page = page(document, &text, program)?;
        let file = site.join(document.page);
        fs::write(&file, page).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

fn page(document: &Document, text: &str, program: &str) -> Result<String> {
    let mut events: Vec<Event> = Parser::new_ext(text, Options::ENABLE_TABLES).collect();
    let sections = number_sections(&mut events);
    anchor_parameters(&mut events);
    lead_links_to_pages(document, &mut events)?;
    let title = sections.first().map_or(document.back, |s| s.title.as_str());
    let mut body = String::new();
    html::push_html(&mut body, scroll_tables(events).into_iter());
    let entries: String = sections
        .iter()
        .filter(|s| s.level == HeadingLevel::H2)
        .map(|s| format!("<li><a href=\"#{}\">{}</a></li>", s.id, escaped(&s.title)))
        .collect();
    let Document {
        language,
        back,
        contents,
        ..
    } = document;
    let list = match entries.is_empty() {
        true => String::new(),
        false => format!("<nav aria-label=\"{contents}\"><ul>{entries}</ul></nav>"),
    };
    Ok(format!(
        r#"<!doctype html>
<html lang="{language}">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">
  <title>{title} · {back}</title>
  <meta name="color-scheme" content="light dark">
  <link rel="icon" href="icon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="{program}/styles.css">
  <script src="{program}/theme.js"></script>
</head>
<body class="document">
  <header><a href="./">← {back}</a></header>
  {list}
  <main>
{body}  </main>
</body>
</html>
"#,
        title = escaped(title),
    ))
}

/// A heading.
struct Section {
    level: HeadingLevel,
    id: String,
    title: String,
}

/// Gives every heading an anchor by its number, and lists them.
fn number_sections(events: &mut [Event]) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    let mut within = false;
    for event in events {
        match event {
            Event::Start(Tag::Heading { level, id, .. }) => {
                let anchor = format!("section-{}", sections.len());
                *id = Some(CowStr::from(anchor.clone()));
                sections.push(Section {
                    level: *level,
                    id: anchor,
                    title: String::new(),
                });
                within = true;
            }
            Event::End(TagEnd::Heading(_)) => within = false,
            Event::Text(text) | Event::Code(text) if within => {
                if let Some(section) = sections.last_mut() {
                    section.title.push_str(text);
                }
            }
            _ => {}
        }
    }
    sections
}

/// Gives the first row of a table that begins with a name in code an anchor of that name.
fn anchor_parameters(events: &mut [Event]) {
    let mut seen = std::collections::BTreeSet::new();
    for i in 2..events.len() {
        let begins_row = matches!(events[i - 2], Event::Start(Tag::TableRow))
            && matches!(events[i - 1], Event::Start(Tag::TableCell));
        if !begins_row {
            continue;
        }
        let Event::Code(name) = &events[i] else {
            continue;
        };
        if seen.insert(name.to_string()) {
            let name = escaped(name);
            let cell = format!("<code id=\"param-{name}\">{name}</code>");
            events[i] = Event::InlineHtml(CowStr::from(cell));
        }
    }
}

/// Links between documents lead to their pages.
fn lead_links_to_pages(document: &Document, events: &mut [Event]) -> Result<()> {
    for event in events {
        let Event::Start(Tag::Link { dest_url, .. }) = event else {
            continue;
        };
        if dest_url.contains("://") || dest_url.starts_with('#') {
            continue;
        }
        let target = format!("docs/{dest_url}");
        let page = DOCUMENTS.iter().find(|d| d.source == target);
        ensure!(
            page.is_some(),
            "{} links to {dest_url}, which is not in the site",
            document.source
        );
        if let Some(page) = page {
            *dest_url = CowStr::from(page.page);
        }
    }
    Ok(())
}

/// Wide tables scroll by themselves, also by keyboard. Their cells keep the style sheet's alignment: the policy of these pages allows no
/// styles in attributes.
fn scroll_tables(events: Vec<Event>) -> Vec<Event> {
    let around = |event| match event {
        Event::Start(Tag::Table(columns)) => {
            let columns = vec![Alignment::None; columns.len()];
            vec![
                raw("<div class=\"scroll\" tabindex=\"0\">\n"),
                Event::Start(Tag::Table(columns)),
            ]
        }
        Event::End(TagEnd::Table) => vec![event, raw("</div>\n")],
        other => vec![other],
    };
    events.into_iter().flat_map(around).collect()
}

fn raw(markup: &'static str) -> Event<'static> {
    Event::Html(CowStr::from(markup))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_of_parameters_have_anchors_and_links_lead_to_pages() {
        let text = "# T <1>\n\n## A\n\nSee [zh](模型.md).\n\n| name | x |\n| --- | ---: |\n| `visit_share` | 1 |\n| `visit_share` | 2 |\n";
        let page = page(&DOCUMENTS[1], text, "program-1").expect("a page");
        assert!(
            page.contains("<title>T &lt;1> · Gongzhi Sandbox</title>"),
            "{page}"
        );
        assert!(page.contains("<a href=\"#section-1\">A</a>"), "{page}");
        assert!(!page.contains("style="), "{page}");
        assert!(page.contains("href=\"model.zh.html\""), "{page}");
        assert_eq!(
            page.matches("id=\"param-visit_share\"").count(),
            1,
            "{page}"
        );
    }

    #[test]
    fn a_link_out_of_the_site_is_refused() {
        let text = "[x](elsewhere.md)";
        assert!(page(&DOCUMENTS[1], text, "program-1").is_err());
    }
}
