"""axe-core finds nothing on any page, in any state; keyboard, reduced motion and forced colours are respected."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from conftest import DESKTOP, DEVICES, open_page, promised, until
from fixture import ROOT
from gallery import kinds, pages
from playwright.sync_api import Page, expect

AXE = ROOT / "node_modules/axe-core/axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
RUN = """async rules => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)  // observers of sizes have run
    return (await axe.run(document, {runOnly: rules, resultTypes: ["violations"]})).violations
    .flatMap(found => found.nodes.map(node => `${found.id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map(check => check.message).join("; ")}`))
}"""
LOOKS = [
    pytest.param("phone", "light"),
    pytest.param("desktop", "dark"),
    pytest.param("phone", "dark", marks=pytest.mark.slow),
    pytest.param("desktop", "light", marks=pytest.mark.slow),
]


SEARCHED = ("404.html", "", "en/docker/")  # the search is the same on all pages


def states(page: Page, path: str) -> Iterator[str]:
    """Bring the page at `path` into each of its states in turn; yields the name of the state."""
    yield "as it loads"
    if page.locator("details").count():
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        yield "answers open"
    if page.locator(".tabbed-labels").count():
        page.evaluate("document.querySelectorAll('.tabbed-labels > :nth-child(2)').forEach(label => label.click())")
        yield "the other language"
    if page.locator(".term-hint").count() and page.locator("a.term:visible").count():
        page.locator("a.term:visible").first.evaluate("link => link.click()")
        expect(page.locator(".term-hint")).to_be_visible()
        yield "a term's hint"
        page.keyboard.press("Escape")
    if page.locator("[data-screen=setup]").count():
        yield from practice_states(page)
    if page.locator("header label[for=__drawer]:visible").count():
        page.locator("header label[for=__drawer]").click()
        yield "the navigation's drawer"
        page.locator("label.md-overlay").click(position={"x": 350, "y": 400})
    search = page.locator("[data-md-component=search-query]")
    if path in SEARCHED:
        page.keyboard.press("/")
        expect(search).to_be_focused()
        yield "search open"
        search.press_sequentially("image")
        expect(page.locator(".md-search-result__item").first).to_be_visible()
        yield "search with results"
        search.fill("")
        search.press_sequentially('"qqqq wwww"')
        expect(page.locator(".md-search-result__item")).to_have_count(0)
        yield "search without results"


def practice_states(page: Page) -> Iterator[str]:
    page.locator("[data-form] .md-button--primary").click()
    expect(page.locator("[data-question]")).to_be_focused()
    yield "a question to answer"
    for _ in range(50):
        if page.locator("[data-screen=question]").is_hidden():
            break
        page.locator("[data-show]").click()
        expect(page.locator("[data-answer]")).to_be_visible()
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        if page.locator("[data-follow-step]").is_visible():
            page.locator("[data-follow-step]").click()
        yield "an answer to grade"
        before = page.locator("[data-question]").inner_text()
        page.keyboard.press("3")
        until(
            page,
            "document.querySelector('[data-screen=question]').hidden || "
            f"document.querySelector('[data-question]').innerText !== {json.dumps(before)}",
        )
    yield "an interview's end"
    yield from round_states(page)


def round_states(page: Page) -> Iterator[str]:
    for mode, leave, answer in (("quiz", "[data-new]", ".round-options button"), ("drill", "[data-score-home]", "")):
        page.locator(leave).click()
        page.locator(f"[name=mode][value={mode}]").check(force=True)
        page.locator("[data-form] .md-button--primary").click()
        expect(page.locator("#practice-round")).to_be_focused()
        yield f"a {mode} to answer"
        if answer:
            page.locator(answer).last.click()
        else:
            page.locator("[data-round-typed]").fill("2")
            page.locator("[data-round-check]").click()
            expect(page.locator("[data-round-answer]")).to_be_visible()
        yield f"a {mode} that was answered"
        page.locator("[data-round-leave]").click()
        yield f"a {mode}'s end"


def violations(page: Page) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    return promised(page, RUN, list(RULES), seconds=120)


@pytest.mark.parametrize(("device", "scheme"), LOOKS)
def test_axe_finds_nothing(browser, gallery, gallery_address, device, scheme):
    found = {}
    for path in kinds(gallery):
        for page in open_page(browser, **DEVICES[device], color_scheme=scheme, reduced_motion="reduce"):
            page.goto(gallery_address + path)
            for state in states(page, path):
                for line in violations(page):
                    found.setdefault(line, f"/{path}, {state}")
    assert not found, "\n".join(f"{place}: {line}" for line, place in found.items())


@pytest.mark.slow
@pytest.mark.parametrize(("device", "scheme"), [("phone", "light"), ("desktop", "dark")])
def test_axe_finds_nothing_on_the_real_pages(browser, site, address, device, scheme):
    """Real texts bring what the gallery has not: wide tables, long titles, diagrams."""
    found = {}
    questions = [path for path in pages(site) if "q/" in path]
    for path in [path for path in pages(site) if path not in questions] + questions[::9]:
        for page in open_page(browser, **DEVICES[device], color_scheme=scheme, reduced_motion="reduce"):
            page.goto(address + path)
            page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
            for line in violations(page):
                found.setdefault(line, f"/{path}")
    assert not found, "\n".join(f"{place}: {line}" for line, place in found.items())


def test_axe_would_find_something(desktop, gallery_address):
    """The sweep sees red: a picture without a text, a button without a name, text too pale to read."""
    desktop.goto(gallery_address)
    desktop.evaluate(
        """() => {
            const box = document.createElement("div")
            box.innerHTML = "<img src='assets/mark.svg'><button></button><p>pale</p>"
            box.lastChild.style.color = "#ddd"
            document.querySelector("main article").prepend(box)
        }"""
    )
    found = " ".join(violations(desktop))
    assert all(rule in found for rule in ("image-alt", "button-name", "color-contrast"))


FOCUSED = (
    "() => document.activeElement.matches(':focus-visible') && getComputedStyle(document.activeElement).outlineStyle"
)


def walk(page: Page, until: str, most: int = 60) -> list[str]:
    """Press Tab until `until` (a selector) has the focus; return what was passed. The focus is seen all along."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(page.evaluate("document.activeElement.outerHTML.slice(0, 90)"))
        if page.evaluate("css => document.activeElement.matches(css)", until):
            assert page.evaluate(FOCUSED) not in (False, "none"), f"nothing shows that {until} has the focus"
            return passed
    raise AssertionError(f"Tab never reaches {until}:\n" + "\n".join(passed))


