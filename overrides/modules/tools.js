/** The row above the questions: a filter by level, kept in the address, and open or close all. */

import { setAll } from "./answers.js"

/**
 * Bring the row to life.
 * @param {NodeListOf<HTMLElement>} questions
 */
export function startReadingTools(questions) {
  const bar = document.querySelector(".reading-tools")
  const buttons = [...bar.querySelectorAll("[data-choose]")]
  const choose = level => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.choose === level))
    for (const heading of questions) filter(heading, Boolean(level) && heading.dataset.level !== level)
  }
  for (const button of buttons) {
    button.addEventListener("click", () => {
      choose(button.dataset.choose)
      keepInAddress(button.dataset.choose)
    })
  }
  for (const button of bar.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => setAll(button.dataset.all === "open"))
  }

  const asked = new URLSearchParams(location.search).get("level")
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  // A link to a question wins over a filter that would hide it.
  const hidden = target?.closest("h2")?.dataset.level
  const known = buttons.some(button => button.dataset.choose === asked)
  if (asked && known && (!hidden || hidden === asked)) choose(asked)
}

function filter(heading, out) {
  heading.closest(".question").classList.toggle("filtered-out", out)
  document.querySelector(`.md-nav--secondary a[href="#${CSS.escape(heading.id)}"]`)?.parentElement
    .classList.toggle("filtered-out", out)
}

function keepInAddress(level) {
  const address = new URL(location.href)
  if (level) address.searchParams.set("level", level)
  else address.searchParams.delete("level")
  history.replaceState(history.state, "", address)
}
