import assert from "node:assert/strict"
import { test } from "node:test"

import { stemOf, termsOf, wordsOf } from "../../overrides/modules/search/analysis.js"
import { fold } from "../../overrides/modules/search/orthography.js"
import { soundOf } from "../../overrides/modules/search/sounds.js"
import { cyrillic, HOSTILE, randomText, SIGNS } from "./samples.js"

const TITLE_WORDS = [
  "oʻzgaruvchi", "soʻrov", "maʼlumot", "yigʻish", "toʻlov", "boʻladi", "eʼtibor", "taʼsir", "bogʻlanadi", "yoʻqolgan",
  "oʻrtasida", "choʻziladi", "koʻp", "gʻoya", "moʻljal", "sunʼiy", "qoʻllanma", "roʻyxat", "togʻ", "bajarildimi",
]

test("every way to type a word folds alike", () => {
  for (const word of TITLE_WORDS) {
    const plain = word.replace(/[ʻʼ]/g, "")
    for (const sign of ["", ...SIGNS]) {
      assert.equal(fold(word.replace(/[ʻʼ]/g, sign)), plain, `${word} with U+${sign.codePointAt()?.toString(16)}`)
      assert.equal(fold(word.replace(/[ʻʼ]/g, sign).toUpperCase()), plain)
    }
    assert.equal(fold(cyrillic(word)), plain, cyrillic(word))
  }
})

test("every way to type a word is one word", () => {
  for (const word of TITLE_WORDS) {
    for (const sign of SIGNS) {
      const typed = word.replace(/[ʻʼ]/g, sign)
      assert.deepEqual(wordsOf(`bu ${typed} edi`).map(({ word }) => word), ["bu", typed, "edi"])
    }
  }
})

test("Cyrillic reads as the Latin spelling has it", () => {
  const pairs = {
    "ер": "yer", "поезд": "poyezd", "объект": "obyekt", "субъект": "subyekt", "акция": "aksiya", "конституция": "konstitusiya",
    "сентябр": "sentabr", "октябрь": "oktabr", "бюджет": "budjet", "чорак": "chorak", "шахс": "shaxs", "ҳажм": "hajm",
    "ёрдам": "yordam", "юлдуз": "yulduz", "янги": "yangi", "эълон": "elon", "съезд": "syezd", "докер": "doker",
  }
  for (const [typed, folded] of Object.entries(pairs)) assert.equal(fold(typed), folded)
  assert.equal(fold("konstitutsiya"), fold("конституция"))
})

test("proposed letters and diacritics fold away, plain c stays", () => {
  assert.equal(fold("õzbek ōzbek öz"), "ozbek ozbek oz")
  assert.equal(fold("ğ ḡ ş ç c"), "g g sh ch c")
  assert.equal(fold("résumé NAÏVE İstanbul ﬁle"), "resume naive istanbul file")
})

test("folding twice changes nothing", () => {
  for (const text of [...TITLE_WORDS, ...HOSTILE, ...Array.from({ length: 3000 }, (_, seed) => randomText(seed))]) {
    const once = fold(text)
    assert.equal(fold(once), once, JSON.stringify(text))
  }
})

test("inflected forms share a stem", () => {
  const families = [
    ["branch", "branchlar", "branchlarni", "branchda", "branchimiz", "branches"],
    ["commit", "commitlarni", "commitdan", "commitning", "commits"],
    ["konteyner", "konteynerga", "konteynerlarimizdagi", "konteynerning"],
    ["indeks", "indekslar", "indeksni", "indeksi"],
    ["soʻrov", "soʻrovlar", "soʻrovlarni", "soʻrovingizga"],
    ["boshlash", "boshlaydi", "boshlagan", "boshladim", "boshlamaydi", "boshlashni"],
    ["oʻzgartirish", "oʻzgartiradi", "oʻzgartirgan", "oʻzgartirmaslik", "oʻzgartirsa", "oʻzgartirishdan"],
    ["bosqich", "bosqichlari", "bosqichida", "bosqichma"],
    ["blok", "blokka", "bloklarda"], ["talab", "talabga", "talabi", "talablarni"],
    ["test", "tests", "testlar", "testing", "tested"], ["query", "queries"], ["cache", "caching", "cached", "caches"],
  ].map(family => family.map(word => stemOf(fold(word))))
  for (const [first, ...others] of families) {
    for (const stem of others) assert.equal(stem, first)
  }
})

test("a stem keeps three letters and a vowel", () => {
  for (const word of ["ish", "api", "da", "lar", "ning", "string", "uchun", "mi", "strlar"]) {
    const stem = stemOf(fold(word))
    assert.ok(stem.length >= Math.min(3, word.length), `${word} → ${stem}`)
  }
})

test("spellings that sound alike share a key", () => {
  for (const [one, other] of [
    ["hotira", "xotira"], ["indeks", "index"], ["normalash", "normallash"], ["obekt", "obyekt"], ["doker", "docker"],
    ["kesh", "kesh"], ["vebhuk", "webhook"], ["kandai", "qandai"],
  ]) assert.equal(soundOf(one), soundOf(other), `${one}, ${other}`)
})

test("no input throws", () => {
  for (const text of HOSTILE) {
    for (const { word } of wordsOf(text)) termsOf(word)
    termsOf(text)
  }
})

test("what English and Russian make of one word is one stem", () => {
  for (const family of [
    ["return returning returned returns", "interviewer interview interviews", "deploy deployed deployment deploying"],
    ["log logs logged logging", "run running runs", "add adding added adds", "validate validation validator", "close closed closes"],
    ["запрос запроса запросов запросами", "ошибка ошибку ошибками", "медленный медленная медленного", "работает работать работали"],
  ].flat()) {
    const [first, ...others] = family.split(" ").map(stemOf)
    for (const other of others) assert.equal(other, first, family)
  }
})

test("the Uzbek genitive is no English participle", () => {
  for (const word of ["serverning", "konteynerning", "apilarning", "izolyatsiyaning"]) {
    assert.equal(stemOf(word), stemOf(word.replace(/(?:lar)?ning$/, "")), word)
  }
})
