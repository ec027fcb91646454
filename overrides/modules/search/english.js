/** A light stemmer for folded English: plural, -ed and -ing, the silent e. */

/**
 * Take the endings off a folded word.
 * @param {string} word
 * @returns {string}
 */
export function stemEnglish(word) {
  if (word.length < 4) return word
  word = word.replace(/ies$/, "y").replace(/(ch|sh|ss|x|z)es$/, "$1").replace(/([^siu])s$/, "$1")
  const shorter = word.replace(/(?:ing|ed)$/, "")
  if (shorter.length >= 3 && /[aeiouy]/.test(shorter)) word = shorter.replace(/([bdgmnprt])\1$/, "$1")
  return word.length > 3 ? word.replace(/e$/, "") : word
}
