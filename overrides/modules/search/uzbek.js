/** A light stemmer for folded Uzbek: takes endings off while three letters and a vowel remain. */

// Each list is a layer, from a word's end inwards: endings, what must stand before them, what must not. Of several that
// fit, the longest comes off.
const NOUN = [
  [["mi|dir|dek|day|gacha|kacha|qacha|gina|niki|dagi|roq|cha"]],
  [["ning|dan|da|ga"], ["ni", , "[gkq]a"], ["ka", "k"], ["qa", "q"]],
  [
    ["larimiz|laringiz|lari|imiz|ingiz|miz|ngiz|lar|lik|siz"], ["li", "[^aeiouy]"], ["si", "[aeiou]"], ["im", "[^aeioud]"],
    ["ing", "[^aeiou]"], ["i", "[^aeiou]", "[ay]d|[^aeiou]d|[qv]ch|yapt"],
  ],
]
const VERB = [
  [["man|san|siz|miz|lar|ngiz|ti", "a|y|di|an|chi|sa|ib|yap|ar|moqda|ma"], ["m|k", "di|sa"], ["ng", "ma"]],
  [
    ["yotgan|adigan|ydigan|moqchi|moqda|guncha|kuncha|gach|kach|qach|moq|uvchi|vchi|yap|gan|kan|qan|rdi|ydi|di|sa|ib"],
    ["ardi|adi", , "[^aeiou]l"],
  ],
  [["maslik|mas|may|ma"]],
  [["ish", "[^aeiou]"], ["sh|b|y", "[aeiou]"]],
  [["lashtir|lantir|lash|lan|la"]],
  [["a|ar", "[^aeiou]"]],
]
for (const layer of [...NOUN, ...VERB]) layer.forEach(([endings, after = "", unless], at) => {
  layer[at] = { ending: new RegExp(`(?:${endings})$`), after: new RegExp(`(?:${after})$`), unless: unless && new RegExp(`(?:${unless})$`) }
})

const SHORTEST = 3
// Two words that are shorter: oʻz, oʻn.
const SHORT = /^(oz|on)(?:lar)?(?:imiz|ingiz|im|ing|i)?(?:ning|ni|ga|da|dan)?$/
// Nor has an abbreviation a vowel: PRni, JWTning, SQLda.
const ABBREVIATION = /^([^aeiou]{2,5}?)(?:lar)?(?:imiz|ingiz|lari|im|i)?(?:ning|ni|ga|dagi|dan|da)?(?:mi)?$/

/**
 * Take the endings off a folded word.
 * @param {string} word
 * @returns {string} its stem; the word itself where nothing comes off
 */
export function stemUzbek(word) {
  const short = SHORT.exec(word)
  if (short) return short[1]
  const abbreviation = ABBREVIATION.exec(word)
  if (abbreviation) return abbreviation[1]
  let noun = word
  for (let pass = 0; pass < 3; pass++) noun = strip(noun, NOUN)
  const stem = strip(noun, VERB)
  // A k or q softens before a possessive: tilak, tilagi.
  return stem.length > 3 ? stem.replace(/[qg]$/, "k") : stem
}

function strip(word, layers) {
  for (const layer of layers) {
    let rest = word
    for (const { ending, after, unless } of layer) {
      const at = word.search(ending)
      const before = word.slice(0, at)
      if (at >= 0 && at < rest.length && after.test(before) && !unless?.test(before)) rest = before
    }
    if (rest.length >= SHORTEST && /[aeiou]/.test(rest)) word = rest
  }
  return word
}
