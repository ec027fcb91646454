"""What a reader leaves on the pages: own answers and marks, in two tabs, over reloads, on phone and desktop, in both languages."""

import re

import pytest
from conftest import DESKTOP, PHONE, open_page, until
from playwright.sync_api import Page, expect

PREFIXES = ["", "en/"]
OWN = "[data-own-shown]:visible"


def write(page: Page, text: str) -> None:
    """Type an own answer below the first question, and leave the field as it is."""
    page.locator("[data-own]").first.click()
    expect(page.locator(".own-field").first).to_be_focused()
    page.keyboard.type(text)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_an_own_answer_is_written_and_seen_wherever_one_reads(page, small_address, prefix):
    home = small_address + prefix
    page.goto(f"{home}docker/")
    write(page, "Qolip <b>demak</b>")
    page.locator(".tabbed-set summary:visible").first.click()
    expect(page.locator(OWN)).to_contain_text("Qolip <b>demak</b>")
    expect(page.locator(".answer:visible .spoken + .example")).to_contain_text("Qolip")
    expect(page.locator(".answer:visible .example:visible")).to_have_count(1)
    page.goto(f"{home}q/image/")
    page.locator(".tabbed-set summary:visible").first.click()
    expect(page.locator(OWN)).to_contain_text("Qolip")
    page.goto(f"{home}practice/?id=image")
    expect(page.locator("textarea[data-own]")).to_have_value("Qolip <b>demak</b>")
    page.goto(f"{home}docker/#image-answer")
    expect(page.locator(OWN)).to_contain_text("Qolip")
    page.locator("[data-own]").first.click()
    # Nobody clears what is not there yet: text typed before the field has read its own would stand beside it.
    expect(page.locator(".own-field").first).to_have_value("Qolip <b>demak</b>")
    page.locator(".own-field").first.fill("")
    expect(page.locator(OWN)).to_have_count(0)
    expect(page.locator(".answer:visible .example")).to_be_visible()


@pytest.mark.parametrize("path", ["docker/", "q/image/", "en/docker/", "en/q/image/"])
def test_an_own_answer_survives_a_reload_while_one_types(page, small_address, path):
    page.goto(small_address + path)
    write(page, "yarim gap")
    page.reload()
    page.locator("[data-own]").first.click()
    expect(page.locator(".own-field").first).to_have_value("yarim gap")


def test_so_it_does_in_practice(page, small_address):
    page.goto(f"{small_address}practice/?id=image")
    page.locator(".practice-own summary").click()
    page.locator("textarea[data-own]").click()
    page.keyboard.type("yarim gap")
    page.reload()
    expect(page.locator("textarea[data-own]")).to_have_value("yarim gap")


def test_a_page_that_goes_before_the_database_answers_loses_nothing(page, small_address):
    """The last words are found again although not one write of that page reached the device."""
    page.goto(f"{small_address}practice/?id=image")
    page.locator(".practice-own summary").click()
    page.evaluate("void (IDBObjectStore.prototype.put = () => null)")
    page.locator("textarea[data-own]").fill("oxirgi soʻz")
    page.reload()
    expect(page.locator("textarea[data-own]")).to_have_value("oxirgi soʻz")


