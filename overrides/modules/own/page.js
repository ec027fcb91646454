/** The reader's own answers on the pages of sections and questions: written below the question, shown in its answer. */

import { log } from "../practice/log.js"
import { readWords } from "../words.js"
import { showBeside } from "./beside.js"
import { OwnField } from "./field.js"

const { own: words } = readWords()
const fields = new Map()

document.addEventListener("click", event => {
  const button = event.target.closest("[data-own]")
  if (button) unfold(button)
})
document.addEventListener("toggle", ({ target }) => {
  if (target.open && target.matches(".tabbed-set details")) showIn(target.closest(".question") ?? document)
}, true)
for (const answer of document.querySelectorAll(".tabbed-set details[open]")) showIn(answer.closest(".question") ?? document)

/** Show or hide the field below a question. */
function unfold(button) {
  const row = button.closest(".question-actions")
  let field = fields.get(row)
  if (!field) {
    const area = document.createElement("textarea")
    area.rows = 5
    area.className = "own-field"
    area.placeholder = words.hint
    area.ariaLabel = words.label
    row.after(area)
    field = new OwnField(area, text => draw(row, text))
    fields.set(row, field)
    field.show(row.dataset.question)
    area.hidden = true
  }
  field.field.hidden = !field.field.hidden
  button.setAttribute("aria-expanded", String(!field.field.hidden))
  if (!field.field.hidden) field.field.focus()
}

async function showIn(question) {
  const row = question.querySelector(".question-actions")
  draw(row, (await log.answer(row.dataset.question))?.text ?? "")
}

function draw(row, text) {
  const question = row.closest(".question") ?? document
  for (const answer of question.querySelectorAll(".tabbed-set .answer")) showBeside(answer, text.trim(), words.label)
}
