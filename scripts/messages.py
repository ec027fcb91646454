"""What is said in the channel about a question: a message, a quiz, a correction."""

from __future__ import annotations

import datetime
import hashlib
import html
import json
from collections.abc import Iterable
from typing import Any

from telegram import EXPLANATION, EXPLANATION_LINE_FEEDS, MESSAGE, OPTION, QUESTION, units, visible_units

from handbook import addresses
from handbook.model import Handbook, Question
from handbook.news import corrections
from handbook.sources.registry import Quiz
from handbook.text import plain


class Unfit(Exception):
    """A question cannot be said in Telegram; one sentence that tells why."""


def message(handbook: Handbook, question: Question, locale: str, since: datetime.date | None = None) -> str:
    """Return a message in Bot API HTML: the question, its spoken answer as a spoiler, hashtags, address.

    An answer that is too long ends after a sentence. With `since`, corrections made on that day or
    later stand above the address.
    """
    answer = question.answers[locale]
    spoken = plain.sentences(plain.plain(answer.spoken))
    if not spoken:
        raise Unfit(f"“{question.id}” has no spoken answer in “{locale}”; write one first.")
    before = f"<b>{_escaped(plain.plain(answer.title))}</b>\n\n<tg-spoiler>"
    after = "</tg-spoiler>\n\n" + "\n\n".join(
        [
            *_corrected(handbook, question, locale, since),
            " ".join(f"#{tag.replace('-', '_')}" for tag in (question.section, question.entry.level)),
            address(handbook, question.id, locale),
        ]
    )
    room = MESSAGE - visible_units(before + after)
    return before + _escaped(_shortened(spoken, room)) + after


def quiz(question: Question, locale: str) -> dict[str, Any]:
    """Return the parameters of the Bot API's sendPoll; raises Unfit where a limit is passed or there is no quiz."""
    source = question.entry.quiz.get(locale)
    if source is None:
        raise Unfit(f"“{question.id}” has no quiz in “{locale}”; add one to {question.entry.path}.")
    asked, explanation = plain.plain(source.question), _lines(source.explanation)
    options = [plain.plain(option) for option in source.options]
    _within(question.id, "question", asked, QUESTION)
    _within(question.id, "explanation", explanation, EXPLANATION)
    for option in options:
        _within(question.id, f"option “{option}”", option, OPTION)
    if explanation.count("\n") > EXPLANATION_LINE_FEEDS:
        raise Unfit(f"The quiz of “{question.id}” explains in more than {EXPLANATION_LINE_FEEDS + 1} lines; join them.")
    return {
        "question": asked,
        "options": [{"text": option} for option in options],
        "type": "quiz",
        "is_anonymous": True,
        # Bot API 9.6 renamed the one to the other; servers pass over what they do not know.
        "correct_option_ids": [source.correct],
        "correct_option_id": source.correct,
        "explanation": explanation,
    }


def quiz_correction(handbook: Handbook, question: Question, locale: str) -> str:
    """Return a message that puts a quiz right, which nobody can edit once it is sent."""
    poll: Quiz = question.entry.quiz[locale]
    word = handbook.settings.language(locale).words["corrected"]
    parts = [
        f"<b>{_escaped(word)}:</b> {_escaped(plain.plain(poll.question))}",
        f"✅ {_escaped(plain.plain(poll.options[poll.correct]))}",
        _escaped(_lines(poll.explanation)),
        address(handbook, question.id, locale),
    ]
    return "\n\n".join(filter(None, parts))


def digest(handbook: Handbook, questions: list[Question], locale: str) -> str:
    """Return a message in Bot API HTML that lists questions with their addresses, as many as fit."""
    word = handbook.settings.language(locale).words["digest"]
    lines = [f"<b>{_escaped(word)}</b>\n"]
    for question in questions:
        title = _escaped(plain.plain(question.answers[locale].title))
        line = f'▪️ <a href="{html.escape(address(handbook, question.id, locale))}">{title}</a>'
        if visible_units("\n".join([*lines, line])) <= MESSAGE:
            lines.append(line)
    return "\n".join(lines)


def address(handbook: Handbook, key: str, locale: str) -> str:
    """Return the absolute address of a question's own page, or of the home page where there is no question."""
    settings = handbook.settings
    return settings.site_url + (
        addresses.question(settings, locale, key) if key else addresses.page(settings, locale, "index")
    )


def fingerprint(said: str | dict[str, Any]) -> str:
    """Return a short hash of a message or poll, by which a later change is noticed."""
    text = said if isinstance(said, str) else json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _corrected(handbook: Handbook, question: Question, locale: str, since: datetime.date | None) -> Iterable[str]:
    word = handbook.settings.language(locale).words["corrected"]
    for date, text in corrections(question.entry, locale, handbook.settings.default.locale):
        if since and date >= since:
            yield f"<i>{_escaped(word)} {date}.</i> {_escaped(text)}"


def _shortened(sentences: list[str], room: int) -> str:
    """Return all sentences, or as many as fit into `room` units with an ellipsis after the last."""
    whole = " ".join(sentences)
    if units(whole) <= room:
        return whole
    parts = sentences if units(sentences[0]) + 2 <= room else sentences[0].split(" ")
    while parts and units(" ".join(parts)) + 2 > room:
        parts = parts[:-1]
    return f"{' '.join(parts)} …"


def _within(key: str, part: str, text: str, limit: int) -> None:
    if units(text) > limit:
        raise Unfit(f"The quiz of “{key}” has a {part} of {units(text)} characters; Telegram allows {limit}.")


def _lines(text: str) -> str:
    return "\n".join(plain.plain(line) for line in text.strip().split("\n"))


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
