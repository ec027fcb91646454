/** What is kept on the device: an append-only log of reviews, and the reader's own answers. IndexedDB. */

/**
 * @typedef {import("./schedule.js").Review} Review
 * @typedef {{id: string, text: string, at: number}} OwnAnswer
 * @typedef {{reviews: Review[], answers: OwnAnswer[]}} Contents
 */

const NAME = "suhbat"

/** Each step brings a database from its own number to the next; none is ever changed, new ones are added below. */
export const MIGRATIONS = [
  database => {
    database.createObjectStore("reviews", { keyPath: "key" })
    database.createObjectStore("answers", { keyPath: "id" })
  },
]

/**
 * Open the log. Rejects where storage is refused, full or damaged.
 * @param {IDBFactory} factory
 * @param {typeof MIGRATIONS} migrations
 * @returns {Promise<Log>}
 */
export function openLog(factory = indexedDB, migrations = MIGRATIONS) {
  return new Promise((resolve, reject) => {
    const request = factory.open(NAME, migrations.length)
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const migrate of migrations.slice(oldVersion)) migrate(request.result, request.transaction)
    }
    request.onsuccess = () => resolve(new Log(request.result))
    request.onerror = () => reject(request.error)
    request.onblocked = () => reject(new Error("the database is blocked by another tab"))
  })
}

/** The opened log. Every change is one transaction, so that two tabs cannot overwrite each other. */
export class Log {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database
    // A newer version in another tab may migrate only when this one lets go.
    database.onversionchange = () => database.close()
  }

  /**
   * Add one review.
   * @param {string} id of the question
   * @param {number} grade 1–4
   * @param {number} at in milliseconds
   * @returns {Promise<Review>}
   */
  async add(id, grade, at) {
    const review = { key: `${at}-${id}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`, id, grade, at }
    await this.change("reviews", store => store.add(review))
    return review
  }

  /**
   * Keep the reader's own answer; an empty one is kept too, so that a merge does not bring the old one back.
   * @param {OwnAnswer} answer
   */
  async write(answer) {
    await this.change("answers", store => store.put(answer))
  }

  /** @returns {Promise<Contents>} */
  async read() {
    const [reviews, answers] = await Promise.all(["reviews", "answers"].map(name => new Promise((resolve, reject) => {
      const request = this.database.transaction(name).objectStore(name).getAll()
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })))
    return { reviews, answers }
  }

  /**
   * Add another device's contents: reviews as a union, of two own answers the later one.
   * @param {Contents} other
   * @returns {Promise<number>} how many reviews were new
   */
  async merge(other) {
    const here = await this.read()
    const known = new Set(here.reviews.map(review => review.key))
    const fresh = other.reviews.filter(review => !known.has(review.key))
    await this.change("reviews", store => fresh.forEach(review => store.put(review)))
    const written = new Map(here.answers.map(answer => [answer.id, answer.at]))
    const later = other.answers.filter(answer => answer.at > (written.get(answer.id) ?? -1))
    await this.change("answers", store => later.forEach(answer => store.put(answer)))
    return fresh.length
  }

  change(name, act) {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(name, "readwrite")
      transaction.oncomplete = () => resolve()
      transaction.onabort = transaction.onerror = () => reject(transaction.error)
      act(transaction.objectStore(name))
    })
  }
}

/** Stands in for the log where the device keeps nothing: the page works, and forgets when it is left. */
export class ForgetfulLog {
  reviews = []
  answers = new Map()

  async add(id, grade, at) {
    const review = { key: `${at}-${this.reviews.length}`, id, grade, at }
    this.reviews.push(review)
    return review
  }

  async write(answer) {
    this.answers.set(answer.id, answer)
  }

  async read() {
    return { reviews: [...this.reviews], answers: [...this.answers.values()] }
  }

  async merge(other) {
    this.reviews.push(...other.reviews)
    for (const answer of other.answers) this.answers.set(answer.id, answer)
    return other.reviews.length
  }
}
