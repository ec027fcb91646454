"""The interview goes on after the answer: follow-ups, then the hard one, one at a time, or none where that is wished."""

import json
import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from conftest import build
from fixture import ROOT, change, make_handbook
from playwright.sync_api import Page, expect
from serving import serve

from handbook.model import examine
from handbook.text.plain import plain

MORE = {
    "uz": "- *Toʻxtasa-chi?* Qayta ishga tushadi.\n- *`exec` nima?* Ichida buyruq beradi.\n- *Loglar-chi?* `docker logs` koʻrsatadi.",
    "en": "- *What if it stops?* It is started again.\n- *What is `exec`?* It runs a command inside.\n- *And logs?* `docker logs` shows them.",
}


@pytest.fixture(scope="module")
def book_address(tmp_path_factory) -> Iterator[str]:
    """The address of a handbook whose question on containers has three follow-ups."""
    root = make_handbook(tmp_path_factory.mktemp("asked"))
    for locale, old in (
        ("uz", "- *Toʻxtasa-chi?* Qayta ishga tushadi."),
        ("en", "- *What if it stops?* It is started again."),
    ):
        change(root / f"docs/docker.{locale}.md", old, MORE[locale])
    with serve(build(root, "https://example.org/")) as url:
        yield url


def reveal(page: Page, address: str) -> None:
    page.goto(f"{address}en/practice/?id=container")
    expect(page.locator("[data-question]")).to_be_focused()
    page.locator("[data-show]").click()


def test_follow_ups_come_one_at_a_time_and_the_hard_one_last(page, book_address):
    reveal(page, book_address)
    asked = page.locator("[data-follow-list] li")
    step = page.locator("[data-follow-step]")
    answer = page.locator("[data-answer]")
    expect(asked).to_have_count(1)
    expect(answer.get_by_text("Follow-up questions")).to_be_hidden()
    expect(answer.locator(".hard")).to_be_hidden()
    for count, then in ((1, "The next question"), (2, "And now the hard one")):
        expect(asked.last.locator("p").last).to_be_hidden()
        expect(step).to_contain_text("Show the answer")
        step.click()
        expect(asked.last.locator("p").last).to_be_visible()
        expect(step).to_contain_text(then)
        expect(asked).to_have_count(count)
        step.click()
    expect(asked.last.locator("strong")).to_have_text("And when the process leaves a child behind?")
    expect(asked.last.locator("p").last).to_be_hidden()
    step.click()
    expect(asked.last.locator("p").last).to_have_text("PID 1 adopts it.")
    expect(step).to_be_hidden()
    expect(page.locator("[data-follow-go]")).to_be_hidden()
    expect(answer.locator(".hard")).to_be_visible()  # those that were not asked can be read now
    titles = page.locator("[data-follow-list] strong").all_inner_texts()
    assert len(set(titles)) == 3 and set(titles[:2]) <= {"What if it stops?", "What is exec?", "And logs?"}


def test_they_are_graded_with_the_question_and_none_has_to_be_answered(page, book_address):
    reveal(page, book_address)
    page.locator("[data-grade='3']").click()
    expect(page.locator("[data-screen=summary]")).to_be_visible()
    expect(page.locator("[data-well] li")).to_have_count(1)


def test_the_keyboard_alone(desktop, book_address):
    reveal(desktop, book_address)
    expect(desktop.locator("[data-model]")).to_be_focused()
    for _ in range(5):
        desktop.keyboard.press("Space")
    expect(desktop.locator("[data-follow-list] li")).to_have_count(3)
    expect(desktop.locator("[data-follow-list] li").last.locator("p").last).to_be_visible()
    desktop.keyboard.press("4")
    expect(desktop.locator("#practice-summary")).to_be_focused()


def test_a_button_beside_the_grades_leads_there(phone, book_address):
    reveal(phone, book_address)
    phone.locator("[data-follow-go]").click()
    expect(phone.locator("[data-follow-list] p").first).to_be_focused()
    expect(phone.locator("[data-follow-list] p").first).to_be_in_viewport(ratio=1)


def test_they_can_be_turned_off_and_stay_so(page, book_address):
    page.goto(f"{book_address}en/practice/")
    page.get_by_label(re.compile("After the answer")).uncheck()
    reveal(page, book_address)
    expect(page.locator("[data-follow]")).to_be_hidden()
    expect(page.locator("[data-answer]").get_by_text("Follow-up questions")).to_be_visible()
    expect(page.locator("[data-answer] .hard")).to_be_visible()
    page.goto(f"{book_address}practice/")
    expect(page.locator("[name=follow]")).not_to_be_checked()


def test_other_rounds_do_not_offer_them(page, book_address):
    page.goto(f"{book_address}practice/")
    wish = page.locator("[name=follow]")
    page.locator("[value=quiz]").check(force=True)
    expect(wish).to_be_hidden()
    page.locator("[value=interview]").check(force=True)
    expect(wish).to_be_visible()


def test_every_answer_gives_its_follow_ups_to_practice(site):
    """Where practice looks for them, in every answer: a list, the hard one right below."""
    book = examine(ROOT)[0]
    missed = []
    for section in book.sections:
        for language in book.settings.languages:
            texts = json.loads((site / f"practice/{section.slug}.{language.locale}.json").read_text(encoding="utf-8"))
            for question in section.questions:
                answer = question.answer(language.locale, book.settings.default.locale)[1]
                hard = BeautifulSoup(texts[question.id]["answer"], "html.parser").select_one(".hard")
                items = hard.find_previous_sibling() if hard else None
                found = [item.em.get_text() for item in items.select(":scope > li") if item.em] if items else []
                wanted = [plain(re.sub(r"\]\([^)]*\)$", "", asked.question).lstrip("[")) for asked in answer.follow_ups]
                if not wanted or len(found) < len(wanted) or not hard.em:
                    missed.append(f"{answer.path}:{answer.line}: {len(found)} of {len(wanted)}")
    assert not missed, "\n".join(missed)
