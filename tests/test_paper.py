"""Printed from the browser: dark ink whatever the look, the language that is read, nothing that can only be tapped."""

import io
import re
import unicodedata

import pytest
from conftest import DESKTOP, open_page
from playwright.sync_api import Page, expect
from pypdf import PdfReader

# Every text that is seen and its contrast with white paper, if that is too low to read.
PALE = """() => {
    const channel = value => (value /= 255) <= .03928 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4
    const pale = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement
        if (!walker.currentNode.data.trim() || !element.checkVisibility() || element.closest("script, style")) continue
        const style = getComputedStyle(element)
        const [red, green, blue] = (element.closest("svg") ? style.fill : style.color).match(/[\\d.]+/g).map(Number)
        const contrast = 1.05 / (.2126 * channel(red) + .7152 * channel(green) + .0722 * channel(blue) + .05)
        if (contrast < 4.5) pale.push([walker.currentNode.data.trim(), contrast])
    }
    return pale
}"""


@pytest.fixture(params=["light", "dark"])
def reader(request, browser):
    """A reader's page on a desktop whose system looks light or dark."""
    yield from open_page(browser, **DESKTOP, color_scheme=request.param)


def words(page: Page) -> list[str]:
    """Print a page; return the text of each sheet, with its spaces made one."""
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return [re.sub(r"\s+", " ", unicodedata.normalize("NFKC", sheet.extract_text())).strip() for sheet in sheets]


@pytest.mark.parametrize("path", ["docker/", "en/q/everything/", "practice/", "glossary/", "", "q/"])
def test_ink_is_dark_whatever_the_look(reader, gallery_address, path):
    reader.goto(gallery_address + path)
    reader.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
    reader.emulate_media(media="print")
    assert reader.evaluate(PALE) == []


@pytest.mark.parametrize("path", ["docker/", "q/everything/"])
def test_the_language_that_is_read_is_printed(reader, gallery_address, path):
    reader.goto(gallery_address + path)
    printed = " ".join(words(reader))
    assert "Bu savolda sahifa koʻrsata oladigan" in printed and "This question holds" not in printed
    reader.get_by_text("English", exact=True).last.click()
    printed = " ".join(words(reader))
    assert "This question holds" in printed and "Bu savolda sahifa" not in printed


@pytest.mark.parametrize("path", ["en/docker/", "en/q/everything/"])
def test_answers_are_whole_on_paper_and_closed_on_screen_again(reader, gallery_address, path):
    reader.goto(gallery_address + path)
    printed = " ".join(words(reader))
    # The end of a line of code that is wider than a sheet, and where a source stands.
    assert "wider" in printed or "is wide" in printed
    assert "(https://www.rfc-editor.org/rfc/rfc9110)" in printed.replace(" ", "")
    for absent in ("Show the answer", "Close the answer", "Open all", "Copy the link", "I know this", "Search"):
        assert absent not in printed
    expect(reader.locator(".tabbed-set details[open]")).to_have_count(0)


def test_a_title_is_followed_by_its_text_on_the_sheet(reader, address):
    for path in ("docker/", "en/git-gitflow/"):
        reader.goto(address + path)
        first = words(reader)[0]
        question = reader.locator("h2[data-level]").first.inner_text()
        assert question in first and len(first) > 800, first[:300]


def test_nothing_is_wider_than_the_sheet(reader, gallery_address):
    reader.set_viewport_size({"width": 700, "height": 900})  # a sheet of A4 less its margins
    for path in ("en/docker/", "en/q/everything/"):
        reader.goto(gallery_address + path)
        reader.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        reader.emulate_media(media="print")
        wide = reader.evaluate(
            "[...document.querySelectorAll('pre > code')].filter(box => box.scrollWidth > box.clientWidth + 1).length"
        )
        assert wide == 0 and reader.evaluate("document.documentElement.scrollWidth") <= 700
