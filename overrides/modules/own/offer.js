/** "My answer" where one reads. Its code is fetched when it is asked for, or when an answer opens and something was written before. */

import { anythingWritten } from "./written.js"

/**
 * Bring the button of every row of actions to life.
 * @param {{own: {script: string, failed: string}}} words
 */
export function offerOwn({ own }) {
  let script
  const load = button => {
    if (script) return
    script = Object.assign(document.createElement("script"), { src: own.script })
    script.addEventListener("load", () => {
      button?.replaceChildren(own.label)
      button?.click() // by now it listens itself
    })
    script.addEventListener("error", () => {
      script = null
      button?.replaceChildren(own.failed)
    })
    document.head.append(script)
  }
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-own]")
    if (button) load(button)
  })
  document.addEventListener("toggle", ({ target }) => {
    if (target.matches(".tabbed-set details") && anythingWritten()) load()
  }, true)
}
