"""What other services show of a page: the values of its Open Graph and Twitter tags, and the card they point to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from babel.core import get_global

from handbook import addresses, edition
from handbook.cards import card as cards
from handbook.cards.content import Content, MissingGlyph
from handbook.failure import BuildFailed
from handbook.model import Handbook
from handbook.sources.settings import Settings


@dataclass(frozen=True)
class Subject:
    """A page to be shown: its path, the beginning of its card's file name, its kind in Open Graph, and its words."""

    path: str
    stem: str
    kind: str
    title: str
    description: str
    card: Content


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


def tags(settings: Settings, site: Path, locale: str, subject: Subject) -> Tags:
    """Put the page's card into the folder `site` and return the tags; BuildFailed where the font lacks a letter.

    In a preview there are no cards: nobody sees them.
    """
    try:
        picture = "" if edition.previewed() else _card(settings.root, site, f"{subject.stem}.{locale}", subject.card)
    except MissingGlyph as error:
        raise BuildFailed(
            f"The card of “{subject.title}” ({locale}, {subject.path}) needs {error}, which the cards' font lacks; "
            "write it otherwise."
        ) from None
    return Tags(
        kind=subject.kind,
        site=settings.name,
        title=subject.title,
        description=subject.description,
        url=settings.site_url + subject.path,
        image=settings.site_url + picture,
        alt=" · ".join(filter(None, (subject.card.title, subject.card.kicker, subject.card.label))),
        locale=territory(locale),
        alternates=tuple(territory(other.locale) for other in settings.languages if other.locale != locale),
    )


def _card(root: Path, site: Path, stem: str, content: Content) -> str:
    """Put a card into the folder `site` and return its path there."""
    card = cards.make(root, stem, content)
    target = site / card.path
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(card.data)
    return card.path


def docs_page(handbook: Handbook, locale: str, slug: str) -> Subject | None:
    """Return what is shown of a page of `docs/`: its title, how much it asks; None where the handbook has no such."""
    settings, words = handbook.settings, handbook.settings.language(locale).words
    page, section = handbook.page(slug, locale), handbook.section(slug)
    if page is None:
        return None
    title, headline, asked = page.title, page.title, section.questions if section else ()
    if slug == "index":
        title, headline, asked = f"{settings.name} — {words['tagline']}", words["tagline"], handbook.questions
    kicker = f"{len(asked)} {words['questions']}" if asked else ""
    card = Content(settings.name, headline, kicker)
    return Subject(addresses.page(settings, locale, slug), f"page-{slug}", "website", title, page.description, card)


def territory(locale: str) -> str:
    """Return a language with the country where most of its readers live, as Open Graph wants it: `uz_UZ`."""
    likely = get_global("likely_subtags").get(locale, "").split("_")
    return f"{locale}_{likely[-1]}" if len(likely) > 1 else locale
