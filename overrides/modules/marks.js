/** Questions that the reader has marked, as known or to come back to. Kept on the device, each kind by itself. */

/** @typedef {"known" | "marked"} Kind */
/** @typedef {Record<string, number>} Marks  when a question was marked, in milliseconds; below zero: when it was unmarked */

export const KINDS = /** @type {Kind[]} */ (["known", "marked"])

const keyOf = kind => `suhbat.${kind}`

/**
 * What is kept of a kind; nothing where storage is refused or damaged.
 * @param {Kind} kind
 * @returns {Marks}
 */
export function readMarks(kind) {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(kind))) ?? {}
    return Array.isArray(kept) ? Object.fromEntries(kept.map(id => [id, 1])) : kept // at first it was a list of ids
  } catch { return {} }
}

/**
 * The ids that are marked.
 * @param {Kind} kind
 * @returns {Set<string>}
 */
export function markedAs(kind) {
  const marks = readMarks(kind)
  return new Set(Object.keys(marks).filter(id => marks[id] > 0))
}

/** What each filter of marks lets through. */
const ONLY = {
  unknown: () => { const known = markedAs("known"); return id => !known.has(id) },
  marked: () => { const marked = markedAs("marked"); return id => marked.has(id) },
}

/**
 * A filter by what the reader has marked.
 * @param {string | null} only `unknown`, `marked`, or anything else for none
 * @returns {((id: string) => boolean) | null} null for none
 */
export function filterBy(only) {
  return Object.keys(ONLY).includes(only) ? ONLY[only]() : null
}

/**
 * Bring in another device's marks: of each question what was done last.
 * @param {Kind} kind
 * @param {Marks} other
 */
export function mergeMarks(kind, other) {
  const marks = readMarks(kind)
  for (const [id, at] of Object.entries(other)) if (Math.abs(at) > Math.abs(marks[id] ?? 0)) marks[id] = at
  keep(kind, marks)
}

/** Bring the buttons of every row of actions to life, and hold them to what other tabs do. */
export function startMarking() {
  const draw = () => {
    for (const kind of KINDS) {
      const ids = markedAs(kind)
      for (const row of document.querySelectorAll(".question-actions")) {
        row.querySelector(`[data-mark=${kind}]`)?.setAttribute("aria-pressed", String(ids.has(row.dataset.question)))
      }
    }
  }
  draw()
  addEventListener("storage", draw)
  addEventListener("pageshow", draw)
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-mark]")
    if (!button) return
    const on = button.getAttribute("aria-pressed") !== "true"
    button.setAttribute("aria-pressed", String(on))
    const { mark } = button.dataset
    keep(mark, { ...readMarks(mark), [button.closest(".question-actions").dataset.question]: on ? Date.now() : -Date.now() })
  })
}

function keep(kind, marks) {
  try { localStorage.setItem(keyOf(kind), JSON.stringify(marks)) } catch { /* holds for the page */ }
}
