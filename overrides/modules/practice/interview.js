/** An interview as data: which question it stands at, and how each went. Survives a reload of the page. */

const KEY = "suhbat.interview"

/**
 * @typedef {import("./draw.js").Drawn & {title?: string, lang?: string}} Asked  with its title as it was asked
 * @typedef {{key: string, id: string, grade: number}} Given  the review that a grade was kept as
 * @typedef {{questions: Asked[], given: (Given | null)[], at: number, lang: string, address: string, begun: number}} Interview
 */

/**
 * Begin an interview.
 * @param {import("./draw.js").Drawn[]} questions at least one
 * @param {string} lang of questions and answers
 * @param {string} address query that leads to the same set
 * @returns {Interview}
 */
export function begin(questions, lang, address) {
  return { questions, given: [], at: 0, lang, address, begun: Date.now() }
}

/** @param {Interview} interview @returns {Asked | undefined} the question it stands at; none at the end */
export const current = ({ questions, at }) => questions[at]

/** @param {Interview} interview @returns {Given | undefined} the grade of the question it stands at, where one came back to it */
export const given = ({ given, at }) => given[at] ?? undefined

/** @param {Interview} interview @param {Given} review @returns {Interview} one question further */
export function graded(interview, review) {
  const { at } = interview
  return { ...interview, given: Object.assign([...interview.given], { [at]: review }), at: at + 1 }
}

/** @param {Interview} interview @returns {Interview} at the question before, its grade taken back */
export function withdrawn(interview) {
  const at = interview.at - 1
  return { ...interview, given: Object.assign([...interview.given], { [at]: null }), at }
}

/** @param {Interview} interview @param {number} at @returns {Interview} at another question that was reached before */
export const standing = (interview, at) => ({ ...interview, at: Math.min(at, interview.questions.length) })

/** @param {Interview} interview @param {{title: string, lang: string}} text @returns {Interview} that knows how it asked its question */
export function asked(interview, text) {
  return { ...interview, questions: Object.assign([...interview.questions], { [interview.at]: { ...current(interview), ...text } }) }
}

/**
 * Leave out what is still to come and not there.
 * @param {Interview} interview
 * @param {(question: Asked) => boolean} isThere
 * @returns {Interview}
 */
export function passOver(interview, isThere) {
  return { ...interview, questions: interview.questions.filter((question, index) => index < interview.at || isThere(question)) }
}

/**
 * What went well (grades 3 and 4) and what to read again.
 * @param {Interview} interview
 * @returns {{well: Asked[], again: Asked[]}}
 */
export function summary({ questions, given }) {
  const went = fits => questions.filter((_, index) => given[index] && fits(given[index].grade))
  return { well: went(grade => grade >= 3), again: went(grade => grade < 3) }
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
    return kept?.address === address && Array.isArray(kept.given) && current(kept) ? kept : null
  } catch {
    return null
  }
}
