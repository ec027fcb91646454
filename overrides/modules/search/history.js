/** The back button closes the search; coming back from a result opens it again, where the reader was. */

import { placeNow, scrollToPlace } from "../place.js"

const SETTLED = 250 // milliseconds; the theme closes whatever is open an eighth of a second after an address is new

/**
 * @param {HTMLInputElement} toggle the theme's; checked while the search is open
 * @param {HTMLInputElement} field
 * @param {() => void} ask makes the theme read the field
 */
export function closeWithBackButton(toggle, field, ask) {
  let leaving = false
  let left = null // where the reader was before a search that was come back to
  document.addEventListener("click", event => {
    if (!event.target.closest(".md-search-result a") || event.ctrlKey || event.metaKey || event.shiftKey) return
    leaving = true
    if (history.state?.searching) history.replaceState({ ...history.state, query: field.value }, "")
  }, true)
  toggle.addEventListener("change", () => {
    const { searching } = history.state ?? {}
    // On a phone the theme holds the page still while the search is open, and with it loses the place.
    if (toggle.checked && !searching) history.pushState({ searching: placeNow() }, "")
    else if (!toggle.checked && searching && !leaving) history.back()
    leaving = false
  })
  const close = () => {
    if (!toggle.checked || history.state?.searching) return
    toggle.click()
    field.blur() // the theme opens the search when the field gains the focus
  }
  const open = () => {
    const { searching, query } = history.state ?? {}
    if (!searching && left) scrollToPlace(left)
    left = searching
    if (!searching || toggle.checked) return
    scrollToPlace(searching)
    toggle.click()
    if (query && field.value !== query) {
      field.value = query
      ask()
    }
  }
  const follow = () => {
    close()
    setTimeout(open, SETTLED)
  }
  addEventListener("popstate", follow)
  addEventListener("pageshow", ({ persisted }) => { if (persisted) follow() })
  if (history.state?.searching) document.addEventListener("DOMContentLoaded", follow)
}
