"""What the practice page draws from: a list of all questions; answers, quizzes and drills of each section."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from handbook import addresses
from handbook.answers.lean import lean
from handbook.answers.portable import for_page
from handbook.data.drills import drills
from handbook.edition import Edition
from handbook.model import Handbook, Section
from handbook.text.plain import inline_html

PAGE = "practice"


def files(current: Edition) -> Iterator[tuple[str, Any]]:
    """Yield (path from the site's root, what stands there) for the list and what is fetched when it is asked."""
    book = current.handbook
    yield f"{PAGE}/questions.json", questions(book)
    for section in book.sections:
        if found := section_drills(book, section):
            yield _drill_file(section.slug), found
        for locale in (language.locale for language in book.settings.languages):
            yield _answers_file(section.slug, locale), answers(current, section, locale)
            if found := quizzes(book, section, locale):
                yield _quiz_file(section.slug, locale), found


def _answers_file(slug: str, locale: str) -> str:
    """Return the path of the file with a section's answers, from the site's root."""
    return f"{PAGE}/{slug}.{locale}.json"


def _quiz_file(slug: str, locale: str) -> str:
    """Return the path of the file with a section's quizzes, from the site's root."""
    return f"{PAGE}/quiz/{slug}.{locale}.json"


def _drill_file(slug: str) -> str:
    """Return the path of the file with a section's drills, from the site's root."""
    return f"{PAGE}/drill/{slug}.json"


def questions(book: Handbook) -> list[dict[str, Any]]:
    """Return the sections in order: slug, titles, files, questions with level, and which have quizzes or drills."""
    locales = [language.locale for language in book.settings.languages]
    return [
        {
            "slug": section.slug,
            "title": {locale: page.title for locale, page in section.pages.items()},
            "files": {
                "answers": {locale: _answers_file(section.slug, locale) for locale in locales},
                "quiz": {locale: _quiz_file(section.slug, locale) for locale in locales},
                "drill": _drill_file(section.slug),
            },
            "questions": [[question.id, question.entry.level] for question in section.questions],
            "quiz": [question.id for question in section.questions if question.entry.quiz],
            "drill": list(section_drills(book, section)),
        }
        for section in book.sections
    ]


def quizzes(book: Handbook, section: Section, locale: str) -> dict[str, dict[str, Any]]:
    """Return the quizzes of a section as HTML by question id, in `locale` or else in a language that has one."""
    found = {}
    for question in section.questions:
        by_locale = question.entry.quiz
        spoken = next((name for name in (locale, book.settings.default.locale, *by_locale) if name in by_locale), None)
        if spoken:
            quiz = by_locale[spoken]
            found[question.id] = {
                "lang": spoken,
                "question": inline_html(quiz.question),
                "options": [inline_html(option) for option in quiz.options],
                "correct": quiz.correct,
                "explanation": inline_html(quiz.explanation),
            }
    return found


def section_drills(book: Handbook, section: Section) -> dict[str, list[dict[str, Any]]]:
    """Return the drills of a section by question id: code as HTML, and its output, a line each."""
    samples = book.settings.root / "examples"
    found = {question.id: drills(question, samples) for question in section.questions}
    return {
        key: [{"code": _highlighted(drill.code), "output": drill.output} for drill in those]
        for key, those in found.items()
        if those
    }


@cache
def _highlighted(code: str) -> str:
    return lean(highlight(code, PythonLexer(), HtmlFormatter(nowrap=True))).rstrip()


def answers(current: Edition, section: Section, locale: str) -> dict[str, dict[str, str]]:
    """Return question and answer as HTML by id, in `locale` or else in the default language."""
    book = current.handbook
    here = addresses.page(book.settings, locale, PAGE)
    found = {}
    for question in section.questions:
        spoken, answer = question.answer(locale, book.settings.default.locale)
        body = for_page(current.answers[question.id, spoken], book, locale, section.slug, here)
        found[question.id] = {"lang": spoken, "question": inline_html(answer.title), "answer": body}
    return found
