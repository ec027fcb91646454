/** Where the site begins. */

/**
 * The address of the site's root, with a slash at its end. The theme gives it relative to a page, or as a path on 404.html.
 * @returns {URL}
 */
export function siteRoot() {
  const { base } = JSON.parse(document.getElementById("__config").textContent)
  return new URL(`${base.replace(/\/$/, "")}/`, location.href)
}
