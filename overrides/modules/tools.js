/** The row above the questions: a filter by level, kept in the address, and open or close all. */

import { setAll } from "./answers.js"

/**
 * Put the tools above the first question.
 * @param {NodeListOf<HTMLElement>} questions
 * @param {Record<string, any>} words
 */
export function addReadingTools(questions, words) {
  const bar = document.createElement("div")
  bar.className = "reading-tools"
  bar.setAttribute("role", "group")
  bar.setAttribute("aria-label", words.tools)

  const levels = new Map([["", words.all], ...Object.entries(words.levels)])
  const present = new Set(["", ...[...questions].map(heading => heading.dataset.level)])
  const buttons = new Map()
  const choose = level => {
    for (const [name, button] of buttons) button.setAttribute("aria-pressed", String(name === level))
    for (const heading of questions) filter(heading, Boolean(level) && heading.dataset.level !== level)
  }
  for (const [level, label] of levels) {
    if (present.has(level)) buttons.set(level, addButton(bar, label, () => {
      choose(level)
      keepInAddress(level)
    }))
  }
  bar.append(Object.assign(document.createElement("span"), { className: "spring" }))
  addButton(bar, words.openAll, () => setAll(true))
  addButton(bar, words.closeAll, () => setAll(false))
  questions[0].before(bar)

  const asked = new URLSearchParams(location.search).get("level") ?? ""
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  // A link to a question wins over a filter that would hide it.
  const hidden = target?.closest("h2")?.dataset.level
  choose(buttons.has(asked) && (!hidden || hidden === asked) ? asked : "")
}

function filter(heading, out) {
  heading.classList.toggle("filtered-out", out)
  for (let node = heading.nextElementSibling; node && !node.matches("h2"); node = node.nextElementSibling) {
    node.classList.toggle("filtered-out", out)
  }
  document.querySelector(`.md-nav--secondary a[href="#${CSS.escape(heading.id)}"]`)?.parentElement
    .classList.toggle("filtered-out", out)
}

function keepInAddress(level) {
  const address = new URL(location.href)
  if (level) address.searchParams.set("level", level)
  else address.searchParams.delete("level")
  history.replaceState(history.state, "", address)
}

function addButton(bar, label, onClick) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = label
  button.addEventListener("click", onClick)
  bar.append(button)
  return button
}
