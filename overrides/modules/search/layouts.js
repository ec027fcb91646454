/** What was meant by somebody who typed in the wrong keyboard layout: вщслук is docker, hfpvth is размер. */

const LATIN = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
const RUSSIAN = "ёйцукенгшщзхъфывапролджэячсмитьбю"
const UZBEK = "ёйцукенгшўзхъфқвапролджэячсмитьбю"

const pairs = (from, to) => new Map([...from].map((key, at) => [key, to[at]]))
const READINGS = [
  pairs(RUSSIAN + UZBEK, LATIN + LATIN),
  pairs(LATIN, RUSSIAN),
  pairs(LATIN, UZBEK),
]

/**
 * @param {string} text
 * @returns {string[]} its other readings, the likeliest first
 */
export function readings(text) {
  const typed = text.toLowerCase()
  const read = READINGS.map(keys => Array.from(typed, key => keys.get(key) ?? key).join(""))
  return [...new Set(read)].filter(other => other !== typed)
}
