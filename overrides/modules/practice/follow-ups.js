/** The interview goes on after the answer: one or two of the question's own follow-ups, then the hard one. */

import { lot } from "./draw.js"

const KEY = "suhbat.follow-ups"
const ASKED = 2 // of the list, before the hard one

/** @typedef {{question: string, answer: string}} FollowUp  both HTML */

/**
 * Find what an answer's own text asks on: a list, and the hard one below it.
 * @param {Element} answer
 * @returns {{list: FollowUp[], hard: FollowUp[], parts: Element[]}} `parts` are the elements that give it away
 */
export function readFollowUps(answer) {
  const last = answer.querySelector(".hard")
  const list = last?.previousElementSibling
  if (list?.localName !== "ul") return { list: [], hard: [], parts: [] }
  const items = [...list.children].map(apart).filter(Boolean)
  return { list: items, hard: [apart(last)].filter(Boolean), parts: [list.previousElementSibling, list, last].filter(Boolean) }
}

/** Ties the box below the answer, and the button that leads to it. */
export class FollowUps {
  /**
   * @param {{box: HTMLElement, go: HTMLElement, step: HTMLButtonElement, list: HTMLElement}} places
   * @param {{next: string, hard: string, show: string}} words
   */
  constructor(places, words) {
    Object.assign(this, places)
    this.words = words
    this.go.addEventListener("click", () => this.lead())
    this.step.addEventListener("click", () => this.on())
  }

  /**
   * Begin with an answer that is shown. Where nothing is to be asked, the answer stands whole.
   * @param {Element} answer
   * @param {string} seed which of them are asked
   */
  begin(answer, seed) {
    const { list, hard, parts } = wished() ? readFollowUps(answer) : { list: [], hard: [], parts: [] }
    const drawn = list.map((each, index) => ({ each, lot: lot(seed, String(index)) })).sort((a, b) => a.lot - b.lot).slice(0, ASKED)
    this.waiting = [...drawn.map(({ each }) => each), ...hard]
    this.hardest = hard[0]
    this.parts = parts
    this.list.replaceChildren()
    this.answer = null
    this.box.lang = answer.lang
    this.box.hidden = this.go.hidden = !this.waiting.length
    if (!this.waiting.length) return
    for (const part of parts) part.hidden = true
    this.ask()
  }

  /** Show what comes next: the answer to what was asked, or another question. */
  on() {
    if (this.box.hidden) return
    if (this.answer) {
      this.answer.hidden = false
      this.answer = null
    } else if (this.waiting.length) this.ask()
    this.settle()
    this.lead()
  }

  ask() {
    const { question, answer } = this.waiting[0]
    const item = document.createElement("li")
    if (this.waiting[0] === this.hardest) item.className = "hardest"
    item.innerHTML = `<p tabindex="-1"><strong>${question}</strong></p><p hidden>${answer}</p>`
    this.answer = item.lastElementChild
    this.waiting = this.waiting.slice(1)
    this.list.append(item)
    this.settle()
  }

  settle() {
    const over = !this.answer && !this.waiting.length
    this.step.hidden = this.go.hidden = over
    this.step.firstChild.textContent = this.answer ? this.words.show : this.waiting[0] === this.hardest ? this.words.hard : this.words.next
    if (over) for (const part of this.parts) part.hidden = false // those that were not asked can be read
  }

  /** Bring what was asked last before the reader's eyes. */
  lead() {
    const place = this.list.lastElementChild.firstElementChild
    place.focus({ preventScroll: true })
    place.scrollIntoView({ block: "center" })
  }
}

/**
 * Tie the box that turns follow-ups off.
 * @param {HTMLInputElement} box
 */
export function tieWish(box) {
  box.checked = wished()
  box.addEventListener("change", () => {
    try { localStorage.setItem(KEY, box.checked ? "on" : "off") } catch { /* it holds for this page */ }
    refused = !box.checked
  })
}

let refused = false
function wished() {
  try { return !refused && localStorage.getItem(KEY) !== "off" } catch { return !refused }
}

/** Take a question in italics and what follows it apart. Links are no part of what is asked. */
function apart(element) {
  const copy = /** @type {Element} */ (element.cloneNode(true))
  const question = copy.querySelector("em")
  if (!question) return null
  if (copy.firstElementChild.localName === "strong") copy.firstElementChild.remove() // its label
  for (const link of question.querySelectorAll("a")) link.replaceWith(...link.childNodes)
  const asked = question.innerHTML
  question.remove()
  return { question: asked, answer: copy.innerHTML.trim() }
}
