import assert from "node:assert/strict"
import test from "node:test"
import { read as readAt, write } from "../../overrides/modules/practice/transfer.js"

const contents = {
  reviews: [{ key: "1-a", id: "a", grade: 3, at: 1 }],
  answers: [{ id: "a", text: "oʻz soʻzim", at: 2 }, { id: "b", text: "", at: 4, before: [3] }],
  events: [{ key: "2-a", kind: "quiz", id: "a", right: false, at: 2 }, { key: "u", kind: "undo", id: "a", of: "1-a", at: 3 }],
  known: { a: 5 },
  marked: { b: -6 },
}
const NOW = 1000
const read = text => readAt(text, NOW)

test("what is written can be read", () => assert.deepEqual(read(write(contents)), contents))

for (const [name, text] of Object.entries({
  empty: "", "no JSON": "{", "another file": "[]", "cut short": write(contents).slice(0, 60), null: "null",
})) {
  test(`a damaged file is told as one: ${name}`, () => assert.throws(() => read(text), new TypeError("damaged")))
}

test("a file of a later version is not guessed at", () => {
  assert.throws(() => read(write(contents).replace('"version": 2', '"version": 9')), new TypeError("newer"))
})

test("entries that make no sense are left out", () => {
  const text = JSON.stringify({
    format: "suhbat-practice", version: 1,
    reviews: [...contents.reviews, { key: "x", id: "a", grade: 7, at: 1 }, null, { key: "y", id: "a", grade: 1, at: "now" }],
    answers: [{ id: 3 }, { id: "a", text: "x", at: 1, before: "?" }], events: [null, { kind: "quiz" }], known: { a: "x" }, marked: 7,
  })
  assert.deepEqual(read(text), { reviews: contents.reviews, answers: [], events: [], known: {}, marked: {} })
})

test("a file of the first form still loads", () => {
  const { reviews, answers } = contents
  const file = JSON.stringify({ format: "suhbat-practice", version: 1, reviews, answers: [answers[0]] }, null, 1)
  assert.deepEqual(read(file), { reviews, answers: [answers[0]], events: [], known: {}, marked: {} })
})

test("what lies ahead counts as now", () => {
  const ahead = { ...contents, reviews: [{ ...contents.reviews[0], at: 8e15 }] }
  assert.equal(read(write(ahead)).reviews[0].at, NOW)
})
