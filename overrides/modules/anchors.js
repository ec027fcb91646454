/** Addresses of questions (`#id`) and of open answers (`#id-answer`), in whichever tab is shown. */

import { headingOf } from "./answers.js"

/** Go to the question that the address names, and open its answer where the address asks for it. */
export function followHash() {
  show()
  // The browser scrolls to the target once more when everything is loaded.
  addEventListener("load", () => requestAnimationFrame(show), { once: true })
  addEventListener("hashchange", show)
}

function show() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
  const heading = target?.matches(".answer") && headingOf(target)
  if (!heading) return
  for (const answer of target.closest(".tabbed-set").querySelectorAll("details")) answer.open = true
  requestAnimationFrame(() => heading.scrollIntoView({ behavior: "instant" }))
}
