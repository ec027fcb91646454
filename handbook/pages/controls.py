"""What stands around the questions of a section page, as HTML: tools and a list above the first, actions below each.

All of it is on the page from the start, so that nothing moves when the scripts arrive. What works with a script
alone has the class `needs-script`.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from handbook import addresses
from handbook.model import Question
from handbook.news import corrections
from handbook.sources.registry import LEVELS
from handbook.sources.settings import Settings
from handbook.text.plain import inline_html


def above(questions: Sequence[Question], locale: str, settings: Settings) -> str:
    """Return what stands above the questions: the reading tools, and the list of questions, closed."""
    words = settings.language(locale).words
    return "\n\n".join([_reading_tools(questions, words), _contents(questions, locale, settings)])


def _reading_tools(questions: Iterable[Question], words: dict[str, Any]) -> str:
    """A filter by the levels that occur, and open or close all answers."""
    present = {question.entry.level for question in questions}
    choices = {"": words["all_levels"], **{level: words[level] for level in LEVELS if level in present}}
    levels = (
        f'<button type="button" data-choose="{level}" aria-pressed="{str(not level).lower()}">{_text(label)}</button>'
        for level, label in choices.items()
    )
    marks = {"": words["all_questions"], **{kind: words["only"][kind] for kind in ("unknown", "marked")}}
    options = (f'<option value="{kind}">{_text(label)}</option>' for kind, label in marks.items())
    return (
        f'<div class="reading-tools needs-script" role="group" aria-label="{_text(words["reading_tools"])}">'
        f'<span class="choice">{"".join(levels)}</span>'
        f'<select data-only aria-label="{_text(words["contents"])}">{"".join(options)}</select>'
        f'<span><button type="button" data-all="open">{_text(words["open_all"])}</button>'
        f'<button type="button" data-all="close">{_text(words["close_all"])}</button></span>'
        f'<p role="status" hidden>{_text(words["only"]["none"])}</p></div>'
    )


def below(question: Question, locale: str, settings: Settings) -> str:
    """Return the corrections of a question and the row of what can be done with it, in blocks of Markdown."""
    words = settings.language(locale).words
    here = addresses.page(settings, locale, question.section)
    address = addresses.relative(here, addresses.question(settings, locale, question.id))
    know = _button("know", 'data-mark="known" aria-pressed="false"', _text(words["know"]))
    mark = _button("star", f'data-mark="marked" aria-pressed="false" title="{_text(words["mark"])}"', "")
    own = _button("own-answer", 'data-own aria-expanded="false"', _text(words["practice"]["own"]))
    telegram = f'<a class="needs-script" data-telegram>{_text(words["share_telegram"])}</a>'
    more = [
        f'<a href="{address}" data-share>{_text(words["link"])}</a>',
        telegram,
        f'<button type="button" class="needs-script" data-copy>{_text(words["copy_link"])}</button>',
        f'<button type="button" class="needs-script" data-sheet>{_text(words["share"])}</button>',
        *(
            f'<a href="{_text(target)}" rel="noopener">{_text(word)}</a>'
            for target, word in _reports(question, words, settings)
        ),
    ]
    unfolding = f"<details><summary>{_text(words['more'])}</summary><p>{''.join(more)}</p></details>"
    row = f'<div class="question-actions" data-question="{question.id}">{know}{mark}{own}{unfolding}</div>'
    return "\n\n".join([*_corrections(question, locale, settings), row])


def _button(name: str, attributes: str, label: str) -> str:
    return f'<button type="button" class="{name} needs-script" {attributes}>{label}</button>'


def _contents(questions: Sequence[Question], locale: str, settings: Settings) -> str:
    words, default = settings.language(locale).words, settings.default.locale
    items = (
        f'<li><a href="#{question.id}">{inline_html(question.answer(locale, default)[1].title)}</a> '
        f'<span class="level level-{question.entry.level}">{_text(words[question.entry.level])}</span></li>'
        for question in questions
    )
    return (
        f'<details class="contents"><summary>{_text(words["contents"])} <span>{len(questions)}</span></summary>'
        f'<ol class="question-list">{"".join(items)}</ol></details>'
    )


def _reports(question: Question, words: dict[str, str], settings: Settings) -> Iterable[tuple[str, str]]:
    """Yield (address, word) for every way to report a mistake that the settings name."""
    if settings.repository:
        yield f"{settings.repository}/issues/new?template=mistake.yml&question={quote(question.id)}", words["report"]
    if user := settings.extra.get("maintainer"):
        yield f"https://t.me/{user}?text={quote('#' + question.id + ' ')}", words["report_telegram"]


def _corrections(question: Question, locale: str, settings: Settings) -> list[str]:
    word = _text(settings.language(locale).words["corrected"])
    return [
        f'<p class="corrected"><strong>{word} <time datetime="{date}">{date}</time>.</strong> {_text(text)}</p>'
        for date, text in corrections(question.entry, locale, settings.default.locale)
    ]


def _text(value: str) -> str:
    return html.escape(value)
