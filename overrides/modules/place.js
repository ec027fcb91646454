/** Where the reader is: the question being read. It is the page's address, so that a reload or a link comes back to it. */

import { headingOf } from "./answers.js"

const LINE = .3 // of the screen's height: the last heading above it is the one being read
const PAUSE = 250 // milliseconds without scrolling

/** Keep the heading being read in the address. What else is kept with the entry of the history stays. */
export function followReading() {
  let timer
  addEventListener("scroll", () => {
    clearTimeout(timer)
    timer = setTimeout(write, PAUSE)
  }, { passive: true })
}

/**
 * The heading being read: the one that the address asked for while it is on screen, else the last one above a line.
 * What a filter hides is never read.
 * @returns {HTMLElement | null} null above the first one
 */
export function reading() {
  const target = document.querySelector(":target")
  const asked = target && (headingOf(target) ?? target)
  if (asked && onScreen(asked)) return asked
  let last = null
  for (const heading of document.querySelectorAll("article h2[id]")) {
    const { top, height } = heading.getBoundingClientRect()
    if (height && top > LINE * innerHeight) break
    if (height) last = heading
  }
  return last
}

/**
 * The element that an address names, if the page has it.
 * @returns {HTMLElement | null}
 */
export function named() {
  // Ids are plain ASCII, so the anchor needs no decoding.
  return document.getElementById(location.hash.slice(1))
}

/**
 * The place on the screen, as the heading being read tells it: it holds though answers above open or close.
 * @returns {{id: string, top: number}} `top` in pixels of the heading, of the page where no heading is read
 */
export function placeNow() {
  const heading = reading()
  return heading ? { id: heading.id, top: heading.getBoundingClientRect().top } : { id: "", top: -scrollY }
}

/** Scroll to a place that `placeNow` told. */
export function scrollToPlace({ id, top }) {
  const from = document.getElementById(id) ?? document.documentElement
  scrollBy({ top: from.getBoundingClientRect().top - top, behavior: "instant" })
}

function onScreen(element) {
  const { top, bottom } = element.getBoundingClientRect()
  return bottom > 0 && top < innerHeight
}

function write() {
  const heading = reading()
  if (heading && named() && headingOf(named()) === heading) return
  const hash = heading ? `#${heading.id}` : ""
  if (hash !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + hash)
}