@pytest.mark.parametrize("device", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("paths", [("docker/", "practice/?id=image"), ("en/q/image/", "docker/")], ids=str)
def test_two_tabs_keep_both(browser, small_address, device, paths):
    context = browser.new_context(**device)
    tabs = [context.new_page() for _ in paths]
    fields = []
    for tab, path in zip(tabs, paths, strict=True):
        tab.goto(small_address + path)
        if "practice" in path:
            tab.locator(".practice-own summary").click()
            fields.append(tab.locator("textarea[data-own]"))
        else:
            tab.locator("[data-own]").first.click()
            fields.append(tab.locator(".own-field").first)
        expect(fields[-1]).to_be_visible()
    fields[0].press_sequentially("bir")
    fields[1].press_sequentially("ikki")  # on a quick machine without having seen the first
    for field in fields:
        expect(field).to_have_value(re.compile("bir.*ikki|ikki.*bir", re.DOTALL))
    fields[0].press("End")
    fields[0].press_sequentially("!")
    expect(fields[1]).to_have_value(re.compile("!$"))
    context.close()


def test_two_tabs_that_cannot_hear_each_other_keep_both_too(browser, small_address):
    context = browser.new_context(**PHONE)
    context.add_init_script("delete window.BroadcastChannel")
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto(f"{small_address}practice/?id=image")
        tab.locator(".practice-own summary").click()
    one.locator("textarea[data-own]").fill("bir")
    one.locator("textarea[data-own]").blur()
    until(one, "localStorage.getItem('suhbat.own')")
    two.locator("textarea[data-own]").fill("ikki")
    expect(two.locator("textarea[data-own]")).to_have_value("bir\n\nikki")
    context.close()


def test_a_note_whose_script_does_not_come_says_so_and_can_be_tried_again(phone, small_address):
    phone.expected_problems = ("Failed to load resource", "net::")
    phone.route("**/assets/own.js*", lambda route: route.abort())
    phone.goto(f"{small_address}q/image/")
    button = phone.locator("[data-own]")
    button.click()
    expect(button).to_contain_text("yana bosing")
    phone.unroute("**/assets/own.js*")
    button.click()
    expect(phone.locator(".own-field")).to_be_focused()
    expect(button).to_have_text("Mening javobim")


def test_who_writes_nothing_fetches_nothing_for_it(phone, small_address):
    requests = []
    phone.on("request", lambda request: requests.append(request.url))
    phone.goto(f"{small_address}docker/#image-answer")
    expect(phone.locator("details[open]").first).to_be_visible()
    phone.wait_for_load_state("networkidle")
    assert not [url for url in requests if "own.js" in url]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_marks_hold_on_all_pages(page, small_address, prefix):
    home = small_address + prefix
    page.goto(f"{home}docker/")
    for kind in ("known", "marked"):
        page.locator(f"[data-mark={kind}]").first.click()
    page.goto(f"{home}q/image/")
    for kind in ("known", "marked"):
        button = page.locator(f"[data-mark={kind}]")
        expect(button).to_have_attribute("aria-pressed", "true")
        button.click()
        expect(button).to_have_attribute("aria-pressed", "false")
    page.go_back()
    for kind in ("known", "marked"):
        expect(page.locator(f"[data-mark={kind}]").first).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("prefix", PREFIXES)
def test_one_sees_only_what_one_does_not_know_yet_or_marked(page, crowd_address, prefix):
    page.goto(f"{crowd_address}{prefix}docker/")
    every = page.locator("h2[data-level]").count()
    page.locator("[data-mark=known]").nth(0).click()
    page.locator("[data-mark=marked]").nth(1).click()
    only = page.locator("[data-only]")
    only.select_option("unknown")
    expect(page.locator("h2[data-level]:visible")).to_have_count(every - 1)
    expect(page.locator("h2[data-level]").first).to_be_hidden()
    expect(page).to_have_url(re.compile("only=unknown"))
    page.reload()
    expect(only).to_have_value("unknown")
    expect(page.locator("h2[data-level]:visible")).to_have_count(every - 1)
    only.select_option("marked")
    expect(page.locator("h2[data-level]:visible")).to_have_count(1)
    page.locator("[data-choose=junior]").click()  # the second question is for middle
    expect(page.locator("h2[data-level]:visible")).to_have_count(0)
    expect(page.locator(".reading-tools [role=status]")).to_be_visible()
    page.locator("[data-choose='']").click()
    only.select_option("")
    expect(page.locator("h2[data-level]:visible")).to_have_count(every)
    assert "only" not in page.url


def test_a_question_that_is_asked_for_is_shown_whatever_the_marks(page, crowd_address):
    page.goto(f"{crowd_address}docker/?only=marked#question-0-3")
    expect(page.locator("#question-0-3")).to_be_in_viewport()
    expect(page.locator("[data-only]")).to_have_value("")


def test_two_tabs_mark_together(browser, small_address):
    context = browser.new_context(**PHONE)
    one, two = context.new_page(), context.new_page()
    for tab in (one, two):
        tab.goto(f"{small_address}docker/")
    one.locator("[data-mark=known]").nth(0).click()
    expect(two.locator("[data-mark=known]").nth(0)).to_have_attribute("aria-pressed", "true")
    two.locator("[data-mark=known]").nth(1).click()
    one.goto(small_address)
    expect(one.locator("[data-known-total] strong")).to_have_text("2")
    context.close()


def test_marks_of_the_first_form_still_count(phone, small_address):
    phone.add_init_script(
        """localStorage.getItem("suhbat.known") ?? localStorage.setItem("suhbat.known", '["image"]')"""
    )
    phone.goto(f"{small_address}docker/")
    know = phone.locator("[data-mark=known]").first
    expect(know).to_have_attribute("aria-pressed", "true")
    know.click()
    phone.reload()
    expect(know).to_have_attribute("aria-pressed", "false")


@pytest.mark.parametrize("width", [320, 360])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_tools_and_actions_fit_a_narrow_phone(browser, small_address, width, prefix):
    for page in open_page(browser, **{**PHONE, "viewport": {"width": width, "height": 740}}):
        for path in ("docker/", "q/image/"):
            page.goto(f"{small_address}{prefix}{path}")
            for kind in ("known", "marked"):
                page.locator(f"[data-mark={kind}]").first.click()
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            if path == "docker/" and width == 360:
                assert page.locator(".question-actions").first.bounding_box()["height"] <= 48
            for button in page.locator(".question-actions >> nth=0 >> css=button:visible").all():
                box = button.bounding_box()
                assert box["x"] >= 0 and box["x"] + box["width"] <= width


@pytest.mark.parametrize("prefix", PREFIXES)
def test_practice_draws_from_what_is_marked(page, crowd_address, prefix):
    page.goto(f"{crowd_address}{prefix}docker/")
    page.locator("[data-mark=marked]").nth(1).click()
    page.locator("[data-mark=known]").nth(0).click()
    page.goto(f"{crowd_address}{prefix}practice/")
    page.locator("[name=only]").select_option("marked")
    page.locator("[data-form] [type=submit]").click()
    expect(page.locator("[data-place]")).to_have_text("1 / 1")
    page.reload()
    expect(page.locator("[data-place]")).to_have_text("1 / 1")
    page.goto(f"{crowd_address}{prefix}practice/?section=docker&only=unknown&n=50&seed=1")
    expect(page.locator("[data-place]")).to_have_text("1 / 19")
