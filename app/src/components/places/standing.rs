//! The status of a community's star, in words.

use gongzhi_engine::text::Label;
use gongzhi_page::i18n::words;

/// Whether a star is held, in one word.
pub const fn standing_of(held: bool, assessed: bool) -> Label {
    match (assessed, held) {
        (false, _) => words::NO_ASSESSMENT,
        (true, true) => words::HELD,
        (true, false) => words::NOT_HELD,
    }
}
