"""The learning paths of `paths.yml`, written out on the page `docs/paths.<locale>.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import edition
from handbook import Handbook
from mkdocs.exceptions import PluginError
from problems import Problem, nearest
from registry import LEVELS, read_yaml

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PAGE = "paths"
SOURCE = "paths.yml"
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")  # a link of its own, which cannot stand in a link


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Write the paths below the page's own text."""
    if Path(page.file.src_uri).name.split(".")[0] != PAGE:
        return None
    book, locale = edition.current().handbook, edition.locale(config)
    groups = _read(book)
    return f"{markdown}\n\n" + "\n\n".join(_group(key, group, book, locale) for key, group in groups.items())


def _read(book: Handbook) -> dict[str, Any]:
    """Return the groups; PluginError names every id that is no question."""
    problems: list[Problem] = []
    groups, lines = read_yaml(book.settings.root / SOURCE, SOURCE, problems)
    known = book.questions
    for group, entry in groups.items():
        for name, path in entry.get("paths", {}).items():
            at = (group, "paths", name, "questions")
            for key in path.get("questions", []):
                if key not in known:
                    problems.append(Problem(SOURCE, lines[at], f"“{key}” is no question.{nearest(key, known)}"))
    if problems:
        raise PluginError("\n".join(map(str, problems)))
    return groups


def _group(key: str, group: dict[str, Any], book: Handbook, locale: str) -> str:
    parts = [f"## {_in(group['title'], locale, book)} {{ #{key} }}"]
    for name, path in group.get("paths", {}).items():
        ids = path.get("questions") or [
            question.id
            for slug in path["sections"]
            for section in book.sections
            if section.slug == slug
            for question in section.questions
        ]
        parts.append(f"### {_in(path['title'], locale, book)} {{ #{name} }}\n\n{_in(path['text'], locale, book)}")
        parts.append("\n".join(_lines(ids, book, locale)))
    if group.get("levels"):
        words = book.settings.language(locale).words
        for level in LEVELS:
            ids = [key for key, question in book.questions.items() if question.entry.level == level]
            parts.append(f"### {words[level]} {{ #{level} }}")
            parts.append("\n".join(_lines(ids, book, locale)))
    return "\n\n".join(parts)


def _lines(ids: list[str], book: Handbook, locale: str) -> Iterator[str]:
    """Yield the numbered questions, each section's title before its run."""
    default = book.settings.default.locale
    for number, key in enumerate(ids, 1):
        question = book.questions[key]
        title = _ADDRESS.sub(r"\1", question.answer(locale, default)[1].title)
        yield f"{number}. [{title}]({question.section}.md#{key})"


def _in(texts: dict[str, str], locale: str, book: Handbook) -> str:
    return texts.get(locale) or texts[book.settings.default.locale]
