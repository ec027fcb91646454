/** What a reader typed beside what a program printed: text against text, forgiving what a phone's keyboard does. */

/**
 * Tell whether both say the same. Spaces do not count, nor do empty lines, nor which quotation marks and dashes.
 * @param {string} typed
 * @param {string[]} output a line each
 * @returns {boolean}
 */
export function same(typed, output) {
  return lines(typed).join("\n") === lines(output.join("\n")).join("\n")
}

function lines(text) {
  return text.split("\n").map(line => line
    .replace(/[‘’ʻʼ`´]/gu, "'").replace(/[“”«»„]/gu, '"').replace(/[–—−]/gu, "-").replace(/…/gu, "...")
    .replace(/\s/gu, "")).filter(Boolean)
}
