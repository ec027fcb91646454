/** What happens around the theme's search field. The search itself is the worker's. */

import { arriveFromSearch, leaveFor } from "./arriving.js"
import { closeWithBackButton } from "./history.js"
import { tendResults } from "./results.js"

const BLANK = " "

/** Bring the search field to life; pages without one are left alone. */
export function startSearch() {
  const toggle = document.getElementById("__search")
  const field = document.querySelector("[data-md-component=search-query]")
  const result = document.querySelector("[data-md-component=search-result]")
  arriveFromSearch()
  if (!toggle || !field || !result) return
  const box = { field, output: result.parentElement, meta: result.firstElementChild, list: result.lastElementChild }
  tendResults(box)
  fetchOnIntent(box)
  hearEveryInput(box)
  focusOnSlash(box)
  shareAsTyped(box)
  closeWithBackButton(toggle, field, () => sendKey(field))
  box.list.addEventListener("click", event => {
    const link = event.target.closest("a")
    if (link) leaveFor(link, box.list.querySelector("[data-search-read]")?.dataset.searchRead ?? field.value)
  }, true)
}

// The theme reads the field when a key comes up.
const sendKey = field => field.dispatchEvent(new KeyboardEvent("keyup"))

/** The theme tells the worker of queries alone, so a blank one says that the reader is about to search. */
function fetchOnIntent({ field, meta }) {
  let intended = document.activeElement === field
  const tell = () => {
    // The theme writes over this once the worker listens.
    if (!intended || field.value || meta.querySelector("[data-search-starting]")) return
    for (const value of [BLANK, ""]) {
      field.value = value
      sendKey(field)
    }
  }
  field.addEventListener("focus", () => { intended = true; tell() })
  const observer = new MutationObserver(() => { observer.disconnect(); tell() })
  observer.observe(meta, { childList: true })
}

/** Dictated, swiped, pasted and cleared text comes without keys. */
function hearEveryInput({ field }) {
  field.addEventListener("input", () => sendKey(field))
  field.form.addEventListener("reset", () => setTimeout(() => field.dispatchEvent(new Event("input"))))
  for (const example of document.querySelectorAll("[data-search-try]")) {
    example.addEventListener("click", () => {
      field.value = example.textContent
      field.focus()
      field.dispatchEvent(new Event("input"))
    })
  }
}

/** The theme's link to a search is a key behind and loses the plus of n+1. */
function shareAsTyped({ field }) {
  const link = field.form.querySelector("[data-md-component=search-share]")
  const tell = () => {
    link.href = `?q=${encodeURIComponent(field.value.trim())}`
    link.dataset.clipboardText = link.href
  }
  for (const event of ["pointerdown", "focus", "click"]) link?.addEventListener(event, tell, true)
}

/** The slash's key types another sign on a Cyrillic keyboard; the theme knows the Latin one. */
function focusOnSlash({ field }) {
  document.addEventListener("keydown", event => {
    if (event.code !== "Slash" || event.key === "/" || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.target.closest("input:not([type=radio]), textarea, select, [contenteditable]")) return
    event.preventDefault()
    field.focus()
    field.select()
  })
}
