"""The built site, a server in front of it, and a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from browser import find
from crowd import make_crowd
from filelock import FileLock
from fixture import ROOT, make_handbook
from gallery import make_gallery
from playwright.sync_api import Browser, Error, Page, Worker, expect, sync_playwright
from serving import serve

BASE = "/suhbat/"
expect.set_options(timeout=20_000)  # milliseconds: a busy machine is slow, and no test is about speed
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True, "has_touch": True}
REPORT_BREACHES = """addEventListener("securitypolicyviolation", event =>
    console.error(`policy: ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`))"""
DESKTOP = {"viewport": {"width": 1280, "height": 900}}
DEVICES = {"phone": PHONE, "desktop": DESKTOP}
# The promise `serviceWorker.ready` is never kept where there is no worker.
WORKER_IS_THERE = "navigator.serviceWorker.getRegistration().then(found => found?.active?.state === 'activated')"


def build(root: Path, site_url: str, **environment: str) -> Path:
    """Build the handbook below `root` for `site_url`, strictly; return the folder of the site."""
    result = subprocess.run(
        [sys.executable, root / "scripts" / "build.py", root],
        env={**os.environ, "SITE_URL": site_url, "REPO_URL": "https://github.com/example/suhbat", **environment},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert result.returncode == 0, result.stdout + result.stderr
    return (root / "site").resolve()


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the real handbook, built under a base path, once for all test processes."""
    mirror = ROOT / ".build" / "tested"
    with FileLock(ROOT / ".build" / "tested.lock", timeout=900):
        mirror.mkdir(parents=True, exist_ok=True)
        for path in ROOT.iterdir():
            link = mirror / path.name
            if path.name not in (".git", ".build", "site") and not link.exists():
                link.symlink_to(path)
        return build(mirror, f"https://example.github.io{BASE}")


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The address of the real handbook's home page, under a base path."""
    with serve(site, BASE) as url:
        yield url


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a handbook of two questions, built for a site's root."""
    return build(make_handbook(tmp_path_factory.mktemp("book")), "https://example.org/")


@pytest.fixture(scope="session")
def small_address(small_site: Path) -> Iterator[str]:
    """The address of the small handbook's home page, at the root."""
    with serve(small_site) as url:
        yield url


@pytest.fixture(scope="session")
def crowd_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a handbook with as many sections as the pages must have room for, under a base path."""
    root = make_crowd(tmp_path_factory.mktemp("crowd"))
    with serve(build(root, f"https://example.org{BASE}"), BASE) as url:
        yield url


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a site with one of everything that a page can show, under a base path."""
    root = make_gallery(tmp_path_factory.mktemp("gallery"))
    return build(root, f"https://example.org{BASE}", MAINTAINER="somebody")


@pytest.fixture(scope="session")
def gallery_address(gallery: Path) -> Iterator[str]:
    """The address of the gallery's home page."""
    with serve(gallery, BASE) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=["phone", "desktop"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page, once on a phone of 360 pixels and once on a desktop; fails on any error in its console."""
    yield from open_page(browser, **(PHONE if request.param == "phone" else DESKTOP))


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A page on a desktop."""
    yield from open_page(browser, **DESKTOP)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone of 360 pixels."""
    yield from open_page(browser, **PHONE)


def until(page: Page, expression: str, seconds: float = 20, where: Page | Worker | None = None) -> None:
    """Wait until a JavaScript expression is true on the page, which may load anew meanwhile, or in a worker of it.

    Playwright's own waiting evaluates it inside the page from the second time on, which the policy forbids.
    """
    end = time.monotonic() + seconds
    while True:
        with suppress(Error):  # the page went away under the question
            if (where or page).evaluate(expression):
                return
        assert time.monotonic() < end, expression
        page.wait_for_timeout(50)


def promised(page: Page, function: str, argument: Any = None, seconds: float = 30) -> Any:
    """Return what an asynchronous JavaScript function gives on the page, which stays.

    Playwright's own `evaluate` waits without end for a promise that is never kept.
    """
    heard = "value => { self.heard = { value } }, error => { self.heard = { error: String(error) } }"
    page.evaluate(f"argument => {{ self.heard = null; ({function})(argument).then({heard}) }}", argument)
    end = time.monotonic() + seconds
    while not (answer := page.evaluate("self.heard")):
        assert time.monotonic() < end, f"nothing came back in {seconds} seconds from {function}"
        page.wait_for_timeout(20)
    assert "error" not in answer, answer["error"]
    return answer["value"]


def foreign(url: str) -> bool:
    """Tell whether a request leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme not in ("data", "blob", "about") and parts.hostname != "127.0.0.1"


def open_page(browser: Browser, **options) -> Iterator[Page]:
    """Open a page; afterwards fail on console errors, breaches of the policy, foreign requests and answers of 404."""
    context = browser.new_context(**options)
    context.add_init_script(REPORT_BREACHES)
    page = context.new_page()
    problems: list[str] = []
    context.on("request", lambda request: problems.append(f"foreign: {request.url}") if foreign(request.url) else None)
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "response", lambda answer: problems.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
    )
    page.set_default_timeout(15_000)
    yield page
    context.close()
    expected = getattr(page, "expected_problems", ())
    assert [problem for problem in problems if not any(word in problem for word in expected)] == []
