"""What is wrong with the sources, told so that a person can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

# Ten times what a handbook of two thousand questions needs; what is longer is no text, and would take hours to read.
LONGEST_FILE = 4_000_000
LONGEST_LINE = 10_000


class Kind(IntEnum):
    """What a finding asks for: `FIRST` hides others until it is mended, `ADVICE` stops nothing."""

    FIRST = 0
    PROBLEM = 1
    ADVICE = 2


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: the file as seen from the project's root, the line (1-based), and one sentence."""

    path: str
    line: int
    text: str
    kind: Kind = Kind.PROBLEM

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class SourceError(Exception):
    """Raised once for all problems of the sources; prints as one line for each."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Return each problem once: those that hide others, then the rest, then advice; each by file and line."""
    return sorted(set(problems), key=lambda problem: (problem.kind, problem))


def read_text(path: Path, shown: str, problems: list[Problem]) -> str:
    """Return the text of a UTF-8 file with `\\n` line ends, or "" after adding a problem."""
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(Problem(shown, 1, f"cannot be read ({error.strerror}); restore the file"))
        return ""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.append(Problem(shown, line, "is not UTF-8; save the file in the UTF-8 encoding"))
        return ""
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        problems.append(Problem(shown, line, "contains a null byte; delete it"))
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if len(text) > LONGEST_FILE:
        problems.append(Problem(shown, 1, f"has {len(text):,} characters, more than {LONGEST_FILE:,}; divide it"))
        return ""
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > LONGEST_LINE:
            problems.append(Problem(shown, number, f"the line has {len(line):,} characters; break it"))
            return ""
    return text


def nearest(key: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """Return “ Did you mean …?” with the ids most like `key`, or an empty string; `cutoff` is how much alike, to 1."""
    close = difflib.get_close_matches(key, list(known), n=3, cutoff=cutoff)
    return f" Did you mean {', '.join(close)}?" if close else ""
