/** The index: MiniSearch over the terms of every record, asked one word at a time. */

import MiniSearch from "minisearch"
import { indexedWords, termsOf } from "./analysis.js"

const FIELDS = { title: 4, other: 4, aliases: 3, asked: 2, text: 1, body: 0.6 }
const TERMS = new Set(["asked", "body"]) // come as terms
const NEAR = 0.6 // of an exact match: the same stem or sound
const PREFIX = 0.6, MIDDLE_PREFIX = 0.3, TYPO = 0.35
const SHORTEST_PREFIX = 2, SHORTEST_TYPO = 4
const TITLES = new Set(["title", "other"]), ASKED = new Set(["aliases", "asked"])
const SHORTEST_KEY = 3 // of a stem or sound that is a beginning, its sign included
const CHUNK = 6 // records that are indexed between two queries

/**
 * @typedef {{id: number, title: string, other: string, aliases: string, asked: string, text: string, body: string}} Entry
 *   what is searched of a record; `asked` and `body` are lists of terms
 * @typedef {{score: number, terms: string[], place: "title" | "asked" | "text"}} Match `terms` are those of the
 *   record, `place` is the best that they stand in, an alias counting as what is asked
 */

export class Index {
  constructor() {
    this.index = new MiniSearch({
      fields: Object.keys(FIELDS),
      tokenize: (text, field) => TERMS.has(field) ? text.split(" ") : indexedWords(text).flatMap(termsOf),
      processTerm: term => term || null,
      searchOptions: { tokenize: term => [term], boost: FIELDS, combineWith: "OR", bm25: { k: 1.2, b: 0.5, d: 0.3 } },
    })
  }

  /** @param {Entry[]} entries */
  add(entries) {
    this.index.addAll(entries)
    return this
  }

  /**
   * Add entries and leave room for queries in between.
   * @param {Entry[]} entries
   */
  async addGently(entries) {
    await this.index.addAllAsync(entries, { chunkSize: CHUNK })
    return this
  }

  /**
   * Find the records that a word stands in.
   * @param {import("./query.js").Word} word
   * @returns {Map<number, Match>} by record
   */
  find({ terms: [folded, stem, sound, russian = stem], open }) {
    const prefix = folded.length >= SHORTEST_PREFIX
    const near = { boostDocument: () => NEAR, prefix: key => open && key.length > SHORTEST_KEY, weights: { prefix: PREFIX, fuzzy: 0 } }
    // A word with -ts- between vowels is folded; half typed it is not yet.
    const half = open && /[aeiou]ts$/.test(folded) ? [{ queries: [folded.replace(/ts$/, "s")], ...near, prefix }] : []
    const found = this.ask([
      ...half,
      { queries: [folded], prefix: prefix && open, weights: { prefix: PREFIX, fuzzy: 0 } },
      ...[...new Set([stem, russian])].map(term => ({ queries: [term], ...near })),
    ])
    if (found.size) return found
    const alike = this.ask([{ queries: [sound], ...near }])
    if (alike.size || folded.length < SHORTEST_TYPO) return alike
    const longer = this.ask([{ queries: [folded], prefix: true, weights: { prefix: MIDDLE_PREFIX, fuzzy: 0 } }])
    if (longer.size) return longer
    const mistyped = { prefix: open, weights: { prefix: TYPO, fuzzy: TYPO } }
    return this.ask([
      ...[folded, stem, sound].filter(term => term.length >= SHORTEST_TYPO).map(term => ({ queries: [term], fuzzy: 1, ...mistyped })),
      ...swaps(folded).map(term => ({ queries: [term], boostDocument: () => TYPO, ...mistyped })),
    ])
  }

  /**
   * Find the records that hold a word itself or its stem.
   * @param {string[]} terms of the word
   * @returns {Map<number, Match>} by record
   */
  holding([folded, stem]) {
    return this.ask([folded, stem])
  }

  /** @returns {Map<number, Match>} */
  ask(queries) {
    return new Map(this.index.search({ queries }).map(({ id, score, terms, match }) =>
      [id, { score, terms, place: placeOf(Object.values(match).flat()) }]))
  }
}

const placeOf = fields => fields.some(field => TITLES.has(field)) ? "title" : fields.some(field => ASKED.has(field)) ? "asked" : "text"

// Two letters in the wrong order are one typo, but two edits.
function swaps(word) {
  return Array.from({ length: word.length - 1 }, (_, at) =>
    word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2))
}
