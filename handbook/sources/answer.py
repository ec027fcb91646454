"""One answer in one language: its parts, each in its place and of its length.

The anatomy is the same for all: what to say and an example of it, the explanation, the mistakes, the questions that
follow, the hard one, the sources. What opens each part, and how long each may be, a language's settings say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from handbook.sources.markdown import Line, Link, code_of, join, links_of
from handbook.sources.problems import Problem
from handbook.sources.settings import OPTIONAL_PARTS, PARTS, Language
from handbook.text.plain import plain

_NAMES = {"spoken": "the spoken answer", "example": "the example", "hard": "the hard answer"}
_ASKED = re.compile(r"\*(?!\*)(.+?[?？](?:\]\([^)\s]*\))?)\*\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """What an interviewer asks after the answer, and what to say to it (Markdown)."""

    question: str
    answer: str


@dataclass(frozen=True)
class Answer:
    """A question in one language, its texts Markdown.

    `body` is all below the heading, as it stands in the file; `rest` is the same without the quotation that opens it.
    `spoken` is what to say, `example` the story to be replaced by one's own, or "". `lines` say where parts begin.
    """

    title: str
    path: str
    line: int
    body: str
    spoken: str
    example: str
    rest: str
    follow_ups: tuple[Asked, ...]
    hard: Asked
    parts: Mapping[str, str]
    lines: Mapping[str, int]
    code: tuple[str, ...]
    links: tuple[Link, ...]


def read_answer(
    title: str,
    number: int,
    block: list[Line],
    path: str,
    language: Language,
    samples: Path,
    problems: list[Problem],
) -> Answer:
    """Return the answer whose heading stands on line `number` of the file shown as `path`, `block` below it.

    `samples` is the folder that code is included from. What is wrong is added to `problems`.
    """
    labels = language.labels
    starts = _starts(title, number, block, path, labels, problems)
    first = min(starts.values(), default=len(block))
    spoken, example = _spoken(title, number, block[:first], path, labels["example"], problems)
    parts = _parts(block, starts, path, labels, problems)
    for part in PARTS:
        if part not in parts and part not in OPTIONAL_PARTS:
            problems.append(Problem(path, number, f"“{title}” has no part “**{labels[part]}**”; add it"))
    hard = _asked(parts.get("hard", ""))
    at = block[starts["hard"]].number if "hard" in starts else number
    if hard is None and parts.get("hard"):
        advice = f"“{labels['hard']}” is a question and its answer: **{labels['hard']}** *Question?* Answer"
        problems.append(Problem(path, at, advice))
    hard = hard or Asked("", "")
    for part, text, line in (("spoken", spoken, number), ("example", example, number), ("hard", hard.answer, at)):
        least, most = language.lengths.get(part, (0, 0))
        count = sum(bool(re.search(r"\w", word)) for word in plain(text).split())
        if count and most and not least <= count <= most:
            advice = f"{_NAMES[part]} of “{title}” has {count} words; {least} to {most} are wanted"
            problems.append(Problem(path, line, advice))
    return Answer(
        title=title,
        path=path,
        line=number,
        body=join(block).rstrip("\n"),
        spoken=spoken,
        example=example,
        rest=join(block[first:]).rstrip("\n"),
        follow_ups=tuple(_follow_ups(parts.get("follow_ups", ""))),
        hard=hard,
        parts=parts,
        lines={part: block[index].number for part, index in starts.items()},
        code=tuple(code_of(block, path, samples, problems)),
        links=tuple(links_of(block)),
    )


def _starts(
    title: str, number: int, block: list[Line], path: str, labels: Mapping[str, str], problems: list[Problem]
) -> dict[str, int]:
    """Return where in `block` each part begins."""
    starts: dict[str, int] = {}
    for index, line in enumerate(block):
        for part in () if line.fenced else PARTS:
            if line.text.startswith(f"**{labels[part]}**"):
                if part in starts:
                    problems.append(Problem(path, line.number, f"the part “{labels[part]}” stands twice; join them"))
                starts.setdefault(part, index)
    if sorted(starts, key=starts.__getitem__) != [part for part in PARTS if part in starts]:
        right = ", ".join(labels[part] for part in PARTS if part in starts)
        problems.append(Problem(path, number, f"the parts of “{title}” are out of order; the order is: {right}"))
    return starts


def _parts(
    block: list[Line], starts: Mapping[str, int], path: str, labels: Mapping[str, str], problems: list[Problem]
) -> dict[str, str]:
    """Return the text of each part without its label."""
    parts = {}
    order = sorted(starts, key=starts.__getitem__)
    for part, end in zip(order, [*(starts[p] for p in order), len(block)][1:], strict=True):
        content = join(block[starts[part] : end]).split("**", 2)[2].strip()
        at = block[starts[part]].number
        if not content:
            problems.append(Problem(path, at, f"the part “{labels[part]}” is empty; fill it"))
        elif part in ("mistakes", "follow_ups") and not re.search(r"^\s*[-*] \S", content, re.MULTILINE):
            problems.append(Problem(path, at, f"“{labels[part]}” is a list; begin lines with -"))
        elif part == "sources" and not re.search(r"\]\(https?://[^)\s]+\)", content):
            problems.append(Problem(path, at, f"“{labels[part]}” needs a [name](https://…)"))
        elif part == "sources":
            problems += _source_problems(block[starts[part] : end], path)
        parts[part] = content
    return parts


def _source_problems(lines: list[Line], path: str) -> Iterator[Problem]:
    """Yield what is wrong with the addresses of sources."""
    for link in links_of(lines):
        parts = urlsplit(link.target)
        if link.target == "https://…":
            continue
        if parts.scheme != "https" or "." not in parts.netloc:
            yield Problem(path, link.line, f"the source “{link.target}” is no https:// address; give the source's own")
        elif parts.username or "utm_" in parts.query:
            advice = f"the source “{link.target}” carries more than an address; cut the user's name or utm_… off"
            yield Problem(path, link.line, advice)


def _spoken(
    title: str, number: int, lines: list[Line], path: str, label: str, problems: list[Problem]
) -> tuple[str, str]:
    """Return (what to say, the example without its label) of the block quotation that opens an answer."""
    filled = [line for line in lines if line.text.strip()]
    quoted = [line for line in filled if line.text.startswith(">") and not line.fenced]
    text = "\n".join(line.text[1:].strip() for line in quoted).strip()
    if quoted and quoted != filled:
        stray = next(line for line in filled if line not in quoted)
        problems.append(Problem(path, stray.number, "text between the spoken answer and the first part; move it"))
    spoken, mark, example = text.partition(f"**{label}**")
    if mark and spoken.strip() and not spoken.endswith("\n\n"):
        at = next(line.number for line in quoted if mark in line.text)
        problems.append(Problem(path, at, f"“{label}” is a paragraph of its own; leave a line with > alone above it"))
    if "\n\n" in example.strip():
        at = next(line.number for line in quoted if mark in line.text)
        problems.append(Problem(path, at, f"the example of “{title}” is its answer's last paragraph; join or move"))
    if not spoken.strip():
        problems.append(Problem(path, number, f"“{title}” has no spoken answer; open with a > quotation"))
    return spoken.strip(), example.strip()


def _follow_ups(text: str) -> Iterator[Asked]:
    """Yield the questions of a list in which each stands before its answer: `- *Question?* Answer`."""
    for item in re.split(r"^[-*] (?=\S)", text, flags=re.MULTILINE)[1:]:
        if asked := _asked(item):
            yield asked


def _asked(text: str) -> Asked | None:
    match = _ASKED.match(re.sub(r"\s*\n\s*", " ", text.strip()))
    return Asked(match[1], match[2].strip()) if match else None
