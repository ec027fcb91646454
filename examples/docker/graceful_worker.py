import signal
import threading

stopping = threading.Event()


def stop(signum, frame):
    stopping.set()  # only a flag: finish the job, then leave


def main() -> int:
    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    print("ready", flush=True)
    while not stopping.is_set():
        # take a job from the queue, do it, acknowledge it
        stopping.wait(timeout=1)
    print("drained", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
