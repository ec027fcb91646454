"""Practice in a real browser: interviews, repetition over days, two tabs, transfer, and what can go wrong."""

import json
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from conftest import PHONE, WORKER_IS_THERE, open_page, promised, until
from crowd import SECTIONS
from fixture import ROOT
from playwright.sync_api import Page, expect

DAY = 86_400_000


def test_the_modules_pass_their_own_tests():
    node = Path(sys.executable).parent / "node"
    result = subprocess.run(
        [node, "--test", *sorted((ROOT / "tests/practice").glob("*.test.js"))],
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=600,
    )
    assert result.returncode == 0, result.stdout


def screen(page: Page, name: str):
    return page.locator(f"[data-screen={name}]")


def answer(page: Page, grade: int) -> None:
    expect(page.locator("[data-question]")).not_to_have_text("…")
    question = page.locator("[data-question]").inner_text()
    page.locator("[data-show]").click()
    page.locator(f"[data-grade='{grade}']").click()
    until(
        page,
        "document.querySelector('[data-screen=question]').hidden || "
        f"document.querySelector('[data-question]').innerText !== {json.dumps(question)}",
    )


def kept(page: Page) -> dict:
    return promised(
        page,
        """() => new Promise(resolve => {
            const request = indexedDB.open("suhbat")
            request.onsuccess = () => {
                const all = request.result.transaction("reviews").objectStore("reviews").getAll()
                all.onsuccess = () => { request.result.close(); resolve(all.result) }
            }
        })""",
    )


def test_a_whole_interview(page, address):
    page.goto(f"{address}practice/")
    page.get_by_label("Docker", exact=True).check(force=True)
    page.locator("[name=n]").select_option("3")
    page.get_by_role("button", name="Boshlash").click()
    for grade in (3, 1, 4):
        expect(page.locator("[data-question]")).to_be_focused()
        expect(page.locator("[data-answer]")).to_be_hidden()
        answer(page, grade)
    expect(screen(page, "summary")).to_be_visible()
    expect(page.locator("[data-well] li")).to_have_count(2)
    expect(page.locator("[data-again] li")).to_have_count(1)
    assert "section=docker" in page.url and "seed=" in page.url
    expect(page.locator(".progress-list [data-section=docker] span").last).to_have_text(re.compile(r"^3/\d+$"))
    page.locator("[data-again] a").click()
    expect(page.locator("details[open]").first).to_be_visible()


def test_a_whole_group_takes_one_tap(page, crowd_address):
    page.goto(f"{crowd_address}en/practice/")
    group, other = page.locator(".practice-sections > fieldset").nth(0), page.locator("fieldset [data-group]").nth(1)
    every, sections = group.locator("[data-group]"), group.locator("[name=section]")
    every.check(force=True)
    assert all(section.is_checked() for section in sections.all())
    assert not other.is_checked()
    sections.nth(1).uncheck(force=True)
    expect(every).not_to_be_checked()
    assert every.evaluate("box => box.indeterminate")
    sections.nth(1).check(force=True)
    expect(every).to_be_checked()
    page.get_by_role("button", name="Start").click()
    expect(page.locator("[data-question]")).to_be_focused()
    chosen = sections.evaluate_all("boxes => boxes.map(box => box.value)")
    assert f"section={'%2C'.join(chosen)}&" in page.url
    page.go_back()
    expect(every).not_to_be_checked()
    page.go_forward()
    expect(every).to_be_checked()


@pytest.mark.parametrize("width", [320, 360])
def test_thirty_sections_can_be_chosen_on_a_phone(browser, crowd_address, width):
    for page in open_page(browser, **{**PHONE, "viewport": {"width": width, "height": 740}}):
        page.goto(f"{crowd_address}practice/")
        expect(page.get_by_role("button", name="Boshlash")).to_be_in_viewport(ratio=1)
        chips = page.locator(".practice-sections label:has([name=section])")
        assert chips.count() == SECTIONS
        assert len({round(chip.bounding_box()["x"]) for chip in chips.all()}) == 2  # columns
        for chip in (chips.first, chips.last):
            chip.click()
            expect(chip.locator("input")).to_be_checked()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("button", name="Boshlash").click()
        expect(page.locator("[data-question]")).to_be_focused()
        expect(page.locator("[data-about]")).to_have_text(re.compile("· (Junior|Middle|Senior)$"))
        page.locator("[data-show]").click()
        for grade in page.locator("[data-grade]").all():
            expect(grade).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_who_is_new_sees_no_empty_calendar(page, small_address):
    page.goto(f"{small_address}practice/")
    expect(page.locator("[data-calendar] svg")).to_be_attached()
    expect(page.locator("[data-calendar]")).to_be_hidden()
    page.goto(f"{small_address}practice/?id=image")
    answer(page, 3)
    expect(page.locator("[data-calendar]")).to_be_visible()
    expect(page.locator(".progress-list li:visible")).to_have_count(1)
    bar, row = (page.locator(f".progress-list li {css}").first.bounding_box() for css in ("progress", "span"))
    assert bar["width"] > 2 * row["width"] or bar["width"] > 200


