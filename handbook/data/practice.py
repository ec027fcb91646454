"""What the practice page draws from: a list of all questions, and the answers of each section."""

from __future__ import annotations

from typing import Any

from handbook import addresses
from handbook.answers.portable import for_page
from handbook.edition import Edition
from handbook.model import Handbook, Section
from handbook.text.plain import inline_html

PAGE = "practice"


def file(slug: str, locale: str) -> str:
    """Return the path of the file with a section's answers, from the site's root."""
    return f"{PAGE}/{slug}.{locale}.json"


def questions(book: Handbook) -> list[dict[str, Any]]:
    """Return the sections in order: slug, titles and files of answers by locale, and (id, level) of each question."""
    return [
        {
            "slug": section.slug,
            "title": {locale: page.title for locale, page in section.pages.items()},
            "files": {language.locale: file(section.slug, language.locale) for language in book.settings.languages},
            "questions": [[question.id, question.entry.level] for question in section.questions],
        }
        for section in book.sections
    ]


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
