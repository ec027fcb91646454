/**
 * What is kept on the device, in IndexedDB: reviews, the reader's own answers, and events. Reviews and events are only
 * ever added. A new kind of event needs no change here: see `record`.
 */

import { reconcile } from "./notes.js"

/**
 * @typedef {import("./schedule.js").Review} Review
 * @typedef {import("./notes.js").OwnAnswer} OwnAnswer
 * @typedef {{key: string, kind: string, id: string, at: number, [detail: string]: any}} Event  `id` of a question or
 *   "", `at` in milliseconds. Kinds: `undo` takes the review `of` back; `quiz` and `drill` say whether it was `right`,
 *   and of several in one question which `part`.
 * @typedef {{reviews: Review[], answers: OwnAnswer[], events: Event[]}} Contents
 */

const NAME = "suhbat"
const STORES = ["reviews", "answers", "events"]
const PARKED = "suhbat.parked"
const PATIENCE = 2000 // milliseconds: some browsers never answer
const CHUNK = 1000 // entries that are brought in at once

/** Each step brings a database from its own number to the next; none is ever changed, new ones are added below. */
export const MIGRATIONS = [
  database => {
    database.createObjectStore("reviews", { keyPath: "key" })
    database.createObjectStore("answers", { keyPath: "id" })
  },
  database => {
    database.createObjectStore("events", { keyPath: "key" })
  },
]

/**
 * The log. It never rejects: what does not reach the database is held, tried again with whatever comes next, and parked
 * in localStorage when the page goes. Every change is one transaction, so that two tabs cannot overwrite each other.
 */
export class Log {
  /** Why something does not reach the device: `full`, `forgets`, or "" where all did. */
  trouble = ""

  /** @type {{store: string, value: any}[]} what did not reach the device yet, in order */
  held = []

  /**
   * @param {() => IDBFactory} factory asked at every opening, for it may be refused
   * @param {typeof MIGRATIONS} migrations
   */
  constructor(factory = () => indexedDB, migrations = MIGRATIONS) {
    this.factory = factory
    this.migrations = migrations
  }

  /**
   * Add one review.
   * @param {string} id of the question
   * @param {number} grade 1–4
   * @param {number} at in milliseconds
   * @returns {Promise<Review>}
   */
  async add(id, grade, at = Date.now()) {
    const review = { key: newKey(id, at), id, grade, at }
    await this.keep("reviews", review)
    return review
  }

  /**
   * Add one event.
   * @param {string} kind
   * @param {string} id of the question, "" for none
   * @param {Record<string, any>} details plain data, such as `{right: false}`
   * @param {number} at in milliseconds
   * @returns {Promise<Event>}
   */
  async record(kind, id, details, at = Date.now()) {
    const event = { ...details, key: newKey(id || kind, at), kind, id, at }
    await this.keep("events", event)
    return event
  }

  /** Take a review back. @param {Review} review */
  async undo({ id, key }) {
    await this.record("undo", id, { of: key })
  }

  /**
   * Keep the reader's own answer; an empty one is kept too, so that a merge does not bring the old one back.
   * @param {OwnAnswer} answer
   * @returns {Promise<OwnAnswer>} what is kept now: with another tab's text, where the writer had not seen it
   */
  async write(answer) {
    await this.keep("answers", answer)
    return await this.answer(answer.id)
  }

  /** @param {string} id @returns {Promise<OwnAnswer | undefined>} the reader's own answer to a question */
  async answer(id) {
    await this.recover()
    const [stored] = await this.look(["answers"], store => store.get(id), PATIENCE)
    return this.heldIn("answers").filter(answer => answer.id === id).reduce(reconcile, stored)
  }

  /** Everything. No time lies ahead: a clock that went wrong would put a question off for years. @returns {Promise<Contents>} */
  async read() {
    await this.recover()
    const found = await this.look(STORES, store => store.getAll())
    const [reviews, answers, events] = STORES.map((store, index) => {
      const entries = new Map((found[index] ?? []).map(entry => [entry[KEY[store]], entry]))
      for (const value of this.heldIn(store)) entries.set(value[KEY[store]], settle(store, entries.get(value[KEY[store]]), value))
      return [...entries.values()]
    })
    const now = Date.now()
    const ahead = Object.entries({ reviews, events }).flatMap(([store, entries]) =>
      entries.filter(({ at }) => at > now).map(value => ({ store, value: Object.assign(value, { at: now }) })))
    if (ahead.length) {
      this.held.push(...ahead)
      await this.flush()
    }
    return { reviews, answers, events }
  }

