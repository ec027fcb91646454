"""How much there should be: too many questions are a problem, too few are advice."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.model import Handbook
from handbook.sources.problems import Kind, Problem
from handbook.sources.registry import LEVELS, Entry
from handbook.sources.settings import CONFIGURATION, Settings


def too_many_questions(book: Handbook) -> Iterator[Problem]:
    """Yield the first question that is too many for its section's page, which a phone on mobile data loads whole."""
    most = (book.settings.extra.get("questions") or [0, 0])[1]
    for section in book.sections if most else ():
        for question in section.questions[most : most + 1]:
            answer = question.answers[book.settings.default.locale]
            advice = f"“{question.id}” is question {most + 1} of “{section.slug}”, and a page holds {most}"
            way_out = "move it to another section, divide this one, or retire a question"
            yield Problem(answer.path, answer.line, f"{advice}; {way_out}")


def few_questions(settings: Settings, registry: Mapping[str, Entry]) -> Iterator[Problem]:
    """Yield sections with fewer questions than `extra.questions` wants, and groups that lack a level."""
    least = (settings.extra.get("questions") or [0])[0]
    for group in settings.groups:
        asked = [entry for entry in registry.values() if entry.section in group.sections and not entry.retired]
        for section in group.sections:
            count = sum(entry.section == section for entry in asked)
            if count < least:
                advice = f"the section “{section}” has {count} questions; {least} make a section worth opening"
                yield Problem(f"questions/{section}.yml", 1, advice, Kind.ADVICE)
        for level in sorted(set(LEVELS) - {entry.level for entry in asked}, key=LEVELS.index) if asked else ():
            advice = f"the group “{group.key}” has no {level} question; write one"
            yield Problem(f"questions/{group.sections[0]}.yml", 1, advice, Kind.ADVICE)


def untranslated(settings: Settings) -> Iterator[Problem]:
    """Yield for each language the words of the interface that it takes from the default language."""
    lines = (settings.root / CONFIGURATION).read_text(encoding="utf-8").split("\n")
    for language in settings.languages:
        if language.lacking:
            entry = re.compile(rf"\s*- locale: *[\"']?{re.escape(language.locale)}\b")
            at = next((number for number, line in enumerate(lines, 1) if entry.match(line)), 1)
            names = ", ".join(language.lacking)
            advice = (
                f"{language.name} has no words of its own for {names}; translate them, {settings.default.name} is shown"
            )
            yield Problem(CONFIGURATION, at, advice, Kind.ADVICE)
