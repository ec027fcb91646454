"""Quick rounds in a real browser: multiple choice, what does it print, and what becomes of wrong answers."""

import re
from collections.abc import Iterator

import pytest
from conftest import PHONE, build, foreign, open_page, promised, until
from fixture import ROOT, change, make_handbook
from playwright.sync_api import Page, expect
from serving import serve

from handbook.browser import offline
from handbook.sources.settings import read_settings

QUIZ = """  quiz:
    uz: {question: "`%s` nima?", options: ["Notoʻgʻri & yomon", "Toʻgʻri", "Boshqa"], correct: 1, explanation: "Chunki `shunday`."}
    en: {question: "What is `%s`?", options: ["Wrong & bad", "Right", "Another"], correct: 1, explanation: "Because of `it`."}
"""
SAMPLE = """basket = [3, 1]
basket.append(2)
for fruit in basket:
    print(fruit)
# → 3
# → 1
# → 2
"""


@pytest.fixture(scope="module")
def quick(tmp_path_factory) -> Iterator[str]:
    """The address of a handbook of two questions with quizzes, one with a sample that prints."""
    root = make_handbook(tmp_path_factory.mktemp("quick"))
    registry = root / "questions/docker.yml"
    change(registry, "container:\n", QUIZ.replace("%s", "image") + "container:\n")
    registry.write_text(registry.read_text(encoding="utf-8") + QUIZ.replace("%s", "container"), encoding="utf-8")
    (root / "examples/docker/one.py").write_text(SAMPLE, encoding="utf-8")
    with serve(build(root, "https://example.org/")) as url:
        yield url


def begin(page: Page, mode: str, start: str = "Boshlash") -> None:
    page.locator(f"[value={mode}]").check(force=True)
    page.get_by_role("button", name=start).click()
    expect(page.locator("#practice-round")).to_be_focused()


def kept(page: Page) -> list[dict]:
    return promised(
        page,
        """() => new Promise(resolve => {
            const request = indexedDB.open("suhbat")
            request.onsuccess = () => {
                const all = request.result.transaction("events").objectStore("events").getAll()
                all.onsuccess = () => { request.result.close(); resolve(all.result) }
            }
        })""",
    )


def test_a_quiz_explains_at_once_and_what_was_wrong_comes_back(page, quick):
    page.clock.install(time="2026-03-02T09:00:00")
    page.goto(f"{quick}practice/")
    begin(page, "quiz")
    expect(page.locator("[data-round-place]")).to_have_text("1 / 2")
    expect(page.locator("[data-kept]")).to_be_hidden()
    first = page.locator("#practice-round code").inner_text()
    page.get_by_role("button", name="Notoʻgʻri & yomon").click()
    verdict = page.locator("[data-round-verdict]")
    expect(verdict).to_contain_text("Notoʻgʻri. Chunki shunday.")
    expect(page.locator(".round-options .right")).to_contain_text("Toʻgʻri")
    expect(page.locator("[data-round-next]")).to_be_focused()
    assert page.locator("[data-round-read]").get_attribute("href") == f"../docker/#{first}-answer"
    page.locator("[data-round-next]").click()
    page.locator(".round-options button").nth(1).click()
    expect(verdict).to_contain_text("Toʻgʻri.")
    page.locator("[data-round-next]").click()
    expect(page.locator("#practice-score")).to_be_focused()
    expect(page.locator("[data-score-result]")).to_have_text("2 tadan 1 tasi toʻgʻri.")
    wrong = page.locator("[data-score-wrong] a")
    expect(wrong).to_have_count(1)
    assert sorted((event["kind"], event["id"] == first, event["right"]) for event in kept(page)) == [
        ("quiz", False, True),
        ("quiz", True, False),
    ]
    expect(page.locator(".progress-list [data-section=docker] span").last).to_have_text("2/2")
    wrong.click()
    until(page, "document.querySelector('details[open]')")
    page.clock.set_system_time("2026-03-09T09:00:00")
    page.goto(f"{quick}practice/")
    expect(page.locator("[data-due-count]")).to_have_text("1")


