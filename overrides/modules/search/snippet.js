/** Text for the list of results, as HTML: escaped, the words that were found marked as the text spells them. */

import { termsOf, wordsOf } from "./analysis.js"

const LONGEST = 160 // letters
const SENTENCE_END = /([.!?…][”")’]*)\s+(?=["“(]?[\p{Lu}\p{N}])/gu
const SEAM = "\n"
const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

/**
 * @param {string} text
 * @returns {string} HTML that shows exactly the text
 */
export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, sign => ESCAPES[sign])
}

/**
 * @param {string} text
 * @param {Set<string>} found terms
 * @returns {string} HTML
 */
export function mark(text, found) {
  let html = "", end = 0
  for (const word of wordsOf(text)) {
    if (!termsOf(word.word).some(term => found.has(term))) continue
    html += `${escapeHtml(text.slice(end, word.start))}<mark>${escapeHtml(word.word)}</mark>`
    end = word.end
  }
  return html + escapeHtml(text.slice(end))
}

/**
 * The sentences of a text that hold most of what was found, or its beginning.
 * @param {string} text
 * @param {Set<string>} found terms
 * @returns {string} HTML
 */
export function snippet(text, found) {
  const sentences = sentencesOf(text)
  const held = sentences.map(({ terms }) =>
    new Set(terms.filter(own => own.some(term => found.has(term))).map(([, stem]) => stem)).size)
  let at = held.indexOf(Math.max(...held))
  let shown = sentences[at].sentence
  while (++at < sentences.length && shown.length + sentences[at].sentence.length < LONGEST) {
    shown += ` ${sentences[at].sentence}`
  }
  return mark(shorten(shown), found)
}

// The same answers come with every key.
const split = new Map()

function sentencesOf(text) {
  if (!split.has(text)) {
    split.set(text, text.replace(SENTENCE_END, `$1${SEAM}`).split(SEAM)
      .map(sentence => ({ sentence, terms: wordsOf(sentence).map(({ word }) => termsOf(word)) })))
  }
  return split.get(text)
}

const shorten = text => text.length <= LONGEST * 1.5 ? text : `${text.slice(0, text.lastIndexOf(" ", LONGEST * 1.5))} …`
