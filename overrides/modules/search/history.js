/** The back button closes the search; coming back from a result opens it again. */

/**
 * @param {HTMLInputElement} toggle the theme's; checked while the search is open
 * @param {HTMLInputElement} field
 * @param {() => void} ask makes the theme read the field
 */
export function closeWithBackButton(toggle, field, ask) {
  let leaving = false
  document.addEventListener("click", event => {
    if (!event.target.closest(".md-search-result a") || event.ctrlKey || event.metaKey || event.shiftKey) return
    leaving = true
    if (history.state?.searching) history.replaceState({ searching: true, query: field.value }, "")
  }, true)
  toggle.addEventListener("change", () => {
    const { searching } = history.state ?? {}
    if (toggle.checked && !searching) history.pushState({ searching: true }, "")
    else if (!toggle.checked && searching && !leaving) history.back()
    leaving = false
  })
  const follow = () => {
    const { searching = false, query } = history.state ?? {}
    if (toggle.checked !== searching) toggle.click()
    if (query && field.value !== query) {
      field.value = query
      ask()
    }
  }
  addEventListener("popstate", follow)
  if (history.state?.query) follow()
}
