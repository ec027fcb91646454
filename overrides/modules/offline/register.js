/** Starts the service worker once the page is read, and offers its updates. */

/**
 * Register the worker of the site's root; says nothing where there are none.
 * @param {{update: string}} words
 */
export function registerWorker(words) {
  if (!("serviceWorker" in navigator) || !isSecureContext) return
  addEventListener("load", async () => {
    const { base } = JSON.parse(document.getElementById("__config").textContent)
    const root = new URL(`${base}/`, location.href)
    try {
      const registration = await navigator.serviceWorker.register(new URL("sw.js", root), { scope: root.pathname })
      watch(registration, words)
    } catch { /* reading needs no worker */ }
  })
}

function watch(registration, words) {
  const offer = () => {
    if (registration.waiting && navigator.serviceWorker.controller) offerUpdate(registration.waiting, words.update)
  }
  offer()
  registration.addEventListener("updatefound", () => {
    registration.installing.addEventListener("statechange", offer)
  })
}

function offerUpdate(worker, label) {
  if (document.querySelector(".offer-update")) return
  const button = Object.assign(document.createElement("button"), { type: "button", className: "offer-update", textContent: label })
  button.addEventListener("click", () => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true })
    worker.postMessage("update")
  })
  document.body.append(button)
}
