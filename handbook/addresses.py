"""Where things stand on the site: paths from the site's root, without a leading slash."""

from __future__ import annotations

import posixpath

from handbook.sources.settings import Settings


def page(settings: Settings, locale: str, slug: str) -> str:
    """Return the path of a page of `docs/` in a language; the home page's slug is `index`."""
    return _prefix(settings, locale) + ("" if slug == "index" else f"{slug}/")


def question(settings: Settings, locale: str, key: str) -> str:
    """Return the path of a question's own page in a language."""
    return f"{_prefix(settings, locale)}q/{key}/"


def question_list(settings: Settings, locale: str) -> str:
    """Return the path of the page that lists all questions in a language."""
    return f"{_prefix(settings, locale)}q/"


def feed(locale: str) -> str:
    """Return the path of a language's feed. It stands at the root, where the theme looks for a sitemap beside it."""
    return f"feed.{locale}.xml"


def relative(here: str, target: str) -> str:
    """Return `target`, a path with or without an anchor, as seen from the page `here`."""
    path, mark, anchor = target.partition("#")
    seen = posixpath.relpath(f"/{path}", f"/{here}")
    return seen + ("/" if path.endswith("/") or not path else "") + mark + anchor


def _prefix(settings: Settings, locale: str) -> str:
    return "" if locale == settings.default.locale else f"{locale}/"
