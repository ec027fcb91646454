import assert from "node:assert/strict"
import test from "node:test"
import { answered, begin, current, drawRound, partOf, wrong } from "../../overrides/modules/practice/rounds.js"
import { same } from "../../overrides/modules/practice/typed.js"

const sections = [
  { slug: "docker", title: {}, questions: [["a", "junior"], ["b", "senior"], ["c", "junior"]], quiz: ["a", "b"], drill: ["c"] },
  { slug: "git", title: {}, questions: [["d", "junior"]], quiz: ["d"], drill: [] },
]
const wishes = more => ({ sections: [], levels: [], count: 10, seed: "1", ...more })
const ids = drawn => drawn.map(({ id }) => id).sort().join()

test("a round asks only what has such a task, by section and level", () => {
  assert.equal(ids(drawRound("quiz", sections, wishes())), "a,b,d")
  assert.equal(ids(drawRound("quiz", sections, wishes({ levels: ["junior"] }))), "a,d")
  assert.equal(ids(drawRound("quiz", sections, wishes({ sections: ["git"] }))), "d")
  assert.equal(ids(drawRound("quiz", sections, wishes(), id => id !== "a")), "b,d")
  assert.equal(ids(drawRound("drill", sections, wishes())), "c")
  assert.equal(drawRound("drill", sections, wishes({ sections: ["git"] })).length, 0)
})

test("a round goes on until its last task, and remembers what was wrong", () => {
  let round = begin("quiz", drawRound("quiz", sections, wishes()), "1", "uz", "?n=3")
  const [first, second, third] = round.asked
  assert.equal(current(round), first)
  for (const right of [false, true, false]) round = answered(round, right)
  assert.equal(current(round), undefined)
  assert.deepEqual(wrong(round), [first, third])
  assert.ok(second)
})

test("all drills of a question are asked in some round, the same for everybody", () => {
  const parts = Array.from({ length: 60 }, (_, seed) => partOf(String(seed), "c", 4))
  assert.deepEqual([...new Set(parts)].sort(), [0, 1, 2, 3])
  assert.deepEqual(parts, Array.from({ length: 60 }, (_, seed) => partOf(String(seed), "c", 4)))
})

for (const [typed, output] of [
  ["[1,2, 3]", ["[1, 2, 3]"]],
  ["  salom   dunyo ", ["salom dunyo"]],
  ["‘a’  “b”", ["'a' \"b\""]],
  ["1\n\n2\n", ["1", "2"]],
  ["–4 ... x", ["-4 … x"]],
]) test(`${JSON.stringify(typed)} says ${output}`, () => assert.ok(same(typed, output)))

for (const [typed, output] of [
  ["true", ["True"]], ["12", ["1", "2"]], ["[1, 2]", ["(1, 2)"]], ["", ["0"]], ["1.0", ["1"]], ["'a'", ["a"]],
]) test(`${JSON.stringify(typed)} does not say ${output}`, () => assert.ok(!same(typed, output)))
