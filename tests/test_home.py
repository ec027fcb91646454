"""The home page, as a reader finds it: phone and desktop, light and dark, both languages."""

import re

import pytest
from conftest import DESKTOP, PHONE, open_page
from fixture import ROOT
from playwright.sync_api import expect

from handbook.model import read


@pytest.fixture(params=[(size, scheme) for size in ("phone", "desktop") for scheme in ("light", "dark")], ids="-".join)
def visitor(request, browser):
    """A page on a phone or a desktop, by day or by night."""
    size, scheme = request.param
    yield from open_page(browser, **(PHONE if size == "phone" else DESKTOP), color_scheme=scheme)


@pytest.fixture(params=["", "en/"], ids=["uz", "en"])
def home(request, address):
    """The home page's address in each language."""
    return address + request.param


def test_it_says_what_this_is_and_lists_all_sections(visitor, home):
    visitor.goto(home)
    expect(visitor.get_by_role("heading", level=1)).to_be_visible()
    sections = visitor.locator(".home-section")
    listed = [section.slug for section in read(ROOT).sections]
    expect(sections).to_have_count(len(listed))
    for section in sections.all():
        assert re.search(r"\d+ (ta savol|questions)", section.inner_text())
    sections.nth(len(listed) // 2).get_by_role("link").click()
    visitor.wait_for_url(f"{home}{listed[len(listed) // 2]}/")


def test_the_search_field_opens_the_real_search_focused(visitor, home):
    visitor.goto(home)
    visitor.locator("[data-open-search]").click()
    expect(visitor.locator("[data-md-component=search-query]")).to_be_focused()


def test_a_random_question_is_one_of_the_handbooks(visitor, home):
    visitor.goto(home)
    visitor.locator("[data-random]").click()
    visitor.wait_for_url(re.compile(r"/[a-z-]+/#[a-z0-9-]+$"))
    expect(visitor.locator(f"h2[id='{visitor.url.split('#')[1]}']")).to_be_in_viewport()


def test_news_lead_to_questions(visitor, home):
    visitor.goto(home)
    items = visitor.locator(".home-item")
    assert items.count() >= 3
    dates = items.locator("time").all_inner_texts()
    assert dates == sorted(dates, reverse=True)
    items.first.get_by_role("link").click()
    visitor.wait_for_url(re.compile(r"#[a-z0-9-]+$"))


def test_known_questions_are_counted(visitor, home):
    visitor.goto(f"{home}docker/")
    button = visitor.locator(".question-actions button").first
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    visitor.goto(home)
    expect(visitor.locator("[data-known-total]")).to_contain_text("1")
    expect(visitor.locator("[data-section=docker] progress")).to_have_attribute("value", "1")
    expect(visitor.locator("[data-section=async] progress")).to_be_hidden()
    visitor.goto(f"{home}docker/")
    button = visitor.locator(".question-actions button").first
    expect(button).to_have_attribute("aria-pressed", "true")
    button.click()
    visitor.goto(home)
    expect(visitor.locator("[data-known-total]")).to_be_hidden()


def test_channel_and_source_are_named(visitor, home):
    visitor.goto(home)
    expect(visitor.locator("a[href='https://t.me/davron_coder']").first).to_be_visible()
    expect(visitor.locator("a[href='https://t.me/davron_coder/328']")).to_be_visible()


def test_nothing_pushes_it_sideways(phone, address):
    for path in ("", "en/", "paths/", "glossary/", "practice/", "downloads/"):
        phone.goto(address + path)
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_readers_download_no_font(desktop, address):
    kinds = []
    desktop.on("request", lambda request: kinds.append(request.resource_type))
    desktop.goto(address)
    desktop.wait_for_load_state("networkidle")
    assert "font" not in kinds