def test_what_is_due_stands_on_top_and_moves_nothing(page, small_address):
    page.clock.install(time="2026-03-02T09:00:00")
    page.goto(f"{small_address}practice/?id=image")
    answer(page, 1)
    page.goto(f"{small_address}practice/")
    expect(page.locator("[data-calendar] svg")).to_be_attached()
    before = page.locator("[data-form]").bounding_box()
    page.clock.set_system_time("2026-03-09T09:00:00")
    page.goto(f"{small_address}practice/")
    due = page.locator("[data-due]")
    expect(due).to_be_visible()
    assert page.locator("[data-form]").bounding_box() == before
    box = due.bounding_box()
    assert box["y"] + box["height"] <= before["y"]
    expect(due).to_be_in_viewport(ratio=1)


def test_an_address_gives_the_same_set_to_everybody(browser, address):
    seen = []
    for path in ("practice/?section=docker&n=3&seed=7", "en/practice/?section=docker&n=3&seed=7&lang=uz"):
        for page in open_page(browser, **PHONE):
            page.goto(address + path)
            questions = []
            for _ in range(3):
                expect(page.locator("[data-question]")).to_be_focused()
                questions.append(page.locator("[data-question]").inner_text())
                answer(page, 3)
            seen.append(questions)
    assert seen[0] == seen[1] and len(set(seen[0])) == 3


def test_one_question_by_its_id(page, small_address):
    page.goto(f"{small_address}en/practice/?id=container")
    expect(page.locator("[data-question]")).to_have_text("What is a container?")
    page.locator("[data-show]").click()
    expect(page.locator("[data-answer] .spoken")).to_be_visible()


def test_a_reload_in_the_middle_goes_on_where_it_was(page, small_address):
    page.goto(f"{small_address}practice/?n=2&seed=1")
    answer(page, 3)
    question = page.locator("[data-question]").inner_text()
    page.reload()
    expect(page.locator("[data-question]")).to_have_text(question)
    expect(page.locator("[data-place]")).to_have_text("2 / 2")
    answer(page, 3)
    expect(page.locator("[data-well] li")).to_have_count(2)


def test_the_keyboard_alone(desktop, small_address):
    desktop.goto(f"{small_address}practice/?n=2&seed=1")
    expect(desktop.locator("[data-question]")).to_be_focused()
    desktop.keyboard.press("Space")
    expect(desktop.locator("[data-model]")).to_be_focused()
    desktop.keyboard.press("4")
    expect(desktop.locator("[data-place]")).to_have_text("2 / 2")
    expect(desktop.locator("[data-question]")).to_be_focused()
    desktop.keyboard.press("Space")
    desktop.keyboard.press("1")
    expect(desktop.locator("#practice-summary")).to_be_focused()
    assert sorted(review["grade"] for review in kept(desktop)) == [1, 4]


def test_the_timer_helps_and_is_silent(desktop, small_address):
    desktop.clock.install()
    desktop.goto(f"{small_address}practice/?id=image")
    expect(desktop.locator("[data-question]")).to_be_focused()
    desktop.clock.run_for(95_000)
    expect(desktop.locator("[data-clock]")).to_have_text("1:35")
    assert desktop.locator(".practice-timer").get_attribute("aria-hidden") == "true"
    expect(desktop.locator("[data-show]")).to_be_enabled()


def test_a_clock_that_is_set_back_shows_no_time_below_zero(desktop, small_address):
    desktop.goto(f"{small_address}practice/?id=image")
    expect(desktop.locator("[data-question]")).to_be_focused()
    desktop.evaluate("() => { const now = Date.now; Date.now = () => now() - 200_000 }")
    expect(desktop.locator("[data-clock]")).to_have_text("0:02")


