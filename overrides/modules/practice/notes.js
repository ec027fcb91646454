/** The reader's own answers: two versions of one become one without anything lost. */

/**
 * @typedef {{id: string, text: string, at: number, before?: number[]}} OwnAnswer  `at`, in milliseconds, names a
 *   version; `before` names those that it was made from
 */

const REMEMBERED = 30 // versions

/**
 * The next version of an answer.
 * @param {string} id of the question
 * @param {string} text
 * @param {OwnAnswer | undefined} seen the version that the writer had before their eyes
 * @param {number} now in milliseconds
 * @returns {OwnAnswer}
 */
export function revise(id, text, seen, now) {
  if (!seen) return { id, text, at: now }
  return { id, text, at: Math.max(now, seen.at + 1), before: [...seen.before ?? [], seen.at].slice(-REMEMBERED) }
}

/**
 * One of two versions where it was made from the other or holds it all; else both texts, the earlier on top.
 * @param {OwnAnswer | undefined} one
 * @param {OwnAnswer} other
 * @returns {OwnAnswer}
 */
export function reconcile(one, other) {
  if (!one || other.before?.includes(one.at)) return other
  if (one.at === other.at || one.before?.includes(other.at)) return one
  const [early, late] = one.at < other.at ? [one, other] : [other, one]
  const before = [...new Set([...early.before ?? [], ...late.before ?? [], early.at, late.at])].sort((a, b) => a - b).slice(-REMEMBERED)
  const text = late.text.includes(early.text) ? late.text
    : early.text.includes(late.text) ? early.text : `${early.text}\n\n${late.text}`
  // Every device that meets the two makes the same of them.
  return text === late.text ? { ...late, before: before.filter(at => at !== late.at) } : { id: late.id, text, at: late.at + 1, before }
}
