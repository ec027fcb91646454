/**
 * Answers open and close; the languages of one question do so together.
 *
 * They are `details`, which browsers open by themselves where text in them is found or linked to;
 * `hidden="until-found"` would need a button and a script of ours, Safari has none of it yet.
 */

const LONG = 1.2 // screens; a longer answer ends with a button that closes it

/**
 * Share the open state between the tabs of a question and give long answers a close button.
 * @param {Record<string, any>} words
 */
export function shareOpenState(words) {
  for (const set of document.querySelectorAll(".tabbed-set")) {
    const answers = [...set.querySelectorAll("details")]
    for (const answer of answers) {
      answer.addEventListener("toggle", () => {
        for (const other of answers) other.open = answer.open
        if (answer.open && answers.some(isLong)) for (const each of answers) addCloseButton(each, words.close)
      })
    }
  }
  let closed = []
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll(".tabbed-set details:not([open])")]
    for (const answer of closed) answer.open = true
  })
  addEventListener("afterprint", () => {
    for (const answer of closed) answer.open = false
  })
}

/**
 * Open or close every answer that is shown.
 * @param {boolean} open
 */
export function setAll(open) {
  for (const answer of document.querySelectorAll(".question:not(.filtered-out) .tabbed-set details")) answer.open = open
}

/**
 * The heading of the question that an element belongs to.
 * @param {Element} element
 * @returns {HTMLElement | null}
 */
export function headingOf(element) {
  return element.closest(".question")?.querySelector("h2") ?? null
}

/** Only the language that is shown has a height; the others are about as long. */
const isLong = answer => answer.offsetHeight >= LONG * innerHeight

function addCloseButton(answer, label) {
  if (answer.querySelector(".close-answer")) return
  const button = document.createElement("button")
  button.type = "button"
  button.className = "close-answer"
  button.textContent = label
  button.addEventListener("click", () => {
    answer.open = false
    headingOf(answer)?.scrollIntoView()
    answer.querySelector("summary").focus({ preventScroll: true })
  })
  answer.querySelector(".answer").append(button)
}
