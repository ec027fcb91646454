/** What stands above the questions: filters, kept in the address, and open or close all. */

import { headingOf, setAll } from "./answers.js"
import { filterBy } from "./marks.js"
import { named } from "./place.js"

/**
 * Bring the tools to life. A question that an address asks for is never hidden: the filters give way.
 * @param {NodeListOf<HTMLElement>} questions
 */
export function startReadingTools(questions) {
  const bar = document.querySelector(".reading-tools")
  const levels = [...bar.querySelectorAll("[data-choose]")]
  const marks = bar.querySelector("[data-only]")
  const chosen = { level: "", only: "" }

  const choose = wish => {
    Object.assign(chosen, wish)
    for (const button of levels) button.setAttribute("aria-pressed", String(button.dataset.choose === chosen.level))
    marks.value = chosen.only
    const passes = filterOf(chosen)
    for (const heading of questions) filter(heading, !passes(heading))
    const count = document.querySelectorAll(".contents li:not(.filtered-out)").length
    document.querySelector(".contents > summary > span").textContent = String(count)
    bar.querySelector("[role=status]").hidden = count > 0
    keepInAddress(chosen)
  }
  for (const button of levels) button.addEventListener("click", () => choose({ level: button.dataset.choose }))
  marks.addEventListener("change", () => choose({ only: marks.value }))
  for (const button of bar.querySelectorAll("[data-all]")) {
    button.addEventListener("click", () => {
      const open = button.dataset.all === "open"
      setAll(open)
      // The other way round stands in the same place.
      bar.classList.toggle("all-open", open)
      bar.querySelector(`[data-all=${open ? "close" : "open"}]`).focus({ preventScroll: true })
    })
  }
  addEventListener("hashchange", () => {
    if (!hidden()) return
    choose({ level: "", only: "" })
    asked().scrollIntoView({ behavior: "instant" })
  })

  const query = new URLSearchParams(location.search)
  const level = levels.some(button => button.dataset.choose === query.get("level")) ? query.get("level") : ""
  const only = filterBy(query.get("only")) ? query.get("only") : ""
  const wished = { level, only }
  if (level || only) choose(asked() && !filterOf(wished)(asked()) ? chosen : wished)
}

/** Tells of a question's heading whether it is to be shown. */
function filterOf({ level, only }) {
  const passes = filterBy(only)
  return heading => (!level || heading.dataset.level === level) && (!passes || passes(heading.id))
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
function keepInAddress(chosen) {
  const address = new URL(location.href)
  for (const [name, value] of Object.entries(chosen)) {
    if (value) address.searchParams.set(name, value)
    else address.searchParams.delete(name)
  }
  if (hidden()) address.hash = ""
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}
