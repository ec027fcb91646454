/** Listening on a question's own page: fetched when an answer opens. */

import { offerListening } from "./listen.js"
import { readWords } from "./words.js"

const { listen } = readWords()

for (const open of document.querySelectorAll("details[open]")) offerListening(open, listen)
document.addEventListener("toggle", ({ target }) => { if (target.open) offerListening(target, listen) }, true)
