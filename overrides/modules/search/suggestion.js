/** What the reader is about to type, taken from the best result's title. */

import { wordsOf } from "./analysis.js"
import { fold } from "./orthography.js"

/**
 * @param {import("./query.js").Query} query
 * @param {string} title
 * @returns {string} the last word, completed in the reader's own spelling; "" for none
 */
export function suggest({ words }, title) {
  const last = words.at(-1)
  if (!last?.open || !/^[a-z]/i.test(last.word)) return ""
  const typed = last.terms[0]
  for (const { word } of wordsOf(title)) {
    if (!fold(word).startsWith(typed)) continue
    let end = 0
    while (fold(word.slice(0, end)).length < typed.length) end++
    if (end < word.length) return last.word + word.slice(end).replace(/^[\p{M}ʻʼ'’]+/u, "").toLowerCase()
  }
  return ""
}
