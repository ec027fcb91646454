/** Share a question: in Telegram, by a copied address, or with the system's share sheet where there is one. */

import { copyText } from "./copy.js"

/**
 * Bring the sharing of every row of actions to life.
 * @param {{copied: string}} words
 */
export function startSharing({ copied }) {
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
    copyOnClick(row.querySelector("[data-copy]"), url, copied)
  }
}

function titleOf(row) {
  const question = row.closest(".question") ?? document
  return question.querySelector("h1, h2").textContent.trim()
}

function copyOnClick(button, url, copied) {
  const label = button.textContent
  button.setAttribute("aria-live", "polite")
  button.addEventListener("click", async () => {
    button.textContent = await copyText(url) ? copied : url
    setTimeout(() => { button.textContent = label }, 3000)
  })
}
