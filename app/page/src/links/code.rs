//! The code of a link: a mark with its version, then a check sum and the compressed content in letters.
//!
//! There are two alphabets: that of base64 for addresses, and that of base32 for QR codes, which hold capital letters and digits in less
//! room. Reading takes time and memory in proportion to the code, whatever stands in it.

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD, DecodeKind, Encoding};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::refusal::LinkRefusal;

/// What the hash of an address begins with if a code follows.
pub const PLACE: &str = "#/open/";

/// Mark and version of a code. In QR codes it is in capitals.
const MARK: char = 'g';
/// The version that is written, and the last one that can be read.
const VERSION: u32 = 1;
/// Longest code that is read, in characters.
const MOST_CHARACTERS: usize = 200_000;
/// Longest content, in bytes; as large as the largest file.
const MOST_BYTES: usize = 2_000_000;
/// The content may be this many times as long as what it was compressed to.
const MOST_RATIO: usize = 100;
/// Longest name of a file, in characters.
const MOST_NAME: usize = 80;
/// Bytes of the check sum.
const SUM: usize = 4;
/// Bytes before the compressed content: the check sum, and the length of what follows.
const HEAD: usize = SUM + 4;
/// How hard to compress, up to 10.
const EFFORT: u8 = 9;

/// What a link carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkContent {
    /// The version of results with which it was made.
    pub results_version: u32,
    /// Name of the file.
    pub name: String,
    /// Text of the scenario.
    pub text: String,
    /// The result to be had again, if the link vouches for one.
    pub proof: Option<Proof>,
}

/// A result that another run must give again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// First bytes of the hash of the policy.
    pub policy: [u8; 8],
    /// First bytes of the fingerprint of its runs.
    pub fingerprint: [u8; 8],
    /// Number of runs.
    pub runs: u32,
}

/// The letters of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alphabet {
    /// For addresses: the shortest.
    Address,
    /// For QR codes: capitals and digits.
    Qr,
}

impl Alphabet {
    fn encoding(self) -> Encoding {
        match self {
            Self::Address => BASE64URL_NOPAD,
            Self::Qr => BASE32_NOPAD,
        }
    }

    fn mark(self) -> char {
        match self {
            Self::Address => MARK,
            Self::Qr => MARK.to_ascii_uppercase(),
        }
    }
}

/// The code of a content. `None` if the content is too long or repeats itself so much that no reader would take it.
pub fn write(content: &LinkContent, alphabet: Alphabet) -> Option<String> {
    let plain = postcard::to_allocvec(content).ok()?;
    let code = seal(&compress_to_vec(&plain, EFFORT), alphabet)?;
    read(&code).is_ok().then_some(code)
}

/// The code of compressed bytes.
fn seal(packed: &[u8], alphabet: Alphabet) -> Option<String> {
    let mut bytes = check_sum(packed).to_vec();
    bytes.extend(u32::try_from(packed.len()).ok()?.to_le_bytes());
    bytes.extend(packed);
    let (mark, letters) = (alphabet.mark(), alphabet.encoding().encode(&bytes));
    Some(format!("{mark}{VERSION}.{letters}"))
}

/// What a code carries.
///
/// # Errors
/// If it is not a code of this program and version, or has been damaged.
pub fn read(code: &str) -> Result<LinkContent, LinkRefusal> {
    if code.len() > MOST_CHARACTERS {
        return Err(LinkRefusal::Long);
    }
    let (alphabet, version, letters) = parts(code).ok_or(LinkRefusal::Foreign)?;
    if version != VERSION {
        return Err(LinkRefusal::Newer(version));
    }
    let bytes = decoded(alphabet, letters)?;
    let (head, packed) = bytes.split_at_checked(HEAD).ok_or(LinkRefusal::Truncated)?;
    let (sum, length) = head.split_at(SUM);
    let length = length
        .iter()
        .rev()
        .fold(0, |n, byte| n << 8 | usize::from(*byte));
    if packed.len() < length {
        return Err(LinkRefusal::Truncated);
    }
    if packed.len() > length || *sum != check_sum(packed) {
        return Err(LinkRefusal::Damaged);
    }
    unpack(packed)
}

/// Alphabet, version and letters of a code.
fn parts(code: &str) -> Option<(Alphabet, u32, &str)> {
    let alphabets = [Alphabet::Address, Alphabet::Qr];
    let alphabet = alphabets.into_iter().find(|a| code.starts_with(a.mark()))?;
    let (version, letters) = code.get(1..)?.split_once('.')?;
    let is_number = !version.is_empty() && version.bytes().all(|b| b.is_ascii_digit());
    let version = version.parse().ok().filter(|n| is_number && *n > 0)?;
    Some((alphabet, version, letters))
}

/// The bytes of letters. Where letters were cut off, the last group is not whole and is left out.
fn decoded(alphabet: Alphabet, letters: &str) -> Result<Vec<u8>, LinkRefusal> {
    let (encoding, letters) = (alphabet.encoding(), letters.as_bytes());
    for less in 0..8.min(letters.len() + 1) {
        match encoding.decode(&letters[..letters.len() - less]) {
            Ok(bytes) => return Ok(bytes),
            Err(why) if why.kind == DecodeKind::Symbol => return Err(LinkRefusal::Damaged),
            Err(_) => {}
        }
    }
    Err(LinkRefusal::Truncated)
}

/// Decompresses within limits.
fn unpack(packed: &[u8]) -> Result<LinkContent, LinkRefusal> {
    let most = packed.len().saturating_mul(MOST_RATIO).min(MOST_BYTES);
    let plain = decompress_to_vec_with_limit(packed, most).map_err(|why| match why.status {
        TINFLStatus::HasMoreOutput => LinkRefusal::Long,
        _ => LinkRefusal::Damaged,
    })?;
    let content: LinkContent = postcard::from_bytes(&plain).map_err(|_| LinkRefusal::Damaged)?;
    let is_plain = |name: &str| {
        let seen = !name.chars().any(char::is_control) && !name.contains(['/', '\\']);
        seen && !name.is_empty() && name.chars().count() <= MOST_NAME
    };
    match is_plain(&content.name) {
        true => Ok(content),
        false => Err(LinkRefusal::Damaged),
    }
}

fn check_sum(bytes: &[u8]) -> [u8; SUM] {
    let digest = Sha256::digest(bytes);
    let mut sum = [0; SUM];
    sum.iter_mut()
        .zip(digest.iter())
        .for_each(|(to, from)| *to = *from);
    sum
}

#[cfg(test)]
mod tests;
