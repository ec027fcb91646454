"""An interview that goes wrong in the middle: a grade too many, back, another language, no network, another build, a slow device."""

import json
import re
from urllib.parse import urlsplit

import pytest
from conftest import PHONE, WORKER_IS_THERE, open_page, promised, until
from playwright.sync_api import Page, expect
from test_practice import answer, kept, screen

PREFIXES = ["", "en/"]
SET = "practice/?n=2&seed=1"


def question(page: Page) -> str:
    expect(page.locator("[data-question]")).to_be_focused()
    return page.locator("[data-question]").inner_text()


def contents(page: Page) -> dict:
    """Read what the page would export."""
    with page.expect_download() as download:
        page.locator("[data-export]").click()
    return json.loads(download.value.path().read_text(encoding="utf-8"))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_grade_can_be_taken_back(page, small_address, prefix):
    page.goto(small_address + prefix + SET)
    first = question(page)
    expect(page.locator("[data-undo]:visible")).to_have_count(0)
    answer(page, 1)
    page.locator("[data-undo]:visible").click()
    expect(page.locator("[data-question]")).to_have_text(first)
    expect(page.locator("[data-grade='3']")).to_be_visible()  # the answer is open: it was seen
    page.locator("[data-grade='3']").click()
    expect(page.locator("[data-place]")).to_have_text("2 / 2")
    answer(page, 2)
    page.locator("[data-undo]:visible").click()  # from the summary
    page.locator("[data-grade='4']").click()
    expect(page.locator("[data-well] li")).to_have_count(2)
    exported = contents(page)
    undone = {event["of"] for event in exported["events"] if event["kind"] == "undo"}
    assert sorted(one["grade"] for one in exported["reviews"] if one["key"] not in undone) == [3, 4]
    page.goto(f"{small_address}{prefix}practice/")
    expect(page.locator(".progress-list li:visible span").last).to_have_text(re.compile("^2/"))


@pytest.mark.parametrize("prefix", PREFIXES)
def test_back_goes_one_question_back_and_a_new_grade_replaces_the_old(page, small_address, prefix):
    page.goto(f"{small_address}{prefix}practice/")
    page.locator("[data-form] button[type=submit]").click()
    first = question(page)
    answer(page, 1)
    second = question(page)
    page.go_back()
    expect(page.locator("[data-question]")).to_have_text(first)
    expect(page.locator("[data-grade='1']")).to_have_attribute("aria-pressed", "true")
    page.locator("[data-grade='4']").click()
    expect(page.locator("[data-question]")).to_have_text(second)
    answer(page, 3)
    expect(screen(page, "summary")).to_be_visible()
    expect(page.locator("[data-well] li")).to_have_count(2)
    page.go_back()
    expect(page.locator("[data-question]")).to_have_text(second)
    page.go_forward()
    expect(screen(page, "summary")).to_be_visible()
    for _ in range(3):
        page.go_back()
    expect(screen(page, "setup")).to_be_visible()
    assert len(kept(page)) == 3  # the replaced one is taken back, not deleted


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_other_language_goes_on_with_the_same_set(page, small_address, prefix):
    page.goto(f"{small_address}{prefix}practice/")
    page.locator("[data-form] button[type=submit]").click()
    question(page)
    answer(page, 3)
    shown = page.locator("[data-question]").get_attribute("lang")
    other = "uz" if shown == "en" else "en"
    page.locator(".md-header label[for=__langs], .md-select > button").first.hover()
    page.locator(f".md-select__link[hreflang={other}]").click()
    expect(page.locator("[data-question]")).to_have_attribute("lang", other)
    expect(page.locator("[data-place]")).to_have_text("2 / 2")
    assert ("/en/" in page.url) == (other == "en")
    answer(page, 3)
    expect(page.locator("[data-well] li")).to_have_count(2)


@pytest.mark.parametrize("query", ["?id=image", "?n=2&seed=1"])
def test_a_page_asks_in_its_own_language(page, small_address, query):
    """Though the same set was begun on the other language's page in the same tab."""
    page.goto(f"{small_address}practice/{query}")
    question(page)
    page.goto(f"{small_address}en/practice/{query}")
    question(page)
    expect(page.locator("[data-question]")).to_have_attribute("lang", "en")
    page.goto(f"{small_address}practice/{query}")
    question(page)
    expect(page.locator("[data-question]")).to_have_attribute("lang", "uz")


