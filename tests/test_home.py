"""The home page, as a reader finds it: phone and desktop, light and dark, both languages."""

import re

import pytest
from conftest import DESKTOP, PHONE, open_page
from crowd import GROUPS, SECTIONS
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
        assert re.search(r"\d+ (ta savol|questions)", " ".join(section.inner_text().split()))
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


def test_a_newcomer_is_spared_the_list_of_questions(desktop, address):
    asked = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.goto(address)
    desktop.wait_for_load_state("networkidle")
    assert [url for url in asked if "sections.json" in url] == []


def test_without_a_network_any_question_is_the_list_of_all(visitor, home):
    visitor.expected_problems = ("Failed to load resource",)
    visitor.goto(home)
    visitor.route("**/assets/sections.json*", lambda route: route.abort())
    visitor.locator("[data-random]").click()
    visitor.wait_for_url(f"{home}q/")


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
    expect(visitor.locator("[data-section=docker]")).to_contain_text(re.compile(r"\b1/\d+"))
    expect(visitor.locator("[data-section=async] progress")).to_be_hidden()
    expect(visitor.locator("[data-section=async]")).not_to_contain_text("/")
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


def test_the_first_screen_of_a_phone_takes_a_search_and_starts_something(phone, crowd_address):
    for home in (crowd_address, f"{crowd_address}en/"):
        phone.goto(home)
        for css in (
            "h1",
            ".home-what > p",
            "[data-open-search]",
            "[data-continue]",
            "[data-due-today]",
            "[data-random]",
        ):
            box = phone.locator(css).bounding_box()
            assert box["y"] + box["height"] <= PHONE["viewport"]["height"], css


def test_thirty_sections_are_seen_in_three_screens_by_group(phone, crowd_address):
    for home in (crowd_address, f"{crowd_address}en/"):
        phone.goto(home)
        expect(phone.locator(".home-section")).to_have_count(SECTIONS)
        groups = phone.locator(".home-group")
        assert [group.locator("li").count() for group in groups.all()] == list(GROUPS.values())
        box = phone.locator(".home-section").last.bounding_box()
        assert box["y"] + box["height"] <= 3 * PHONE["viewport"]["height"]


def test_a_desktop_is_filled_from_left_to_right(desktop, crowd_address):
    desktop.goto(crowd_address)
    lefts = {box["x"] for box in map(lambda one: one.bounding_box(), desktop.locator(".home-group").all())}
    assert len(lefts) >= 3
    start = desktop.locator(".home-start").bounding_box()
    assert start["x"] > DESKTOP["viewport"]["width"] / 2
    assert abs(start["y"] - desktop.locator(".home-what").bounding_box()["y"]) < 2


@pytest.mark.parametrize("path", ["docker/", "q/multi-stage-build/"])
def test_one_goes_on_where_one_was(visitor, address, path):
    visitor.goto(address)
    expect(visitor.locator("[data-continue]")).to_have_attribute("href", re.compile("paths/$"))
    visitor.goto(address + path)
    question = visitor.locator(".question").nth(1) if path == "docker/" else visitor.locator("main")
    title = question.locator("h1, h2").inner_text()
    other = question.locator(".rehearse").text_content()
    question.locator("summary").first.click()
    visitor.goto(address)
    going_on = visitor.locator("[data-continue]")
    expect(going_on).to_contain_text(title)
    visitor.goto(f"{address}en/")
    expect(going_on).to_contain_text(other)
    visitor.reload()
    going_on.click()
    visitor.wait_for_url(re.compile(r"/en/docker/#[a-z0-9-]+$"))
    expect(visitor.locator(f"h2[id='{visitor.url.split('#')[1]}']")).to_be_in_viewport()


def test_a_link_to_an_open_answer_counts_as_opened_and_opening_all_does_not(desktop, small_address):
    desktop.goto(f"{small_address}docker/#image-answer")
    expect(desktop.locator("details[open]").first).to_be_visible()
    desktop.get_by_role("button", name="Hammasini ochish").click()
    desktop.goto(small_address)
    expect(desktop.locator("[data-continue]")).to_contain_text("Image nima?")


@pytest.mark.parametrize("kept", ["{", "null", '{"id": "no-such-question", "titles": {"uz": "?"}}', '{"id": 7}'])
def test_what_makes_no_sense_offers_a_path(desktop, small_address, kept):
    desktop.add_init_script(f"localStorage.setItem('suhbat.last', {kept!r})")
    desktop.goto(small_address)
    desktop.wait_for_load_state("networkidle")
    expect(desktop.locator("[data-continue]")).to_have_attribute("href", re.compile("paths/$"))


RETURNING = """
localStorage.setItem("suhbat.due", "[1, 2]")
localStorage.setItem("suhbat.known", '["multi-stage-build", "docker-basics"]')
localStorage.setItem("suhbat.last", '{"id": "multi-stage-build", "titles": {"uz": "Multi-stage build nima va u nega kerak?"}}')
"""


def test_nothing_moves_for_who_comes_back(visitor, home):
    visitor.goto(home)
    css = "h1, .home-start a, .home-section, .home-item"
    before = [one.bounding_box() for one in visitor.locator(css).all()]
    visitor.add_init_script(RETURNING)
    visitor.goto(home)
    expect(visitor.locator("[data-due-today]")).to_contain_text("2")
    expect(visitor.locator("[data-continue]")).to_contain_text("Multi-stage")
    expect(visitor.locator("[data-section=docker] progress")).to_be_visible()
    assert [one.bounding_box() for one in visitor.locator(css).all()] == before


def test_home_reads_without_scripts(browser, small_address):
    context = browser.new_context(java_script_enabled=False, **PHONE)
    page = context.new_page()
    page.goto(small_address)
    expect(page.locator("[data-open-search]")).to_be_hidden()
    page.locator("[data-random]").click()
    page.wait_for_url("**/q/")
    page.get_by_role("link", name="Image nima?").click()
    page.wait_for_url("**/q/image/")
    context.close()


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
