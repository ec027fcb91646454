/** Share a question: in Telegram, by a copied address, or with the system's share sheet where there is one. */

import { copyOrShow } from "./copy.js"

/**
 * Bring the sharing of every row of actions to life.
 * @param {{copied: string, by_hand: string}} words
 */
export function startSharing(words) {
  document.documentElement.classList.toggle("can-share", "share" in navigator)
  for (const row of document.querySelectorAll(".question-actions")) {
    const url = row.querySelector("[data-share]")?.href
    if (!url) continue
    const text = titleOf(row)
    const telegram = row.querySelector("[data-telegram]")
    telegram.href = `https://t.me/share/url?${new URLSearchParams({ url, text })}`
    telegram.rel = "noopener"
    // Rejects when the reader closes the sheet.
    row.querySelector("[data-sheet]").addEventListener("click", () => navigator.share?.({ url, title: text }).catch(() => {}))
    copyOnClick(row.querySelector("[data-copy]"), url, words)
  }
}

function titleOf(row) {
  const question = row.closest(".question") ?? document
  return question.querySelector("h1, h2").textContent.trim()
}

function copyOnClick(button, url, words) {
  const label = button.textContent
  button.setAttribute("aria-live", "polite")
  button.addEventListener("click", async () => {
    const above = button.closest("details > p") ?? button.closest(".question-actions")
    button.textContent = await copyOrShow(url, above) ? words.copied : words.by_hand
    setTimeout(() => { button.textContent = label }, 3000)
  })
}
