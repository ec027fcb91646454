"""A sentence stands once in the handbook: what is said twice ages twice, and a link says it better.

Questions may be repeated where another answer leads to them; nothing else may.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handbook.sources.markdown import blocks
from handbook.sources.problems import Problem

WORDS = 6  # of a sentence that is somebody's own; shorter ones are how everybody says it
_LEADING = re.compile(r"\[[^\]]*\]\([^)\s]*#[^)\s]*\)")
_TARGET = re.compile(r"\]\([^)\s]*\)")
_END = re.compile(r"(?<=[.!?])[*”)]*\s+|\n+|\s-\s")


def repeats(pages: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield every sentence that stood before; `pages` are (path as shown, text), all of one language."""
    first: dict[str, str] = {}
    for path, text in pages:
        for sentence, number in _sentences(text):
            here = f"{path}:{number}"
            if (there := first.setdefault(sentence, here)) != here:
                yield Problem(path, number, f"this sentence already stands in {there}; say it once, and link to it")


def _sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield (the words of a sentence, the line where it begins) for the prose of a page."""
    gathered, numbers = "", []
    for line in blocks(text):
        prose = not line.fenced and not line.text.startswith("#")
        bare = _TARGET.sub("]", _LEADING.sub("", line.text)).strip() if prose else ""
        if bare:
            gathered += f" {bare}" if gathered else bare
            numbers += [line.number] * (len(gathered) - len(numbers))
            continue
        yield from _split(gathered, numbers)
        gathered, numbers = "", []
    yield from _split(gathered, numbers)


def _split(text: str, numbers: list[int]) -> Iterator[tuple[str, int]]:
    start = 0
    for end in [*_END.finditer(text), None]:
        words = re.findall(r"[\wʻʼ]+", text[start : end.start() if end else len(text)])
        if len(words) >= WORDS:
            yield " ".join(words).lower(), numbers[start]
        start = end.end() if end else len(text)
