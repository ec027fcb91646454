/** Makes the files of the index at build: reads the records as JSON from standard input, writes the files as JSON. */

import { readFileSync } from "node:fs"
import { inLatin, partsOf, stemOf, wordsOf } from "./analysis.js"
import { companions } from "./companions.js"
import { isFunctionWord } from "./function-words.js"
import { meanings } from "./meanings.js"
import { fold } from "./orthography.js"
import { pack } from "./packing.js"
import { tellingStems } from "./sentences.js"

const COMMON = 0.2 // of all records; a word in more of them tells nothing
const FREQUENT = 0.04 // of all records; a word in more of them counts where it stands twice
const FEW = 8 // records; a word in no more of them always counts
const LONGEST = 20 // letters
const SHOWN = 580 // letters of a text, at most, of which a result shows a part
const SENTENCES = /^[^]*[.!?…][”")’]*(?=\s)/ // the whole ones
const WORD = /^(?!\d+$)(?!.*\d{5})[\p{L}\p{N}]{2,}$/u

/**
 * @param {{titles: import("./search.js").Titles, texts: Record<string, string[]>, bodies: string[], asked: string[][]}} book
 *   `texts` by locale and `bodies` (everything else in all languages) run in the order of the records, `asked` (sentences
 *   in which people ask) in that of the questions
 * @returns {{titles: object, texts: Record<string, import("./search.js").Texts>}}
 */
export function makeFiles({ titles, texts, bodies, asked }) {
  const files = {}
  const sentences = asked.flat().map(tellingStems), counts = asked.map(each => each.length)
  const titled = id => Object.values(titles.titles).map(list => list[id] ?? "").concat(titles.aliases[id]?.split("|") ?? [], asked[id] ?? [])
  const alike = [...meanings(), ...companions(asked.map((_, id) => new Set(titled(id).flatMap(tellingStems))))]
  const stemsOf = bodies.map(stems)
  for (const locale of titles.locales) {
    const shown = texts[locale].map(beginning)
    const counted = stemsOf.map((_, id) => {
      const known = new Set(stems([...titled(id), shown[id]].join(" | ")))
      return count([...stemsOf[id], ...titles.locales.flatMap(each => stems(texts[each][id]))].filter(stem => !known.has(stem)))
    })
    const spread = count(counted.flatMap(counts => [...counts.keys()]))
    const tells = ([stem, times]) => {
      const records = spread.get(stem)
      return records <= Math.max(FEW, FREQUENT * stemsOf.length) || records <= COMMON * stemsOf.length && times > 1
    }
    const told = counted.map(counts => [...counts].filter(tells).map(([stem]) => stem))
    files[locale] = { texts: shown, ...pack([told, sentences, alike]), asked: counts, meanings: alike.length }
  }
  return { titles: { ...titles, aliases: titles.aliases.map(shortened) }, texts: files }
}

/** The sentences that a text begins with; the others are searched, but not shown. */
const beginning = text => text.length > SHOWN ? SENTENCES.exec(text.slice(0, SHOWN))?.[0] ?? text : text

/** Aliases as they are searched, and no two that are found by the same words. */
function shortened(aliases) {
  const latin = aliases.replace(/[а-яё]+/gi, inLatin).split("|")
  return [...new Map(latin.reverse().map(alias => [tellingStems(alias).join(" ") || alias, alias])).values()].reverse().join("|")
}

/** @returns {string[]} the stem of every word */
function stems(text) {
  return wordsOf(text).flatMap(({ word }) => stemsOfWord(word))
}

// A handbook has few words, each of them many times.
const seen = new Map()

function stemsOfWord(word) {
  if (!seen.has(word)) {
    const telling = part => WORD.test(part) && part.length <= LONGEST && !isFunctionWord(part)
    seen.set(word, [word, ...partsOf(word)].filter(part => telling(fold(part))).map(stemOf))
  }
  return seen.get(word)
}

/** @returns {Map<string, number>} */
function count(words) {
  const counts = new Map()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

if (process.argv[1] === import.meta.filename) {
  process.stdout.write(JSON.stringify(makeFiles(JSON.parse(readFileSync(0, "utf8")))))
}
