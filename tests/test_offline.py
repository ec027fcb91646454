"""Flight mode, in a real browser: what was visited, what was saved, updates, and the way back."""

import json
import re
import shutil

import pytest
from conftest import BASE, DESKTOP, build
from fixture import change, make_handbook
from playwright.sync_api import Page, expect
from serving import serve

READY = "navigator.serviceWorker.ready.then(registration => registration.active.state === 'activated')"


@pytest.fixture
def visitor(browser, small_site, tmp_path):
    """A page of a new reader, and the address of a copy of the small site under a base path."""
    copy = tmp_path / "site"
    shutil.copytree(small_site, copy)
    context = browser.new_context(**DESKTOP)
    with serve(copy, BASE) as address:
        yield context.new_page(), address, copy
    context.close()


def controlled(page: Page, address: str) -> None:
    """Load the page until the service worker answers for it."""
    page.goto(address)
    page.evaluate(READY)
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def keep_visited(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")


def test_what_was_visited_can_be_read_again(visitor):
    page, address, _ = visitor
    controlled(page, address)
    keep_visited(page, f"{address}docker/")
    page.context.set_offline(True)
    page.goto(f"{address}docker/#image-answer")
    expect(page.locator("#image-answer")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.reading-tools')).display") == "flex"


def test_saving_says_how_much_and_then_everything_works_from_a_cold_start(visitor):
    page, address, _ = visitor
    controlled(page, f"{address}en/downloads/")
    button = page.locator("[data-offline] button")
    expect(button).to_have_text(re.compile(r"Save for offline \(\d+ KB\)"))
    button.click()
    expect(page.locator("[data-offline] [role=status]")).to_have_text("The whole handbook is kept on this device.")
    page.close()

    context = page.context
    context.set_offline(True)
    page = context.new_page()
    for path in ("", "docker/", "en/docker/", "en/glossary/", "practice/"):
        answer = page.goto(address + path)
        assert answer.ok, path
    page.goto(f"{address}practice/?n=2&seed=1")
    expect(page.locator("[data-question]")).to_be_focused()
    page.locator("[data-show]").click()
    expect(page.locator("[data-answer]")).not_to_be_empty()
    page.goto(f"{address}en/docker/")
    search(page, "what is an image")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("#image-answer")).to_be_visible()


def search(page: Page, query: str) -> None:
    page.locator("[data-md-component=search-query]").focus()
    page.locator("[data-md-component=search-query]").fill(query)
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_a_search_that_was_used_works_in_flight_mode(visitor):
    page, address, _ = visitor
    controlled(page, f"{address}docker/")
    search(page, "image")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    page.goto(f"{address}docker/")
    search(page, "konteyner")
    expect(page.locator(".md-search-result__link").first).to_contain_text("onteyner")


def test_the_sum_that_is_named_leaves_out_cards_books_and_what_no_page_asks_for(small_site):
    files = json.loads((small_site / "offline.json").read_text(encoding="utf-8"))["files"]
    left_out = r"assets/cards|assets/javascripts/(lunr|workers)|stylesheets/palette|downloads/files|(^|/)q/"
    assert not [path for path, *_ in files if re.search(left_out, path)]
    for path, _, _ in files:
        assert (small_site / path).exists(), path


def test_an_update_is_offered_and_not_forced(visitor):
    page, address, folder = visitor
    controlled(page, address)
    worker = folder / "sw.js"
    worker.write_text(worker.read_text(encoding="utf-8") + "\n// a newer one\n", encoding="utf-8")
    before = page.evaluate("performance.timeOrigin")
    page.evaluate("navigator.serviceWorker.getRegistration().then(registration => registration.update())")
    offer = page.locator(".offer-update")
    expect(offer).to_be_visible()
    assert page.evaluate("performance.timeOrigin") == before
    with page.expect_navigation():
        offer.click()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    expect(page.locator(".offer-update")).to_have_count(0)


def test_a_newer_page_is_shown_as_soon_as_there_is_a_network(visitor):
    page, address, folder = visitor
    controlled(page, f"{address}docker/")
    change(folder / "docker/index.html", "Kirish soʻzi.", "Yangi kirish.")
    page.reload()
    expect(page.get_by_text("Yangi kirish.")).to_be_visible()


def test_the_kill_switch_takes_the_worker_back(browser, tmp_path_factory, visitor):
    page, address, folder = visitor
    controlled(page, address)
    root = make_handbook(tmp_path_factory.mktemp("book"))
    change(root / "mkdocs.yml", "offline: true", "offline: false")
    shutil.copy(build(root, "https://example.org/") / "sw.js", folder / "sw.js")
    page.evaluate("navigator.serviceWorker.getRegistration().then(registration => registration.update())")
    page.wait_for_function("caches.keys().then(names => names.length === 0)")
    page.wait_for_function("navigator.serviceWorker.getRegistrations().then(list => list.length === 0)")


def test_it_can_be_installed(small_site):
    manifest = json.loads((small_site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert manifest["start_url"] == manifest["scope"] == "./"
    for icon in manifest["icons"]:
        assert (small_site / icon["src"]).is_file()
    assert '<link rel="manifest" href="../manifest.webmanifest">' in (small_site / "docker/index.html").read_text(
        encoding="utf-8"
    )
