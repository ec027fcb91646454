/** Hints: a tap on a term shows its meaning. Without popovers the link leads to the glossary. */

/**
 * Show hints in place of following the links to the glossary.
 * @param {{locale: string, glossary: Record<string, string>}} words the page's locale, used where the text does not say
 *   its language, and the addresses of the terms' meanings
 */
export function showHints({ locale, glossary }) {
  if (!("popover" in HTMLElement.prototype)) return
  const hint = Object.assign(document.createElement("div"), { className: "term-hint", popover: "auto", role: "dialog", tabIndex: -1, autofocus: true })
  document.body.append(hint)
  document.addEventListener("click", event => {
    const link = event.target.closest("a.term")
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const language = link.closest("[lang]")?.lang || locale
    terms(glossary[language])
      .then(entries => show(hint, link, entries[link.hash.slice(1)], language))
      .catch(() => { location.href = link.href })
  })
}

function show(hint, link, [term, meaning, say], language) {
  const title = Object.assign(document.createElement("strong"), { textContent: term })
  const sound = Object.assign(document.createElement("span"), { className: "say", textContent: say })
  const text = Object.assign(document.createElement("p"), { textContent: meaning })
  hint.replaceChildren(title, " ", sound, text)
  hint.lang = language
  hint.ariaLabel = term
  hint.showPopover()
  const place = link.getBoundingClientRect()
  hint.style.left = `${Math.max(8, Math.min(place.left, innerWidth - hint.offsetWidth - 8))}px`
  const below = place.bottom + 6 + hint.offsetHeight < innerHeight
  hint.style.top = `${below ? place.bottom + 6 : place.top - hint.offsetHeight - 6}px`
  addEventListener("scroll", () => hint.hidePopover(), { once: true, passive: true })
}

const cache = new Map()

function terms(address) {
  if (!cache.has(address)) {
    const loading = fetch(address).then(answer => {
      if (!answer.ok) throw new Error(`glossary: ${answer.status}`)
      return answer.json()
    })
    loading.catch(() => cache.delete(address))
    cache.set(address, loading)
  }
  return cache.get(address)
}
