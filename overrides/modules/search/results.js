/** What stands below the theme's search field: the theme draws it, here it is mended and described. */

const PAUSE = 120 // milliseconds, about the time between two keys

/**
 * Mend the list of results each time the theme has drawn it, and say in `data-search` of its box what there is:
 * `empty`, `waiting`, `found`, `none` or `failed`.
 * @param {{field: HTMLInputElement, output: HTMLElement, meta: HTMLElement, list: HTMLElement}} box
 */
export function tendResults({ field, output, meta, list }) {
  let focused = "", pause
  const state = name => { output.dataset.search = name }
  const tend = () => {
    mend(list)
    const notice = list.querySelector("[data-search-failed], [data-search-waiting]")
    const read = list.querySelector("[data-search-read]")?.dataset.searchRead
    if (notice) {
      say(notice.textContent)
      // The theme makes a heading of every result; what is none heads nothing.
      notice.closest("h1")?.replaceWith(notice)
    }
    else if (read && !meta.textContent.includes(read)) say(`${meta.textContent}. ${output.dataset.read} ${read}`)
    const waiting = notice?.matches("[data-search-waiting]")
    state(!field.value.trim() ? "empty" : notice ? waiting ? "waiting" : "failed" : list.children.length ? "found" : "none")
    if (focused && document.activeElement === document.body) {
      [...list.querySelectorAll("a")].find(link => link.href === focused)?.focus()
    }
    // The stylesheet holds back what does not fit on a phone until the reader pauses.
    clearTimeout(pause)
    pause = setTimeout(() => { for (const item of list.children) item.classList.add("drawn") }, PAUSE)
  }
  const observer = new MutationObserver(tend)
  observer.observe(meta, { childList: true })
  observer.observe(list, { childList: true })
  // Enter opens the first link; one that only says that there is something to wait for leads nowhere.
  list.addEventListener("click", event => {
    if (event.target.closest("a")?.querySelector("[data-search-waiting]")) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
  }, true)
  list.addEventListener("focusin", event => { focused = event.target.closest("a")?.href ?? "" })
  field.addEventListener("focus", () => { focused = "" })
  field.addEventListener("input", () => {
    if (!field.value.trim()) state("empty")
    else if (!list.children.length && output.dataset.search !== "none") {
      state("waiting")
      say(output.dataset.waiting)
    }
  })
  tend()

  function say(text) {
    if (meta.textContent === text) return
    meta.textContent = text
    observer.takeRecords()
  }
}

function mend(list) {
  // The parent's own line would be a second stop for every result; its name stands among the tags.
  for (const item of list.children) if (item.children.length > 1) item.firstElementChild.remove()
  // The theme makes a landmark of every result's tags.
  for (const tags of list.querySelectorAll(".md-tags")) tags.setAttribute("role", "none")
}