def test_the_end_needs_no_network(page, small_address):
    page.expected_problems = ("Failed to load resource", "net::")
    page.goto(small_address + SET)
    answer(page, 3)
    page.reload()
    question(page)
    page.locator("[data-show]").click()
    page.route("**/practice/*.json*", lambda route: route.abort())
    page.locator("[data-grade='1']").click()
    expect(screen(page, "summary")).to_be_visible()
    expect(page.locator("[data-well] li")).to_have_count(1)
    expect(page.locator("[data-again] li a")).not_to_be_empty()


def test_without_a_network_the_interview_waits_where_it_is(phone, crowd_address):
    """Its next question is of another section."""
    phone.expected_problems = ("Failed to load resource", "net::")
    phone.goto(f"{crowd_address}practice/?section=docker,section-2&n=20&seed=3")
    question(phone)
    until(phone, WORKER_IS_THERE)
    phone.route("**/practice/*.json*", lambda route: route.abort())
    for _ in range(20):
        phone.locator("[data-show]").click()
        phone.locator("[data-grade='3']").click()
        until(phone, "!document.querySelector('[data-show]').hidden || !document.querySelector('[data-retry]').hidden")
        if phone.locator("[data-retry]").is_visible():
            break
    expect(phone.locator("[data-note]")).to_contain_text("Internetni tekshirib")
    phone.unroute("**/practice/*.json*")
    phone.locator("[data-retry]").click()
    expect(phone.locator("[data-show]")).to_be_visible()
    expect(phone.locator("[data-question]")).to_be_focused()


def lacking(page: Page, missing: list[str]) -> None:
    """Serve the list of questions as it is, and files of answers as an earlier build had them."""

    def answered(route) -> None:
        if "questions.json" in route.request.url:
            return route.continue_()
        response = route.fetch()
        found = {key: value for key, value in response.json().items() if key not in missing}
        route.fulfill(response=response, json=found)

    page.route("**/practice/*.json*", answered)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_question_whose_answer_is_not_there_is_passed_over(browser, small_address, prefix):
    for page in open_page(browser, **PHONE, service_workers="block"):
        lacking(page, ["container"])  # which this set begins with
        page.goto(small_address + prefix + SET)
        expect(page.locator("[data-note]")).to_contain_text(re.compile("tashlab ketildi|passed over"))
        expect(page.locator("[data-place]")).to_have_text("1 / 1")
        answer(page, 3)
        expect(page.locator("[data-well] li")).to_have_count(1)
        page.goto(f"{small_address}{prefix}practice/?id=container")
        expect(page.locator("[data-note]")).to_contain_text(re.compile("tashlab ketildi|passed over"))
        expect(screen(page, "setup")).to_be_visible()


def put(page: Page, *reviews: dict) -> None:
    """Leave reviews in the database, as some earlier visit may have."""
    promised(
        page,
        """reviews => new Promise(resolve => {
            const request = indexedDB.open("suhbat")
            request.onsuccess = () => {
                const change = request.result.transaction("reviews", "readwrite")
                for (const review of reviews) change.objectStore("reviews").put(review)
                change.oncomplete = () => { request.result.close(); resolve() }
            }
        })""",
        list(reviews),
    )


@pytest.mark.parametrize("prefix", PREFIXES)
def test_what_is_no_longer_asked_is_not_due(page, small_address, prefix):
    page.goto(f"{small_address}{prefix}practice/")
    expect(page.locator("[data-calendar] svg")).to_be_attached()
    put(
        page,
        {"key": "1-gone", "id": "gone-for-good", "grade": 1, "at": 1},
        {"key": "1-image", "id": "image", "grade": 1, "at": 1},
    )
    page.reload()
    expect(page.locator("[data-due-count]")).to_have_text("1")
    page.goto(small_address + prefix)
    expect(page.locator("[data-due-today]")).to_contain_text(re.compile("^[^0-9]*1 "))
    page.goto(f"{small_address}{prefix}practice/")
    page.locator("[data-review]").click()
    expect(page.locator("[data-place]")).to_have_text("1 / 1")
    answer(page, 4)
    page.goto(f"{small_address}{prefix}practice/")
    expect(page.locator("[data-practised]")).to_be_visible()
    expect(page.locator("[data-due]")).to_be_hidden()


