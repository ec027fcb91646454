/** Addresses of questions (`#id`) and of open answers (`#id-answer`), in whichever tab is shown. */

import { headingOf } from "./answers.js"
import { keep } from "./last.js"
import { named } from "./place.js"

const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"]
const SETTLED = 1000 // milliseconds after the load

/**
 * Go to the question that the address names, and open its answer where the address asks for it.
 * @param {string} locale of the page
 */
export function followHash(locale) {
  const follow = () => show(locale)
  follow()
  addEventListener("hashchange", follow)
  // The browser scrolls to the target once more when everything is loaded, WebKit later still: until the reader moves.
  const moved = new AbortController()
  const again = () => requestAnimationFrame(() => moved.signal.aborted || follow())
  for (const event of MOVES) addEventListener(event, () => moved.abort(), { once: true, passive: true, signal: moved.signal })
  addEventListener("scroll", again, { passive: true, signal: moved.signal })
  addEventListener("load", () => {
    again()
    setTimeout(() => moved.abort(), SETTLED)
  }, { once: true, signal: moved.signal })
}

function show(locale) {
  const target = named()
  const heading = target?.matches(".answer") && headingOf(target)
  if (!heading) return
  for (const answer of target.closest(".tabbed-set").querySelectorAll("details")) answer.open = true
  keep(target, locale)
  requestAnimationFrame(() => heading.scrollIntoView({ behavior: "instant" }))
}
