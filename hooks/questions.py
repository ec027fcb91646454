"""A light page for every question ever published, and one that lists them: `/q/<id>/`, `/q/`."""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from mkdocs.plugins import event_priority

from handbook import edition
from handbook.cards import card as cards
from handbook.edition import Edition
from handbook.model import Handbook, Question
from handbook.pages import light, portable, social
from handbook.pages.gone import humanized
from handbook.pages.groups import groups
from handbook.pages.news import corrections
from handbook.pages.policy import with_policy
from handbook.sources.settings import Settings
from handbook.text import addresses, plain

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the pages in every language, once all answers are rendered."""
    if not edition.published(config):
        return
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    environment = Environment(
        loader=FileSystemLoader(root / "overrides"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    for path, template, context in pages(edition.current(), config):
        target = site / path / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        page = environment.get_template(template).render(context)
        target.write_text(with_policy(page), encoding="utf-8")
    light.write_styles(root, site)


def pages(current: Edition, config: MkDocsConfig) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (path, template, what the template needs) of every page."""
    handbook = current.handbook
    for language in handbook.settings.languages:
        locale = language.locale
        # Under `make serve SECTION=…` the other sections are not rendered.
        shown = [
            question
            for question in handbook.questions.values()
            if (question.id, answer_locale(handbook, question, locale)) in current.answers
        ]
        for index, question in enumerate(shown):
            around = (shown[index - 1] if index else None, shown[index + 1] if index + 1 < len(shown) else None)
            yield _question_page(current, config, locale, question, *around)
        for key in handbook.retired:
            yield _retired_page(handbook, config, locale, key)
        yield _list_page(handbook, config, locale, shown)


def answer_locale(handbook: Handbook, question: Question, locale: str) -> str:
    """Return the language in which pages of `locale` show a question first."""
    return question.answer(locale, handbook.settings.default.locale)[0]


def section_title(handbook: Handbook, slug: str, locale: str) -> str:
    """Return the name of a section in a language, or in the default one."""
    section = next(section for section in handbook.sections if section.slug == slug)
    return (section.pages.get(locale) or section.pages[handbook.settings.default.locale]).title


def _question_page(
    current: Edition,
    config: MkDocsConfig,
    locale: str,
    question: Question,
    previous: Question | None,
    following: Question | None,
) -> tuple[str, str, dict[str, Any]]:
    handbook, settings = current.handbook, current.handbook.settings
    default, words = settings.default.locale, settings.language(locale).words
    first, answer = question.answer(locale, default)
    here = addresses.question(settings, locale, question.id)
    title, section = plain.plain(answer.title), section_title(handbook, question.section, locale)
    description = plain.first_sentence(answer.spoken)
    level = question.entry.level
    tags = social.tags(
        config,
        settings,
        locale,
        here,
        question.id,
        "article",
        title,
        description,
        cards.Content(config.site_name, title, section, words[level], level),
    )
    order = [first, *(other.locale for other in settings.languages if other.locale != first)]
    answers = [
        {
            "locale": spoken,
            "language": settings.language(spoken).name,
            "title": Markup(plain.inline_html(question.answers[spoken].title)),
            "show": settings.language(spoken).words["show_answer"],
            "close": settings.language(spoken).words["close_answer"],
            "html": Markup(
                portable.for_page(current.answers[question.id, spoken], handbook, locale, question.section, here)
            ),
        }
        for spoken in order
        if spoken in question.answers
    ]
    practise = addresses.page(settings, locale, "practice") + f"?id={question.id}"
    context = _frame(settings, locale, here, tags, lambda other: addresses.question(settings, other, question.id))
    context |= {
        "key": question.id,
        "level": level,
        "title": Markup(plain.inline_html(answer.title)),
        "section": {"title": section, "href": _to(settings, here, locale, question.section)},
        "corrections": corrections(question.entry, locale, default),
        "retired": None,
        "answers": answers,
        "practise": addresses.relative(here, practise) if "practice" in settings.pages else "",
        "telegram": f"https://t.me/share/url?{urllib.parse.urlencode({'url': tags.url, 'text': title})}",
        "previous": previous and _neighbour(settings, locale, here, previous),
        "next": following and _neighbour(settings, locale, here, following),
        "script_words": light.script_words(words, locale),
        "card": _flashcard(tags, locale, section, level, title, plain.plain(answer.spoken)),
    }
    return here, "question.html", context