def test_a_review_that_lies_ahead_counts_as_now(page, small_address):
    page.goto(f"{small_address}practice/")
    expect(page.locator("[data-calendar] svg")).to_be_attached()
    put(page, {"key": "9-image", "id": "image", "grade": 1, "at": 8e15})
    page.reload()
    expect(page.locator("[data-practised]")).to_be_visible()
    (review,) = kept(page)
    assert review["at"] <= page.evaluate("Date.now()")
    page.clock.set_fixed_time(page.evaluate("Date.now() + 3 * 864e5"))
    page.reload()
    expect(page.locator("[data-due-count]")).to_have_text("1")


NEVER_OPENS = "IDBFactory.prototype.open = () => ({})"
DROPS = """const open = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (...wanted) {
        if (window.drop) {
            window.drop = false
            this.close()
            throw new DOMException("The database connection is closing", "InvalidStateError")
        }
        return open.apply(this, wanted)
    }"""


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_database_that_never_opens_stops_nobody(page, small_address, prefix):
    page.add_init_script(NEVER_OPENS)
    page.goto(f"{small_address}{prefix}practice/")
    page.locator("[data-form] button[type=submit]").click()
    question(page)
    expect(page.locator("[data-note]")).to_contain_text(re.compile("saqlashga ruxsat bermadi|refused to store"))
    expect(page.locator("[data-unsafe]")).not_to_be_empty()
    answer(page, 3)
    answer(page, 4)
    expect(page.locator("[data-well] li")).to_have_count(2)
    expect(page.locator(".progress-list li:visible")).to_have_count(1)  # for as long as the page is open


def test_grades_that_no_database_took_are_kept_at_the_next_visit(page, small_address):
    page.add_init_script(f"if (!localStorage.getItem('opens')) {NEVER_OPENS}")
    page.goto(small_address + SET)
    answer(page, 3)
    answer(page, 4)
    page.evaluate("localStorage.setItem('opens', 1)")
    page.goto(f"{small_address}practice/")
    expect(page.locator(".progress-list li:visible")).to_have_count(1)
    assert sorted(review["grade"] for review in kept(page)) == [3, 4]
    assert page.evaluate("localStorage.getItem('suhbat.parked')") is None


def test_a_database_that_the_system_dropped_is_opened_again(page, small_address):
    page.add_init_script(DROPS)
    page.goto(small_address + SET)
    for grade in (3, 1):
        question(page)
        page.evaluate("window.drop = true")
        answer(page, grade)
    expect(page.locator("[data-note]")).to_be_hidden()
    assert sorted(review["grade"] for review in kept(page)) == [1, 3]


def test_a_grade_that_found_no_room_is_kept_once_there_is_some(page, small_address):
    page.add_init_script(
        """const put = IDBObjectStore.prototype.put
        IDBObjectStore.prototype.put = function (value) {
            if (window.full) throw new DOMException("full", "QuotaExceededError")
            return put.call(this, value)
        }"""
    )
    page.goto(small_address + SET)
    question(page)
    page.evaluate("window.full = true")
    answer(page, 3)
    expect(page.locator("[data-note]")).to_contain_text("joy qolmadi")
    assert kept(page) == []
    page.evaluate("window.full = false")
    answer(page, 1)
    assert sorted(review["grade"] for review in kept(page)) == [1, 3]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_after_the_first_review_the_browser_is_asked_to_keep_it_and_the_page_says_when_it_will_not(
    page, small_address, prefix
):
    page.add_init_script(
        """navigator.storage.persist = () => { window.asked = (window.asked ?? 0) + 1; return Promise.resolve(false) }
        navigator.storage.persisted = () => Promise.resolve(Boolean(localStorage.getItem("granted")))"""
    )
    page.goto(small_address + prefix + SET)
    question(page)
    assert page.evaluate("window.asked") is None
    answer(page, 3)
    answer(page, 3)
    assert page.evaluate("window.asked") == 1
    expect(page.locator("[data-unsafe]")).to_contain_text(re.compile("oʻchirib yuborishi|may delete"))
    page.evaluate("localStorage.setItem('granted', 1)")
    page.reload()
    expect(page.locator("[data-calendar] svg")).to_be_attached()
    expect(page.locator("[data-unsafe]")).to_be_empty()


