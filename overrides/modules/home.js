/** The home page: search, what to do next, and how much of each section is known. */

import { countDue } from "./practice/due.js"
import { markedAs } from "./marks.js"
import { lastOpened } from "./last.js"

/**
 * Bring the home page to life.
 * @param {string} locale of the page
 */
export function startHome(locale) {
  const words = JSON.parse(document.getElementById("home-words").textContent)
  let asked // once, and only for who has been here before or wants any question
  const questions = () => asked ??= fetch(words.questions).then(answer => answer.json())
    .catch(error => { asked = undefined; throw error }) // the next tap asks anew
  openSearch(document.querySelector("[data-open-search]"))
  sayDue(document.querySelector("[data-due-today]"), words)
  offerRandom(document.querySelector("[data-random]"), questions)
  const last = lastOpened(), known = markedAs("known")
  if (last || known.size) {
    questions().then(sections => {
      if (last) offerLast(document.querySelector("[data-continue]"), last, sections, words, locale)
      if (known.size) countKnown(known, sections)
    }).catch(() => { /* without a network the page is as for a newcomer */ })
  }
}

function openSearch(button) {
  button.addEventListener("click", () => {
    const toggle = document.getElementById("__search")
    if (!toggle.checked) toggle.click()
    document.querySelector("[data-md-component=search-query]").focus()
  })
}

/** In place of where to begin: where the reader was. */
function offerLast(link, last, sections, words, locale) {
  const section = Object.keys(sections).find(slug => sections[slug].includes(last.id))
  if (!section) return
  const [title, said] = link.children
  said.textContent = words.continue
  title.textContent = last.titles[locale] ?? Object.values(last.titles)[0]
  link.href = `${section}/#${last.id}`
}

function sayDue(link, words) {
  const count = countDue(Date.now())
  if (!count) return
  link.href += "?review"
  link.lastElementChild.textContent = `${count} ${words.due}`
  link.lastElementChild.className = "due"
}

/** The link leads to the list of all questions; with a tap, to one of them. */
function offerRandom(link, questions) {
  link.addEventListener("click", event => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    questions()
      .then(sections => Object.entries(sections).flatMap(([section, ids]) => ids.map(id => `${section}/#${id}`)))
      .then(places => places[Math.floor(Math.random() * places.length)], () => link.href)
      .then(place => location.assign(place))
  })
}

function countKnown(known, sections) {
  let total = 0
  for (const item of document.querySelectorAll(".home-section")) {
    const count = sections[item.dataset.section].filter(id => known.has(id)).length
    const bar = item.querySelector("progress")
    bar.hidden = !count
    bar.value = count
    item.querySelector("[data-known]").textContent = count ? `${count}/` : ""
    total += count
  }
  const sum = document.querySelector("[data-known-total]")
  sum.hidden = !total
  sum.querySelector("strong").textContent = total
}
