import assert from "node:assert/strict"
import test from "node:test"
import { read, write } from "../../overrides/modules/practice/transfer.js"
import { ForgetfulLog } from "../../overrides/modules/practice/log.js"

const contents = {
  reviews: [{ key: "1-a", id: "a", grade: 3, at: 1 }],
  answers: [{ id: "a", text: "oʻz soʻzim", at: 2 }],
}

test("what is written can be read", () => assert.deepEqual(read(write(contents)), contents))

for (const [name, text] of Object.entries({
  empty: "", "no JSON": "{", "another file": "[]", "cut short": write(contents).slice(0, 60), null: "null",
})) {
  test(`a damaged file is told as one: ${name}`, () => assert.throws(() => read(text), new TypeError("damaged")))
}

test("a file of a later version is not guessed at", () => {
  assert.throws(() => read(write(contents).replace('"version": 1', '"version": 9')), new TypeError("newer"))
})

test("entries that make no sense are left out", () => {
  const text = JSON.stringify({
    format: "suhbat-practice", version: 1,
    reviews: [...contents.reviews, { key: "x", id: "a", grade: 7, at: 1 }, null, { key: "y", id: "a", grade: 1, at: "now" }],
    answers: [{ id: 3 }],
  })
  assert.deepEqual(read(text), { reviews: contents.reviews, answers: [] })
})

test("a log that forgets still works for the visit", async () => {
  const log = new ForgetfulLog()
  await log.add("a", 3, 5)
  await log.write({ id: "a", text: "x", at: 1 })
  assert.equal((await log.read()).reviews.length, 1)
})
