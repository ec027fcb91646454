"""axe-core finds nothing on any page, in any state; keyboard, reduced motion and forced colours are respected."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import DESKTOP, PHONE, open_page
from fixture import ROOT
from gallery import pages
from playwright.sync_api import Page, expect

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async rules => (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})).violations
    .flatMap(found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map(check => check.message).join("; ")}`))"""
DEVICES = {"phone": PHONE, "desktop": DESKTOP}
LOOKS = [
    pytest.param("phone", "light"),
    pytest.param("desktop", "dark"),
    pytest.param("phone", "dark", marks=pytest.mark.slow),
    pytest.param("desktop", "light", marks=pytest.mark.slow),
]


def states(page: Page) -> Iterator[str]:
    """Bring a page into each of its states in turn; yields the name of the state."""
    yield "as it loads"
    if page.locator("details").count():
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        yield "answers open"
    if page.locator(".tabbed-labels").count():
        page.evaluate("document.querySelectorAll('.tabbed-labels > :nth-child(2)').forEach(label => label.click())")
        yield "the other language"
    if page.locator("a.term:visible").count():
        page.locator("a.term:visible").first.evaluate("link => link.click()")
        expect(page.locator(".term-hint")).to_be_visible()
        yield "a term's hint"
        page.keyboard.press("Escape")
    if page.locator("[data-screen=setup]").count():
        yield from practice_states(page)
    if page.locator("header label[for=__drawer]:visible").count():
        page.locator("header label[for=__drawer]").click()
        yield "the navigation's drawer"
        page.locator("label.md-overlay").click(position={"x": 350, "y": 400})
    search = page.locator("[data-md-component=search-query]")
    if search.count():
        page.keyboard.press("/")
        expect(search).to_be_focused()
        yield "search open"
        search.press_sequentially("image")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        yield "search with results"
        search.fill("")
        search.press_sequentially("qqqqqqqq")
        expect(page.locator(".md-search-result__item")).to_have_count(0)
        yield "search without results"


def practice_states(page: Page) -> Iterator[str]:
    page.locator("[data-form] [type=submit]").click()
    expect(page.locator("[data-question]")).to_be_focused()
    yield "a question to answer"
    while page.locator("[data-screen=question]").is_visible():
        page.locator("[data-show]").click()
        expect(page.locator("[data-answer]")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        yield "an answer to grade"
        before = page.locator("[data-question]").inner_text()
        page.keyboard.press("3")
        page.wait_for_function(
            "before => document.querySelector('[data-screen=question]').hidden || document.querySelector('[data-question]').innerText !== before",
            arg=before,
        )
    yield "an interview's end"


def violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return page.evaluate(RUN, list(RULES))


@pytest.mark.parametrize(("device", "scheme"), LOOKS)
def test_axe_finds_nothing(browser, gallery, gallery_address, device, scheme):
    found = {}
    for path in pages(gallery):
        for page in open_page(browser, **DEVICES[device], color_scheme=scheme):
            page.goto(gallery_address + path)
            for state in states(page):
                for line in violations(page):
                    found.setdefault(line, f"/{path}, {state}")
    assert not found, "\n".join(f"{place}: {line}" for line, place in found.items())
