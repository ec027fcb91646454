"""A plan to the day of the interview, over days, missed days, two tabs and another device."""

import re

import pytest
from conftest import DESKTOP, PHONE, open_page, until
from playwright.sync_api import Page, expect
from test_practice import screen

PREFIXES = ["", "en/"]
FIRST = "2026-03-02"


def make(page: Page, date: str, minutes: str) -> None:
    page.locator("[data-plan-details] summary").click()
    page.locator("[data-plan-form] [name=date]").fill(date)
    page.locator("[data-plan-form] [name=minutes]").select_option(minutes)
    page.locator("[data-plan-form] [type=submit]").click()
    expect(page.locator("[data-plan-form]")).to_be_hidden()
    expect(page.locator("[data-plan-says]")).to_have_text(re.compile(r"\d"))


def says(page: Page) -> list[int]:
    """The numbers that the plan says of itself: days left, to repeat, new, minutes, and what else there is."""
    return [int(number) for number in re.findall(r"\d+", page.locator("[data-plan-says]").inner_text())]


def work_off(page: Page) -> int:
    """Answer everything that today holds; return how many questions that was."""
    page.locator("[data-review]").click()
    expect(page.locator("[data-question]")).not_to_have_text("…")
    count = int(page.locator("[data-place]").inner_text().split("/")[1])
    for number in range(1, count + 1):
        expect(page.locator("[data-place]")).to_have_text(re.compile(rf"^{number} / "))
        page.locator("[data-show]").click()
        page.locator("[data-grade='3']").click()
    expect(screen(page, "summary")).to_be_visible()
    return count


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_plan_is_worked_off_and_made_anew_after_missed_days(page, crowd_address, prefix):
    address = f"{crowd_address}{prefix}practice/"
    page.clock.install(time=f"{FIRST}T09:00:00")
    page.goto(address)
    expect(page.locator("[data-plan-today]")).to_be_hidden()
    make(page, "2026-03-12", "60")
    days, repeat, fresh, *_ = says(page)
    assert (days, repeat) == (10, 0) and 0 < fresh <= 15
    expect(page.locator("[data-plan-today]")).to_be_visible()
    expect(page.locator("[data-plan-days] li")).to_have_count(6)
    assert work_off(page) == fresh
    page.goto(address)
    expect(page.locator("[data-plan-says]")).to_contain_text(re.compile("bajarildi|is done"))
    expect(page.locator("[data-due]")).to_be_hidden()
    # Three days go by without practice.
    page.clock.set_system_time("2026-03-06T09:00:00")
    page.goto(address)
    expect(page.locator("[data-plan-says]")).to_contain_text(re.compile("Oʻtkazib yuborilgan kunlar: 3|Days missed: 3"))
    days, repeat, more, *_ = says(page)
    assert days == 6 and repeat == fresh
    page.locator("[data-review]").click()
    expect(page.locator("[data-place]")).to_have_text(f"1 / {repeat + more}")
    page.reload()  # in the middle
    expect(page.locator("[data-place]")).to_have_text(f"1 / {repeat + more}")
    page.clock.set_system_time("2026-03-13T09:00:00")
    page.goto(address)
    expect(page.locator("[data-plan-says]")).to_contain_text(re.compile("kuni oʻtdi|is over"))


def test_too_little_time_is_told(page, crowd_address):
    page.clock.install(time=f"{FIRST}T09:00:00")
    page.goto(f"{crowd_address}practice/")
    make(page, "2026-03-03", "10")
    expect(page.locator("[data-plan-says]")).to_contain_text("sigʻmaydi")
    page.locator("[data-plan-details] summary").click()
    expect(page.locator("[data-plan-form] [name=minutes]")).to_have_value("10")
    page.locator("[data-plan-drop]").click()
    expect(page.locator("[data-plan-drop]")).to_be_hidden()
    expect(page.locator("[data-plan-today]")).to_be_hidden()
    expect(page.locator("[data-plan-days] li")).to_have_count(0)


@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_plan_keeps_to_its_path_and_level(page, gallery_address, prefix):
    page.clock.install(time=f"{FIRST}T09:00:00")
    page.goto(f"{gallery_address}{prefix}practice/")
    page.locator("[data-plan-details] summary").click()
    page.locator("[data-plan-form] [name=path]").select_option("evening")  # image (junior) and verb
    page.locator("[data-plan-form] [name=level]").select_option("junior")
    page.locator("[data-plan-form] [name=date]").fill("2026-03-03")
    page.locator("[data-plan-form] [type=submit]").click()
    page.locator("[data-review]").click()
    expect(page.locator("[data-question]")).to_have_text(re.compile("Image nima|What is an image"))


def test_a_plan_travels_and_holds_in_two_tabs(browser, small_address, tmp_path):
    for page in open_page(browser, accept_downloads=True, **DESKTOP):
        page.clock.install(time=f"{FIRST}T09:00:00")
        page.goto(f"{small_address}practice/")
        make(page, "2026-03-12", "30")
        until(page, "document.querySelector('[data-plan-says]').textContent.includes('10')")
        other = page.context.new_page()
        other.clock.install(time=f"{FIRST}T10:00:00")
        other.goto(f"{small_address}practice/")
        make(other, "2026-03-22", "30")
        page.reload()
        expect(page.locator("[data-plan-says]")).to_contain_text("20")
        with page.expect_download() as download:
            page.locator("[data-export]").click()
        download.value.save_as(tmp_path / "kept.json")
    for page in open_page(browser, **PHONE):
        page.clock.install(time=f"{FIRST}T12:00:00")
        page.goto(f"{small_address}practice/")
        expect(page.locator("[data-calendar] svg")).to_be_attached()
        page.locator("[data-import]").set_input_files(tmp_path / "kept.json")
        expect(page.locator("[data-plan-says]")).to_contain_text("20")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
