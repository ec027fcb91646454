/** The service worker: what was visited can be read again without a network. It never takes over by force. */

import { CacheableResponsePlugin } from "workbox-cacheable-response"
import { registerRoute } from "workbox-routing"
import { NetworkFirst, StaleWhileRevalidate } from "workbox-strategies"
import { CACHE, isKept } from "./kept.js"

const root = new URL(self.registration.scope).pathname
const plugins = [new CacheableResponsePlugin({ statuses: [200] })]
const inside = path => path.slice(root.length)

// Pages: the newest where the network is quick enough, else the last one seen.
registerRoute(
  ({ request, url }) => request.mode === "navigate" && url.pathname.startsWith(root),
  new NetworkFirst({ cacheName: CACHE, networkTimeoutSeconds: 4, matchOptions: { ignoreSearch: true }, plugins }),
)

// Styles, scripts, search and practice: at once from the cache, renewed behind the scenes.
registerRoute(
  ({ request, url, sameOrigin }) => sameOrigin && request.mode !== "navigate" && url.pathname.startsWith(root) &&
    isKept(inside(url.pathname)),
  new StaleWhileRevalidate({ cacheName: CACHE, plugins }),
)

// An update waits until the reader agrees.
self.addEventListener("message", event => {
  if (event.data === "update") self.skipWaiting()
})