  /**
   * Add another device's contents: reviews and events as a union, of two own answers what both say.
   * @param {Contents} other
   * @param {(done: number) => void} progress is told which part is done, up to 1
   * @returns {Promise<number>} how many reviews were new
   */
  async merge(other, progress = () => {}) {
    const here = await this.read()
    const known = new Set([...here.reviews, ...here.events].map(({ key }) => key))
    const fresh = {
      reviews: other.reviews.filter(({ key }) => !known.has(key)),
      events: other.events.filter(({ key }) => !known.has(key)),
      answers: other.answers,
    }
    const entries = STORES.flatMap(store => fresh[store].map(value => ({ store, value })))
    for (let start = 0; start < entries.length; start += CHUNK) {
      this.held.push(...entries.slice(start, start + CHUNK))
      await this.flush()
      progress(Math.min(1, (start + CHUNK) / entries.length))
    }
    return fresh.reviews.length
  }

  /** A page may go before the database has answered: what is held is put where the next visit finds it. */
  park() {
    if (!this.held.length) return
    const all = new Map([...parked(), ...this.held].map(entry => [JSON.stringify(entry), entry]))
    try { localStorage.setItem(PARKED, JSON.stringify([...all.values()])) } catch { /* the database may make it */ }
  }

  /** Take up, once, what an earlier page had to park. */
  recover() {
    if (this.recovered) return this.recovered
    const left = parked()
    if (left.length) localStorage.removeItem(PARKED)
    this.held.unshift(...left)
    return this.recovered = this.flush()
  }

  /** Try again to keep what is held. */
  async flush() {
    const held = [...this.held]
    if (!held.length) return
    try {
      await this.transact(STORES, "readwrite", store => {
        for (const entry of held.filter(entry => entry.store === store.name)) put(store, entry.value)
      }, held.length > CHUNK ? Infinity : PATIENCE)
      this.held = this.held.filter(entry => !held.includes(entry))
      this.trouble = ""
    } catch (error) {
      this.trouble = error?.name === "QuotaExceededError" ? "full" : "forgets"
    }
  }

  async keep(store, value) {
    this.held.push({ store, value })
    await this.flush()
  }

  heldIn(store) {
    return this.held.filter(entry => entry.store === store).map(entry => entry.value)
  }

  /** One answer of each store; none where the database cannot be reached. */
  async look(stores, ask, patience = Infinity) {
    try { return await this.transact(stores, "readonly", ask, patience) } catch {
      this.trouble ||= "forgets"
      return []
    }
  }

  /** Act on stores in one transaction. Where the device dropped the connection while the page slept, once more on a new one. */
  async transact(stores, mode, act, patience) {
    for (let again = false; ; again = true) {
      try {
        return await patiently(transaction(await this.connect(), stores, mode, act), patience)
      } catch (error) {
        if (again || error?.name === "QuotaExceededError" || error?.name === "TimeoutError") throw error
        this.connection = null
      }
    }
  }

  /** The open database. One that took too long is used once it is there after all. */
  connect() {
    if (!this.connection) {
      const opening = open(this.factory, this.migrations, () => { this.connection = null })
      const connection = this.connection = patiently(opening, PATIENCE)
      opening.then(() => {
        if (this.connection !== connection) return
        this.connection = opening
        return this.flush()
      }).catch(() => { if (this.connection === connection) this.connection = null })
      connection.catch(() => {})
    }
    return this.connection
  }
}

/** The log of this page's device. */
export const log = new Log()
globalThis.addEventListener?.("pagehide", () => log.park())

const KEY = { reviews: "key", answers: "id", events: "key" }

const settle = (store, stored, value) => store === "answers" ? reconcile(stored, value) : value

function parked() {
  try { return JSON.parse(localStorage.getItem(PARKED)).filter(({ store, value }) => STORES.includes(store) && value) } catch { return [] }
}

function newKey(id, at) {
  return `${at}-${id}-${crypto.getRandomValues(new Uint32Array(1))[0].toString(36)}`
}

function put(store, value) {
  if (store.name !== "answers") return store.put(value)
  const stored = store.get(value.id)
  stored.onsuccess = () => store.put(reconcile(stored.result, value))
}

/** Rejects where storage is refused, full or damaged, or kept by a newer page. */
function open(factory, migrations, onclose) {
  return new Promise((resolve, reject) => {
    const request = factory().open(NAME, migrations.length)
    request.onupgradeneeded = ({ oldVersion }) => {
      for (const migrate of migrations.slice(oldVersion)) migrate(request.result, request.transaction)
    }
    request.onsuccess = () => {
      const database = request.result
      // A newer version in another tab may migrate only when this one lets go.
      database.onversionchange = () => { database.close(); onclose() }
      database.onclose = onclose
      resolve(database)
    }
    request.onerror = () => reject(request.error)
  })
}

function transaction(database, stores, mode, act) {
  return new Promise((resolve, reject) => {
    const all = database.transaction(stores, mode)
    const requests = stores.map(name => act(all.objectStore(name)))
    all.oncomplete = () => resolve(requests.map(request => request?.result))
    all.onabort = all.onerror = () => reject(all.error)
  })
}

function patiently(promise, milliseconds) {
  if (milliseconds === Infinity) return promise
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(Object.assign(new Error("no answer"), { name: "TimeoutError" })), milliseconds)
    promise.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
