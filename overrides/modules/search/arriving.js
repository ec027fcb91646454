/** From a result to its answer: the words searched for are marked there, in the tab that has them. */

import { headingOf } from "../answers.js"
import { siteRoot } from "../offline/place.js"

const KEY = "suhbat.searched"

/**
 * Keep a query for the answer that a result leads to.
 * @param {HTMLAnchorElement} link the result
 * @param {string} query
 */
export function leaveFor(link, query) {
  try { sessionStorage.setItem(KEY, query) } catch { /* nothing will be marked */ }
  if (link.pathname === location.pathname) requestAnimationFrame(() => {
    arriveFromSearch()
    const answer = answerOf(location.hash)
    whenUnlocked(() => answer && (headingOf(answer) ?? answer).scrollIntoView({ behavior: "instant" }))
  })
}

/** Mark the words of the search that led here, if one did. */
export function arriveFromSearch() {
  const query = take()
  const set = query && answerOf(location.hash)?.closest(".tabbed-set")
  if (!set) return
  load(new URL("assets/search-arrival.js", siteRoot()).href).then(() => reveal(set, query)).catch(() => {})
}

// Ids are plain ASCII, so the anchor needs no decoding.
const answerOf = hash => document.getElementById(hash.slice(1))

/** On a phone the theme holds the page still while the search is open, and then puts it back where it was. */
function whenUnlocked(act) {
  const locked = () => document.body.hasAttribute("data-md-scrolllock")
  if (!locked()) return act()
  const observer = new MutationObserver(() => {
    if (locked()) return
    observer.disconnect()
    requestAnimationFrame(act)
  })
  observer.observe(document.body, { attributeFilter: ["data-md-scrolllock"] })
}

function reveal(set, query) {
  const inputs = [...set.querySelectorAll(":scope > input")]
  const blocks = [...set.querySelectorAll(":scope > .tabbed-content > .tabbed-block")]
  for (const old of document.querySelectorAll("mark.searched")) old.replaceWith(...old.childNodes)
  for (const block of blocks) window.markSearched(block, query)
  const marked = blocks.findIndex(block => block.querySelector("mark.searched"))
  const shown = inputs.findIndex(input => input.checked)
  if (marked >= 0 && !blocks[shown]?.querySelector("mark.searched")) inputs[marked].checked = true
}

function take() {
  try {
    const query = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return query
  } catch { return null }
}

function load(address) {
  if (window.markSearched) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject })
    document.head.append(script)
  })
}
