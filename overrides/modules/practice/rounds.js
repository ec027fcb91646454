/** A round as data: quick questions one after another, each right or wrong. Survives a reload of the page. */

import { draw, lot } from "./draw.js"

const KEY = "suhbat.round"
export const MODES = ["quiz", "drill"]

/**
 * @typedef {{mode: string, asked: import("./draw.js").Drawn[], rights: boolean[], seed: string, lang: string,
 *   address: string}} Round
 */

/**
 * Draw a round: at most one of each question, those that have what the mode asks.
 * @param {string} mode
 * @param {(import("./draw.js").Section & {quiz: string[], drill: string[]})[]} sections
 * @param {import("./draw.js").Wishes} wishes
 * @param {((id: string) => boolean) | null} passes what the reader's own marks let through; null for all
 * @returns {import("./draw.js").Drawn[]}
 */
export function drawRound(mode, sections, wishes, passes = null) {
  const having = sections.map(section => ({ ...section, questions: section.questions.filter(([id]) => section[mode].includes(id)) }))
  return draw(having, wishes, passes)
}

/** Which of a question's drills is asked: another seed may ask another. */
export const partOf = (seed, id, count) => lot(`${seed}:part`, id) % count

/** @returns {Round} */
export const begin = (mode, asked, seed, lang, address) => ({ mode, asked, rights: [], seed, lang, address })

/** @param {Round} round @returns {import("./draw.js").Drawn | undefined} what it stands at; none at the end */
export const current = round => round.asked[round.rights.length]

/** @param {Round} round @param {boolean} right @returns {Round} one further */
export const answered = (round, right) => ({ ...round, rights: [...round.rights, right] })

/** @param {Round} round @returns {import("./draw.js").Drawn[]} what went wrong so far */
export const wrong = ({ asked, rights }) => asked.filter((_, index) => rights[index] === false)

/** Keep the round for a reload in the middle; nothing keeps it where storage is refused. */
export function keep(round) {
  try { sessionStorage.setItem(KEY, JSON.stringify(round)) } catch { /* a reload begins anew */ }
}

/** Forget the kept round. */
export function forget() {
  try { sessionStorage.removeItem(KEY) } catch { /* nothing was kept */ }
}

/** The round that a reload interrupted, if it is the one at this address. @returns {Round | null} */
export function recall(address) {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY))
    return kept?.address === address && Array.isArray(kept.asked) && current(kept) ? kept : null
  } catch {
    return null
  }
}
