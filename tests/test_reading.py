"""Reading a section in a real browser: tabs, answers, addresses, levels, languages."""

import re
import time
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from conftest import DESKTOP, PHONE, open_page, promised
from crowd import GROUPS, QUESTIONS, SECTIONS
from gallery import kinds
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
    first_set(page).locator("summary").first.click()
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

    page.locator("header a.md-logo").evaluate("link => link.click()")
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
    count = page.locator(".tabbed-set details").count()
    page.get_by_role("button", name="Hammasini ochish").click()
    expect(page.locator(".tabbed-set details[open]")).to_have_count(count)
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


SETTLED = "new Promise(done => setTimeout(done, 400))"  # the address follows a quarter of a second after the scrolling


def scroll_to_end(page: Page) -> None:
    """Scroll through the whole page and wait until the address has followed."""
    promised(
        page,
        "async () => { for (let y = 0; y < document.body.scrollHeight; y += 300) { scrollTo(0, y); await new Promise(requestAnimationFrame) } }",
    )
    page.evaluate(SETTLED)


def test_the_address_follows_what_is_read(page, crowd_address):
    page.goto(f"{crowd_address}docker/?level=middle")
    middle = page.locator("h2[data-level=middle]").evaluate_all("nodes => nodes.map(node => node.id)")
    seen = set()
    for y in range(0, page.evaluate("document.body.scrollHeight"), 500):
        page.evaluate(f"scrollTo(0, {y})")
        page.evaluate(SETTLED)
        seen.add(page.evaluate("location.hash.slice(1)"))
    assert seen - {"", "recap"} <= set(middle) and len(seen) > 3
    key = middle[len(middle) // 2]
    page.locator(f"h2[id='{key}']").evaluate("node => node.scrollIntoView({behavior: 'instant'})")
    expect(page).to_have_url(re.compile(f"level=middle#{key}$"))
    page.reload()
    expect(page.locator(f"h2[id='{key}']")).to_be_in_viewport()
    expect(page.locator("h2[data-level=junior]").first).to_be_hidden()
    page.evaluate("scrollTo(0, 0)")
    expect(page).to_have_url(re.compile(r"docker/\?level=middle$"))


def test_a_state_of_the_history_outlives_the_scrolling(page, crowd_address):
    page.goto(f"{crowd_address}docker/")
    page.evaluate("history.replaceState({kept: 1}, '')")
    scroll_to_end(page)
    assert "#" in page.url
    assert page.evaluate("history.state") == {"kept": 1}


def test_the_question_that_was_asked_for_stays_the_address_while_it_is_seen(page, crowd_address):
    page.goto(f"{crowd_address}docker/")
    last = page.locator("h2[data-level]").last.get_attribute("id")
    for address in (last, f"{last}-answer"):
        page.goto("about:blank")
        page.goto(f"{crowd_address}docker/#{address}")
        expect(page.locator(f"h2[id='{last}']")).to_be_in_viewport()
        page.evaluate("scrollBy(0, -30)")
        page.evaluate(SETTLED)
        assert page.url.endswith(f"#{address}")


def test_a_filter_gives_way_to_a_question_that_is_asked_for(page, crowd_address):
    page.goto(f"{crowd_address}docker/?level=senior#question-0-0-answer")
    hidden = page.locator("h2[data-level=junior]").nth(1)
    expect(hidden).to_be_visible()
    for ask in (
        lambda key: page.evaluate("key => { location.hash = key }", key),
        lambda key: page.evaluate("key => document.querySelector(`.answer a[href='#${key}']`).click()", key),
    ):
        page.get_by_role("button", name="Senior").click()
        expect(hidden).to_be_hidden()
        assert "#" not in page.url
        asked = page.locator("h2[data-level=middle]").last
        key = asked.get_attribute("id")
        ask(key)
        expect(asked).to_be_in_viewport()
        expect(hidden).to_be_visible()
        expect(page.get_by_role("button", name="Hammasi", exact=True)).to_have_attribute("aria-pressed", "true")
        expect(page).to_have_url(re.compile(f"docker/#{key}$"))


def test_a_fragment_that_names_nothing_stops_nothing(page, start):
    for fragment in ("100%", "%E0%A4%A", "no-such-question"):
        page.goto("about:blank")
        page.goto(f"{start}docker/?level=middle#{fragment}")
        expect(page.locator("h2[data-level=junior]").first).to_be_hidden()
        expect(page.locator("[data-telegram]").first).to_have_attribute("href", re.compile("^https://t.me/share"))


def test_the_first_question_is_seen_on_the_first_screen(phone, crowd_address):
    for path in ("docker/", "en/docker/"):
        phone.goto(crowd_address + path)
        box = phone.locator(".question").first.bounding_box()
        assert phone.locator("h2[data-level]").first.bounding_box()["y"] > 0
        assert box["y"] + box["height"] <= PHONE["viewport"]["height"]


@pytest.mark.parametrize("width", [320, 360])
def test_the_reading_tools_take_a_row_each(browser, crowd_address, width):
    for page in open_page(browser, **{**PHONE, "viewport": {"width": width, "height": 740}}):
        for path in ("docker/", "en/docker/"):
            page.goto(crowd_address + path)
            for row in page.locator(".reading-tools > span").all():
                tops = {round(button.bounding_box()["y"]) for button in row.locator("button:visible").all()}
                assert len(tops) == 1
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_nothing_unseen_keeps_questions_apart(phone, crowd_address):
    phone.goto(f"{crowd_address}docker/")
    boxes = [box.bounding_box() for box in phone.locator(".question").all()]
    gaps = [after["y"] - before["y"] - before["height"] for before, after in pairwise(boxes)]
    assert max(gaps) <= 40
    for row in phone.locator(".question-actions").all():
        assert row.bounding_box()["height"] <= 48


def test_a_list_of_the_questions_is_one_tap_away(phone, crowd_address):
    phone.goto(f"{crowd_address}docker/")
    contents = phone.locator(".contents")
    expect(contents.locator("summary")).to_contain_text(str(QUESTIONS))
    expect(contents.locator("li").first).to_be_hidden()
    contents.locator("summary").click()
    expect(contents.locator("li")).to_have_count(QUESTIONS)
    assert contents.locator("li").nth(1).inner_text().split("\n") == ["Image nima?", "Middle"]
    phone.get_by_role("button", name="Middle").click()
    shown = phone.locator("h2[data-level=middle]").count()
    expect(contents.locator("li:visible")).to_have_count(shown)
    expect(contents.locator("summary")).to_contain_text(str(shown))
    contents.locator("li:visible a").last.click()
    expect(phone.locator("h2[data-level=middle]").last).to_be_in_viewport()


def test_the_answers_bar_says_what_a_tap_does(page, start):
    page.goto(f"{start}docker/")
    bar = first_set(page).locator("summary").first
    assert bar.inner_text() == "Javobni koʻrsatish"
    bar.click()
    assert bar.inner_text() == "Javobni yopish"
    first_set(page).get_by_text("English", exact=True).click()
    assert first_set(page).locator("[lang=en] summary").inner_text() == "Close the answer"


def test_a_level_is_written_in_one_way(page, address):
    page.goto(f"{address}docker/")
    levels = page.locator("h2[data-level]").evaluate_all(
        "nodes => nodes.map(node => getComputedStyle(node, '::after').content.slice(1, -1))"
    )
    assert set(levels) <= {"Junior", "Middle", "Senior"} and len(levels) > 3
    assert set(page.locator(".contents .level").all_text_contents()) <= {"Junior", "Middle", "Senior"}


def test_the_rest_unfolds_below_its_row(page, start):
    page.goto(f"{start}docker/")
    row = page.locator(".question-actions").first
    more = row.locator("summary")
    more.scroll_into_view_if_needed()
    place = more.bounding_box()
    more.click()
    assert more.bounding_box() == place
    link = row.get_by_role("link", name="Savolga havola")
    expect(link).to_be_visible()
    assert link.bounding_box()["y"] >= place["y"] + place["height"] - 1
    assert link.bounding_box()["x"] == row.bounding_box()["x"]


def test_the_drawer_shows_every_group_at_once_and_where_one_is(phone, crowd_address):
    phone.goto(f"{crowd_address}section-{SECTIONS - 1}/")
    phone.locator("header label[for=__drawer]").click()
    drawer = phone.locator(".md-nav--primary")
    current = drawer.locator("[aria-current=page]")
    expect(current).to_be_in_viewport()
    groups = drawer.locator(".md-nav__item--section")
    assert [group.locator("a").count() for group in groups.all()] == list(GROUPS.values())
    first = groups.first.locator("a").first
    first.scroll_into_view_if_needed()
    expect(first).to_be_in_viewport()
    first.click()
    phone.wait_for_url(f"{crowd_address}docker/")


def test_the_drawer_needs_no_script(browser, crowd_address):
    context = browser.new_context(java_script_enabled=False, **PHONE)
    page = context.new_page()
    page.goto(f"{crowd_address}docker/")
    page.locator("header label[for=__drawer]").click()
    page.get_by_role("link", name="Django ORM 2", exact=True).first.click()
    page.wait_for_url("**/section-2/")
    page.locator(".contents summary").click()
    expect(page.locator(".contents a")).to_be_visible()
    context.close()


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
    promised(phone, "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    session.send("Tracing.end")
    end = time.monotonic() + 20
    while not done:
        assert time.monotonic() < end, "the browser never gave its trace"
        phone.wait_for_timeout(20)
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


def test_the_button_that_closes_an_answer_is_there_in_each_language(page, gallery_address):
    page.goto(f"{gallery_address}docker/#everything-answer")
    question = page.locator(".question:has(#everything)")
    for name in ("English", "Oʻzbekcha", "English"):
        question.locator(".tabbed-labels").get_by_text(name, exact=True).click()
        expect(question.locator(".close-answer:visible")).to_have_count(1)
    question.locator(".close-answer:visible").click()
    expect(question.locator("details[open]")).to_have_count(0)
    expect(page.locator("#everything")).to_be_in_viewport()


def test_text_that_is_found_in_a_closed_answer_opens_it(page, gallery_address):
    """As the browser's own find does, which cannot be driven; a link to a text takes the same way."""
    page.goto(f"{gallery_address}en/docker/#:~:text=Strict%2DTransport%2DSecurity")
    question = page.locator(".question:has(#everything)")
    expect(question.locator("details[open]:visible")).to_have_count(1)
    expect(question.locator("details[open]")).to_have_count(2)  # the other language's too
    expect(page.locator("details[open]")).to_have_count(2)  # and no other question's
    page.wait_for_timeout(1200)  # the page follows its address for a second after the load
    expect(question.get_by_text("Strict-Transport-Security").locator("visible=true")).to_be_in_viewport()
    mark = question.locator("[data-mark=known]")
    mark.click()
    expect(mark).to_have_attribute("aria-pressed", "true")
    question.locator(".close-answer:visible").click()
    expect(question.locator("details[open]")).to_have_count(0)


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
    assert promised(page, "() => navigator.clipboard.readText()").strip() == code.locator("code").inner_text().strip()


COPIED = """async () => {
    const wrong = []
    for (const block of document.querySelectorAll("article pre")) {
        if (block.closest("[hidden]")) continue  // a screen of practice to come: it has no button yet
        const tab = block.closest(".tabbed-block")
        if (tab) tab.closest(".tabbed-set").querySelectorAll(":scope > input")[[...tab.parentElement.children].indexOf(tab)].checked = true
        block.scrollIntoView({ behavior: "instant" })
        while (!block.querySelector("[data-clipboard-target]")) await new Promise(requestAnimationFrame)
        block.querySelector("[data-clipboard-target]").click()
        const copied = await navigator.clipboard.readText()
        if (copied.trim() !== block.querySelector("code").innerText.trim()) wrong.push([block.innerText, copied])
    }
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id)
    return { wrong, twice: ids.filter((id, at) => ids.indexOf(id) !== at) }
}"""


def test_each_copy_button_copies_its_block_and_no_id_stands_twice(browser, gallery, gallery_address):
    for page in open_page(browser, **DESKTOP):
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.expected_problems = ("404",)
        for path in kinds(gallery):
            page.goto(gallery_address + path)
            page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
            # Pages without the theme have no copy buttons.
            found = promised(
                page, COPIED if page.locator("#__config").count() else COPIED.replace("article pre", "none")
            )
            assert found == {"wrong": [], "twice": []}, path


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


def test_nothing_pushes_the_page_sideways(phone, address):
    for section in ("docker", "en/git-gitflow"):
        phone.goto(f"{address}{section}/")
        phone.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 360


HOMES = {"": "Bunday sahifa yoʻq", "en/": "There is no such page"}


@pytest.mark.parametrize("folder", HOMES)
def test_an_address_that_leads_nowhere_is_told_in_its_language(page, start, folder):
    page.expected_problems = ("404",)
    heading = HOMES[folder]
    page.goto(f"{start}{folder}docker/no-such-page/?x=1#y")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)
    expect(page).to_have_title(f"{heading} - Suhbat")
    expect(page).to_have_url(f"{start}{folder}docker/no-such-page/?x=1#y")
    expect(page.locator("html")).to_have_attribute("lang", folder[:2] or "uz")
    for other in HOMES.values():
        expect(page.get_by_role("heading", name=other)).to_be_visible()
    page.locator("header label[for=__search]").first.evaluate("node => node.click()")
    page.locator("[data-md-component=search-query]").fill("image")
    found = page.locator(".md-search-result__link").first
    expect(found).to_be_visible()
    assert urlsplit(found.get_attribute("href")).path.startswith(f"{urlsplit(start).path}{folder}docker/")
    page.goto(f"{start}{folder}no-such-page")
    page.locator("article .md-button").first.click()
    page.wait_for_url(f"{start}{folder}")


def test_an_address_that_leads_nowhere_is_readable_without_a_script(browser, small_address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_address}en/no-such-page/")
    expect(page.get_by_role("heading", name="Bunday sahifa yoʻq")).to_be_visible()
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    page.get_by_role("link", name="Home page", exact=True).last.click()
    page.wait_for_url(f"{small_address}en/")
    context.close()
