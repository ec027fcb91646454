/** "Listen" above what is to be said aloud, where the device has a voice for its language; slower where that is wished. */

import { findVoice, hush, read } from "./voice.js"

/**
 * Offer to listen to the spoken answers below an element.
 * @param {Element} root
 * @param {{listen: string, slower: string, stop: string}} words
 */
export async function offerListening(root, words) {
  for (const spoken of root.querySelectorAll(".spoken")) {
    const voice = await findVoice(/** @type {HTMLElement} */ (spoken.closest("[lang]")).lang)
    if (!voice || spoken.querySelector(".listen")) continue
    const [listen, slower] = ["listen", "slower"].map(name => button(words[name]))
    slower.setAttribute("aria-pressed", "false")
    const place = document.createElement("p")
    place.className = "listen"
    place.append(listen, slower)
    spoken.querySelector(".label").after(place)

    const start = () => {
      const texts = [...spoken.children].filter(part => !part.matches(".label, .listen")).map(part => part.textContent)
      const slow = slower.getAttribute("aria-pressed") === "true"
      read(texts, voice, { slow, ended: () => { listen.textContent = words.listen } })
      listen.textContent = words.stop
    }
    listen.addEventListener("click", () => listen.textContent === words.stop ? hush() : start())
    slower.addEventListener("click", () => {
      const reading = listen.textContent === words.stop
      slower.setAttribute("aria-pressed", String(slower.getAttribute("aria-pressed") !== "true"))
      if (reading) start()
    })
  }
}

function button(text) {
  const made = document.createElement("button")
  made.type = "button"
  made.className = "button"
  made.textContent = text
  return made
}
