/** "Save for offline": fetches what is missing of the whole handbook, and says beforehand how much that is. */

import { CACHE } from "./kept.js"

const box = document.querySelector("[data-offline]")
const words = JSON.parse(document.getElementById("offline-words").textContent)
const { base } = JSON.parse(document.getElementById("__config").textContent)
const root = new URL(`${base}/`, location.href)
const button = box.querySelector("button")
const status = box.querySelector("[role=status]")
const bar = box.querySelector("progress")

if ("serviceWorker" in navigator && "caches" in window && isSecureContext) prepare()
else say(words.missing)

async function prepare() {
  let wanted
  try {
    const answer = await fetch(new URL("offline.json", root), { cache: "no-cache" })
    wanted = await missing((await answer.json()).files)
  } catch {
    return say(words.unreachable)
  }
  box.hidden = false
  offer(wanted)
  button.addEventListener("click", () => save(wanted))
}

/** Leave out what is kept already in the same revision. */
async function missing(files) {
  const cache = await caches.open(CACHE)
  const kept = await revisions(cache)
  const found = await Promise.all(files.map(async ([path, revision, size]) => {
    const here = kept[path] === revision && await cache.match(new URL(path, root))
    return here ? null : { path, revision, size }
  }))
  return found.filter(Boolean)
}

function offer(wanted) {
  button.hidden = !wanted.length
  const size = wanted.reduce((sum, file) => sum + file.size, 0)
  button.textContent = words.save.replace("%s", String(Math.ceil(size / 1024)))
  say(wanted.length ? "" : words.saved)
}

async function save(wanted) {
  button.disabled = true
  bar.hidden = false
  bar.max = wanted.length
  const cache = await caches.open(CACHE)
  const kept = await revisions(cache)
  let failed = 0
  // One after another: a slow line is not made slower, and what arrived is kept if it breaks off.
  for (const [index, { path, revision }] of wanted.entries()) {
    try {
      const answer = await fetch(new URL(path, root), { cache: "no-cache" })
      if (!answer.ok) throw new Error(String(answer.status))
      await cache.put(new URL(path, root), answer)
      kept[path] = revision
    } catch {
      failed++
    }
    bar.value = index + 1
  }
  await cache.put(new URL("offline-kept.json", root), Response.json(kept))
  bar.hidden = true
  button.disabled = false
  if (failed) say(words.broken)
  else {
    button.hidden = true
    say(words.saved)
  }
}

async function revisions(cache) {
  const kept = await cache.match(new URL("offline-kept.json", root))
  return kept ? kept.json() : {}
}

function say(text) {
  box.hidden = false
  status.textContent = text
}
