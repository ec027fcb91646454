/** Draws a set of questions. The same wishes and the same seed give everybody the same set. */

/**
 * @typedef {{slug: string, title: Record<string, string>, questions: [string, string][]}} Section
 * @typedef {{id: string, section: string, level: string}} Drawn
 * @typedef {{sections: string[], levels: string[], count: number, seed: string, only: string, id?: string}} Wishes
 */

export const MOST = 50

/**
 * Read wishes from an address such as `?section=docker&n=5&seed=7`; what is senseless is left out.
 * @param {URLSearchParams} query
 * @param {string[]} known slugs of all sections
 * @returns {Wishes}
 */
export function readWishes(query, known) {
  const list = name => query.getAll(name).flatMap(value => value.split(",")).filter(Boolean)
  const count = Math.trunc(Number(query.get("n")))
  return {
    sections: list("section").filter(slug => known.includes(slug)),
    levels: list("level").filter(level => ["junior", "middle", "senior"].includes(level)),
    count: count > 0 ? Math.min(count, MOST) : 5,
    seed: query.get("seed") ?? "",
    only: query.get("only") ?? "",
    id: query.get("id") ?? undefined,
  }
}

/**
 * Write wishes as an address's query, so that the set can be linked.
 * @param {Wishes} wishes
 * @returns {URLSearchParams}
 */
export function writeWishes({ sections, levels, count, seed, only, id }) {
  const query = new URLSearchParams()
  if (id) query.set("id", id)
  else {
    if (sections.length) query.set("section", sections.join(","))
    if (levels.length) query.set("level", levels.join(","))
    if (only) query.set("only", only)
    query.set("n", String(count))
    query.set("seed", seed)
  }
  return query
}

/**
 * Draw questions. No section or no level wished means any.
 * @param {Section[]} sections
 * @param {Wishes} wishes
 * @param {((id: string) => boolean) | null} passes what the reader's own marks let through; null for all
 * @returns {Drawn[]}
 */
export function draw(sections, wishes, passes = null) {
  const all = sections.flatMap(({ slug, questions }) =>
    questions.map(([id, level]) => ({ id, section: slug, level })))
  if (wishes.id) return all.filter(question => question.id === wishes.id)
  const fitting = all.filter(({ id, section, level }) =>
    (!passes || passes(id)) &&
    (!wishes.sections.length || wishes.sections.includes(section)) &&
    (!wishes.levels.length || wishes.levels.includes(level)))
  return shuffle(fitting, wishes.seed).slice(0, wishes.count)
}

/**
 * A new seed, short enough to read out.
 * @returns {string}
 */
export function newSeed() {
  return String(1 + Math.floor(Math.random() * 9999))
}

/**
 * A number that seed and id give everybody.
 * @param {string} seed
 * @param {string} id
 * @returns {number} a whole number of 32 bits
 */
export const lot = (seed, id) => hash(`${seed}:${id}`)

/** Order by a hash of seed and id: a question added later moves no other in the set's order. */
function shuffle(questions, seed) {
  const key = question => lot(seed, question.id)
  return [...questions].sort((a, b) => key(a) - key(b) || (a.id < b.id ? -1 : 1))
}

// FNV-1a, 32 bits, with a final mix so that neighbouring seeds differ.
function hash(text) {
  let value = 0x811c9dc5
  for (const byte of new TextEncoder().encode(text)) value = Math.imul(value ^ byte, 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
