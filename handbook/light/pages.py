"""A light page for every question ever published, one that lists them, and one in each place where a section was.

These are `/q/<id>/`, `/q/`, and `/<section>/` of a section that was joined with another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from handbook import addresses
from handbook.answers import portable
from handbook.browser.policy import with_policy
from handbook.cards.content import Content
from handbook.cards.social import Subject, Tags, tags
from handbook.colours import read_colours
from handbook.edition import Edition
from handbook.groups import groups
from handbook.light.flashcard import flashcard
from handbook.light.styles import data_address
from handbook.model import Handbook, Question
from handbook.news import corrections
from handbook.sources.settings import Settings
from handbook.text import plain


@dataclass(frozen=True)
class LightPage:
    """A page without the theme: its path, its template below `overrides/`, and what that needs."""

    path: str
    template: str
    context: dict[str, Any]


def write_pages(current: Edition, site: Path) -> None:
    """Write every page in every language into the folder `site`, and the cards that stand for them."""
    environment = Environment(
        loader=FileSystemLoader(current.handbook.settings.root / "overrides"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["coloured"] = read_colours(current.handbook.settings.root).fill
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    for page in pages(current, site):
        target = site / page.path / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        html = environment.get_template(page.template).render(page.context)
        target.write_text(with_policy(html), encoding="utf-8")


def pages(current: Edition, site: Path) -> Iterator[LightPage]:
    """Yield every page: in each language the questions in order, those no longer asked, the list, former sections."""
    handbook = current.handbook
    questions = list(handbook.questions.values())
    for language in handbook.settings.languages:
        locale = language.locale
        for question, previous, following in zip(questions, [None, *questions], [*questions[1:], None], strict=False):
            yield _question_page(current, site, locale, question, previous, following)
        for key in handbook.retired:
            yield _retired_page(handbook, site, locale, key)
        yield _list_page(handbook, site, locale)
        for slug, keys in former_sections(handbook).items():
            yield _former_page(handbook, site, locale, slug, keys)


def former_sections(handbook: Handbook) -> dict[str, list[str]]:
    """Return the sections that are no more, each with the ids of the questions that stood there."""
    found: dict[str, list[str]] = {}
    for key, entry in handbook.registry.items():
        if entry.moved and entry.moved.section not in handbook.settings.sections:
            found.setdefault(entry.moved.section, []).append(key)
    return found


@dataclass(frozen=True)
class _Place:
    """Where a page stands, and how the others are seen from there. `address` gives its path in each language."""

    handbook: Handbook
    locale: str
    address: Callable[[Settings, str], str]

    @cached_property
    def here(self) -> str:
        return self.address(self.handbook.settings, self.locale)

    def to(self, path: str) -> str:
        return addresses.relative(self.here, path)

    def to_page(self, slug: str) -> str:
        return self.to(addresses.page(self.handbook.settings, self.locale, slug))

    def section(self, slug: str) -> dict[str, Any]:
        return {"title": self.handbook.page(slug, self.locale).title, "href": self.to_page(slug)}

    def question(self, question: Question) -> dict[str, Any]:
        settings = self.handbook.settings
        title = question.answer(self.locale, settings.default.locale)[1].title
        href = self.to(addresses.question(settings, self.locale, question.id))
        return {"href": href, "title": Markup(plain.inline_html(title))}

    def frame(self, social: Tags) -> dict[str, Any]:
        """What every light page needs."""
        settings = self.handbook.settings
        return {
            "locale": self.locale,
            "words": settings.language(self.locale).words,
            "social": social,
            "channel": settings.extra["channel"],
            "icon": data_address(settings.root / "overrides/assets/favicon.svg", read_colours(settings.root)),
            "home": self.to(""),
            "start": self.to_page("index"),
            "list": self.to(addresses.question_list(settings, self.locale)),
            "feed": self.to(addresses.feed(self.locale)),
            "languages": [
                {"locale": other.locale, "name": other.name, "href": self.to(self.address(settings, other.locale))}
                for other in settings.languages
            ],
        }


def _question_page(
    current: Edition, site: Path, locale: str, question: Question, previous: Question | None, following: Question | None
) -> LightPage:
    handbook, settings = current.handbook, current.handbook.settings
    default, words = settings.default.locale, settings.language(locale).words
    first, answer = question.answer(locale, default)
    place = _Place(handbook, locale, lambda settings, locale: addresses.question(settings, locale, question.id))
    title, section, level = plain.plain(answer.title), place.section(question.section), question.entry.level
    content = Content(settings.name, title, section["title"], words[level], level)
    description = plain.first_sentence(answer.spoken)
    social = tags(settings, site, locale, Subject(place.here, question.id, "article", title, description, content))
    order = [first, *(other.locale for other in settings.languages if other.locale != first)]
    answers = [
        {
            "locale": spoken,
            "language": settings.language(spoken).name,
            "title": Markup(plain.inline_html(question.answers[spoken].title)),
            "show": settings.language(spoken).words["show_answer"],
            "close": settings.language(spoken).words["close_answer"],
            "html": Markup(
                portable.for_page(current.answers[question.id, spoken], handbook, locale, question.section, place.here)
            ),
        }
        for spoken in order
        if spoken in question.answers
    ]
    practise = addresses.page(settings, locale, "practice") + f"?id={question.id}"
    context = place.frame(social) | {
        "key": question.id,
        "level": level,
        "title": Markup(plain.inline_html(answer.title)),
        "section": section,
        "corrections": corrections(question.entry, locale, default),
        "retired": None,
        "answers": answers,
        "practise": place.to(practise) if "practice" in settings.pages else "",
        "telegram": f"https://t.me/share/url?{urlencode({'url': social.url, 'text': title})}",
        "previous": previous and place.question(previous),
        "next": following and place.question(following),
        "script_words": _script_words(words, locale, place),
        "card": flashcard(social.url, locale, section["title"], level, title, plain.plain(answer.spoken)),
    }
    return LightPage(place.here, "question.html", context)


def _retired_page(handbook: Handbook, site: Path, locale: str, key: str) -> LightPage:
    """The page of a question that is no longer asked: it stays, and says what replaced it."""
    settings, entry = handbook.settings, handbook.retired[key]
    words = settings.language(locale).words
    place = _Place(handbook, locale, lambda settings, locale: addresses.question(settings, locale, key))
    title, section, description = plain.humanized(key), place.section(entry.section), words["retired"]
    successor = handbook.replacement(key)
    if successor:
        new = plain.plain(successor.answer(locale, settings.default.locale)[1].title)
        description += f" {words['replaced_by']} {new}"
    content = Content(settings.name, title, section["title"], words["retired_label"])
    social = tags(settings, site, locale, Subject(place.here, key, "article", title, description, content))
    context = place.frame(social) | {
        "key": key,
        "level": entry.level,
        "title": title,
        "section": section,
        "corrections": [],
        "retired": {
            "date": entry.retired.date,
            **(place.question(successor) if successor else {"href": "", "title": ""}),
        },
        "previous": None,
        "next": None,
        "script_words": _script_words(words, locale, place),
        "card": None,
    }
    return LightPage(place.here, "question.html", context)


def _list_page(handbook: Handbook, site: Path, locale: str) -> LightPage:
    settings, words = handbook.settings, handbook.settings.language(locale).words
    place = _Place(handbook, locale, addresses.question_list)
    title, count = words["all_questions"], f"{len(handbook.questions)} {words['questions']}"
    content = Content(settings.name, title, count)
    subject = Subject(place.here, "questions", "website", title, words["all_questions_text"], content)
    context = place.frame(tags(settings, site, locale, subject)) | {
        "groups": [
            (
                name,
                [
                    {
                        **place.section(section.slug),
                        "slug": section.slug,
                        "questions": [
                            {**place.question(question), "level": question.entry.level}
                            for question in section.questions
                        ],
                    }
                    for section in sections
                ],
            )
            for name, sections in groups(handbook, locale)
        ],
    }
    return LightPage(place.here, "questions.html", context)


def _former_page(handbook: Handbook, site: Path, locale: str, slug: str, keys: list[str]) -> LightPage:
    """The page of a section that was joined with another: each of its questions, with where it is now."""
    settings, words = handbook.settings, handbook.settings.language(locale).words
    place = _Place(handbook, locale, lambda settings, locale: addresses.page(settings, locale, slug))
    title = plain.humanized(slug)
    content = Content(settings.name, title, words["retired_label"])
    subject = Subject(place.here, f"section-{slug}", "website", title, words["section_moved"], content)
    questions = [
        {"key": key, **place.question(handbook.questions[key])}
        if key in handbook.questions
        else {"key": key, "href": place.to(addresses.question(settings, locale, key)), "title": plain.humanized(key)}
        for key in keys
    ]
    context = place.frame(tags(settings, site, locale, subject)) | {"title": title, "questions": questions}
    return LightPage(place.here, "former.html", context)


def _script_words(words: dict[str, Any], locale: str, place: _Place) -> dict[str, Any]:
    """Return the words that the modules of a light page need."""
    own = {
        "script": place.to("assets/own.js"),
        "label": words["practice"]["own"],
        "hint": words["practice"]["own_hint"],
        "failed": words["did_not_load"],
    }
    named = {"close": "close_answer", "copied": "copied", "by_hand": "by_hand"}
    listen = words["listen"] | {"script": place.to("assets/listen.js")}
    return {"locale": locale, **{name: words[word] for name, word in named.items()}, "own": own, "listen": listen}