def test_a_section_is_read_by_keyboard_alone(desktop, gallery_address):
    desktop.goto(f"{gallery_address}docker/")
    walk(desktop, ".md-skip")
    walk(desktop, ".reading-tools button")
    walk(desktop, ".tabbed-set input")
    desktop.keyboard.press("ArrowRight")
    expect(desktop.locator(".tabbed-set").first.locator("[lang=en]")).to_be_visible()
    walk(desktop, ".tabbed-set [lang=en] summary")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("[lang=en] .answer").first).to_be_visible()
    walk(desktop, ".tabbed-set [lang=en] .answer a")


def test_the_skip_link_leads_to_the_text(desktop, gallery_address):
    desktop.goto(f"{gallery_address}docker/")
    walk(desktop, ".md-skip")
    desktop.keyboard.press("Enter")
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("Boolean(document.activeElement.closest('article'))")


def test_a_search_by_keyboard_alone(desktop, gallery_address):
    desktop.goto(gallery_address)
    desktop.keyboard.press("/")
    expect(desktop.locator("[data-md-component=search-query]")).to_be_focused()
    desktop.keyboard.type("konteyner")
    expect(desktop.locator(".md-search-result__link").first).to_be_visible()
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/docker/**")


def test_a_question_page_by_keyboard_alone(desktop, gallery_address):
    desktop.goto(f"{gallery_address}q/image/")
    walk(desktop, "summary")
    desktop.keyboard.press("Space")
    expect(desktop.locator("div[lang=uz] .answer")).to_be_visible()
    walk(desktop, "[rel=next]")
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/q/container/")


def test_a_hint_takes_the_focus_and_gives_it_back(desktop, gallery_address):
    desktop.goto(f"{gallery_address}docker/#everything-answer")
    term = desktop.locator("#everything-answer a.term").first
    term.focus()
    desktop.keyboard.press("Enter")
    expect(desktop.get_by_role("dialog").and_(desktop.locator(".term-hint"))).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(term).to_be_focused()


def test_wide_code_can_be_scrolled_by_keyboard(phone, gallery_address):
    for path in ("docker/", "q/everything/"):
        phone.goto(gallery_address + path)
        phone.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        expect(phone.locator(".answer [tabindex='0']").first).to_be_visible()
        assert phone.evaluate(
            "[...document.querySelectorAll('.answer [tabindex=\"0\"]')].some(node => node.scrollWidth > node.clientWidth)"
        )


@pytest.mark.parametrize("path", ["", "docker/", "practice/", "q/everything/"])
def test_nothing_moves_where_less_motion_is_asked_for(browser, gallery_address, path):
    for page in open_page(browser, **DESKTOP, reduced_motion="reduce"):
        page.goto(gallery_address + path)
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        page.keyboard.press("/")
        moving = "document.getAnimations().map(one => one.animationName ?? one.transitionProperty)"
        assert page.evaluate(moving) == []
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


@pytest.mark.parametrize("path", ["", "docker/", "practice/", "q/everything/"])
def test_forced_colours_hide_nothing(browser, gallery_address, path):
    """In the reader's own few colours every text still differs from what is behind it, and what is chosen shows."""
    for page in open_page(browser, **DESKTOP, forced_colors="active"):
        page.goto(gallery_address + path)
        page.evaluate("document.querySelectorAll('details').forEach(node => node.open = true)")
        hidden = page.evaluate(
            """() => [...document.querySelectorAll("a, button, summary, label, p, li, h1, h2, td, legend, svg text")]
                .filter(node => node.checkVisibility({visibilityProperty: true, opacityProperty: true}) && node.textContent.trim())
                .filter(node => {
                    let behind = node
                    while (behind && /, 0\\)$|transparent/.test(getComputedStyle(behind).backgroundColor)) behind = behind.parentElement
                    const style = getComputedStyle(node)
                    const own = node instanceof SVGElement ? style.fill : style.color
                    return behind && own === getComputedStyle(behind).backgroundColor
                })
                .map(node => node.outerHTML.slice(0, 120))"""
        )
        assert hidden == []


@pytest.mark.parametrize(
    ("path", "chosen", "other"),
    [
        ("docker/", ".tabbed-labels > :nth-child(1)", ".tabbed-labels > :nth-child(2)"),
        ("q/everything/", ".tabbed-labels > :nth-child(1)", ".tabbed-labels > :nth-child(2)"),
        ("docker/", ".choice > :nth-child(1)", ".choice > :nth-child(2)"),
        ("practice/?level=junior", "[value=junior] + span", "[value=senior] + span"),
    ],
)
def test_forced_colours_show_what_is_chosen(browser, gallery_address, path, chosen, other):
    look = """node => {
        const { backgroundColor, borderBottomWidth } = getComputedStyle(node)
        return [backgroundColor.match(/\\d+/g).slice(0, 3).join(), borderBottomWidth]
    }"""
    for page in open_page(browser, **DESKTOP, forced_colors="active"):
        page.goto(gallery_address + path)
        looks = [page.locator(css).first.evaluate(look) for css in (chosen, other)]
        assert looks[0] != looks[1]


LINE = """label => [getComputedStyle(label), getComputedStyle(label, "::before"), getComputedStyle(label.parentElement, "::before")]
    .map((style, index) => index ? style.content === "none" || style.display === "none" ? 0 : parseFloat(style.height) : parseFloat(style.borderBottomWidth))"""


@pytest.mark.parametrize("forced", ["active", "none"])
@pytest.mark.parametrize("path", ["docker/", "q/everything/", "en/docker/"])
def test_the_line_stands_under_the_chosen_tab_and_no_other(browser, gallery_address, path, forced):
    """Also after the page itself chose: a language that was tapped on an earlier page."""
    for page in open_page(browser, **DESKTOP, forced_colors=forced, reduced_motion="reduce"):
        page.goto(gallery_address + path)
        labels = page.locator(".tabbed-labels").first.locator("label")
        labels.last.click()
        page.reload()
        expect(page.locator(".tabbed-set").first.locator("input").last).to_be_checked()
        lines = [label.evaluate(LINE) for label in labels.all()]
        assert [bool(own) for own, *_ in lines] == [False, True]
        assert not any(others for _, *more in lines for others in more), lines


@pytest.mark.parametrize(
    ("path", "press"),
    [
        ("docker/", "[data-mark=known]"),
        ("docker/", "[data-mark=marked]"),
        ("q/everything/", "[data-mark=known]"),
        ("q/everything/", "[data-mark=marked]"),
        ("practice/?id=image", "[data-grade='3']"),
        ("docker/", ".choice > :last-child"),
    ],
)
def test_forced_colours_show_what_is_pressed(browser, gallery_address, path, press):
    """In the reader's highlight, as all that is chosen."""
    for page in open_page(browser, **DESKTOP, forced_colors="active", reduced_motion="reduce"):
        page.goto(gallery_address + path)
        if "practice" in path:
            expect(page.locator("[data-question]")).to_be_focused()
            page.locator("[data-show]").click()
        button = page.locator(press).first
        look = "node => { const { backgroundColor, color } = getComputedStyle(node); return [backgroundColor, color] }"
        button.evaluate("node => node.setAttribute('aria-pressed', 'true')")
        highlight = page.evaluate(
            """() => {
                const { style } = document.body
                style.cssText = "forced-color-adjust: none; background: Highlight; color: HighlightText"
                const { backgroundColor, color } = getComputedStyle(document.body)
                return [backgroundColor, color]
            }"""
        )
        assert button.evaluate(look) == highlight
