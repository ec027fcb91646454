"""Uzbek typography: oʻ and gʻ with U+02BB, the tutuq belgisi as U+02BC. Finds what is off and mends it.

The letters are those of the Uzbek Latin alphabet in Unicode (U+02BB after o and g, U+02BC elsewhere). A name or an
abbreviation takes its endings without a sign: *Djangoda, APIlar*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from handbook.sources.problems import Problem, read_text

NAMES = "names.txt"
LOCALE = "uz"  # whose letters these are
TURNED_COMMA = "ʻ"
APOSTROPHE = "ʼ"
SIGNS = "'’‘`´ʹʻʼʽʾʿ‛′＇"
_SKIP = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)|\]\([^)\s]*\)|<https?://[^>]*>|https?://[^\s)]+|\{[^{}\n]*\}")
_SIGN_IN_WORD = re.compile(rf"(?<=[A-Za-z])([{SIGNS}])(?=[A-Za-z])|(?<=[OoGg])([{SIGNS}])(?![A-Za-z{SIGNS}])")


def visible(line: str) -> str:
    """Return a line of Markdown with code, addresses and attributes blanked out, its length kept."""
    return _SKIP.sub(lambda match: " " * len(match[0]), line)


def wrong_apostrophes(line: str, names: Iterable[str] = (), endings: Sequence[str] = ()) -> Iterator[tuple[int, str]]:
    """Yield (column from 0, right sign or "") for every wrong apostrophe in a line of Uzbek Markdown.

    `names` are words that keep their own spelling, such as *O'Reilly*; `endings` what names take without a sign.
    """
    text = visible(line)
    for name in names:
        text = text.replace(name, " " * len(name))
    glued = {match.start("sign") for match in _glued(tuple(endings)).finditer(text)} if endings else set()
    for match in _SIGN_IN_WORD.finditer(text):
        if match.start() in glued:
            yield match.start(), ""
            continue
        right = TURNED_COMMA if text[match.start() - 1] in "OoGg" else APOSTROPHE
        if match[0] != right:
            yield match.start(), right


@cache
def _glued(endings: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of names with an ending behind a sign.

    Two letters of a name are too few to tell (*Vaʼda, Toʻda*), and so is g, which may be gʻ (*Bogʻda*); capitals are
    always a name (*JWTʼni*).
    """
    chain = "|".join(re.escape(ending) for ending in sorted(endings, key=len, reverse=True) if len(ending) > 1)
    name = r"(?:[A-Z]\w*[A-Z]\w*|[A-Z][\w.]{2,}(?<![gG]))"
    return re.compile(rf"(?<![\w{SIGNS}])(?={name}[{SIGNS}])\w[\w.]+(?P<sign>[{SIGNS}])(?:{chain})+(?![\w{SIGNS}])")


def mend_apostrophes(line: str, names: Iterable[str] = (), endings: Sequence[str] = ()) -> str:
    """Return the line with every wrong apostrophe put right."""
    letters = list(line)
    for column, right in wrong_apostrophes(line, names, endings):
        letters[column] = right
    return "".join(letters)


def read_names(root: Path, problems: list[Problem]) -> list[str]:
    """Return the names that keep their own apostrophe, longest first; adds a problem where they cannot be read."""
    path = root / NAMES
    lines = read_text(path, NAMES, problems).splitlines() if path.exists() else []
    return sorted((line.strip() for line in lines if line.strip() and not line.startswith("#")), key=len, reverse=True)
