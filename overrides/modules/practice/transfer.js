/** From one device to another: everything that is kept, as one JSON file. */

const FORMAT = "suhbat-practice"
const VERSION = 2 // 1 had neither events nor marks

/**
 * Write what is kept as the text of a file.
 * @param {import("./log.js").Contents & {known?: Marks, marked?: Marks}} contents
 * @returns {string}
 */
export function write({ reviews, answers, events, known = {}, marked = {} }) {
  return JSON.stringify({ format: FORMAT, version: VERSION, reviews, answers, events, known, marked }, null, 1)
}

/**
 * Read the text of such a file, of this version or an earlier one. Entries that make no sense are left out, times that
 * lie ahead count as now; throws a TypeError where the file is no such file at all, or of a later version.
 * @param {string} text
 * @param {number} now in milliseconds
 * @returns {import("./log.js").Contents & {known: Marks, marked: Marks}}
 */
export function read(text, now) {
  let data
  try { data = JSON.parse(text) } catch { throw new TypeError("damaged") }
  if (data?.format !== FORMAT || !Array.isArray(data.reviews) || !Array.isArray(data.answers)) throw new TypeError("damaged")
  if (data.version > VERSION) throw new TypeError("newer")
  const past = entry => entry.at > now ? { ...entry, at: now } : entry
  return {
    reviews: data.reviews.filter(isReview).map(past),
    answers: data.answers.filter(isAnswer),
    events: list(data.events).filter(isEvent).map(past),
    known: marks(data.known),
    marked: marks(data.marked),
  }
}

/** @typedef {Record<string, number>} Marks  when a question was marked; below zero when the mark was taken away */

const list = value => Array.isArray(value) ? value : []
const marks = value => Object.fromEntries(Object.entries(value ?? {}).filter(([, at]) => Number.isFinite(at)))
const isText = value => typeof value === "string"
const isTime = value => Number.isFinite(value) && value >= 0 && value < 8.64e15
const isReview = entry => isText(entry?.key) && isText(entry.id) && [1, 2, 3, 4].includes(entry.grade) && isTime(entry.at)
const isEvent = entry => isText(entry?.key) && isText(entry.kind) && isText(entry.id) && isTime(entry.at)
const isAnswer = entry => isText(entry?.id) && isText(entry.text) && isTime(entry.at) &&
  (entry.before === undefined || Array.isArray(entry.before) && entry.before.every(isTime))
