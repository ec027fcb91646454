/** Text for the list of results, as HTML: escaped, the words that were found marked as the text spells them. */

import { termsOf, wordsOf } from "./analysis.js"

const LONGEST = 160 // letters
const SENTENCE_END = /(?<=[.!?…][”")’]*)\s+(?=["“(]?[\p{Lu}\p{N}])/u
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
  const sentences = text.split(SENTENCE_END)
  const held = sentences.map(sentence => new Set(wordsOf(sentence).map(({ word }) => termsOf(word))
    .filter(terms => terms.some(term => found.has(term))).map(([, stem]) => stem)).size)
  let at = held.indexOf(Math.max(...held))
  let shown = sentences[at]
  while (++at < sentences.length && shown.length + sentences[at].length < LONGEST) shown += ` ${sentences[at]}`
  return mark(shorten(shown), found)
}

const shorten = text => text.length <= LONGEST * 1.5 ? text : `${text.slice(0, text.lastIndexOf(" ", LONGEST * 1.5))} …`
