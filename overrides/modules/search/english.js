/** A stemmer for folded English after Porter's: plural, -ed and -ing, what makes nouns and verbs of one another. */

// Of those that fit, the longest comes off where enough stands before it: two syllables, or three letters.
const LONG = /(?:i[sz]ation|[ai]bility|iveness|fulness|ation)$/
const DERIVED = /(?:ement|ance|ence|ency|ancy|able|ible|ment|ant|ent|ity|ism|ate?|ous|ive|ize|ise|ion|al|er|or|ic)$/
const TWO_SYLLABLES = /[aeiouy][^aeiouy]+[aeiouy]+[^aeiouy]/
const LIGHT = /(?:ly|ness|ful)$/
const MOST = 3
// Elsewhere -ning is an Uzbek ending.
const GENITIVE = /ning$/, NO_GENITIVE = /(?:n|ai|ear|[hpt]e|i[go]|joi|[lmw]ea|ow|tur|^war)ning$/

/**
 * Take the endings off a folded word.
 * @param {string} word
 * @returns {string}
 */
export function stemEnglish(word) {
  if (word.length < 4) return word
  word = word.replace(/(.)ie[sd]$/, "$1y").replace(/(ch|sh|ss|x|z)es$/, "$1").replace(/([^siu])s$/, "$1")
  const shorter = GENITIVE.test(word) && !NO_GENITIVE.test(word) ? word : word.replace(/(?:ing|ed)$/, "")
  if (shorter !== word && shorter.length >= 3 && /[aeiouy]/.test(shorter)) {
    word = shorter.length > 3 ? shorter.replace(/([bdgmnprt])\1$/, "$1") : shorter
  }
  for (let pass = 0; pass < MOST; pass++) {
    const derived = [[LONG, TWO_SYLLABLES], [DERIVED, TWO_SYLLABLES], [LIGHT, /.{3}/]]
      .map(([ending, enough]) => [word.replace(ending, ""), enough]).find(([rest, enough]) => rest !== word && enough.test(rest))
    if (!derived) break
    word = derived[0]
  }
  word = word.replace(/(.{4})ll$/, "$1l")
  return word.length > 3 ? word.replace(/e$/, "") : word
}
