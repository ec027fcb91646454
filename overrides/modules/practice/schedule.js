/** When a question comes back: FSRS over the log of reviews and events. */

import { createEmptyCard, fsrs, Rating } from "ts-fsrs"

/**
 * @typedef {{key: string, id: string, grade: number, at: number}} Review  grade 1–4, at in milliseconds
 * @typedef {{id: string, due: number, reviews: number, last: number}} State  times in milliseconds
 */

/** Kinds of events in which a question is asked; of these a wrong answer counts as the lowest grade. */
const ASKED = ["quiz", "drill"]
const GRADES = [Rating.Again, Rating.Hard, Rating.Good, Rating.Easy]
// Fuzz would draw another day at every derivation. A day is the shortest step: nobody practises by the minute.
const scheduler = fsrs({ enable_fuzz: false, enable_short_term: false })

/**
 * What moves the schedule: reviews that were not taken back, and what a quiz or a drill showed not to be known.
 * @param {import("./log.js").Contents} contents
 * @returns {Review[]}
 */
export function counting({ reviews, events }) {
  const undone = new Set(events.filter(({ kind }) => kind === "undo").map(event => event.of))
  const missed = events.filter(({ kind, right }) => ASKED.includes(kind) && right === false)
  return [...reviews.filter(({ key }) => !undone.has(key)), ...missed.map(event => ({ ...event, grade: 1 }))]
}

/**
 * Everything that was practised, right or wrong: what the calendar and the progress show.
 * @param {import("./log.js").Contents} contents
 * @returns {{id: string, at: number}[]}
 */
export function practised(contents) {
  const right = contents.events.filter(event => ASKED.includes(event.kind) && event.right !== false)
  return [...counting(contents), ...right]
}

/**
 * Derive what is due. The log alone is kept; this can always be made again.
 * @param {import("./log.js").Contents} contents entries in any order
 * @returns {Map<string, State>} by question id
 */
export function derive(contents) {
  const cards = new Map()
  for (const { id, grade, at } of counting(contents).sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))) {
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
