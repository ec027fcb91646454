"""The live preview, in a real browser: what is saved is seen, what is wrong is told, and nothing stops it."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from conftest import DESKTOP, WORKER_IS_THERE, until
from fixture import ROOT, change, make_handbook
from playwright.sync_api import Page, expect
from serving import serve


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Preview:
    """A running preview: its address, its handbook, and what it prints."""

    def __init__(self, root: Path, port: int, process: subprocess.Popen, printed: Path):
        self.root, self.address = root, f"http://127.0.0.1:{port}/"
        self.process, self.printed = process, printed
        self.lines: list[str] = []

    def heard(self, word: str) -> str:
        """Wait for the next line that begins with `word`, and return it; `lines` are all up to there."""
        end = time.monotonic() + 120
        while True:
            whole = self.printed.read_text(encoding="utf-8").rpartition("\n")[0].splitlines()
            for line in whole[len(self.lines) :]:
                self.lines.append(line)
                if line.startswith(word):
                    return line
            gone = self.process.poll() is not None or time.monotonic() > end
            assert not gone, "\n".join([f"no line begins with {word}:", *self.lines])
            time.sleep(0.05)


@contextmanager
def preview(root: Path, port: int | None = None, **environment: str) -> Iterator[Preview]:
    port = port or free_port()
    command = [sys.executable, "-u", str(root / "scripts/serve.py"), str(root)]
    environment = {**os.environ, "PORT": str(port), **environment}
    printed = root.with_name(f"{root.name}.{port}.log")  # a pipe that nobody empties would stop it
    with printed.open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=subprocess.STDOUT)
    try:
        running = Preview(root, port, process, printed)
        running.heard("Preview:")
        yield running
    finally:
        process.terminate()
        process.wait(60)


def own(root: Path, *names: str) -> Path:
    """Give a handbook copies of the project's folders in place of links to them."""
    for name in names:
        (root / name).unlink()
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    return root


@pytest.fixture
def start() -> Iterator[Callable[..., Preview]]:
    """Starts previews, which outlive the page that stands after this among a test's arguments."""
    with ExitStack() as stack:
        yield lambda *arguments, **environment: stack.enter_context(preview(*arguments, **environment))


@pytest.fixture
def running(start, tmp_path) -> Preview:
    return start(make_handbook(tmp_path / "book"))


def test_a_saved_change_is_on_screen_by_itself(running, page: Page):
    for locale, path, old, new in (
        ("uz", "docker/", "Kirish soʻzi.", "Yangi kirish."),
        ("en", "en/docker/", "An introduction.", "A new one."),
    ):
        page.goto(running.address + path)
        expect(page.get_by_text(old)).to_be_visible()
        change(running.root / f"docs/docker.{locale}.md", old, new)
        expect(page.get_by_text(new)).to_be_visible(timeout=30_000)


def test_an_answer_that_was_changed_is_rendered_anew_and_the_others_stay(running, desktop: Page):
    desktop.goto(f"{running.address}docker/#image-answer")
    change(running.root / "docs/docker.uz.md", "Qatlamlar haqida matn.", "Qatlamlar haqida `yangi` matn.")
    expect(desktop.locator("#image-answer").get_by_text("yangi")).to_be_visible(timeout=30_000)
    change(running.root / "examples/docker/one.py", "print(1)", "print(22)")
    expect(desktop.locator("#image-answer").get_by_text("print(22)")).to_be_visible(timeout=30_000)
    desktop.goto(f"{running.address}q/container/")
    expect(desktop.get_by_text("Konteyner bu ajratilgan jarayon.")).to_have_count(1)


def test_a_style_and_a_module_that_were_changed_are_seen(start, tmp_path, desktop: Page):
    running = start(own(make_handbook(tmp_path / "book"), "overrides"))
    desktop.goto(f"{running.address}docker/")
    style = running.root / "overrides/assets/stylesheets/suhbat.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nh1 { outline: 3px solid red; }\n", encoding="utf-8")
    until(desktop, "getComputedStyle(document.querySelector('h1')).outlineWidth === '3px'")


def test_what_is_wrong_stands_on_the_page_and_goes_when_it_is_mended(running, page: Page):
    told = page.locator(".preview-problems")
    page.goto(f"{running.address}docker/")
    expect(told).to_have_count(0)
    change(running.root / "docs/docker.uz.md", "> Image bu", "Image bu")
    change(running.root / "docs/docker.uz.md", "docker/one.py", "docker/none.py")
    expect(told).to_contain_text("docs/docker.uz.md:9: ", timeout=30_000)
    expect(told).to_contain_text("docs/docker.uz.md:18: ")
    expect(page.get_by_text("Kirish soʻzi.")).to_have_count(1)  # the last good build is there below
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    change(running.root / "docs/docker.uz.md", "Image bu", "> Image bu")
    change(running.root / "docs/docker.uz.md", "docker/none.py", "docker/one.py")
    expect(told).to_have_count(0, timeout=30_000)


