"""A feed for each language: the newest questions and corrections, with the full answer. Atom, at the site's root."""

from __future__ import annotations

import datetime
import html
from pathlib import Path
from typing import TYPE_CHECKING, Any

from feedgenerator import Atom1Feed
from mkdocs.plugins import event_priority

from handbook import addresses, edition
from handbook.edition import Edition
from handbook.pages import portable
from handbook.pages.news import Item, latest
from handbook.text import plain

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ENTRIES = 30


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `feed.<locale>.xml`, once all languages are built."""
    if edition.published(config):
        for language in edition.current().handbook.settings.languages:
            data = feed(edition.current(), language.locale, config.site_name)
            (Path(config.site_dir) / addresses.feed(language.locale)).write_text(data, encoding="utf-8")


def feed(current: Edition, locale: str, name: str) -> str:
    """Return the feed of a language as XML. Nothing in it depends on when it is built."""
    handbook = current.handbook
    settings = handbook.settings
    feed = Atom1Feed(
        title=f"{name}: {settings.language(locale).words['news']}",
        description=None,
        link=settings.site_url + addresses.page(settings, locale, "index"),
        feed_url=settings.site_url + addresses.feed(locale),
        feed_guid=settings.site_url + addresses.feed(locale),
        author_name=name,
        language=locale,
        feed_copyright="CC BY 4.0",
    )
    for item in latest(handbook, locale, ENTRIES):
        if rendered := _rendered(current, locale, item):
            feed.add_item(**_entry(current, locale, item, rendered))
    return feed.writeString("utf-8")


def _entry(current: Edition, locale: str, item: Item, rendered: str) -> dict[str, Any]:
    """Return an entry as the arguments of `add_item`, which takes HTML for all but the title."""
    handbook = current.handbook
    settings = handbook.settings
    corrected = settings.language(locale).words["corrected"]
    page = addresses.question(settings, locale, item.id)
    title = plain.plain(item.title)
    body = portable.for_elsewhere(rendered, handbook, locale, item.section, page)
    entry = {
        "title": title,
        "link": settings.site_url + page,
        "unique_id": settings.site_url + page,
        "description": html.escape(plain.first_sentence(_spoken(current, locale, item)), quote=False),
        "content": body,
        "pubdate": _midnight(item.date),
        "updateddate": _midnight(item.date),
        "categories": [item.section],
    }
    if item.text:
        text = plain.inline_html(item.text)
        entry |= {
            "title": f"{corrected}: {title}",
            "unique_id": f"{settings.site_url}{page}#corrected-{item.date}",
            "description": text,
            "content": f"<p><strong>{corrected} {item.date}.</strong> {text}</p>{body}",
        }
    return entry


def _rendered(current: Edition, locale: str, item: Item) -> str:
    question = current.handbook.questions[item.id]
    shown, _ = question.answer(locale, current.handbook.settings.default.locale)
    return current.answers.get((item.id, shown), "")


def _spoken(current: Edition, locale: str, item: Item) -> str:
    return current.handbook.questions[item.id].answer(locale, current.handbook.settings.default.locale)[1].spoken


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(), datetime.UTC)
