/** A plan to the day of the interview. It is derived anew every day, so days that were missed are spread over those that are left. */

import { day } from "./due.js"

/**
 * @typedef {{date: string, minutes: number, path: string, level: string, at: number}} Plan  an event of the log; the
 *   date is ISO, "" where the plan was dropped
 * @typedef {{day: number, review: number, fresh: string[]}} Day  how many are repeated, and which are asked for the first time
 */

/** Minutes that a question takes: answered aloud and read for the first time, or repeated. */
export const COST = { fresh: 4, review: 2 }
const FAR = 366 // days: nothing is planned beyond
const RETURNS = 2 // days until a new question is repeated, as a rule

/**
 * The plan that holds now.
 * @param {import("./log.js").Event[]} events
 * @returns {Plan | null}
 */
export function currentPlan(events) {
  const last = events.filter(({ kind }) => kind === "plan").reduce((one, other) => one && one.at > other.at ? one : other, null)
  return Number.isFinite(dayOf(last?.date)) && last.minutes > 0 ? last : null // a file may bring anything
}

/**
 * Spread questions over the days before the interview, today first; on its own day what is left is for today.
 * New ones come in their order, evenly, and not on the last day where there is time before it.
 * @param {Plan} plan
 * @param {string[]} wanted ids in the order to learn them
 * @param {Map<string, import("./schedule.js").State>} states as they were when today began
 * @param {number} now in milliseconds
 * @returns {{days: Day[], left: string[]}} and what does not fit; no days once the interview is over
 */
export function spread(plan, wanted, states, now) {
  const today = day(now)
  const interview = dayOf(plan.date)
  const days = []
  let left = wanted.filter(id => !states.has(id))
  if (today > interview) return { days, left: [] }
  const last = Math.max(today, Math.min(interview - 1, today + FAR))
  const reviews = Array(last - today + 1).fill(0)
  for (const { due } of states.values()) {
    const index = Math.max(0, day(due) - today)
    if (index < reviews.length) reviews[index]++
  }
  for (let date = today; date <= last; date++) {
    const room = Math.max(0, Math.floor((plan.minutes - reviews[date - today] * COST.review) / COST.fresh))
    const share = Math.ceil(left.length / Math.max(1, last - date))
    const fresh = left.slice(0, Math.min(room, share))
    left = left.slice(fresh.length)
    if (date - today + RETURNS < reviews.length) reviews[date - today + RETURNS] += fresh.length
    days.push({ day: date, review: reviews[date - today], fresh })
  }
  return { days, left }
}

/**
 * How many days went by without practice since a plan was made.
 * @param {Plan} plan
 * @param {{at: number}[]} practised
 * @param {number} now in milliseconds
 * @returns {number}
 */
export function missed(plan, practised, now) {
  const done = new Set(practised.map(({ at }) => day(at)))
  let count = 0
  for (let date = day(plan.at); date < day(now); date++) count += !done.has(date)
  return count
}

/**
 * A calendar day as a number, as `day` counts them.
 * @param {string} date ISO
 * @returns {number}
 */
export function dayOf(date) {
  return Date.parse(`${date}T00:00Z`) / 864e5
}
