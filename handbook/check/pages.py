"""What is looked for in the pages that changed: form of the source, spelling, style."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from handbook.check.style import style_problems
from handbook.check.words import new_words
from handbook.sources.lines import reflow
from handbook.sources.problems import Problem, read_text
from handbook.sources.settings import Settings


def page_problems(settings: Settings) -> Iterator[Problem]:
    """Yield what is off in the pages of all languages."""
    yield from not_a_line_a_sentence(settings.root)
    for language in settings.languages:
        yield from new_words(settings.root, language)
        yield from style_problems(settings.root, language)


def not_a_line_a_sentence(root: Path) -> Iterator[Problem]:
    """Yield pages whose prose is not a line a sentence, with the first line that is off."""
    for path in sorted((root / "docs").glob("*.md")):
        text = read_text(path, path.name, [])
        if (right := reflow(text)) != text:
            lines = zip_longest(text.split("\n"), right.split("\n"))
            number = next(number for number, (is_, should) in enumerate(lines, 1) if is_ != should)
            yield Problem(f"docs/{path.name}", number, "is not a line a sentence; make format puts it right")
