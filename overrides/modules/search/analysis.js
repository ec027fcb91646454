/** From text to the terms that are indexed: each word as it is spelt, its stem and its sound. */

import { stemEnglish } from "./english.js"
import { fold } from "./orthography.js"
import { stemRussian } from "./russian.js"
import { soundOf } from "./sounds.js"
import { oneSpelling } from "./spellings.js"
import { stemUzbek } from "./uzbek.js"

export const STEM = "~", SOUND = "^"
const LONGEST = 40
const SIGN = "'‘’‛`´ʹʻʼʽʾʿˈˊˋ′‵＇ꞌ\u0313"
const LETTER = "[\\p{L}\\p{N}\\p{M}]"
const OPERATOR = "[=!<>*&|+%@:~^-]*[=!<>*&|+%@~^][=!<>*&|+%@:~^-]+|[*&|%@]"
// 3.14 and C++ are words, so is an operator that stands alone. (No look-behind: browsers before 2023 lack it.)
const WORD = new RegExp(
  `\\p{N}+(?:\\.\\p{N}+)+(?!${LETTER})|[cC](?:\\+\\+|#)|${LETTER}+(?:[${SIGN}]+${LETTER}+)*|(?:${OPERATOR})(?=[\\s.,?;)\"'”»\`]|$)`, "gu")
const OPEN_END = /[oOgG]$/
const SEAM = /(\p{Ll})(?=\p{Lu})/gu
const ALONE = /[\s("'`“«]/

/**
 * The words of a text and where they stand.
 * @param {string} text
 * @returns {{word: string, start: number, end: number}[]}
 */
export function wordsOf(text) {
  const found = []
  for (const { 0: word, index: start } of text.matchAll(WORD)) {
    let end = start + word.length
    if (isOperator(word)) {
      if (start && !ALONE.test(text[start - 1])) continue
    } else if (OPEN_END.test(word) && SIGN.includes(text[end] ?? " ")) end += 1 // oʻ and gʻ at a word's end
    found.push({ word: text.slice(start, end), start, end })
  }
  return found
}

const isOperator = word => /^[=!<>*&|+%@:~^-]/.test(word)

const CYRILLIC = /^[а-яё]+$/i

/**
 * A word of the sources with Russian reduced to its stem and written in Latin letters.
 * @param {string} word
 * @returns {string}
 */
export const inLatin = word => CYRILLIC.test(word) ? fold(stemRussian(word)) : word

/**
 * The stem of a word, whichever language it is from; what the sources have in Cyrillic is Russian.
 * @param {string} word
 * @returns {string}
 */
export function stemOf(word) {
  return stemLatin(fold(inLatin(word)))
}

function stemLatin(folded) {
  for (const form of [folded, stemUzbek(folded)]) if (oneSpelling(form) !== form) return strip(oneSpelling(form))
  return strip(oneSpelling(strip(folded)))
}

// English goes first, for Uzbek knows -ing and -y too, and once more for what Uzbek endings hid.
const strip = word => stemEnglish(stemUzbek(stemEnglish(word)))

/**
 * The terms of one word: as it is spelt, "~stem", "^sound of the stem", and "~stem" as Russian of a word in Cyrillic,
 * which may be Uzbek too.
 * @param {string} word
 * @returns {string[]} none for a word of signs alone
 */
export function termsOf(word) {
  let terms = known.get(word)
  if (!terms) {
    const folded = fold(word).slice(0, LONGEST)
    const stem = stemLatin(folded)
    terms = folded ? [folded, STEM + stem, SOUND + (isOperator(stem) ? stem : soundOf(stem))] : []
    if (folded && CYRILLIC.test(word) && word.length <= LONGEST) terms.push(STEM + stemOf(word))
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
  const parts = word.replace(SEAM, "$1 ").split(" ")
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