def _retired_page(handbook: Handbook, config: MkDocsConfig, locale: str, key: str) -> tuple[str, str, dict[str, Any]]:
    """The page of a question that is no longer asked: it stays, and says what replaced it."""
    settings, entry = handbook.settings, handbook.retired[key]
    words = settings.language(locale).words
    here = addresses.question(settings, locale, key)
    title, section = humanized(key), section_title(handbook, entry.section, locale)
    successor = replacement(handbook, key)
    content = cards.Content(config.site_name, title, section, words["retired_label"])
    description = words["retired"]
    if successor:
        new = plain.plain(successor.answer(locale, settings.default.locale)[1].title)
        description += f" {words['replaced_by']} {new}"
    tags = social.tags(config, settings, locale, here, key, "article", title, description, content)
    context = _frame(settings, locale, here, tags, lambda other: addresses.question(settings, other, key))
    context |= {
        "key": key,
        "level": entry.level,
        "title": title,
        "section": {"title": section, "href": _to(settings, here, locale, entry.section)},
        "corrections": [],
        "retired": {"date": entry.retired.date}
        | (_neighbour(settings, locale, here, successor) if successor else {"href": "", "title": ""}),
        "previous": None,
        "next": None,
        "script_words": light.script_words(words, locale),
        "card": None,
    }
    return here, "question.html", context


def _list_page(
    handbook: Handbook, config: MkDocsConfig, locale: str, shown: list[Question]
) -> tuple[str, str, dict[str, Any]]:
    settings, words = handbook.settings, handbook.settings.language(locale).words
    here = addresses.question_list(settings, locale)
    content = cards.Content(config.site_name, words["all_questions"], f"{len(shown)} {words['questions']}")
    title, description = words["all_questions"], words["all_questions_text"]
    tags = social.tags(config, settings, locale, here, "questions", "website", title, description, content)
    context = _frame(settings, locale, here, tags, lambda other: addresses.question_list(settings, other))
    context["groups"] = [
        (
            name,
            [
                {
                    "slug": section.slug,
                    "title": section.title,
                    "href": _to(settings, here, locale, section.slug),
                    "questions": [
                        {**_neighbour(settings, locale, here, question), "level": question.entry.level}
                        for question in section.questions
                        if question in shown
                    ],
                }
                for section in sections
            ],
        )
        for name, sections in groups(handbook, locale)
    ]
    return here, "questions.html", context


def replacement(handbook: Handbook, key: str) -> Question | None:
    """Return the question that is asked today in place of a retired one, through any number of steps, or None."""
    seen = set()
    while key not in seen and (entry := handbook.registry.get(key)) and entry.retired and entry.retired.replaced_by:
        seen.add(key)
        key = entry.retired.replaced_by
    return handbook.questions.get(key)


def _frame(settings: Settings, locale: str, here: str, tags: social.Tags, of_language) -> dict[str, Any]:
    """What every light page needs. `of_language` gives the path of the same page in another language."""
    return {
        "locale": locale,
        "words": settings.language(locale).words,
        "social": tags,
        "channel": settings.extra["channel"],
        "icon": light.data_address(settings.root / "overrides" / "assets" / "favicon.svg"),
        "home": addresses.relative(here, ""),
        "start": _to(settings, here, locale, "index"),
        "list": addresses.relative(here, addresses.question_list(settings, locale)),
        "feed": addresses.relative(here, addresses.feed(locale)),
        "languages": [
            {
                "locale": other.locale,
                "name": other.name,
                "href": addresses.relative(here, of_language(other.locale)),
            }
            for other in settings.languages
        ],
    }


def _to(settings: Settings, here: str, locale: str, slug: str) -> str:
    return addresses.relative(here, addresses.page(settings, locale, slug))


def _neighbour(settings: Settings, locale: str, here: str, question: Question) -> dict[str, Any]:
    title = question.answer(locale, settings.default.locale)[1].title
    return {
        "href": addresses.relative(here, addresses.question(settings, locale, question.id)),
        "title": Markup(plain.inline_html(title)),
    }


def _flashcard(tags: social.Tags, locale: str, section: str, level: str, title: str, spoken: str) -> dict[str, Any]:
    """Structured data in the form that search engines know for education questions."""
    return {
        "@context": "https://schema.org",
        "@type": "Quiz",
        "name": title,
        "url": tags.url,
        "inLanguage": locale,
        "about": {"@type": "Thing", "name": section},
        "educationalAlignment": [
            {"@type": "AlignmentObject", "alignmentType": "educationalSubject", "targetName": section},
            {"@type": "AlignmentObject", "alignmentType": "educationalLevel", "targetName": level},
        ],
        "hasPart": [
            {
                "@type": "Question",
                "eduQuestionType": "Flashcard",
                "text": title,
                "acceptedAnswer": {"@type": "Answer", "text": spoken},
            }
        ],
    }
