/** The lower half of the page: progress, calendar, and taking both to another device. */

import { copyText } from "../copy.js"
import { keepDue } from "./due.js"
import { drawCalendar, drawProgress } from "./pictures.js"
import { log } from "./log.js"
import { derive, practised } from "./schedule.js"
import { download, lookAround, outside } from "./surroundings.js"
import * as transfer from "./transfer.js"

/**
 * Show what is kept, and let it be taken out and brought in.
 * @param {{find: (css: string) => any, say: (text: string) => void, words: Record<string, string>,
 *   sections: import("./draw.js").Section[], changed: () => void}} page
 * @returns {() => Promise<Map<string, import("./schedule.js").State>>} draws anew and gives the states
 */
export function showKept({ find, say, words, sections, changed }) {
  const bringIn = async text => {
    try {
      const count = await log.merge(transfer.read(text, Date.now()))
      say(words.imported.replace("%a", String(count)))
      changed()
    } catch (error) {
      say(error instanceof TypeError ? words[error.message] : words.full)
    }
  }
  find("[data-outside]").href = outside(location.href)
  find("[data-outside]").hidden = !outside(location.href)
  find("[data-export]").hidden = !lookAround().downloads
  find("[data-export]").addEventListener("click", async () => {
    download(transfer.write(await log.read()), `suhbat-${new Date().toISOString().slice(0, 10)}.json`)
  })
  find("[data-copy]").addEventListener("click", async () => {
    await copyText(transfer.write(await log.read()))
    say(words.copied)
  })
  find("[data-import]").addEventListener("change", async event => {
    const [file] = event.target.files
    if (file) await bringIn(await file.text())
    event.target.value = ""
  })
  find("[data-paste-button]").addEventListener("click", () => bringIn(find("[data-paste]").value))

  return async () => {
    const contents = await log.read()
    const states = derive(contents)
    const all = practised(contents)
    keepDue([...states.values()].map(state => state.due))
    find("[data-practised]").hidden = !all.length
    find("[data-calendar]").replaceChildren(drawCalendar(all, Date.now(), words.calendar))
    drawProgress(find("[data-progress]"), sections, new Set(all.map(({ id }) => id)))
    return states
  }
}
