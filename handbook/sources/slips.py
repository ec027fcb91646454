"""Slips of Markdown that every reader would see and no parser minds: what looks right in the source and is not.

A stub's `…` that nobody filled, a list that Markdown joins to the paragraph above it, a mark that is never closed, a
picture that says nothing to those who do not see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from handbook.sources.markdown import Line, links_of
from handbook.sources.problems import Problem

_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,3}[.)])\s+(?=\S)")
_QUOTE = re.compile(r"^\s{0,3}>[ ]?")
_LEAD = re.compile(r"(?:\s|>|#|[-*+]\s|\*\*[^*]+\*\*)*")
_STUB = re.compile(r"…|\*…[?？]\*.*|.*\[…\]\(.*|.*\]\(https?://…\).*")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`).+?(?<!`)\1(?!`)", re.DOTALL)
_AWAY = re.compile(r"\]\([^()\s]*(?:\([^()\n]*\)[^()\s]*)*\)|<https?://[^>\s]*>|\\.")
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])(?:[^*]|(?<=\w)\*(?=\w)|\*(?=\s))+?(?<=[^\s*])\1(?!\*)")
_MARK = re.compile(r"(?<!\w)\*+(?=\S)|(?<=\S)\*\*(?!\w)")


def slips(lines: Sequence[Line], path: str) -> Iterator[Problem]:
    """Yield the slips in some lines of the page shown as `path`."""
    yield from _stubs(lines, path)
    for link in links_of(lines):
        if link.picture and not link.text.strip():
            advice = f"the picture “{link.target}” has no text; say between [ ] what it shows"
            yield Problem(path, link.line, advice)
    for filled, group in groupby(lines, key=lambda line: not line.fenced and bool(_inside(line).strip())):
        if filled:
            yield from _paragraph(list(group), path)


def is_stub(text: str) -> bool:
    """Tell whether a line is a place of a stub that nobody has written in yet."""
    if "…" not in text:
        return False
    bare = re.sub(r"\s*\{[^{}]*\}\s*$", "", text)
    return bool(_STUB.fullmatch(bare[_LEAD.match(bare).end() :].strip()))


def _stubs(lines: Sequence[Line], path: str) -> Iterator[Problem]:
    for line in lines:
        if not line.fenced and is_stub(line.text):
            yield Problem(path, line.number, "the … of a stub is not filled; write the text, or delete the line")


def _paragraph(lines: list[Line], path: str) -> Iterator[Problem]:
    """Yield the slips of lines that follow each other without an empty one."""
    listed = bool(_ITEM.match(_inside(lines[0])))
    if not listed and (glued := next((line for line in lines[1:] if _ITEM.match(_inside(line))), None)):
        advice = "the list is glued to its paragraph and would become running text; leave an empty line above it"
        yield Problem(path, glued.number, advice)
    starts = [index for index, line in enumerate(lines) if index == 0 or _ITEM.match(_inside(line))]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        yield from _unclosed(lines[start:end], path)


def _unclosed(lines: list[Line], path: str) -> Iterator[Problem]:
    """Yield a mark of code or emphasis that one item or paragraph opens and does not close."""
    text = "\n".join(_ITEM.sub(" ", _inside(line), count=1) for line in lines)
    if "`" not in text and "*" not in text:
        return
    text = _AWAY.sub(_blank, _CODE.sub(_blank, text))
    if "`" in text:
        number = lines[text[: text.index("`")].count("\n")].number
        yield Problem(path, number, "a ` is never closed; write a second one where the code ends, or \\` for the sign")
    shorter = text
    while (shorter := _EMPHASIS.sub(_hollow, text)) != text:
        text = shorter
    if mark := _MARK.search(text):
        number = lines[text[: mark.start()].count("\n")].number
        yield Problem(path, number, f"a {mark[0]} is never closed; close it, or write \\* for the sign itself")


def _inside(line: Line) -> str:
    """Return a line without the mark of a quotation."""
    return _QUOTE.sub("", line.text, count=1) if line.text.lstrip().startswith(">") else line.text


def _blank(match: re.Match[str]) -> str:
    """Return as many signs that mean nothing as a match takes, its line ends kept."""
    return re.sub(r"[^\n]", "¤", match[0])


def _hollow(match: re.Match[str]) -> str:
    """Return a match without its marks of emphasis."""
    width = len(match[1])
    return " " * width + match[0][width:-width] + " " * width
