/**
 * Which words stand in which lists, small enough for a phone: the words in order, each without what it shares with the
 * one before; for each word the distances between its lists, written by an arithmetic coder that learns as it goes how
 * likely each bit is.
 */

const RAW = -1 // the context of bits that nothing foretells
const SLOTS = 64 // contexts of one kind of number
const FIRST = 20, SECOND = 40 // slots of a number's leading digits
const MOST_GROUPS = 4
const KINDS = 32 // kinds of number in a group: how many lists have a word, and the distances by that
const SLOWLY = 32 // bits, after which one more moves what was learnt only so much

/**
 * @param {string[][][]} groups lists of words that share one vocabulary, no word twice in a list
 * @returns {{words: string, places: string}}
 */
export function pack(groups) {
  const places = groups.map(lists => {
    const found = new Map()
    lists.forEach((words, at) => { for (const word of words) found.has(word) ? found.get(word).push(at) : found.set(word, [at]) })
    return found
  })
  const words = [...new Set(places.flatMap(found => [...found.keys()]))].sort()
  const { code, end } = writer()
  for (const word of words) places.forEach((found, group) => through(code, group, found.get(word) ?? []))
  let previous = ""
  const shortened = words.map(word => {
    let shared = 0
    while (shared < 35 && shared < word.length && word[shared] === previous[shared]) shared++
    previous = word
    return shared.toString(36) + word.slice(shared)
  })
  return { words: shortened.join(" "), places: btoa(end().map(byte => String.fromCharCode(byte)).join("")) }
}

/**
 * Undo `pack`.
 * @param {{words: string, places: string}} packed
 * @param {number[]} totals how many lists each group has
 * @returns {string[][][]}
 */
export function unpack({ words, places }, totals) {
  const groups = totals.map(total => Array.from({ length: total }, () => []))
  const code = reader(Uint8Array.from(atob(places), letter => letter.charCodeAt(0)))
  let word = ""
  for (const entry of words ? words.split(" ") : []) {
    word = word.slice(0, parseInt(entry[0], 36)) + entry.slice(1)
    groups.forEach((lists, group) => { for (const at of through(code, group)) lists[at].push(word) })
  }
  return groups
}

/** Send the places of a word through a coder: those given, or those that it reads. */
function through(code, group, given) {
  const count = number(code, group * KINDS, given?.length)
  const kind = group * KINDS + 1 + Math.round(2 * Math.log2(count || 1))
  const places = []
  for (let at = 0, previous = -1; at < count; at++) {
    previous += 1 + number(code, kind, given ? given[at] - previous - 1 : undefined)
    places.push(previous)
  }
  return places
}

/** A number from 0: how many digits it has after the first when 1 is added, then these digits. */
function number(code, kind, value = -1) {
  const slots = kind * SLOTS, digits = value + 1
  let length = 0
  while (code(slots + length, +(digits >> length > 1))) length++
  let result = 1
  for (let at = length - 1; at >= 0; at--) {
    const leading = at === length - 1 ? FIRST : at === length - 2 ? SECOND : 0
    result = result << 1 | code(leading ? slots + leading + length : RAW, digits >> at & 1)
  }
  return result - 1
}

/** What is learnt of each context: how likely a 1 is. Both sides learn the same from the same bits. */
function learner() {
  const chances = new Float64Array(MOST_GROUPS * KINDS * SLOTS).fill(0.5), seen = new Uint16Array(chances.length)
  return {
    chance: context => context === RAW ? 0.5 : chances[context],
    learn(context, bit) {
      if (context === RAW) return
      const share = seen[context] < SLOWLY ? 1 / (seen[context]++ + 1.5) : 1 / SLOWLY
      chances[context] = Math.min(0.999, Math.max(0.001, chances[context] + (bit - chances[context]) * share))
    },
  }
}

function writer() {
  const { chance, learn } = learner(), bytes = []
  let low = 0, high = 0xffffffff
  return {
    code(context, bit) {
      const middle = low + Math.floor((high - low) * chance(context))
      if (bit) high = middle
      else low = middle + 1
      learn(context, bit)
      for (; low >>> 24 === high >>> 24; low = low << 8 >>> 0, high = (high << 8 | 255) >>> 0) bytes.push(high >>> 24)
      return bit
    },
    end: () => [...bytes, low >>> 24, 255, 255, 255],
  }
}

function reader(bytes) {
  const { chance, learn } = learner()
  let low = 0, high = 0xffffffff, value = 0, at = 0
  const next = () => { value = (value << 8 | bytes[at++]) >>> 0 }
  for (let count = 0; count < 4; count++) next()
  return context => {
    const middle = low + Math.floor((high - low) * chance(context))
    const bit = +(value <= middle)
    if (bit) high = middle
    else low = middle + 1
    learn(context, bit)
    for (; low >>> 24 === high >>> 24; low = low << 8 >>> 0, high = (high << 8 | 255) >>> 0) next()
    return bit
  }
}
