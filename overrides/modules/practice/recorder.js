/** Records the reader's voice. Nothing leaves the device. */

const TYPES = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"]

/** Why nothing is recorded: `unable`, `refused`, `no_microphone` or `failed`. */
export class NotRecorded extends Error {}

/** One recording at a time. */
export class Recorder {
  /** Whether the microphone is listened to. */
  get running() {
    return this.recorder?.state === "recording"
  }

  /** Ask for the microphone, and record from now on. Rejects with NotRecorded. */
  async start() {
    if (!navigator.mediaDevices?.getUserMedia || !window.MediaRecorder) throw new NotRecorded("unable")
    const turn = this.turn = {}
    let stream
    try { stream = await navigator.mediaDevices.getUserMedia({ audio: true }) } catch ({ name }) {
      const refused = name === "NotAllowedError" || name === "SecurityError"
      throw new NotRecorded(refused ? "refused" : name === "NotFoundError" ? "no_microphone" : "failed")
    }
    this.stream = stream
    if (this.turn !== turn) return this.release() // the reader went on meanwhile
    try {
      const mimeType = TYPES.find(type => MediaRecorder.isTypeSupported(type))
      this.recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {})
      this.parts = []
      this.recorder.ondataavailable = ({ data }) => this.parts.push(data)
      this.recorder.start(1000)
      this.began = performance.now()
    } catch {
      this.release()
      throw new NotRecorded("failed")
    }
  }

  /** Stop. @returns {Promise<{blob: Blob, seconds: number} | null>} what was recorded; null where nothing was */
  async stop() {
    this.turn = null
    if (!this.running) return null
    const { recorder, parts } = this
    const seconds = Math.round((performance.now() - this.began) / 1000)
    await new Promise(resolve => {
      recorder.onstop = resolve
      recorder.stop()
    })
    this.release()
    return { blob: new Blob(parts, { type: recorder.mimeType.split(";")[0] }), seconds }
  }

  release() {
    for (const track of this.stream?.getTracks() ?? []) track.stop()
    this.stream = null
  }
}
