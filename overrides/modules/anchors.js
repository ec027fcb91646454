/** Addresses of questions (`#id`) and of open answers (`#id-answer`), in whichever tab is shown. */

import { headingOf } from "./answers.js"
import { keep } from "./last.js"
import { named } from "./place.js"

/**
 * Go to the question that the address names, and open its answer where the address asks for it.
 * @param {string} locale of the page
 */
export function followHash(locale) {
  const follow = () => show(locale)
  follow()
  // The browser scrolls to the target once more when everything is loaded.
  addEventListener("load", () => requestAnimationFrame(follow), { once: true })
  addEventListener("hashchange", follow)
}

function show(locale) {
  const target = named()
  const heading = target?.matches(".answer") && headingOf(target)
  if (!heading) return
  for (const answer of target.closest(".tabbed-set").querySelectorAll("details")) answer.open = true
  keep(target, locale)
  requestAnimationFrame(() => heading.scrollIntoView({ behavior: "instant" }))
}
