/** What every page does in the browser. Each part works alone, and the pages read without any. */

import { followHash } from "./anchors.js"
import { shareOpenState } from "./answers.js"
import { openDrawerAtPage } from "./drawer.js"
import { startHome } from "./home.js"
import { startMarking } from "./marks.js"
import { rememberLanguage } from "./languages.js"
import { rememberOpened } from "./last.js"
import { registerWorker } from "./offline/register.js"
import { offerOwn } from "./own/offer.js"
import { followReading } from "./place.js"
import { focusScrollers } from "./scrollers.js"
import { startSearch } from "./search/field.js"
import { startSharing } from "./share.js"
import { showHints } from "./terms.js"
import { startReadingTools } from "./tools.js"
import { readWords } from "./words.js"

const words = readWords()
const questions = document.querySelectorAll("h2[data-level]")

if (questions.length) {
  shareOpenState(words)
  rememberLanguage(words.locale)
  startReadingTools(questions)
  startMarking()
  startSharing(words)
  offerOwn(words)
  followHash(words.locale)
  rememberOpened(words.locale)
  followReading()
}
showHints(words.locale)
openDrawerAtPage()
focusScrollers(document)
if (document.querySelector("[data-home]")) startHome(words.locale)
registerWorker(words)
startSearch()
