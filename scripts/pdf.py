"""A book as PDF, printed by Chromium: cover, contents with page numbers, bookmarks from the headings, real text."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path

from playwright.sync_api import Browser
from pypdf import PdfReader
from rendered import Book, in_colours, read_styles

STYLES = [Path(__file__).with_name(name) for name in ("book.css", "answer.css", "print.css")]
_LOOK = "width:100%;text-align:center;font-size:8px;color:day(--s-quiet)"
_FOOTER = f'<div style="{_LOOK}"><span class="pageNumber"></span></div>'
_UNKNOWN = "000"  # as wide as the numbers that take its place
_TOGETHER = 5  # lines at the end of the contents that no page parts


def write_pdf(path: Path, browser: Browser, book: Book, site_url: str, mark: str, when: int) -> None:
    """Print the book. `mark` is the site's mark as SVG; `when` (seconds) is the date of this edition.

    Chromium cannot count pages in the contents, so they are read from a first print and written into a second.
    """
    day = f"{datetime.datetime.fromtimestamp(when, datetime.UTC):%Y-%m-%d}"
    page = browser.new_page()
    try:
        first = _print(page, _document(book, site_url, mark, day, {}))
        numbers = _pages(first)
        path.write_bytes(_print(page, _document(book, site_url, mark, day, numbers)))
    finally:
        page.close()


def _print(page, document: str) -> bytes:
    page.set_content(document, wait_until="load")
    return page.pdf(
        prefer_css_page_size=True,
        print_background=True,
        outline=True,
        tagged=True,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=in_colours(_FOOTER),
    )


def _pages(pdf: bytes) -> dict[str, int]:
    """Return the page (1-based) of every anchor that the contents lead to."""
    reader = PdfReader(io.BytesIO(pdf))
    return {
        name.lstrip("/"): reader.get_destination_page_number(place) + 1
        for name, place in reader.named_destinations.items()
    }


def _document(book: Book, site_url: str, mark: str, day: str, numbers: Mapping[str, int]) -> str:
    ids = {question.id for chapter in book.chapters for question in chapter.questions}
    index = _contents(book, numbers)
    begin, end = "".join(index[:-_TOGETHER]), "".join(index[-_TOGETHER:])
    body = "".join(
        f'<h1 id="{chapter.slug}">{chapter.title}</h1>'
        + "".join(
            f'<section><h2 id="q-{question.id}">{question.question} <span class="level">{question.level}</span></h2>'
            + _inside(question.answer, ids)
            + "</section>"
            for question in chapter.questions
        )
        for chapter in book.chapters
    )
    return (
        f'<!doctype html><html lang="{book.locale}"><head><meta charset="utf-8"><title>{escape(book.title)}</title>'
        f'<meta name="author" content="{escape(book.author)}">'
        f"<style>{read_styles(STYLES)}</style></head><body>"
        f'<div class="cover">{mark}<h1>{escape(book.title)}</h1><p>{escape(book.subtitle)}</p><p>{day}</p>'
        f'<p><a href="{site_url}">{site_url}</a></p></div>'
        f"<nav><h1>{escape(book.contents)}</h1>{begin}<div>{end}</div></nav>{body}</body></html>"
    )


def _contents(book: Book, numbers: Mapping[str, int]) -> list[str]:
    """Return the lines of the contents: groups, where there are several, chapters and questions."""

    def line(kind: str, anchor: str, title: str) -> str:
        number = numbers.get(anchor, _UNKNOWN)
        return f'<a class="{kind}" href="#{anchor}"><span>{title}</span><span class="number">{number}</span></a>'

    groups = book.groups()
    lines = []
    for name, chapters in groups:
        if len(groups) > 1:
            lines.append(f'<p class="group">{escape(name)}</p>')
        for chapter in chapters:
            lines.append(line("chapter", chapter.slug, chapter.title))
            lines += (line("question", f"q-{question.id}", question.question) for question in chapter.questions)
    return lines


def _inside(answer: str, ids: set[str]) -> str:
    answer = re.sub(r' id="[^"]*"', "", answer)
    return re.sub(
        r'href="[^"]*/q/([a-z0-9-]+)/"', lambda link: f'href="#q-{link[1]}"' if link[1] in ids else link[0], answer
    )
