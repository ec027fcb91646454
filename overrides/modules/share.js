/** Share a question: in Telegram, by a copied address, or with the system's share sheet where there is one. */

/**
 * Put the buttons into every row of actions.
 * @param {{share: {telegram: string, copy: string, copied: string, sheet: string}}} words
 */
export function addShareButtons({ share }) {
  for (const row of document.querySelectorAll(".question-actions")) {
    const url = row.querySelector("[data-share]")?.href
    if (!url) continue
    const title = titleOf(row)
    if (!row.querySelector("[data-telegram]")) row.append(telegramLink(share.telegram, url, title))
    row.append(copyButton(share, url))
    if (navigator.share) row.append(sheetButton(share.sheet, url, title))
  }
}

function titleOf(row) {
  let node = row
  while (node && !node.matches("h1, h2")) node = node.previousElementSibling
  return node.textContent.trim()
}

function telegramLink(label, url, text) {
  const link = document.createElement("a")
  link.href = `https://t.me/share/url?${new URLSearchParams({ url, text })}`
  link.rel = "noopener"
  link.textContent = label
  return link
}

function copyButton(words, url) {
  const button = newButton(words.copy)
  button.setAttribute("aria-live", "polite")
  button.addEventListener("click", async () => {
    button.textContent = await copy(url) ? words.copied : url
    setTimeout(() => { button.textContent = words.copy }, 3000)
  })
  return button
}

function sheetButton(label, url, title) {
  const button = newButton(label)
  // Rejects when the reader closes the sheet.
  button.addEventListener("click", () => navigator.share({ url, title }).catch(() => {}))
  return button
}

function newButton(label) {
  const button = document.createElement("button")
  button.type = "button"
  button.textContent = label
  return button
}

/** Copy a text; older browsers inside apps know only the second way. */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement("textarea")
    field.value = text
    field.readOnly = true
    document.body.append(field)
    field.select()
    const done = document.execCommand("copy")
    field.remove()
    return done
  }
}
