/**
 * Speaks the theme's worker protocol; nothing else knows it. Every page view starts this worker, so it holds nothing
 * but the protocol: engine and index are fetched when a first query comes, a blank one included.
 */

const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3
const PATIENCE = 20_000 // milliseconds

const { locale } = self // the build writes it above, and the files of the search
let { files } = self, latest = "", search, loading, improving, renewing, failed = false

addEventListener("message", ({ data: { type, data } }) => {
  if (type === SETUP) {
    postMessage({ type: READY })
  } else if (type === QUERY) {
    latest = data
    answer()
  }
})

async function answer() {
  const query = latest
  // The theme asks for nothing when a page loads; no results would mean that nothing was found.
  if (!query) return show([notice("waiting")])
  try {
    search ??= await (loading ??= load())
  } catch {
    loading = undefined
    if (await renewed()) return answer()
    if (query === latest) show([notice("failed")])
    return
  }
  if (query === latest) {
    const { results, missing, suggestion, read } = search.search(query)
    // The titles alone cannot tell that there is nothing.
    if (!results.length && !search.whole && query.trim()) show([notice(failed ? "failed" : "waiting")])
    else {
      const terms = Object.fromEntries(missing.map(word => [word, false]))
      if (read) results[0].title += `<span hidden data-search-read="${escape(read)}"></span>`
      // The first result says which words nothing has.
      show(results.map((result, at) => group(result, results.length - at, at ? {} : terms)), suggestion ? [suggestion] : [])
    }
  }
  improve()
}

async function load() {
  const titles = fetchJson(files.titles)
  titles.catch(() => {})
  if (!self.Search) importScripts(files.engine)
  return new self.Search(await titles, locale)
}

/** Load the full texts; where they fail, the titles go on serving and the next query tries again. */
async function improve() {
  if (failed) return
  try {
    await (improving ??= fetchJson(files.texts[locale]).then(texts => search.improve(texts)).then(answer))
  } catch {
    improving = undefined
    if (await renewed()) return answer()
    failed = true
    await answer()
    failed = false
  }
}

/** A deploy may have taken a file away: begin anew with the files that the site has now. False where they are the same. */
function renewed() {
  return renewing ??= fetchJson("../search/search_index.json", { cache: "reload" }).then(({ config }) => {
    if (JSON.stringify(config.files) === JSON.stringify(files)) return false
    files = config.files
    self.Search = search = loading = improving = undefined
    return true
  }).catch(() => false).finally(() => { renewing = undefined })
}

async function fetchJson(name, options) {
  const answer = await fetch(name, { signal: AbortSignal.timeout?.(PATIENCE), ...options })
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
  return answer.json()
}

// The theme opens the highest score on Enter. A group has one item without an anchor, its page, here with a score of 0.
function group({ href, parent, title, text, tags }, score, terms) {
  const item = { location: href, title, text, score, terms, tags: tags.map(escape) }
  return parent ? [item, { location: parent.href, title: escape(parent.title), text: "", score: 0, terms: {} }] : [item]
}

// What stands in place of results: `waiting` or `failed`.
function notice(state) {
  const location = `?q=${encodeURIComponent(latest)}`
  return [{ location, title: `<span data-search-${state}>${escape(files[state][locale])}</span>`, text: "", score: 1, terms: {} }]
}

const escape = text => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt()};`)

const show = (items, suggest = []) => postMessage({ type: RESULT, data: { items, suggest } })
