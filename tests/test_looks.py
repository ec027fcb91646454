"""Light and dark: the system's until the reader chooses, and again when the reader says so."""

import pytest
from conftest import DESKTOP, PHONE, open_page
from playwright.sync_api import Page, expect

TOGGLES = {
    "": ("Kunduzgi koʻrinish", "Tungi koʻrinish", "Qurilmadagidek koʻrinish"),
    "en/": ("Switch to light mode", "Switch to dark mode", "Follow the device"),
}


@pytest.fixture(params=["phone", "desktop"])
def reader(request, browser):
    """A reader whose system is light, on a phone or a desktop."""
    yield from open_page(browser, **(PHONE if request.param == "phone" else DESKTOP), color_scheme="light")


def sees(page: Page, look: str) -> None:
    scheme = {"light": "suhbat", "dark": "suhbat-night"}[look]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_the_look_follows_the_system_until_one_is_chosen(reader, small_address):
    reader.goto(f"{small_address}docker/")
    sees(reader, "light")
    for system in ("dark", "light", "dark"):
        reader.emulate_media(color_scheme=system)
        sees(reader, system)
    reader.goto(f"{small_address}en/docker/")
    sees(reader, "dark")


@pytest.mark.parametrize("folder", TOGGLES)
def test_a_chosen_look_stays_and_there_is_a_way_back_to_the_system(reader, small_address, folder):
    to_light, to_dark, to_system = TOGGLES[folder]
    reader.goto(f"{small_address}{folder}docker/")

    def press(name: str) -> None:
        reader.locator(f"header label[title='{name}']:visible").click()

    press(to_light)
    sees(reader, "light")
    reader.emulate_media(color_scheme="dark")
    reader.reload()
    sees(reader, "light")
    press(to_dark)
    reader.emulate_media(color_scheme="light")
    reader.reload()
    sees(reader, "dark")
    press(to_system)
    sees(reader, "light")
    reader.reload()
    reader.emulate_media(color_scheme="dark")
    sees(reader, "dark")
    expect(reader.locator(f"header label[title='{to_light}']")).to_be_visible()


def test_the_first_view_is_painted_as_the_system_looks(browser, small_address):
    """Before any script but the small one in the page has run."""
    for page in open_page(browser, **PHONE, color_scheme="dark", service_workers="block"):
        page.route("**/*.js*", lambda route: None)  # never answered
        page.goto(f"{small_address}docker/", wait_until="commit")
        sees(page, "dark")


def test_a_question_page_follows_the_system_where_the_reader_has_it_decide(reader, small_address):
    reader.goto(f"{small_address}docker/")
    sees(reader, "light")
    reader.emulate_media(color_scheme="dark")
    reader.goto(f"{small_address}q/image/")
    assert reader.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
