"""A feed for each language: the newest questions and corrections, with the full answer. Atom, at the site's root."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import addresses
import edition
import plain
import portable
from edition import Edition
from feedgen.feed import FeedGenerator
from mkdocs.plugins import event_priority
from news import Item, latest

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

ENTRIES = 30


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `feed.<locale>.xml`, once all languages are built."""
    if edition.published(config):
        for language in edition.current().handbook.settings.languages:
            data = feed(edition.current(), language.locale, config.site_name)
            (Path(config.site_dir) / addresses.feed(language.locale)).write_bytes(data)


def feed(current: Edition, locale: str, name: str) -> bytes:
    """Return the feed of a language as XML. Nothing in it depends on when it is built."""
    handbook = current.handbook
    settings = handbook.settings
    words = settings.language(locale).words
    items = [item for item in latest(handbook, locale, ENTRIES) if _rendered(current, locale, item)]
    feed = FeedGenerator()
    feed.id(settings.site_url + addresses.feed(locale))
    feed.title(f"{name}: {words['news']}")
    feed.author(name=name)
    feed.language(locale)
    feed.link(href=settings.site_url + addresses.feed(locale), rel="self", type="application/atom+xml")
    feed.link(href=settings.site_url + addresses.page(settings, locale, "index"), rel="alternate", type="text/html")
    feed.rights("CC BY 4.0")
    feed.updated(_midnight(max((item.date for item in items), default=datetime.date(1970, 1, 1))))
    for item in items:
        _add(feed, current, locale, item)
    return feed.atom_str(pretty=True)


def _add(feed: FeedGenerator, current: Edition, locale: str, item: Item) -> None:
    handbook = current.handbook
    settings = handbook.settings
    words = settings.language(locale).words
    page = addresses.question(settings, locale, item.id)
    title = plain.plain(item.title)
    body = portable.for_elsewhere(_rendered(current, locale, item), handbook, locale, item.section, page)
    entry = feed.add_entry(order="append")
    entry.link(href=settings.site_url + page, rel="alternate", type="text/html")
    entry.published(_midnight(item.date))
    entry.updated(_midnight(item.date))
    entry.category(term=item.section)
    if item.text:
        entry.id(f"{settings.site_url}{page}#corrected-{item.date}")
        entry.title(f"{words['corrected']}: {title}")
        entry.summary(item.text)
        body = f"<p><strong>{words['corrected']} {item.date}.</strong> {plain.inline_html(item.text)}</p>{body}"
    else:
        entry.id(settings.site_url + page)
        entry.title(title)
        entry.summary(plain.first_sentence(_spoken(current, locale, item)))
    entry.content(body, type="html")


def _rendered(current: Edition, locale: str, item: Item) -> str:
    question = current.handbook.questions[item.id]
    shown, _ = question.answer(locale, current.handbook.settings.default.locale)
    return current.answers.get((locale, item.id, shown), "")


def _spoken(current: Edition, locale: str, item: Item) -> str:
    return current.handbook.questions[item.id].answer(locale, current.handbook.settings.default.locale)[1].spoken


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(), datetime.UTC)
