/**
 * Words that are used about the same questions mean much the same, mostly in two languages: kechikish and latency. Learnt
 * at build from the sentences in which people ask, so each new question teaches some.
 */

const FEWEST = 4 // questions that both must be used about
const MOST = 0.17 // of all questions; what is used about more is no word of a topic
const ALIKE = 0.4 // share of their questions that two such words have in common

/**
 * @param {Iterable<string>[]} questions the stems that each is asked with, each once
 * @returns {[string, string][]}
 */
export function companions(questions) {
  const holders = new Map()
  questions.forEach((stems, question) => {
    for (const stem of stems) holders.has(stem) ? holders.get(stem).push(question) : holders.set(stem, [question])
  })
  for (const [stem, { length }] of holders) if (length < FEWEST || length > MOST * questions.length) holders.delete(stem)
  return [...holders].flatMap(([stem, own]) => {
    const shared = new Map()
    for (const question of own) for (const other of questions[question]) {
      if (other > stem && holders.has(other)) shared.set(other, (shared.get(other) ?? 0) + 1)
    }
    return [...shared].filter(([other, both]) => 2 * both >= ALIKE * (own.length + holders.get(other).length))
      .map(([other]) => [stem, other])
  })
}
