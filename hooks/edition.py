"""The edition being built: the handbook, read once, and every answer as the section pages rendered it.

Section pages fill it, all other outputs take from it. One edition lives for one `mkdocs build`, or
for one rebuild of `mkdocs serve`.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from handbook import Handbook

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


Key = tuple[str, str, str]


class Answers(MutableMapping[Key, str]):
    """Rendered answers by (page locale, question id, answer locale), kept as UTF-8.

    A Python string with a single ʻ takes two bytes a letter; all answers so would be the most of a build's memory.
    """

    def __init__(self) -> None:
        self._kept: dict[Key, bytes] = {}

    def __getitem__(self, key: Key) -> str:
        return self._kept[key].decode()

    def __setitem__(self, key: Key, html: str) -> None:
        self._kept[key] = html.encode()

    def __delitem__(self, key: Key) -> None:
        del self._kept[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._kept)

    def __len__(self) -> int:
        return len(self._kept)

    def __contains__(self, key: object) -> bool:
        return key in self._kept


@dataclass
class Edition:
    """The handbook, and its rendered answers."""

    handbook: Handbook
    answers: Answers = field(default_factory=Answers)


_current: list[Edition] = []


def begin(handbook: Handbook) -> Edition:
    """Start a new edition; the one before is forgotten."""
    _current[:] = [Edition(handbook)]
    return _current[0]


def current() -> Edition:
    """Return the edition being built."""
    return _current[0]


def locale(config: MkDocsConfig) -> str:
    """Return the locale whose pages are being built."""
    return config.plugins["i18n"].current_language


def preview() -> str | None:
    """Return the one section that the preview shows (`make serve SECTION=docker`), if it shows one alone."""
    return os.environ.get("SECTION") or None


def published(config: MkDocsConfig) -> bool:
    """Tell whether the whole handbook is built, and what else is made of it is due. To be asked as `finished` is."""
    return finished(config) and not preview()


def finished(config: MkDocsConfig) -> bool:
    """Tell whether every language is built. To be asked in `on_post_build` at priority -200 or below."""
    return not config.plugins["i18n"].building
