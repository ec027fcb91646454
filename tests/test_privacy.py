"""Nobody else learns who reads, and no page runs what is not the site's own.

Besides the tests here, every browser test fails on a foreign request and on a breach of the policy (conftest.py).
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from conftest import DESKTOP, DEVICES, foreign, open_page
from fixture import change, make_handbook
from gallery import kinds
from playwright.sync_api import expect
from test_accessibility import states

from handbook.answers.allowlist import ANSWER, PAGE, violations

OWN = "https://example.org/suhbat/"  # what the gallery is built for


@pytest.mark.parametrize("device", ["desktop", pytest.param("phone", marks=pytest.mark.slow)])
def test_no_page_and_no_action_asks_anybody_else(browser, gallery, gallery_address, device):
    """Every kind of page in every state, and every button pressed: `open_page` fails on a foreign request or a breach."""
    for path in kinds(gallery):
        for page in open_page(browser, **DEVICES[device], permissions=["clipboard-read", "clipboard-write"]):
            page.goto(gallery_address + path)
            for _ in states(page, path):
                pass
            page.keyboard.press("Escape")
            page.evaluate(
                "document.querySelectorAll('main button').forEach(one => one.checkVisibility() && one.click())"
            )
            page.evaluate("fetch(location.href).then(answer => answer.text())")


def test_a_foreign_request_would_be_seen():
    assert foreign("https://fonts.gstatic.com/font.woff2") and foreign("wss://example.org/")
    assert not foreign("http://127.0.0.1:8000/") and not foreign("data:image/png;base64,") and not foreign("blob:x")


BREACHES = {
    "a fetch": ("fetch('https://example.net/').catch(() => 0)", "Connecting to"),
    "a script": (
        "document.body.append(Object.assign(document.createElement('script'), {text: '1'}))",
        "Executing inline script",
    ),
    "a picture": (
        "document.body.append(Object.assign(new Image(), {src: 'https://example.net/x.png'}))",
        "Loading the image",
    ),
    "a style": ("document.body.firstElementChild.setAttribute('style', 'color: red')", "Applying inline style"),
    "a handler": ("document.body.firstElementChild.setAttribute('onclick', '1')", "Executing inline event handler"),
    "a form": (
        "document.body.append(Object.assign(document.createElement('form'), {action: 'https://example.net/'})); document.forms[document.forms.length - 1].submit()",
        "Sending form data",
    ),
    "a frame": (
        "document.body.append(Object.assign(document.createElement('iframe'), {src: 'https://example.net/'}))",
        "Framing",
    ),
}


@pytest.mark.parametrize("breach", BREACHES)
def test_the_policy_stops_a_breach_and_the_tests_see_it(browser, gallery_address, breach):
    code, told = BREACHES[breach]
    with pytest.raises(AssertionError, match=told):
        for page in open_page(browser, **DESKTOP):
            page.goto(f"{gallery_address}docker/")
            with page.expect_console_message(lambda message: message.type == "error"):
                page.evaluate(code)


def head(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").head


def test_the_policy_stands_before_every_script_and_style_and_is_strict(gallery):
    for path in gallery.rglob("*.html"):
        names = [(tag.name, tag.get("http-equiv"), tag.get("rel")) for tag in head(path).find_all(True)]
        place = names.index(("meta", "Content-Security-Policy", None))
        assert all(name not in ("script", "style", "link", "base") for name, *_ in names[:place]), path
        policy = head(path).find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
        assert "unsafe" not in policy and "*" not in policy and "http" not in policy, path
        assert policy.startswith("default-src 'none'; script-src 'self'"), path
        assert {"base-uri 'none'", "style-src 'self'", "connect-src 'self'"} <= set(policy.split("; ")), path


def test_every_page_keeps_the_address_to_itself(gallery):
    for path in gallery.rglob("*.html"):
        assert head(path).find("meta", {"name": "referrer"})["content"] == "same-origin", path


def outgoing(gallery: Path) -> Iterator[tuple[str, dict]]:
    """Yield (where, attributes) of every link to elsewhere, in pages and in the answers that scripts fetch."""
    texts = {path.relative_to(gallery).as_posix(): path.read_text(encoding="utf-8") for path in gallery.rglob("*.html")}
    for path in gallery.glob("practice/*.*.json"):
        answers = json.loads(path.read_text(encoding="utf-8"))
        texts |= {f"practice/{path.name}: {key}": value["answer"] for key, value in answers.items()}
    for where, text in texts.items():
        for link in BeautifulSoup(text, "lxml").select("a[href]"):
            target = urljoin(OWN + where, link["href"])
            if urlsplit(target).scheme in ("http", "https") and not target.startswith(OWN):
                yield where, link.attrs


def test_every_outgoing_link_is_noopener(gallery):
    links = list(outgoing(gallery))
    assert any(where.startswith("practice/docker.uz.json") for where, _ in links)
    assert [(where, link) for where, link in links if "noopener" not in link.get("rel", [])] == []


def test_nothing_is_fetched_from_elsewhere_by_markup(gallery):
    for path in gallery.rglob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for tag in soup.select("[src], link[href], [srcset], [action], [ping], [poster], object[data]"):
            if tag.name == "link" and set(tag.get("rel", [])) & {"canonical", "alternate"}:
                continue
            for name in ("src", "href", "srcset", "action", "ping", "poster", "data"):
                assert not re.match(r"\s*([a-z]+:)?//", tag.get(name, "")), f"{path}: {tag}"
    for path in gallery.rglob("*.css"):
        assert not re.search(r"(@import|url\(\s*[\"']?(https?:)?//)", path.read_text(encoding="utf-8")), path


# What Markdown can be made to say, and what the build answers.
ATTACKS = {
    "handler": ('*Jarayon*{: onclick="alert(1)" } haqida.', "the attribute onclick of <em>"),
    "style": ('*Jarayon*{: style="position:fixed" } haqida.', "the attribute style of <em>"),
    "id": ("*Jarayon*{: #__config } haqida.", "the attribute id of <em>"),
    "script address": ("[Jarayon](javascript:alert(1)) haqida.", "“javascript:alert(1)” leads to no page"),
    "hidden script address": ("[Jarayon](java&#115;cript:alert(1)) haqida.", "leads to no page"),
    "data address": ("[Jarayon](data:text/html,x) haqida.", "leads to no page"),
    "vbscript address": ("[Jarayon](VBScript:x) haqida.", "leads to no page"),
    "protocol-relative": ("[Jarayon](//example.net/) haqida.", "leads to no page"),
    "foreign picture": ("![Jarayon](https://example.net/x.png)", "tells others who reads"),
    "alignment": ("Matn.\n\n| a | b |\n|:-:|---|\n| c | d |", "columns are not aligned"),
    "element": ('Jarayon <iframe src="x"></iframe> haqida.', "<iframe"),
    "script": ("Jarayon <script>alert(1)</script> haqida.", "<script"),
    "comment": ("Jarayon <!-- <script> --> haqida.", "<!--"),
    "link in a link": ("[Jarayon <https://example.net/> haqida](https://example.org/)", "a link stands within a link"),
    "relation": ("[Jarayon](https://example.net/){: rel=opener } haqida.", "remove rel"),
    "new window": ("[Jarayon](https://example.net/){: target=_blank } haqida.", "the attribute target of <a>"),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_cannot_run_script(tmp_path, attack):
    """The build fails and names file, line and question; the site stays as it was."""
    root = make_handbook(tmp_path / "book")
    text, told = ATTACKS[attack]
    for locale, old in (("uz", "Jarayon haqida matn."), ("en", "Text on processes.")):
        change(root / f"docs/docker.{locale}.md", old, text)
    lines = (root / "docs/docker.uz.md").read_text(encoding="utf-8").split("\n")
    question = next(number for number, line in enumerate(lines, 1) if "{ #container }" in line)
    places = "|".join(str(question + below) for below in (0, *range(4, 7)))
    result = subprocess.run(
        [sys.executable, root / "scripts/build.py", root],
        capture_output=True,
        text=True,
        env={**os.environ, "SITE_URL": OWN},
        timeout=600,
    )
    assert result.returncode != 0
    lines = [line for line in result.stderr.splitlines() if told in line]
    assert any(re.match(rf"docs/docker\.uz\.md:({places}): ", line) for line in lines), result.stderr
    assert "Traceback" not in result.stderr
    assert not (root / "site").exists()


def test_a_title_cannot_bring_html(tmp_path):
    root = make_handbook(tmp_path / "book")
    change(root / "docs/glossary.en.md", "title: ", "title: <script>alert(1)</script> ")
    change(root / "docs/docker.en.md", "title: Docker", "title: <b>Docker</b>")
    result = subprocess.run(
        [sys.executable, root / "scripts/build.py", root], capture_output=True, text=True, timeout=600
    )
    assert "docs/docker.en.md:1: the title has < or >" in result.stderr
    change(root / "docs/docker.en.md", "title: <b>Docker</b>", "title: Docker")
    result = subprocess.run(
        [sys.executable, root / "scripts/build.py", root], capture_output=True, text=True, timeout=600
    )
    assert "docs/glossary.en.md:1: the title has < or >" in result.stderr


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Matn ![Rasm](diagrams/x.svg) ichida.", "“container”: a picture is an SVG file of docs/diagrams/"),
        ("[Fayl](diagrams/x.svg) haqida.", "the link “diagrams/x.svg” leads to no page"),
    ],
)
def test_an_answer_holds_no_address_that_differs_by_language(tmp_path, text, told):
    root = make_handbook(tmp_path / "book")
    (root / "docs/diagrams").mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>'
    (root / "docs/diagrams/x.svg").write_text(svg, encoding="utf-8")
    for locale, old in (("uz", "Jarayon haqida matn."), ("en", "Text on processes.")):
        change(root / f"docs/docker.{locale}.md", old, text)
    result = subprocess.run(
        [sys.executable, root / "scripts/build.py", root], capture_output=True, text=True, timeout=600
    )
    assert told in result.stderr


def test_a_diagram_cannot_run_script(tmp_path):
    root = make_handbook(tmp_path / "book")
    (root / "docs/diagrams").mkdir()
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect onload="alert(1)"/><a href="#"/></svg>'
    (root / "docs/diagrams/x.svg").write_text(svg, encoding="utf-8")
    for locale, old in (("uz", "Jarayon haqida matn."), ("en", "Text on processes.")):
        change(root / f"docs/docker.{locale}.md", old, "Matn.\n\n![Rasm](diagrams/x.svg)")
    result = subprocess.run(
        [sys.executable, root / "scripts/build.py", root], capture_output=True, text=True, timeout=600
    )
    assert "“container”: the attribute onload of <rect> is not allowed" in result.stderr


@pytest.mark.parametrize(
    "html",
    [
        "<p>a < b</p>",
        "<!--> <script>alert(1)</script> -->",
        "<p/onclick=alert(1)>",
        "<a href=javascript:alert(1)>",
        "<a href='https://x'>",
        '<a href="java\tscript:alert(1)">',
        '<a href="\x01javascript:alert(1)">',
        '<a href="&#x6A;avascript&colon;alert(1)">',
        '<a href="\\\\example.net/">',
        '<svg><use href="#x"/></svg>',
        "<svg><style>*{}</style></svg>",
        "<math><mtext>",
        "<p",
        "<?xml ?>",
        "<![CDATA[x]]>",
        "<p><em>x</p></em>",
        "<div>",
        "x</div>",
        "<div/>",
        '<a href="../a/">x<a href="../b/">y</a></a>',
        '<a href="javascript:x" href="../a/">x</a>',
        '<input type="text">',
        '<form action="x">',
    ],
)
def test_what_a_browser_might_read_otherwise_is_refused(html):
    assert list(violations(html, ANSWER))


def test_what_markdown_makes_is_allowed():
    good = '<p>1 &lt; 2 <a rel="noopener" href="https://x.uz/?a=1&amp;b=2">x</a> <a href="../docker/#image">y</a><br /></p>'
    assert list(violations(good, ANSWER)) == []


NAMES = [*PAGE, "script", "style", "iframe", "form", "math", "use", "title", "template"]
ATTRIBUTES = [*sorted({name for names in PAGE.values() for name in names}), "onclick", "style", "srcdoc", "xlink:href"]
VALUES = [
    "noopener",
    "x",
    "a &gt; b",
    "&quot; onclick=&quot;x",
    "https://x.uz/?a=1&amp;b=2",
    "HTTPS://x.uz",
    "../docker/#image",
    "mailto:a@x.uz",
    "radio",
    "\n//x.uz",
    "\\\\x.uz",
    "javascript:x",
    "&#106;avascript:x",
    "java\tscript&colon;x",
    "\x01javascript:x",
    "&Tab;data:x",
    "a > b",
    "<b>",
    "",
]
TEXTS = ["matn", "&lt;b&gt; &amp;lt;", "a > b", "a < b", "<!-- x -->", "<![CDATA[x]]>", "</p>", "</div>", "<p/>", "\n"]


def written(draw: random.Random, depth: int = 0) -> str:
    """A piece of HTML, mostly as Markdown would write it."""
    if depth > 4 or draw.random() < 0.2:
        return draw.choice(TEXTS[: draw.choice([3, 3, 3, len(TEXTS)])])
    name = draw.choice(NAMES)
    usual = draw.random() < 0.9
    names = sorted(PAGE.get(name, ())) if usual else ATTRIBUTES
    attributes = "".join(
        f' {draw.choice(names)}="{draw.choice(VALUES)}"' for _ in range(draw.choice([0, 0, 1, 2]) if names else 0)
    )
    inside = "".join(written(draw, depth + 1) for _ in range(draw.choice([0, 1, 2])))
    end = draw.choice([f"</{name}>"] * 20 + ["", "</a>"])
    if name in ("br", "hr", "img", "input"):
        return f"<{name}{attributes} />"
    return f"<{name}{attributes}>{inside}{end}" if inside or usual else f"<{name}{attributes}/>"


READ = """pieces => pieces.map(html => {
    const page = new DOMParser().parseFromString(`<!doctype html><div>${html}</div><footer></footer>`, "text/html")
    const inside = [...page.querySelectorAll("body > div *")]
    const links = inside.flatMap(one => [one.getAttribute("href"), one.getAttribute("src")]).filter(link => link !== null)
    return {
        elements: inside.map(one => [one.localName, one.getAttributeNames().map(name => name.toLowerCase()).sort()]),
        foreign: links.map(link => new URL(link, "https://own.example/a/")).filter(url => url.host !== "own.example").map(String),
        whole: page.body.children.length === 2 && page.body.lastChild.localName === "footer" && !page.head.children.length,
    }
})"""


def test_a_browser_reads_what_is_allowed_as_the_build_does(desktop):
    """No element, attribute or address that the list does not know, and nothing leaves the element around it."""
    draw = random.Random(1)
    pieces = ["".join(written(draw) for _ in range(draw.randint(1, 4))) for _ in range(20_000)]
    allowed = [piece for piece in pieces if not list(violations(piece, PAGE))]
    assert len(allowed) > 2000 and len(pieces) - len(allowed) > 2000
    for piece, read in zip(allowed, desktop.evaluate(READ, allowed), strict=True):
        assert read["whole"], piece
        assert all(url.startswith(("https://x.uz", "mailto:")) for url in read["foreign"]), piece
        for name, attributes in read["elements"]:
            assert name in PAGE and set(attributes) <= PAGE[name], piece


def test_the_practice_page_shows_hostile_titles_as_text(desktop, gallery_address):
    desktop.goto(f"{gallery_address}practice/?id=verb")
    expect(desktop.locator("[data-question]")).to_contain_text("<b>")
    assert desktop.locator("[data-question] b").count() == 0
    desktop.goto(gallery_address)
    assert desktop.locator(".home-news b").count() == 0
