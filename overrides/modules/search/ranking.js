/** Puts the records that hold single words into one order. */

const MERIT = { question: 1, section: 0.3, term: 0.2, page: 0.2 }
const MEANT = 1, BEGUN = 0.5 // what a word counts that stands there in other words, or with another ending
const LACKING = 1.2 // how hard a record is hit by the words that it lacks
const A_SENTENCE = 3 // words that tell something, or more
// What the field and frequency of single words count, and a word by where it stands: who asks in a sentence tells the rest.
const POWER = { words: 0.5, sentence: 0.2 }
const PLACES = { words: { title: 1.2, asked: 1, text: 0.6 }, sentence: { title: 1, asked: 1, text: 1 } }
// What a sentence of the record's that says the same counts beside the words one by one, and several of them together.
const ALIKE = { related: 4, cover: 4 }, SEVERAL = 2.5, MOST_SENTENCES = 4
const LEAST = 1 // score of a record that has none of the words themselves
const TELLING = 0.6 // how much more a rare word tells than a common one
const SAME = 0.999 // as alike as the very same words

/**
 * Order records by the words that they hold, each by how much it tells, and by the sentence of theirs that is most like
 * the query: who asks in just these words comes first. A word that no record has counts for none. What each of this
 * counts was fitted to sentences of `asked`, each left out of the index that was asked for it.
 * @param {import("./query.js").Word[]} words of the query, in its order
 * @param {Map<number, import("./engine.js").Match>[]} found for every word
 * @param {Map<number, import("./sentences.js").Likeness>} alike how alike each record's sentences are
 * @param {{ids: number[], first: boolean} | undefined} topic the records of a topic that the query names
 * @param {{kind: string}[]} records all there are
 * @returns {{id: number, terms: string[][]}[]} best first; `terms` by word, empty where it is missing
 */
export function rank(words, found, alike, topic, records) {
  const weights = found.map(matches =>
    matches.size && Math.log(1 + records.length / matches.size) ** TELLING)
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  const shape = words.filter(({ light }) => !light).length < A_SENTENCE ? "words" : "sentence"
  const hits = new Map()
  found.forEach((matches, word) => {
    for (const [id, { score, terms, place }] of matches) {
      let hit = hits.get(id)
      if (!hit) hits.set(id, hit = { id, score: 0, held: 0, terms: found.map(() => []) })
      hit.score += score
      hit.held += weights[word] * PLACES[shape][place]
      hit.terms[word] = terms
    }
  })
  for (const id of [...topic?.ids ?? [], ...alike.keys()]) {
    if (!hits.has(id)) hits.set(id, { id, score: 0, held: 0, terms: found.map(() => []) })
  }
  for (const hit of hits.values()) {
    const likeness = alike.get(hit.id)
    words.forEach((word, at) => {
      if (!hit.terms[at].length) hit.held += weights[at] * (likeness?.akin.has(word) ? MEANT : likeness?.begun.has(word) ? BEGUN : 0)
    })
    const named = topic ? topic.ids.length - (topic.ids.indexOf(hit.id) + 1 || Infinity) : -Infinity
    const same = likeness?.best > SAME && records[hit.id].kind === "question"
    hit.class = named >= 0 ? (topic.first ? 3 : 1) + named / 2 : same ? 2 : 0
    hit.score = Math.max(LEAST, hit.score) ** POWER[shape] * (hit.held / (all || 1)) ** LACKING * MERIT[records[hit.id].kind] * (1 + worth(likeness))
  }
  return [...hits.values()].sort((one, other) => other.class - one.class || other.score - one.score)
}

function worth(likeness) {
  if (!likeness) return 0
  const several = likeness.all.sort((one, other) => other - one).slice(0, MOST_SENTENCES).reduce((sum, one) => sum + one ** 2, 0)
  return Object.entries(ALIKE).reduce((sum, [name, weight]) => sum + weight * likeness[name] ** 1.2, SEVERAL * several)
}
