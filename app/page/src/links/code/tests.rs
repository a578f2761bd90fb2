use super::*;
use gongzhi_engine::scenario::{Library, SHIPPED, load};

fn content(text: &str) -> LinkContent {
    LinkContent {
        results_version: 3,
        name: "x.toml".to_owned(),
        text: text.to_owned(),
        proof: Some(Proof {
            policy: [1; 8],
            fingerprint: [2; 8],
            runs: 32,
        }),
    }
}

/// The code of bytes that need not be a content.
fn sealed(plain: &[u8]) -> String {
    seal(&compress_to_vec(plain, EFFORT), Alphabet::Address).unwrap()
}

#[test]
fn every_shipped_scenario_goes_through_a_link_of_either_alphabet() {
    for (id, text) in SHIPPED {
        let content = content(text);
        for alphabet in [Alphabet::Address, Alphabet::Qr] {
            let code = write(&content, alphabet).unwrap();
            assert_eq!(read(&code).as_ref(), Ok(&content), "{id}");
        }
        let code = write(&content, Alphabet::Qr).unwrap();
        let is_of_qr = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '.';
        assert!(code.chars().all(is_of_qr), "{id}");
    }
}

#[test]
fn each_bad_link_says_what_is_wrong_with_it() {
    let good = write(&content("format = 1"), Alphabet::Address).unwrap();
    assert_eq!(read(""), Err(LinkRefusal::Foreign));
    assert_eq!(read("https://example.org"), Err(LinkRefusal::Foreign));
    assert_eq!(read("g0.AAAA"), Err(LinkRefusal::Foreign));
    assert_eq!(
        read(&good.replace("g1.", "g2.")),
        Err(LinkRefusal::Newer(2))
    );
    assert_eq!(read("g1."), Err(LinkRefusal::Truncated));
    for keep in 3..good.len() {
        assert_eq!(read(&good[..keep]), Err(LinkRefusal::Truncated), "{keep}");
    }
    assert_eq!(read(&format!("{good}AAAA")), Err(LinkRefusal::Damaged));
    assert_eq!(read(&format!("{good}字")), Err(LinkRefusal::Damaged));
    let at = good.len() - 9;
    let other = if &good[at..=at] == "A" { "B" } else { "A" };
    let swapped = format!("{}{other}{}", &good[..at], &good[at + 1..]);
    assert_eq!(read(&swapped), Err(LinkRefusal::Damaged));
    assert_eq!(
        read(&"g".repeat(MOST_CHARACTERS + 1)),
        Err(LinkRefusal::Long)
    );
    assert_eq!(
        read(&sealed(b"no content at all")),
        Err(LinkRefusal::Damaged)
    );
}

#[test]
fn a_link_that_unfolds_a_hundredfold_is_refused_before_it_has() {
    let bomb = sealed(&vec![b'a'; 50_000_000]);
    assert!(bomb.len() < 80_000, "{}", bomb.len());
    assert_eq!(read(&bomb), Err(LinkRefusal::Long));
    // Nor is one written.
    assert_eq!(
        write(&content(&"a".repeat(100_000)), Alphabet::Address),
        None
    );
}

#[test]
fn a_link_names_no_folder() {
    for name in ["", "../x.toml", "a\\b", "a\u{7}", &"x".repeat(81)] {
        let mut content = content("format = 1");
        content.name = name.to_owned();
        let plain = postcard::to_allocvec(&content).unwrap();
        assert_eq!(read(&sealed(&plain)), Err(LinkRefusal::Damaged), "{name}");
    }
}

#[test]
fn a_hundred_thousand_changed_links_are_read_or_refused() {
    const LINKS: usize = 100_000;
    let mut state = 7_u64;
    let mut below = move |n: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % n.max(1)
    };
    let text = SHIPPED.iter().find(|(id, _)| *id == "grid-100").unwrap().1;
    let plain = postcard::to_allocvec(&content(text)).unwrap();
    let packed = compress_to_vec(&plain, EFFORT);
    let (code, library) = (
        write(&content(text), Alphabet::Address).unwrap(),
        Library::shipped(),
    );
    let mut opened = 0;
    for round in 0..LINKS {
        let mutated = match round % 4 {
            // Letters changed, left out or put in.
            0 => {
                let mut letters = code.clone().into_bytes();
                for _ in 0..=below(3) {
                    let at = below(letters.len());
                    match below(3) {
                        0 => letters[at] = b' ' + below(95) as u8,
                        1 => letters.truncate(at),
                        _ => letters.insert(at, b' ' + below(95) as u8),
                    }
                    if letters.is_empty() {
                        break;
                    }
                }
                String::from_utf8(letters).unwrap()
            }
            // Compressed bytes changed under a right check sum.
            1 | 2 => {
                let mut bytes = packed.clone();
                for _ in 0..=below(3) {
                    let at = below(bytes.len());
                    bytes[at] = below(256) as u8;
                }
                seal(&bytes, Alphabet::Address).unwrap()
            }
            // The content changed.
            _ => {
                let mut bytes = plain.clone();
                let at = below(bytes.len());
                bytes[at] = below(256) as u8;
                seal(&compress_to_vec(&bytes, 1), Alphabet::Qr).unwrap()
            }
        };
        if let Ok(found) = read(&mutated) {
            opened += 1;
            // Reading scenarios is slower than reading links, so some of them stand for all.
            if opened % 100 == 0 {
                let loaded = load(&found.text, &library);
                assert!(loaded.scenario.is_some() || !loaded.diagnostics.is_empty());
            }
        }
    }
    assert!(opened > 1_000 && opened < LINKS / 2, "{opened}");
}
