"""Markdown as lines: which belong to code, what the code is, where links lead. Plain text work."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handbook.sources.problems import Kind, Problem, read_text

_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})(.*)$")
_SNIPPET = re.compile(r'--8<--\s+"([^"]*)"\s*$')
# Bounded, so that a page of nothing but brackets is read in time.
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,1000})\]"
    r"\(([^()\s]{0,2000}(?:\([^()\n]{0,300}\)[^()\s]{0,300}){0,9})\)"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
# Why a sentence stays as it is though a pattern of style finds it: for authors, it reaches no page.
EXCUSE = re.compile(r"\s*<!-- style:(.*?)-->\s*$")


@dataclass(frozen=True)
class Link:
    """A link or picture in prose: its address and text as written, and where it stands."""

    target: str
    line: int
    picture: bool
    text: str


@dataclass(frozen=True)
class Line:
    """A line of Markdown with its number (1-based); `fenced` where it belongs to a code fence."""

    number: int
    text: str
    fenced: bool = False


def lines_of(text: str, start: int, path: str, problems: list[Problem]) -> Iterator[Line]:
    """Mark fenced lines. A fence left open ends at the next question, so that one slip is one problem."""
    fence: tuple[str, int] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if number <= start:
            continue
        match = _FENCE.match(line)
        if fence:
            closes = match and match[2][0] == fence[0][0] and len(match[2]) >= len(fence[0]) and not match[3].strip()
            if not closes and re.match(r"## .*\{ *#", line):
                problems.append(_open_fence(path, *fence))
                fence = None
                yield Line(number, EXCUSE.sub("", line))
                continue
            yield Line(number, line, fenced=True)
            if closes:
                fence = None
        elif match and not (match[2][0] == "`" and "`" in match[3]):
            fence = (match[2], number)
            yield Line(number, line, fenced=True)
        else:
            yield Line(number, EXCUSE.sub("", line))
    if fence:
        problems.append(_open_fence(path, *fence))


def _open_fence(path: str, mark: str, line: int) -> Problem:
    advice = f"the code fence {mark} opened here is never closed; end the code with a line of {mark}"
    return Problem(path, line, advice, Kind.FIRST)


def blocks(text: str) -> Iterator[Line]:
    """Yield the lines of a text, each marked as fenced or not. Problems are not looked for."""
    yield from lines_of(text, 0, "", [])


def code_of(block: list[Line], path: str, samples: Path, problems: list[Problem]) -> Iterator[str]:
    """Yield the text of every fence, samples included."""
    gathered: list[str] | None = None
    closing = ""
    for line in block:
        if not line.fenced:
            gathered = None
        elif gathered is None:
            gathered, closing = [line.text.strip()], _FENCE.match(line.text)[2]
        elif line.text.strip().startswith(closing) and not line.text.strip().strip(closing[0]):
            yield "\n".join(gathered)
            gathered = None
        elif "--8<--" in line.text:
            gathered.append(_sample(line, path, samples, problems))
        else:
            gathered.append(line.text.rstrip())


def _sample(line: Line, path: str, samples: Path, problems: list[Problem]) -> str:
    match = _SNIPPET.match(line.text.strip())
    if not match:
        problems.append(Problem(path, line.number, 'a sample is included as --8<-- "section/file.py"'))
        return ""
    name, _, part = match[1].partition(":")
    target = samples / name
    if not target.resolve().is_relative_to(samples.resolve()) or not target.is_file():
        problems.append(Problem(path, line.number, f"the sample “{name}” does not exist in {samples.name}/; create it"))
        return ""
    text = read_text(target, f"{samples.name}/{name}", problems)
    if part:
        found = re.search(
            rf"--8<-- \[start:{re.escape(part)}\][^\n]*\n(.*?)^[^\n]*--8<-- \[end:{re.escape(part)}\]",
            text,
            re.DOTALL | re.MULTILINE,
        )
        if not found:
            problems.append(
                Problem(path, line.number, f"the sample “{name}” has no part [start:{part}] … [end:{part}]")
            )
            return ""
        text = found[1]
    return text


def links_of(lines: Iterable[Line]) -> Iterator[Link]:
    """Yield the links and pictures of the prose, one inside another too."""
    lines = list(lines)
    text = "\n".join("" if line.fenced else _CODE.sub("", line.text) for line in lines)
    for match in _LINK.finditer(text):
        number = lines[text[: match.start()].count("\n")].number
        yield Link(match[3], number, bool(match[1]), match[2])
        if inner := _LINK.search(match[2]):
            yield Link(inner[3], number, bool(inner[1]), inner[2])


def join(lines: Iterable[Line]) -> str:
    """Return the text of some lines."""
    return "\n".join(line.text for line in lines)
