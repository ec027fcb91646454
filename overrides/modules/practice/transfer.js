/** From one device to another: everything that is kept, as one JSON file. */

const FORMAT = "suhbat-practice"
const VERSION = 1

/**
 * Write what is kept as the text of a file.
 * @param {import("./log.js").Contents} contents
 * @returns {string}
 */
export function write({ reviews, answers }) {
  return JSON.stringify({ format: FORMAT, version: VERSION, reviews, answers }, null, 1)
}

/**
 * Read the text of such a file. Entries that make no sense are left out; throws a TypeError where the
 * file is no such file at all, or of a version that this page does not know.
 * @param {string} text
 * @returns {import("./log.js").Contents}
 */
export function read(text) {
  let data
  try { data = JSON.parse(text) } catch { throw new TypeError("damaged") }
  if (data?.format !== FORMAT || !Array.isArray(data.reviews) || !Array.isArray(data.answers)) throw new TypeError("damaged")
  if (data.version > VERSION) throw new TypeError("newer")
  return { reviews: data.reviews.filter(isReview), answers: data.answers.filter(isAnswer) }
}

const isText = value => typeof value === "string"
const isTime = value => Number.isFinite(value) && value >= 0 && value < 8.64e15
const isReview = entry => isText(entry?.key) && isText(entry.id) && [1, 2, 3, 4].includes(entry.grade) && isTime(entry.at)
const isAnswer = entry => isText(entry?.id) && isText(entry.text) && isTime(entry.at)
