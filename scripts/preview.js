/** Shows a newer build of a preview as soon as it is there, where the reader stands; a worker of a built site goes. */

const { version } = document.currentScript.dataset
const events = new EventSource("/preview.events")
events.onmessage = ({ data }) => {
  if (data === version) return
  events.close()
  location.reload()
}

navigator.serviceWorker?.getRegistrations().then(async workers => {
  await Promise.all(workers.map(worker => worker.unregister()))
  if (navigator.serviceWorker.controller) location.reload()
  else await caches.delete("suhbat")
})
