"""What a native reader stumbles over: a language's patterns, `words/<locale>.style.yml`, held against its sentences.

A sentence that must stay as it is says why at its end: `<!-- style: the log's own words -->`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from handbook.sources.mapping import read_yaml
from handbook.sources.markdown import EXCUSE, blocks
from handbook.sources.problems import Problem, read_text
from handbook.sources.settings import PARTS, Language
from handbook.sources.source import RECAP
from handbook.text.plain import plain

_KEYS = {"find", "say", "in", "more-than"}
_CODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
_MARKER = re.compile(r"(?:\s|>|#+\s|\||[-*+]\s|\d+\.\s)*")


@dataclass(frozen=True)
class Pattern:
    """What is looked for in a sentence, and what to write instead.

    `parts` are those of an answer, or the recap, that it is for (all if none is named); a page may have `more_than`
    sentences of it before anything is said.
    """

    find: re.Pattern[str]
    say: str
    parts: frozenset[str]
    more_than: int


def style_problems(root: Path, language: Language) -> Iterator[Problem]:
    """Yield the sentences of a language's pages that one of its patterns finds, each with the way out."""
    shown = f"words/{language.locale}.style.yml"
    if not (root / shown).exists():
        return
    problems: list[Problem] = []
    patterns = read_patterns(root / shown, shown, problems)
    yield from problems
    for path in sorted((root / "docs").glob(f"*.{language.locale}.md")):
        yield from stumbles(read_text(path, path.name, []), f"docs/{path.name}", patterns, language.labels)


def read_patterns(path: Path, shown: str, problems: list[Problem]) -> list[Pattern]:
    """Return the patterns of a file; what is wrong with one is added to `problems`, and it is left out."""
    data, lines = read_yaml(path, shown, problems)
    patterns = []
    for name, entry in data.items():
        try:
            patterns.append(_pattern(entry))
        except (ValueError, re.error) as error:
            problems.append(Problem(shown, lines[name,], f"the pattern “{name}” {error}"))
    return patterns


def _pattern(entry: Any) -> Pattern:
    if not isinstance(entry, dict) or not {"find", "say"} <= set(entry) <= _KEYS:
        raise ValueError(f"has the keys find and say, and if need be: {', '.join(sorted(_KEYS - {'find', 'say'}))}")
    parts = frozenset(entry.get("in") or ())
    if unknown := parts - {*PARTS, "example", RECAP}:
        raise ValueError(f"is for a part that no answer has: {', '.join(sorted(unknown))}")
    try:
        find = re.compile(entry["find"])
    except re.error as error:
        raise ValueError(f"is no regular expression ({error})") from None
    return Pattern(find, entry["say"], parts, entry.get("more-than", 0))


def stumbles(text: str, path: str, patterns: Sequence[Pattern], labels: Mapping[str, str]) -> Iterator[Problem]:
    """Yield what the patterns find in the page shown as `path`; `labels` open the parts of its answers."""
    found: dict[Pattern, list[Problem]] = defaultdict(list)
    raw, part = text.split("\n"), ""
    for line in blocks(text):
        if line.fenced:
            continue
        sentence = plain(_CODE.sub("…", line.text[_MARKER.match(line.text).end() :]))
        if line.text.startswith("#"):
            part = RECAP if f"#{RECAP} " in line.text else ""
        elif name := next((name for name in (*PARTS, "example") if sentence.startswith(labels[name])), ""):
            part, sentence = name, sentence.removeprefix(labels[name]).lstrip()
        if excuse := EXCUSE.search(raw[line.number - 1]):
            if not excuse[1].strip():
                yield Problem(path, line.number, "says no reason; why does it stay? <!-- style: … -->")
            continue
        for pattern in patterns:
            if (not pattern.parts or part in pattern.parts) and (match := pattern.find.search(sentence)):
                found[pattern].append(Problem(path, line.number, f"“{_short(match[0])}”: {pattern.say}"))
    for pattern, problems in found.items():
        yield from problems[pattern.more_than :]


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:30].rstrip()} … {text[-25:].lstrip()}"
