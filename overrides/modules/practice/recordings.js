/** Recordings that the reader asked to keep. A database of their own: they are large, and in no file that is exported. */

/** @typedef {{at: number, id: string, seconds: number, type: string, data: ArrayBuffer}} Recording  `at` in milliseconds */

const NAME = "suhbat-voice"
const STORE = "recordings"

/** @param {string} id @param {Blob} blob @param {number} seconds @returns {Promise<void>} rejects where there is no room */
export async function keep(id, blob, seconds) {
  const data = await blob.arrayBuffer() // some browsers lose blobs that are kept
  await act("readwrite", store => store.put({ at: Date.now(), id, seconds, type: blob.type, data }))
}

/** @returns {Promise<Recording[]>} all that are kept, oldest first; none where nothing can be kept */
export async function all() {
  try { return await act("readonly", store => store.getAll()) } catch { return [] }
}

/** @param {number} at names the recording */
export const remove = at => act("readwrite", store => store.delete(at))

/** Delete all. */
export const clear = () => act("readwrite", store => store.clear())

async function act(mode, ask) {
  const database = await new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "at" })
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => resolve(opening.result)
  })
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(STORE, mode) // throws where the device dropped the database
      const request = ask(transaction.objectStore(STORE))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}
