/** The reader's own words stand where the example does. */

/**
 * Show own words in an answer, or take them away.
 * @param {Element} answer
 * @param {string} text "" for none
 * @param {string} label
 */
export function showBeside(answer, text, label) {
  let own = answer.querySelector("[data-own-shown]")
  answer.querySelector(".example:not([data-own-shown])")?.toggleAttribute("hidden", Boolean(text))
  if (!text) return own?.remove()
  if (!own) {
    own = document.createElement("div")
    own.className = "example own"
    own.dataset.ownShown = ""
    own.role = "note"
    own.innerHTML = `<p class="label"><strong></strong></p><p data-own-text></p>`
    const spoken = answer.querySelector(".spoken")
    if (spoken) spoken.after(own)
    else answer.prepend(own)
  }
  own.querySelector("strong").textContent = label
  own.querySelector("[data-own-text]").textContent = text
}
