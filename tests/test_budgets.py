"""What a reader on mobile data pays: bytes and requests, as they travel. Seconds are the benchmarks' business."""

import gzip
import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise

import pytest
from conftest import BASE, DEVICES, PHONE, promised
from fixture import ROOT
from playwright.sync_api import Page

from handbook.sources.registry import read_registry
from handbook.sources.settings import read_settings

KB = 1024
SETTINGS = read_settings(ROOT)
PREFIXES = ["" if language.default else f"{language.locale}/" for language in SETTINGS.languages]
SECTION = SETTINGS.sections[-1]
# A question in the middle of its page, so that arriving there scrolls.
ASKED = [
    key
    for key, entry in read_registry(ROOT, [SECTION], [])[0].items()
    if entry.section == SECTION and not entry.retired
]
QUESTION = ASKED[len(ASKED) // 2]
HEAVIEST = 90  # KB of HTML that a section's page may have, compressed


def weight(path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_section_page_is_light(site, prefix):
    heavy = [
        f"docs/{section}.*.md: its page /{prefix}{section}/ has {weight(path) / KB:.1f} KB of HTML, and a phone is given "
        f"{HEAVIEST}: shorten the longest answers, or move some questions to another section"
        for section in SETTINGS.sections
        if weight(path := site / f"{prefix}{section}/index.html") > HEAVIEST * KB
    ]
    assert not heavy, "\n".join(heavy)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_question_page_is_lighter_still(site, prefix):
    """With its style sheet and script; diagrams are extra."""
    besides = weight(site / "assets/stylesheets/question.css") + weight(site / "assets/question.js")
    for path in (site / f"{prefix}q").glob("*/index.html"):
        html = re.sub(r'<figure class="diagram">.*?</figure>', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert len(gzip.compress(html.encode(), 6)) + besides <= 16 * KB, path


@pytest.mark.parametrize("prefix", PREFIXES)
def test_home_is_no_heavier_than_before_there_were_interviews(site, prefix):
    """Less the theme: 9.4, 6.0 and 6.6 KB then, with fewer sections; it was to grow by one at most."""
    own = (f"{prefix}index.html", "assets/reading.js", "assets/stylesheets/suhbat.css")
    assert sum(weight(site / path) for path in own) <= 23 * KB


def visit(browser, address: str) -> tuple[list[str], int, int]:
    """Return the requests of a first visit, the bytes of its HTML and of everything else."""
    context = browser.new_context(**PHONE, service_workers="block")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    requests, kinds, sizes = [], {}, {}
    page.on("request", lambda request: requests.append(request.url))
    session.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
    session.on(
        "Network.loadingFinished", lambda event: sizes.update({event["requestId"]: int(event["encodedDataLength"])})
    )
    page.goto(address, wait_until="networkidle")
    context.close()
    document = sum(size for key, size in sizes.items() if kinds.get(key) == "Document")
    return requests, document, sum(sizes.values()) - document


@pytest.mark.parametrize("path", [prefix + page for page in (f"{SECTION}/", "") for prefix in PREFIXES])
def test_a_first_visit(browser, address, path):
    requests, _, besides = visit(browser, address + path)
    assert besides <= 75 * KB
    assert len(requests) <= 10, requests
    assert not [url for url in requests if re.search(r"\.(woff2?|ttf)|search-(engine|titles|texts)", url)]
    assert all(url.startswith(address) for url in requests)


@pytest.mark.parametrize("path", [f"{prefix}q/{QUESTION}/" for prefix in PREFIXES])
def test_a_first_visit_to_a_question(browser, address, path):
    requests, _, _ = visit(browser, address + path)
    assert len(requests) <= 3, requests


def test_the_practice_page_brings_no_more_than_sixty_kb(site):
    assert weight(site / "assets/practice.js") + weight(site / "assets/stylesheets/practice.css") <= 60 * KB
    for path in site.rglob("index.html"):
        if path.parent.name != "practice":
            assert not re.search(r"assets/(stylesheets/)?practice\.", path.read_text(encoding="utf-8")), path


def test_search_is_light(site):
    """Engine, titles, aliases and sections until the first result; then the texts of the page's language."""
    first = sum(
        weight(path)
        for pattern in ("search-engine.*.js", "search-titles.*.json", "search.uz.js")
        for path in (site / "assets").glob(pattern)
    )
    texts = max(weight(path) for path in (site / "assets").glob("search-texts-*.json"))
    assert first <= 64 * KB
    assert first + texts <= 300 * KB


WATCH_SHIFTS = """window.shifts = []
new PerformanceObserver(list => {
    for (const { value, sources } of list.getEntries()) {
        const moved = sources.map(({ node }) => node?.parentElement?.outerHTML.slice(0, 200))
        window.shifts.push([value, ...moved])
    }
}).observe({ type: "layout-shift", buffered: true })"""


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize(
    "path",
    ["", f"{SECTION}/", f"{SECTION}/#{QUESTION}", "practice/", "glossary/", "downloads/", "paths/"],
)
def test_layout_does_not_shift_when_the_scripts_come_late(browser, address, device, path):
    context = browser.new_context(**DEVICES[device], service_workers="block")
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.route("**/*.js", lambda route: None)  # answered below
    page.goto(address + path, wait_until="commit")
    # Painted, and read to its end, where the scripts are.
    page.wait_for_function(
        "() => performance.getEntriesByName('first-contentful-paint').length && document.getElementById('words')"
    )
    settle(page)
    assert page.evaluate("window.shifts") == []
    page.unroute("**/*.js")
    assert shifts(page) == []
    context.close()


PIECES = (
    b'class="md-header__inner',
    b'data-md-component="palette"',
    b'class="md-select"',
    b'class="md-search"',
    b'class="md-header__source"',
)


@pytest.mark.parametrize("device", DEVICES)
def test_a_header_that_arrives_in_pieces_moves_nothing(browser, site, device):
    html = (site / "downloads/index.html").read_bytes()
    cuts = [0, *(html.rindex(b"<", 0, html.index(piece)) for piece in PIECES), len(html)]
    written, go = threading.Semaphore(0), threading.Semaphore(0)

    class InPieces(SimpleHTTPRequestHandler):
        def do_GET(self):
            self.path = self.path.removeprefix(BASE.rstrip("/"))
            if self.path != "/downloads/":
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            for start, end in pairwise(cuts):
                self.wfile.write(html[start:end])
                written.release()
                go.acquire(timeout=10)

        def log_message(self, *_):
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(InPieces, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    context = browser.new_context(**DEVICES[device], service_workers="block")
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"http://127.0.0.1:{server.server_port}{BASE}downloads/", wait_until="commit")
    page.wait_for_selector(".md-header", state="attached")
    for _ in cuts[1:]:
        assert written.acquire(timeout=20), "nobody asked for the page"
        settle(page)
        go.release()
    assert shifts(page) == []
    context.close()
    server.shutdown()


@pytest.mark.parametrize("device", DEVICES)
def test_layout_of_a_question_does_not_shift(browser, address, device):
    context = browser.new_context(**DEVICES[device], service_workers="block")
    page = context.new_page()
    page.add_init_script(WATCH_SHIFTS)
    page.goto(f"{address}q/{QUESTION}/")
    assert shifts(page) == []
    context.close()


def shifts(page: Page) -> list:
    """Wait until nothing more arrives; return what has moved until then, and by how much."""
    page.wait_for_load_state("networkidle")
    settle(page)
    return page.evaluate("window.shifts")


def settle(page: Page) -> None:
    """Wait for two frames, after which what has moved is known."""
    promised(page, "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
