"""The learning paths of `paths.yml`, written out on the page `docs/paths.<locale>.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from pydantic import BaseModel, ConfigDict, ValidationError

from handbook import edition
from handbook.model import Handbook
from handbook.sources.mapping import read_yaml, validation_problems
from handbook.sources.problems import Problem, nearest
from handbook.sources.registry import LEVELS

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PAGE = "paths"
SOURCE = "paths.yml"
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")  # a link of its own, which cannot stand in a link


class LearningPath(BaseModel):
    """Questions in the order to read them, or whole sections; texts are by locale."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: dict[str, str]
    text: dict[str, str]
    questions: list[str] = []
    sections: list[str] = []


class Group(BaseModel):
    """A heading with its paths; `levels` adds all questions by level."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: dict[str, str]
    paths: dict[str, LearningPath] = {}
    levels: bool = False


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Write the paths below the page's own text."""
    if Path(page.file.src_uri).name.split(".")[0] != PAGE:
        return None
    book, locale = edition.current().handbook, edition.locale(config)
    groups = _read(book)
    return f"{markdown}\n\n" + "\n\n".join(_group(key, group, book, locale) for key, group in groups.items())


def _read(book: Handbook) -> dict[str, Group]:
    """Return the groups; PluginError tells everything that is wrong with the file."""
    problems: list[Problem] = []
    data, lines = read_yaml(book.settings.root / SOURCE, SOURCE, problems)
    groups: dict[str, Group] = {}
    for key, value in data.items():
        try:
            groups[key] = Group.model_validate(value)
        except ValidationError as error:
            problems += validation_problems(error, SOURCE, lines, (key,))
    seen = set(groups)
    for key, group in groups.items():
        problems += _group_problems(key, group, book, lines)
        for name in group.paths:
            if name in seen:
                problems.append(
                    Problem(SOURCE, lines.get((key, "paths", name), 1), f"“{name}” stands twice; rename one")
                )
            seen.add(name)
    if problems:
        raise PluginError("\n".join(map(str, problems)))
    return groups


def _group_problems(key: str, group: Group, book: Handbook, lines: dict[tuple, int]) -> Iterator[Problem]:
    texts = [((key, "title"), group.title)]
    for name, path in group.paths.items():
        at = (key, "paths", name)
        texts += [((*at, "title"), path.title), ((*at, "text"), path.text)]
        for kind, ids, known in (
            ("questions", path.questions, book.questions),
            ("sections", path.sections, book.settings.sections),
        ):
            for unknown in (each for each in ids if each not in known):
                text = f"“{unknown}” is not among the {kind}.{nearest(unknown, known)}"
                yield Problem(SOURCE, lines.get((*at, kind), 1), text)
    default = book.settings.default
    for at, text in texts:
        if default.locale not in text:
            yield Problem(SOURCE, lines.get(at, 1), f"“{'.'.join(at)}” has no text in {default.name}; add it")


def _group(key: str, group: Group, book: Handbook, locale: str) -> str:
    parts = [f"## {_in(group.title, locale, book)} {{ #{key} }}"]
    for name, path in group.paths.items():
        ids = path.questions or [
            question.id
            for slug in path.sections
            for section in book.sections
            if section.slug == slug
            for question in section.questions
        ]
        parts.append(f"### {_in(path.title, locale, book)} {{ #{name} }}\n\n{_in(path.text, locale, book)}")
        parts.append("\n".join(_lines(ids, book, locale)))
    if group.levels:
        words = book.settings.language(locale).words
        for level in LEVELS:
            ids = [each for each, question in book.questions.items() if question.entry.level == level]
            parts.append(f"### {words[level]} {{ #{key}-{level} }}")
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
