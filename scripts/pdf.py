"""The handbook as a PDF, printed by Chromium: cover, contents, bookmarks from the headings, real text."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

from browser import find
from playwright.sync_api import sync_playwright
from rendered import Chapter, in_colours, read_styles

STYLES = [Path(__file__).with_name(name) for name in ("book.css", "answer.css")]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_PRINT = """
@page { size: A5; margin: 16mm 14mm 18mm; }
body { font-size: 10pt; }
h1 { break-before: page; font-size: 18pt; }
h2 { font-size: 12.5pt; break-after: avoid; }
.cover h1 { break-before: auto; }
figure, tr, li { break-inside: avoid; }
pre { break-inside: auto; font-size: 8pt; }
nav ol { padding-left: 1.4em; }
nav a { color: inherit; text-decoration: none; }
"""
_LOOK = "width:100%;text-align:center;font-size:8px;color:day(--s-quiet)"
_FOOTER = f'<div style="{_LOOK}"><span class="pageNumber"></span></div>'


def write_pdf(
    path: Path,
    title: str,
    subtitle: str,
    contents: str,
    locale: str,
    chapters: list[Chapter],
    site_url: str,
    mark: str,
    when: int,
) -> None:
    """Print the book. `contents` is the heading of its table of contents; the rest as for the EPUB."""
    day = datetime.datetime.fromtimestamp(when, datetime.UTC)
    page_html = _document(title, subtitle, contents, locale, chapters, site_url, mark, f"{day:%Y-%m-%d}")
    path.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        page = browser.new_page()
        page.set_content(page_html, wait_until="load")
        page.pdf(
            path=str(path),
            prefer_css_page_size=True,
            outline=True,
            tagged=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=in_colours(_FOOTER),
        )
        browser.close()


def _document(title, subtitle, contents, locale, chapters, site_url, mark, day) -> str:
    ids = {question.id for chapter in chapters for question in chapter.questions}
    index = "".join(
        f'<li><a href="#{chapter.slug}">{chapter.title}</a><ol>'
        + "".join(f'<li><a href="#q-{question.id}">{question.question}</a></li>' for question in chapter.questions)
        + "</ol></li>"
        for chapter in chapters
    )
    body = "".join(
        f'<h1 id="{chapter.slug}">{chapter.title}</h1>'
        + "".join(
            f'<section><h2 id="q-{question.id}">{question.question} <span class="level">{question.level}</span></h2>'
            + _inside(question.answer, ids)
            + "</section>"
            for question in chapter.questions
        )
        for chapter in chapters
    )
    return (
        f'<!doctype html><html lang="{locale}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{read_styles(STYLES)}{_PRINT}</style></head><body>"
        f'<div class="cover">{mark}<h1>{title}</h1><p>{subtitle}</p><p>{day}</p>'
        f'<p><a href="{site_url}">{site_url}</a></p></div>'
        f"<nav><h1>{contents}</h1><ol>{index}</ol></nav>{body}</body></html>"
    )


def _inside(answer: str, ids: set[str]) -> str:
    answer = re.sub(r' id="[^"]*"', "", answer)
    return re.sub(
        r'href="[^"]*/q/([a-z0-9-]+)/"', lambda link: f'href="#q-{link[1]}"' if link[1] in ids else link[0], answer
    )
