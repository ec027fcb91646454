"""The search in a real browser, and what the build must guarantee of it."""

from __future__ import annotations

import gzip
import json
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import open_page, promised, until
from fixture import ROOT
from playwright.sync_api import Page, expect

from handbook.edition import Edition
from handbook.failure import BuildFailed
from handbook.model import read
from handbook.search.files import with_worker
from handbook.search.index import columns, make_index
from handbook.search.records import records
from handbook.sources.settings import read_settings
from handbook.text.compact import compact

FIRST = 64_000  # bytes, compressed, until the first result, with PLANNED questions
ALL = 300 * 1024
PLANNED = 390
LARGE = 250_000  # until the first result, with 2,000 questions

PAGE = f"{read_settings(ROOT).sections[0]}/"

# Class, what is typed, the question that must come first.
TYPED = [
    ("exact", "merge konfliktini", "merge-conflict"),
    ("exact", "resolve a merge conflict", "merge-conflict"),
    ("apostrophe", "yo'qolgan commitni", "recover-lost-commit"),
    ("apostrophe", "yo’qolgan commitni", "recover-lost-commit"),
    ("no apostrophe", "yoqolgan commitni", "recover-lost-commit"),
    ("Cyrillic", "йўқолган коммитни", "recover-lost-commit"),
    ("Cyrillic", "докер", "docker-basics"),
    ("inflected", "indekslarni nima", "what-is-index"),
    ("inflected", "branchlardan gitflowni", "gitflow"),
    ("typo", "gitlfow", "gitflow"),
    ("typo", "idempotant metodlar", "http-methods-idempotent"),
    ("prefix", "merge confl", "merge-conflict"),
    ("English", "broken access control", "broken-access-control"),
    ("cross-language", "salary expectations", "salary-expectations"),
    ("cross-language", "maoshni qancha", "salary-expectations"),
    ("Russian", "технический долг", "technical-debt-backlog"),
    ("several words", "rebase merge qachon", "merge-vs-rebase"),
]
HOSTILE = [
    "'",
    "?!",
    "a" * 10_000,
    "قاعدة",
    "👩‍💻",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "(.*)+$",
    "[",
    '"',
    "-",
]


