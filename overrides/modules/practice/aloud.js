/** The interview aloud: the question is read out, the answer recorded, and heard beside the model answer. */

import { offerListening } from "../listen.js"
import { findVoice, hush, read } from "../voice.js"
import { NotRecorded, Recorder } from "./recorder.js"
import * as recordings from "./recordings.js"

const KEY = "suhbat.aloud"

/**
 * Bring voice and microphone to the practice page.
 * @param {{find: (css: string) => any, say: (text: string) => void, words: Record<string, any>,
 *   timer: import("./timer.js").Timer, kept: () => void}} page `kept` is told when a recording was kept
 */
export function speakAloud({ find, say, words, timer, kept }) {
  const recorder = new Recorder()
  const listen = find("[data-ask-aloud]")
  const record = find("[data-record]")
  const heard = find("[data-heard]")
  const wish = find("[name=aloud]")
  const language = find("[name=lang]")
  let question // that is asked: {id, lang, text}
  let last // what was recorded: {blob, seconds}
  let addresses = []

  /** A question is asked: read it out where that is wished. */
  async function ask(next) {
    leave()
    question = next
    heard.hidden = true
    record.textContent = words.record
    listen.hidden = true
    const voice = await findVoice(next.lang)
    if (question !== next) return
    listen.hidden = !voice
    if (wish.checked && voice) readQuestion(voice)
    else if (wish.checked) say(words.no_voice)
  }

  async function readQuestion(voice) {
    voice ??= await findVoice(question.lang)
    read([question.text], voice, { ended: () => { listen.textContent = words.ask } })
    listen.textContent = words.stop
  }

  async function toggle() {
    if (recorder.running) return stop()
    hush()
    record.disabled = true
    try {
      await recorder.start()
      if (!recorder.running) return // the reader went on meanwhile
      record.textContent = words.done
      record.setAttribute("aria-pressed", "true")
      timer.start()
    } catch (error) {
      say(words[error instanceof NotRecorded ? error.message : "failed"])
    } finally {
      record.disabled = false
    }
  }

  /** Stop recording, and let the reader hear it. */
  async function stop() {
    const made = await recorder.stop()
    record.setAttribute("aria-pressed", "false")
    if (!made) return
    timer.stop()
    record.textContent = words.record_again
    last = made
    const { blob, seconds } = made
    find("[data-heard-time]").textContent = words.spoke.replace("%s", clock(seconds))
    find("[data-heard-audio]").src = address(blob)
    const keep = find("[data-heard-keep]")
    keep.disabled = false
    keep.textContent = words.keep.replace("%s", kilobytes(blob.size))
    find("[data-heard-new]").hidden = false
    heard.hidden = false
  }

  /** The answer is shown: what was said stands beside it, with what was kept before. */
  async function reveal(answer) {
    hush()
    await stop()
    offerListening(answer, words)
    const asked = question
    const before = (await recordings.all()).filter(({ id }) => id === asked.id)
    if (question !== asked) return
    find("[data-heard-before]").replaceChildren(...before.map(earlier))
    if (before.length) heard.hidden = false
  }

  function earlier({ at, seconds, type, data }) {
    const item = document.createElement("li")
    const audio = Object.assign(document.createElement("audio"), { controls: true, preload: "metadata", src: address(new Blob([data], { type })) })
    const date = new Date(at).toLocaleDateString(document.documentElement.lang)
    const remove = Object.assign(document.createElement("button"), { type: "button", className: "practice-link", textContent: words.remove })
    audio.setAttribute("aria-label", date)
    remove.setAttribute("aria-label", `${words.remove}: ${date}`)
    remove.addEventListener("click", async () => {
      await recordings.remove(at).then(() => item.remove(), () => say(words.failed_delete))
      count()
    })
    item.append(`${date} · ${clock(seconds)} `, remove, audio)
    return item
  }

  /** The reader goes on: nothing is read or recorded any more, and what was not kept is gone. */
  function leave() {
    hush()
    recorder.stop()
    question = last = null
    find("[data-heard-new]").hidden = true
    find("[data-heard-before]").replaceChildren()
    find("[data-heard-audio]").removeAttribute("src")
    for (const each of addresses) URL.revokeObjectURL(each)
    addresses = []
  }

  /** How many are kept, and how large they are. */
  async function count() {
    const all = await recordings.all()
    const size = all.reduce((sum, { data }) => sum + data.byteLength, 0)
    find("[data-recordings]").hidden = !all.length
    find("[data-recordings-size]").textContent = words.kept.replace("%a", String(all.length)).replace("%b", kilobytes(size))
  }

  function address(blob) {
    const made = URL.createObjectURL(blob)
    addresses.push(made)
    return made
  }

  listen.addEventListener("click", () => listen.textContent === words.stop ? hush() : readQuestion())
  record.addEventListener("click", toggle)
  find("[data-heard-keep]").addEventListener("click", async ({ target }) => {
    target.disabled = true
    try {
      await recordings.keep(question.id, last.blob, last.seconds)
      target.textContent = words.is_kept
      kept()
    } catch {
      target.disabled = false
      say(words.no_room)
    }
    count()
  })
  find("[data-recordings-clear]").addEventListener("click", async () => {
    await recordings.clear().catch(() => say(words.failed_delete))
    count()
  })
  wish.checked = wished()
  wish.addEventListener("change", async () => {
    if (wish.checked && !await findVoice(language.value)) {
      wish.checked = false
      say(words.no_voice)
    }
    try { localStorage.setItem(KEY, wish.checked ? "on" : "off") } catch { /* it holds for this page */ }
  })
  addEventListener("pagehide", leave)
  count()
  return { ask, reveal, leave }
}

function wished() {
  try { return localStorage.getItem(KEY) === "on" } catch { return false }
}

const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
const kilobytes = bytes => String(Math.max(1, Math.round(bytes / 1024)))
