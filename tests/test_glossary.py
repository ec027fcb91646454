"""Terms: hints where an answer first uses them, and the glossary's pages."""

import pytest
from fixture import change, make_handbook
from playwright.sync_api import expect

from handbook.answers.hints import link_terms, pattern
from handbook.model import read
from handbook.sources.problems import SourceError


@pytest.fixture
def found(tmp_path):
    book = read(make_handbook(tmp_path))
    return pattern(book.glossary, "uz", "docker", book.settings.language("uz").endings)


def test_the_first_use_alone_is_linked_with_its_endings(found):
    html = link_terms("<p>Qatlamlar bor. Yana qatlam.</p>", *found, "../glossary/")
    assert html == '<p><a class="term" href="../glossary/#layer">Qatlamlar</a> bor. Yana qatlam.</p>'


@pytest.mark.parametrize(
    "html",
    [
        "<pre><code>qatlam</code></pre>",
        '<a href="#x">qatlam</a>',
        "<code>qatlam</code>",
        "<p>noqatlam</p>",
        "<p>qatlamchilikdagidek-uzun, qatlamxona</p>",
    ],
)
def test_code_links_and_other_words_are_left_alone(found, html):
    assert link_terms(html, *found, "../glossary/") == html


def test_a_term_may_belong_to_some_sections_alone(tmp_path):
    root = make_handbook(tmp_path)
    change(root / "glossary.yml", "term: qatlam,", "term: qatlam, hint: [docker],")
    book = read(root)
    assert pattern(book.glossary, "uz", "docker", [])[1] == {"qatlam": "layer"}
    assert pattern(book.glossary, "uz", "rest-api", []) == (None, {})


def test_a_tap_shows_the_meaning_and_stays_on_the_page(page, small_address):
    page.goto(f"{small_address}docker/#image-answer")
    term = page.locator("a.term").first
    term.click()
    hint = page.locator(".term-hint")
    expect(hint).to_contain_text("Image ustiga qoʻyiladigan fayllar toʻplami")
    assert page.url.endswith("#image-answer")
    page.keyboard.press("Escape")
    expect(hint).to_be_hidden()


def test_a_hint_speaks_the_language_of_its_answer(desktop, small_address):
    desktop.goto(f"{small_address}docker/#image-answer")
    desktop.locator(".tabbed-labels").first.get_by_text("English").click()
    desktop.locator("[lang=en] a.term").first.click()
    expect(desktop.locator(".term-hint")).to_contain_text("A set of files laid over an image")


def test_without_javascript_a_term_leads_to_the_glossary(browser, small_address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_address}en/docker/")
    page.locator(".tabbed-set summary").first.click()
    page.locator("a.term").first.click()
    page.wait_for_url(f"{small_address}en/glossary/#layer")
    expect(page.locator("#layer")).to_contain_text("A set of files laid over an image")
    context.close()


def test_a_section_that_does_not_exist_is_told(tmp_path):
    root = make_handbook(tmp_path)
    change(root / "glossary.yml", "term: qatlam,", "term: qatlam, hint: [dokcer],")
    with pytest.raises(SourceError) as caught:
        read(root)
    assert [str(problem) for problem in caught.value.problems] == [
        "glossary.yml:2: “layer”: no section “dokcer” to hint in"
    ]


def test_what_is_wrong_with_the_glossary_is_told(tmp_path):
    root = make_handbook(tmp_path)
    change(root / "glossary.yml", 'meaning: "A set of files laid over an image"', 'meening: "A set"')
    with pytest.raises(SourceError) as caught:
        read(root)
    assert [str(problem) for problem in caught.value.problems] == [
        "glossary.yml:3: unknown key “layer.en.meening”; correct its spelling or remove it",
        "glossary.yml:3: “layer.en.meaning” is missing; add it",
    ]
