/** The home page: search, what to do next, and how much of each section is known. */

import { countDue } from "./practice/due.js"
import { markedAs } from "./marks.js"
import { lastOpened } from "./last.js"

/**
 * Bring the home page to life.
 * @param {string} locale of the page
 */
export function startHome(locale) {
  const sections = JSON.parse(document.getElementById("questions").textContent)
  const words = JSON.parse(document.getElementById("home-words").textContent)
  openSearch(document.querySelector("[data-open-search]"))
  offerLast(document.querySelector("[data-continue]"), sections, words, locale)
  sayDue(document.querySelector("[data-due-today]"), words)
  offerRandom(document.querySelector("[data-random]"), sections)
  countKnown(sections)
}

function openSearch(button) {
  button.addEventListener("click", () => {
    const toggle = document.getElementById("__search")
    if (!toggle.checked) toggle.click()
    document.querySelector("[data-md-component=search-query]").focus()
  })
}

/** In place of where to begin: where the reader was. */
function offerLast(link, sections, words, locale) {
  const last = lastOpened()
  const section = last && Object.keys(sections).find(slug => sections[slug].includes(last.id))
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

function offerRandom(link, sections) {
  const places = Object.entries(sections).flatMap(([section, ids]) => ids.map(id => `${section}/#${id}`))
  const draw = () => { link.href = places[Math.floor(Math.random() * places.length)] }
  draw()
  addEventListener("pageshow", draw)
}

function countKnown(sections) {
  const known = markedAs("known")
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
