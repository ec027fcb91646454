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

STYLE_SHEET = Path("overrides/assets/stylesheets/suhbat.css")
# The day's is every look's that names nothing else, as on paper; the night's stands in a media block for screens.
SCHEMES = ('[data-md-color-scheme^="suhbat"]', '[data-md-color-scheme="suhbat-night"]')
_NAMED = re.compile(r"\b(day|night)\((--[\w-]+)\)")


@dataclass(frozen=True)
class Colours:
    """The custom properties of both schemes, by name with `--`, those that stand below `:root` in each."""

    day: Mapping[str, str]
    night: Mapping[str, str]

    def fill(self, text: str) -> str:
        """Return a text with colours in place of their names; raises BuildFailed where there is no such colour."""
        return _NAMED.sub(lambda match: self.colour(match[1], match[2]), text)

    def colour(self, scheme: str, name: str) -> str:
        """Return the colour of a name by `day` or by `night`."""
        tokens = self.day if scheme == "day" else self.night
        if name not in tokens:
            raise BuildFailed(f"{STYLE_SHEET.name} has no colour {name}; name one that it has, or add it there.")
        value = tokens[name]
        return self.colour(scheme, value[4:-1]) if value.startswith("var(") else value


def read_colours(root: Path) -> Colours:
    """Return the colours of the site below `root`; raises BuildFailed where a scheme is missing."""
    return _parsed((root / STYLE_SHEET).read_text(encoding="utf-8"))


@cache
def _parsed(css: str) -> Colours:
    shared = _tokens(css, ":root")
    day, night = (_tokens(css, scheme) for scheme in SCHEMES)
    return Colours({**shared, **day}, {**shared, **night})


def _tokens(css: str, selector: str) -> dict[str, str]:
    """Return the custom properties of a rule, `color-scheme` among them."""
    block = re.search(rf"^{re.escape(selector)} \{{\n(.*?)\n\}}", css, re.DOTALL | re.MULTILINE)
    if not block:
        raise BuildFailed(f"{STYLE_SHEET.name} has no colours “{selector}”, which other files take theirs from.")
    pairs = (line.strip().rstrip(";").split(": ", 1) for line in block[1].splitlines() if ": " in line)
    return dict(pairs)
