/** The home page: search, a random question, and how much of each section is known. */

import { countDue } from "./practice/due.js"
import { knownQuestions } from "./known.js"

/** Bring the home page to life. */
export function startHome() {
  const sections = JSON.parse(document.getElementById("questions").textContent)
  openSearch(document.querySelector("[data-open-search]"))
  offerRandom(document.querySelector("[data-random]"), sections)
  countKnown(sections)
  sayDue(document.querySelector("[data-due-today]"))
}

function sayDue(line) {
  const count = countDue(Date.now())
  line.hidden = !count
  line.querySelector("strong").textContent = count
}

function openSearch(button) {
  button.addEventListener("click", () => {
    const toggle = document.getElementById("__search")
    if (!toggle.checked) toggle.click()
    document.querySelector("[data-md-component=search-query]").focus()
  })
}

function offerRandom(link, sections) {
  const places = Object.entries(sections).flatMap(([section, ids]) => ids.map(id => `${section}/#${id}`))
  const draw = () => { link.href = places[Math.floor(Math.random() * places.length)] }
  draw()
  addEventListener("pageshow", draw)
}

function countKnown(sections) {
  const known = knownQuestions()
  let total = 0
  for (const item of document.querySelectorAll(".home-sections > li")) {
    const count = sections[item.dataset.section].filter(id => known.has(id)).length
    const bar = item.querySelector("progress")
    bar.hidden = !count
    bar.value = count
    total += count
  }
  const sum = document.querySelector("[data-known-total]")
  sum.hidden = !total
  sum.querySelector("strong").textContent = total
}
