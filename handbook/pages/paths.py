"""The learning paths, written out as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handbook.model import Handbook
from handbook.sources.paths import LearningPath, PathGroup
from handbook.sources.registry import LEVELS

_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")  # a link of its own, which cannot stand in a link


def paths(book: Handbook, locale: str) -> str:
    """Return all groups of paths in a language, or in the default one where it has no text."""
    return "\n\n".join(part for key, group in book.paths.items() for part in _group(key, group, book, locale))


def choices(book: Handbook, locale: str) -> list[tuple[str, list[tuple[str, str, list[str]]]]]:
    """Return (title, paths) of each group that has some; a path is (name, title, ids of its questions)."""
    return [
        (
            _in(group.title, locale, book),
            [(name, _in(path.title, locale, book), _of_path(path, book)) for name, path in group.paths.items()],
        )
        for group in book.paths.values()
        if group.paths
    ]


def _group(key: str, group: PathGroup, book: Handbook, locale: str) -> Iterator[str]:
    yield f"## {_in(group.title, locale, book)} {{ #{key} }}"
    for name, path in group.paths.items():
        yield f"### {_in(path.title, locale, book)} {{ #{name} }}\n\n{_in(path.text, locale, book)}"
        yield _questions(_of_path(path, book), book, locale)
    words = book.settings.language(locale).words
    for level in LEVELS if group.levels else ():
        yield f"### {words[level]} {{ #{key}-{level} }}"
        ids = [each for each, question in book.questions.items() if question.entry.level == level]
        yield _questions(ids, book, locale)


def _of_path(path: LearningPath, book: Handbook) -> list[str]:
    """Return the ids of a path's questions, or else of all questions of its sections."""
    return path.questions or [question.id for slug in path.sections for question in book.section(slug).questions]


def _questions(ids: Iterable[str], book: Handbook, locale: str) -> str:
    """Return a numbered list of questions, each a link to its section."""
    lines = []
    for number, key in enumerate(ids, 1):
        question = book.questions[key]
        title = _ADDRESS.sub(r"\1", question.answer(locale, book.settings.default.locale)[1].title)
        lines.append(f"{number}. [{title}]({question.section}.md#{key})")
    return "\n".join(lines)


def _in(texts: dict[str, str], locale: str, book: Handbook) -> str:
    return texts.get(locale) or texts[book.settings.default.locale]
