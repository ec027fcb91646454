"""The one rule for lines of prose: a line a sentence, so that a changed word shows as one changed line.

Markdown reads a line end inside a paragraph as a space, so no page changes. Code, tables and headings stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from handbook.text.plain import ABBREVIATION

_FENCE = re.compile(r"\s*(`{3,}|~{3,})")
_ITEM = re.compile(r"(\s*)([-*+]|\d{1,9}[.)])(\s+)(?=\S)")
_QUOTE = re.compile(r"\s{0,3}> ?")
# Left as they are: an empty line of a quotation, headings, tables, HTML, attributes, pictures, rules.
_STANDING = re.compile(r"\s*(>\s*$|#{1,6}\s|\||<|\{:|!\[|-{3,}\s*$|:\s)")
# What a line must not begin with, for Markdown would take it for a list, a quotation, a heading or a rule.
_BLOCK = re.compile(r"[-*+>#|=~]|\d{1,9}[.)]\s|:\s|/{3,}|!!!|\?\?\?")
_NUMBER = re.compile(r"\d{1,9}[.)]")
# Never broken inside: code, links and pictures, emphasis.
_WHOLE = re.compile(
    r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)"
    r"|(?<![\w*])(\*{1,3})(?=\S)(?:(?<!`)(`+)(?!`).+?(?<!`)\3(?!`)|[^*`]|(?<=\w)\*(?=\w))+?(?<=\S)\2(?![\w*])"
    r"|!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)"
    r"|<https?://[^>\s]+>"
)
_END = re.compile(r"[.!?…][”\")’\]\x00]* (?=[“\"(‘\[]*[^\W_a-zа-яёўқғҳ]|[“\"(‘\[]*\x00)|(?<= ·) ")


@dataclass
class _Paragraph:
    """Lines that Markdown joins: what stands before the first and before every other, and the words."""

    first: str
    rest: str
    words: list[str] = field(default_factory=list)


def reflow(text: str) -> str:
    """Return a Markdown text with its prose a line a sentence; front matter and what is no prose stay as they are."""
    return "\n".join(_reflowed(text.split("\n")))


def _reflowed(lines: list[str]) -> Iterator[str]:
    paragraph: _Paragraph | None = None
    fence = ""
    front = bool(lines) and lines[0] == "---"
    for number, line in enumerate(lines):
        prose = not fence and not front and line.strip() and not _STANDING.match(line)
        if front and number and line.rstrip() == "---":
            front = False
        if (match := _FENCE.match(line)) and not front:
            prose = False
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        if paragraph and (not prose or _begins(line, paragraph)):
            yield from _sentences(paragraph)
            paragraph = None
        if not prose:
            yield line
        elif paragraph is None:
            paragraph = _opened(line)
        else:
            paragraph.words.append(_inside(line, paragraph))
    if paragraph:
        yield from _sentences(paragraph)


def _begins(line: str, paragraph: _Paragraph) -> bool:
    """Tell whether a line opens a paragraph of its own rather than going on with this one."""
    quote = _QUOTE.match(line)
    if bool(quote) != paragraph.rest.startswith(">"):
        return True
    inside = line[quote.end() :] if quote else line
    return not inside.strip() or bool(_ITEM.match(inside)) or paragraph.words[-1].endswith("  ")


def _opened(line: str) -> _Paragraph:
    quote = _QUOTE.match(line)
    lead, inside = ("> ", line[quote.end() :]) if quote else ("", line)
    if item := _ITEM.match(inside):
        return _Paragraph(lead + item[0], lead + " " * len(item[0]), [inside[item.end() :]])
    indent = inside[: len(inside) - len(inside.lstrip())]
    return _Paragraph(lead + indent, lead + indent, [inside.lstrip()])


def _inside(line: str, paragraph: _Paragraph) -> str:
    quote = _QUOTE.match(line)
    return (line[quote.end() :] if quote else line).lstrip()


def _sentences(paragraph: _Paragraph) -> Iterator[str]:
    lead = paragraph.first
    for sentence in split(" ".join(paragraph.words)):
        yield (lead + sentence).rstrip(" ") if not sentence.endswith("  ") else lead + sentence
        lead = paragraph.rest


def split(words: str) -> list[str]:
    """Split the Markdown of one paragraph into its sentences; what is emphasised whole opens the next one."""
    kept: list[str] = []

    def hide(match: re.Match[str]) -> str:
        kept.append(match[0])
        return "\x00" * len(match[0])

    hidden = _WHOLE.sub(hide, words)
    found, start = [], 0
    for match in _END.finditer(hidden):
        sentence = words[start : match.end() - 1]
        label = not hidden[start : match.end() - 1].strip("\x00 ") or _NUMBER.fullmatch(sentence)
        if label or ABBREVIATION.search(sentence) or _BLOCK.match(words[match.end() :]):
            continue
        found.append(sentence)
        start = match.end()
    return [*found, words[start:]]
