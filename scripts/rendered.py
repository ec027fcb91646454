"""The answers as the site shows them, read back from the built site's practice files. Nothing is rendered twice."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

from handbook.colours import read_colours

ROOT = Path(__file__).resolve().parent.parent
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
    """A section in one language."""

    slug: str
    title: str
    questions: tuple[Rendered, ...]


def read_chapters(site: Path, site_url: str, locale: str, prefix: str) -> list[Chapter]:
    """Return the sections of a built site in a language; `prefix` is the language's folder, "" or "en/"."""
    base = urljoin(site_url, f"{prefix}practice/")
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
        chapters.append(Chapter(section["slug"], title, questions))
    return chapters


def read_styles(paths: Iterable[Path]) -> str:
    """Return style sheets as one text, in the site's colours."""
    return in_colours("".join(path.read_text(encoding="utf-8") for path in paths))


def in_colours(text: str) -> str:
    """Return a text with the site's colours in place of their names."""
    return read_colours(ROOT).fill(text)


def _absolute(answer: str, base: str) -> str:
    """Lead links to the site; the glossary's hints are dropped, they would underline every other word."""
    answer = re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", answer)
    return _HREF.sub(lambda link: f'{link[1]}{html.escape(urljoin(base, html.unescape(link[2])))}"', answer)
