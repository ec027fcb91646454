import assert from "node:assert/strict"
import test from "node:test"
import { COST, currentPlan, dayOf, missed, spread } from "../../overrides/modules/practice/plan.js"

const DAY = 864e5
const now = new Date(2026, 2, 2, 9).getTime()
const at = days => now + days * DAY
const plan = (date, minutes) => ({ date, minutes, path: "", level: "", at: now })
const wanted = Array.from({ length: 20 }, (_, n) => `q${n}`)
const states = (...due) => new Map(due.map((days, n) => [`old${n}`, { id: `old${n}`, due: at(days), reviews: 1, last: now }]))
const fresh = days => days.map(day => day.fresh.length)

test("new questions are spread evenly, in their order, and the last day is free of them", () => {
  const { days, left } = spread(plan("2026-03-08", 60), wanted, new Map(), now)
  assert.equal(days.length, 6)
  assert.deepEqual(fresh(days), [4, 4, 4, 4, 4, 0])
  assert.deepEqual(days.flatMap(day => day.fresh), wanted)
  assert.deepEqual(left, [])
})

test("what is due comes first and takes its minutes", () => {
  const { days } = spread(plan("2026-03-08", 10), wanted, states(-3, 0, 0, 1, 90), now)
  assert.equal(days[0].review, 3)
  assert.equal(days[0].fresh.length, Math.floor((10 - 3 * COST.review) / COST.fresh))
  assert.equal(days[1].review, 1)
  for (const { review, fresh } of days) assert.ok(review * COST.review + fresh.length * COST.fresh <= 10 || !fresh.length)
})

test("what does not fit is told, the last of it first left out", () => {
  const { days, left } = spread(plan("2026-03-04", 10), wanted, new Map(), now)
  assert.deepEqual([...days.flatMap(day => day.fresh), ...left], wanted)
  assert.ok(left.length > 10)
})

test("a day that was missed is spread over those that are left", () => {
  const before = spread(plan("2026-03-08", 60), wanted, new Map(), now)
  const after = spread(plan("2026-03-08", 60), wanted, new Map(), at(2))
  assert.equal(after.days.length, before.days.length - 2)
  assert.deepEqual(after.days.flatMap(day => day.fresh), wanted)
  assert.ok(after.days[0].fresh.length > before.days[0].fresh.length)
})

test("what was practised is not new again", () => {
  const known = new Map([["q0", { id: "q0", due: at(30), reviews: 1, last: now }]])
  assert.equal(spread(plan("2026-03-08", 60), wanted, known, now).days.flatMap(day => day.fresh).length, 19)
})

test("on the day itself what is left is for today, and after it there is nothing", () => {
  assert.equal(spread(plan("2026-03-02", 120), wanted, new Map(), now).days.length, 1)
  assert.deepEqual(spread(plan("2026-03-01", 120), wanted, new Map(), now), { days: [], left: [] })
})

test("a year that was mistyped costs no more than a year's days", () => {
  assert.ok(spread(plan("9026-03-02", 30), wanted, states(0, 9e7), now).days.length < 400)
})

test("the plan that was made last holds, until it is dropped; nonsense is none", () => {
  const event = (date, at, minutes = 30) => ({ key: String(at), kind: "plan", id: "", date, minutes, at })
  assert.equal(currentPlan([event("2026-03-09", 2), event("2026-03-08", 1)]).date, "2026-03-09")
  assert.equal(currentPlan([event("", 3), event("2026-03-09", 2)]), null)
  for (const nonsense of [[], [event("soon", 1)], [event("2026-03-08", 1, "x")], [event(7, 1)], [{ kind: "quiz" }]]) {
    assert.equal(currentPlan(nonsense), null)
  }
})

test("days without practice since the plan was made are counted, today not", () => {
  assert.equal(missed(plan("2026-03-20", 30), [{ at: at(1) }], at(4)), 3)
  assert.equal(missed(plan("2026-03-20", 30), [], now), 0)
  assert.equal(dayOf("1970-01-02"), 1)
})
