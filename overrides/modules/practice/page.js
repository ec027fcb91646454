/** The practice page: choose, answer, grade, and see how it went. */

import { copyOrShow } from "../copy.js"
import { filterBy } from "../marks.js"
import { speakAloud } from "./aloud.js"
import { Answers } from "./answers.js"
import { draw, newSeed, readWishes, writeWishes } from "./draw.js"
import { FollowUps, tieWish } from "./follow-ups.js"
import { tieGroups } from "./groups.js"
import * as interviews from "./interview.js"
import { showKept } from "./kept.js"
import { log } from "./log.js"
import { showRounds } from "./round-page.js"
import { MODES } from "./rounds.js"
import { due } from "./schedule.js"
import { askToPersist, lookAround } from "./surroundings.js"
import { focusScrollers } from "../scrollers.js"
import { showBeside } from "../own/beside.js"
import { OwnField } from "../own/field.js"
import { Timer } from "./timer.js"

const page = document.querySelector("[data-practice]")
const find = css => page.querySelector(css)
const words = JSON.parse(document.getElementById("practice-words").textContent)
const { locale } = JSON.parse(document.getElementById("words").textContent)
const answers = new Answers(page.dataset.root)
const slugs = [...page.querySelectorAll("[name=section]")].map(box => box.value)
const own = new OwnField(find("[data-own]"), () => {
  if (!find("[data-revealed]").hidden) showOwn()
  sayTrouble()
})
const settleGroups = tieGroups(find("[data-form]"))
const timer = new Timer(find("[data-clock]"), find("[data-bar]"))
const aloud = speakAloud({ find, say, words: words.aloud, timer, kept: askToPersist })
const followUps = new FollowUps(
  { box: find("[data-follow]"), go: find("[data-follow-go]"), step: find("[data-follow-step]"), list: find("[data-follow-list]") }, words.follow)
const rounds = showRounds({ find, show, say, words: { ...words, ...words.rounds }, answers, slugs, about, home, changed: () => offerReview() })

let sections = []
let interview = null
let loading = null
let refresh = async () => ({ states: new Map(), today: null })

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
  refresh = showKept({ find, say, words, sections, locale, changed: () => offerReview() })
  offerReview().then(sayTrouble)
  return true
}

function readAddress() {
  const query = new URLSearchParams(location.search)
  const lang = languageOf(query.get("lang"))
  if (MODES.includes(query.get("mode"))) return rounds.open(query, lang)
  const kept = interviews.recall(location.search)
  if (kept) return resume({ ...kept, lang })
  if (query.has("seed") || query.has("id")) {
    const wishes = readWishes(query, slugs)
    return begin(draw(sections, wishes, filterBy(wishes.only)), lang, location.search)
  }
  if (query.has("review")) review()
}

function begin(questions, lang, address) {
  if (!questions.length) return say(words.nothing)
  enter(interviews.begin(questions, lang, address))
}

/** Go on with an interview, less what is no longer asked. */
function resume(kept) {
  const ids = new Set(sections.flatMap(({ questions }) => questions.map(([id]) => id)))
  enter(withoutMissing(kept, ({ id }) => ids.has(id)))
}

function withoutMissing(from, isThere) {
  const left = interviews.passOver(from, isThere)
  if (left.questions.length < from.questions.length) say(words.missing)
  return left
}

/** Stand at the interview's question, or at its end. Each has an entry of the history: back is one question back. */
function enter(next, replace = false) {
  interview = next
  const { begun: of, at, address } = interview
  const { state } = history
  if (state?.of !== of || state.at !== at) {
    replace ||= location.search === address && state?.of === undefined
    history[replace ? "replaceState" : "pushState"]({ of, at }, "", address || location.pathname)
  }
  if (!interviews.current(interview)) return finish()
  interviews.keep(interview)
  return ask()
}

