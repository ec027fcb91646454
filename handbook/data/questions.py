"""`questions.json`, the handbook as open data, and `questions.schema.json`, which describes it field by field.

The version grows by one when a field disappears or changes its meaning; new fields may come at any time.
"""

from __future__ import annotations

import datetime
import json
from typing import Literal

from pydantic import BaseModel, Field

from handbook import addresses
from handbook.answers import portable
from handbook.edition import Edition
from handbook.model import Question
from handbook.sources.answer import Asked
from handbook.text import plain

VERSION = 2
NAME, SCHEMA = "questions.json", "questions.schema.json"

ByLanguage = dict[str, str]


class LanguageData(BaseModel):
    """A language of the handbook."""

    locale: str = Field(description="The language's code, a key wherever values are given by language.")
    name: str = Field(description="The language's own name.")


class SectionData(BaseModel):
    """A section of the handbook, in the order of the navigation."""

    id: str
    title: ByLanguage
    url: ByLanguage


class CorrectionData(BaseModel):
    """Something that the answer once said wrong."""

    date: datetime.date
    text: ByLanguage = Field(description="What was put right, in one sentence.")


class QuizData(BaseModel):
    """A question with options to choose from."""

    question: str
    options: list[str]
    correct: int = Field(description="The place of the right option, counted from 0.")
    explanation: str


class AskedData(BaseModel):
    """A question that comes after the answer, and what to say to it, plain text."""

    question: str
    answer: str


class QuestionData(BaseModel):
    """A question that is asked today, in the order of the handbook."""

    id: str = Field(description="Never changes and is never used again for another question.")
    section: str = Field(description="The id of its section.")
    level: Literal["junior", "middle", "senior"]
    added: datetime.date
    checked: datetime.date = Field(description="The day its answer was last held against its sources.")
    aliases: list[str] = Field(description="What people also call it, in any language.")
    title: ByLanguage = Field(description="The question, plain text.")
    spoken: ByLanguage = Field(description="What to say aloud, plain text; true for whoever says it.")
    example: ByLanguage = Field(description="A story to be replaced by one's own, plain text; often empty.")
    follow_ups: dict[str, list[AskedData]] = Field(description="What is asked next, by language.")
    hard: dict[str, AskedData] = Field(description="The question that comes after a good answer, by language.")
    answer: ByLanguage = Field(description="The full answer, HTML with absolute links; diagrams as their description.")
    url: ByLanguage = Field(description="The question's own page. It works for ever.")
    corrected: list[CorrectionData]
    quiz: dict[str, QuizData] = Field(description="By language; often empty.")


class RetiredData(BaseModel):
    """A question that is no longer asked. Its page stays."""

    id: str
    section: str
    date: datetime.date = Field(description="The day it was retired.")
    replaced_by: str | None = Field(description="The id of the question to read in its place.")
    url: ByLanguage


class HandbookData(BaseModel):
    """The whole handbook."""

    schema_url: str = Field(serialization_alias="$schema", description="The address of this description.")
    version: Literal[2] = Field(description="Grows when a field disappears or changes its meaning.")
    license: str = Field(description="The licence of all texts, as an SPDX identifier.")
    site: str
    languages: list[LanguageData] = Field(description="The default language is the first.")
    sections: list[SectionData]
    questions: list[QuestionData]
    retired: list[RetiredData]


def data(current: Edition) -> HandbookData:
    """Return the handbook as data. Only what is there in a language is given for it."""
    handbook = current.handbook
    settings = handbook.settings
    return HandbookData(
        schema_url=settings.site_url + SCHEMA,
        version=VERSION,
        license="CC-BY-4.0",
        site=settings.site_url,
        languages=[LanguageData(locale=language.locale, name=language.name) for language in settings.languages],
        sections=[
            SectionData(
                id=section.slug,
                title={locale: page.title for locale, page in section.pages.items()},
                url={
                    locale: settings.site_url + addresses.page(settings, locale, section.slug)
                    for locale in section.pages
                },
            )
            for section in handbook.sections
        ],
        questions=[_question(current, question) for question in handbook.questions.values()],
        retired=[
            RetiredData(
                id=key,
                section=entry.section,
                date=entry.retired.date,
                replaced_by=entry.retired.replaced_by,
                url={
                    language.locale: settings.site_url + addresses.question(settings, language.locale, key)
                    for language in settings.languages
                },
            )
            for key, entry in handbook.retired.items()
        ],
    )


def schema() -> str:
    """Return the JSON Schema of the data."""
    described = HandbookData.model_json_schema(by_alias=True, mode="serialization")
    described["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _asked(asked: Asked) -> AskedData:
    return AskedData(question=plain.plain(asked.question), answer=plain.plain(asked.answer))


def _question(current: Edition, question: Question) -> QuestionData:
    handbook, entry = current.handbook, question.entry
    settings = handbook.settings
    answers = question.answers
    pages = {locale: addresses.question(settings, locale, question.id) for locale in answers}
    return QuestionData(
        id=question.id,
        section=question.section,
        level=entry.level,
        added=entry.added,
        checked=entry.checked,
        aliases=entry.aliases,
        title={locale: plain.plain(answer.title) for locale, answer in answers.items()},
        spoken={locale: plain.plain(answer.spoken) for locale, answer in answers.items()},
        example={locale: plain.plain(answer.example) for locale, answer in answers.items() if answer.example},
        follow_ups={locale: [_asked(asked) for asked in answer.follow_ups] for locale, answer in answers.items()},
        hard={locale: _asked(answer.hard) for locale, answer in answers.items()},
        answer={
            locale: portable.for_elsewhere(
                current.answers[question.id, locale], handbook, locale, question.section, page
            )
            for locale, page in pages.items()
        },
        url={locale: settings.site_url + page for locale, page in pages.items()},
        corrected=[CorrectionData(date=item.date, text=item.model_extra) for item in entry.corrected],
        quiz={locale: QuizData(**quiz.model_dump()) for locale, quiz in entry.quiz.items()},
    )
