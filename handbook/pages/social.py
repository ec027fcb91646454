"""What other services show of a page: the values of its Open Graph and Twitter tags, and the card they point to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.core import get_global

from handbook import edition
from handbook.cards import card as cards
from handbook.failure import BuildFailed
from handbook.sources.settings import Settings


@dataclass(frozen=True)
class Tags:
    """The values of a page's tags, plain text; addresses are absolute, locales as `uz_UZ`."""

    kind: str
    site: str
    title: str
    description: str
    url: str
    image: str
    alt: str
    locale: str
    alternates: tuple[str, ...]


def tags(
    config: Any,
    settings: Settings,
    locale: str,
    path: str,
    stem: str,
    kind: str,
    title: str,
    description: str,
    content: cards.Content,
) -> Tags:
    """Put the page's card into the site and return the tags; BuildFailed where the font lacks a letter.

    `path` is the page's own, `stem` begins the card's file name. In a preview there are no cards: nobody sees them.
    """
    try:
        picture = "" if edition.previewed() else _card(config, f"{stem}.{locale}", content)
    except cards.MissingGlyph as error:
        raise BuildFailed(
            f"The card of “{title}” ({locale}, {path}) needs {error}, which the cards' font lacks; write it otherwise."
        ) from None
    return Tags(
        kind=kind,
        site=config.site_name,
        title=title,
        description=description,
        url=settings.site_url + path,
        image=settings.site_url + picture,
        alt=" · ".join(filter(None, (content.title, content.kicker, content.label))),
        locale=territory(locale),
        alternates=tuple(territory(other.locale) for other in settings.languages if other.locale != locale),
    )


def _card(config: Any, stem: str, content: cards.Content) -> str:
    """Put a card into the site and return its path."""
    card = cards.make(Path(config.config_file_path).parent, stem, content)
    target = Path(config.site_dir) / card.path
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(card.data)
    return card.path


def territory(locale: str) -> str:
    """Return a language with the country where most of its readers live, as Open Graph wants it: `uz_UZ`."""
    likely = get_global("likely_subtags").get(locale, "").split("_")
    return f"{locale}_{likely[-1]}" if len(likely) > 1 else locale
