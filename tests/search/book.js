/** A small handbook for the tests of the search. */

import { makeFiles } from "../../overrides/modules/search/make.js"
import { Search } from "../../overrides/modules/search/search.js"

const QUESTIONS = [
  {
    id: "merge-conflict", section: "git", level: 0, aliases: ["конфликт слияния", "merge konflikt"],
    uz: ["Merge konfliktini qanday hal qilasiz?", "Avval ikkala tomonni oʻqiyman. Keyin qatorlarni birlashtirib, testlarni yurgizaman."],
    en: ["How do you resolve a merge conflict?", "I read both sides first. Then I join the lines and run the tests."],
    asked: ["git ikki tomonni birlashtira olmayapti nima qilay", "both of us changed the same line", "two people edited one file"],
    body: "git mergetool shows three versions; rerere remembers",
  },
  {
    id: "merge-vs-rebase", section: "git", level: 1, aliases: ["ребейз"],
    uz: ["Qachon merge, qachon rebase qilasiz?", "Shaxsiy branchda rebase qilaman, umumiy branchda merge."],
    en: ["When do you merge and when do you rebase?", "I rebase my own branch and merge a shared one."],
    body: "A conflict can come back at every commit",
  },
  {
    id: "what-is-index", section: "db", level: 0, aliases: ["индекс"],
    uz: ["Indeks nima va u qachon yordam beradi?", "Indeks soʻrovni tezlashtiradi, yozishni sekinlashtiradi."],
    en: ["What is an index, and when does it help?", "An index makes reads faster and writes slower."],
    body: "CREATE INDEX CONCURRENTLY pg_stat_user_indexes selectivity",
  },
  {
    id: "slow-query", section: "db", level: 2, aliases: ["медленный запрос"],
    uz: ["Soʻrov sekinlashib qoldi. Nima qilasiz?", "Avval rejani koʻraman: <script> kabi belgilar ham matn."],
    en: ["A query became slow. What do you do?", "I look at the plan first, then at the index."],
    asked: ["prodda sahifa juda sekin ochilyapti", "why does the page take so long", "запрос тормозит на проде"],
    body: "EXPLAIN ANALYZE autovacuum",
  },
  {
    id: "variables", section: "db", level: 0, aliases: [],
    uz: ["Oʻzgaruvchi nima?", "Oʻzgaruvchi — qiymatga berilgan nom."],
    en: ["What is a variable?", "A variable is a name for a value."],
    body: "",
  },
]
const OTHERS = [
  ["git", "Git va Gitflow", "Git and Gitflow", "Branchlar va commitlar haqida", "About branches and commits"],
  ["db", "Maʼlumotlar bazasi", "Databases", "Indeks va tranzaksiyalar", "Indexes and transactions"],
  ["index", "indeks", "index", "tez topish uchun tuzilma", "a structure for finding rows"],
  ["glossary", "Lugʻat", "Glossary", "Atamalar", "Terms"],
]

/** What the hook gives to `make.js`. */
export const BOOK = {
  titles: {
    locales: ["uz", "en"],
    counts: { question: QUESTIONS.length, section: 2, term: 1, page: 1 },
    keys: [...QUESTIONS.map(({ id }) => id), ...OTHERS.map(([key]) => key)],
    titles: {
      uz: [...QUESTIONS.map(({ uz }) => uz[0]), ...OTHERS.map(other => other[1])],
      en: [...QUESTIONS.map(({ en }) => en[0]), ...OTHERS.map(other => other[2])],
    },
    aliases: QUESTIONS.map(({ aliases }) => aliases.join("|")),
    sections: QUESTIONS.map(({ section }) => section === "git" ? 0 : 1),
    levels: QUESTIONS.map(({ level }) => level),
    names: [["гит"], ["базы данных"]],
    words: {
      uz: { levels: ["Junior", "Middle", "Senior"], section: "Boʻlim", term: "Atama", page: "Sahifa" },
      en: { levels: ["Junior", "Middle", "Senior"], section: "Section", term: "Term", page: "Page" },
    },
  },
  texts: {
    uz: [...QUESTIONS.map(({ uz }) => uz[1]), ...OTHERS.map(other => other[3])],
    en: [...QUESTIONS.map(({ en }) => en[1]), ...OTHERS.map(other => other[4])],
  },
  asked: QUESTIONS.map(({ asked }) => asked ?? []),
  bodies: [...QUESTIONS.map(({ body }) => body), ...OTHERS.map(() => "")],
}

/**
 * The search over the small handbook.
 * @param {string} locale
 * @param {{full?: boolean}} options
 */
export async function searchIn(locale, { full = true } = {}) {
  const files = makeFiles(structuredClone(BOOK))
  const search = new Search(files.titles, locale)
  if (full) await search.improve(files.texts[locale])
  return search
}
