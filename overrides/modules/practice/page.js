/** The practice page: choose, answer, grade, and see how it went. */

import { copyText } from "../copy.js"
import { Answers } from "./answers.js"
import { draw, newSeed, readWishes, writeWishes } from "./draw.js"
import { tieGroups } from "./groups.js"
import * as interviews from "./interview.js"
import { showKept } from "./kept.js"
import { log } from "./log.js"
import { showRounds } from "./round-page.js"
import { MODES } from "./rounds.js"
import { due } from "./schedule.js"
import { lookAround } from "./surroundings.js"
import { focusScrollers } from "../scrollers.js"
import { Timer } from "./timer.js"

const page = document.querySelector("[data-practice]")
const find = css => page.querySelector(css)
const words = JSON.parse(document.getElementById("practice-words").textContent)
const { locale } = JSON.parse(document.getElementById("words").textContent)
const answers = new Answers(page.dataset.root)
const slugs = [...page.querySelectorAll("[name=section]")].map(box => box.value)
const ownWords = find("[data-own-shown]")
const settleGroups = tieGroups(find("[data-form]"))
const timer = new Timer(find("[data-clock]"), find("[data-bar]"))
const rounds = showRounds({ find, show, say, words, answers, slugs, about, home, changed: () => offerReview() })

let sections = []
let interview = null
let loading = null
let refresh = async () => new Map()

start()

async function start() {
  fill() // and nothing after it, for the reader may choose before the questions are here
  listen()
  if (lookAround().telegram) say(words.telegram)
  if (await load()) readAddress()
}

/** Fetch the questions, once; a next call tries again after a failure. False says that it failed. */
function load() {
  loading ??= prepare()
  return loading
}

async function prepare() {
  try { sections = await answers.sections() } catch {
    loading = null
    say(words.offline)
    return false
  }
  refresh = showKept({ find, say, words, sections, changed: () => offerReview() })
  offerReview().then(sayTrouble)
  return true
}

function readAddress() {
  const query = new URLSearchParams(location.search)
  if (MODES.includes(query.get("mode"))) return rounds.open(query, languageOf(query.get("lang")))
  const kept = interviews.recall(location.search)
  if (kept) return enter(kept)
  if (query.has("seed") || query.has("id")) {
    begin(draw(sections, readWishes(query, slugs)), languageOf(query.get("lang")), location.search)
  }
}

function begin(questions, lang, address) {
  if (!questions.length) return say(words.nothing)
  enter(interviews.begin(questions, lang, address))
}

/** Stand at the interview's question, or at its end. */
function enter(next) {
  interview = next
  interviews.keep(interview)
  if (location.search !== interview.address) {
    history.pushState(null, "", interview.address || location.pathname)
  }
  if (interviews.current(interview)) ask()
  else finish()
}

async function ask() {
  const question = interviews.current(interview)
  const { questions, grades, lang } = interview
  let text
  try { text = await answers.of(question, lang) } catch { show("setup"); return say(words.offline) }
  find("[data-place]").textContent = words.of.replace("%a", String(grades.length + 1)).replace("%b", String(questions.length))
  find("[data-about]").textContent = about(question, lang)
  const heading = find("[data-question]")
  heading.innerHTML = text.question
  heading.lang = find("[data-answer]").lang = text.lang
  find("[data-answer]").innerHTML = text.answer
  focusScrollers(find("[data-answer]"))
  find("[data-revealed]").hidden = true
  find("[data-show]").hidden = false
  find("[data-own]").value = (await log.answer(question.id))?.text ?? ""
  show("question")
  heading.focus()
  timer.start()
}

/** The section and the level of a question, in words. */
function about({ section, level }, lang) {
  const { title } = sections.find(({ slug }) => slug === section)
  return `${title[lang] ?? title[locale]} · ${find(`[name=level][value=${level}] + span`).textContent}`
}

function reveal() {
  if (!find("[data-revealed]").hidden) return
  timer.stop()
  showOwn(find("[data-own]").value.trim())
  find("[data-show]").hidden = true
  find("[data-revealed]").hidden = false
  find("[data-model]").focus()
}

/** The reader's own words stand where the example does. */
function showOwn(text) {
  ownWords.hidden = !text
  ownWords.querySelector("[data-own-text]").textContent = text
  const answer = find("[data-answer]")
  answer.querySelector(".example:not([data-own-shown])")?.toggleAttribute("hidden", Boolean(text))
  answer.querySelector(".spoken")?.after(ownWords)
}

async function grade(value) {
  const question = interviews.current(interview)
  if (!question || find("[data-revealed]").hidden) return
  find("[data-revealed]").hidden = true // a second press of the key grades nothing
  await log.add(question.id, value)
  sayTrouble()
  enter(interviews.graded(interview, value))
  offerReview()
}

async function finish() {
  interviews.forget()
  const { well, again } = interviews.summary(interview)
  find("[data-result]").textContent = words.result.replace("%a", String(well.length)).replace("%b", String(well.length + again.length))
  await list("well", well)
  await list("again", again)
  find("[data-repeat]").hidden = !again.length
  show("summary")
  find("#practice-summary").focus()
}

