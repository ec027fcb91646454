/** What a reader typed: words, "exact phrases" and -words to leave out. */

import { termsOf, wordsOf } from "./analysis.js"
import { isFunctionWord } from "./function-words.js"
import { fold } from "./orthography.js"

const LONGEST = 300 // letters that are read
const MOST = 14 // words that are looked up
const PART = /(-?)["“”«»]([^"“”«»]*)["“”«»](?=\s|$)|\S+/g
const LEFT_OUT = /^-[\p{L}\p{N}]{3}/u // -m and --force belong to what is searched
const CODE = /[=!<>*&|+%@~^`_(){}[\]]/
const CHANCE = /^(?=.*\d)[\da-f]{6,}$|^\d{3,}$|^\d+\.\d{3,}$/i // an id, a time, a size
const FEW = 3 // words with content, beside which numbers say nothing

/**
 * @typedef {{word: string, terms: string[], open: boolean, light: boolean}} Word
 *   `open`: the reader may still be typing it; `light`: it tells next to nothing
 * @typedef {{words: Word[], phrases: string[][], without: string[][]}} Query
 *   `phrases` are folded words in order, `without` terms of words
 */

/**
 * Read a query. Any string will do.
 * @param {string} text
 * @returns {Query}
 */
export function parseQuery(text) {
  /** @type {Query} */
  const query = { words: [], phrases: [], without: [] }
  text = text.slice(0, LONGEST)
  for (const [part, minus, phrase] of text.matchAll(PART)) {
    const leftOut = phrase === undefined ? LEFT_OUT.test(part) : Boolean(minus)
    const asIs = phrase !== undefined || CODE.test(part)
    const words = wordsOf(phrase ?? part).map(({ word }) => ({ word, terms: termsOf(word), open: false, light: false }))
      .filter(({ terms }) => terms.length)
    for (const word of words) word.light = !asIs && isFunctionWord(word.terms[0])
    if (leftOut) query.without.push(...words)
    else query.words.push(...words)
    if (!leftOut && phrase && words.length) query.phrases.push(words.map(({ terms }) => terms[0]))
  }
  // Who leaves everything out is looking for it.
  if (!query.words.length) query.words = query.without.splice(0)
  query.without = query.without.map(({ terms }) => terms)
  query.words = weighed(distinct(query.words))
  if (query.words.length && /[\p{L}\p{N}\p{M}'‘’ʻʼ`´]$/u.test(text)) query.words.at(-1).open = true
  return query
}

/** Function words count where nothing else is typed, numbers where little is. */
function weighed(words) {
  const telling = words.filter(({ light }) => !light)
  if (!telling.length) for (const word of words) word.light = false
  const names = telling.filter(({ terms }) => !/^[\d.]+$/.test(terms[0]) && !CHANCE.test(terms[0]))
  for (const word of telling) if (names.length >= FEW && !names.includes(word)) word.light = true
  let left = MOST
  return words.filter(({ light }) => light || left-- > 0).slice(0, 3 * MOST)
}

// Of a word that comes twice, the last: it may still be being typed.
const distinct = words => [...new Map(words.reverse().map(word => [word.terms[0], word])).values()].reverse()

/**
 * Tell whether a record's title, aliases or text have folded words side by side.
 * @param {{title: string, other: string, aliases: string, text: string}} record
 * @param {string[]} phrase
 */
export function contains({ title, other, aliases, text }, phrase) {
  const wanted = ` ${phrase.join(" ")} `
  return [title, other, ...aliases.split("|"), text].some(part =>
    ` ${wordsOf(part).map(({ word }) => fold(word)).join(" ")} `.includes(wanted))
}
