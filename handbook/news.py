"""What is new in the handbook: questions by the day they were added, corrections by the day they were made."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from handbook.model import Handbook
from handbook.sources.registry import Entry


@dataclass(frozen=True)
class Item:
    """One piece of news in one language; `text` says what was corrected, and is empty for a new question."""

    date: datetime.date
    id: str
    section: str
    title: str
    text: str


def latest(handbook: Handbook, locale: str, count: int) -> list[Item]:
    """Return the newest items, newest first; those of one day in the registry's order, latest entry first."""
    items = []
    default = handbook.settings.default.locale
    for question in handbook.questions.values():
        title = question.answer(locale, default)[1].title
        items.append(Item(question.entry.added, question.id, question.section, title, ""))
        for date, text in corrections(question.entry, locale, default):
            items.append(Item(date, question.id, question.section, title, text))
    order = {key: place for place, key in enumerate(handbook.registry)}
    items.sort(key=lambda item: (item.date, bool(item.text), order[item.id]), reverse=True)
    return items[:count]


def corrections(entry: Entry, locale: str, default: str) -> list[tuple[datetime.date, str]]:
    """Return (date, sentences) of each day's corrections, newest first; in `default` where `locale` lacks one."""
    found: dict[datetime.date, list[str]] = {}
    for correction in entry.corrected:
        found.setdefault(correction.date, []).append(correction.text(locale) or correction.text(default) or "")
    return [(date, " ".join(found[date])) for date in sorted(found, reverse=True)]
