import assert from "node:assert/strict"
import test from "node:test"
import { IDBFactory } from "fake-indexeddb"
import { Log, MIGRATIONS } from "../../overrides/modules/practice/log.js"
import { reconcile, revise } from "../../overrides/modules/practice/notes.js"

const answer = { id: "image", text: "oʻz soʻzim", at: 1 }
const open = (factory, migrations = MIGRATIONS) => new Log(() => factory, migrations)
const names = async log => [...(await log.connect()).objectStoreNames].sort()

/** A later version, as one will look: a store more, and a mark on every review. */
const NEXT = [...MIGRATIONS, (database, transaction) => {
  database.createObjectStore("later", { keyPath: "id" })
  const store = transaction.objectStore("reviews")
  store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return
    cursor.update({ ...cursor.value, device: "here" })
    cursor.continue()
  }
}]

/** The database as the first version of the site left it. */
async function first(factory) {
  const database = await new Promise(resolve => {
    const request = factory.open("suhbat", 1)
    request.onupgradeneeded = () => MIGRATIONS[0](request.result)
    request.onsuccess = () => resolve(request.result)
  })
  const change = database.transaction(["reviews", "answers"], "readwrite")
  change.objectStore("reviews").put({ key: "1000-image-x", id: "image", grade: 3, at: 1000 })
  change.objectStore("answers").put(answer)
  await new Promise(resolve => { change.oncomplete = resolve })
  return database
}

test("what the first version of the site kept is still there, even while an old tab holds it", async () => {
  const factory = new IDBFactory()
  const old = await first(factory)
  old.onversionchange = () => old.close()
  const { reviews, answers, events } = await open(factory).read()
  assert.deepEqual([reviews.length, answers, events], [1, [answer], []])
})

test("a newer version keeps every review and answer of an older one", async () => {
  const factory = new IDBFactory()
  const old = open(factory)
  await old.add("image", 3, 1000)
  await old.add("container", 1, 2000)
  await old.write(answer)
  const { reviews, answers } = await open(factory, NEXT).read()
  assert.deepEqual(reviews.map(({ id, grade, device }) => [id, grade, device]).sort(), [["container", 1, "here"], ["image", 3, "here"]])
  assert.deepEqual(answers, [answer])
})

test("a new device gets the newest form at once", async () => {
  const log = open(new IDBFactory(), NEXT)
  assert.deepEqual(await names(log), ["answers", "events", "later", "reviews"])
  await log.add("image", 4, 1)
  assert.equal((await log.read()).reviews.length, 1)
})

test("a page older than what is kept changes nothing, and holds what is new for the visit", async () => {
  const factory = new IDBFactory()
  const newer = open(factory, NEXT)
  await newer.add("image", 2, 1)
  const older = open(factory)
  await older.add("image", 3, 2)
  assert.equal(older.trouble, "forgets")
  assert.equal((await older.read()).reviews.length, 1)
  assert.equal((await open(factory, NEXT).read()).reviews.length, 1)
})

test("a connection that the device dropped is made anew", async () => {
  const factory = new IDBFactory()
  const log = open(factory)
  await log.add("image", 3, 1)
  ;(await log.connect()).close()
  await log.add("image", 4, 2)
  ;(await log.connect()).close()
  assert.equal((await log.read()).reviews.length, 2)
  assert.equal(log.trouble, "")
})

test("a database that opens too late gets what was held for it", { timeout: 10_000 }, async () => {
  const factory = new IDBFactory()
  let answerIt
  const slow = { open: (...wanted) => {
    const request = {}
    answerIt = () => Object.assign(factory.open(...wanted), { onupgradeneeded: event => request.onupgradeneeded.call(event.target, Object.assign(event)),
      onsuccess: ({ target }) => { request.result = target.result; request.onsuccess() } })
    Object.defineProperty(request, "result", { writable: true })
    return request
  } }
  await first(factory).then(database => database.close())
  const migrated = open(factory)
  await migrated.read()
  ;(await migrated.connect()).close()
  const log = open(slow)
  const before = Date.now()
  await log.add("container", 2, 5)
  assert.ok(Date.now() - before < 3000)
  assert.equal(log.trouble, "forgets")
  await log.add("container", 3, 6)
  assert.ok(Date.now() - before < 3000, "it waits once")
  assert.equal((await log.read()).reviews.length, 2)
  answerIt()
  while (log.held.length) await new Promise(resolve => setTimeout(resolve, 10))
  assert.equal(log.trouble, "")
  assert.equal((await open(factory).read()).reviews.length, 3)
})

test("a review that lies ahead counts as now, for good", async () => {
  const factory = new IDBFactory()
  const log = open(factory)
  await log.add("image", 3, Date.now() + 4e12)
  const [{ at }] = (await log.read()).reviews
  assert.ok(at <= Date.now())
  assert.equal((await open(factory).read()).reviews[0].at, at)
})

test("events are a union, whatever their kind", async () => {
  const here = open(new IDBFactory())
  const there = open(new IDBFactory())
  await here.record("quiz", "image", { right: false }, 1)
  await there.record("of later days", "image", { colour: "blue" }, 2)
  await there.record("drill", "image", { right: true, part: 1 }, 3)
  const other = await there.read()
  await here.merge(other)
  await here.merge(other)
  assert.deepEqual((await here.read()).events.map(({ kind, colour }) => [kind, colour]).sort(),
    [["drill", undefined], ["of later days", "blue"], ["quiz", undefined]])
})

test("a version made from another replaces it; two made apart are both kept, the same on every device", () => {
  const root = revise("a", "one", undefined, 1)
  const later = revise("a", "two", root, 2)
  const apart = revise("a", "three", root, 3)
  assert.equal(reconcile(root, later), later)
  assert.equal(reconcile(later, root), later)
  const both = reconcile(later, apart)
  assert.equal(both.text, "two\n\nthree")
  assert.deepEqual(reconcile(apart, later), both)
  assert.deepEqual([reconcile(both, apart), reconcile(later, both), reconcile(root, both)], [both, both, both])
  const emptied = revise("a", "", both, 4)
  assert.equal(reconcile(both, emptied).text, "")
})

test("two tabs that write at once keep what both wrote", async () => {
  const factory = new IDBFactory()
  const [one, two] = [open(factory), open(factory)]
  const seen = await one.write(revise("image", "first", undefined, 1))
  const [here] = await Promise.all([one.write(revise("image", "left", seen, 2)), two.write(revise("image", "right", seen, 3))])
  const kept = await open(factory).answer("image")
  assert.equal(kept.text, "left\n\nright")
  assert.ok(["left", "left\n\nright"].includes(here.text))
})
