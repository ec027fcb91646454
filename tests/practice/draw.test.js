import assert from "node:assert/strict"
import test from "node:test"
import { draw, MOST, readWishes, writeWishes } from "../../overrides/modules/practice/draw.js"

const sections = [
  { slug: "docker", title: { uz: "Docker" }, questions: Array.from({ length: 12 }, (_, n) => [`d${n}`, n % 2 ? "senior" : "junior"]) },
  { slug: "git", title: { uz: "Git" }, questions: [["g0", "middle"], ["g1", "junior"]] },
]
const wishes = query => readWishes(new URLSearchParams(query), sections.map(section => section.slug))
const ids = query => draw(sections, wishes(query)).map(question => question.id)

test("an address gives everybody the same set", () => {
  assert.deepEqual(ids("section=docker&n=5&seed=7"), ids("n=5&section=docker&seed=7"))
  assert.equal(ids("section=docker&n=5&seed=7").length, 5)
})

test("another seed gives another set", () => {
  const sets = new Set(Array.from({ length: 20 }, (_, seed) => ids(`section=docker&n=5&seed=${seed}`).join()))
  assert.ok(sets.size > 15)
})

test("a set has no question twice, and keeps to section and level", () => {
  const found = draw(sections, wishes("section=docker&level=senior&n=50&seed=1"))
  assert.equal(new Set(found.map(question => question.id)).size, 6)
  assert.ok(found.every(question => question.section === "docker" && question.level === "senior"))
})

test("a question added later leaves the others in their order", () => {
  const more = [{ ...sections[0], questions: [...sections[0].questions, ["new", "junior"]] }, sections[1]]
  const before = draw(sections, wishes("n=50&seed=3")).map(question => question.id)
  const after = draw(more, wishes("n=50&seed=3")).map(question => question.id).filter(id => id !== "new")
  assert.deepEqual(after, before)
})

test("one question can be asked for by id", () => {
  assert.deepEqual(ids("id=g0"), ["g0"])
  assert.deepEqual(ids("id=none"), [])
})

test("senseless wishes are left out", () => {
  const read = wishes("section=nope,docker&level=guru&n=-3")
  assert.deepEqual(read.sections, ["docker"])
  assert.deepEqual(read.levels, [])
  assert.equal(read.count, 5)
  assert.equal(wishes("n=100000").count, MOST)
})

test("wishes survive the address", () => {
  const read = wishes("section=docker,git&level=junior&n=10&seed=42")
  assert.deepEqual(wishes(writeWishes(read).toString()), read)
})
