"""A browser that keeps nothing, with cookies blocked: everything is there, and holds for the page."""

import json
import re

import pytest
from browser import find
from conftest import BROWSER_FLAGS, DEVICES, REPORT_BREACHES, promised
from playwright.sync_api import expect

BLOCKED = {"profile": {"default_content_setting_values": {"cookies": 2}}}


@pytest.fixture(scope="module", params=DEVICES)
def blocked(request, browser, tmp_path_factory):
    """A page in a browser whose settings block cookies, and with them all that a page may keep."""
    folder = tmp_path_factory.mktemp("profile")
    (folder / "Default").mkdir()
    (folder / "Default/Preferences").write_text(json.dumps(BLOCKED))
    context = browser.browser_type.launch_persistent_context(
        folder,
        executable_path=find(),
        args=BROWSER_FLAGS,
        permissions=["clipboard-read", "clipboard-write"],
        **DEVICES[request.param],
    )
    context.add_init_script(REPORT_BREACHES)
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    yield page, problems
    context.close()


def test_reading_search_copying_and_colours_work(blocked, small_address):
    page, problems = blocked
    page.goto(f"{small_address}docker/")
    assert page.evaluate("() => { try { return Boolean(localStorage) } catch { return 'blocked' } }") == "blocked"
    answer = page.locator(".tabbed-set [lang=uz] details").first
    answer.locator("summary").click()
    code = answer.locator("pre").first
    code.scroll_into_view_if_needed()
    code.get_by_role("button").click()
    assert promised(page, "() => navigator.clipboard.readText()").strip() == code.locator("code").inner_text().strip()
    page.locator(".tabbed-labels").first.get_by_text("English").click()
    expect(page.locator(".tabbed-set").first.locator("[lang=en]")).to_be_visible()
    know = page.locator(".know").first
    know.click()
    expect(know).to_have_attribute("aria-pressed", "true")
    page.locator("label[for=__palette_1]").click()
    page.locator("label[for=__palette_2]").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "suhbat-night")
    page.locator("header label[for=__search]").first.evaluate("node => node.click()")
    page.locator("[data-md-component=search-query]").fill("konteyner")
    found = page.locator(".md-search-result__link").first
    expect(found).to_contain_text("Konteyner nima?")
    found.click()
    expect(page.locator("#container")).to_be_in_viewport()
    expect(page.locator(".tabbed-set [lang=en] .answer").last).to_be_visible()
    assert problems == []


@pytest.mark.parametrize("path", ["", "q/image/", "practice/", "downloads/", "glossary/", "no-such-page/"])
def test_no_page_breaks(blocked, small_address, path):
    page, problems = blocked
    problems.clear()
    page.goto(small_address + path)
    page.wait_for_load_state("networkidle")
    expect(page.locator("h1")).to_be_visible()
    assert [problem for problem in problems if "404" not in problem] == []


def test_what_cannot_be_kept_is_not_offered(blocked, small_address):
    page, _ = blocked
    page.goto(f"{small_address}en/downloads/")
    expect(page.locator("[data-offline] [role=status]")).to_contain_text("cannot keep pages")
    expect(page.locator("[data-offline] button")).to_be_hidden()


def test_chosen_colours_hold_for_the_visit(blocked, small_address):
    """From page to page and over a reload, before the theme's own script has come; the way back to the system too."""
    page, problems = blocked
    page.emulate_media(color_scheme="light")
    page.goto(small_address)
    page.evaluate("window.name = ''")  # a visit that begins
    body, light = page.locator("body"), page.locator("html")
    for prefix in ("", "en/"):
        page.goto(f"{small_address}{prefix}docker/")
        problems.clear()
        page.locator("label[for=__palette_1]").click()
        page.locator("label[for=__palette_2]").click()
        page.route("**/bundle.*.js*", lambda route: route.abort())  # what it would do comes after the first paint
        page.locator("header a.md-logo").evaluate("link => link.click()")
        page.wait_for_url(small_address + prefix)
        expect(body).to_have_attribute("data-md-color-scheme", "suhbat-night")
        page.reload()
        expect(body).to_have_attribute("data-md-color-scheme", "suhbat-night")
        page.goto(f"{small_address}{prefix}q/image/")
        expect(light).to_have_attribute("data-scheme", "dark")
        page.unroute("**/bundle.*.js*")
        page.locator("main .button--primary").click()
        expect(body).to_have_attribute("data-md-color-scheme", "suhbat-night")
        page.locator("label[for=__palette_0]").click()
        expect(body).to_have_attribute("data-md-color-scheme", "suhbat")
        page.emulate_media(color_scheme="dark")
        page.reload()
        expect(body).to_have_attribute("data-md-color-scheme", "suhbat-night")
        page.goto(f"{small_address}{prefix}q/image/")
        expect(light).not_to_have_attribute("data-scheme", re.compile("."))
        page.emulate_media(color_scheme="light")
        assert [problem for problem in problems if "bundle" not in problem and "ERR_FAILED" not in problem] == []


@pytest.mark.parametrize("name", ["{", "{}", "1", '{"color": 1}', '{"color": {"media": "x"}}'])
def test_a_tab_named_by_somebody_else_breaks_nothing(blocked, small_address, name):
    page, problems = blocked
    page.goto(small_address)
    problems.clear()
    page.evaluate("name => { window.name = `${location.pathname}.__palette=${name}` }", name)
    for path in ("", "q/image/"):
        page.goto(small_address + path)
        expect(page.locator("h1")).to_be_visible()
    page.evaluate("window.name = ''")
    assert problems == []
