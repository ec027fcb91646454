"""The handbook as data: sections, questions and answers in every language.

Reads `docs/`, `questions/`, `glossary.yml`, `paths.yml` and `mkdocs.yml`; knows nothing of MkDocs. `read` returns a
whole `Handbook` or raises `SourceError` with every problem found, each with file, line and the way out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from handbook.sources.answer import Answer
from handbook.sources.checks import cross_check
from handbook.sources.files import unreadable_files
from handbook.sources.paths import Paths, read_paths
from handbook.sources.problems import Problem, SourceError, in_order, read_text
from handbook.sources.registry import Entry, read_registry
from handbook.sources.settings import Settings, read_settings
from handbook.sources.source import SourcePage, opened, parse
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
    """Everything that is published, in order.

    `pages` are those of `docs/` that are no sections, by slug and locale, without their text.
    """

    settings: Settings
    sections: tuple[Section, ...]
    pages: Mapping[str, Mapping[str, SourcePage]]
    registry: Mapping[str, Entry]
    glossary: Glossary
    paths: Paths

    @property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in the order of the sections."""
        return {question.id: question for section in self.sections for question in section.questions}

    @property
    def retired(self) -> dict[str, Entry]:
        """Registry entries of questions that are no longer asked, whose pages stay, by id."""
        return {key: entry for key, entry in self.registry.items() if entry.retired}

    def section(self, slug: str) -> Section | None:
        """Return a section, or None where there is none of that name."""
        return next((section for section in self.sections if section.slug == slug), None)

    def page(self, slug: str, locale: str) -> SourcePage | None:
        """Return a page in that language, or in the default one where it is missing; None if the site has no such."""
        section = self.section(slug)
        pages = section.pages if section else self.pages.get(slug, {})
        return pages.get(locale) or pages.get(self.settings.default.locale)

    def replacement(self, key: str) -> Question | None:
        """Return the question that is asked today in place of a retired one, through any number of steps, or None."""
        seen = set()
        while key not in seen and (entry := self.registry.get(key)) and entry.retired and entry.retired.replaced_by:
            seen.add(key)
            key = entry.retired.replaced_by
        return self.questions.get(key)


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
        if (page := _read_section(settings, slug, language.locale, problems))
    }
    sections = tuple(_section(settings, slug, pages, registry) for slug in settings.sections)
    others = {slug: _read_other(settings, slug, problems) for slug in settings.pages}
    glossary = read_glossary(root, settings.languages, settings.sections, problems)
    asked = {key for page in pages.values() for key in page.answers} | unread | set(registry)
    paths = read_paths(settings, asked - {key for key, entry in registry.items() if entry.retired}, problems)
    problems += cross_check(settings, registry, pages, unread, lost)
    problems += unreadable_files(root)
    return Handbook(settings, sections, others, registry, glossary, paths), in_order(problems)


def _read_section(settings: Settings, slug: str, locale: str, problems: list[Problem]) -> SourcePage | None:
    shown, text = _read_page(settings, slug, locale, problems)
    return parse(text, shown, settings.language(locale), settings.root / "examples", problems) if text.strip() else None


def _read_other(settings: Settings, slug: str, problems: list[Problem]) -> dict[str, SourcePage]:
    """Return a page that is no section in each language that has one."""
    read = {language.locale: _read_page(settings, slug, language.locale, problems) for language in settings.languages}
    return {locale: opened(text, shown, problems)[0] for locale, (shown, text) in read.items() if text.strip()}


def _read_page(settings: Settings, slug: str, locale: str, problems: list[Problem]) -> tuple[str, str]:
    """Return the path of a page as problems show it, and its text; "" where there is none to read."""
    shown = f"docs/{slug}.{locale}.md"
    path = settings.root / shown
    language = settings.language(locale)
    if not path.exists():
        if language.complete:
            problems.append(Problem(shown, 1, f"“{slug}” has no page in {language.name}; create the file"))
        return shown, ""
    if path.is_symlink() and not path.resolve().is_relative_to((settings.root / "docs").resolve()):
        problems.append(Problem(shown, 1, "is a link to a file outside docs/; put the file itself here"))
        return shown, ""
    before = len(problems)
    text = read_text(path, shown, problems)
    if not text.strip() and len(problems) == before:
        problems.append(Problem(shown, 1, "is empty; write the page, or restore the file"))
    return shown, text


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
