/**
 * Which words stand in which records, small enough for a phone: the words in order, each without what it shares with
 * the one before; for each word the distances between its records as Golomb–Rice codes in base64.
 */

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"

/**
 * @param {string[][]} lists the words of every record, no digits alone, no word twice in a list
 * @returns {{words: string, places: string}}
 */
export function pack(lists) {
  const places = new Map()
  lists.forEach((words, record) => {
    for (const word of words) places.has(word) ? places.get(word).push(record) : places.set(word, [record])
  })
  const words = [...places.keys()].sort()
  const bits = []
  const write = (value, count) => { while (count--) bits.push(value >> count & 1) }
  let previous = ""
  const shortened = words.map(word => {
    let shared = 0
    while (shared < 35 && shared < word.length && word[shared] === previous[shared]) shared++
    previous = word
    const records = places.get(word)
    const width = widthFor(lists.length, records.length)
    unary(records.length - 1)
    records.forEach((record, index) => {
      const distance = record - (index ? records[index - 1] + 1 : 0)
      unary(distance >> width)
      write(distance, width)
    })
    return shared.toString(36) + word.slice(shared)
  })
  function unary(value) {
    while (value--) bits.push(1)
    bits.push(0)
  }
  let text = ""
  for (let at = 0; at < bits.length; at += 6) {
    let digit = 0
    for (let bit = 0; bit < 6; bit++) digit = digit << 1 | (bits[at + bit] ?? 0)
    text += DIGITS[digit]
  }
  return { words: shortened.join(" "), places: text }
}

/**
 * Undo `pack`.
 * @param {{words: string, places: string}} packed
 * @param {number} total number of records
 * @returns {string[][]} the words of every record
 */
export function unpack({ words, places }, total) {
  const lists = Array.from({ length: total }, () => [])
  const values = Uint8Array.from(places, digit => DIGITS.indexOf(digit))
  let at = 0
  const bit = () => values[at / 6 | 0] >> 5 - at++ % 6 & 1
  const unary = () => { let value = 0; while (bit()) value++; return value }
  let word = ""
  for (const entry of words ? words.split(" ") : []) {
    word = word.slice(0, parseInt(entry[0], 36)) + entry.slice(1)
    const count = unary() + 1
    const width = widthFor(total, count)
    for (let index = 0, record = -1; index < count; index++) {
      let distance = unary()
      for (let digit = 0; digit < width; digit++) distance = distance << 1 | bit()
      record += distance + 1
      lists[record].push(word)
    }
  }
  return lists
}

// The width that suits a distance of total / count on average.
const widthFor = (total, count) => Math.max(0, Math.round(Math.log2(0.69 * total / count)))
