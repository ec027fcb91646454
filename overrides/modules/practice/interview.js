/** An interview as data: which question it stands at, and how each went. Survives a reload of the page. */

const KEY = "suhbat.interview"

/**
 * @typedef {import("./draw.js").Drawn} Drawn
 * @typedef {{questions: Drawn[], grades: number[], lang: string, address: string}} Interview
 */

/**
 * Begin an interview.
 * @param {Drawn[]} questions at least one
 * @param {string} lang of questions and answers
 * @param {string} address query that leads to the same set
 * @returns {Interview}
 */
export function begin(questions, lang, address) {
  return { questions, grades: [], lang, address }
}

/** @param {Interview} interview @returns {Drawn | undefined} the question it stands at; none at the end */
export const current = interview => interview.questions[interview.grades.length]

/** @param {Interview} interview @param {number} grade 1–4 @returns {Interview} one question further */
export const graded = (interview, grade) => ({ ...interview, grades: [...interview.grades, grade] })

/**
 * What went well (grades 3 and 4) and what to read again.
 * @param {Interview} interview
 * @returns {{well: Drawn[], again: Drawn[]}}
 */
export function summary({ questions, grades }) {
  const seen = questions.slice(0, grades.length)
  return {
    well: seen.filter((_, index) => grades[index] >= 3),
    again: seen.filter((_, index) => grades[index] < 3),
  }
}

/** Keep the interview for a reload in the middle; nothing keeps it where storage is refused. */
export function keep(interview) {
  try { sessionStorage.setItem(KEY, JSON.stringify(interview)) } catch { /* a reload begins anew */ }
}

/** Forget the kept interview. */
export function forget() {
  try { sessionStorage.removeItem(KEY) } catch { /* nothing was kept */ }
}

/**
 * The interview that a reload interrupted, if it is the one at this address.
 * @param {string} address
 * @returns {Interview | null}
 */
export function recall(address) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY))
    return kept?.address === address && Array.isArray(kept.questions) && current(kept) ? kept : null
  } catch {
    return null
  }
}
