/**
 * Copy a text, also where the clipboard is refused: browsers inside apps know only the second way.
 * @param {string} text
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = Object.assign(document.createElement("textarea"), { value: text, readOnly: true })
    document.body.append(field)
    field.select()
    try { return document.execCommand("copy") } catch { return false } finally { field.remove() }
  }
}

/**
 * Copy a text; where that fails, show it below an element, chosen, to be taken by hand.
 * @param {string} text
 * @param {Element} above
 * @returns {Promise<boolean>} whether it was copied
 */
export async function copyOrShow(text, above) {
  const shown = above.nextElementSibling?.matches(".by-hand") ? above.nextElementSibling : null
  const copied = await copyText(text)
  if (copied) {
    shown?.remove()
    return true
  }
  const field = shown ?? document.createElement("textarea")
  Object.assign(field, { className: "by-hand", readOnly: true, value: text, rows: 2 })
  above.after(field)
  field.focus()
  field.select()
  return false
}
