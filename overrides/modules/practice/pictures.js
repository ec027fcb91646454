/** Progress by section and a calendar of practised days, as SVG that takes the page's colours. */

import { day } from "./due.js"

const WEEKS = 16

/**
 * Show each section that was practised, and how many of its questions were.
 * @param {HTMLElement} list with an item for each section, named by `data-section`
 * @param {import("./draw.js").Section[]} sections
 * @param {Set<string>} asked ids of the questions that were practised in any way
 */
export function drawProgress(list, sections, asked) {
  for (const { slug, questions } of sections) {
    const row = list.querySelector(`[data-section="${slug}"]`)
    const [name, count, bar] = row.children
    bar.value = questions.filter(([id]) => asked.has(id)).length
    bar.setAttribute("aria-label", `${name.textContent}: ${bar.value} / ${questions.length}`)
    count.textContent = `${bar.value}/${questions.length}`
    row.hidden = !bar.value
  }
}

/**
 * Draw the practised days of the last weeks, a column a week, Monday on top.
 * @param {{at: number}[]} practised
 * @param {number} now in milliseconds
 * @param {string} label says what the picture shows; %d is the number of days
 * @returns {SVGElement}
 */
export function drawCalendar(practised, now, label) {
  const counts = new Map()
  for (const { at } of practised) counts.set(day(at), (counts.get(day(at)) ?? 0) + 1)
  const today = day(now)
  const monday = today - (new Date(now).getDay() + 6) % 7 - 7 * (WEEKS - 1)
  const svg = svgElement("svg", { viewBox: `0 0 ${WEEKS * 14} 98`, class: "calendar", role: "img" })
  let days = 0
  for (let date = monday; date <= today; date++) {
    const count = counts.get(date) ?? 0
    days += count > 0
    const [column, row] = [Math.floor((date - monday) / 7), (date - monday) % 7]
    svg.append(svgElement("rect", {
      x: column * 14 + 1, y: row * 14 + 1, width: 12, height: 12, rx: 3,
      class: `day-${count === 0 ? 0 : count < 5 ? 1 : count < 15 ? 2 : 3}`,
    }))
  }
  svg.setAttribute("aria-label", label.replace("%d", String(days)))
  return svg
}

function svgElement(name, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value))
  return element
}
