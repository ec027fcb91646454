/** What is kept for reading without a network: one cache, shared with whatever else lives on the origin. */

export const CACHE = "suhbat"

/** The page, in every language, that says what is kept and offers the rest. */
export const OFFER = "downloads/"

const HEAVY = /^(assets\/cards\/|downloads\/files\/|feed\.|sw\.js)/
const NAMED_BY_CONTENT = /[.-][0-9a-f]{8}\.(min\.)?\w+$|\?v=[0-9a-f]{8}$/

/**
 * Tell whether a path, seen from the site's root, may be kept. Cards and books are too heavy.
 * @param {string} path
 * @returns {boolean}
 */
export function isKept(path) {
  return !HEAVY.test(path)
}

/**
 * The one address that a page or file is kept under, whatever query or fragment it was asked with but for a version.
 * @param {string | URL} address
 * @returns {string}
 */
export function keptAs(address) {
  const url = new URL(address)
  const [version = ""] = url.search.match(/^\?v=[0-9a-f]{8}$/) ?? []
  return url.origin + url.pathname.replace(/\/index\.html$/, "/") + version
}

/**
 * Everything kept below an address: other sites of the origin are none of ours.
 * @param {Cache} cache
 * @param {string} root
 * @returns {Promise<Request[]>}
 */
export async function keptBelow(cache, root) {
  return (await cache.keys()).filter(({ url }) => url.startsWith(root))
}

/**
 * Delete everything kept below an address.
 * @param {string} root
 */
export async function forget(root) {
  if (!await caches.has(CACHE)) return
  const cache = await caches.open(CACHE)
  await Promise.all((await keptBelow(cache, root)).map(request => cache.delete(request)))
  if (!(await cache.keys()).length) await caches.delete(CACHE)
}

/**
 * Delete what an earlier deploy left: files named by their content that nothing kept speaks of any more.
 * @param {string} root
 */
export async function tidy(root) {
  if (!await caches.has(CACHE)) return // taken back meanwhile
  const cache = await caches.open(CACHE)
  const kept = await keptBelow(cache, root)
  const old = kept.filter(({ url }) => url !== keptAs(url))
  const named = kept.filter(({ url }) => NAMED_BY_CONTENT.test(url))
  const unnamed = new Set(named.map(({ url }) => url.slice(url.lastIndexOf("/") + 1)))
  for (const request of kept) {
    if (!unnamed.size) break
    const answer = await cache.match(request)
    if (!/html|json|css|javascript/.test(answer?.headers.get("Content-Type"))) continue
    const text = await answer.text()
    for (const name of unnamed) if (text.includes(name) && !request.url.endsWith(name)) unnamed.delete(name)
  }
  old.push(...named.filter(({ url }) => unnamed.has(url.slice(url.lastIndexOf("/") + 1))))
  await Promise.all(old.map(request => cache.delete(request)))
}
