/** Words that developers write in two ways which neither folding nor sound brings together. A line is one word. */

import { fold } from "./orthography.js"

const SAME = `
  manager menejer menedjer
  deadline dedlayn
  standup stendap
  cache kesh
  review revyu
  image imij imidj
  thread tred
  loop lup
  event ivent
  merge merj
  branch brench
  pipeline payplayn
  release reliz
  timeout taymaut
  webhook vebxuk
  junior junyor djunior
  senior senyor sinyor
  python piton payton
  postgres postgresql postgre
  kubernetes k8s kuber kubernetis
  celery selery seleri
  json jeyson
  bug bag
  comment koment komment
  pr pullrequest
  production prod prodakshn prodakshen
  rebase rebeyz
  rollback rolbek
  feature ficha
  retro retrospektiva retrospective retrospektiv
  database db bd
  deploy deployment deploi diploy
  env environment
  auth authentication autentifikatsiya
  repo repozitoriy repository repositoriy
  async asinxron asynchronous asinxronnost
  interview intervyu
  backend bekend
  frontend front
  debug debag
  mongo mongodb
  js javascript
  cors kors
  code kod
  owasp ovasp
  security bezopasnost
`

const CANONICAL = new Map()
for (const line of SAME.trim().split("\n")) {
  const [first, ...others] = fold(line).trim().split(/\s+/)
  for (const other of others) if (other !== first) CANONICAL.set(other, CANONICAL.get(first) ?? first)
}

/**
 * @param {string} stem
 * @returns {string} the stem by which a word is known however it is written
 */
export const oneSpelling = stem => CANONICAL.get(stem) ?? stem
