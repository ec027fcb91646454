/**
 * Which question a sentence asks: titles, aliases and the sentences in which people ask it are compared with it whole,
 * each by the share of its words that the two have in common.
 */

import { SOUND, STEM, stemOf, wordsOf } from "./analysis.js"
import { isFunctionWord } from "./function-words.js"
import { fold } from "./orthography.js"
import { soundOf } from "./sounds.js"

const SHORT = 2 // letters; a stem like that may be what was left of quite another word
const ALMOST = 0.8 // of the same stem: the same sound
const AKIN = 0.8 // of the same stem: the same meaning
const BEGINNING = 4 // letters that words of one root begin with, where something else follows
const NONE = new Set()

/**
 * @typedef {{best: number, related: number, cover: number, all: number[], akin: Set<import("./query.js").Word>,
 *   begun: Set<import("./query.js").Word>}} Likeness
 *   how alike the most similar sentence of a record is, how alike when words of one meaning count too, what share of the
 *   query the fullest one covers then, how alike each is by its own words; all at most 1; `akin` are the query's words
 *   whose meaning stands there, `begun` those with whose beginning a word does
 */

/**
 * @param {string} text
 * @returns {string[]} the stems of its words, each once, without function words
 */
export function tellingStems(text) {
  const words = wordsOf(text).map(({ word }) => word)
  return [...new Set(words.filter(word => !isFunctionWord(fold(word))).map(stemOf).filter(stem => stem.length > SHORT || !isFunctionWord(stem)))]
}

export class Sentences {
  constructor() {
    /** @type {number[]} the record of each sentence */
    this.records = []
    this.count = 0 // of the records
    /** @type {string[][]} of each sentence */
    this.stems = []
    /** @type {Map<string, number[]>} by "~stem" or "^sound" */
    this.places = new Map()
    /** @type {Map<string, string[]>} stems by their beginning */
    this.beginnings = new Map()
    /** @type {Map<string, Set<number>>} by stem */
    this.holders = new Map()
    /** @type {number[]} */
    this.norms = []
    /** @type {Map<string, string[]>} by stem */
    this.kin = new Map()
  }

  /**
   * @param {number} record
   * @param {string[]} stems the words of one sentence, each once, without function words
   */
  add(record, stems) {
    if (!stems.length) return
    const sentence = this.records.push(record) - 1
    this.count = Math.max(this.count, record + 1)
    this.stems.push(stems)
    this.norms = [] // every sentence changes what words tell
    for (const stem of stems) {
      if (!this.holders.has(stem)) {
        this.holders.set(stem, new Set())
        if (stem.length > BEGINNING) push(this.beginnings, stem.slice(0, BEGINNING), stem)
      }
      this.holders.get(stem).add(record)
      for (const term of new Set([STEM + stem, SOUND + soundOf(stem)])) push(this.places, term, sentence)
    }
  }

  /** @param {string} stem @returns {number} how much a word tells: the fewer records have it, the more */
  weight(stem) {
    return Math.log(1 + this.count / (1 + (this.holders.get(stem)?.size ?? 0)))
  }

  /** What all words of a sentence tell. */
  norm(sentence) {
    return (this.norms[sentence] ??= this.stems[sentence].reduce((sum, stem) => sum + this.weight(stem), 0))
  }

  /**
   * Learn which stems mean much the same.
   * @param {string[][]} meanings
   */
  know(meanings) {
    for (const stems of meanings) {
      for (const stem of stems) this.kin.set(stem, [...this.kin.get(stem) ?? [], ...stems])
    }
  }

  /**
   * @param {import("./query.js").Word[]} words of a query, without function words
   * @returns {Map<number, Likeness>} by record
   */
  alike(words) {
    const shared = new Map(), related = new Map(), akin = new Map(), begun = new Map()
    const plus = (sums, sentence, weight) => sums.set(sentence, (sums.get(sentence) ?? 0) + weight)
    let asked = 0
    for (const word of words) {
      const { terms: [, stem, sound, russian] } = word
      const known = russian && !this.places.has(stem) && this.places.has(russian) ? russian : stem
      const weight = this.weight(known.slice(1))
      asked += weight
      const exact = this.places.get(known)
      for (const sentence of exact ?? this.places.get(sound) ?? []) plus(shared, sentence, weight * (exact ? 1 : ALMOST))
      for (const sentence of this.akinTo(new Set([stem, russian ?? stem]), new Set(exact))) {
        plus(related, sentence, weight * AKIN)
        include(akin, this.records[sentence], word)
      }
      for (const other of this.beginnings.get(known.slice(1, 1 + BEGINNING)) ?? []) {
        if (STEM + other !== known) for (const record of this.holders.get(other)) include(begun, record, word)
      }
    }
    const found = new Map()
    for (const sentence of new Set([...shared.keys(), ...related.keys()])) {
      const record = this.records[sentence]
      const one = found.get(record) ??
        { best: 0, related: 0, cover: 0, all: [], akin: akin.get(record) ?? NONE, begun: begun.get(record) ?? NONE }
      const held = shared.get(sentence) ?? 0, meant = held + (related.get(sentence) ?? 0)
      const both = Math.sqrt(asked * this.norm(sentence))
      const alike = Math.min(1, held / both)
      one.best = Math.max(one.best, alike)
      one.related = Math.max(one.related, Math.min(1, meant / both))
      one.cover = Math.max(one.cover, Math.min(1, meant / asked))
      one.all.push(alike)
      found.set(record, one)
    }
    return found
  }

  /** The sentences that have a word of the same meaning, without those that have the word itself. */
  akinTo(stems, exact) {
    const found = new Set()
    for (const stem of stems) for (const other of this.kin.get(stem.slice(1)) ?? []) {
      for (const sentence of this.places.get(STEM + other) ?? []) if (!exact.has(sentence)) found.add(sentence)
    }
    return found
  }
}

function push(lists, key, value) {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

function include(sets, key, value) {
  if (!sets.has(key)) sets.set(key, new Set())
  sets.get(key).add(value)
}
