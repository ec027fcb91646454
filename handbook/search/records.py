"""What can be found: questions, sections, terms, and the pages besides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from handbook.edition import Edition
from handbook.model import Handbook, Question
from handbook.sources.markdown import blocks
from handbook.sources.source import SourcePage
from handbook.text.plain import plain

KINDS = ("question", "section", "term", "page")
UNREAD = frozenset({"pronunciation"})  # parts of an answer that nobody searches
_GLOSSARY = "glossary"  # the page that terms stand on


@dataclass(frozen=True)
class Record:
    """What can be found: titles and texts by locale, and whatever else counts as its words."""

    kind: str
    key: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    body: str = ""
    aliases: str = ""
    asked: tuple[str, ...] = ()
    section: str = ""
    level: str = ""


def records(current: Edition) -> list[Record]:
    """Return everything that can be found, by kind in the order of KINDS.

    Where not every question is rendered, the site is a preview, which has neither terms nor other pages.
    """
    handbook = current.handbook
    rendered = {key for key, _ in current.answers}
    questions = [question for question in handbook.questions.values() if question.id in rendered]
    whole = len(questions) == len(handbook.questions)
    return [
        *map(_question, questions),
        *(_page("section", section.slug, section.pages) for section in handbook.sections),
        *(_terms(handbook) if whole and _GLOSSARY in handbook.pages else ()),
        *(_page("page", slug, pages) for slug, pages in handbook.pages.items() if whole),
    ]


def _question(question: Question) -> Record:
    answers = question.answers
    parts = [text for answer in answers.values() for part, text in answer.parts.items() if part not in UNREAD]
    parts += [answer.example for answer in answers.values()]
    prose = [plain("\n".join(line.text for line in blocks(text) if not line.fenced)) for text in parts]
    code = dict.fromkeys(line for answer in answers.values() for fence in answer.code for line in fence.split("\n")[1:])
    return Record(
        "question",
        question.id,
        {locale: plain(answer.title) for locale, answer in answers.items()},
        {locale: plain(answer.spoken) for locale, answer in answers.items()},
        "\n".join([*prose, *code]),
        "|".join(question.entry.aliases),
        tuple(sentence for sentences in question.entry.asked.values() for sentence in sentences),
        question.section,
        question.entry.level,
    )


def _page(kind: str, slug: str, pages: Mapping[str, SourcePage]) -> Record:
    titles = {locale: page.title for locale, page in pages.items()}
    return Record(kind, slug, titles, {locale: page.description for locale, page in pages.items()})


def _terms(handbook: Handbook) -> Iterator[Record]:
    for key, entry in handbook.glossary.items():
        titles = {locale: term.term for locale, term in entry.items()}
        yield Record("term", key, titles, {locale: term.meaning for locale, term in entry.items()})
