/** What a reader typed: words, "exact phrases" and -words to leave out. */

import { termsOf, wordsOf } from "./analysis.js"
import { fold } from "./orthography.js"

const LONGEST = 200 // letters that are read
const MOST = 12 // words that are looked up
const PART = /(?<!\S)(-?)(?:["“”«»]([^"“”«»]*)["“”«»]|(\S+))/g

/**
 * @typedef {{word: string, terms: string[], open: boolean}} Word `open`: the reader may still be typing it
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
  for (const [, minus, phrase, plain] of text.matchAll(PART)) {
    const words = wordsOf(phrase ?? plain).map(({ word }) => ({ word, terms: termsOf(word), open: false }))
      .filter(({ terms }) => terms.length)
    if (minus) query.without.push(...words.map(({ terms }) => terms))
    else {
      query.words.push(...words)
      if (phrase && words.length) query.phrases.push(words.map(({ terms }) => terms[0]))
    }
  }
  query.words = distinct(query.words).slice(0, MOST)
  if (query.words.length && /[\p{L}\p{N}\p{M}'‘’ʻʼ`´]$/u.test(text)) query.words.at(-1).open = true
  return query
}

const distinct = words => words.filter((word, index) =>
  words.findLastIndex(({ terms }) => terms[0] === word.terms[0]) === index)

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