def test_the_modules_pass_their_own_tests():
    node = Path(sys.executable).parent / "node"
    tests = sorted((ROOT / "tests/search").glob("*.test.js"))
    result = subprocess.run([node, "--test", *tests], capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert result.returncode == 0, result.stdout


def field(page: Page):
    return page.locator("[data-md-component=search-query]")


def results(page: Page):
    return page.locator(".md-search-result__item")


def open_search(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator("[data-search-starting]")).to_have_count(0)
    if page.viewport_size["width"] < 960:
        page.locator("header label[for=__search]").first.click()
    else:
        field(page).click()


def type_query(page: Page, text: str) -> None:
    field(page).fill(text)


def fetched(page: Page) -> list[str]:
    """The files that the search's worker has fetched."""
    script = "performance.getEntriesByType('resource').map(entry => entry.name.split('/').pop())"
    return page.workers[0].evaluate(script)


@pytest.mark.parametrize("home", ["", "en/"])
def test_every_class_of_query_finds_its_question_first(page, site, address, home):
    published = {
        entry["id"] for entry in json.loads((site / "questions.json").read_text(encoding="utf-8"))["questions"]
    }
    open_search(page, address + home)
    for name, text, key in (typed for typed in TYPED if typed[2] in published):
        type_query(page, text)
        first = results(page).first.locator("a")
        expect(first, f"{name}: {text}").to_have_attribute("href", re.compile(rf"/suhbat/{home}[\w-]+/#{key}-answer$"))


def test_every_spelling_of_every_title_gives_the_same_first_result(desktop, address):
    """Seven signs, none, and Cyrillic, for every word with an apostrophe."""
    desktop.goto(address)
    words = words_with_apostrophe(desktop, address)
    signs, cyrillic = run_node(
        "import('./tests/search/samples.js').then(({ cyrillic, SIGNS }) => say([SIGNS, WORDS.map(cyrillic)]))", words
    )
    assert len(signs) == 7 and len(words) > 40
    typed = [
        [word, *(re.sub("[ʻʼ]", sign, word) for sign in ["", *signs]), other]
        for word, other in zip(words, cyrillic, strict=True)
    ]
    found = [firsts[0] for firsts in ask(desktop, [text for texts in typed for text in texts])]
    each = len(typed[0])
    for index, texts in enumerate(typed):
        firsts = found[index * each : (index + 1) * each]
        assert set(firsts) == {firsts[0]} and firsts[0], dict(zip(texts, firsts, strict=True))


def test_inflections_of_every_bare_word_keep_its_question_among_the_first_three(desktop, address):
    """Every word with an apostrophe in a title that carries no ending, with every case, number and possessive.

    A stem has three letters at least, so *oʻn* is none.
    """
    desktop.goto(address)
    words = words_with_apostrophe(desktop, address)
    bare = run_node(
        """Promise.all([import('./overrides/modules/search/uzbek.js'), import('./overrides/modules/search/orthography.js')])
          .then(([{ stemUzbek }, { fold }]) => say(WORDS.filter(word => fold(word).length > 2 && stemUzbek(fold(word)) === fold(word))))""",
        words,
    )
    assert len(bare) > 5
    endings = ["", "ni", "ning", "ga", "da", "dan", "lar", "larni", "larning", "larga", "larda", "lardan", "lari"]
    forms = [[word + ending for ending in [*endings, "si" if word[-1] in "aeiou" else "i"]] for word in bare]
    found = iter(ask(desktop, [form for each in forms for form in each]))
    for word, each in zip(bare, forms, strict=True):
        wanted = next(found)[0]
        for form in each[1:]:
            assert wanted in next(found), f"{word}, {form}"


def words_with_apostrophe(page: Page, address: str) -> list[str]:
    """Every word with an apostrophe in a title of a question, in small letters."""
    files = page.request.get(f"{address}search/search_index.json").json()["config"]["files"]
    book = page.request.get(f"{address}assets/{files['titles']}").json()
    titles = book["titles"]["uz"][: book["counts"]["question"]]
    return sorted({word.lower() for title in titles for word in re.findall(r"[a-zA-Z]*[ʻʼ][a-zA-Zʻʼ]*", title)})


def run_node(script: str, words: list[str]) -> Any:
    """What a script gives to `say`; the words are its WORDS."""
    node = Path(sys.executable).parent / "node"
    prelude = f"const WORDS = {json.dumps(words)}, say = found => console.log(JSON.stringify(found)); "
    output = subprocess.run(
        [node, "-e", prelude + script], capture_output=True, text=True, check=True, cwd=ROOT, timeout=600
    )
    return json.loads(output.stdout)


def ask(page: Page, queries: list[str]) -> list[list[str]]:
    """The addresses of the first three results of each query, from a worker of its own."""
    return promised(
        page,
        """async queries => {
          const config = JSON.parse(document.getElementById("__config").textContent)
          const worker = new Worker(new URL(config.search, location))
          const index = await (await fetch(new URL(`${config.base}/search/search_index.json`, location))).json()
          const hear = answer => new Promise(done => {
            worker.onmessage = ({ data }) => data.type === answer && done(data.data)
          })
          const say = (type, data, answer) => {
            const heard = hear(answer)
            worker.postMessage({ type, data })
            return heard
          }
          await say(0, index, 1)
          await say(2, "docker", 3)
          await hear(3) // the same again, with the full texts
          const found = []
          for (const query of queries) found.push((await say(2, query, 3)).items.slice(0, 3).map(([item]) => item.location))
          return found
        }""",
        queries,
    )


def test_nothing_is_fetched_before_the_reader_turns_to_the_search(page, address):
    page.goto(address, wait_until="networkidle")
    expect(page.locator("[data-search-starting]")).to_have_count(0)
    assert fetched(page) == []


def test_focus_alone_fetches_everything_once(page, address):
    open_search(page, address)
    worker = page.workers[0]
    texts = "performance.getEntriesByType('resource').some(entry => entry.name.includes('texts'))"
    until(page, texts, where=worker)
    type_query(page, "docker")
    expect(results(page).first).to_be_visible()
    names = [re.sub(r"\..*", "", name) for name in fetched(page)]
    assert sorted(names) == ["search-engine", "search-texts-uz", "search-titles"]
    starts = worker.evaluate(
        "Object.fromEntries(performance.getEntriesByType('resource').map(e => [e.name.match(/search-(\\w+)/)[1], [e.startTime, e.responseEnd]]))"
    )
    assert starts["engine"][0] < starts["titles"][1] and starts["titles"][0] < starts["engine"][1], "in parallel"


def test_a_result_says_what_it_is(page, address):
    open_search(page, address)
    type_query(page, "so'rov sekinlashib")
    first = results(page).first
    expect(first.locator("h1, h2")).to_contain_text("soʻrov")
    expect(first.locator("h1 mark, h2 mark").first).to_have_text("soʻrov")
    expect(first.locator(".md-tag")).to_have_count(2)
    expect(first.locator(".md-tag").last).to_have_class(re.compile("md-tag--(junior|middle|senior)"))
    expect(first.locator("article")).to_contain_text(re.compile(r"\w+ \w+ \w+ \w+ \w+"))
    expect(page.locator(".md-search-result__link")).to_have_count(results(page).count())
    status = page.locator(".md-search-result__meta")
    expect(status).to_have_role("status")
    expect(status).to_have_text(re.compile(r"\d+ ta natija"))


def test_a_phone_lays_out_what_it_shows_before_the_rest(page, address):
    open_search(page, address)
    type_query(page, "indeks")
    expect(results(page).first).to_be_visible()

    def at_once(act: str) -> list[str]:
        """Act, and return whether each result is laid out as soon as the theme has drawn the list."""
        return promised(
            page,
            f"""() => new Promise(done => {{
              const list = document.querySelector(".md-search-result__list"), field = document.forms.search.query
              const told = () => [...list.children].map(item => getComputedStyle(item).contentVisibility)
              new MutationObserver(() => done(told())).observe(list, {{ childList: true }})
              {act}
            }})""",
        )

    rest = ["hidden" if page.viewport_size["width"] < 960 else "visible"] * 6
    assert at_once("field.value = 'docker'; field.dispatchEvent(new Event('input'))") == ["visible"] * 4 + rest
    expect(results(page).last).to_have_css("content-visibility", "visible")
    more = at_once("document.querySelector('.md-search__scrollwrap').scrollTo(0, 1e6)")
    assert len(more) > 10 and set(more) == {"visible"}, "what comes with scrolling is never held back"


def test_arrows_and_enter(desktop, address):
    desktop.goto(address)
    desktop.keyboard.press("/")
    expect(field(desktop)).to_be_focused()
    type_query(desktop, "merge conflict")
    link = results(desktop).first.locator("a")
    expect(link).to_have_attribute("href", re.compile("merge-conflict"))
    desktop.keyboard.press("ArrowDown")
    expect(link).to_be_focused()
    desktop.keyboard.press("ArrowUp")
    expect(field(desktop)).to_be_focused()
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(re.compile("/git-gitflow/#merge-conflict"))
    answer = desktop.locator("#merge-conflict-answer")
    expect(answer).to_be_visible()
    expect(answer.locator("mark.searched").first).to_be_visible()


def test_a_match_in_the_other_tab_is_shown(page, address):
    key, word = of_one_answer("en", "uz")
    open_search(page, address)
    type_query(page, word)
    first = results(page).first.locator("a")
    expect(first).to_have_attribute("href", re.compile(f"#{key}"))
    first.click()
    page.wait_for_url(re.compile("#"))
    mark = page.locator("[lang=en] mark.searched >> visible=true").first
    expect(mark).to_have_text(re.compile(word, re.IGNORECASE))


def of_one_answer(language: str, other: str) -> tuple[str, str]:
    """Return a question and a long word that is in its explanation in one language and nowhere else, in neither."""
    places: dict[str, set[tuple[str, str]]] = {}
    candidates = []
    for key, question in read(ROOT).questions.items():
        for locale in (language, other):
            answer = question.answers[locale]
            for word in re.findall(r"[^\W\d_]{4,}", f"{answer.title} {answer.body}".lower()):
                places.setdefault(word[:4], set()).add((locale, key))  # whatever its ending
        candidates += [(key, word) for word in long_words(question.answers[language].parts["explanation"])]
    return max((each for each in candidates if len(places[each[1][:4]]) == 1), key=lambda each: len(each[1]))


def long_words(markdown: str) -> list[str]:
    prose = re.sub(r"```.*?```|`[^`]*`|\]\([^)]*\)", " ", markdown, flags=re.DOTALL)
    return re.findall(r"\b[a-z]{9,}\b", prose.lower())


def test_a_search_can_be_linked(page, address):
    page.goto(f"{address}?q=broken+access")
    expect(field(page)).to_have_value("broken access")
    expect(results(page).first.locator("a")).to_have_attribute("href", re.compile("#broken-access-control-answer"))


def test_the_back_button_closes_the_search(phone, address):
    open_search(phone, address + PAGE)
    type_query(phone, "docker")
    expect(results(phone).first).to_be_visible()
    phone.go_back()
    expect(phone.locator("#__search")).not_to_be_checked()
    assert phone.url == address + PAGE


def test_coming_back_from_a_result_opens_the_search_again(phone, address):
    open_search(phone, address + PAGE)
    type_query(phone, "merge conflict")
    results(phone).first.locator("a").click()
    phone.wait_for_url(re.compile("git-gitflow"))
    phone.go_back()
    expect(field(phone)).to_have_value("merge conflict")
    expect(results(phone).first).to_be_visible()


def scroll_far(page: Page) -> float:
    """Scroll to the middle of the page and wait until the address has followed; return the place."""
    page.evaluate("scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' })")
    until(page, "location.hash")
    return page.evaluate("scrollY")


def reopened(page: Page, query: str) -> None:
    """Wait until the search is open with its results, for longer than the theme takes to close it."""
    expect(page.locator("#__search")).to_be_checked()
    page.wait_for_timeout(300)
    expect(page.locator("#__search")).to_be_checked()
    expect(field(page)).to_have_value(query)
    expect(results(page).first).to_be_visible()


def test_back_from_a_result_comes_to_the_search_and_then_to_the_place(page, address):
    open_search(page, address + PAGE)
    page.go_back()
    place, here = scroll_far(page), page.url
    if page.viewport_size["width"] < 960:
        page.locator("header label[for=__search]").first.click()
    field(page).focus()
    type_query(page, "merge conflict")
    results(page).first.locator("a").click()
    page.wait_for_url(re.compile("git-gitflow/#merge-conflict-answer"))
    page.go_back()
    reopened(page, "merge conflict")
    assert page.url == here
    page.go_back()
    expect(page.locator("#__search")).not_to_be_checked()
    until(page, f"Math.abs(scrollY - {place}) < 60")
    assert page.url == here


def test_back_from_a_result_on_the_same_page(page, address):
    page.goto(f"{address}git-gitflow/")
    scroll_far(page)
    stands = f"document.getElementById('{page.url.partition('#')[2]}').getBoundingClientRect().top"
    before = page.evaluate(stands)
    if page.viewport_size["width"] < 960:
        page.locator("header label[for=__search]").first.click()
    field(page).focus()
    type_query(page, "merge conflict")
    results(page).first.locator("a").click()
    expect(page.locator("h2#merge-conflict")).to_be_in_viewport()
    page.wait_for_timeout(600)  # the address follows what is read, once the page rests
    expect(page.locator("h2#merge-conflict")).to_be_in_viewport()
    assert page.url.endswith("#merge-conflict-answer")
    page.go_back()
    reopened(page, "merge conflict")
    page.go_back()
    expect(page.locator("#__search")).not_to_be_checked()
    until(page, f"Math.abs({stands} - {before}) < 60")


def test_back_comes_to_the_place_though_an_answer_opened_above_it(page, crowd_address):
    page.goto(f"{crowd_address}docker/")
    scroll_far(page)
    key = page.evaluate("location.hash.slice(1)")
    stands = f"document.getElementById('{key}').getBoundingClientRect().top"
    before = page.evaluate(stands)
    if page.viewport_size["width"] < 960:
        page.locator("header label[for=__search]").first.click()
    field(page).focus()
    type_query(page, "image nima")
    results(page).locator("a[href*='#question-0-0-']").click()
    expect(page.locator("#__search")).not_to_be_checked()
    expect(page.locator("#question-0-0")).to_be_in_viewport()
    page.wait_for_timeout(600)  # the theme closes what is open some time after the address is new
    answer = page.locator("#question-0-0-answer:visible, .question:has(#question-0-0) .answer:visible").first
    answer.evaluate("node => { node.append(Object.assign(new Image(), { height: 600 })) }")  # as long as real ones are
    page.go_back()
    expect(page.locator("#__search")).to_be_checked()
    until(page, f"Math.abs({stands} - {before}) < 60")
    page.go_back()
    expect(page.locator("#__search")).not_to_be_checked()
    page.wait_for_timeout(600)  # longer than what scrolls last
    assert abs(page.evaluate(stands) - before) < 60
    assert page.url.endswith(f"#{key}")


def test_however_often_the_search_was_opened_one_back_leaves(page, address):
    page.goto(address)
    open_search(page, address + PAGE)
    for _ in range(3):
        if page.viewport_size["width"] < 960:
            page.locator(".md-search__icon[for=__search]").click()
        else:
            page.keyboard.press("Escape")
        expect(page.locator("#__search")).not_to_be_checked()
        until(page, "!history.state?.searching")
        if page.viewport_size["width"] < 960:
            page.locator("header label[for=__search]").first.click()
        else:
            field(page).evaluate("node => node.blur()")
            field(page).focus()
        expect(page.locator("#__search")).to_be_checked()
    page.go_back()
    expect(page.locator("#__search")).not_to_be_checked()
    page.go_back()
    page.wait_for_url(address)


def test_help_where_nothing_was_asked_or_found(page, address):
    open_search(page, address)
    expect(page.locator(".search-help--empty")).to_be_visible()
    page.locator("[data-search-try]").first.click()
    expect(results(page).first).to_be_visible()
    expect(page.locator(".search-help--empty")).to_be_hidden()
    type_query(page, "qwxzqwxz")
    expect(page.locator(".search-help--none")).to_be_visible()
    expect(results(page)).to_have_count(0)
    type_query(page, "docker qwxzqwxz")
    expect(results(page).first.locator("del")).to_have_text("qwxzqwxz")


def test_input_that_comes_without_keys(page, address):
    open_search(page, address)
    field(page).evaluate(
        """field => {
          field.dispatchEvent(new CompositionEvent("compositionstart"))
          field.value = "idempotent"
          field.dispatchEvent(new InputEvent("input", { isComposing: true }))
        }"""
    )
    expect(results(page).first).to_be_visible()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_harms_nothing(desktop, address, text):
    open_search(desktop, address)
    type_query(desktop, text)
    type_query(desktop, f"docker {text}"[:9_000])
    type_query(desktop, "docker")
    expect(results(desktop).first).to_be_visible()
    assert desktop.locator(".md-search-result script, .md-search-result img").count() == 0


@pytest.mark.parametrize("home, sentence", [("", "Qidiruv yuklanmadi"), ("en/", "did not load")])
@pytest.mark.parametrize("how", ["missing", "truncated"])
def test_a_broken_index_is_said_and_tried_again(browser, address, home, sentence, how):
    for page in open_page(browser, viewport={"width": 1280, "height": 900}):
        page.expected_problems = ("404", "Failed to load")
        broken = {"status": 404} if how == "missing" else {"status": 200, "body": '{"locales":["uz"'}
        page.context.route(re.compile("search-titles"), answering(**broken))
        open_search(page, address + home)
        type_query(page, "docker")
        expect(page.locator(".md-search-result__meta")).to_contain_text(sentence)
        page.context.unroute(re.compile("search-titles"))
        type_query(page, "docker image")
        expect(results(page).first.locator("a")).to_have_attribute("href", re.compile("#image"))


@pytest.mark.parametrize(
    "home, waiting, failed", [("", "Qidirilmoqda", "yuklanmadi"), ("en/", "Searching", "did not load")]
)
def test_nothing_is_said_to_be_missing_while_texts_are_still_to_come(browser, address, home, waiting, failed):
    for page in open_page(browser, viewport={"width": 360, "height": 740}):
        page.expected_problems = ("404", "Failed to load")
        held = []
        page.context.route(re.compile("search-texts"), keeping(held))
        with page.context.expect_event("request", lambda request: "search-texts" in request.url):
            open_search(page, address + home)
            type_query(page, "qwxzqwxz")
        box, meta = page.locator("[data-search]"), page.locator(".md-search-result__meta")
        expect(meta).to_contain_text(waiting)
        expect(box).to_have_attribute("data-search", "waiting")
        expect(results(page).first).to_be_hidden()
        field(page).press("Enter")
        expect(field(page)).to_have_value("qwxzqwxz")
        held.pop().fulfill(status=404)
        expect(meta).to_contain_text(failed)
        page.context.unroute(re.compile("search-texts"))
        type_query(page, "docker")
        expect(results(page).first.locator("a")).to_have_attribute("href", re.compile("#"))


def test_the_wrong_keyboard_layout_is_read_and_said(page, address):
    open_search(page, address)
    type_query(page, "вщслук")
    expect(results(page).first.locator("a")).to_have_attribute("href", re.compile("/docker/"))
    expect(page.locator(".md-search-result__meta")).to_contain_text(re.compile(r"\d.+: docker$"))
    type_query(page, "docker")
    expect(page.locator(".md-search-result__meta")).not_to_contain_text("docker")


def test_what_stands_in_the_field_is_what_is_shared(page, address):
    open_search(page, address)
    link = page.locator("[data-md-component=search-share]")
    for typed in ("n+1 & C++ 100%", "n+1"):
        type_query(page, typed)
        expect(results(page).first).to_be_visible()
        link.dispatch_event("pointerdown")
        shared = link.evaluate("link => link.href")
        assert link.get_attribute("data-clipboard-text") == shared
    page.goto("about:blank")
    page.goto(shared)
    expect(field(page)).to_have_value("n+1")


def test_browsers_that_cannot_look_behind_can_search(site):
    """Safari before 16.4 refuses a whole script for one such pattern."""
    for script in [*site.glob("assets/search*.js"), site / "assets/reading.js"]:
        assert not re.search(r"\(\?<[=!]", script.read_text(encoding="utf-8")), script.name


def keeping(routes: list):
    def keep(route):
        routes.append(route)

    return keep


def answering(**response):
    return lambda route: route.fulfill(**response)


def test_what_is_fetched_stays_small(site):
    """Also with all the questions that are planned, each as heavy as the last quarter of today's."""
    now, before = (weights(site, share) for share in (1, 0.75))
    for name, (count, weight) in now.items():
        fewer, less = before[name]
        planned = weight + max(0, PLANNED - count) * (weight - less) / (count - fewer)
        assert max(weight, planned) <= (FIRST if name == "first" else ALL), (name, weight, planned)
    index = site / "search" / "search_index.json"
    assert json.loads(index.read_text())["docs"] == []
    assert (
        len(gzip.compress((site / "assets/search.uz.js").read_bytes())) + len(gzip.compress(index.read_bytes())) < 2_200
    )


def weights(site: Path, share: float) -> dict[str, tuple[int, float]]:
    """How many questions there are in that share of them, and what their files weigh with the engine, in bytes."""
    book = read(ROOT)
    data = columns(records(Edition(book, {(key, ""): "" for key in book.questions})), book)
    total = data["titles"]["counts"]["question"]
    count = round(total * share)
    titles = data["titles"]
    titles["counts"]["question"] = count
    for lists in (titles["titles"], titles, data["texts"], data):
        for name, values in lists.items():
            if isinstance(values, list) and name != "locales":
                del values[count:total]
    files = make_index(ROOT, data)
    weigh = lambda data: len(gzip.compress(data, 6))  # noqa: E731
    engine = weigh((site / "assets" / search_files(site)["engine"]).read_bytes())
    first = engine + weigh(compact(files["titles"]))
    return {"first": (count, first)} | {
        locale: (count, first + weigh(compact(text))) for locale, text in files["texts"].items()
    }


def search_files(site: Path) -> dict[str, Any]:
    return json.loads((site / "search/search_index.json").read_text())["config"]["files"]


def test_two_thousand_questions_stay_light(site):
    """Titles and aliases whose words are drawn from the real ones, so that they compress no better."""
    files = json.loads((site / "search/search_index.json").read_text())["config"]["files"]
    titles = json.loads((site / "assets" / files["titles"]).read_text())
    count = titles["counts"]["question"]
    draw = random.Random(1)
    for key, values in [*titles["titles"].items(), ("aliases", titles["aliases"])]:
        split = " " if key != "aliases" else "|"
        words = [word for value in values[:count] for word in value.split(split)]
        more = [split.join(draw.choice(words) for _ in values[at % count].split(split)) for at in range(count, 2_000)]
        values[count:count] = more
    keys = titles["keys"][:count]
    titles["keys"] += [f"{draw.choice(keys)}-{draw.choice(keys)}"[:24] for _ in range(2_000 - count)]
    titles["sections"] += [draw.randrange(13) for _ in range(2_000 - count)]
    engine = (site / "assets" / files["engine"]).read_bytes()
    assert len(gzip.compress(engine)) + len(gzip.compress(json.dumps(titles, ensure_ascii=False).encode())) <= LARGE


def test_a_page_without_the_themes_worker_stops_the_build():
    page = '{"base": ".", "search": "assets/javascripts/workers/search.a7633da7.min.js", "tags": null}'
    assert '"search": "assets/search.en.js"' in with_worker(page, "en")
    with pytest.raises(BuildFailed, match="search worker was not found"):
        with_worker('{"search": "assets/other.js"}', "en")
