/** Encodes a text in GBK, by looking for the pair of bytes that decodes to each character. */
export function gbk(text) {
  const decoder = new TextDecoder('gbk');
  const pairs = new Map();
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) {
      const pair = Buffer.from([first, second]);
      const character = decoder.decode(pair);
      if (character.length === 1 && character !== '\ufffd' && !pairs.has(character)) pairs.set(character, pair);
    }
  }
  return Buffer.concat([...text].map((character) => (character < '\x80' ? Buffer.from(character) : pairs.get(character))));
}
