/** From text to the terms that are indexed: each word as it is spelt, its stem and its sound. */

import { stemEnglish } from "./english.js"
import { fold } from "./orthography.js"
import { soundOf } from "./sounds.js"
import { stemUzbek } from "./uzbek.js"

export const STEM = "~", SOUND = "^"
const LONGEST = 40
const SIGN = "'‘’‛`´ʹʻʼʽʾʿˈˊˋ′‵＇ꞌ\u0313"
const WORD = new RegExp(`[\\p{L}\\p{N}\\p{M}]+(?:[${SIGN}]+[\\p{L}\\p{N}\\p{M}]+)*(?:(?<=[OoGg])[${SIGN}])?`, "gu")
const SEAM = /(?<=\p{Ll})(?=\p{Lu})/u

/**
 * The words of a text and where they stand.
 * @param {string} text
 * @returns {{word: string, start: number, end: number}[]}
 */
export function wordsOf(text) {
  return Array.from(text.matchAll(WORD), match => ({
    word: match[0], start: match.index, end: match.index + match[0].length,
  }))
}

/**
 * The stem of a folded word, whichever language it is from.
 * @param {string} folded
 * @returns {string}
 */
export function stemOf(folded) {
  return stemEnglish(stemUzbek(folded))
}

/**
 * The terms of one word: as it is spelt, "~stem", "^sound of the stem".
 * @param {string} word
 * @returns {string[]} none for a word of signs alone
 */
export function termsOf(word) {
  let terms = known.get(word)
  if (!terms) {
    const folded = fold(word).slice(0, LONGEST)
    const stem = stemOf(folded)
    terms = folded ? [folded, STEM + stem, SOUND + soundOf(stem)] : []
    if (known.size > MOST_KNOWN) known.clear()
    known.set(word, terms)
  }
  return terms
}

// The same words come again and again, in the texts and as a reader types on.
const known = new Map()
const MOST_KNOWN = 50_000

/**
 * The words that a name is made of: ExceptionGroup.
 * @param {string} word
 * @returns {string[]} none for a single word
 */
export function partsOf(word) {
  const parts = word.split(SEAM)
  return parts.length > 1 ? parts : []
}

/**
 * The words of a text as they are indexed: compounds in parts and joined (multi-stage, ExceptionGroup).
 * @param {string} text
 * @returns {string[]}
 */
export function indexedWords(text) {
  const found = []
  let run = []
  const close = () => {
    if (run.length > 1) found.push(run.map(({ word }) => word).join(""))
    run = []
  }
  for (const item of wordsOf(text)) {
    const previous = run.at(-1)
    if (previous && !/^[-_/.+]$/.test(text.slice(previous.end, item.start))) close()
    run.push(item)
    found.push(item.word)
    found.push(...partsOf(item.word))
  }
  close()
  return found
}
