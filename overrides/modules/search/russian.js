/** A light stemmer for Russian, the endings of the Snowball project's (snowballstem.org). */

const GERUND = /([ая])в(?:ши(?:сь)?)?$|[иы]в(?:ши(?:сь)?)?$/
const REFLEXIVE = /()с[яь]$/
const ADJECTIVE = /()(?:[еиыо]е|[иы]ми|[еиыо][йм]|[ео]го|[ео]му|[иы]х|[уюое]ю|[ая]я)$/
const PARTICIPLE = /([ая])(?:ем|нн|вш|ющ|щ)$|(?:[иы]вш|ующ)$/
const VERB = /([ая])(?:л[аио]?|н[аоы]?|нно|ете|йте|ешь|е[мт]|ют|ть|й)$|(?:[иы]л[аио]?|ен[аоы]?|[еу]йте|ите|[еу]й|[иы]м|ят|ует|уют|[иы]т|[иы]ть|ишь|ую|ю)$/
const NOUN = /()(?:иями|[яа]ми|и[ея]м|иях|ией|[ео]в|[иь]е|[еи]и|[еои]й|[яеао]м|[ая]х|[иь][юя]|[аеийоуыьюя])$/

/**
 * Take the endings off a word.
 * @param {string} word in Cyrillic
 * @returns {string}
 */
export function stemRussian(word) {
  word = word.toLowerCase().replace(/ё/g, "е")
  const first = word.search(/[аеиоуыэюя]/) + 1
  let rest = word.slice(first)
  const cut = pattern => {
    const shorter = rest.replace(pattern, "$1")
    const found = shorter !== rest
    rest = shorter
    return found
  }
  if (!cut(GERUND)) {
    cut(REFLEXIVE)
    if (cut(ADJECTIVE)) cut(PARTICIPLE)
    else if (!cut(VERB)) cut(NOUN)
  }
  cut(/()и$/)
  cut(/(н)н$/)
  cut(/()ь$/)
  return word.slice(0, first) + rest
}
