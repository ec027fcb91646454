/** The question whose answer was opened last. Kept on the device, with its titles, for the home page. */

const KEY = "suhbat.last"

/**
 * @returns {{id: string, titles: Record<string, string>} | null} titles by locale; null where nothing is kept
 */
export function lastOpened() {
  try {
    const { id, titles } = JSON.parse(localStorage.getItem(KEY))
    return typeof id === "string" && titles ? { id, titles } : null
  } catch { return null }
}

/**
 * Keep every question whose answer a reader opens.
 * @param {string} locale of the page
 */
export function rememberOpened(locale) {
  document.addEventListener("click", event => {
    const answer = event.target.closest(".tabbed-set summary")?.parentElement
    if (answer && !answer.open) keep(answer, locale)
  })
}

/** Keep the question that an answer belongs to. */
export function keep(answer, locale) {
  const question = answer.closest(".question") ?? document
  const { question: id } = question.querySelector(".question-actions").dataset
  const titles = { [locale]: question.querySelector("h1, h2").textContent }
  for (const title of question.querySelectorAll(".rehearse")) titles[title.parentElement.lang] = title.textContent
  try { localStorage.setItem(KEY, JSON.stringify({ id, titles })) } catch { /* the home page then offers a path */ }
}
