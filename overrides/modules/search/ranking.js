/** Puts the records that hold single words into one order. */

const MERIT = { question: 1, section: 0.3, term: 0.2, page: 0.2 }
const TEXT = 0.5 // what a word in the text counts beside one in the title
const LACKING = 3 // how hard a record is hit by the words that it lacks

/**
 * Records that hold every known word come first, in the title or aliases before elsewhere. A word that no record has
 * counts for none.
 * @param {Map<number, import("./engine.js").Match>[]} found for every word of the query, in its order
 * @param {{kind: string}[]} records all there are
 * @returns {{id: number, terms: string[][]}[]} best first; `terms` by word, empty where it is missing
 */
export function rank(found, records) {
  const known = found.filter(matches => matches.size).length
  const weights = found.map(matches => matches.size && Math.log(1 + records.length / matches.size))
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const hits = new Map()
  found.forEach((matches, word) => {
    for (const [id, { score, terms, inTitle }] of matches) {
      let hit = hits.get(id)
      if (!hit) hits.set(id, hit = { id, score: 0, weight: 0, held: 0, inTitle: 0, terms: found.map(() => []) })
      hit.score += score
      hit.weight += weights[word] * (inTitle ? 1 : TEXT)
      hit.held += 1
      hit.inTitle += inTitle ? 1 : 0
      hit.terms[word] = terms
    }
  })
  const list = [...hits.values()]
  for (const hit of list) {
    hit.score *= (hit.weight / whole) ** LACKING * MERIT[records[hit.id].kind]
    hit.class = hit.inTitle === known ? 2 : hit.held === known ? 1 : 0
  }
  return list.sort((one, other) => other.class - one.class || other.score - one.score)
}
