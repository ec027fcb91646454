/** The answers, fetched a section at a time, as they are needed. */

/** Fetches files of the site's `practice/` folder, each once. */
export class Answers {
  /** @param {string} root the site's root as seen from this page */
  constructor(root) {
    this.root = root
    this.files = new Map()
  }

  /** @returns {Promise<import("./draw.js").Section[]>} all sections with their questions */
  sections() {
    return this.fetch("questions.json")
  }

  /**
   * One question with its answer, as HTML.
   * @param {import("./draw.js").Drawn} question
   * @param {string} locale
   * @returns {Promise<{lang: string, question: string, answer: string}>}
   */
  async of({ id, section }, locale) {
    return (await this.fetch(`${section}.${locale}.json`))[id]
  }

  fetch(name) {
    if (!this.files.has(name)) {
      const loading = fetch(new URL(`${this.root}/practice/${name}`, location.href)).then(answer => {
        if (!answer.ok) throw new Error(`${name}: ${answer.status}`)
        return answer.json()
      })
      loading.catch(() => this.files.delete(name)) // the next try asks again
      this.files.set(name, loading)
    }
    return this.files.get(name)
  }
}
