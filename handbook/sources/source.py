"""One section file, `docs/<section>.<language>.md`: split into questions and their parts.

Plain text work. What the text means across files (ids, links, the sibling language) is `handbook`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from handbook.sources.mapping import parse_yaml
from handbook.sources.problems import Problem, read_text
from handbook.sources.prose import visible
from handbook.sources.registry import ID
from handbook.sources.settings import OPTIONAL_PARTS, PARTS

RECAP = "recap"
_FENCE = re.compile(r"(\s*)(`{3,}|~{3,})(.*)$")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*$")
_ATTRIBUTES = re.compile(r"^(.*?)\s*\{([^{}]*)\}$")
_SNIPPET = re.compile(r'--8<--\s+"([^"]*)"\s*$')
# Bounded, so that a page of nothing but brackets is read in time.
_LINK = re.compile(
    r"(!?)\[((?:[^\[\]]|\[[^\[\]]{0,300}\]){0,1000})\]"
    r"\(([^()\s]{0,2000}(?:\([^()\n]{0,300}\)[^()\s]{0,300}){0,9})\)"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_RAW_HTML = re.compile(r"<(?!https?://)(/?[A-Za-z][^>\n]*|!--[^>\n]*)>?")
_FORBIDDEN = (
    (re.compile(r"\[\^[^\]]+\]"), "footnotes of both languages would merge on one page; write the note into the text"),
    (re.compile(r"^\s{0,3}\[[^\]]+\]:\s"), "link definitions of both languages would merge; write the address inline"),
    (re.compile(r"^\s{0,3}\*\[[^\]]+\]:"), "abbreviations of both languages would merge; use glossary.yml"),
    (re.compile(r"^\s*/{3,}"), "block syntax is the build's own; remove the slashes, the build makes tabs and answers"),
    (re.compile(r"^\s*(===|!!!|\?\?\?)"), "tabs and boxes are not written by hand; use plain Markdown"),
)


@dataclass(frozen=True)
class Link:
    """A link or picture in prose: its address as written and where it stands."""

    target: str
    line: int
    picture: bool


@dataclass(frozen=True)
class Answer:
    """A question in one language. `body` is the Markdown below its heading, as it stands in the file."""

    title: str
    path: str
    line: int
    body: str
    spoken: str
    parts: Mapping[str, str]
    code: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass
class SourcePage:
    """A section file: its front matter, introduction, answers by id in order, and recap (Markdown)."""

    path: str
    title: str
    description: str
    intro: str = ""
    recap_title: str = ""
    recap: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)


@dataclass(frozen=True)
class Line:
    """A line of Markdown with its number (1-based); `fenced` where it belongs to a code fence."""

    number: int
    text: str
    fenced: bool = False


def parse(text: str, path: str, labels: Mapping[str, str], samples: Path, problems: list[Problem]) -> SourcePage:
    """Parse a section file; what is wrong with it is added to `problems`.

    `labels` open the parts of an answer, `samples` is the folder that snippets are included from.
    """
    page, start = opened(text, path, problems)
    lines = list(_lines(text, start, path, problems))
    heads = [index for index, line in enumerate(lines) if not line.fenced and line.text.startswith("## ")]
    intro = lines[: heads[0]] if heads else lines
    _check_lines(lines, path, problems)
    page.links = list(_links(intro))
    page.intro = _introduction(intro, path, problems)
    for head, end in zip(heads, [*heads, len(lines)][1:], strict=True):
        heading, block = lines[head], lines[head + 1 : end]
        title, key = _question_heading(heading, path, problems)
        if key == RECAP:
            page.recap_title, page.recap = title, _join(block)
            page.links += _links(block)
        elif key in page.answers:
            problems.append(Problem(path, heading.number, f"the id “{key}” stands twice on this page; rename one"))
        elif key:
            page.answers[key] = _answer(title, heading.number, block, path, labels, samples, problems)
    if not page.recap.strip():
        problems.append(Problem(path, len(lines) or 1, "has no recap; end the page with “## … { #recap }” and a list"))
    return page


def opened(text: str, path: str, problems: list[Problem]) -> tuple[SourcePage, int]:
    """Return a page of which the front matter alone is read, and the number of lines that it takes."""
    front, taken = _front_matter(text, path, problems)
    return SourcePage(path, str(front.get("title") or ""), str(front.get("description") or "")), taken


def blocks(text: str) -> Iterator[Line]:
    """Yield the lines of a text, each marked as fenced or not. Problems are not looked for."""
    yield from _lines(text, 0, "", [])


def _front_matter(text: str, path: str, problems: list[Problem]) -> tuple[dict, int]:
    """Return the front matter and the number of lines it takes."""
    match = re.match(r"---\n(.*?)\n---[ \t]*(?:\n|$)", text, re.DOTALL)
    front, taken = {}, 0
    if match:
        taken = match[0].count("\n")
        before = len(problems)
        front, _ = parse_yaml(match[1], path, problems, above=1)
        if len(problems) > before:
            return {"title": "?", "description": "?"}, taken
    for key in ("title", "description"):
        if not front.get(key):
            problems.append(Problem(path, 1, f"the front matter has no {key}; add “{key}: …” between --- lines"))
        elif re.search("[<>]", str(front[key])):
            problems.append(Problem(path, 1, f"the {key} has < or >, which would be taken for HTML; use words"))
    return front, taken


def _lines(text: str, start: int, path: str, problems: list[Problem]) -> Iterator[Line]:
    """Mark fenced lines. A fence left open ends at the next question, so that one slip is one problem."""
    fence: tuple[str, int] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if number <= start:
            continue
        match = _FENCE.match(line)
        if fence:
            closes = match and match[2][0] == fence[0][0] and len(match[2]) >= len(fence[0]) and not match[3].strip()
            if not closes and re.match(r"## .*\{ *#", line):
                problems.append(Problem(path, fence[1], f"the code fence {fence[0]} opened here is never closed"))
                fence = None
                yield Line(number, line)
                continue
            yield Line(number, line, fenced=True)
            if closes:
                fence = None
        elif match and not (match[2][0] == "`" and "`" in match[3]):
            fence = (match[2], number)
            yield Line(number, line, fenced=True)
        else:
            yield Line(number, line)
    if fence:
        problems.append(Problem(path, fence[1], f"the code fence {fence[0]} opened here is never closed"))


def _check_lines(lines: list[Line], path: str, problems: list[Problem]) -> None:
    previous = ""
    for line in lines:
        if line.fenced:
            previous = ""
            continue
        text = visible(line.text)
        for pattern, advice in _FORBIDDEN:
            if pattern.search(text):
                problems.append(Problem(path, line.number, advice))
        if match := _RAW_HTML.search(text):
            problems.append(
                Problem(path, line.number, f"HTML ({match[0][:30]}) is not used; write Markdown, or put it in `code`")
            )
        if "--8<--" in text:
            problems.append(Problem(path, line.number, "a sample is included inside a code fence only"))
        if re.fullmatch(r"\s{0,3}(=+|-+)\s*", text) and previous.strip():
            problems.append(
                Problem(path, line.number, "an underlined heading; leave a blank line above, or use a list")
            )
        heading = _HEADING.match(text)
        if heading and len(heading[1]) > 2:
            problems.append(Problem(path, line.number, "a heading inside an answer; use a bold sentence or a list"))
        previous = text


def _introduction(lines: list[Line], path: str, problems: list[Problem]) -> str:
    """Return the introduction without its `#` heading, which must be there once."""
    titles = [line for line in lines if not line.fenced and line.text.startswith("# ")]
    if len(titles) != 1:
        at = titles[1].number if titles else (lines[0].number if lines else 1)
        problems.append(Problem(path, at, "a section has one “# Title” above its introduction"))
    text = _join(line for line in lines if line not in titles)
    if not text.strip():
        problems.append(Problem(path, titles[0].number if titles else 1, "has no introduction below its title"))
    return text


def _question_heading(line: Line, path: str, problems: list[Problem]) -> tuple[str, str]:
    """Return (title, id) of a `## Title { #id }` line; the id is "" when something is wrong with it."""
    match = _ATTRIBUTES.match(line.text[3:].strip())
    title, attributes = (match[1].strip(), match[2].split()) if match else (line.text[3:].strip(), [])
    keys = [attribute[1:] for attribute in attributes if attribute.startswith("#")]
    if not title:
        problems.append(Problem(path, line.number, "the question is empty; write it before the id"))
    if len(keys) != 1 or len(attributes) != 1:
        problems.append(Problem(path, line.number, f"“{title}” needs exactly one id: ## {title} {{ #an-id }}"))
        return title, ""
    if not ID.fullmatch(keys[0]):
        problems.append(
            Problem(path, line.number, f"the id “{keys[0]}” is not lowercase ASCII words joined by hyphens")
        )
        return title, ""
    if keys[0].endswith("-answer"):
        problems.append(Problem(path, line.number, f"the id “{keys[0]}” ends in -answer, which anchors of answers use"))
        return title, ""
    return title, keys[0]


def _answer(
    title: str,
    number: int,
    block: list[Line],
    path: str,
    labels: Mapping[str, str],
    samples: Path,
    problems: list[Problem],
) -> Answer:
    starts: dict[str, int] = {}
    for index, line in enumerate(block):
        if line.fenced:
            continue
        for part in PARTS:
            if line.text.startswith(f"**{labels[part]}**"):
                if part in starts:
                    problems.append(Problem(path, line.number, f"the part “{labels[part]}” stands twice; join them"))
                starts.setdefault(part, index)
    order = sorted(starts, key=starts.__getitem__)
    if order != [part for part in PARTS if part in starts]:
        right = ", ".join(labels[part] for part in PARTS if part in starts)
        problems.append(Problem(path, number, f"the parts of “{title}” are out of order; the order is: {right}"))
    first = min(starts.values(), default=len(block))
    spoken = _spoken(title, number, block[:first], path, problems)
    parts = {}
    for part, end in zip(order, [*(starts[p] for p in order), len(block)][1:], strict=True):
        content = _join(block[starts[part] : end]).split("**", 2)[2].strip()
        if not content:
            problems.append(Problem(path, block[starts[part]].number, f"the part “{labels[part]}” is empty; fill it"))
        elif part in ("mistakes", "follow_ups") and not re.search(r"^\s*[-*] \S", content, re.MULTILINE):
            problems.append(
                Problem(path, block[starts[part]].number, f"“{labels[part]}” is a list; begin lines with -")
            )
        elif part == "sources" and not re.search(r"\]\(https?://[^)\s]+\)", content):
            problems.append(Problem(path, block[starts[part]].number, f"“{labels[part]}” needs a [name](https://…)"))
        parts[part] = content
    for part in PARTS:
        if part not in parts and part not in OPTIONAL_PARTS:
            problems.append(Problem(path, number, f"“{title}” has no part “**{labels[part]}**”; add it"))
    return Answer(
        title=title,
        path=path,
        line=number,
        body=_join(block).rstrip("\n"),
        spoken=spoken,
        parts=parts,
        code=tuple(_code(block, path, samples, problems)),
        links=tuple(_links(block)),
    )


def _spoken(title: str, number: int, lines: list[Line], path: str, problems: list[Problem]) -> str:
    """Return the text of the block quotation that opens an answer."""
    filled = [line for line in lines if line.text.strip()]
    quoted = [line for line in filled if line.text.startswith(">") and not line.fenced]
    text = "\n".join(line.text[1:].strip() for line in quoted).strip()
    if not text:
        problems.append(Problem(path, number, f"“{title}” has no spoken answer; open with a > quotation"))
    elif quoted != filled:
        stray = next(line for line in filled if line not in quoted)
        problems.append(Problem(path, stray.number, "text between the spoken answer and the first part; move it"))
    return text


def _code(block: list[Line], path: str, samples: Path, problems: list[Problem]) -> Iterator[str]:
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


def _links(lines: list[Line]) -> Iterator[Link]:
    text = "\n".join("" if line.fenced else _CODE.sub("", line.text) for line in lines)
    for match in _LINK.finditer(text):
        number = lines[text[: match.start()].count("\n")].number
        yield Link(match[3], number, bool(match[1]))
        if inner := _LINK.search(match[2]):
            yield Link(inner[3], number, bool(inner[1]))


def _join(lines: list[Line] | Iterator[Line]) -> str:
    return "\n".join(line.text for line in lines)
