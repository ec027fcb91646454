/** From a result to its answer: the words searched for are marked there, in the tab that has them. */

const KEY = "suhbat.searched"

/**
 * Keep a query for the page that a result leads to.
 * @param {string} query
 */
export function rememberSearch(query) {
  try { sessionStorage.setItem(KEY, query) } catch { /* nothing will be marked */ }
}

/** Mark the words of the search that led here, now and whenever a result leads to this page. */
export function arriveFromSearch() {
  const { base } = JSON.parse(document.getElementById("__config").textContent)
  const script = new URL(`${base}/assets/search-arrival.js`, location.href).href
  const arrive = () => {
    const query = take()
    const set = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".tabbed-set")
    if (query && set) load(script).then(() => reveal(set, query)).catch(() => {})
  }
  arrive()
  addEventListener("hashchange", arrive)
}

function reveal(set, query) {
  const inputs = [...set.querySelectorAll(":scope > input")]
  const blocks = [...set.querySelectorAll(":scope > .tabbed-content > .tabbed-block")]
  for (const old of document.querySelectorAll("mark.searched")) old.replaceWith(...old.childNodes)
  for (const block of blocks) window.markSearched(block, query)
  const marked = blocks.findIndex(block => block.querySelector("mark.searched"))
  const shown = inputs.findIndex(input => input.checked)
  if (marked >= 0 && !blocks[shown]?.querySelector("mark.searched")) inputs[marked].checked = true
}

function take() {
  try {
    const query = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return query
  } catch { return null }
}

function load(address) {
  if (window.markSearched) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: resolve, onerror: reject })
    document.head.append(script)
  })
}
