/** One form for every way to spell a word: any apostrophe or none, Cyrillic, proposed letters, any case. */

const SIGNS = /['\u2018\u2019\u201b`\u00b4\u02b9\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u02ca\u02cb\u2032\u2035\uff07\ua78c\u0313]/g

const LETTERS = {
  õ: "o", ō: "o", ğ: "g", ḡ: "g", ş: "sh", ç: "ch", ı: "i",
  а: "a", б: "b", в: "v", г: "g", ғ: "g", д: "d", ё: "yo", ж: "j", з: "z", и: "i", й: "y", к: "k", қ: "q", л: "l",
  м: "m", н: "n", о: "o", п: "p", р: "r", с: "s", т: "t", у: "u", ў: "o", ф: "f", х: "x", ҳ: "h", ц: "s", ч: "ch",
  ш: "sh", щ: "sh", ъ: "", ы: "i", ь: "", э: "e", ю: "yu", я: "ya",
}
const MAPPED = new RegExp(`[${Object.keys(LETTERS).join("")}]`, "g")
const IOTATED_E = /(^|[^\p{L}]|[аеёиоуўыэюяъь])е/gu

/**
 * Fold a word or a text. Folding twice changes nothing.
 * @param {string} text any string
 * @returns {string} lower case, without apostrophes and diacritics, Cyrillic as Latin
 */
export function fold(text) {
  for (let folded = text; ; text = folded) {
    folded = foldOnce(text)
    if (folded === text) return folded
  }
}

function foldOnce(text) {
  text = text.replace(SIGNS, "").toLowerCase()
  if (!/[^\x00-\x7f]/.test(text)) return likeLatin(text)
  text = text.normalize("NFKC").replace(IOTATED_E, "$1ye").replace(/е/g, "e").replace(MAPPED, letter => LETTERS[letter])
  return likeLatin(text.normalize("NFKD").replace(/\p{M}/gu, ""))
}

// Words that the two alphabets spell differently: ts between vowels and the months.
function likeLatin(text) {
  return text.replace(/([aeiou])ts(?=[aeiouy])/g, "$1s").replace(/(sen|ok)tyabr/g, "$1tabr").replace(/byudjet/g, "budjet")
}
