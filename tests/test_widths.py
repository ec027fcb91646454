"""Narrow screens and large text: nothing is wider than the screen, and nothing that is tapped is cut off."""

from __future__ import annotations

import json

import pytest
from browser import find
from conftest import BROWSER_FLAGS, PHONE, open_page
from gallery import kinds
from playwright.sync_api import Page, expect

# What can be tapped or read and reaches beyond the screen; what scrolls by itself may.
BEYOND = """() => [...document.querySelectorAll("a, button, label, input, select, p, li, h1, h2, h3, summary, .level")].filter(node => {
    const { left, right, width } = node.getBoundingClientRect()
    return node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && width > 2 && (left < -1 || right > screen.width + 1) &&
        !node.closest("pre, .wide, .md-typeset__scrollwrap, .md-sidebar, .md-select__inner, .md-search__inner, .md-skip, .unseen, .md-header__topic")
}).map(node => node.outerHTML.slice(0, 160))"""


@pytest.fixture(scope="module")
def large(browser, tmp_path_factory):
    """A page on a phone of 320 pixels whose browser is set to text of twice the usual size."""
    folder = tmp_path_factory.mktemp("profile")
    (folder / "Default").mkdir()
    settings = {"webkit": {"webprefs": {"default_font_size": 32, "default_fixed_font_size": 26}}}
    (folder / "Default/Preferences").write_text(json.dumps(settings))
    context = browser.browser_type.launch_persistent_context(
        folder, executable_path=find(), args=BROWSER_FLAGS, **{**PHONE, "viewport": {"width": 320, "height": 640}}
    )
    yield context.new_page()
    context.close()


def fits(page: Page, path: str) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    assert page.evaluate(BEYOND) == [], path


@pytest.mark.parametrize("size", ["usual", "large"])
def test_nothing_is_wider_than_the_screen(request, browser, gallery, gallery_address, size):
    def visit(page: Page) -> None:
        for path in kinds(gallery):
            page.goto(gallery_address + path)
            if size == "large":
                assert page.evaluate("matchMedia('(max-width: 10em)').matches")  # the setting counts
            fits(page, path)
        page.goto(f"{gallery_address}practice/?n=1&seed=1")
        page.locator("[data-show]").click()
        expect(page.locator("[data-grade]").last).to_be_visible()
        fits(page, "practice")

    if size == "large":
        visit(request.getfixturevalue("large"))
        return
    for page in open_page(browser, **{**PHONE, "viewport": {"width": 320, "height": 640}}):
        page.expected_problems = ("404",)
        visit(page)


def test_the_search_is_there_with_large_text(large, gallery_address):
    large.goto(f"{gallery_address}docker/")
    button = large.locator("header label[for=__search]").first
    expect(button).to_be_in_viewport(ratio=1)
    button.click()
    field = large.locator("[data-md-component=search-query]")
    field.fill("konteyner")
    expect(large.locator(".md-search-result__link").first).to_be_in_viewport()
    inner = field.evaluate(
        "node => node.clientWidth - parseFloat(getComputedStyle(node).paddingLeft) - parseFloat(getComputedStyle(node).paddingRight)"
    )
    assert inner > 100


def test_the_header_of_a_question_takes_one_line(browser, gallery_address):
    for page in open_page(browser, **{**PHONE, "viewport": {"width": 320, "height": 640}}):
        for path in ("q/everything/", "en/q/everything/"):
            page.goto(gallery_address + path)
            tops = page.locator(".brand, .top nav > *").evaluate_all(
                "nodes => nodes.map(node => { const { top, height } = node.getBoundingClientRect(); return Math.round(top + height / 2) })"
            )
            assert max(tops) - min(tops) <= 2


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_long_query_ends_before_the_buttons(browser, gallery_address, width):
    for page in open_page(browser, viewport={"width": width, "height": 640}):
        page.goto(f"{gallery_address}docker/")
        page.locator("header label[for=__search]").first.evaluate("node => node.click()")
        field = page.locator("[data-md-component=search-query]")
        field.fill("konteyner bilan imagening farqi nimada edi")
        share = page.locator("[data-md-component=search-share]")
        expect(share).to_have_css("opacity", "1")
        end = field.evaluate(
            "node => node.getBoundingClientRect().right - parseFloat(getComputedStyle(node).paddingRight)"
        )
        assert end <= share.bounding_box()["x"] + 1
