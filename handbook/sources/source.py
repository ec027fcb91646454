"""One section file, `docs/<section>.<language>.md`: split into its introduction, its answers and its recap.

Plain text work. What the text means across files (ids, links, the sibling language) is `checks`'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from handbook.sources.answer import Answer, read_answer
from handbook.sources.mapping import parse_yaml
from handbook.sources.markdown import Line, Link, join, lines_of, links_of
from handbook.sources.problems import Problem
from handbook.sources.prose import visible
from handbook.sources.registry import ID
from handbook.sources.settings import Language
from handbook.sources.slips import is_stub, slips

RECAP = "recap"
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*$")
_ATTRIBUTES = re.compile(r"^(.*?)\s*\{([^{}]*)\}$")
_RAW_HTML = re.compile(r"<(?!https?://)(/?[A-Za-z][^>\n]*|!--[^>\n]*)>?")
_FORBIDDEN = (
    (re.compile(r"\[\^[^\]]+\]"), "footnotes of both languages would merge on one page; write the note into the text"),
    (re.compile(r"^\s{0,3}\[[^\]]+\]:\s"), "link definitions of both languages would merge; write the address inline"),
    (re.compile(r"^\s{0,3}\*\[[^\]]+\]:"), "abbreviations of both languages would merge; use glossary.yml"),
    (re.compile(r"^\s*/{3,}"), "block syntax is the build's own; remove the slashes, the build makes tabs and answers"),
    (re.compile(r"^\s*(===|!!!|\?\?\?)"), "tabs and boxes are not written by hand; use plain Markdown"),
)


@dataclass
class SourcePage:
    """A section file: its front matter, introduction, answers by id in order, and recap (Markdown).

    `swallowed` are ids whose answer runs into an open fence, so that nothing more can be said of it.
    """

    path: str
    title: str
    description: str
    intro: str = ""
    recap_title: str = ""
    recap: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)
    swallowed: set[str] = field(default_factory=set)


def parse(text: str, path: str, language: Language, samples: Path, problems: list[Problem]) -> SourcePage:
    """Parse a section file; what is wrong with it is added to `problems`.

    `language` has the labels that open the parts of an answer and their lengths, `samples` is the folder that
    snippets are included from.
    """
    page, start = opened(text, path, problems)
    fences: list[Problem] = []
    lines = list(lines_of(text, start, path, fences))
    problems += fences
    open_at = {problem.line for problem in fences}
    heads = [index for index, line in enumerate(lines) if not line.fenced and line.text.startswith("## ")]
    intro = lines[: heads[0]] if heads else lines
    _check_lines(lines, path, problems)
    problems += slips(lines, path)
    page.links = list(links_of(intro))
    page.intro = _introduction(intro, path, problems)
    for head, end in zip(heads, [*heads, len(lines)][1:], strict=True):
        heading, block = lines[head], lines[head + 1 : end]
        title, key = _question_heading(heading, path, problems)
        if swallowed := not open_at.isdisjoint(line.number for line in block):
            page.swallowed.add(key)
        if key == RECAP:
            page.recap_title, page.recap = title, join(block)
            page.links += links_of(block)
        elif key in page.answers:
            problems.append(Problem(path, heading.number, f"the id “{key}” stands twice on this page; rename one"))
        elif key:
            found: list[Problem] = []
            page.answers[key] = read_answer(title, heading.number, block, path, language, samples, found)
            problems += [] if swallowed else found
    if not page.recap.strip():
        problems.append(Problem(path, len(lines) or 1, "has no recap; end the page with “## … { #recap }” and a list"))
    return page


def opened(text: str, path: str, problems: list[Problem]) -> tuple[SourcePage, int]:
    """Return a page of which the front matter alone is read, and the number of lines that it takes."""
    front, taken = _front_matter(text, path, problems)
    return SourcePage(path, str(front.get("title") or ""), str(front.get("description") or "")), taken


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
        elif is_stub(str(front[key])):
            problems.append(Problem(path, 1, f"the {key} is a stub's …; write it"))
        elif re.search("[<>]", str(front[key])):
            problems.append(Problem(path, 1, f"the {key} has < or >, which would be taken for HTML; use words"))
    return front, taken


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
        if re.fullmatch(r"\s{0,3}(=+|-+)\s*", line.text) and previous.strip():
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
    text = join(line for line in lines if line not in titles)
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
