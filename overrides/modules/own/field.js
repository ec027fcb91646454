/** A field for the reader's own answer: kept as one types and when the page goes, together with what other tabs write. */

import { log } from "../practice/log.js"
import { revise } from "../practice/notes.js"
import { noteWritten } from "./written.js"

const PAUSE = 300 // milliseconds without a key
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("suhbat.own") : null

/** Ties a text field to the answers that are kept. */
export class OwnField {
  /**
   * @param {HTMLTextAreaElement} field
   * @param {(text: string) => void} changed is told every text that is kept, from whichever tab
   */
  constructor(field, changed = () => {}) {
    this.field = field
    this.changed = changed
    this.unsaved = false
    field.addEventListener("input", () => {
      this.unsaved = true
      clearTimeout(this.timer)
      this.timer = setTimeout(() => this.save(), PAUSE)
    })
    field.addEventListener("change", () => this.save())
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.leave() })
    addEventListener("pagehide", () => this.leave())
    tabs?.addEventListener("message", ({ data }) => {
      if (data.id !== this.id || this.unsaved) return // what is being typed is brought together with it when it is kept
      this.take(data)
    })
  }

  /**
   * Show the answer to a question, as soon as it is read.
   * @param {string} id
   */
  async show(id) {
    this.save()
    this.id = id
    this.seen = undefined
    this.field.value = ""
    const kept = await log.answer(id)
    if (this.id === id && kept && !this.unsaved) this.take(kept)
  }

  /** Keep what was typed since. */
  async save() {
    clearTimeout(this.timer)
    if (!this.unsaved) return
    this.unsaved = false
    const written = this.seen = revise(this.id, this.field.value, this.seen, Date.now())
    noteWritten()
    const kept = await log.write(written) ?? written
    tabs?.postMessage(kept)
    if (this.id === kept.id && !this.unsaved) this.take(kept)
  }

  take(kept) {
    this.seen = kept
    if (this.field.value !== kept.text) this.field.value = kept.text
    this.changed(kept.text)
  }

  /** What is still on its way when the page goes is found at the next visit. */
  leave() {
    this.save()
    log.park()
  }
}
