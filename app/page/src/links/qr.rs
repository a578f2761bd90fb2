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
