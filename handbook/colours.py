"""The colours, which suhbat.css alone names, for everything that no style sheet of the site reaches.

Pictures, books, decks and templates write `day(--name)` or `night(--name)` in place of a colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbook.failure import BuildFailed
from handbook.text.css import css_rules, declared

STYLE_SHEET = Path("overrides/assets/stylesheets/suhbat.css")
# The day's is every look's that names nothing else, as on paper; the night's stands in a media block for screens.
SCHEMES = ('[data-md-color-scheme^="suhbat"]', '[data-md-color-scheme="suhbat-night"]')
_NAMED = re.compile(r"\b(day|night)\((--[\w-]+)\)")


@dataclass(frozen=True)
class Colours:
    """The custom properties by name, `color-scheme` among them: what both schemes share, and each one's own."""

    shared: Mapping[str, str]
    day: Mapping[str, str]
    night: Mapping[str, str]

    def fill(self, text: str) -> str:
        """Return a text with colours in place of their names; raises BuildFailed where there is no such colour."""
        return _NAMED.sub(lambda match: self.colour(match[1], match[2]), text)

    def colour(self, scheme: str, name: str) -> str:
        """Return the colour of a name by `day` or by `night`."""
        tokens = {**self.shared, **(self.day if scheme == "day" else self.night)}
        if name not in tokens:
            raise BuildFailed(f"{STYLE_SHEET.name} has no colour {name}; name one that it has, or add it there.")
        value = tokens[name]
        return self.colour(scheme, value[4:-1]) if value.startswith("var(") else value


def read_colours(root: Path) -> Colours:
    """Return the colours of the site below `root`; raises BuildFailed where a scheme is missing."""
    return parse_colours((root / STYLE_SHEET).read_text(encoding="utf-8"))


@cache
def parse_colours(css: str) -> Colours:
    """Return the colours of a style sheet; raises BuildFailed where it is no CSS, or a scheme is missing."""
    rules = css_rules(css, STYLE_SHEET.name)
    found = {selector: declared(rules, selector) for selector in (":root", *SCHEMES)}
    if missing := [selector for selector, tokens in found.items() if not tokens]:
        raise BuildFailed(f"{STYLE_SHEET.name} has no rule “{missing[0]}”, which other files take their colours from.")
    return Colours(*found.values())
