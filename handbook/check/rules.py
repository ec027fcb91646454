"""The rules of the house: what a build does without, and a change is not merged without."""

from __future__ import annotations

from collections.abc import Iterator

from handbook.check.asked import asked_problems
from handbook.check.files import inline_code, picture_problems, unused_samples
from handbook.check.forms import avoided_forms
from handbook.check.limits import few_questions, too_many_questions, untranslated
from handbook.check.repeats import repeats
from handbook.model import Handbook
from handbook.sources.problems import Problem, read_text


def rules(book: Handbook) -> Iterator[Problem]:
    """Yield what breaks a rule, and advice, for the whole handbook."""
    settings, every = book.settings, []
    yield from asked_problems(settings, book.registry)
    for language in settings.languages:
        paths = sorted((settings.root / "docs").glob(f"*.{language.locale}.md"))
        pages = [(f"docs/{path.name}", read_text(path, path.name, [])) for path in paths]
        every += pages
        yield from repeats(pages)
        yield from avoided_forms(book.glossary, language.locale, language.endings, pages)
    for path, text in every:
        yield from inline_code(text, path)
    yield from unused_samples(settings.root, every)
    yield from picture_problems(settings.root, _pictures(book))
    yield from too_many_questions(book)
    yield from few_questions(settings, book.registry)
    yield from untranslated(settings)


def _pictures(book: Handbook) -> set[str]:
    """Return the pictures that answers show, as paths from `docs/`."""
    answers = (answer for question in book.questions.values() for answer in question.answers.values())
    return {link.target for answer in answers for link in answer.links if link.picture}
