/** Answers queries with the modules of the search: the half of `quick.py`. */

import { readFileSync } from "node:fs"
import { Search } from "../overrides/modules/search/search.js"

const { index, queries } = JSON.parse(readFileSync(0, "utf8"))
const engines = new Map()
for (const [locale, texts] of Object.entries(index.texts)) {
  const search = new Search(index.titles, locale)
  await search.improve(texts)
  engines.set(locale, search)
}
const keyOf = href => /#([\w-]+?)(?:-answer)?$/.exec(href)?.[1] ?? href.replace(/\/$/, "").replace(/.*\//, "")
const classes = new Map(), misses = []
for (const { query, class: name, page, answers } of queries) {
  const found = [...new Set(engines.get(page).search(query).results.map(({ href }) => keyOf(href)))]
  const place = found.findIndex(key => answers.includes(key)) + 1 || Infinity
  for (const one of [name, "all"]) {
    if (!classes.has(one)) classes.set(one, [])
    classes.get(one).push(place)
  }
  if (place > 1) misses.push(`${name} ${page} @${place} “${query}”: ${found.slice(0, 3).join(", ")}; wanted ${answers}`)
}
if (!process.argv.includes("--reported")) console.log(misses.sort().join("\n"))
const share = (places, most) => (places.filter(place => place <= most).length / places.length).toFixed(2)
for (const [name, places] of classes) {
  console.log(name.padEnd(18), String(places.length).padStart(4), share(places, 1), share(places, 5))
}
