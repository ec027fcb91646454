/** What is kept for reading without a network. */

export const CACHE = "suhbat"

/**
 * Tell whether a path, seen from the site's root, may be kept. Cards and books are too heavy.
 * @param {string} path
 * @returns {boolean}
 */
export function isKept(path) {
  return !/^(assets\/cards\/|downloads\/files\/|feed\.|sw\.js)/.test(path)
}
