/** A light stemmer for folded Uzbek: takes endings off while three letters and a vowel remain. */

// Each line is a layer, from a word's end inwards; the longest ending of a layer stands first.
const NOUN = [
  /(?:mi|dir|dek|day|gacha|kacha|qacha|gina|niki|dagi|roq|cha)$/,
  /(?:ning|dan|(?<![gkq]a)ni|da|ga|(?<=k)ka|(?<=q)qa)$/,
  /(?:larimiz|laringiz|lari|imiz|ingiz|miz|ngiz|lar|lik|(?<=[^aeiouy])li|siz|(?<=[aeiou])si|(?<=[^aeioud])im|(?<=[^aeiou])ing|(?<=[^aeiou])(?<![ay]d|[^aeiou]d|[qv]ch)i)$/,
]
const VERB = [
  /(?<=a|y|di|an|chi|sa|ib|yap|ar|moqda|ma)(?:man|san|siz|miz|lar|ngiz|ti)$|(?<=di|sa)[mk]$|(?<=ma)ng$/,
  /(?:yotgan|adigan|ydigan|moqchi|moqda|guncha|kuncha|gach|kach|qach|moq|uvchi|vchi|yap|gan|kan|qan|(?<![^aeiou]l)(?:ardi|adi)|rdi|ydi|di|sa|ib)$/,
  /(?:maslik|mas|may|ma)$/,
  /(?<=[^aeiou])ish$|(?<=[aeiou])(?:sh|b|y)$/,
  /(?:lashtir|lantir|lash|lan|la)$/,
  /(?<=[^aeiou])(?:a|ar)$/,
]

const SHORTEST = 3
// Two words that are shorter: oʻz, oʻn.
const SHORT = /^(oz|on)(?:lar)?(?:imiz|ingiz|im|ing|i)?(?:ning|ni|ga|da|dan)?$/

/**
 * Take the endings off a folded word.
 * @param {string} word
 * @returns {string} its stem; the word itself where nothing comes off
 */
export function stemUzbek(word) {
  const short = SHORT.exec(word)
  if (short) return short[1]
  let noun = word
  for (let pass = 0; pass < 3; pass++) noun = strip(noun, NOUN)
  const stem = strip(noun, VERB)
  // A k or q softens before a possessive: tilak, tilagi.
  return stem.length > 3 ? stem.replace(/[qg]$/, "k") : stem
}

function strip(word, layers) {
  for (const ending of layers) {
    const shorter = word.replace(ending, "")
    if (shorter.length >= SHORTEST && /[aeiou]/.test(shorter)) word = shorter
  }
  return word
}
