/** What the browser around the page can do. Telegram's own may lack downloads, workers and a lasting storage. */

/**
 * Tell what is missing.
 * @returns {{telegram: boolean, downloads: boolean}}
 */
export function lookAround() {
  const telegram = Boolean(window.TelegramWebviewProxy || window.TelegramWebview) || /\bTelegram\b/i.test(navigator.userAgent)
  return {
    telegram,
    downloads: !telegram && "download" in HTMLAnchorElement.prototype,
  }
}

/**
 * Offer a text as a file.
 * @param {string} text
 * @param {string} name
 */
export function download(text, name) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
