/** The service worker: what was visited can be read again without a network. It never takes over by force. */

import { CacheableResponsePlugin } from "workbox-cacheable-response"
import { registerRoute } from "workbox-routing"
import { NetworkFirst, StaleWhileRevalidate } from "workbox-strategies"
import { insteadOf } from "./instead.js"
import { CACHE, isKept, keptAs, tidy } from "./kept.js"

const root = self.registration.scope
const plugins = [
  new CacheableResponsePlugin({ statuses: [200] }),
  { cacheKeyWillBeUsed: async ({ request }) => keptAs(request.url) },
]
const inside = url => url.href.startsWith(root)

// Pages: the newest where the network is quick enough, else the last one seen, else where to read on.
registerRoute(
  ({ request, url }) => request.mode === "navigate" && inside(url),
  quiet(new NetworkFirst({
    cacheName: CACHE,
    networkTimeoutSeconds: 4,
    plugins: [...plugins, { handlerDidError: ({ request }) => insteadOf(request.url, root) }],
  })),
)

// Styles, scripts, search and practice: at once from the cache, renewed behind the scenes. What a page asks to be
// fetched anew ("save for offline") goes past the worker.
const renewed = { cacheDidUpdate: ({ oldResponse, event }) => { if (!oldResponse) event.waitUntil(tidySoon()) } }
registerRoute(
  ({ request, url }) => inside(url) && request.mode !== "navigate" && request.cache !== "reload" &&
    isKept(url.href.slice(root.length)),
  quiet(new StaleWhileRevalidate({ cacheName: CACHE, plugins: [...plugins, renewed] })),
)

/** A strategy whose answer counts even where it could not be kept: the device may be full. */
function quiet(strategy) {
  return ({ event, request }) => {
    const [answer, done] = strategy.handleAll({ event, request })
    event.waitUntil(done.catch(() => {}))
    return answer
  }
}

let tidying
/** Many new files come at once: tidy after the last. */
function tidySoon() {
  return tidying ??= new Promise(resolve => setTimeout(resolve, 3000)).then(() => tidy(root)).finally(() => { tidying = undefined })
}

// An update waits until the reader agrees.
self.addEventListener("message", event => {
  if (event.data === "update") self.skipWaiting()
})
