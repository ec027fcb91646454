/** Starts the service worker once the page is read, keeps the page that was there before it, and offers its updates. */

import { CACHE, forget, isKept, keptAs } from "./kept.js"
import { siteRoot } from "./place.js"

/**
 * Register the worker of the site's root; says nothing where there are none. Where the site has taken its worker
 * back, those that are still there are told.
 * @param {{update: string, offline: boolean, offer: string}} words
 */
export function registerWorker(words) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return
  addEventListener("load", async () => {
    const root = siteRoot()
    try {
      if (!words.offline) return await leave(root)
      const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname })
      watch(registration, words)
      if (!navigator.serviceWorker.controller) await keepFirst(root, words.offer)
    } catch { /* reading needs no worker */ }
  })
}

/** The worker is at this address again and then gone; what it kept as it went is deleted after it. */
async function leave(root) {
  const registration = await navigator.serviceWorker.getRegistration(root.pathname)
  if (registration) await registration.update()
  else await forget(root.href)
}

/** The first page came before the worker: keep it with its files, and the page that says what is kept, from the browser's store. */
async function keepFirst(root, offer) {
  const files = performance.getEntriesByType("resource").map(entry => entry.name)
  const wanted = [location.href, new URL(offer, location).href, new URL("assets/offline.js", root).href, ...files]
  const cache = await caches.open(CACHE)
  const inside = wanted.filter(url => url.startsWith(root) && isKept(url.slice(root.href.length))).map(keptAs)
  for (const url of new Set(inside)) {
    const answer = await fetch(url, { cache: "force-cache" })
    if (answer.ok) await cache.put(url, answer)
  }
}

function watch(registration, words) {
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offerUpdate(registration, words.update)
  }
  offer()
  registration.addEventListener("updatefound", () => {
    registration.installing.addEventListener("statechange", offer)
  })
}

function offerUpdate(registration, label) {
  if (document.querySelector(".offer-update")) return
  const button = Object.assign(document.createElement("button"), { type: "button", className: "offer-update", textContent: label })
  button.addEventListener("click", () => {
    if (!registration.waiting) return location.reload() // taken in another tab: this page is the old one still
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
    registration.waiting.postMessage("update")
  })
  document.body.append(button)
}
