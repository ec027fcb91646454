/** A word or two that name a section lead to it: first the question that opens it, then the section. */

const MOST = 3 // words; who types more asks a question

export class Topics {
  /**
   * @param {{id: number, opening: number, names: string[][]}[]} sections a section's record, the record of its first
   *   question, what it is called as stems
   */
  constructor(sections) {
    this.sections = sections
  }

  /**
   * @param {{terms: string[]}[]} words of a query, without function words
   * @returns {{ids: number[], first: boolean} | undefined} the records, best first, and whether they come
   *   before a question that is called so itself
   */
  named(words) {
    if (!words.length || words.length > MOST) return
    const stems = words.map(({ terms: [, stem, , russian = stem] }) => [stem.slice(1), russian.slice(1)])
    let best
    for (const { id, opening, names } of this.sections) {
      for (const name of names) {
        if (!stems.every(readings => readings.some(stem => name.includes(stem)))) continue
        const share = new Set(stems.map(([stem]) => stem)).size / name.length
        if (share >= 0.5 && share > (best?.share ?? 0)) best = { ids: [opening, id], first: share === 1 || words.length === 1, share }
      }
    }
    return best
  }
}
