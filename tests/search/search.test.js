import assert from "node:assert/strict"
import { test } from "node:test"

import { termsOf } from "../../overrides/modules/search/analysis.js"
import { makeFiles } from "../../overrides/modules/search/make.js"
import { Search } from "../../overrides/modules/search/search.js"
import { BOOK, searchIn } from "./book.js"
import { cyrillic, HOSTILE, randomText, SIGNS } from "./samples.js"

const uz = await searchIn("uz"), en = await searchIn("en"), light = await searchIn("uz", { full: false })
const ids = (search, query) => search.search(query).results.map(({ href }) => href.replace(/.*#(.+?)(-answer)?$/, "$1"))
const questions = (search, query) => search.search(query).results.filter(({ href }) => href.endsWith("-answer"))
  .map(({ href }) => href.replace(/.*#(.+)-answer$/, "$1"))

test("a result opens the answer in the page's language", () => {
  const [result] = uz.search("merge konflikti").results
  assert.equal(result.href, "git/#merge-conflict-answer")
  assert.deepEqual(result.parent, { href: "git/", title: "Git va Gitflow" })
  assert.equal(en.search("merge conflict").results[0].href, "en/git/#merge-conflict-answer")
  assert.deepEqual(result.tags, ["Git va Gitflow", "Junior"])
})

test("words are marked in the text's own spelling", () => {
  const [result] = uz.search("so'rovlarni").results
  assert.equal(result.title, "<mark>Soʻrov</mark> sekinlashib qoldi. Nima qilasiz?")
  assert.equal(uz.search("OZGARUVCHI").results[0].title, "<mark>Oʻzgaruvchi</mark> nima?")
  assert.match(uz.search("indeks").results[0].text, /^<mark>Indeks<\/mark> soʻrovni/)
})

test("text is escaped", () => {
  const [result] = uz.search("sekinlashib belgilar").results
  assert.ok(result.text.includes("&lt;script&gt;"))
})

test("every spelling finds the same question first", () => {
  for (const [right, id] of [["oʻzgaruvchi", "variables"], ["soʻrov sekinlashib", "slow-query"]]) {
    for (const search of [uz, en, light]) {
      for (const sign of ["", ...SIGNS]) assert.equal(ids(search, right.replaceAll("ʻ", sign))[0], id, sign)
      assert.equal(ids(search, cyrillic(right))[0], id)
    }
  }
})

test("both languages find it on both pages", () => {
  for (const search of [uz, en, light]) {
    assert.equal(ids(search, "merge conflict")[0], "merge-conflict")
    assert.equal(ids(search, "konfliktni hal qilish")[0], "merge-conflict")
    assert.equal(ids(search, "медленный запрос")[0], "slow-query")
  }
})

test("two letters are enough, a single one is not lost", () => {
  assert.equal(ids(uz, "oz")[0], "variables")
  assert.equal(ids(uz, "re")[0], "merge-vs-rebase")
  assert.doesNotThrow(() => uz.search("o"))
})

test("one typo is forgiven, in four letters or more", () => {
  for (const typed of ["ozgaruvhci", "zgaruvchi", "oozgaruvchi", "ozgaruvchu", "o'zgarubchi"]) {
    assert.equal(ids(uz, typed)[0], "variables", typed)
  }
  for (const typed of ["rebsae", "rebaze", "rebas", "rrebase"]) assert.equal(ids(uz, typed)[0], "merge-vs-rebase", typed)
})

test("exact matches stay ahead of near ones", () => {
  assert.deepEqual(questions(uz, "merge").slice(0, 2).sort(), ["merge-conflict", "merge-vs-rebase"])
  assert.equal(ids(uz, "indeks")[0], "what-is-index")
  assert.equal(ids(en, "index")[0], "what-is-index")
})

test("records with all words come first, an unknown word empties nothing", () => {
  assert.equal(ids(uz, "merge rebase")[0], "merge-vs-rebase")
  assert.equal(ids(uz, "rebase merge zzzzzz")[0], "merge-vs-rebase")
  assert.deepEqual(uz.search("merge zzzzzz").missing, ["zzzzzz"])
  assert.deepEqual(uz.search("zzzzzz").results, [])
})

test("a phrase and a word to leave out", () => {
  assert.deepEqual(questions(uz, '"merge konfliktini"'), ["merge-conflict"])
  assert.deepEqual(questions(uz, "“merge konfliktini”"), ["merge-conflict"])
  assert.deepEqual(questions(uz, '"rebase"'), ["merge-vs-rebase"])
  assert.deepEqual(questions(uz, '"conflict merge"').length > 0, true, "words that nowhere stand side by side")
  assert.deepEqual(questions(uz, "merge -rebase"), ["merge-conflict"])
  assert.deepEqual(questions(uz, "merge -rebasening"), ["merge-conflict"])
  assert.equal(questions(uz, "-merge").length, 2, "who leaves everything out is looking for it")
})

test("a sentence finds the question that people ask so", () => {
  for (const search of [uz, en]) {
    assert.equal(ids(search, "prodda sahifa sekin ochilyapti, nima qilish kerak")[0], "slow-query")
    assert.equal(ids(search, "why does my page take so long?")[0], "slow-query")
    assert.equal(ids(search, "почему запрос тормозит на проде")[0], "slow-query")
    assert.equal(ids(search, "what if two people edited one file")[0], "merge-conflict")
  }
  assert.equal(ids(uz, "two people edited one file")[0], "merge-conflict")
})

test("what people ask is searched and never shown", () => {
  for (const { title, text } of uz.search("two people edited one file").results) assert.doesNotMatch(title + text, /edited/)
})

test("a word that names a section leads to the question that opens it, and to the section", () => {
  assert.deepEqual(ids(uz, "maʼlumotlar bazasi").slice(0, 2), ["what-is-index", "db/"])
  assert.deepEqual(ids(en, "databases").slice(0, 2), ["what-is-index", "en/db/"])
  assert.deepEqual(ids(uz, "git").slice(0, 2), ["merge-conflict", "git/"])
})

test("menejer and manager are one word", () => {
  assert.equal(termsOf("menejerni")[1], termsOf("manager")[1])
  assert.equal(termsOf("менеджер")[1], termsOf("managers")[1])
})

test("the full texts find what titles do not have", () => {
  assert.deepEqual(questions(light, "mergetool"), [])
  assert.deepEqual(questions(uz, "mergetool"), ["merge-conflict"])
  assert.deepEqual(questions(uz, "autovacuum"), ["slow-query"])
  assert.deepEqual(questions(uz, "selectivity"), ["what-is-index"])
})

test("of a long text results show the sentences that it begins with, and all of it is found", async () => {
  const book = structuredClone(BOOK)
  book.texts.uz[0] = "Qisqa gap. ".repeat(80) + "Oxirida zanjabil turadi."
  const files = makeFiles(book), search = new Search(files.titles, "uz")
  await search.improve(files.texts.uz)
  assert.match(files.texts.uz.texts[0], /^(Qisqa gap\. ?){20,}$/)
  assert.ok(files.texts.uz.texts[0].length < 700)
  assert.equal(questions(search, "zanjabil")[0], "merge-conflict")
})

test("sections and terms are found after questions of equal merit", () => {
  const found = uz.search("indeks").results
  const kinds = found.map(({ tags }) => tags.at(-1))
  assert.equal(kinds[0], "Junior")
  assert.ok(kinds.includes("Atama") && kinds.includes("Boʻlim"))
  const term = found.find(({ tags }) => tags[0] === "Atama")
  assert.equal(term.href, "glossary/#index")
  assert.deepEqual(term.parent, { href: "glossary/", title: "Lugʻat" })
})

test("each record appears once", () => {
  for (const query of ["merge", "indeks nima", "qanday qilasiz", "git"]) {
    const hrefs = uz.search(query).results.map(({ href }) => href)
    assert.equal(new Set(hrefs).size, hrefs.length)
  }
})

test("the last word is completed in the reader's spelling", () => {
  assert.equal(uz.search("merge konf").suggestion, "konfliktini")
  assert.equal(uz.search("ozga").suggestion, "ozgaruvchi")
  assert.equal(uz.search("o'zga").suggestion, "o'zgaruvchi")
  assert.equal(uz.search("ўзга").suggestion, "")
})

test("a record that a language lacks is shown in the default one", async () => {
  const { Search } = await import("../../overrides/modules/search/search.js")
  const titles = structuredClone(BOOK.titles)
  titles.titles.en[4] = null
  assert.equal(new Search(titles, "en").search("ozgaruvchi").results[0].title, "<mark>Oʻzgaruvchi</mark> nima?")
})

test("no input throws, none escapes unescaped", () => {
  const inputs = [...HOSTILE, ...Array.from({ length: 500 }, (_, seed) => randomText(seed + 9000))]
  for (const input of inputs) {
    for (const query of [input, `"${input}"`, `-${input}`, `merge ${input}`]) {
      for (const { title, text } of uz.search(query).results) {
        assert.doesNotMatch(`${title}${text}`.replace(/<\/?mark>/g, ""), /<|>/, JSON.stringify(query).slice(0, 80))
      }
    }
  }
})

test("what was typed in the wrong keyboard layout is read in the other", () => {
  assert.deepEqual([ids(uz, "ьукпу")[0].startsWith("merge"), uz.search("ьукпу").read], [true, "merge"])
  assert.deepEqual([ids(uz, "vtlktyysq pfghjc")[0], uz.search("vtlktyysq pfghjc").read], ["slow-query", "медленный запрос"])
  assert.deepEqual([ids(uz, "cohjd ctrbykfiwb")[0], uz.search("cohjd").read], ["slow-query", "сўров"])
  assert.equal(uz.search("merge").read, "")
  assert.deepEqual([uz.search("zzzzzz").read, uz.search("zzzzzz").missing], ["", ["zzzzzz"]])
})

test("a section is found by its name in a language that has no pages", () => {
  assert.deepEqual(ids(uz, "базы данных").slice(0, 2), ["what-is-index", "db/"])
  assert.deepEqual(ids(en, "базу данных").slice(0, 2), ["what-is-index", "en/db/"])
})

test("a function word that is being typed finds nothing beside a word that tells something", () => {
  assert.deepEqual(ids(en, "merge the"), ids(en, "merge "))
})
