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
const AKIN = 0.7 // of the same stem: the same meaning
const NONE = new Set()

/**
 * @typedef {{best: number, cover: number, related: number, all: number[], akin: Set<import("./query.js").Word>}} Likeness
 *   how alike the most similar sentence of a record is, what share of the query the fullest one covers, how alike the
 *   most similar one is when words of one meaning count too, how alike each is; all at most 1; `akin` are the query's
 *   words that have only their meaning there
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
    /** @type {string[][]} of each sentence */
    this.stems = []
    /** @type {Map<string, number[]>} by "~stem" or "^sound" */
    this.places = new Map()
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
    this.stems.push(stems)
    this.norms = [] // every sentence changes what words tell
    for (const stem of stems) for (const term of new Set([STEM + stem, SOUND + soundOf(stem)])) {
      const places = this.places.get(term)
      if (places) places.push(sentence)
      else this.places.set(term, [sentence])
    }
  }

  /** @param {string} stem @returns {number} how much a word tells */
  weight(stem) {
    return Math.log(1 + this.records.length / (1 + (this.places.get(STEM + stem)?.length ?? 0)))
  }

  /** What all words of a sentence tell. */
  norm(sentence) {
    return (this.norms[sentence] ??= this.stems[sentence].reduce((sum, stem) => sum + this.weight(stem), 0))
  }

  /**
   * Learn which stems mean much the same.
   * @param {string[]} meanings a line for each
   */
  know(meanings) {
    for (const line of meanings) {
      const stems = line.split(" ")
      for (const stem of stems) this.kin.set(stem, [...this.kin.get(stem) ?? [], ...stems])
    }
  }

  /**
   * @param {import("./query.js").Word[]} words of a query, without function words
   * @returns {Map<number, Likeness>} by record
   */
  alike(words) {
    const shared = new Map(), related = new Map(), akin = new Map()
    let asked = 0
    for (const word of words) {
      const { terms: [, stem, sound, russian] } = word
      const known = russian && !this.places.has(stem) && this.places.has(russian) ? russian : stem
      const weight = this.weight(known.slice(1))
      asked += weight
      const exact = this.places.get(known)
      for (const sentence of exact ?? this.places.get(sound) ?? []) {
        shared.set(sentence, (shared.get(sentence) ?? 0) + weight * (exact ? 1 : ALMOST))
      }
      for (const sentence of this.akinTo(new Set([stem, russian ?? stem]), new Set(exact))) {
        related.set(sentence, (related.get(sentence) ?? 0) + weight * AKIN)
        const record = this.records[sentence]
        if (!akin.has(record)) akin.set(record, new Set())
        akin.get(record).add(word)
      }
    }
    const found = new Map()
    for (const sentence of new Set([...shared.keys(), ...related.keys()])) {
      const record = this.records[sentence]
      const one = found.get(record) ?? { best: 0, cover: 0, related: 0, all: [], akin: akin.get(record) ?? NONE }
      const held = shared.get(sentence) ?? 0, both = Math.sqrt(asked * this.norm(sentence))
      const alike = Math.min(1, held / both)
      one.best = Math.max(one.best, alike)
      one.cover = Math.max(one.cover, Math.min(1, held / asked))
      one.related = Math.max(one.related, Math.min(1, (held + (related.get(sentence) ?? 0)) / both))
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
