"""Reading a section in a real browser: tabs, answers, addresses, levels, languages."""

import re

import pytest
from conftest import open_page
from playwright.sync_api import Page, expect

UZ, EN = "[lang=uz] details", "[lang=en] details"


@pytest.fixture(params=["root", "base path"])
def start(request):
    """The home page's address of the small handbook at the root, and of the real one under a base path."""
    return request.getfixturevalue("small_address" if request.param == "root" else "address")


def first_set(page: Page):
    return page.locator(".tabbed-set").first


def test_answers_are_closed_and_open_in_both_languages(page, start):
    page.goto(f"{start}docker/")
    question = first_set(page)
    expect(question.locator("details[open]")).to_have_count(0)
    question.locator(UZ).locator("summary").first.click()
    expect(question.locator(UZ).first).to_have_attribute("open", "")
    question.get_by_text("English", exact=True).click()
    expect(question.locator(EN).first).to_have_attribute("open", "")
    expect(question.locator(".rehearse")).to_be_visible()


def test_each_tab_says_its_language(page, start):
    page.goto(f"{start}docker/")
    locales = page.locator(".tabbed-block > div").evaluate_all("nodes => nodes.map(node => node.lang)")
    assert locales == ["uz", "en"] * (len(locales) // 2)
    page.goto(f"{start}en/docker/")
    locales = page.locator(".tabbed-block > div").evaluate_all("nodes => nodes.map(node => node.lang)")
    assert locales == ["en", "uz"] * (len(locales) // 2)


def test_an_answer_is_set_as_large_as_body_text(page, start):
    page.goto(f"{start}docker/")
    page.locator("summary").first.click()
    sizes = [
        page.locator(css).first.evaluate("node => getComputedStyle(node).fontSize")
        for css in ("article > p", "details .answer > p")
    ]
    assert sizes[0] == sizes[1]


def test_a_tap_on_a_language_keeps_the_question_in_place_and_holds_for_the_visit(page, start):
    page.goto(f"{start}docker/")
    page.get_by_role("button", name="Hammasini ochish").click()
    label = page.locator(".tabbed-labels").nth(1).get_by_text("English")
    label.scroll_into_view_if_needed()
    before = label.bounding_box()["y"]
    label.click()
    expect(page.locator(".tabbed-set").nth(1).locator("[lang=en]")).to_be_visible()
    assert abs(label.bounding_box()["y"] - before) < 2
    assert "__tabbed" not in page.url

    page.get_by_role("link", name="Suhbat").first.evaluate("link => link.click()")
    page.wait_for_url(start)
    page.locator("a[href$='docker/']").first.evaluate("link => link.click()")
    page.wait_for_url(f"{start}docker/")
    expect(first_set(page).locator("[lang=en]")).to_be_visible()


def test_the_address_decides_the_language_on_arrival(page, start):
    page.goto(f"{start}docker/")
    first_set(page).get_by_text("English", exact=True).click()
    page.goto("about:blank")
    page.goto(f"{start}docker/")
    expect(first_set(page).locator("[lang=uz]")).to_be_visible()


def test_a_link_to_a_question_shows_it_closed(page, start):
    page.goto(f"{start}docker/")
    key = page.locator("h2[data-level]").nth(1).get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{start}docker/#{key}")
    expect(page.locator(f"#{key}")).to_be_in_viewport()
    expect(page.locator("details[open]")).to_have_count(0)


def test_a_link_to_an_answer_shows_it_open_with_its_question(page, start):
    page.goto(f"{start}docker/")
    key = page.locator("h2[data-level]").nth(1).get_attribute("id")
    page.goto("about:blank")
    page.goto(f"{start}docker/#{key}-answer")
    expect(page.locator(f"#{key}-answer")).to_be_visible()
    expect(page.locator(f"#{key}")).to_be_in_viewport()
    expect(page.locator(".tabbed-set").nth(1).locator("details[open]")).to_have_count(2)


def test_a_link_to_an_answer_opens_it_in_the_chosen_tab(page, start):
    page.goto(f"{start}docker/")
    key = page.locator("h2[data-level]").nth(1).get_attribute("id")
    first_set(page).get_by_text("English", exact=True).click()
    page.evaluate(f"location.hash = '{key}-answer'")
    expect(page.locator(".tabbed-set").nth(1).locator("[lang=en] .answer")).to_be_visible()
    expect(page.locator(f"#{key}")).to_be_in_viewport()


def test_open_all_and_close_all(page, start):
    page.goto(f"{start}docker/")
    count = page.locator("details").count()
    page.get_by_role("button", name="Hammasini ochish").click()
    expect(page.locator("details[open]")).to_have_count(count)
    page.get_by_role("button", name="Hammasini yopish").click()
    expect(page.locator("details[open]")).to_have_count(0)


def test_the_level_filter_is_kept_in_the_address(page, start):
    page.goto(f"{start}docker/")
    shown, hidden = page.locator("h2[data-level=middle]"), page.locator("h2[data-level=junior]")
    page.get_by_role("button", name="Middle").click()
    expect(shown.first).to_be_visible()
    expect(hidden.first).to_be_hidden()
    expect(page).to_have_url(re.compile(r"\?level=middle$"))
    page.reload()
    expect(hidden.first).to_be_hidden()
    expect(page.get_by_role("button", name="Middle")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Hammasi", exact=True).click()
    expect(hidden.first).to_be_visible()
    assert "level" not in page.url


def test_opening_an_answer_restyles_that_answer_alone(phone, address):
    """One rule that every change might concern makes the browser look at the whole page again, on each tap."""
    phone.goto(f"{address}docker/")
    summary = phone.locator(".tabbed-set [lang=uz] summary").nth(3)
    summary.scroll_into_view_if_needed()
    everything = phone.evaluate("document.querySelectorAll('body *:not(details *)').length")
    own = phone.evaluate("node => node.parentElement.querySelectorAll('*').length", summary.element_handle())
    session = phone.context.new_cdp_session(phone)
    events, done = [], []
    session.on("Tracing.dataCollected", lambda found: events.extend(found["value"]))
    session.on("Tracing.tracingComplete", lambda _: done.append(True))
    session.send("Tracing.start", {"categories": "devtools.timeline", "transferMode": "ReportEvents"})
    summary.click()
    expect(phone.locator(".tabbed-set [lang=uz] .close-answer")).to_be_attached()
    phone.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    session.send("Tracing.end")
    while not done:
        phone.evaluate("0")
    styled = [event["args"].get("elementCount", 0) for event in events if event["name"] == "UpdateLayoutTree"]
    assert styled and max(styled) < own + everything / 4, (styled, own, everything)


def test_the_language_switch_stays_on_the_question(page, start):
    page.goto(f"{start}docker/")
    key = page.locator("h2[data-level]").nth(1).get_attribute("id")
    page.goto(f"{start}docker/#{key}")
    page.locator(".md-select button").focus()
    page.locator(".md-select__link[hreflang=en]").click()
    page.wait_for_url(f"{start}en/docker/#{key}")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(first_set(page).locator("[lang=en]")).to_be_visible()


def test_a_long_answer_ends_with_a_button_back_to_its_question(page, address):
    page.goto(f"{address}docker/")
    question = first_set(page)
    question.locator("summary").first.click()
    close = question.get_by_role("button", name="Javobni yopish").first
    close.click()
    expect(question.locator("details[open]")).to_have_count(0)
    expect(page.locator("h2[data-level]").first).to_be_in_viewport()
    expect(question.locator("summary").first).to_be_focused()


def test_code_can_be_copied_and_costs_nothing_until_it_is_seen(page, address):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{address}docker/")
    expect(page.locator(".md-code__nav")).to_have_count(0)
    answer = page.locator("[lang=uz] details", has=page.locator("pre")).first
    answer.locator("summary").first.click()
    code = answer.locator("pre").first
    code.scroll_into_view_if_needed()
    code.get_by_role("button").click()
    expect(page.locator(".md-dialog")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").strip() == code.locator("code").inner_text().strip()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_copy_button_stands_on_the_codes_own_ground(browser, address, scheme):
    for page in open_page(browser, color_scheme=scheme):
        page.goto(f"{address}docker/")
        page.get_by_role("button", name="Hammasini ochish").click()
        code = page.locator("pre:visible").first
        code.scroll_into_view_if_needed()
        bar, ground = (
            code.locator(css).evaluate("node => getComputedStyle(node).backgroundColor.match(/\\d+/g).slice(0, 3)")
            for css in (".md-code__nav", "code")
        )
        assert bar == ground


def test_the_keyboard_reaches_everything(desktop, small_address):
    desktop.goto(f"{small_address}docker/")
    desktop.locator(".tabbed-set input").first.focus()
    desktop.keyboard.press("ArrowRight")
    expect(first_set(desktop).locator("[lang=en]")).to_be_visible()
    desktop.keyboard.press("Tab")
    expect(first_set(desktop).locator("[lang=en] summary")).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(first_set(desktop).locator("[lang=en] .answer")).to_be_visible()


def test_both_languages_can_be_read_without_javascript(browser, small_address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_address}docker/")
    question = first_set(page)
    question.locator("summary").first.click()
    expect(question.locator("[lang=uz] .answer")).to_be_visible()
    question.get_by_text("English", exact=True).click()
    question.locator("[lang=en] summary").click()
    expect(question.locator("[lang=en] .answer")).to_be_visible()
    context.close()


def test_print_shows_the_pages_language_open(desktop, small_address):
    desktop.goto(f"{small_address}en/docker/")
    desktop.emulate_media(media="print")
    expect(first_set(desktop).locator("[lang=en] .answer > blockquote")).to_be_visible()
    expect(first_set(desktop).locator("[lang=uz]")).to_be_hidden()
    expect(desktop.locator(".reading-tools")).to_be_hidden()


def test_nothing_pushes_the_page_sideways(phone, address):
    for section in ("docker", "en/git-gitflow"):
        phone.goto(f"{address}{section}/")
        phone.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360


def test_the_404_page_speaks_both_languages(desktop, address):
    desktop.expected_problems = ("404",)
    desktop.goto(f"{address}docker/no-such-page/")
    expect(desktop.get_by_role("heading", name="Bunday sahifa yoʻq")).to_be_visible()
    expect(desktop.get_by_role("heading", name="There is no such page")).to_be_visible()
    desktop.get_by_role("link", name="Home page", exact=True).last.click()
    desktop.wait_for_url(f"{address}en/")