def test_what_does_it_print(page, quick):
    page.goto(f"{quick}en/practice/")
    begin(page, "drill", "Start")
    code = page.locator("[data-round-code]")
    expect(code).to_contain_text("# → ?")
    assert "# → 3" not in code.inner_text()
    typed = page.locator("[data-round-typed]")
    assert typed.get_attribute("rows") == "3"
    page.get_by_role("button", name="Check").click()
    expect(page.locator("[data-round-verdict]")).to_be_hidden()  # nothing was typed
    typed.fill(" 3\n1 \n\n2")
    page.get_by_role("button", name="Check").click()
    expect(page.locator("[data-round-verdict]")).to_contain_text("Right.")
    expect(page.locator("[data-round-answer] .spoken")).to_contain_text("An image is a stack of layers.")
    page.locator("[data-round-next]").click()
    expect(page.locator("[data-score-result]")).to_have_text("1 of 1 were right.")
    expect(page.locator("[data-score-box]")).to_be_hidden()
    assert [(event["kind"], event["id"], event["right"], event["part"]) for event in kept(page)] == [
        ("drill", "image", True, 0)
    ]


def test_wrong_output_stands_beside_the_right_one(page, quick):
    page.goto(f"{quick}practice/?mode=drill&seed=1")
    page.locator("[data-round-typed]").fill("3 1 2")
    page.get_by_role("button", name="Tekshirish").click()
    expect(page.locator("[data-round-verdict]")).to_contain_text("Notoʻgʻri.")
    expect(page.locator("[data-round-output]")).to_have_text("3\n1\n2")
    assert page.locator("[data-round-typed]").input_value() == "3 1 2"


def test_the_keyboard_alone(desktop, quick):
    desktop.goto(f"{quick}practice/?mode=quiz&n=2&seed=1")
    expect(desktop.locator("#practice-round")).to_be_focused()
    desktop.keyboard.press("2")
    expect(desktop.locator("[data-round-next]")).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("[data-round-place]")).to_have_text("2 / 2")
    desktop.keyboard.press("9")
    desktop.keyboard.press("1")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#practice-score")).to_be_focused()
    desktop.goto(f"{quick}practice/?mode=drill&seed=1")
    expect(desktop.locator("#practice-round")).to_be_focused()
    desktop.locator("[data-round-typed]").focus()
    for line in ("3", "1", "2"):
        desktop.keyboard.type(line)
        desktop.keyboard.press("Enter")  # the last one checks
    expect(desktop.locator("[data-round-next]")).to_be_focused()
    expect(desktop.locator("[data-round-verdict]")).to_contain_text("Toʻgʻri.")


def test_a_reload_in_the_middle_goes_on_and_back_leaves(page, quick):
    page.goto(f"{quick}practice/")
    begin(page, "quiz")
    page.get_by_role("button", name="Boshqa").click()
    page.reload()
    expect(page.locator("[data-round-place]")).to_have_text("2 / 2")
    page.go_back()
    expect(page.locator("[data-form]")).to_be_visible()
    page.go_forward()
    expect(page.locator("[data-round-place]")).to_have_text("2 / 2")


def test_an_address_gives_everybody_the_same_round(browser, quick):
    seen = []
    for path in ("practice/?mode=quiz&n=1&seed=5", "en/practice/?mode=quiz&n=1&seed=5&lang=uz"):
        for page in open_page(browser, **PHONE):
            page.goto(quick + path)
            expect(page.locator("#practice-round")).to_be_focused()
            seen.append(page.locator("#practice-round").inner_text())
    assert seen[0] == seen[1]