@pytest.mark.parametrize("prefix", ["", "en/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_answer_shows_through_the_grades(browser, gallery_address, scheme, prefix):
    """The bar looks the same over the answer as over nothing, wherever the reader stands."""
    for page in open_page(browser, **PHONE, color_scheme=scheme, reduced_motion="reduce"):
        page.goto(f"{gallery_address}{prefix}practice/?id=everything")
        page.locator("[data-show]").click()
        bar = page.locator(".practice-grades")
        expect(bar).to_be_visible()
        for place in range(0, page.evaluate("document.body.scrollHeight"), 150):
            page.evaluate("top => scrollTo({ top, behavior: 'instant' })", place)
            box = bar.bounding_box()
            if box["y"] + box["height"] < page.viewport_size["height"] - 1:
                break  # the bar stands below its answer
            over = page.screenshot(clip=box)
            page.evaluate("document.querySelector('[data-answer]').style.visibility = 'hidden'")
            alone = page.screenshot(clip=box)
            page.evaluate("document.querySelector('[data-answer]').style.visibility = ''")
            assert over == alone, place


def test_a_week_of_reviews(desktop, small_address):
    """What is due comes back: the hard question sooner than the easy one."""
    desktop.clock.install(time="2026-03-02T09:00:00")
    desktop.goto(f"{small_address}practice/?n=2&seed=1")
    answer(desktop, 1)
    answer(desktop, 4)
    desktop.goto(f"{small_address}practice/")
    expect(desktop.locator("[data-due]")).to_be_hidden()
    reviewed = []
    for date in range(3, 10):
        desktop.clock.set_system_time(f"2026-03-{date:02}T09:00:00")
        desktop.goto(small_address)
        due = desktop.locator("[data-due-today]")
        if "bugun" in due.inner_text():
            due.click()
            expect(desktop.locator("[data-question]")).to_be_focused()
            answer(desktop, 3)
            reviewed.append(date)
            desktop.goto(f"{small_address}practice/")
            expect(desktop.locator("[data-due]")).to_be_hidden()
    assert reviewed and reviewed[0] == 3
    desktop.goto(f"{small_address}practice/")
    assert len(kept(desktop)) == 2 + len(reviewed)
    expect(desktop.locator(".calendar rect:not(.day-0)")).to_have_count(1 + len(reviewed))


def test_two_tabs_at_once_lose_nothing(browser, small_address):
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        page.goto(f"{small_address}practice/?n=2&seed=1")
        expect(page.locator("[data-question]")).to_be_focused()
    for grade in (3, 4):
        answer(one, grade)
        answer(two, grade)
    assert len(kept(one)) == 4
    context.close()


def test_my_own_answer_stands_beside_the_model_answer(page, small_address):
    page.goto(f"{small_address}practice/?id=image")
    page.locator(".practice-own summary").click()
    page.locator("[data-own]").fill("Image — qolip <b>demak</b>")
    page.locator("[data-show]").click()
    expect(page.locator("[data-own-text]")).to_have_text("Image — qolip <b>demak</b>")
    expect(page.locator("[data-answer] .spoken + .example")).to_have_text(re.compile("qolip"))
    expect(page.locator("[data-answer] .example:visible")).to_have_count(1)
    page.reload()
    expect(page.locator("[data-own]")).to_have_value("Image — qolip <b>demak</b>")


def test_results_travel_to_another_device_and_merge(browser, small_address, tmp_path):
    for page in open_page(browser, accept_downloads=True):
        page.goto(f"{small_address}practice/?n=2&seed=1")
        answer(page, 3)
        answer(page, 2)
        with page.expect_download() as download:
            page.locator("[data-export]").click()
        download.value.save_as(tmp_path / "kept.json")
    for page in open_page(browser):
        page.goto(f"{small_address}practice/?id=image")
        answer(page, 4)
        for expected in (3, 3):  # reading the same file twice adds nothing
            page.locator("[data-import]").set_input_files(tmp_path / "kept.json")
            expect(page.locator("[data-note]")).to_contain_text("Yuklandi")
            assert len(kept(page)) == expected
            page.locator("[data-note-text]").evaluate("node => { node.textContent = '' }")


@pytest.mark.parametrize("text", ["", "{", '{"format": "suhbat-practice"}', "\0\0\0"])
def test_a_damaged_file_changes_nothing(desktop, small_address, tmp_path, text):
    (tmp_path / "bad.json").write_text(text, encoding="utf-8")
    desktop.goto(f"{small_address}practice/")
    expect(desktop.locator("[data-calendar] svg")).to_be_attached()
    desktop.locator("[data-import]").set_input_files(tmp_path / "bad.json")
    expect(desktop.locator("[data-note]")).to_contain_text("Hech narsa oʻzgarmadi")
    assert kept(desktop) == []


def test_refused_storage_is_one_sentence_and_no_more(desktop, small_address):
    desktop.add_init_script(
        """Object.defineProperty(window, "indexedDB", { get() { throw new DOMException("denied", "SecurityError") } })
        for (const name of ["localStorage", "sessionStorage"])
            Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError") } })"""
    )
    desktop.goto(f"{small_address}practice/?n=2&seed=1")
    expect(desktop.locator("[data-note]")).to_contain_text("saqlashga ruxsat bermadi")
    answer(desktop, 3)
    answer(desktop, 3)
    expect(desktop.locator("[data-well] li")).to_have_count(2)


def test_a_full_device_is_told_once_and_the_interview_goes_on(desktop, small_address):
    desktop.add_init_script(
        """IDBObjectStore.prototype.put = function () { throw new DOMException("full", "QuotaExceededError") }"""
    )
    desktop.goto(f"{small_address}practice/?n=2&seed=1")
    answer(desktop, 3)
    expect(desktop.locator("[data-note]")).to_contain_text("joy qolmadi")
    answer(desktop, 3)
    expect(screen(desktop, "summary")).to_be_visible()


def test_a_damaged_list_of_dates_leaves_the_home_page_whole(desktop, small_address):
    desktop.add_init_script("""localStorage.setItem("suhbat.due", "{{"); localStorage.setItem("suhbat.known", "]")""")
    desktop.goto(small_address)
    expect(desktop.locator("[data-due-today]")).not_to_contain_text("bugun")
    desktop.locator("[data-random]").click()
    desktop.wait_for_url(re.compile("/docker/#"))


def test_telegrams_browser_is_told_what_it_lacks(browser, small_address):
    agent = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Telegram-Android/11.0"
    for page in open_page(browser, **{**PHONE, "user_agent": agent}):
        page.add_init_script("delete window.indexedDB; delete Navigator.prototype.serviceWorker")
        page.goto(f"{small_address}practice/")
        expect(page.locator("[data-note]")).to_contain_text("Telegram brauzerining xotirasi alohida")
        expect(page.locator("[data-export]")).to_be_hidden()
        outside = page.locator("[data-outside]")
        expect(outside).to_be_visible()
        assert outside.get_attribute("href").startswith(
            f"intent://{urlsplit(small_address).netloc}/practice/#Intent;scheme=http;"
        )
        page.locator("[data-copy]").click()
        expect(page.locator("[data-note-text]")).to_have_text("Nusxa olindi.")


def test_a_lost_connection_is_one_sentence(desktop, small_address):
    desktop.expected_problems = ("Failed to load resource", "net::")
    desktop.goto(f"{small_address}practice/")
    until(desktop, WORKER_IS_THERE)  # whose own script is not what gets lost
    desktop.context.set_offline(True)
    desktop.locator("[data-form] .md-button--primary").click()
    expect(desktop.locator("[data-note]")).to_contain_text("Internetni tekshirib")
    desktop.context.set_offline(False)
    desktop.locator("[data-form] .md-button--primary").click()
    expect(desktop.locator("[data-question]")).to_be_focused()


def test_what_is_chosen_before_the_questions_arrive_counts(phone, small_address):
    held = []
    phone.route("**/practice/questions.json*", lambda route: held.append(route))
    phone.goto(f"{small_address}practice/")
    phone.get_by_label("Docker", exact=True).check(force=True)
    phone.get_by_role("button", name="Boshlash").click()
    expect(phone.get_by_label("Docker", exact=True)).to_be_checked()
    held[0].continue_()
    expect(phone.locator("[data-question]")).to_be_focused()
    assert "section=docker" in phone.url and "seed=" in phone.url


def test_practice_weighs_on_no_other_page(desktop, small_address):
    requests = []
    desktop.on("request", lambda request: requests.append(request.url))
    desktop.goto(f"{small_address}docker/")
    desktop.wait_for_load_state("networkidle")
    assert not [url for url in requests if "practice" in url]
