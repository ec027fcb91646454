"""Files beside the pages: samples are files that are shown, pictures fit the page that shows them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from handbook.sources.markdown import blocks
from handbook.sources.problems import Problem, read_text

PICTURES = "diagrams"
LARGEST_PICTURE = 8192  # bytes; a page carries each picture once for every language
# Kept in examples/, where it is run or checked: named as the first word of a fence.
_FROM_FILES = ("python", "sql", "sh", "bash", "shell", "dockerfile")
_FENCE = re.compile(r"\s*(`{3,}|~{3,})\s*(\w*)")
_INCLUDED = re.compile(r'--8<-- "([^":]+)')
# A picture takes its colours from the page and stands on it several times, so it has no id and no look of its own.
_OWN_LOOK = re.compile(
    r"""\b(?:id|style|fill|stroke)="|\bclass="(?!dg-)|<(?:script|style|defs|use|image|foreignObject|title)\b"""
)


def unused_samples(root: Path, pages: Iterable[tuple[str, str]]) -> Iterator[Problem]:
    """Yield files of `examples/<section>/` that no page includes; `pages` are (path, text) in all languages.

    A folder within a section's, such as a package, is used whole when a page includes one of its files.
    """
    included = {name for _, text in pages for name in _INCLUDED.findall(text)}
    used = included | {"/".join(name.split("/")[:2]) for name in included if name.count("/") > 1}
    base = root / "examples"
    for path in sorted(base.glob("*/**/*")):
        name = path.relative_to(base)
        hidden = any(part.startswith(".") or part == "__pycache__" for part in name.parts[:-1])
        shown = used & {name.as_posix(), "/".join(name.parts[:2])}
        if path.is_file() and not hidden and not shown:
            yield Problem(f"examples/{name.as_posix()}", 1, "no page includes this sample; include it, or delete it")


def inline_code(text: str, path: str) -> Iterator[Problem]:
    """Yield code on the page shown as `path` that should be a file."""
    lines = list(blocks(text))
    closing = ""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        fence = _FENCE.match(line.text) if line.fenced else None
        if not line.fenced or (closing and fence and fence[1].startswith(closing) and not fence[2]):
            closing = ""
        elif fence and not closing:
            closing = fence[1]
            if fence[2] in _FROM_FILES and following and "--8<--" not in following.text:
                advice = f'{fence[2]} is kept in a file that is run or checked; include it: --8<-- "section/file"'
                yield Problem(path, line.number, advice)


def picture_problems(root: Path, used: Collection[str]) -> Iterator[Problem]:
    """Yield pictures that no answer shows (`used` are paths from `docs/`) or that do not fit a page."""
    for path in sorted((root / "docs" / PICTURES).glob("*.svg")):
        name = f"{PICTURES}/{path.name}"
        shown = f"docs/{name}"
        text = read_text(path, shown, [])
        if name not in used:
            yield Problem(shown, 1, "no answer shows this picture; show it, or delete it")
        if len(text.encode()) > LARGEST_PICTURE:
            yield Problem(shown, 1, f"is larger than {LARGEST_PICTURE:,} bytes, which every page pays; simplify it")
        if not text.startswith("<svg ") or 'viewBox="0 0 340 ' not in text:
            yield Problem(shown, 1, 'is not drawn 340 units wide; begin with <svg viewBox="0 0 340 …">')
        for number, line in enumerate(text.split("\n"), 1):
            if match := _OWN_LOOK.search(line):
                advice = f"{match[0]} gives the picture a look of its own; use the classes dg-… of suhbat.css"
                yield Problem(shown, number, advice)
