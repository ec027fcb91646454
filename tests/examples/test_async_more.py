"""What the answer on stopping a service claims."""

import signal
import subprocess
import sys
import textwrap

from samples import run


def ended(code: str) -> tuple[int, list[str]]:
    """Run a program that signals itself; return its exit code and what it printed."""
    command = [sys.executable, "-c", textwrap.dedent(code)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    return result.returncode, result.stdout.splitlines()


def test_the_short_job_ends_and_the_long_one_is_given_back():
    assert run("async/graceful_stop.py") == "['0.2 done', '30 given back']\n"


WAITING = """
import asyncio, atexit, os, signal
atexit.register(print, "atexit")
async def main():
    asyncio.get_running_loop().call_later(0.1, os.kill, os.getpid(), signal.{name})
    try:
        await asyncio.sleep(10)
    finally:
        print("finally", flush=True)
asyncio.run(main())
"""


def test_sigterm_without_a_handler_skips_every_clean_up_and_sigint_does_not():
    assert ended(WAITING.format(name="SIGTERM")) == (-signal.SIGTERM, [])
    assert ended(WAITING.format(name="SIGINT"))[1] == ["finally", "atexit"]


UVICORN = """
import asyncio, os, signal, uvicorn
tasks = set()
async def mail():
    try:
        await asyncio.sleep(20)
    finally:
        print("mail cancelled", flush=True)
async def app(scope, receive, send):
    await receive()
    tasks.add(asyncio.create_task(mail()))
    loop = asyncio.get_running_loop()
    loop.call_later(0.5, os.kill, os.getpid(), signal.SIGTERM)
    await send({"type": "lifespan.startup.complete"})
    await receive()
    print("pool closed", flush=True)
    await send({"type": "lifespan.shutdown.complete"})
"""
SERVE = 'uvicorn.run(app, port=0, log_level="error")'


def test_uvicorn_does_not_wait_for_tasks_of_ones_own():
    assert ended(UVICORN + SERVE) == (-signal.SIGTERM, ["pool closed"])


def test_process_that_survives_its_own_sigterm_cancels_the_task_after_the_pool():
    """The kernel ignores a signal that PID 1 has no handler for; here the program ignores it itself."""
    ignoring = "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
    assert ended(UVICORN + ignoring + SERVE) == (0, ["pool closed", "mail cancelled"])
