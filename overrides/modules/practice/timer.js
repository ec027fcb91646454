/** A minute and a half to speak. It shows the time, whatever the device's clock is set to, and never stops or scolds anybody. */

export const LIMIT = 90 // seconds: as long as a spoken answer should take

/** Counts the seconds since a question was shown. */
export class Timer {
  /**
   * @param {HTMLElement} clock shows minutes and seconds; hidden from screen readers
   * @param {HTMLProgressElement} bar
   */
  constructor(clock, bar) {
    this.clock = clock
    this.bar = bar
    bar.max = LIMIT
  }

  /** Begin anew, as if `spent` seconds had passed. */
  start(spent = 0) {
    this.stop()
    this.began = performance.now() - spent * 1000
    this.show()
    this.ticking = setInterval(() => this.show(), 1000)
  }

  /** Stand still. @returns {number} the seconds that were spent */
  stop() {
    clearInterval(this.ticking)
    return this.began === undefined ? 0 : this.seconds()
  }

  /** @returns {number} whole seconds since the start */
  seconds() {
    return Math.floor((performance.now() - this.began) / 1000)
  }

  show() {
    const seconds = this.seconds()
    this.clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    this.bar.value = Math.min(seconds, LIMIT)
    this.bar.classList.toggle("over", seconds > LIMIT)
  }
}
