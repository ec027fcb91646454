"""A book as EPUB 3: a cover, contents by group, a chapter for each section."""

from __future__ import annotations

import datetime
import re
import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path

from ebooklib import epub
from lxml import etree, html
from rendered import Book, Chapter, read_styles

STYLES = [Path(__file__).with_name(name) for name in ("book.css", "answer.css")]
_DOCUMENT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="{locale}" xml:lang="{locale}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>{body}</body>
</html>
"""
_SVG = "http://www.w3.org/2000/svg"
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def write_epub(path: Path, bound: Book, site_url: str, cover: bytes, when: int) -> None:
    """Write the book. `cover` is a PNG; `when` (seconds) is the date of this edition."""
    day = datetime.datetime.fromtimestamp(when, datetime.UTC)
    book = epub.EpubBook()
    book.set_identifier(bound.address)
    book.set_title(bound.title)
    book.set_language(bound.locale)
    book.add_author(bound.author)
    book.add_metadata("DC", "date", day.strftime("%Y-%m-%d"))
    book.add_metadata("DC", "rights", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/")
    style = epub.EpubItem("style", "style.css", "text/css", _flat(read_styles(STYLES)).encode())
    book.add_item(style)

    book.set_cover("cover.png", cover, create_page=False)
    front = _page("cover", bound.title, bound.locale, _cover(bound, day, site_url))
    pages = [front] + [
        _page(chapter.slug, chapter.title, bound.locale, _chapter(chapter, bound.chapters))
        for chapter in bound.chapters
    ]
    for page in pages:
        book.add_item(page)
    groups = [(name, [_entry(chapter) for chapter in chapters]) for name, chapters in bound.groups()]
    book.toc = groups[0][1]
    if len(groups) > 1:
        book.toc = [(epub.Section(name, href=entries[0][0].href), entries) for name, entries in groups]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav(title=bound.contents))
    book.spine = [front, "nav", *pages[1:]]
    path.parent.mkdir(parents=True, exist_ok=True)
    epub.write_epub(str(path), book, {"mtime": day.replace(tzinfo=None), "raise_exceptions": True})
    _settle(path)


class _Page(epub.EpubHtml):
    """A page as it was written: the library would parse it as HTML and lose what XML tells apart, such as viewBox."""

    def get_content(self, default=None) -> bytes:
        return self.content


def _page(name: str, title: str, locale: str, body: str) -> _Page:
    page = _Page(uid=name, title=title, file_name=f"{name}.xhtml", lang=locale)
    page.content = _DOCUMENT.format(locale=locale, title=escape(title), body=_xhtml(body)).encode()
    if "<svg" in body:
        page.properties.append("svg")
    return page


def _entry(chapter: Chapter) -> tuple[epub.Section, list[epub.Link]]:
    """Return a chapter as an entry of the table of contents."""
    file = f"{chapter.slug}.xhtml"
    links = [epub.Link(f"{file}#{each.id}", _text(each.question), each.id) for each in chapter.questions]
    return epub.Section(chapter.title, href=file), links


def _cover(bound: Book, day: datetime.datetime, site_url: str) -> str:
    return (
        f'<div class="cover"><img src="cover.png" alt="{escape(bound.title)}">'
        f'<p>{day:%Y-%m-%d} · <a href="{site_url}">{site_url}</a></p></div>'
    )


def _chapter(chapter: Chapter, chapters: Iterable[Chapter]) -> str:
    homes = {question.id: other.slug for other in chapters for question in other.questions}
    parts = [f"<h1>{chapter.title}</h1>"]
    for question in chapter.questions:
        answer = re.sub(r' id="[^"]*"', "", question.answer)
        parts.append(
            f'<section id="{question.id}"><h2>{question.question} <span class="level">{question.level}</span></h2>'
            f"{_inside(answer, homes)}</section>"
        )
    return "".join(parts)


def _inside(answer: str, homes: dict[str, str]) -> str:
    """Lead links to other questions to their place in the book."""

    def lead(match: re.Match[str]) -> str:
        key = match[1]
        return f'href="{homes[key]}.xhtml#{key}"' if key in homes else match[0]

    return re.sub(r'href="[^"]*/q/([a-z0-9-]+)/"', lead, answer)


def _xhtml(body: str) -> str:
    """Return HTML as well-formed XHTML, SVG in its own namespace with its own spelling of names."""
    tree = html.fromstring(f"<div>{body}</div>")
    for node in tree.iter():
        for name in ("markdown", "start"):
            node.attrib.pop(name, None)
    for svg in tree.iter("svg"):
        if "viewbox" in svg.attrib:
            svg.set("viewBox", svg.attrib.pop("viewbox"))
        svg.set("xmlns", _SVG)
    return etree.tostring(tree, encoding="unicode", method="xml")


def _flat(css: str) -> str:
    """Write the colours in place of variables: readers of books know no custom properties."""
    block = re.search(r":root \{ (.*?) \}\n", css, re.DOTALL)
    values = dict(re.findall(r"(--[\w-]+): ([^;]+);", block[1]))
    return _VARIABLE.sub(lambda match: values[match[1]], css.replace(block[0], ""))


def _text(title: str) -> str:
    return html.fromstring(f"<p>{title}</p>").text_content()


def _settle(path: Path) -> None:
    """Write the archive anew in a fixed order with fixed times; `mimetype` first and stored, as the standard asks."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    names = ["mimetype", *sorted(name for name in contents if name != "mimetype")]
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), contents[name], kind, 9)
