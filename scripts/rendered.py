"""The answers as the site shows them, read back from the built site's practice files. Nothing is rendered twice."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin

from handbook import addresses
from handbook.answers.portable import without_hints
from handbook.colours import read_colours
from handbook.sources.settings import Language, Settings

ROOT = Path(__file__).resolve().parent.parent
_PART = re.compile(r"<p>(<strong>[^<]*</strong>)</p>")
_HREF = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)"')


@dataclass(frozen=True)
class Rendered:
    """A question in one language: its title and answer as HTML with absolute links; `lang` may be the default's."""

    id: str
    level: str
    lang: str
    question: str
    answer: str


@dataclass(frozen=True)
class Chapter:
    """A section in one language, and the name of its group there."""

    slug: str
    title: str
    questions: tuple[Rendered, ...]
    group: str = ""


@dataclass(frozen=True)
class Book:
    """What is bound together in one language: the whole handbook or a group of sections.

    `name` begins its files' names, `address` is its identifier for ever; `contents` heads its table of contents.
    """

    name: str
    address: str
    locale: str
    title: str
    subtitle: str
    author: str
    contents: str
    chapters: tuple[Chapter, ...]

    def groups(self) -> list[tuple[str, list[Chapter]]]:
        """Return the chapters by the name of their group, in order."""
        return [(name, list(run)) for name, run in groupby(self.chapters, lambda chapter: chapter.group)]


def read_books(site: Path, settings: Settings, language: Language) -> list[Book]:
    """Return the books of a built site in a language: the whole, then one for each group that has questions."""
    locale, words = language.locale, language.words["downloads"]
    chapters = read_chapters(site, settings, language)
    found = [("", "", chapters)]
    for group in settings.groups:
        own = [chapter for chapter in chapters if chapter.slug in group.sections]
        found.append((f"-{group.key}", f": {language.groups[group.key]}", own))
    return [
        Book(
            f"suhbat-{locale}{key}",
            f"{settings.site_url}#{locale}{key}",
            locale,
            f"{words['title']}{name} ({language.name})",
            words["subtitle"],
            words["author"],
            words["contents"],
            tuple(own),
        )
        for key, name, own in found
        if any(chapter.questions for chapter in own)
    ]


def read_chapters(site: Path, settings: Settings, language: Language) -> list[Chapter]:
    """Return the sections of a built site in a language."""
    locale = language.locale
    base = urljoin(settings.site_url, addresses.page(settings, locale, "practice"))
    groups = {slug: language.groups[group.key] for group in settings.groups for slug in group.sections}
    chapters = []
    for section in json.loads((site / "practice/questions.json").read_text(encoding="utf-8")):
        answers = json.loads((site / f"practice/{section['slug']}.{locale}.json").read_text(encoding="utf-8"))
        questions = tuple(
            Rendered(
                key, level, answers[key]["lang"], answers[key]["question"], _absolute(answers[key]["answer"], base)
            )
            for key, level in section["questions"]
            if key in answers
        )
        title = section["title"].get(locale) or next(iter(section["title"].values()))
        chapters.append(Chapter(section["slug"], title, questions, groups[section["slug"]]))
    return chapters


def read_styles(paths: Iterable[Path]) -> str:
    """Return style sheets as one text."""
    return in_colours("".join(path.read_text(encoding="utf-8") for path in paths))


def in_colours(text: str) -> str:
    """Return a text with the site's colours in place of their names."""
    return read_colours(ROOT).fill(text)


def _absolute(answer: str, base: str) -> str:
    """Lead links to the site, and mark what heads a part of the answer.

    The glossary's hints are dropped, they would underline every other word.
    """
    answer = _PART.sub(r'<p class="part">\1</p>', without_hints(answer))
    return _HREF.sub(lambda link: f'{link[1]}{html.escape(urljoin(base, html.unescape(link[2])))}"', answer)
