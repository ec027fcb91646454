/**
 * Which question a sentence asks: titles, aliases and the sentences in which people ask it are compared with it whole,
 * each by the share of its words that the two have in common.
 */

import { SOUND, STEM, stemOf, wordsOf } from "./analysis.js"
import { isFunctionWord } from "./function-words.js"
import { fold } from "./orthography.js"
import { soundOf } from "./sounds.js"

/**
 * @param {string} text
 * @returns {string[]} the stems of its words, each once, without function words
 */
export function tellingStems(text) {
  const folded = wordsOf(text).map(({ word }) => fold(word))
  return [...new Set(folded.filter(word => !isFunctionWord(word)).map(stemOf))]
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
   * @param {{terms: string[]}[]} words of a query, without function words
   * @returns {Map<number, number>} by record, how alike its most similar sentence is, at most 1
   */
  alike(words) {
    const shared = new Map()
    let asked = 0
    for (const { terms: [, stem, sound] } of words) {
      const weight = this.weight(stem.slice(1))
      asked += weight
      const exact = this.places.get(stem)
      const near = exact ?? this.places.get(sound) ?? []
      for (const sentence of near) shared.set(sentence, (shared.get(sentence) ?? 0) + weight * (exact ? 1 : 0.8))
    }
    const best = new Map()
    for (const [sentence, weight] of shared) {
      const all = this.norm(sentence)
      const alike = Math.min(1, weight / Math.sqrt(asked * all))
      const record = this.records[sentence]
      if (alike > (best.get(record) ?? 0)) best.set(record, alike)
    }
    return best
  }
}
