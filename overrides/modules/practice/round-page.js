/** Quick rounds on the practice page: multiple choice, and what a piece of code prints. */

import { copyOrShow } from "../copy.js"
import { filterBy } from "../marks.js"
import { focusScrollers } from "../scrollers.js"
import { newSeed, readWishes, writeWishes } from "./draw.js"
import { log } from "./log.js"
import * as rounds from "./rounds.js"
import { same } from "./typed.js"

/**
 * Prepare the screens of rounds.
 * @param {{find: (css: string) => any, show: (screen: string) => void, say: (text: string) => void,
 *   words: Record<string, any>, answers: import("./answers.js").Answers, slugs: string[],
 *   about: (question: any, lang: string) => string, home: () => void, changed: () => void}} page
 * @returns {{start: (mode: string, wishes: any, lang: string, locale: string) => Promise<void>,
 *   open: (query: URLSearchParams, lang: string) => Promise<void>}}
 *   `start` begins a new round, `open` the one at an address
 */
export function showRounds({ find, show, say, words, answers, slugs, about, home, changed }) {
  const form = find("[data-round-form]")
  const options = find("[data-round-options]")
  const typed = find("[data-round-typed]")
  const verdict = find("[data-round-verdict]")
  let round
  let task // of the question that it stands at

  async function start(mode, wishes, lang, locale) {
    const query = writeWishes(wishes)
    query.set("mode", mode)
    if (lang !== locale) query.set("lang", lang)
    await begin(mode, wishes, lang, `?${query}`)
  }

  async function open(query, lang) {
    const kept = rounds.recall(location.search)
    if (kept) return enter(kept)
    await begin(query.get("mode"), readWishes(query, slugs), lang, location.search)
  }

  async function begin(mode, wishes, lang, address) {
    const asked = rounds.drawRound(mode, await answers.sections(), wishes, filterBy(wishes.only))
    if (!asked.length) return say(words.nothing)
    await enter(rounds.begin(mode, asked, wishes.seed, lang, address))
  }

  async function enter(next) {
    round = next
    rounds.keep(round)
    if (location.search !== round.address) history.pushState(null, "", round.address)
    if (rounds.current(round)) await ask()
    else await finish()
  }

  async function ask() {
    const question = rounds.current(round)
    const { mode, asked, rights, lang } = round
    try { task = await (mode === "quiz" ? quiz(question) : drill(question)) } catch { show("setup"); return say(words.offline) }
    find("[data-round-place]").textContent = words.of.replace("%a", String(rights.length + 1)).replace("%b", String(asked.length))
    find("[data-round-about]").textContent = about(question, lang)
    const heading = find("#practice-round")
    heading.innerHTML = task.question
    heading.lang = form.lang = verdict.lang = task.lang
    find("[data-round-code]").hidden = mode === "quiz"
    find("[data-round-code]").innerHTML = task.code ?? ""
    options.hidden = mode !== "quiz"
    options.replaceChildren(...(task.options ?? []).map(option))
    find("[data-round-type]").hidden = mode === "quiz"
    typed.value = ""
    typed.readOnly = false
    typed.rows = task.output?.length ?? 1
    find("[data-round-check]").hidden = false
    verdict.hidden = find("[data-round-answer]").hidden = true
    show("round")
    heading.focus()
    focusScrollers(find("[data-screen=round]"))
  }

  async function quiz({ id, section }) {
    return (await answers.part(section, files => files.quiz[round.lang]))[id]
  }

  async function drill({ id, section }) {
    const all = (await answers.part(section, files => files.drill))[id]
    const part = rounds.partOf(round.seed, id, all.length)
    return { ...all[part], part, question: words.prints, lang: document.documentElement.lang }
  }

  function option(text, index) {
    const button = document.createElement("button")
    button.type = "button"
    button.innerHTML = `<kbd aria-hidden="true">${index + 1}</kbd> <span>${text}</span>`
    button.addEventListener("click", () => choose(index))
    return button
  }

  function choose(index) {
    if (!verdict.hidden) return
    const buttons = [...options.children]
    buttons.forEach((button, at) => {
      button.disabled = true
      button.classList.toggle("right", at === task.correct)
      button.classList.toggle("wrong", at === index && at !== task.correct)
    })
    judge(index === task.correct, task.explanation, {})
  }

  function check() {
    if (!verdict.hidden || !typed.value.trim()) return typed.focus()
    typed.readOnly = true
    find("[data-round-check]").hidden = true
    find("[data-round-output]").textContent = task.output.join("\n")
    explain(rounds.current(round))
    judge(same(typed.value, task.output), "", { part: task.part })
  }

  /** Say at once how it was; what was wrong comes back with the questions that are due. */
  function judge(right, explanation, details) {
    const question = rounds.current(round)
    verdict.classList.toggle("wrong", !right)
    find("[data-round-judged]").textContent = right ? words.right : words.wrong
    find("[data-round-printed]").hidden = round.mode === "quiz"
    find("[data-round-explained]").innerHTML = explanation
    find("[data-round-read]").href = `../${question.section}/#${question.id}-answer`
    verdict.hidden = false
    find("[data-round-next]").focus()
    verdict.scrollIntoView({ block: "nearest" })
    round = rounds.answered(round, right)
    rounds.keep(round)
    log.record(round.mode, question.id, { right, ...details }).then(changed)
  }

  /** The explanation of a drill is the answer whose sample it was. */
  async function explain(question) {
    const place = find("[data-round-answer]")
    const text = await answers.of(question, round.lang).catch(() => null)
    if (!text || verdict.hidden) return
    place.lang = text.lang
    find("[data-round-title]").innerHTML = text.question
    find("[data-round-answer] .answer").innerHTML = text.answer
    place.hidden = false
    focusScrollers(place)
  }

  async function finish() {
    rounds.forget()
    const missed = rounds.wrong(round)
    const count = round.rights.length
    find("[data-score-result]").textContent = words.score.replace("%a", String(count - missed.length)).replace("%b", String(count))
    const titles = await Promise.all(missed.map(title))
    find("[data-score-wrong]").replaceChildren(...missed.map(({ id, section }, index) => {
      const link = document.createElement("a")
      link.href = `../${section}/#${id}-answer`
      link.innerHTML = titles[index]
      const item = document.createElement("li")
      item.append(link)
      return item
    }))
    find("[data-score-box]").hidden = !missed.length
    show("score")
    find("#practice-score").focus()
  }

  async function title(question) {
    try {
      return round.mode === "quiz" ? (await quiz(question)).question : (await answers.of(question, round.lang)).question
    } catch {
      return question.id
    }
  }

  form.addEventListener("submit", event => { event.preventDefault(); check() })
  typed.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.shiftKey || typed.value.split("\n").length < typed.rows) return
    event.preventDefault()
    check()
  })
  find("[data-round-next]").addEventListener("click", () => enter(round))
  find("[data-round-leave]").addEventListener("click", () => round.rights.length ? finish() : home())
  find("[data-score-home]").addEventListener("click", home)
  find("[data-score-again]").addEventListener("click", () => {
    const query = new URLSearchParams(round.address)
    query.set("seed", newSeed())
    history.pushState(null, "", `?${query}`)
    open(query, round.lang)
  })
  find("[data-score-link]").addEventListener("click", async ({ target }) => {
    const address = new URL(round.address, location.href).href
    say(await copyOrShow(address, target.closest("p")) ? words.copied : words.by_hand)
  })
  document.addEventListener("keydown", event => {
    if (find("[data-screen=round]").hidden || options.hidden || !verdict.hidden || event.ctrlKey || event.metaKey || event.altKey) return
    const button = options.children[Number(event.key) - 1]
    if (!button || event.target.closest("textarea, input, select")) return
    event.preventDefault()
    event.stopPropagation() // the theme listens for keys too
    button.click()
  })
  return { start, open }
}
