/** Marks what was searched for in the answer that a result led to. Loaded only then, by `arriving.js`. */

import { termsOf, wordsOf } from "./analysis.js"
import { parseQuery } from "./query.js"

const SKIPPED = "script, style, svg, .md-clipboard"

/**
 * Mark the query's words below an element.
 * @param {Element} element
 * @param {string} text the query
 */
function markIn(element, text) {
  const words = parseQuery(text).words
  const nodes = []
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(SKIPPED)) nodes.push(walker.currentNode)
  for (const node of nodes) {
    const found = wordsOf(node.data).filter(({ word }) => matches(termsOf(word), words))
    for (const { start, end } of found.reverse()) {
      const range = document.createRange()
      range.setStart(node, start)
      range.setEnd(node, end)
      range.surroundContents(Object.assign(document.createElement("mark"), { className: "searched" }))
    }
  }
}

const matches = (own, words) => words.some(({ terms: [folded, stem, sound], open }) =>
  own[0] === folded || own[1] === stem || own[2] === sound || open && own[0]?.startsWith(folded))

window.markSearched = markIn
