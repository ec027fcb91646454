/** Whether anything was ever written on this device: most pages need not look for it. */

const KEY = "suhbat.own"

/** From now on pages look for own answers. */
export function noteWritten() {
  try { localStorage.setItem(KEY, "1") } catch { /* they are shown when asked for */ }
}

/** @returns {boolean} */
export function anythingWritten() {
  try { return localStorage.getItem(KEY) !== null } catch { return false }
}
