"""What the practice page draws from: a list of all questions, and the answers of each section in a file of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.model import Handbook, Section
from handbook.pages.portable import for_page
from handbook.text import addresses
from handbook.text.plain import inline_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PAGE = "practice"


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `practice/questions.json` and `practice/<section>.<locale>.json`."""
    if not edition.whole(config):
        return
    current = edition.current()
    folder = Path(config.site_dir) / PAGE
    folder.mkdir(exist_ok=True)
    _write(folder / "questions.json", _questions(current.handbook))
    for section in current.handbook.sections:
        for language in current.handbook.settings.languages:
            answers = _answers(current, section, language.locale)
            _write(folder / f"{section.slug}.{language.locale}.json", answers)


def _questions(book: Handbook) -> list[dict[str, Any]]:
    """Return the sections in order: slug, titles by locale, and (id, level) of each question."""
    return [
        {
            "slug": section.slug,
            "title": {locale: page.title for locale, page in section.pages.items()},
            "questions": [[question.id, question.entry.level] for question in section.questions],
        }
        for section in book.sections
    ]


def _answers(current: edition.Edition, section: Section, locale: str) -> dict[str, dict[str, str]]:
    """Return question and answer as HTML by id, in `locale` or else in the default language."""
    book = current.handbook
    default = book.settings.default.locale
    here = addresses.page(book.settings, locale, PAGE)
    found = {}
    for question in section.questions:
        spoken, answer = question.answer(locale, default)
        if html := current.answers.get((question.id, spoken)):
            body = for_page(html, book, locale, section.slug, here)
            found[question.id] = {"lang": spoken, "question": inline_html(answer.title), "answer": body}
    return found


def _write(path: Path, data: Any) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
