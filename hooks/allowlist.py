"""Holds the HTML that Markdown became against a list of what may stand in it. Nothing else reaches a page.

The list is of elements, their attributes, and the schemes of addresses. HTML that is not written as plainly as
Markdown writes it is refused too, so that no browser reads it otherwise than this module.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from handbook import edition
from handbook.sources.problems import Problem

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

Allowed = Mapping[str, frozenset[str]]


def _elements(names: str, attributes: str = "") -> dict[str, frozenset[str]]:
    return dict.fromkeys(names.split(), frozenset(attributes.split()))


ANSWER: Allowed = {
    **_elements("p blockquote strong em del code pre ul li table thead tbody tr th td br hr"),
    **_elements("div span figure", "class"),
    **_elements("ol", "start"),
    **_elements("a", "href class rel title"),
    **_elements("img", "src alt title"),
    **_elements("svg", "xmlns viewbox role aria-label"),
    **_elements("g", "class transform"),
    **_elements("path", "class d"),
    **_elements("rect", "class x y width height rx ry"),
    **_elements("circle", "class cx cy r"),
    **_elements("ellipse", "class cx cy rx ry"),
    **_elements("line", "class x1 y1 x2 y2"),
    **_elements("polyline polygon", "class points"),
    **_elements("text tspan", "class x y dx dy text-anchor transform"),
}
# What the build itself writes around the answers.
PAGE: Allowed = {
    **ANSWER,
    **_elements("h1 h2 h3", "id data-level data-word"),
    **_elements("p", "class id data-question"),
    **_elements("section", "class"),
    **_elements("div", "class id lang data-tabs data-question role aria-label"),
    **_elements("span", "class id"),
    **_elements("a", "href class rel title data-share data-telegram"),
    **_elements("button", "type class aria-pressed data-choose data-all data-copy data-sheet"),
    **_elements("input", "checked id name type"),
    **_elements("label", "for"),
    **_elements("details", "class"),
    **_elements("summary"),
    **_elements("ol", "class start"),
    **_elements("li", "class"),
    **_elements("time", "datetime"),
}
SCHEMES = ("https", "http", "mailto")

_TOKEN = re.compile(
    r"""[^<]+|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s+[A-Za-z][\w:.-]*(?:="[^"<>]*")?)*)\s*/?>"""
)
_ATTRIBUTE = re.compile(r'([A-Za-z][\w:.-]*)(?:="([^"<>]*)")?')
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]")

_problems: list[Problem] = []


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Check a page and every answer on it, once the answers are kept; what is found is told for all pages at once."""
    current = edition.current()
    slug = Path(page.file.src_uri).name.split(".")[0]
    for question in current.handbook.questions.values():
        for locale, source in question.answers.items() if question.section == slug else ():
            answer = current.answers.get((question.id, locale), "")
            content = content.replace(answer, "") if answer else content
            for found, piece in violations(answer, ANSWER):
                line = source.line + _lines_to(piece, source.body)
                _problems.append(Problem(source.path, line, f"“{question.id}”: {found}"))
    shown = f"{Path(config.docs_dir).name}/{page.file.src_uri}"
    for found, piece in violations(content, PAGE):
        _problems.append(Problem(shown, max(1, _lines_to(piece, page.file.content_string)), found))
    for name in ("title", "description"):
        if re.search("[<>]", str(page.meta.get(name, ""))):
            _problems.append(Problem(shown, 1, f"the {name} has < or >, which the theme takes for HTML; use words"))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Stop the build where something was found."""
    found = sorted(set(_problems))
    _problems.clear()
    if found:
        raise PluginError("\n".join(map(str, found)) + "\nThe pages hold HTML that is not allowed; nothing was built.")


def violations(text: str, allowed: Allowed) -> Iterator[tuple[str, str]]:
    """Yield (one sentence, the piece of HTML it is about) for everything in `text` that is not allowed."""
    place = 0
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            piece = text[place : place + 40].split("\n")[0]
            yield f"“{piece}” is no HTML that Markdown makes; write it as `code`", piece
            return
        place = token.end()
        if token["name"]:
            yield from _tag(token, allowed)


def _tag(token: re.Match[str], allowed: Allowed) -> Iterator[tuple[str, str]]:
    name = token["name"].lower()
    if name not in allowed:
        yield f"the element <{name}> is not allowed; use plain Markdown", f"<{name}"
        return
    for match in _ATTRIBUTE.finditer(token["attributes"]):
        attribute, value = match[1].lower(), html.unescape(match[2] or "")
        if attribute not in allowed[name]:
            hint = (
                "columns are not aligned, write |---|" if attribute == "style" and name in ("td", "th") else "remove it"
            )
            yield f"the attribute {attribute} of <{name}> is not allowed; {hint}", attribute
        elif attribute in ("href", "src") and (found := _address(attribute, value)):
            yield f"{found}: “{value[:60]}”", value
        elif (name, attribute) == ("input", "type") and value != "radio":
            yield "the only <input> on a page chooses a language", value


def _address(attribute: str, value: str) -> str:
    """Return what is wrong with an address, or an empty string."""
    bare = _UNSEEN.sub("", value).replace("\\", "/")
    scheme = _SCHEME.match(bare)
    if scheme and scheme[1].lower() not in SCHEMES:
        return f"addresses with {scheme[1]}: are not allowed; use https:"
    if bare.startswith("//"):
        return "an address begins with //; write https:// before it"
    if attribute == "src" and scheme:
        return "a picture from elsewhere tells others who reads; put the file into docs/diagrams/"
    if attribute == "src":
        return "a picture is an SVG file of docs/diagrams/ in a paragraph of its own"
    return ""


def _lines_to(piece: str, text: str) -> int:
    """Return the number (1-based) of the first line that holds `piece`; 0 where none does."""
    place = text.lower().find(piece.lower())
    return text[:place].count("\n") + 1 if place >= 0 else 0
