"""The handbook as an EPUB 3 book: a cover, contents, a chapter for each section."""

from __future__ import annotations

import datetime
import re
import zipfile
from pathlib import Path

from ebooklib import epub
from lxml import etree, html
from rendered import Chapter, read_styles

STYLES = [Path(__file__).with_name(name) for name in ("book.css", "answer.css")]
_XHTML = "http://www.w3.org/1999/xhtml"
_SVG = "http://www.w3.org/2000/svg"
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")


def write_epub(
    path: Path, title: str, subtitle: str, locale: str, chapters: list[Chapter], site_url: str, mark: str, when: int
) -> None:
    """Write the book. `mark` is the site's mark as SVG; `when` (seconds) is the date of this edition."""
    day = datetime.datetime.fromtimestamp(when, datetime.UTC)
    book = epub.EpubBook()
    book.set_identifier(f"{site_url}#{locale}")
    book.set_title(title)
    book.set_language(locale)
    book.add_author("Suhbat")
    book.add_metadata("DC", "date", day.strftime("%Y-%m-%d"))
    book.add_metadata("DC", "rights", "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/")
    style = epub.EpubItem("style", "style.css", "text/css", _flat(read_styles(STYLES)).encode())
    book.add_item(style)

    cover = _page("cover", title, locale, style, _cover(title, subtitle, mark, day, site_url))
    pages = [cover] + [
        _page(chapter.slug, chapter.title, locale, style, _chapter(chapter, chapters)) for chapter in chapters
    ]
    for page in pages:
        book.add_item(page)
    book.toc = [
        (
            epub.Section(chapter.title, href=f"{chapter.slug}.xhtml"),
            [
                epub.Link(f"{chapter.slug}.xhtml#{question.id}", _text(question.question), question.id)
                for question in chapter.questions
            ],
        )
        for chapter in chapters
    ]
    book.add_item(epub.EpubNcx())
    book.add_item(epub.EpubNav(title=subtitle))
    book.spine = [cover, "nav", *pages[1:]]
    path.parent.mkdir(parents=True, exist_ok=True)
    epub.write_epub(str(path), book, {"mtime": day.replace(tzinfo=None), "raise_exceptions": True})
    _settle(path)


def _page(name: str, title: str, locale: str, style: epub.EpubItem, body: str) -> epub.EpubHtml:
    page = epub.EpubHtml(uid=name, title=title, file_name=f"{name}.xhtml", lang=locale)
    page.content = _xhtml(body)
    page.add_item(style)
    if "<svg" in body:
        page.properties.append("svg")
    return page


def _cover(title: str, subtitle: str, mark: str, day: datetime.datetime, site_url: str) -> str:
    return (
        f'<div class="cover">{mark}<h1>{title}</h1><p>{subtitle}</p>'
        f'<p>{day:%Y-%m-%d}</p><p><a href="{site_url}">{site_url}</a></p></div>'
    )


def _chapter(chapter: Chapter, chapters: list[Chapter]) -> str:
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


def _xhtml(body: str) -> bytes:
    """Return HTML as well-formed XHTML, SVG in its own namespace with its own spelling of names."""
    tree = html.fromstring(f"<div>{body}</div>")
    for node in tree.iter():
        for name in ("markdown", "start"):
            node.attrib.pop(name, None)
    for svg in tree.iter("svg"):
        if "viewbox" in svg.attrib:
            svg.set("viewBox", svg.attrib.pop("viewbox"))
        svg.attrib.pop("xmlns", None)
        for node in svg.iter():
            if isinstance(node.tag, str):
                node.tag = f"{{{_SVG}}}{node.tag}"
    return etree.tostring(tree, encoding="utf-8", method="xml")


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
