"""The handbook as data: sections, questions and answers in every language.

Reads `docs/`, `questions/`, `glossary.yml` and `mkdocs.yml`; knows nothing of MkDocs. `read` returns a whole
`Handbook` or raises `SourceError` with every problem found, each with file, line and the way out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.sources.answer import Answer
from handbook.sources.checks import cross_check
from handbook.sources.files import unreadable_files
from handbook.sources.problems import Problem, SourceError, in_order, read_text
from handbook.sources.registry import Entry, read_registry
from handbook.sources.settings import Settings, read_settings
from handbook.sources.source import SourcePage, parse
from handbook.sources.terms import Glossary, read_glossary


@dataclass(frozen=True)
class Question:
    """A published question; `answers` by locale, the default language's always among them."""

    id: str
    section: str
    entry: Entry
    answers: Mapping[str, Answer]

    def answer(self, locale: str, default: str) -> tuple[str, Answer]:
        """Return (locale, answer) in that language, or in the default one where it is missing."""
        return (locale, self.answers[locale]) if locale in self.answers else (default, self.answers[default])


@dataclass(frozen=True)
class Section:
    """A section: its source page in each language that has one, and its questions in order."""

    slug: str
    pages: Mapping[str, SourcePage]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Handbook:
    """Everything that is published, in order. `retired` holds questions whose pages stay."""

    settings: Settings
    sections: tuple[Section, ...]
    registry: Mapping[str, Entry]
    glossary: Glossary

    @property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in the order of the sections."""
        return {question.id: question for section in self.sections for question in section.questions}

    @property
    def retired(self) -> dict[str, Entry]:
        """Registry entries of retired questions, by id."""
        return {key: entry for key, entry in self.registry.items() if entry.retired}


def read(root: Path) -> Handbook:
    """Read the handbook below `root`; raises SourceError with all problems at once."""
    book, problems = examine(root)
    if problems:
        raise SourceError(problems)
    return book


def examine(root: Path) -> tuple[Handbook, list[Problem]]:
    """Return what can be read of the handbook below `root`, and all that is wrong with it.

    Raises SourceError where `mkdocs.yml` cannot be read, without which nothing can.
    """
    settings = read_settings(root)
    problems: list[Problem] = []
    registry, unread, lost = read_registry(root, settings.sections, problems)
    pages = {
        (slug, language.locale): page
        for slug in settings.sections
        for language in settings.languages
        if (page := _read_page(settings, slug, language.locale, problems))
    }
    sections = tuple(_section(settings, slug, pages, registry) for slug in settings.sections)
    glossary = read_glossary(root, settings.languages, settings.sections, problems)
    problems += cross_check(settings, registry, pages, unread, lost)
    problems += unreadable_files(root)
    return Handbook(settings, sections, registry, glossary), in_order(problems)


def _read_page(settings: Settings, slug: str, locale: str, problems: list[Problem]) -> SourcePage | None:
    shown = f"docs/{slug}.{locale}.md"
    path = settings.root / shown
    language = settings.language(locale)
    if not path.exists():
        if language.complete:
            problems.append(Problem(shown, 1, f"the section “{slug}” has no page in {language.name}; create the file"))
        return None
    if path.is_symlink() and not path.resolve().is_relative_to((settings.root / "docs").resolve()):
        problems.append(Problem(shown, 1, "is a link to a file outside docs/; put the file itself here"))
        return None
    before = len(problems)
    text = read_text(path, shown, problems)
    if not text.strip() and len(problems) == before:
        problems.append(Problem(shown, 1, "is empty; write the section, or restore the file"))
    return parse(text, shown, language, settings.root / "examples", problems) if text.strip() else None


def _section(
    settings: Settings, slug: str, pages: Mapping[tuple[str, str], SourcePage], registry: Mapping[str, Entry]
) -> Section:
    own = {locale: page for (name, locale), page in pages.items() if name == slug}
    default = settings.default.locale
    order = own[default].answers if default in own else {}
    questions = tuple(
        Question(
            key, slug, registry[key], {locale: page.answers[key] for locale, page in own.items() if key in page.answers}
        )
        for key in order
        if key in registry
    )
    return Section(slug, own, questions)
