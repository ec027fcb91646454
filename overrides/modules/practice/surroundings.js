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

let asked = false
/** Ask the browser, once a visit, to keep what is stored even where room gets short. Some ask the reader, so call it when there is something to keep. */
export function askToPersist() {
  if (asked) return
  asked = true
  navigator.storage?.persist?.().catch(() => {})
}

/** @returns {Promise<boolean>} whether the browser promised not to clear what is stored by itself */
export async function isPersistent() {
  try { return await navigator.storage.persisted() } catch { return false }
}

/**
 * The address by which Telegram on Android hands a page over to the reader's own browser; empty elsewhere, where
 * only the menu of its browser can.
 * @param {string} address
 * @returns {string}
 */
export function outside(address) {
  if (!lookAround().telegram || !/\bAndroid\b/.test(navigator.userAgent)) return ""
  const { protocol, host, pathname, search } = new URL(address)
  return `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};action=android.intent.action.VIEW;` +
    `category=android.intent.category.BROWSABLE;end`
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
