/** The device's own voice. Voices that send the text to a server are left out. */

const PATIENCE = 1500 // milliseconds until a device that names no voice has none
const SLOW = 0.75

/**
 * The device's voice for a language, as soon as the browser knows its voices.
 * @param {string} lang such as `en`
 * @returns {Promise<SpeechSynthesisVoice | undefined>}
 */
export async function findVoice(lang) {
  const speech = window.speechSynthesis
  if (!speech || !window.SpeechSynthesisUtterance) return undefined
  if (!speech.getVoices().length) {
    await new Promise(resolve => {
      speech.addEventListener?.("voiceschanged", resolve, { once: true })
      setTimeout(resolve, PATIENCE)
    })
  }
  return speech.getVoices().find(voice => voice.localService && voice.lang.split(/[-_]/)[0].toLowerCase() === lang)
}

/**
 * Read texts out, one after another. Whatever was being read stops.
 * @param {string[]} texts sentences; long ones are cut short by some browsers
 * @param {SpeechSynthesisVoice} voice
 * @param {{slow?: boolean, ended?: () => void}} options `ended` is told when all is read, or something stopped it
 */
export function read(texts, voice, { slow = false, ended = () => {} } = {}) {
  hush()
  stopped = ended
  texts.forEach((text, index) => {
    const utterance = new SpeechSynthesisUtterance(text)
    utterance.voice = voice
    utterance.lang = voice.lang
    utterance.rate = slow ? SLOW : 1
    if (index === texts.length - 1) utterance.onend = () => { if (stopped === ended) hush() }
    window.speechSynthesis.speak(utterance)
  })
}

/** Stop reading. */
export function hush() {
  const told = stopped
  stopped = null
  if (told) window.speechSynthesis.cancel()
  told?.()
}

let stopped = null
addEventListener("pagehide", hush)
document.addEventListener("visibilitychange", () => { if (document.hidden) hush() })