async function ask() {
  const question = interviews.current(interview)
  const { questions, at, lang } = interview
  let text
  try { text = await answers.of(question, lang) } catch { return askLater() }
  if (question !== interviews.current(interview)) return // another was asked for meanwhile
  if (!text) return passOver(question)
  find("[data-place]").textContent = words.of.replace("%a", String(at + 1)).replace("%b", String(questions.length))
  find("[data-about]").textContent = about(question, lang)
  const heading = find("[data-question]")
  heading.innerHTML = text.question
  heading.lang = find("[data-answer]").lang = text.lang
  interview = interviews.asked(interview, { title: heading.textContent, lang: text.lang })
  interviews.keep(interview)
  find("[data-answer]").innerHTML = text.answer
  focusScrollers(find("[data-answer]"))
  find("[data-revealed]").hidden = find("[data-retry]").hidden = true
  find("[data-show]").hidden = false
  showGrade()
  own.show(question.id)
  show("question")
  heading.focus()
  timer.start()
  aloud.ask({ id: question.id, lang: text.lang, text: heading.textContent })
  if (interviews.given(interview)) reveal()
}

/** A question whose answer has not come with the list is no reason to stop. */
function passOver(question) {
  const left = withoutMissing(interview, ({ id }) => id !== question.id)
  if (left.questions.length) return enter(left)
  show("setup")
}

/** Without a connection the interview waits where it is; before its first question the reader may choose again. */
function askLater() {
  say(words.offline)
  if (find("[data-screen=question]").hidden) return show("setup")
  find("[data-revealed]").hidden = find("[data-show]").hidden = true
  find("[data-retry]").hidden = false
}

/** Which grade was given, where one came back to a question, and whether the last one can be taken back. */
function showGrade() {
  const grade = interviews.given(interview)?.grade
  for (const button of page.querySelectorAll("[data-grade]")) button.setAttribute("aria-pressed", String(Number(button.dataset.grade) === grade))
  const last = interview.given[interview.at - 1]
  for (const button of page.querySelectorAll("[data-undo]")) button.hidden = !last
}

/** Take the last grade back, and stand at its question again. */
async function undo() {
  const last = interview.given[interview.at - 1]
  if (!last) return
  for (const button of page.querySelectorAll("[data-undo]")) button.hidden = true // a second press takes nothing back
  await log.undo(last)
  await enter(interviews.withdrawn(interview), true)
  reveal()
  offerReview()
}

/** The section and the level of a question, in words. */
function about({ section, level }, lang) {
  const { title } = sections.find(({ slug }) => slug === section)
  return `${title[lang] ?? title[locale]} · ${find(`[name=level][value=${level}] + span`).textContent}`
}

function reveal() {
  if (!find("[data-revealed]").hidden) return
  timer.stop()
  showOwn()
  aloud.reveal(find("[data-answer]"))
  followUps.begin(find("[data-answer]"), interview.address)
  find("[data-show]").hidden = true
  find("[data-revealed]").hidden = false
  find("[data-model]").focus()
}

function showOwn() {
  showBeside(find("[data-answer]"), find("[data-own]").value.trim(), words.own)
}

async function grade(value) {
  const question = interviews.current(interview)
  if (!question || find("[data-revealed]").hidden) return
  find("[data-revealed]").hidden = true // a second press of the key grades nothing
  const before = interviews.given(interview)
  if (before) await log.undo(before)
  const review = await log.add(question.id, value)
  sayTrouble()
  askToPersist()
  enter(interviews.graded(interview, review))
  offerReview()
}

function finish() {
  interviews.forget()
  const { well, again } = interviews.summary(interview)
  find("[data-result]").textContent = words.result.replace("%a", String(well.length)).replace("%b", String(well.length + again.length))
  list("well", well)
  list("again", again)
  find("[data-repeat]").hidden = !again.length
  showGrade()
  show("summary")
  find("#practice-summary").focus()
}

function list(name, questions) {
  find(`[data-${name}-box]`).hidden = !questions.length
  find(`[data-${name}]`).replaceChildren(...questions.map(({ id, section, title = id, lang = "" }) => {
    const link = document.createElement("a")
    link.textContent = title
    link.lang = lang
    link.href = `../${section}/#${id}-answer`
    const item = document.createElement("li")
    item.append(link)
    return item
  }))
}

