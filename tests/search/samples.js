/** Words and texts for the tests of the search. */

/** The seven usual signs for the apostrophe. */
export const SIGNS = ["'", "’", "‘", "`", "´", "ʻ", "ʼ"]

const LATIN = [
  ["oʻ", "ў"], ["gʻ", "ғ"], ["sh", "ш"], ["ch", "ч"], ["yo", "ё"], ["yu", "ю"], ["ya", "я"], ["ye", "е"], ["ʼ", "ъ"],
  ..."a а|b б|d д|f ф|g г|h ҳ|i и|j ж|k к|l л|m м|n н|o о|p п|q қ|r р|s с|t т|u у|v в|x х|y й|z з".split("|").map(pair => pair.split(" ")),
]

/**
 * An Uzbek word in Cyrillic.
 * @param {string} word with the right apostrophes
 * @returns {string}
 */
export function cyrillic(word) {
  let written = word.toLowerCase()
  for (const [latin, letter] of LATIN) written = written.replaceAll(latin, letter)
  return written.replace(/(^|[аиоуўэ])e/g, "$1э").replaceAll("e", "е")
}

/** What nobody should type, and somebody will. */
export const HOSTILE = [
  "", " ", "\n\t", "?!.,;:", "'", "ʻʻʻ", "“”", '"', '""', '"a', "-", "--", "- -", "-\"", "/".repeat(50), "a".repeat(10_000),
  "oʻ".repeat(5_000), "so'z ".repeat(2_000), "قاعدة البيانات", "מסד נתונים", "\u202eabc", "👩‍💻", "🇺🇿 docker", "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>", "&lt;b&gt;", "\ud800", "a\udc00b", "\ud83d", "(.*)+$", "[a-z", "\\", "^(a+)+$", "constructor",
  "__proto__", "toString", "hasOwnProperty", "\0", "~~~", "^^^", "~docker", "^docker", "%s%n", "а́", "ﷺ", "Ǆ", "ŉ", "İ", "ß", "ﬃ",
  "数据库 索引", "ั้", "a\u0301\u0302\u0303", "\u0313", "ΌΣΟΣ",
]

/**
 * A text of letters from many scripts, the same for the same seed.
 * @param {number} seed
 * @returns {string}
 */
export function randomText(seed) {
  const ranges = [[32, 126], [160, 591], [688, 767], [768, 879], [1024, 1327], [7680, 7935], [8192, 8303], [64256, 64262], [65280, 65374]]
  let state = seed + 1
  const random = limit => { state = (state * 48271) % 2147483647; return state % limit }
  return Array.from({ length: random(12) }, () => {
    const [from, to] = ranges[random(ranges.length)]
    return String.fromCodePoint(from + random(to - from + 1))
  }).join("")
}
