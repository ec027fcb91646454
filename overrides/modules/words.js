/**
 * The words of the interface, as the page carries them.
 * @returns {Record<string, any>}
 */
export function readWords() {
  return JSON.parse(document.getElementById("words").textContent)
}
