/** Questions that the reader has marked as known. Kept on the device, as one list of ids. */

const KEY = "suhbat.known"

/**
 * The ids marked so far; empty where storage is refused or damaged.
 * @returns {Set<string>}
 */
export function knownQuestions() {
  try { return new Set(JSON.parse(localStorage.getItem(KEY)) ?? []) } catch { return new Set() }
}

/**
 * Add an "I know this" button to every row of actions.
 * @param {Record<string, any>} words
 */
export function addKnownButtons(words) {
  for (const row of document.querySelectorAll(".question-actions")) {
    const button = document.createElement("button")
    button.type = "button"
    const draw = known => {
      button.setAttribute("aria-pressed", String(known))
      button.textContent = known ? words.known : words.know
    }
    draw(knownQuestions().has(row.dataset.question))
    button.addEventListener("click", () => draw(toggle(row.dataset.question)))
    row.prepend(button)
  }
}

function toggle(id) {
  const known = knownQuestions()
  if (!known.delete(id)) known.add(id)
  try { localStorage.setItem(KEY, JSON.stringify([...known])) } catch { /* holds for the page */ }
  return known.has(id)
}
