/** When a question comes back: FSRS over the log of reviews. */

import { createEmptyCard, fsrs, Rating } from "ts-fsrs"

/**
 * @typedef {{key: string, id: string, grade: number, at: number}} Review  grade 1–4, at in milliseconds
 * @typedef {{id: string, due: number, reviews: number, last: number}} State  times in milliseconds
 */

const GRADES = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]
// Fuzz would draw another day at every derivation. A day is the shortest step: nobody practises by the minute.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false })

/**
 * Derive what is due from all reviews. The log alone is kept; this can always be made again.
 * @param {Review[]} reviews in any order
 * @returns {Map<string, State>} by question id
 */
export function derive(reviews) {
  const cards = new Map()
  for (const { id, grade, at } of [...reviews].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))) {
    const before = cards.get(id) ?? { card: createEmptyCard(new Date(at)), reviews: 0 }
    const { card } = scheduler.next(before.card, new Date(at), GRADES[grade - 1])
    cards.set(id, { card, reviews: before.reviews + 1, last: at })
  }
  return new Map([...cards].map(([id, { card, reviews: count, last }]) =>
    [id, { id, due: card.due.getTime(), reviews: count, last }]))
}

/**
 * The questions that are due, longest overdue first.
 * @param {Map<string, State>} states
 * @param {number} now in milliseconds
 * @returns {State[]}
 */
export function due(states, now) {
  const end = endOfDay(now)
  return [...states.values()].filter(state => state.due <= end).sort((a, b) => a.due - b.due)
}

/**
 * The last millisecond of the reader's day.
 * @param {number} time in milliseconds
 * @returns {number}
 */
export function endOfDay(time) {
  return new Date(time).setHours(23, 59, 59, 999)
}
