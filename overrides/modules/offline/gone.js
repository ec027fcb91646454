/** The kill switch: takes the place of the service worker, deletes what this site kept and removes itself. */

import { forget } from "./kept.js"

self.addEventListener("install", () => self.skipWaiting())
self.addEventListener("activate", event => event.waitUntil(
  forget(self.registration.scope).then(() => self.registration.unregister()),
))
