/** Spellings that sound alike share a key: xotira and hotira, indeks and index, docker and doker. */

const RULES = [
  [/ck/g, "k"], [/c(?=[eiy])/g, "s"], [/c(?!h)/g, "k"], [/q/g, "k"],
  [/ph/g, "f"], [/th/g, "t"], [/w/g, "v"], [/oo/g, "u"], [/ee/g, "i"],
  [/ks/g, "x"], [/([cs]h)|h/g, (_, kept) => kept ?? "x"],
  [/ye/g, "e"], [/(.)\1+/g, "$1"],
]

/**
 * The sound of a folded word.
 * @param {string} word
 * @returns {string}
 */
export function soundOf(word) {
  return RULES.reduce((sound, [pattern, replacement]) => sound.replace(pattern, replacement), word)
}
