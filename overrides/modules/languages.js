/** Which language's tab is shown. The address decides on arrival; a tap holds for the visit. */

import { reading } from "./place.js"

const KEY = "suhbat.language"

/**
 * Show the language that was tapped earlier in this visit, and remember the next tap.
 * @param {string} pageLocale
 */
export function rememberLanguage(pageLocale) {
  if (arrivedFromOutside()) forget()
  const chosen = recall()
  if (chosen && chosen !== pageLocale) showLanguage(chosen)

  document.addEventListener("click", event => {
    const label = event.target.closest(".tabbed-labels > label")
    if (!label) return
    // The theme would put the label's own id into the address.
    event.preventDefault()
    event.stopImmediatePropagation()
    const set = label.closest(".tabbed-set")
    const index = [...label.parentElement.children].indexOf(label)
    const locale = blocks(set)[index].querySelector("[lang]").lang
    keepInPlace(label, () => showLanguage(locale))
    remember(locale)
  }, true)
  document.addEventListener("change", event => {
    if (!event.target.matches(".tabbed-set > input")) return
    const set = event.target.closest(".tabbed-set")
    remember(blocks(set)[inputs(set).indexOf(event.target)].querySelector("[lang]").lang)
  })
  for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
    link.addEventListener("click", () => {
      forget()
      link.hash = reading()?.id ?? ""
    })
  }
}

/**
 * Show one language on all questions of the page; questions without it stay as they are.
 * @param {string} locale
 */
export function showLanguage(locale) {
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const index = blocks(set).findIndex(block => block.querySelector("[lang]")?.lang === locale)
    if (index >= 0) inputs(set)[index].checked = true
  }
}

const blocks = set => [...set.querySelectorAll(":scope > .tabbed-content > .tabbed-block")]
const inputs = set => [...set.querySelectorAll(":scope > input")]

function keepInPlace(element, change) {
  const before = element.getBoundingClientRect().top
  change()
  scrollBy({ top: element.getBoundingClientRect().top - before, behavior: "instant" })
}

function arrivedFromOutside() {
  const [entry] = performance.getEntriesByType("navigation")
  return entry?.type === "navigate" && !document.referrer.startsWith(location.origin)
}

// Storage may be refused; then a tap holds for the page only.
function recall() {
  try { return sessionStorage.getItem(KEY) } catch { return null }
}
function remember(locale) {
  try { sessionStorage.setItem(KEY, locale) } catch { /* holds for the page */ }
}
function forget() {
  try { sessionStorage.removeItem(KEY) } catch { /* nothing was kept */ }
}
