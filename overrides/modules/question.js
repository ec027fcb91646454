/** What a question's own page does in the browser: the reader's colours, then tabs, answers and sharing. */

import { shareOpenState } from "./answers.js"
import { rememberLanguage } from "./languages.js"
import { rememberOpened } from "./last.js"
import { startMarking } from "./marks.js"
import { offerOwn } from "./own/offer.js"
import { focusScrollers } from "./scrollers.js"
import { startSharing } from "./share.js"
import { readWords } from "./words.js"

const SYSTEM = "(prefers-color-scheme)" // what the theme notes where nothing was chosen

followChosenColours(document.documentElement)
document.addEventListener("DOMContentLoaded", () => {
  if (!document.querySelector(".tabbed-set")) return
  const words = readWords()
  shareOpenState(words)
  rememberLanguage(words.locale)
  rememberOpened(words.locale)
  startMarking()
  startSharing(words)
  offerOwn(words)
  focusScrollers(document)
  addEventListener("toggle", () => offerVoice(words.listen.script), { capture: true, once: true })
})

/** Listening is fetched with the first answer that opens, where the browser speaks at all. */
function offerVoice(src) {
  if (window.speechSynthesis) document.head.append(Object.assign(document.createElement("script"), { src }))
}

/** The theme keeps the choice below the site's own path. Without one the system decides, or where the reader has it decide. */
function followChosenColours(page) {
  try {
    const { color } = JSON.parse(kept(`${new URL(page.dataset.root, location).pathname}.__palette`))
    if (color.media !== SYSTEM) page.dataset.scheme = color.scheme.endsWith("night") ? "dark" : "light"
  } catch { /* nothing was chosen */ }
}

/** Where storage is refused, the choice stands in the tab's name: see partials/javascripts/base.html. */
function kept(key) {
  try { return localStorage.getItem(key) } catch { return window.name.split(`${key}=`)[1] }
}
