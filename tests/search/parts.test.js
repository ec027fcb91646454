import assert from "node:assert/strict"
import { test } from "node:test"

import { indexedWords, termsOf } from "../../overrides/modules/search/analysis.js"
import { companions } from "../../overrides/modules/search/companions.js"
import { pack, unpack } from "../../overrides/modules/search/packing.js"
import { parseQuery } from "../../overrides/modules/search/query.js"
import { meanings } from "../../overrides/modules/search/meanings.js"
import { Sentences, tellingStems } from "../../overrides/modules/search/sentences.js"
import { escapeHtml, mark, snippet } from "../../overrides/modules/search/snippet.js"

test("packing loses nothing", () => {
  const words = ["a", "ab", "abc", "index", "indeks", "x1", "ж", "数据", "index2"]
  for (let total = 0; total < 300; total = total * 2 + 1) {
    const lists = Array.from({ length: total }, (_, record) => words.filter((_, word) => (record * 7 + word * 3) % (word + 2) === 0))
    const groups = [lists, [["abc", "other"], []], lists.toReversed()]
    const packed = JSON.parse(JSON.stringify(pack(groups)))
    const sorted = each => each.map(group => group.map(list => list.toSorted()))
    assert.deepEqual(sorted(unpack(packed, groups.map(group => group.length))), sorted(groups))
  }
})

test("compounds are indexed in parts and joined", () => {
  assert.deepEqual(indexedWords("multi-stage build"), ["multi", "stage", "multistage", "build"])
  assert.deepEqual(indexedWords("ExceptionGroup"), ["ExceptionGroup", "Exception", "Group"])
  assert.deepEqual(indexedWords("select_for_update"), ["select", "for", "update", "selectforupdate"])
})

test("a query is read into words, phrases and words to leave out", () => {
  const { words, phrases, without } = parseQuery('docker "merge conflict" -rebase ind')
  assert.deepEqual(words.map(({ word }) => word), ["docker", "merge", "conflict", "ind"])
  assert.deepEqual(phrases, [["merge", "conflict"]])
  assert.deepEqual(without.map(([folded]) => folded), ["rebase"])
  assert.deepEqual(words.map(({ open }) => open), [false, false, false, true])
  assert.equal(parseQuery("docker ").words[0].open, false)
})

test("a very long query is cut, not refused", () => {
  assert.ok(parseQuery("soʻz ".repeat(3_000)).words.length === 1)
  assert.ok(parseQuery(Array.from({ length: 900 }, (_, at) => `w${at}`).join(" ")).words.length <= 14)
})

test("marks stand around whole words", () => {
  const found = new Set(termsOf("soʻrov"))
  assert.equal(mark("So‘rovlar & <soʻrov>", found), "<mark>So‘rovlar</mark> &amp; &lt;<mark>soʻrov</mark>&gt;")
  assert.equal(escapeHtml(`<"'&>`), "&lt;&quot;&#39;&amp;&gt;")
})

test("a snippet starts at the sentence that holds most, else at the beginning", () => {
  const text = "Birinchi gap. Ikkinchi gapda indeks bor. Uchinchisi oxirgi."
  assert.equal(snippet(text, new Set(termsOf("indekslar"))), "Ikkinchi gapda <mark>indeks</mark> bor. Uchinchisi oxirgi.")
  assert.match(snippet(text, new Set(termsOf("zzz"))), /^Birinchi gap\./)
  assert.ok(snippet("soʻz ".repeat(500), new Set()).length < 400)
})

test("a sign that belongs to what is searched leaves nothing out", () => {
  const read = text => parseQuery(text).words.map(({ word }) => word)
  assert.deepEqual(read("git commit -m"), ["git", "commit", "m"])
  assert.deepEqual(read("git push --force-with-lease"), ["git", "push", "force", "with", "lease"])
  assert.deepEqual(read("is != =="), ["is", "!=", "=="])
  assert.deepEqual(read("*args @property __init__ C++ 3.14"), ["args", "property", "init", "C++", "3.14"])
  for (const text of ["-merge", "-merge -rebase"]) assert.deepEqual(parseQuery(text).without, [])
  assert.deepEqual(parseQuery("docker -rebase").without.length, 1)
})

test("function words tell nothing beside others, and everything alone, in quotes or as code", () => {
  const light = text => parseQuery(text).words.filter(word => word.light).map(({ word }) => word)
  assert.deepEqual(light("what is the difference between put and patch"), ["what", "is", "the", "between", "and"])
  assert.deepEqual(light("put bilan patch farqi nima edi"), ["bilan", "nima", "edi"])
  assert.deepEqual(light("путь билан патч фарқи нима"), ["билан", "нима"])
  assert.deepEqual(light("чем отличается put от patch"), ["чем", "от"])
  assert.deepEqual(light("this is"), [])
  assert.deepEqual(light('farqi "with" va `is`'), ["va"])
})

test("numbers of a pasted line tell nothing, a number beside a word or two does", () => {
  const light = text => parseQuery(text).words.filter(word => word.light).map(({ word }) => word)
  assert.deepEqual(light("404 status"), [])
  assert.deepEqual(light("Process 4711 waits ShareLock transaction 8123"), ["4711", "8123"])
})

test("a sentence is alike in words of the same meaning, in any language, and less than in the same words", () => {
  const sentences = new Sentences()
  sentences.know(meanings())
  for (const [record, text] of ["the page opens slowly", "how do I sort a list"].entries()) sentences.add(record, tellingStems(text))
  for (const typed of ["sahifa sekin", "website slow", "страница тормозит"]) {
    const alike = sentences.alike(parseQuery(typed).words)
    assert.ok(alike.get(0).related > 0.4, typed)
    assert.ok(alike.get(0).related < sentences.alike(parseQuery("page opens slowly").words).get(0).best)
    assert.ok(!alike.has(1))
  }
})

test("words that are used about the same questions are learnt to mean the same, and no others", () => {
  const questions = Array.from({ length: 60 }, (_, at) =>
    ["page", ...at < 5 ? ["latency", "kechik"] : [], ...at > 1 && at < 9 ? ["wait"] : [], ...at > 7 && at < 14 ? ["apart"] : [], ...at < 3 ? ["rare", "seldom"] : [], `own${at}`])
  assert.deepEqual(companions(questions).map(pair => pair.toSorted().join(" ")).toSorted(),
    ["kechik latency", "kechik wait", "latency wait"])
  assert.deepEqual(companions([]), [])
})

test("a word tells more the fewer questions have it, however often they do", () => {
  const sentences = new Sentences()
  for (let record = 0; record < 9; record++) sentences.add(record, ["common"])
  for (let times = 0; times < 9; times++) sentences.add(9, ["telling"])
  assert.ok(sentences.weight("telling") > 2 * sentences.weight("common"))
})

test("a word is known by its root, whatever follows", () => {
  const sentences = new Sentences()
  for (const [record, text] of ["the administrator stopped", "repeat the request"].entries()) sentences.add(record, tellingStems(text))
  const words = parseQuery("admin stopped").words
  assert.ok(sentences.alike(words).get(0).begun.has(words[0]))
  assert.ok(!sentences.alike(parseQuery("request admin").words).get(1).begun.size)
})
