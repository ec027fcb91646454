/** The kill switch: takes the place of the service worker, empties its cache and removes itself. */

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil(
  caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => self.registration.unregister()),
))
