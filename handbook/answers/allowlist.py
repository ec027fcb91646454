"""Holds the HTML that Markdown became against a list of what may stand in it. Nothing else reaches a page.

The list is of elements, their attributes, and the schemes of addresses. HTML that is not written as plainly as
Markdown writes it is refused too, so that no browser reads it otherwise than this module,
and the patterns that take answers apart elsewhere are exact.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from handbook.sources.answer import Answer
from handbook.sources.problems import Problem

Allowed = Mapping[str, frozenset[str]]


def _elements(names: str, attributes: str = "") -> dict[str, frozenset[str]]:
    return dict.fromkeys(names.split(), frozenset(attributes.split()))


_SVG: Allowed = {
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
ANSWER: Allowed = {
    **_elements("blockquote strong em del code pre ul li table thead tbody tr th td br hr"),
    **_elements("p span figure", "class"),
    **_elements("div", "class role"),
    **_elements("ol", "start"),
    **_elements("a", "href class rel title"),
    **_elements("img", "src alt title"),
    **_SVG,
}
# What the build itself writes around the answers.
PAGE: Allowed = {
    **ANSWER,
    **_elements("h1 h2 h3", "id data-level data-word"),
    **_elements("p", "class id role hidden data-question"),
    **_elements("section", "class"),
    **_elements("div", "class id lang data-tabs data-question role aria-label"),
    **_elements("span", "class id"),
    **_elements("a", "href class rel title data-share data-telegram"),
    **_elements(
        "button",
        "type class title aria-pressed aria-expanded data-choose data-all data-mark data-own data-copy data-sheet",
    ),
    **_elements("select", "aria-label data-only"),
    **_elements("option", "value"),
    **_elements("input", "checked id name type"),
    **_elements("label", "for"),
    **_elements("details", "class"),
    **_elements("summary"),
    **_elements("ol", "class start"),
    **_elements("li", "class"),
    **_elements("time", "datetime"),
}
SCHEMES = ("https", "http", "mailto")
_VOID = ("br", "hr", "img", "input")

_TOKEN = re.compile(
    r"""[^<]+|<(?P<close>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)"""
    r"""(?P<attributes>(?:\s+[A-Za-z][\w:.-]*(?:="[^"<>]*")?)*)\s*(?P<slash>/?)>"""
)
_ATTRIBUTE = re.compile(r'([A-Za-z][\w:.-]*)(?:="([^"<>]*)")?')
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\ufeff]")


def answer_problems(key: str, source: Answer, rendered: str) -> Iterator[Problem]:
    """Yield what may not stand in an answer, with its line in the source."""
    for found, piece in violations(rendered, ANSWER):
        yield Problem(source.path, source.line + _lines_to(piece, source.body), f"“{key}”: {found}")


def page_problems(path: str, markdown: str, rendered: str) -> Iterator[Problem]:
    """Yield what may not stand on a page, its answers left out, with its line in the page's Markdown."""
    for found, piece in violations(rendered, PAGE):
        yield Problem(path, max(1, _lines_to(piece, markdown)), found)


def violations(text: str, allowed: Allowed) -> Iterator[tuple[str, str]]:
    """Yield (one sentence, the piece of HTML it is about) for everything in `text` that is not allowed."""
    place, around = 0, []
    while place < len(text):
        token = _TOKEN.match(text, place)
        if token is None:
            piece = text[place : place + 40].split("\n")[0]
            yield f"“{piece}” is no HTML that Markdown makes; write it as `code`", piece
            return
        place = token.end()
        if name := (token["name"] or "").lower():
            attributes = [
                (match[1].lower(), html.unescape(match[2] or "")) for match in _ATTRIBUTE.finditer(token["attributes"])
            ]
            yield from _tag(name, attributes, allowed)
            yield from _nesting(name, attributes, bool(token["close"]), bool(token["slash"]), around)
    for name in around:
        yield f"<{name}> is never closed; use plain Markdown", f"<{name}"


def _tag(name: str, attributes: list[tuple[str, str]], allowed: Allowed) -> Iterator[tuple[str, str]]:
    if name not in allowed:
        yield f"the element <{name}> is not allowed; use plain Markdown", f"<{name}"
        return
    if len(dict(attributes)) < len(attributes):
        yield f"an attribute of <{name}> stands twice; keep one", f"<{name}"
    for attribute, value in attributes:
        if attribute not in allowed[name]:
            aligned = attribute == "style" and name in ("td", "th")
            hint = "columns are not aligned, write |---|" if aligned else "remove it"
            yield f"the attribute {attribute} of <{name}> is not allowed; {hint}", attribute
        elif attribute in ("href", "src") and (found := _address(attribute, value)):
            yield f"{found}: “{value[:60]}”", value
        elif attribute == "rel" and value != "noopener":
            yield "the build itself says how a link is related; remove rel", value
        elif (name, attribute) == ("input", "type") and value != "radio":
            yield "the only <input> on a page chooses a language", value


def _nesting(
    name: str, attributes: list[tuple[str, str]], closes: bool, slash: bool, around: list[str]
) -> Iterator[tuple[str, str]]:
    """Go on to the next tag; `around` are the names of the elements that are open."""
    if closes:
        if not around or around.pop() != name:
            yield f"</{name}> closes what is not open; use plain Markdown", f"</{name}"
        return
    if name == "a" and "a" in around:
        yield "a link stands within a link; end the first one before it", dict(attributes).get("href", "<a")
    if slash and name not in (*_VOID, *_SVG):
        yield f"<{name}/> stays open in a browser; use plain Markdown", f"<{name}"
    if not slash and name not in _VOID:
        around.append(name)


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
