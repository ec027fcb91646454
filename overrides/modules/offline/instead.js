/** Where a reader without a network is led when the page that was asked for is not kept. */

import { CACHE, OFFER, keptBelow } from "./kept.js"

/**
 * Answer with the way to the same page or question if it is kept, else to the page that says what is.
 * @param {string} address
 * @param {string} root
 * @returns {Promise<Response | undefined>}
 */
export async function insteadOf(address, root) {
  const cache = await caches.open(CACHE)
  const { pathname, search, hash } = new URL(address)
  const path = pathname.slice(new URL(root).pathname.length)
  const [, language, id] = path.match(/^(?:(\w\w)\/)?(?:q\/([\w-]+)\/?)?/)
  const home = root + (language ? `${language}/` : "")
  const page = id ? await sectionOf(cache, root, home, id) : `${root}${path}/`
  if (page && await cache.match(page)) return Response.redirect(page + (id ? `#${id}` : search + hash))
  const offers = (await keptBelow(cache, root)).map(({ url }) => url).filter(url => url.endsWith(`/${OFFER}`))
  const offer = [home, root].map(start => start + OFFER).find(url => offers.includes(url)) ?? offers[0]
  return offer && Response.redirect(`${offer}?missing#offline`)
}

/** The page of the section that a question stands in, as the practice page's list knows it. */
async function sectionOf(cache, root, home, id) {
  const list = await cache.match(`${root}practice/questions.json`, { ignoreSearch: true })
  const section = list && (await list.json()).find(({ questions }) => questions.some(([key]) => key === id))
  return section && `${home}${section.slug}/`
}
