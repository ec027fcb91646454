"""A reader comes back after a deploy: what one view shows is of one build, and what is gone is asked for anew."""

import re
import shutil
import time
from pathlib import Path

import pytest
from conftest import DESKTOP, WORKER_IS_THERE, build, until
from fixture import change, make_handbook
from playwright.sync_api import Page, expect
from serving import serve

CACHED = 600  # seconds, as GitHub Pages lets browsers keep everything

NEW = {
    "uz": ("## Eslab qoling", "## Jild nima? { #volume }\n\n> Jild bu zebrafayl.\n", "Batafsil", "Qiyin savol"),
    "en": ("## Recap", "## What is a volume? { #volume }\n\n> A volume is a zebrafile.\n", "In depth", "The hard one"),
}


@pytest.fixture(scope="module")
def builds(tmp_path_factory) -> tuple[Path, Path]:
    """The folders of two builds: each part says which one it is of, and the second has a question more."""
    return tuple(make_build(tmp_path_factory.mktemp(name), name) for name in ("first", "second"))


def make_build(root: Path, name: str) -> Path:
    make_handbook(root)
    (root / "overrides").unlink()
    shutil.copytree(Path(__file__).parent.parent / "overrides", root / "overrides")
    for module in ("reading.js", "question.js", "practice/page.js"):
        script = root / "overrides/modules" / module
        script.write_text(script.read_text() + f'\ndocument.documentElement.dataset.script = "{name}"\n')
    for style in ("suhbat.css", "question.css", "practice.css"):
        sheet = root / "overrides/assets/stylesheets" / style
        sheet.write_text(sheet.read_text() + f"\nhtml {{ --style: {name}; }}\n")
    for template in ("main.html", "light.html"):
        change(root / "overrides" / template, "<!-- policy -->", f'<!-- policy --><meta name="build" content="{name}">')
    change(root / "glossary.yml", "A set of files laid over an image", f"A set of files of the {name}")
    if name == "second":
        for locale, (before, question, explanation, hard) in NEW.items():
            page = root / f"docs/docker.{locale}.md"
            _, _, rest = page.read_text().partition(f"**{explanation}.**")
            answer = f"**{explanation}.**" + rest[: rest.index("## ")]
            answer = re.sub(r"```python.*?```\n", "", answer, flags=re.DOTALL)
            assert hard in answer
            change(page, before, f"{question}\n{answer}{before}")
        entry = (root / "questions/docker.yml").read_text().partition("container:\n")[2]
        with (root / "questions/docker.yml").open("a") as registry:
            registry.write("volume:\n" + entry.replace("контейнер", "том"))
    return build(root, "https://example.org/")


@pytest.fixture(params=["with a worker", "without"])
def visit(request, browser, builds, tmp_path):
    """A reader's page at the first build, its address, and a call that deploys the second."""
    site = tmp_path / "site"
    site.symlink_to(builds[0])

    def deploy() -> None:
        site.unlink()
        site.symlink_to(builds[1])

    worker = request.param == "with a worker"
    context = browser.new_context(**DESKTOP, service_workers="allow" if worker else "block")
    with serve(site, max_age=CACHED) as address:
        page = context.new_page()
        page.goto(address)
        if worker:
            until(page, WORKER_IS_THERE)
            page.reload()
            until(page, "navigator.serviceWorker.controller !== null")
        yield page, address, deploy
    context.close()


PARTS = """() => [
    document.querySelector("meta[name=build]").content,
    getComputedStyle(document.documentElement).getPropertyValue("--style").trim(),
    document.documentElement.dataset.script,
]"""


def look(page: Page, address: str) -> set[str]:
    """Open a page and return the builds that its parts are of."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    return set(page.evaluate(PARTS))


def search(page: Page, query: str) -> None:
    field = page.locator("[data-md-component=search-query]")
    field.focus()
    field.fill(query)


def test_a_view_is_of_one_build(visit):
    page, address, deploy = visit
    for path in ("docker/", "practice/", "q/image/"):
        assert look(page, address + path) == {"first"}
    deploy()
    for path in ("en/docker/", "en/practice/", "en/q/image/", "glossary/"):
        assert look(page, address + path) == {"second"}, path
    for path in ("docker/", "practice/", "q/image/"):
        assert len(look(page, address + path)) == 1, path
        page.reload()
        page.wait_for_load_state("networkidle")
        assert set(page.evaluate(PARTS)) == {"second"}, path


def test_the_meaning_of_a_term_is_the_builds(visit):
    page, address, deploy = visit
    for path, name in (("en/docker/", "first"), ("en/docker/?again", "second")):
        page.goto(address + path)
        page.locator(".tabbed-set [lang=en] summary").first.click()
        page.locator(".tabbed-set [lang=en] a.term").first.click()
        expect(page.locator(".term-hint")).to_contain_text(f"A set of files of the {name}")
        page.wait_for_load_state("networkidle")
        deploy()


def test_a_search_that_was_used_before_finds_the_new_question(visit):
    page, address, deploy = visit
    page.goto(f"{address}docker/")
    search(page, "image")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Image nima?")
    page.wait_for_load_state("networkidle")
    deploy()
    page.goto(f"{address}glossary/")
    search(page, "jild")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Jild nima?")
    search(page, "zebrafayl")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Jild nima?")


def test_a_search_whose_files_are_gone_asks_for_the_new_ones(visit):
    page, address, deploy = visit
    page.goto(f"{address}docker/")
    page.wait_for_load_state("networkidle")
    deploy()
    search(page, "zebrafayl")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Jild nima?")


@pytest.mark.parametrize("visit", ["without"], indirect=True)  # what a service worker asks for cannot be held
def test_a_text_that_is_gone_is_asked_for_anew(visit):
    """The titles are here already, and the deploy comes before the full texts."""
    page, address, deploy = visit
    held = []
    page.context.route("**/search-texts-*", lambda route: held.append(route))
    page.goto(f"{address}docker/")
    search(page, "image")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Image nima?")
    end = time.monotonic() + 20
    while not held:
        assert time.monotonic() < end, "nobody asked for the full texts"
        page.wait_for_timeout(50)
    deploy()
    held[0].continue_()
    page.context.unroute("**/search-texts-*")
    search(page, "zebrafayl")
    expect(page.locator(".md-search-result__link").first).to_contain_text("Jild nima?")


def test_practice_knows_the_question_of_a_new_post(visit):
    page, address, deploy = visit
    page.goto(f"{address}practice/?id=volume")  # before it is there, so that the browser keeps the page
    expect(page.locator("[data-note-text]")).to_contain_text("Bunday savol topilmadi")
    page.goto(f"{address}practice/?id=image")
    expect(page.locator("[data-question]")).to_have_text("Image nima?")
    page.wait_for_load_state("networkidle")
    deploy()
    for path, title in (("practice/?id=volume", "Jild nima?"), ("en/practice/?id=volume&lang=en", "What is a volume?")):
        page.goto(address + path)
        expect(page.locator("[data-question]")).to_have_text(title)
        page.locator("[data-show]").click()
        expect(page.locator("[data-answer]")).to_contain_text("zebrafayl" if path.startswith("p") else "zebrafile")


def test_a_question_page_that_is_new_is_there(visit):
    page, address, deploy = visit
    deploy()
    assert look(page, f"{address}q/volume/") == {"second"}
    page.locator("summary:visible").first.click()
    expect(page.locator(".answer:visible")).to_contain_text("zebrafayl")
