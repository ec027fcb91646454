/** The answers, fetched a section at a time, as they are needed. */

/** Fetches the list of questions and the files that it names, each once. */
export class Answers {
  /**
   * @param {string} root the site's root as seen from this page
   * @param {string} list the list's address from there
   */
  constructor(root, list) {
    this.root = root
    this.list = list
    this.files = new Map()
  }

  /** @returns {Promise<import("./draw.js").Section[]>} all sections with their questions */
  sections() {
    return this.fetch(this.list)
  }

  /**
   * The sections as the site has them now, which may be newer than the page.
   * @returns {Promise<import("./draw.js").Section[]>}
   */
  newest() {
    this.files.delete(this.list)
    return this.fetch(this.list, { cache: "reload" })
  }

  /**
   * One question with its answer, as HTML.
   * @param {import("./draw.js").Drawn} question
   * @param {string} locale
   * @returns {Promise<{lang: string, question: string, answer: string}>}
   */
  async of({ id, section }, locale) {
    return (await this.part(section, files => files.answers[locale]))[id]
  }

  /**
   * A file of a section.
   * @param {string} section
   * @param {(files: {answers: Record<string, string>, quiz: Record<string, string>, drill: string}) => string} which
   */
  async part(section, which) {
    const { files } = (await this.sections()).find(({ slug }) => slug === section)
    return this.fetch(which(files))
  }

  fetch(name, options) {
    if (!this.files.has(name)) {
      const loading = fetch(new URL(`${this.root}/${name}`, location.href), options).then(answer => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
        return answer.json()
      })
      loading.catch(() => this.files.delete(name)) // the next try asks again
      this.files.set(name, loading)
    }
    return this.files.get(name)
  }
}
