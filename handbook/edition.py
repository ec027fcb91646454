"""The edition being built: the handbook, read once, and every answer as the section pages rendered it.

The section pages of the first language fill it, all other pages and outputs take from it. One edition
lives for one `mkdocs build`, or for one rebuild of `mkdocs serve`.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from handbook.model import Handbook
from handbook.sources.problems import Problem


class Config(Protocol):
    """The configuration of the engine, as far as it tells which language is being built."""

    plugins: Any


class Page(Protocol):
    """A page of the engine, as far as it tells which one it is."""

    file: Any


@dataclass
class Edition:
    """The handbook, its rendered answers by question id and locale, and what was found wrong with them.

    A section's page and the pages it links to stand in the same folder in every language, so an answer is the
    same HTML wherever it is shown.
    """

    handbook: Handbook
    answers: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


_current: list[Edition] = []


def begin(handbook: Handbook) -> Edition:
    """Start a new edition. It takes over the answers of a preview's last one whose sources are the same."""
    kept = _unchanged(_current[0], handbook) if _current else {}
    _current[:] = [Edition(handbook, kept)]
    return _current[0]


def forget() -> None:
    """Have every answer of the next edition rendered anew."""
    _current.clear()


def _unchanged(old: Edition, new: Handbook) -> dict[tuple[str, str], str]:
    if old.handbook.glossary != new.glossary or old.handbook.settings != new.settings:
        return {}
    before, now = old.handbook.questions, new.questions
    same = {key for key, question in now.items() if before.get(key) == question}
    return {place: html for place, html in old.answers.items() if place[0] in same}


def current() -> Edition:
    """Return the edition being built."""
    return _current[0]


def locale(config: Config) -> str:
    """Return the locale whose pages are being built."""
    return config.plugins["i18n"].current_language


def slug(page: Page) -> str:
    """Return the name of a page of `docs/`, which it has in every language."""
    return Path(page.file.src_uri).name.split(".")[0]


def preview() -> str | None:
    """Return the one section that the preview shows (`make serve SECTION=docker`), if it shows one alone."""
    return os.environ.get("SECTION") or None


def previewed() -> bool:
    """Tell whether what is built is seen by its writer alone (`make serve`)."""
    return bool(os.environ.get("PREVIEW"))


def whole(config: Config) -> bool:
    """Tell whether all sections are built, and the pages made of them are due. To be asked as `finished` is."""
    return finished(config) and not preview()


def published(config: Config) -> bool:
    """Tell whether what is built goes to readers, and what other programs read is due. To be asked as `finished` is."""
    return whole(config) and not previewed()


def finished(config: Config) -> bool:
    """Tell whether every language is built. To be asked in `on_post_build` at priority -200 or below."""
    return not config.plugins["i18n"].building