def test_a_warning_of_the_engine_is_told_as_well(running, desktop: Page):
    desktop.goto(running.address)
    change(running.root / "docs/index.en.md", "\n# ", "\n[nowhere](nowhere.md)\n\n# ")
    expect(desktop.locator(".preview-problems")).to_contain_text("nowhere.md", timeout=30_000)


def test_sources_that_were_never_good_are_told_until_they_are(start, tmp_path, desktop: Page):
    root = make_handbook(tmp_path / "book")
    change(root / "docs/docker.en.md", "> An image", "An image")
    running = start(root)
    desktop.expected_problems = ("503",)
    desktop.goto(f"{running.address}en/docker/")
    expect(desktop.locator(".preview-problems")).to_contain_text("docs/docker.en.md:9: ")
    change(root / "docs/docker.en.md", "An image", "> An image")
    expect(desktop.get_by_text("An introduction.")).to_be_visible(timeout=30_000)


@pytest.mark.parametrize("broken", ["def (", "raise KeyError(1)"])
def test_code_that_breaks_is_told_and_the_preview_lives_on(start, tmp_path, desktop: Page, broken):
    running = start(own(make_handbook(tmp_path / "book"), "hooks", "handbook", "scripts"))
    desktop.goto(f"{running.address}docker/")
    desktop.expected_problems = ("503", "ERR_CONNECTION", "ERR_INCOMPLETE", "preview.events")
    hook = running.root / "hooks/outgoing.py"
    good = hook.read_text(encoding="utf-8")
    hook.write_text(good + broken, encoding="utf-8")
    expect(desktop.locator(".preview-problems")).to_contain_text("outgoing.py:", timeout=30_000)
    hook.write_text(good, encoding="utf-8")
    expect(desktop.locator(".preview-problems")).to_have_count(0, timeout=30_000)
    expect(desktop.get_by_text("Kirish soʻzi.")).to_be_visible()
    assert "Traceback" not in "\n".join(running.lines)


def test_one_section_alone(start, tmp_path, desktop: Page):
    running = start(make_handbook(tmp_path / "book"), SECTION="docker")
    desktop.goto(f"{running.address}en/docker/")
    change(running.root / "docs/docker.en.md", "An introduction.", "A new one.")
    expect(desktop.get_by_text("A new one.")).to_be_visible(timeout=30_000)


def test_a_section_that_is_not_there_is_told(start, tmp_path, desktop: Page):
    running = start(make_handbook(tmp_path / "book"), SECTION="dokcer")
    desktop.expected_problems = ("503",)
    desktop.goto(running.address)
    expect(desktop.locator(".preview-problems")).to_contain_text("no section “dokcer”")


def test_a_rebuild_is_one_line(running):
    change(running.root / "docs/docker.uz.md", "Kirish soʻzi.", "Yangi kirish.")
    line = running.heard("docs/")
    assert line.startswith("docs/docker.uz.md: ") and line.endswith(" s")
    assert len(running.lines) == 3, running.lines


def test_a_worker_of_a_built_site_goes(start, browser, small_site, tmp_path):
    context = browser.new_context(**DESKTOP)
    page = context.new_page()
    with serve(small_site) as address:
        page.goto(address)
        until(page, WORKER_IS_THERE)
        page.reload()
        until(page, "navigator.serviceWorker.controller !== null")
        port = int(address.rsplit(":", 1)[1].strip("/"))
    running = start(make_handbook(tmp_path / "book"), port)
    page.goto(f"{running.address}docker/")
    until(page, "navigator.serviceWorker.controller === null")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then(all => all.length)") == 0
    until(page, "caches.keys().then(names => names.length === 0)")
    context.close()


@pytest.mark.parametrize("port", ["taken", "eighty", "70000"])
def test_a_port_that_cannot_be_had_is_one_sentence(tmp_path, port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        given = str(other.getsockname()[1]) if port == "taken" else port
        result = subprocess.run(
            [sys.executable, ROOT / "scripts/serve.py", tmp_path],
            env={**os.environ, "PORT": given},
            capture_output=True,
            text=True,
            timeout=600,
        )
    assert result.returncode == 1
    assert result.stderr == ""
    assert result.stdout.count("\n") == 1 and given in result.stdout and "make serve PORT=" in result.stdout
