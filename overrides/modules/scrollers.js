/** Code and tables that are wider than the screen scroll; the keyboard must reach them to scroll them. */

/**
 * Keep code and tables below an element reachable where they scroll, and only there.
 * @param {ParentNode} root
 */
export function focusScrollers(root) {
  // A frame later: the theme takes the keyboard's way in back on screens without a mouse.
  const watch = new ResizeObserver(changes => requestAnimationFrame(() => {
    for (const { target } of changes) settle(/** @type {HTMLElement} */ (target))
  }))
  for (const box of root.querySelectorAll("pre, pre > code, .answer table")) watch.observe(box)
}

/** An answer is measured when it opens: a closed one has no size. */
function settle(content) {
  const box = content.closest(".md-typeset__scrollwrap, .wide") ?? content
  if (box.scrollWidth > box.clientWidth) box.tabIndex = 0
  else box.removeAttribute("tabindex")
  // The theme puts its copy button into a landmark, one for each piece of code.
  box.parentElement?.querySelector(".md-code__nav")?.setAttribute("role", "none")
}
