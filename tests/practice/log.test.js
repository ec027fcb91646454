import assert from "node:assert/strict"
import test from "node:test"
import { IDBFactory } from "fake-indexeddb"
import { MIGRATIONS, openLog } from "../../overrides/modules/practice/log.js"

const answer = { id: "image", text: "oʻz soʻzim", at: 1 }

/** A later version, as one will look: a store for notes, and a mark on every review. */
const NEXT = [...MIGRATIONS, (database, transaction) => {
  database.createObjectStore("notes", { keyPath: "id" })
  const store = transaction.objectStore("reviews")
  store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
    if (!cursor) return
    cursor.update({ ...cursor.value, device: "here" })
    cursor.continue()
  }
}]

test("a newer version keeps every review and answer of an older one", async () => {
  const factory = new IDBFactory()
  const old = await openLog(factory)
  await old.add("image", 3, 1000)
  await old.add("container", 1, 2000)
  await old.write(answer)
  const log = await openLog(factory, NEXT)
  const { reviews, answers } = await log.read()
  assert.deepEqual(reviews.map(({ id, grade, device }) => [id, grade, device]).sort(), [["container", 1, "here"], ["image", 3, "here"]])
  assert.deepEqual(answers, [answer])
})

test("a new device gets the newest form at once", async () => {
  const log = await openLog(new IDBFactory(), NEXT)
  assert.deepEqual([...log.database.objectStoreNames].sort(), ["answers", "notes", "reviews"])
  await log.add("image", 4, 1)
  assert.equal((await log.read()).reviews.length, 1)
})

test("a page older than what is kept refuses it and changes nothing", async () => {
  const factory = new IDBFactory()
  const newer = await openLog(factory, NEXT)
  await newer.add("image", 2, 1)
  newer.database.close()
  await assert.rejects(openLog(factory))
  assert.equal((await (await openLog(factory, NEXT)).read()).reviews.length, 1)
})
