"""What a visit costs a reader: requests and bytes, Lighthouse's scores, and the time until the search answers."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from browser import find
from playwright.sync_api import Browser, Page

PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True, "service_workers": "block"}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
LIGHTHOUSE = Path(__file__).parent / "node_modules" / ".bin" / "lighthouse"
# Words of questions, letter by letter, as they are typed.
TYPED = ("indeks", "docker", "merge conflict", "tranzaksiya", "event loop", "idempotent", "kesh")

_RESULTS = "[data-md-component=search-result] li"
_FROM_FOCUS = f"""() => new Promise(done => {{
  const field = document.querySelector("[data-md-component=search-query]")
  const began = performance.now()
  new MutationObserver((_, observer) => {{
    if (!document.querySelector("{_RESULTS}")) return
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
  }}).observe(document.querySelector("[data-md-component=search-result]"), {{ childList: true, subtree: true }})
  field.focus()
  field.value = "docker"
  field.dispatchEvent(new KeyboardEvent("keyup", {{ bubbles: true }}))
}})"""
_FROM_KEY = """typed => new Promise(done => {
  const field = document.querySelector("[data-md-component=search-query]")
  const began = performance.now()
  new MutationObserver((_, observer) => {
    observer.disconnect()
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - began)))
  }).observe(document.querySelector("[data-md-component=search-result] ol"), { childList: true, subtree: true })
  field.value = typed
  field.dispatchEvent(new KeyboardEvent("keyup", { bubbles: true }))
  setTimeout(() => done(null), 5000)
})"""

# Suhbat draws the list again once the full texts are there.
_AT_REST = """() => new Promise(done => {
  let timer
  const wait = () => { clearTimeout(timer); timer = setTimeout(done, 1000) }
  new MutationObserver(wait).observe(document.querySelector("[data-md-component=search-result]"), { childList: true, subtree: true })
  wait()
})"""


@dataclass(frozen=True)
class Visit:
    """Requests, and bytes as they travel: of the HTML, and of everything else."""

    requests: int
    html: int
    besides: int


def weigh(browser: Browser, address: str) -> tuple[Visit, Visit]:
    """Return what a first visit and a second one cost a phone."""
    context = browser.new_context(**PHONE)
    visits = (_visit(context.new_page(), address), _visit(context.new_page(), address))
    context.close()
    return visits


def _visit(page: Page, address: str) -> Visit:
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    kinds: dict[str, str] = {}
    sizes: dict[str, int] = {}
    cached: set[str] = set()
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on("Network.requestServedFromCache", lambda event: cached.add(event["requestId"]))
    session.on(
        "Network.loadingFinished", lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])})
    )
    page.goto(address, wait_until="networkidle")
    travelled = {key: size for key, size in sizes.items() if size and key not in cached}
    html = sum(size for key, size in travelled.items() if kinds.get(key) == "Document")
    page.close()
    return Visit(len(travelled), html, sum(travelled.values()) - html)


def lighthouse(address: str, runs: int) -> dict[str, int]:
    """Return Lighthouse's median scores of a phone's first visit, 0 to 100, by category."""
    scores: dict[str, list[float]] = {}
    for _ in range(runs):
        with tempfile.NamedTemporaryFile(suffix=".json") as report:
            chrome = f"--chrome-flags=--headless=new {' '.join(FLAGS)}"
            command = [LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report.name}", chrome]
            subprocess.run(command, env={**os.environ, "CHROME_PATH": str(find())}, check=True, capture_output=True)
            for name, category in json.loads(Path(report.name).read_text())["categories"].items():
                scores.setdefault(name, []).append(category["score"] * 100)
    return {name: round(statistics.median(values)) for name, values in scores.items()}


def first_result(browser: Browser, address: str, runs: int) -> float:
    """Return the median milliseconds from focus to the first result on screen, nothing of the search being cached."""
    times = []
    for _ in range(runs):
        context = browser.new_context(**PHONE)
        page = context.new_page()
        page.goto(address, wait_until="networkidle")
        times.append(page.evaluate(_FROM_FOCUS))
        context.close()
    return statistics.median(times)


def keystrokes(browser: Browser, address: str, *, slowed: int = 1) -> list[float]:
    """Return the milliseconds from each key to the changed results on screen, everything being loaded.

    `slowed` divides the speed of the page's own thread, as on a cheap phone.
    """
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.evaluate(_FROM_FOCUS)
    page.wait_for_load_state("networkidle")
    page.evaluate(_AT_REST)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    prefixes = [word[:end] for word in TYPED for end in range(2, len(word) + 1)]
    times = [time for prefix in prefixes if (time := page.evaluate(_FROM_KEY, prefix)) is not None]
    context.close()
    return times
