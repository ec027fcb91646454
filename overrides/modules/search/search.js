/** Searching the handbook: what is shipped of it, unpacked, indexed, ranked and written as results. */

import { STEM } from "./analysis.js"
import { Index } from "./engine.js"
import { readings } from "./layouts.js"
import { contains, parseQuery } from "./query.js"
import { unpack } from "./packing.js"
import { rank } from "./ranking.js"
import { Sentences, tellingStems } from "./sentences.js"
import { mark, snippet } from "./snippet.js"
import { suggest } from "./suggestion.js"
import { Topics } from "./topics.js"

const MOST = 30 // results
const MOST_FOUND = 50 // words that are remembered

/**
 * @typedef {"question" | "section" | "term" | "page"} Kind
 * @typedef {object} Titles the file that comes first; lists run in the order of the records, questions first
 * @property {string[]} locales the default language first
 * @property {Record<Kind, number>} counts
 * @property {string[]} keys ids of questions and terms, slugs of sections and pages
 * @property {Record<string, (string | null)[]>} titles by locale, null where a language lacks one
 * @property {string[]} aliases of the questions, joined by "|"
 * @property {number[]} sections of the questions
 * @property {number[]} levels of the questions
 * @property {string[][]} names of the sections, besides their titles
 * @property {Record<string, {levels: string[], term: string, section: string, page: string}>} words by locale
 *
 * @typedef {{words: string, places: string}} Packed
 * @typedef {Packed & {texts: string[], asked: number[], meanings: number}} Texts the file that follows; packed are the
 *   stems of the full texts, of the sentences in which people ask, of which `asked` is how many each question has, and
 *   those that mean much the same, in so many `meanings`
 *
 * @typedef {object} Result
 * @property {string} href from the site's root
 * @property {{href: string, title: string} | null} parent the page that it stands on
 * @property {string} title HTML
 * @property {string} text HTML
 * @property {string[]} tags plain text: section and level of a question, or what the record is
 */

export class Search {
  /**
   * @param {Titles} titles
   * @param {string} locale of the page
   */
  constructor(titles, locale) {
    this.locale = locale
    this.records = recordsOf(titles, locale)
    this.words = titles.words[locale] ?? titles.words[titles.locales[0]]
    this.index = new Index().add(this.records.map(entryOf))
    this.sentences = new Sentences()
    for (const { id, title, other, aliases } of this.records) {
      for (const text of [title, other, ...aliases.split("|")]) this.sentences.add(id, tellingStems(text))
    }
    this.topics = new Topics(titles.names.map((names, section) => {
      const { id, title, other } = this.records[titles.counts.question + section]
      return { id, opening: titles.sections.indexOf(section), names: [title, other, ...names].map(tellingStems) }
    }))
    this.found = new Map()
    this.whole = false // until the full texts are there
  }

  /**
   * Search the full texts too from now on.
   * @param {Texts} file
   */
  async improve(file) {
    const total = file.asked.reduce((sum, count) => sum + count, 0)
    const [bodies, sentences, meanings] = unpack(file, [this.records.length, total, file.meanings])
    const of = file.asked.map(count => sentences.splice(0, count))
    const terms = stems => [...new Set(stems)].map(stem => STEM + stem).join(" ")
    const records = this.records.map((record, id) =>
      ({ ...record, text: file.texts[id], body: terms(bodies[id]), asked: terms((of[id] ?? []).flat()) }))
    this.index = await new Index().addGently(records.map(entryOf))
    this.sentences.know(meanings)
    of.forEach((asked, id) => { for (const stems of asked) this.sentences.add(id, stems) })
    this.found.clear()
    this.records = records
    this.whole = true
  }

  /**
   * @param {string} text anything
   * @returns {{results: Result[], missing: string[], suggestion: string, read: string}} `missing` are words that nothing
   *   has, once the full texts are there, `read` is what was searched instead where the text makes sense in another keyboard layout alone
   */
  search(text) {
    const typed = this.lookUp(text)
    const { read, query, found } = typed.strength || !typed.query.words.length ? typed
      : readings(text).map(other => this.lookUp(other, other)).reduce((best, one) => one.strength > best.strength ? one : best, typed)
    const telling = query.words.filter(({ light }) => !light)
    const hits = this.filter(
      rank(query.words, found, this.sentences.alike(telling), this.topics.named(telling), this.records), query)
    return {
      results: hits.slice(0, MOST).map(hit => this.result(hit)),
      missing: this.whole ? query.words.filter(({ light }, word) => !light && !found[word].size).map(({ word }) => word) : [],
      suggestion: hits.length && !read ? suggest(query, this.records[hits[0].id].title) : "",
      read,
    }
  }

  lookUp(text, read = "") {
    const query = parseQuery(text)
    const found = query.words.map(word => this.find(word))
    const best = matches => Math.max(0, ...Array.from(matches.values(), ({ score }) => score))
    return { read, query, found, strength: found.reduce((sum, matches) => sum + best(matches), 0) }
  }

  /** What a word finds; only the last one changes while a reader types. */
  find(word) {
    if (word.light) return new Map()
    const key = `${word.word} ${word.open}`
    if (!this.found.has(key)) {
      if (this.found.size > MOST_FOUND) this.found.clear()
      this.found.set(key, this.index.find(word))
    }
    return this.found.get(key)
  }

  filter(hits, { phrases, without }) {
    for (const terms of without) {
      const unwanted = this.index.holding(terms)
      hits = hits.filter(({ id }) => !unwanted.has(id))
    }
    for (const phrase of phrases) {
      const exact = hits.filter(({ id }) => contains(this.records[id], phrase))
      // The full answers are shipped without their order; there all of the words must do.
      hits = exact.length ? exact : hits.filter(({ terms }) => terms.every(found => found.length))
    }
    return hits
  }

  result({ id, terms }) {
    const { kind, href, parent, title, level, text } = this.records[id]
    const found = new Set(terms.flat())
    return {
      href,
      parent,
      title: mark(title, found),
      text: text ? snippet(text, found) : "",
      tags: kind === "question" ? [parent.title, this.words.levels[level]] : [this.words[kind]],
    }
  }
}

function recordsOf({ counts, keys, titles, aliases, sections, levels, locales }, locale) {
  const root = locale === locales[0] ? "" : `${locale}/`
  const page = slug => root + (slug === "index" ? "" : `${slug}/`)
  const title = id => titles[locale]?.[id] ?? titles[locales[0]][id]
  const others = locales.filter(other => other !== locale)
  const glossary = keys.lastIndexOf("glossary")
  const kinds = Object.entries(counts).flatMap(([kind, count]) => Array(count).fill(kind))
  return kinds.map((kind, id) => {
    const key = keys[id]
    const parentId = kind === "question" ? counts.question + sections[id] : kind === "term" ? glossary : -1
    const parent = parentId < 0 ? null : { href: page(keys[parentId]), title: title(parentId) }
    return {
      id,
      kind,
      parent,
      href: parent ? `${parent.href}#${key}${kind === "question" ? "-answer" : ""}` : page(key),
      title: title(id),
      other: others.map(other => titles[other][id] ?? "").join(" | "),
      aliases: aliases[id] ?? "",
      level: levels[id],
      asked: "",
      text: "",
      body: "",
    }
  })
}

const entryOf = ({ id, title, other, aliases, asked, text, body }) => ({ id, title, other, aliases, asked, text, body })
