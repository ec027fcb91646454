/** Questions that the reader has marked as known. Kept on the device, as one list of ids. */

const KEY = "suhbat.known"

/**
 * The ids marked so far; empty where storage is refused or damaged.
 * @returns {Set<string>}
 */
export function knownQuestions() {
  try { return new Set(JSON.parse(localStorage.getItem(KEY)) ?? []) } catch { return new Set() }
}

/** Bring the "I know this" button of every row of actions to life. */
export function startMarking() {
  const known = knownQuestions()
  for (const row of document.querySelectorAll(".question-actions")) {
    const button = row.querySelector(".know")
    const draw = marked => button.setAttribute("aria-pressed", String(marked))
    draw(known.has(row.dataset.question))
    button.addEventListener("click", () => draw(toggle(row.dataset.question)))
  }
}

function toggle(id) {
  const known = knownQuestions()
  if (!known.delete(id)) known.add(id)
  try { localStorage.setItem(KEY, JSON.stringify([...known])) } catch { /* holds for the page */ }
  return known.has(id)
}