def test_the_level_counts_and_nothing_found_is_one_sentence(page, quick):
    page.goto(f"{quick}practice/?mode=quiz&level=middle&seed=1")
    expect(page.locator("#practice-round")).to_contain_text("container")
    page.goto(f"{quick}practice/")
    page.locator("[value=senior]").check(force=True)
    page.locator("[value=quiz]").check(force=True)
    page.get_by_role("button", name="Boshlash").click()
    expect(page.locator("[data-note]")).to_contain_text("Bunday savol topilmadi")


def test_ten_are_asked_unless_the_reader_wishes_otherwise(page, quick):
    page.goto(f"{quick}practice/")
    count = page.locator("[name=n]")
    expect(count).to_have_value("5")
    page.locator("[value=quiz]").check(force=True)
    expect(count).to_have_value("10")
    page.locator("[value=interview]").check(force=True)
    expect(count).to_have_value("5")


def test_a_lost_connection_is_one_sentence(browser, quick):
    for page in open_page(browser, **PHONE, service_workers="block"):
        page.expected_problems = ("Failed to load resource", "net::")
        page.goto(f"{quick}practice/")
        page.locator("[value=quiz]").check(force=True)
        page.context.set_offline(True)
        page.get_by_role("button", name="Boshlash").click()
        expect(page.locator("[data-note]")).to_contain_text("Internetni tekshirib")
        page.context.set_offline(False)
        begin(page, "quiz")


def test_another_set_and_something_else(page, quick):
    page.goto(f"{quick}practice/?mode=quiz&n=1&seed=1")
    page.get_by_role("button", name="Boshqa").click()
    page.locator("[data-round-next]").click()
    page.locator("[data-score-again]").click()
    expect(page.locator("#practice-round")).to_be_focused()
    assert re.search(r"mode=quiz", page.url) and "seed=1&" not in f"{page.url}&"
    page.locator("[data-round-leave]").click()
    expect(page.locator("[data-form]")).to_be_visible()


def test_rounds_ask_no_other_server(browser, quick):
    context = browser.new_context(**PHONE)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{quick}practice/?mode=drill&seed=1")
    expect(page.locator("#practice-round")).to_be_focused()
    assert not [url for url in asked if foreign(url)]
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_rounds_fit_a_phone(browser, quick, width):
    for page in open_page(browser, **{**PHONE, "viewport": {"width": width, "height": 740}}):
        fits = "document.documentElement.scrollWidth <= innerWidth"
        page.goto(f"{quick}practice/?mode=quiz&n=2&seed=1")
        expect(page.locator("#practice-round")).to_be_focused()
        assert page.evaluate(fits)
        page.locator(".round-options button").first.click()
        expect(page.locator("[data-round-next]")).to_be_in_viewport(ratio=1)
        assert page.evaluate(fits)
        page.goto(f"{quick}practice/?mode=drill&seed=1")
        expect(page.locator("#practice-round")).to_be_focused()
        page.locator("[data-round-typed]").fill("a very long line of output that nobody expects here at all")
        page.locator("[data-round-check]").click()
        expect(page.locator("[data-round-answer]")).to_be_visible()
        expect(page.locator("[data-round-next]")).to_be_in_viewport(ratio=1)
        assert page.evaluate(fits)


def test_two_tabs_at_once_lose_nothing(browser, quick):
    context = browser.new_context()
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        page.goto(f"{quick}practice/?mode=quiz&n=2&seed=1")
        expect(page.locator("#practice-round")).to_be_focused()
    for count in (1, 2):
        for page in (one, two):
            page.locator(".round-options button").nth(count).click()
            page.locator("[data-round-next]").click()
    for page in (one, two):
        expect(page.locator("#practice-score")).to_be_focused()
    assert len(kept(one)) == 4
    context.close()


def test_a_round_works_without_a_network_once_it_was_saved(site):
    names = {name.partition("?")[0] for name, *_ in offline.kept(site, read_settings(ROOT))}
    for mode in ("quiz", "drill"):
        there = {path.relative_to(site).as_posix() for path in (site / "practice" / mode).glob("*.json")}
        assert there and there <= names
