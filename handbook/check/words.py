"""The accepted words of each language: every word of the handbook's prose stands in `words/<locale>.txt`.

A word that is not there is new, or a slip of the finger: somebody reads it and accepts it by `make words`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from handbook.sources.markdown import blocks
from handbook.sources.problems import Kind, Problem, read_text
from handbook.sources.prose import visible
from handbook.sources.settings import Language

_WORD = re.compile(r"[^\W\d_](?:[ʻʼ'’-]?[^\W\d_])*")
_SOUND = re.compile(r"/[^/\s][^/]*/")
_FILE_NAME = re.compile(r"\b[\w-]+\.(?:py|yml|md|com|org|io|uz)\b")


def words(text: str, pronunciation: str) -> Iterator[tuple[str, int]]:
    """Yield (word in lower case, line) for the prose of a Markdown text; code, addresses and sounds left out.

    `pronunciation` opens the paragraph that spells sounds.
    """
    spelt = False
    for line in blocks(text):
        spelt = bool(line.text.strip()) and (spelt or line.text.startswith(f"**{pronunciation}**"))
        if not line.fenced and not spelt:
            shown = _FILE_NAME.sub(" ", _SOUND.sub(" ", visible(line.text)))
            yield from ((word.lower(), line.number) for word in _WORD.findall(shown))


def word_list(root: Path, locale: str) -> Path:
    """Return the path of a language's accepted words."""
    return root / "words" / f"{locale}.txt"


def used(root: Path, language: Language) -> dict[str, tuple[str, int]]:
    """Return all words of a language's pages, each with the file and line where it first stands."""
    found: dict[str, tuple[str, int]] = {}
    for path in sorted((root / "docs").glob(f"*.{language.locale}.md")):
        shown = f"docs/{path.name}"
        for word, line in words(read_text(path, shown, []), language.labels["pronunciation"]):
            found.setdefault(word, (shown, line))
    return found


def new_words(root: Path, language: Language) -> Iterator[Problem]:
    """Yield the words of a language's pages that nobody has accepted, as advice for each line that brings some."""
    path = word_list(root, language.locale)
    known = set(read_text(path, path.name, []).split()) if path.exists() else set()
    new: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word, place in used(root, language).items():
        if word not in known:
            new[place].append(word)
    for place, found in new.items():
        advice = f"new here: {', '.join(found)}; correct the spelling, or accept it: make words"
        yield Problem(*place, advice, Kind.ADVICE)
