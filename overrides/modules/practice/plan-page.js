/** The plan on the page: making it, what it holds for today, and the days to come. */

import { day } from "./due.js"
import { log } from "./log.js"
import { COST, currentPlan, dayOf, missed, spread } from "./plan.js"
import { derive, due, practised } from "./schedule.js"

const SHOWN = 7 // days
const WISHES = ["date", "minutes", "path", "level"]
const LEVELS = ["junior", "middle", "senior"]

/**
 * Show the plan and let it be made, changed and dropped.
 * @param {{find: (css: string) => any, words: Record<string, string>, sections: import("./draw.js").Section[],
 *   locale: string, changed: () => void}} page
 * @returns {(contents: import("./log.js").Contents) => string[] | null} draws anew, and gives the questions that are
 *   left of today; null where there is no plan
 */
export function showPlan({ find, words, sections, locale, changed }) {
  const form = find("[data-plan-form]")
  const levels = new Map(sections.flatMap(({ questions }) => questions))
  const fill = (text, values) => Object.entries(values).reduce((said, [key, value]) => said.replace(key, String(value)), text)

  form.addEventListener("submit", async event => {
    event.preventDefault()
    const { date, minutes, path, level } = Object.fromEntries(new FormData(form))
    await log.record("plan", "", { date, minutes: Number(minutes), path, level })
    find("[data-plan-details]").open = false
    changed()
  })
  find("[data-plan-drop]").addEventListener("click", async () => {
    await log.record("plan", "", { date: "" })
    changed()
  })

  /** The questions that a plan is about, in order; all where its path is gone. */
  const wanted = ({ path, level }) => {
    const option = [...form.elements.path.options].find(({ value }) => value && value === path)
    const ids = option ? option.dataset.questions.split(" ") : [...levels.keys()]
    const most = LEVELS.indexOf(level)
    return ids.filter(id => levels.has(id) && (most < 0 || LEVELS.indexOf(levels.get(id)) <= most))
  }

  return contents => {
    const now = Date.now()
    const plan = currentPlan(contents.events)
    const iso = new Date(now - new Date(now).getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
    form.elements.date.min = iso
    find("[data-plan-drop]").hidden = !plan
    find("[data-plan-days]").replaceChildren()
    const says = find("[data-plan-says]")
    find("[data-plan-make]").hidden = Boolean(plan)
    find("[data-plan-change]").hidden = !plan
    if (!plan) {
      says.textContent = words.plan_text
      return null
    }
    if (!find("[data-plan-details]").open) for (const name of WISHES) form.elements[name].value = plan[name]
    // What today held when it began stays today's part, however much of it is done.
    const start = new Date(now).setHours(0, 0, 0, 0)
    const before = list => list.filter(({ at }) => at < start)
    const earlier = { ...contents, reviews: before(contents.reviews), events: before(contents.events) }
    const known = states => new Map([...states].filter(([id]) => levels.has(id)))
    const states = known(derive(earlier))
    const { days, left } = spread(plan, wanted(plan), states, now)
    if (!days.length) {
      says.textContent = words.plan_over
      return null
    }
    const all = practised(contents)
    const done = new Set(all.filter(({ at }) => at >= start).map(({ id }) => id))
    const review = due(states, now).map(({ id }) => id).filter(id => !done.has(id))
    const fresh = days[0].fresh.filter(id => !done.has(id))
    const today = review.length + fresh.length
      ? fill(words.plan_today, { "%a": review.length, "%b": fresh.length, "%c": review.length * COST.review + fresh.length * COST.fresh })
      : words.plan_done
    const skipped = missed(plan, all, now)
    says.textContent = [
      fill(words.plan_days, { "%d": dayOf(plan.date) - day(now) }),
      today,
      skipped ? fill(words.plan_missed, { "%d": skipped }) : "",
      left.length ? fill(words.plan_left, { "%d": left.length }) : "",
    ].join(" ").trim()
    find("[data-plan-today]").textContent = today
    find("[data-plan-days]").replaceChildren(...days.slice(1, SHOWN).map(({ day: date, review, fresh }) => {
      const item = document.createElement("li")
      item.append(Object.assign(document.createElement("b"), { textContent: nameOf(date, locale) }), " ", fill(words.plan_row, { "%a": review, "%b": fresh.length }))
      return item
    }))
    return [...review, ...fresh]
  }
}

/** Some browsers know no Uzbek: there a date is written in numbers. */
function nameOf(date, locale) {
  const time = new Date(date * 864e5)
  if (!Intl.DateTimeFormat.supportedLocalesOf(locale).length) return time.toISOString().slice(0, 10)
  return time.toLocaleDateString(locale, { timeZone: "UTC", weekday: "short", day: "numeric", month: "short" })
}
