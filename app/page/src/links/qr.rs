//! A link as a QR code.
//!
//! The address stands in letters as they are, and the code behind it in the QR code's own alphabet of capitals, which takes less room.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use super::code::{Alphabet, LinkContent, PLACE, write};

/// The largest QR code that phones read well from a screen or a sheet of paper: 101 modules a side.
const MOST_VERSION: u8 = 21;
/// Light modules around the code.
pub const QUIET: i32 = 4;

/// A QR code as a drawing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Modules a side, with the light ones around it.
    pub side: i32,
    /// The dark modules as the path of an SVG, a module wide and high each.
    pub path: String,
}

/// The link to a page's address as a QR code. `None` if it does not fit into one that phones read well.
pub fn drawing(page: &str, content: &LinkContent) -> Option<Drawing> {
    let code = code(page, content)?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let from = x;
            while x < code.size() && code.get_module(x, y) {
                x += 1;
            }
            if x > from {
                let (left, top, run) = (from + QUIET, y + QUIET, x - from);
                path.push_str(&format!("M{left} {top}h{run}v1h-{run}z"));
            }
            x += 1;
        }
    }
    Some(Drawing {
        side: code.size() + 2 * QUIET,
        path,
    })
}

fn code(page: &str, content: &LinkContent) -> Option<QrCode> {
    let letters = write(content, Alphabet::Qr)?;
    let address = QrSegment::make_bytes(format!("{page}{PLACE}").as_bytes());
    let segments = [address, QrSegment::make_alphanumeric(&letters)];
    let (least, most) = (Version::MIN, Version::new(MOST_VERSION));
    QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, least, most, None, true).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::links::code::read;
    use gongzhi_engine::scenario::SHIPPED;

    const PAGE: &str = "https://example.org/sandbox/";
    /// Pixels a module.
    const SCALE: i32 = 4;

    fn content(text: &str) -> LinkContent {
        LinkContent {
            results_version: 3,
            name: "x.toml".to_owned(),
            text: text.to_owned(),
            proof: None,
        }
    }

    /// What a reader of QR codes finds in a picture of the code.
    fn seen(code: &QrCode) -> String {
        let side = ((code.size() + 2 * QUIET) * SCALE) as usize;
        let dark = |at: usize| at as i32 / SCALE - QUIET;
        let grey = |x, y| match code.get_module(dark(x), dark(y)) {
            true => 0,
            false => 255,
        };
        let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
        picture.detect_grids()[0].decode().unwrap().1
    }

    #[test]
    fn a_reader_finds_the_address_and_the_code_and_what_is_too_much_has_none() {
        let short =
            content("format = 1\nextends = \"yuecheng-2018\"\nparams.grid_households = 60\n");
        let found = seen(&code(PAGE, &short).unwrap());
        let letters = found.strip_prefix(&format!("{PAGE}{PLACE}")).unwrap();
        assert_eq!(read(letters).as_ref(), Ok(&short));
        let drawn = drawing(PAGE, &short).unwrap();
        assert!(
            drawn.path.starts_with(&format!("M{QUIET} {QUIET}h7")),
            "{}",
            drawn.path
        );
        let long = SHIPPED
            .iter()
            .find(|(id, _)| *id == "yuecheng-2018")
            .unwrap()
            .1;
        assert_eq!(drawing(PAGE, &content(long)), None);
    }
}