/** What a plan holds for today, or else what is due. */
async function waiting() {
  const { states, today } = await refresh()
  const planned = today !== null
  return { planned, ids: today ?? due(states, Date.now()).map(({ id }) => id) }
}

async function offerReview() {
  const { planned, ids } = await waiting()
  find("[data-due]").hidden = !ids.length
  find("[data-due]").parentElement.classList.toggle("is-due", ids.length > 0)
  find("[data-due-count]").textContent = String(ids.length)
  find("[data-due-count]").parentElement.hidden = find("[data-due-do]").hidden = planned
  find("[data-plan-today]").hidden = find("[data-plan-do]").hidden = !planned
}

async function review() {
  const { planned, ids } = await waiting()
  if (!ids.length) return
  const all = new Map(draw(sections, { sections: [], levels: [], count: Infinity, seed: "", only: "" }).map(question => [question.id, question]))
  const lang = chosenLanguage()
  const asked = planned ? ids : ids.slice(0, 20)
  begin(asked.map(id => all.get(id)), lang, lang === locale ? "?review" : `?review&lang=${lang}`)
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
    begin(draw(sections, wishes, filterBy(wishes.only)), chosenLanguage(), `?${query}`)
  })
  find("[data-review]").addEventListener("click", review)
  find("[data-show]").addEventListener("click", reveal)
  find("[data-leave]").addEventListener("click", () => {
    if (interview.given.some(Boolean)) enter(interviews.standing(interview, Infinity))
    else home()
  })
  find("[data-retry]").addEventListener("click", ask)
  addEventListener("online", () => { if (!find("[data-retry]").hidden) ask() })
  for (const button of page.querySelectorAll("[data-undo]")) button.addEventListener("click", undo)
  // The same set in the other language.
  for (const link of document.querySelectorAll(".md-select__link[hreflang]")) {
    link.addEventListener("click", () => { if (interview) link.search = location.search })
  }
  find("[data-new]").addEventListener("click", home)
  find("[data-repeat]").addEventListener("click", () => {
    const { again } = interviews.summary(interview)
    begin(again, interview.lang, interview.address)
  })
  find("[data-note-close]").addEventListener("click", () => { find("[data-note]").hidden = true })
  find("[data-link]").addEventListener("click", async ({ target }) => {
    const address = new URL(interview.address, location.href).href
    say(await copyOrShow(address, target.closest("p")) ? words.copied : words.by_hand)
  })
  for (const button of page.querySelectorAll("[data-grade]")) {
    button.addEventListener("click", () => grade(Number(button.dataset.grade)))
  }
  tieWish(find("[name=follow]"))
  find("[data-modes]").addEventListener("change", ({ target }) => {
    find("[name=n]").value = MODES.includes(target.value) ? "10" : "5"
    for (const part of page.querySelectorAll("[data-only]")) part.hidden = part.dataset.only !== target.value
  })
  document.addEventListener("keydown", press)
  addEventListener("popstate", async ({ state }) => {
    if (interview && location.search === interview.address) {
      if (!state) return // an anchor of the page
      if (state.of === interview.begun) return enter(interviews.standing(interview, state.at))
    }
    interviews.forget()
    interview = null
    show("setup")
    fill()
    if (await load()) readAddress()
  })
  document.addEventListener("visibilitychange", async () => {
    if (document.hidden) return
    await log.flush()
    offerReview()
  })
}

/** Space shows the answer, 1 to 4 grade it; not while somebody types. */
function press(event) {
  if (find("[data-screen=question]").hidden || event.ctrlKey || event.metaKey || event.altKey) return
  if (event.target.closest("textarea, input, select, summary")) return
  const revealed = !find("[data-revealed]").hidden
  if (event.key === " " && !revealed && !event.target.closest("button, a")) {
    event.preventDefault()
    reveal()
  } else if (event.key === " " && revealed && !event.target.closest("button, a, pre, [tabindex='0']")) {
    event.preventDefault()
    followUps.on()
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
  if (name !== "question") {
    timer.stop()
    aloud.leave()
  }
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
  find("[name=only]").value = filterBy(wishes.only) ? wishes.only : ""
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
