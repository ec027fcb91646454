"""Anki decks. Ids are fixed by the question's id, so that a new release updates a learner's notes in place."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import genanki
from rendered import Chapter, read_styles

# Chosen once. A change of a model's or deck's id would double every learner's cards.
MODEL = 1723840561
STYLES = [Path(__file__).with_name(name) for name in ("deck.css", "answer.css")]
_FRONT = '<div class="level">{{Level}}</div><h1>{{Question}}</h1>'
_BACK = """{{FrontSide}}<hr id="answer"><div class="answer">{{Answer}}</div>
<p class="link"><a href="{{Link}}">{{Link}}</a></p>"""


def write_deck(path: Path, name: str, books: dict[str, list[Chapter]], links: dict[str, str], when: int) -> None:
    """Write decks of each language, groups of sections below them, sections below those; tags for level and section.

    `books` holds the chapters by language. No two languages share a deck, even where sections are called the same.
    `links` holds the address of the question pages by language. `when` (seconds) is the time in the file.
    """
    decks = [
        _section(_deck_name(name, locale, chapter), chapter, locale, links[locale])
        for locale, chapters in books.items()
        for chapter in chapters
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    genanki.Package(decks).write_to_file(str(path), timestamp=float(when))
    _settle(path)


def _deck_name(name: str, locale: str, chapter: Chapter) -> str:
    levels = filter(None, (f"{name} {locale.upper()}", chapter.group, chapter.title))
    return "::".join(level.replace("::", ":") for level in levels)


def _section(full_name: str, chapter: Chapter, locale: str, link: str) -> genanki.Deck:
    deck = genanki.Deck(_number(f"deck:{full_name}"), full_name)
    for question in chapter.questions:
        note = genanki.Note(
            guid=genanki.guid_for("suhbat", locale, question.id),
            model=_model(),
            fields=[question.question, question.answer, question.level, f"{link}{question.id}/"],
            tags=[question.level, chapter.slug, f"lang-{locale}"],
        )
        deck.add_note(note)
    return deck


def _model() -> genanki.Model:
    return genanki.Model(
        MODEL,
        "Suhbat",
        fields=[{"name": name} for name in ("Question", "Answer", "Level", "Link")],
        templates=[{"name": "Suhbat", "qfmt": _FRONT, "afmt": _BACK}],
        css=read_styles(STYLES),
        sort_field_index=0,
    )


def _number(text: str) -> int:
    """Return a number that Anki takes for an id, always the same for a text."""
    return (1 << 30) + int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % (1 << 30)


def _settle(path: Path) -> None:
    """Write the archive anew with fixed times, so that the same content is the same file."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in sorted(archive.namelist())}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in contents.items():
            archive.writestr(zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED, 9)
