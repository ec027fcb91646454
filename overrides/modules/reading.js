/** What every page does in the browser. Each part works alone, and the pages read without any. */

import { followHash } from "./anchors.js"
import { shareOpenState } from "./answers.js"
import { startHome } from "./home.js"
import { addKnownButtons } from "./known.js"
import { rememberLanguage } from "./languages.js"
import { registerWorker } from "./offline/register.js"
import { focusScrollers } from "./scrollers.js"
import { startSearch } from "./search/field.js"
import { addShareButtons } from "./share.js"
import { showHints } from "./terms.js"
import { addReadingTools } from "./tools.js"
import { readWords } from "./words.js"

const words = readWords()
const questions = document.querySelectorAll("h2[data-level]")

if (questions.length) {
  shareOpenState(words)
  rememberLanguage(words.locale)
  addReadingTools(questions, words)
  followHash()
}
addKnownButtons(words)
addShareButtons(words)
showHints(words.locale)
focusScrollers(document)
if (document.querySelector("[data-home]")) startHome()
registerWorker(words)
startSearch()
