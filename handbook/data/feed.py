"""A feed for each language: the newest questions and corrections, with the full answer, as Atom."""

from __future__ import annotations

import datetime
import html
from typing import Any

from feedgenerator import Atom1Feed

from handbook import addresses
from handbook.answers import portable
from handbook.edition import Edition
from handbook.news import Item, latest
from handbook.text import plain

ENTRIES = 30


def feed(current: Edition, locale: str) -> str:
    """Return the feed of a language as XML. Nothing in it depends on when it is built."""
    handbook = current.handbook
    settings = handbook.settings
    feed = Atom1Feed(
        title=f"{settings.name}: {settings.language(locale).words['news']}",
        description=None,
        link=settings.site_url + addresses.page(settings, locale, "index"),
        feed_url=settings.site_url + addresses.feed(locale),
        feed_guid=settings.site_url + addresses.feed(locale),
        author_name=settings.name,
        language=locale,
        feed_copyright="CC BY 4.0",
    )
    for item in latest(handbook, locale, ENTRIES):
        feed.add_item(**_entry(current, locale, item))
    return feed.writeString("utf-8")


def _entry(current: Edition, locale: str, item: Item) -> dict[str, Any]:
    """Return an entry as the arguments of `add_item`, which takes HTML for all but the title."""
    handbook = current.handbook
    settings = handbook.settings
    corrected = settings.language(locale).words["corrected"]
    page = addresses.question(settings, locale, item.id)
    title = plain.plain(item.title)
    shown, answer = handbook.questions[item.id].answer(locale, settings.default.locale)
    body = portable.for_elsewhere(current.answers[item.id, shown], handbook, locale, item.section, page)
    entry = {
        "title": title,
        "link": settings.site_url + page,
        "unique_id": settings.site_url + page,
        "description": html.escape(plain.first_sentence(answer.spoken), quote=False),
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


def _midnight(date: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(date, datetime.time(), datetime.UTC)
