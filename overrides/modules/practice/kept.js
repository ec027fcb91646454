/** The lower half of the page: progress, calendar, and taking both to another device. */

import { copyOrShow } from "../copy.js"
import { KINDS, mergeMarks, readMarks } from "../marks.js"
import { noteWritten } from "../own/written.js"
import { keepDue } from "./due.js"
import { drawCalendar, drawProgress } from "./pictures.js"
import { log } from "./log.js"
import { showPlan } from "./plan-page.js"
import { derive, practised } from "./schedule.js"
import { download, isPersistent, lookAround, outside } from "./surroundings.js"
import * as transfer from "./transfer.js"

/**
 * Show what is kept, and let it be taken out and brought in.
 * @param {{find: (css: string) => any, say: (text: string) => void, words: Record<string, string>,
 *   sections: import("./draw.js").Section[], locale: string, changed: () => void}} page
 * @returns {() => Promise<{states: Map<string, import("./schedule.js").State>, today: string[] | null}>} draws anew, and
 *   gives the states and what a plan, if there is one, leaves for today
 */
export function showKept({ find, say, words, sections, locale, changed }) {
  const plan = showPlan({ find, words, sections, locale, changed })
  const bringIn = async text => {
    let contents
    try { contents = transfer.read(text, Date.now()) } catch (error) { return say(words[error.message]) }
    const progress = done => say(words.importing.replace("%a", String(Math.round(100 * done))))
    const count = await log.merge(contents, progress)
    for (const kind of KINDS) mergeMarks(kind, contents[kind])
    if (contents.answers.length) noteWritten()
    say(log.trouble ? words[log.trouble] : words.imported.replace("%a", String(count)))
    changed()
  }
  const everything = async () => transfer.write({
    ...await log.read(), ...Object.fromEntries(KINDS.map(kind => [kind, readMarks(kind)])),
  })
  find("[data-outside]").href = outside(location.href)
  find("[data-outside]").hidden = !outside(location.href)
  find("[data-export]").hidden = !lookAround().downloads
  find("[data-export]").addEventListener("click", async () => {
    download(await everything(), `suhbat-${new Date().toISOString().slice(0, 10)}.json`)
  })
  find("[data-copy]").addEventListener("click", async ({ target }) => {
    say(await copyOrShow(await everything(), target.closest("p")) ? words.copied : words.by_hand)
  })
  find("[data-import]").addEventListener("change", async event => {
    const [file] = event.target.files
    if (file) await bringIn(await file.text())
    event.target.value = ""
  })
  find("[data-paste-button]").addEventListener("click", () => bringIn(find("[data-paste]").value))

  return async () => {
    const contents = await log.read()
    const ids = new Set(sections.flatMap(({ questions }) => questions.map(([id]) => id)))
    // A question that is no longer asked is never due.
    const states = new Map([...derive(contents)].filter(([id]) => ids.has(id)))
    const all = practised(contents)
    keepDue([...states.values()].map(state => state.due))
    find("[data-practised]").hidden = !all.length
    find("[data-calendar]").replaceChildren(drawCalendar(all, Date.now(), words.calendar))
    const unsafe = log.trouble || all.length && !await isPersistent() && "unsafe"
    find("[data-unsafe]").textContent = unsafe ? words[unsafe] : ""
    drawProgress(find("[data-progress]"), sections, new Set(all.map(({ id }) => id)))
    return { states, today: plan(contents) }
  }
}
