/** The one line that other pages need: on which days something is due. A list of dates in localStorage. */

const KEY = "suhbat.due"

/**
 * Keep the dates on which questions are due.
 * @param {Iterable<number>} times in milliseconds
 */
export function keepDue(times) {
  const days = [...times].map(day).sort((a, b) => a - b)
  try { localStorage.setItem(KEY, JSON.stringify(days)) } catch { /* the home page then says nothing */ }
}

/**
 * How many questions are due by the end of today; 0 where nothing is kept.
 * @param {number} now in milliseconds
 * @returns {number}
 */
export function countDue(now) {
  try { return JSON.parse(localStorage.getItem(KEY) ?? "[]").filter(date => date <= day(now)).length } catch { return 0 }
}

/**
 * The reader's calendar day as a number, counted from 1970.
 * @param {number} time in milliseconds
 * @returns {number}
 */
export function day(time) {
  const date = new Date(time)
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 864e5)
}
