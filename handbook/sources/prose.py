"""Uzbek typography: oʻ and gʻ with U+02BB, the tutuq belgisi as U+02BC. Finds what is off and mends it.

The letters are those of the Uzbek Latin alphabet in Unicode (U+02BB after o and g, U+02BC elsewhere).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from handbook.sources.problems import Problem, read_text

NAMES = "names.txt"
TURNED_COMMA = "ʻ"
APOSTROPHE = "ʼ"
_SIGNS = "'’‘`´ʹʻʼʽʾʿ‛′＇"
_SKIP = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\]\([^)\s]*\)|<https?://[^>]*>|https?://[^\s)]+|\{[^{}\n]*\}")
_SIGN_IN_WORD = re.compile(rf"(?<=[A-Za-z])([{_SIGNS}])(?=[A-Za-z])|(?<=[OoGg])([{_SIGNS}])(?![A-Za-z{_SIGNS}])")


def visible(line: str) -> str:
    """Return a line of Markdown with code, addresses and attributes blanked out, its length kept."""
    return _SKIP.sub(lambda match: " " * len(match[0]), line)


def wrong_apostrophes(line: str, names: Iterable[str] = ()) -> Iterator[tuple[int, str]]:
    """Yield (column from 0, right sign) for every wrong apostrophe in a line of Uzbek Markdown.

    `names` are words that keep their own spelling, such as *O'Reilly*.
    """
    text = visible(line)
    for name in names:
        text = text.replace(name, " " * len(name))
    for match in _SIGN_IN_WORD.finditer(text):
        right = TURNED_COMMA if text[match.start() - 1] in "OoGg" else APOSTROPHE
        if match[0] != right:
            yield match.start(), right


def mend_apostrophes(line: str, names: Iterable[str] = ()) -> str:
    """Return the line with every wrong apostrophe put right."""
    letters = list(line)
    for column, right in wrong_apostrophes(line, names):
        letters[column] = right
    return "".join(letters)


def read_names(root: Path, problems: list[Problem]) -> list[str]:
    """Return the names that keep their own apostrophe, longest first; adds a problem where they cannot be read."""
    path = root / NAMES
    lines = read_text(path, NAMES, problems).splitlines() if path.exists() else []
    return sorted((line.strip() for line in lines if line.strip() and not line.startswith("#")), key=len, reverse=True)
