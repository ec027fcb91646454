import assert from "node:assert/strict"
import test from "node:test"
import { derive as deriveAll, due, endOfDay, practised } from "../../overrides/modules/practice/schedule.js"

const DAY = 864e5
const START = new Date(2026, 0, 5, 12).getTime()
const derive = (reviews, events = []) => deriveAll({ reviews, events, answers: [] })
const review = (id, grade, days, key = `${id}${days}`) => ({ key, id, grade, at: START + days * DAY })

test("the order in which events arrive does not matter", () => {
  const reviews = [review("a", 3, 0), review("a", 3, 4), review("b", 1, 1), review("a", 2, 20)]
  assert.deepEqual([...derive(reviews)].sort(), [...derive([...reviews].reverse())].sort())
})

test("what went badly comes back sooner than what went well", () => {
  const states = derive([review("hard", 1, 0), review("fair", 3, 0), review("easy", 4, 0)])
  assert.ok(states.get("hard").due < states.get("fair").due)
  assert.ok(states.get("fair").due < states.get("easy").due)
})

test("the pauses grow from one good review to the next", () => {
  let at = 0
  let last = 0
  const reviews = []
  for (let round = 0; round < 5; round++) {
    reviews.push(review("a", 3, at, String(round)))
    const pause = Math.round((derive(reviews).get("a").due - START) / DAY) - at
    assert.ok(pause > last, `${pause} days after ${last}`)
    last = pause
    at += pause
  }
})

test("due today counts the whole day, longest overdue first", () => {
  const states = derive([review("a", 1, 0), review("b", 1, 1)])
  const later = Math.max(...[...states.values()].map(state => state.due))
  assert.deepEqual(due(states, later).map(state => state.id), ["a", "b"])
  assert.deepEqual(due(states, START), [])
  assert.equal(new Date(endOfDay(START)).getHours(), 23)
})

test("a review that was taken back never was", () => {
  const [first, second] = [review("a", 3, 0), review("a", 1, 4)]
  const undo = { key: "u", kind: "undo", id: "a", of: second.key, at: START + 5 * DAY }
  assert.deepEqual(derive([first, second], [undo]), derive([first]))
  assert.equal(practised({ reviews: [first, second], events: [undo] }).length, 1)
})

test("what a quiz or a drill showed not to be known comes back, what it showed to be known moves nothing", () => {
  const asked = (kind, right) => ({ key: kind + right, kind, id: "a", right, at: START })
  assert.deepEqual(derive([], [asked("quiz", false)]), derive([review("a", 1, 0)]))
  assert.deepEqual(derive([], [asked("drill", false)]), derive([review("a", 1, 0)]))
  assert.equal(derive([], [asked("quiz", true)]).size, 0)
  assert.equal(practised({ reviews: [], events: [asked("quiz", true), asked("drill", false), { kind: "plan", id: "" }] }).length, 2)
})