def test_everything_travels(browser, small_address, tmp_path):
    for page in open_page(browser, accept_downloads=True):
        page.goto(f"{small_address}docker/")
        for kind in ("known", "marked"):
            page.locator(f"[data-mark={kind}]").first.click()
        page.locator("[data-mark=marked]").nth(1).click()
        page.locator("[data-mark=marked]").nth(1).click()  # and unmarked
        page.goto(small_address + SET)
        page.locator(".practice-own summary").click()
        page.locator("textarea[data-own]").fill("oʻz soʻzim")
        answer(page, 1)
        page.locator("[data-undo]:visible").click()
        page.locator("[data-grade='3']").click()
        answer(page, 3)
        (tmp_path / "kept.json").write_text(json.dumps(contents(page)), encoding="utf-8")
    for page in open_page(browser):
        page.goto(f"{small_address}docker/")
        page.locator("[data-mark=marked]").nth(1).click()  # later than it was unmarked there
        page.goto(f"{small_address}practice/")
        expect(page.locator("[data-calendar] svg")).to_be_attached()
        page.locator("[data-import]").set_input_files(tmp_path / "kept.json")
        expect(page.locator("[data-note]")).to_contain_text("Yuklandi")
        expect(page.locator(".progress-list li:visible span").last).to_have_text(re.compile("^2/"))
        expect(page.locator("[data-due]")).to_be_hidden()  # the grade 1 was taken back
        page.goto(f"{small_address}docker/")
        for kind, marked in (("known", ["true", "false"]), ("marked", ["true", "true"])):
            for button, pressed in zip(page.locator(f"[data-mark={kind}]").all(), marked, strict=True):
                expect(button).to_have_attribute("aria-pressed", pressed)
        for path in ("q/image/", "q/container/"):
            page.goto(small_address + path)
            page.locator(".tabbed-set summary:visible").click()
            if page.locator("[data-own-shown]:visible").count():
                break
        expect(page.locator("[data-own-shown]:visible")).to_contain_text("oʻz soʻzim")


def test_a_file_of_the_first_form_still_loads_and_replaces_nothing_unseen(page, small_address, tmp_path):
    old = {
        "format": "suhbat-practice",
        "version": 1,
        "reviews": [{"key": "1769000000000-image-abc", "id": "image", "grade": 2, "at": 1769000000000}],
        "answers": [{"id": "image", "text": "boshqa joyda", "at": 1769000000000}],
    }
    (tmp_path / "old.json").write_text(json.dumps(old, indent=1), encoding="utf-8")
    page.goto(f"{small_address}practice/?id=image")
    page.locator(".practice-own summary").click()
    page.locator("textarea[data-own]").fill("shu yerda")
    answer(page, 3)
    page.locator("[data-import]").set_input_files(tmp_path / "old.json")
    expect(page.locator("[data-note]")).to_contain_text("Yuklandi: 1")
    assert len(kept(page)) == 2
    page.goto(f"{small_address}practice/?id=image")
    expect(page.locator("textarea[data-own]")).to_have_value("boshqa joyda\n\nshu yerda")


def test_a_long_import_says_how_far_it_is(desktop, small_address, tmp_path):
    reviews = [
        {"key": f"{at}-image-{at}", "id": ("image", "container")[at % 2], "grade": 3, "at": 1_700_000_000_000 + at}
        for at in range(20_000)
    ]
    file = {"format": "suhbat-practice", "version": 1, "reviews": reviews, "answers": []}
    (tmp_path / "long.json").write_text(json.dumps(file), encoding="utf-8")
    desktop.goto(f"{small_address}practice/")
    expect(desktop.locator("[data-calendar] svg")).to_be_attached()
    desktop.evaluate(
        """window.said = []
        new MutationObserver(() => window.said.push(document.querySelector("[data-note-text]").textContent))
            .observe(document.querySelector("[data-note-text]"), { childList: true })"""
    )
    desktop.locator("[data-import]").set_input_files(tmp_path / "long.json")
    expect(desktop.locator("[data-note]")).to_contain_text("Yuklandi: 20000", timeout=60_000)
    said = desktop.evaluate("window.said")
    assert [text for text in said if "50%" in text] and len(said) > 10


@pytest.mark.parametrize("prefix", PREFIXES)
def test_copied_is_said_of_what_was_copied_alone(page, small_address, prefix):
    page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    page.goto(small_address + prefix + SET)
    answer(page, 3)
    answer(page, 3)
    for button in ("[data-link]", "[data-copy]"):
        page.locator(button).click()
        expect(page.locator("[data-note]")).to_contain_text(re.compile("qoʻlda|by hand"))
        field = page.locator(".by-hand:focus")
        expect(field).to_be_visible()
        chosen = field.evaluate("field => field.value.slice(field.selectionStart, field.selectionEnd)")
        if button == "[data-link]":
            assert urlsplit(chosen).query == urlsplit(page.url).query
        else:
            assert len(json.loads(chosen)["reviews"]) == 2