async function list(name, questions) {
  find(`[data-${name}-box]`).hidden = !questions.length
  const items = await Promise.all(questions.map(async question => {
    const link = document.createElement("a")
    const text = await answers.of(question, interview.lang)
    link.innerHTML = text.question
    link.lang = text.lang
    link.href = `../${question.section}/#${question.id}-answer`
    const item = document.createElement("li")
    item.append(link)
    return item
  }))
  find(`[data-${name}]`).replaceChildren(...items)
}

async function offerReview() {
  const states = await refresh()
  const waiting = due(states, Date.now())
  find("[data-due]").hidden = !waiting.length
  find("[data-due]").parentElement.classList.toggle("is-due", waiting.length > 0)
  find("[data-due-count]").textContent = String(waiting.length)
}

async function review() {
  const ids = due(await refresh(), Date.now()).map(state => state.id)
  const all = new Map(draw(sections, { sections: [], levels: [], count: Infinity, seed: "" }).map(question => [question.id, question]))
  begin(ids.filter(id => all.has(id)).slice(0, 20).map(id => all.get(id)), chosenLanguage(), "?review")
}

function listen() {
  find("[data-form]").addEventListener("submit", async event => {
    event.preventDefault()
    const wishes = { ...readWishes(new URLSearchParams(new FormData(event.target)), slugs), seed: newSeed() }
    if (!await load()) return
    const mode = find("[name=mode]:checked").value
    if (MODES.includes(mode)) return rounds.start(mode, wishes, chosenLanguage(), locale)
    const query = writeWishes(wishes)
    if (chosenLanguage() !== locale) query.set("lang", chosenLanguage())
    begin(draw(sections, wishes), chosenLanguage(), `?${query}`)
  })
  find("[data-review]").addEventListener("click", review)
  find("[data-show]").addEventListener("click", reveal)
  find("[data-leave]").addEventListener("click", () => interview.grades.length ? finish() : home())
  find("[data-new]").addEventListener("click", home)
  find("[data-repeat]").addEventListener("click", () => {
    const { again } = interviews.summary(interview)
    begin(again, interview.lang, interview.address)
  })
  find("[data-note-close]").addEventListener("click", () => { find("[data-note]").hidden = true })
  find("[data-link]").addEventListener("click", async () => {
    await copyText(new URL(interview.address, location.href).href)
    say(words.copied)
  })
  for (const button of page.querySelectorAll("[data-grade]")) {
    button.addEventListener("click", () => grade(Number(button.dataset.grade)))
  }
  find("[data-own]").addEventListener("change", async event => {
    const id = interviews.current(interview)?.id
    if (id) await log.write({ id, text: event.target.value, at: Date.now() })
    sayTrouble()
  })
  find("[data-modes]").addEventListener("change", ({ target }) => { find("[name=n]").value = MODES.includes(target.value) ? "10" : "5" })
  document.addEventListener("keydown", press)
  addEventListener("popstate", async () => {
    interviews.forget()
    show("setup")
    fill()
    if (await load()) readAddress()
  })
  document.addEventListener("visibilitychange", () => { if (!document.hidden) offerReview() })
}

/** Space shows the answer, 1 to 4 grade it; not while somebody types. */
function press(event) {
  if (find("[data-screen=question]").hidden || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest("textarea, input, select, summary")) return
  const revealed = !find("[data-revealed]").hidden
  if (event.key === " " && !revealed && !event.target.closest("button, a")) {
    event.preventDefault()
    reveal()
  } else if (revealed && ["1", "2", "3", "4"].includes(event.key)) {
    event.preventDefault()
    // The theme listens for keys too.
    event.stopPropagation()
    grade(Number(event.key))
  }
}

function home() {
  interviews.forget()
  interview = null
  history.pushState(null, "", location.pathname)
  show("setup")
  find("#practice-setup").scrollIntoView()
}

function show(name) {
  if (name !== "question") timer.stop()
  for (const screen of page.querySelectorAll("[data-screen]")) screen.hidden = screen.dataset.screen !== name
  find("[data-kept]").hidden = name === "question" || name === "round"
  page.closest("article").classList.toggle("practising", name !== "setup")
}

/** Set the form to what the address wishes. */
function fill() {
  const query = new URLSearchParams(location.search)
  const wishes = readWishes(query, slugs)
  for (const box of page.querySelectorAll("[name=section]")) box.checked = wishes.sections.includes(box.value)
  settleGroups()
  for (const box of page.querySelectorAll("[name=level]")) box.checked = wishes.levels.includes(box.value)
  find("[name=lang]").value = languageOf(query.get("lang"))
}

const chosenLanguage = () => find("[name=lang]").value

function languageOf(wished) {
  const known = [...find("[name=lang]").options].map(option => option.value)
  return known.includes(wished) ? wished : locale
}

let said = ""
/** Say once what does not reach the device. In Telegram's browser something was said already. */
function sayTrouble() {
  const { trouble } = log
  if (trouble && trouble !== said && !(trouble === "forgets" && lookAround().telegram)) say(words[trouble])
  said = trouble
}

function say(text) {
  find("[data-note-text]").textContent = text
  find("[data-note]").hidden = false
}
