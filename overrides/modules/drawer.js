/** The list of pages on phones opens at the current page. */

/** Bring the current page into view whenever the list opens. */
export function openDrawerAtPage() {
  const toggle = document.getElementById("__drawer")
  const current = document.querySelector(".md-nav--primary [aria-current]")
  toggle?.addEventListener("change", () => {
    const panel = current?.closest(".md-sidebar__scrollwrap")
    if (toggle.checked && panel) panel.scrollTop = current.offsetTop - panel.clientHeight / 2
  })
}
