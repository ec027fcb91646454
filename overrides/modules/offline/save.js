/** "Save for offline": says what is kept of each group of sections, and fetches what is missing of those chosen. */

import { CACHE, keptAs, tidy } from "./kept.js"
import { siteRoot } from "./place.js"

const LIST = "offline.json"
const form = document.querySelector("[data-offline]")
const words = JSON.parse(document.getElementById("offline-words").textContent)
const root = siteRoot()
const button = form.querySelector("button")
const status = form.querySelector("[role=status]")
const bar = form.querySelector("progress")
const rows = [...form.querySelectorAll("[data-group]")]
const chosen = row => row.querySelector("input").checked

/** What the list names, and whether it is here as the list has it: `kept`, `old` (an earlier deploy's) or `none`. */
let files = []

if (!("serviceWorker" in navigator && "caches" in window && isSecureContext)) say(words.missing)
else look().then(() => {
  // At first all is offered; who kept some groups chose them.
  const before = rows.filter(row => row.dataset.group && whole(row))
  for (const row of rows) row.querySelector("input").checked = !row.dataset.group || !before.length || before.includes(row)
  show()
  document.addEventListener("visibilitychange", () => { if (!document.hidden && !button.disabled) look().then(show) })
  addEventListener("online", () => look().then(show))
}).catch(() => say(words.missing)) // the browser refuses to keep anything

form.addEventListener("change", show)
form.addEventListener("submit", event => {
  event.preventDefault()
  save()
})

/** Tell whether a group's files are all here, be they of an earlier deploy. */
function whole(row) {
  return of(row).length > 0 && of(row).every(file => file.state !== "none")
}

function of(row) {
  return files.filter(file => file.group === row.dataset.group)
}

/** Read the list, the newest where there is a network, and hold what is kept against it. */
async function look() {
  const cache = await caches.open(CACHE)
  let answer
  try {
    answer = await fetch(new URL(LIST, root), { cache: "reload" })
    if (!answer.ok) throw new Error(String(answer.status))
    cache.put(new URL(LIST, root), answer.clone()).catch(() => {})
    form.removeAttribute("data-cut")
  } catch {
    answer = await cache.match(new URL(LIST, root))
    form.setAttribute("data-cut", "")
  }
  const listed = answer ? (await answer.json()).files : []
  files = await Promise.all(listed.map(async ([path, revision, size, group]) => {
    const here = await cache.match(new URL(path, root)) ?? await cache.match(new URL(path, root), { ignoreSearch: true })
    const state = !here ? "none" : await revisionOf(here) === revision ? "kept" : "old"
    return { path, revision, size, group, state }
  }))
  for (const link of form.querySelectorAll("li a")) link.toggleAttribute("data-kept", Boolean(await cache.match(keptAs(link.href))))
}

/** The revision that a file's content has: what the list says of it was computed in the same way. */
async function revisionOf(answer) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()))
  return [...digest.slice(0, 5)].map(byte => byte.toString(16).padStart(2, "0")).join("")
}

function missing() {
  return rows.filter(chosen).flatMap(of).filter(file => file.state !== "kept")
}

const kilobytes = some => String(Math.ceil(some.reduce((sum, file) => sum + file.size, 0) / 1024))

/** Show what is kept and what a press would fetch. */
function show() {
  form.hidden = false
  for (const row of rows) {
    const own = of(row)
    const lacking = own.filter(file => file.state !== "kept")
    const text = !own.length ? "" : !lacking.length ? words.kept : whole(row) ? words.old : words.size
    row.querySelector("[data-size]").textContent = text.replace("%s", kilobytes(lacking))
    row.querySelector("[data-size]").toggleAttribute("data-kept", own.length > 0 && !lacking.length)
  }
  const wanted = missing()
  const cut = form.hasAttribute("data-cut")
  button.hidden = cut || !wanted.length
  button.textContent = words.save.replace("%s", kilobytes(wanted))
  if (cut) say(new URLSearchParams(location.search).has("missing") ? words.elsewhere : words.unreachable)
  else say(wanted.length ? "" : words.saved)
}

/** One after another: a slow line is not made slower, and what arrived is kept if it breaks off. */
async function save() {
  const wanted = missing()
  button.disabled = true
  bar.hidden = false
  bar.max = wanted.length
  bar.value = 0
  const cache = await caches.open(CACHE)
  let trouble = ""
  for (const { path, revision } of wanted) {
    try {
      const answer = await fetch(new URL(path, root), { cache: "reload" })
      if (!answer.ok || await revisionOf(answer.clone()) !== revision) throw new Error(path)
      await cache.put(new URL(path, root), answer)
    } catch (error) {
      trouble = error.name === "QuotaExceededError" ? words.full : words.broken
      if (trouble === words.full) break
    }
    bar.value++
  }
  await tidy(root.href)
  await look()
  bar.hidden = true
  button.disabled = false
  show()
  if (trouble) say(trouble)
}

function say(text) {
  form.hidden = false
  status.textContent = text
}
