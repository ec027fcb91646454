"""The accepted words of each language: every word of the handbook's prose stands in `words/<locale>.txt`.

`make words` writes the list anew and shows the words that are new, to be read before they are committed. The
tests fail on a word that is not there, so that a slip of the finger is seen.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.sources.markdown import blocks
from handbook.sources.prose import visible
from handbook.sources.settings import read_settings

WORD = re.compile(r"[^\W\d_](?:[ʻʼ'’-]?[^\W\d_])*")
_SOUND = re.compile(r"/[^/\s][^/]*/")
_FILE_NAME = re.compile(r"\b[\w-]+\.(?:py|yml|md|com|org|io|uz)\b")


def words(path: Path, pronunciation: str) -> Iterator[tuple[str, int]]:
    """Yield (word in lower case, line) for the prose of a Markdown file; code, addresses and sounds left out.

    `pronunciation` opens the paragraph that spells sounds.
    """
    spelt = False
    for line in blocks(path.read_text(encoding="utf-8")):
        spelt = bool(line.text.strip()) and (spelt or line.text.startswith(f"**{pronunciation}**"))
        if not line.fenced and not spelt:
            text = _FILE_NAME.sub(" ", _SOUND.sub(" ", visible(line.text)))
            yield from ((word.lower(), line.number) for word in WORD.findall(text))


def accepted(root: Path, locale: str) -> set[str]:
    """Return the accepted words of a language."""
    path = root / "words" / f"{locale}.txt"
    return set(path.read_text(encoding="utf-8").split()) if path.exists() else set()


def used(root: Path, locale: str) -> dict[str, str]:
    """Return all words of a language's pages, each with its first `file:line`."""
    found: dict[str, str] = {}
    pronunciation = read_settings(root).language(locale).labels["pronunciation"]
    for path in sorted((root / "docs").glob(f"*.{locale}.md")):
        for word, line in words(path, pronunciation):
            found.setdefault(word, f"docs/{path.name}:{line}")
    return found


def unknown(root: Path, locale: str) -> dict[str, str]:
    """Return the words of a language's pages that are not accepted, each with its first `file:line`."""
    known = accepted(root, locale)
    return {word: place for word, place in used(root, locale).items() if word not in known}


def main() -> None:
    """Accept the words of every language as the pages have them, and show the new ones with their places."""
    for language in read_settings(ROOT).languages:
        new = unknown(ROOT, language.locale)
        for word, place in new.items():
            print(f"{place}: {word}")
        path = ROOT / "words" / f"{language.locale}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text("\n".join(sorted(used(ROOT, language.locale))) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
