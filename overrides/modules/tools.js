/** What stands above the questions: a filter by level, kept in the address, and open or close all. */

import { headingOf, setAll } from "./answers.js"
import { named } from "./place.js"

/**
 * Bring the tools to life. A question that an address asks for is never hidden: the filter gives way.
 * @param {NodeListOf<HTMLElement>} questions
 */
export function startReadingTools(questions) {
  const bar = document.querySelector(".reading-tools")
  const buttons = [...bar.querySelectorAll("[data-choose]")]
  const choose = level => {
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.choose === level))
    for (const heading of questions) filter(heading, Boolean(level) && heading.dataset.level !== level)
    const count = document.querySelector(".contents > summary > span")
    count.textContent = String(document.querySelectorAll(".contents li:not(.filtered-out)").length)
    keepInAddress(level)
  }
  for (const button of buttons) button.addEventListener("click", () => choose(button.dataset.choose))
  for (const button of bar.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => setAll(button.dataset.all === "open"))
  }
  addEventListener("hashchange", () => {
    if (!hidden()) return
    choose("")
    asked().scrollIntoView({ behavior: "instant" })
  })

  const level = new URLSearchParams(location.search).get("level")
  const wanted = asked()?.dataset.level ?? level
  if (level && buttons.some(button => button.dataset.choose === level)) choose(wanted === level ? level : "")
}

function filter(heading, out) {
  heading.closest(".question").classList.toggle("filtered-out", out)
  const links = document.querySelectorAll(`:is(.md-nav--secondary, .contents) a[href="#${CSS.escape(heading.id)}"]`)
  for (const link of links) link.parentElement.classList.toggle("filtered-out", out)
}

/** The heading of the question that the address asks for. */
function asked() {
  const target = named()
  return target && headingOf(target)
}

const hidden = () => Boolean(asked()?.closest(".filtered-out"))

/** A hidden question is never the address. */
function keepInAddress(level) {
  const address = new URL(location.href)
  if (level) address.searchParams.set("level", level)
  else address.searchParams.delete("level")
  if (hidden()) address.hash = ""
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}
