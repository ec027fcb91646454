"""In a second engine, WebKitGTK of Debian's `webkit2gtk-driver` and `xvfb`, spoken to by the W3C's WebDriver protocol."""

from __future__ import annotations

import json
import os
import select
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

import pytest

BROWSERS = sorted(Path("/usr/lib").glob("*/webkit2gtk-4*/MiniBrowser"))
NEEDED = shutil.which("WebKitWebDriver") and shutil.which("Xvfb") and BROWSERS
pytestmark = pytest.mark.skipif(not NEEDED, reason="there is no WebKitGTK here: apt install webkit2gtk-driver xvfb")


@pytest.fixture(scope="module")
def webkit() -> Iterator[Callable[..., Any]]:
    """A call of the driver: a method, a path below the session, and what it needs; returns its value."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with ExitStack() as stack:
        display = stack.enter_context(screen())
        driver = subprocess.Popen(["WebKitWebDriver", f"--port={port}"], env={**os.environ, "DISPLAY": display})
        stack.callback(stop, driver)

        def ask(method: str, path: str, **body: Any) -> Any:
            data = json.dumps(body).encode() if method == "POST" else None
            kind = {"Content-Type": "application/json"}
            request = Request(f"http://127.0.0.1:{port}{path}", data, kind, method=method)
            with urlopen(request, timeout=60) as answer:
                return json.load(answer)["value"]

        options = {"webkitgtk:browserOptions": {"binary": str(BROWSERS[-1]), "args": ["--automation"]}}
        session, end = None, time.monotonic() + 20
        while session is None:
            assert time.monotonic() < end, f"WebKitWebDriver opened no session; its exit code is {driver.poll()}"
            with suppress(URLError):
                session = ask("POST", "/session", capabilities={"alwaysMatch": options})["sessionId"]
        yield lambda method, path, **body: ask(method, f"/session/{session}{path}", **body)
        ask("DELETE", f"/session/{session}")


@contextmanager
def screen() -> Iterator[str]:
    """A screen without a monitor; gives the name of its display, a free one that the X server has chosen."""
    reading, writing = os.pipe()
    size = ["-screen", "0", "1024x800x24"]
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), *size], pass_fds=[writing], stderr=subprocess.DEVNULL
    )
    os.close(writing)  # while it is open here, the reading would wait on for a server that has died
    try:
        number = os.read(reading, 16).decode().strip() if select.select([reading], [], [], 30)[0] else ""
        assert number, f"Xvfb has no display for us; its exit code is {server.poll()}"
        yield f":{number}"
    finally:
        stop(server)
        os.close(reading)


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()


def run(webkit: Callable[..., Any], script: str) -> Any:
    return webkit("POST", "/execute/sync", script=f"return {script}", args=[])


def until(webkit: Callable[..., Any], script: str) -> None:
    end = time.monotonic() + 20
    while not run(webkit, script):
        assert time.monotonic() < end, script
        time.sleep(0.05)


def test_a_cold_load_of_an_answer_shows_its_question_below_the_header(webkit, address):
    """The browser's own scrolling comes at no fixed time: eight cold loads, in each of which nothing may move it away."""
    webkit("POST", "/url", url=f"{address}docker/")
    keys = run(webkit, "[...document.querySelectorAll('h2[data-level]')].map(node => node.id)")[2:10]
    for key in keys:
        webkit("POST", "/url", url="about:blank")
        webkit("POST", "/url", url=f"{address}docker/#{key}-answer")
        until(
            webkit,
            "document.readyState === 'complete' && document.querySelectorAll('.tabbed-set details[open]').length",
        )
        time.sleep(1)  # the fault is a scrolling that comes late
        top, header, height = run(
            webkit,
            f"[document.getElementById('{key}').getBoundingClientRect().top,"
            " document.querySelector('.md-header').getBoundingClientRect().bottom, innerHeight]",
        )
        assert header <= top < height / 2, key


def test_a_reader_who_scrolls_is_not_taken_back(webkit, address):
    webkit("POST", "/url", url=f"{address}docker/")
    key = run(webkit, "document.querySelectorAll('h2[data-level]')[3].id")
    webkit("POST", "/url", url="about:blank")
    webkit("POST", "/url", url=f"{address}docker/#{key}-answer")
    until(webkit, "document.querySelectorAll('.tabbed-set details[open]').length")
    time.sleep(0.3)  # within the second in which the page still follows its address
    run(webkit, "dispatchEvent(new WheelEvent('wheel')) && scrollBy({ top: 700, behavior: 'instant' })")
    place = run(webkit, "scrollY")
    time.sleep(0.5)
    assert abs(run(webkit, "scrollY") - place) < 2


def test_the_search_finds(webkit, address):
    webkit("POST", "/url", url=f"{address}docker/?q=merge%20conflict")
    until(webkit, "document.querySelector('.md-search-result__link')?.href.includes('#merge-conflict-answer')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_answer_shows_through_the_grades(webkit, gallery_address, scheme):
    """The bar looks the same over the answer as over nothing."""
    webkit("POST", "/url", url=f"{gallery_address}practice/?id=everything")
    until(webkit, "document.activeElement.matches('[data-question]')")
    look = {"light": "suhbat", "dark": "suhbat-night"}[scheme]
    run(webkit, f"document.body.setAttribute('data-md-color-scheme', '{look}')")
    run(webkit, "document.querySelector('[data-show]').click()")
    run(webkit, "document.activeElement.blur()")
    bar = webkit("POST", "/element", using="css selector", value=".practice-grades")
    element = next(iter(bar.values()))
    seen = []
    for visible in ("", "hidden"):
        run(webkit, f"document.querySelector('[data-answer]').style.visibility = '{visible}'")
        run(webkit, "scrollTo({ top: 300, behavior: 'instant' })")
        seen.append(webkit("GET", f"/element/{element}/screenshot"))
    assert seen[0] == seen[1]
