"""`glossary.yml`: the handbook's terms, one form for each in every language. Also finds terms in HTML."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handbook.sources.mapping import read_yaml, validation_problems
from handbook.sources.problems import Problem
from handbook.sources.registry import ID

GLOSSARY = "glossary.yml"
_TAG = re.compile(r"(<[^>]+>)")
_OPAQUE = ("code", "a", "pre", "figure", "svg", "h1", "h2", "h3", "summary")


class Term(BaseModel):
    """A term in one language: its form, its meaning in one line, how it is said, and forms not to use.

    `hint` is false for words that also mean something else, so that answers do not link them, or lists the
    sections whose answers do.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)
    term: Annotated[str, Field(min_length=1, max_length=60)]
    meaning: Annotated[str, Field(min_length=1, max_length=160)]
    say: str = ""
    avoid: list[str] = []
    hint: bool | list[str] = True

    def hinted(self, section: str) -> bool:
        """Tell whether the answers of a section link this term."""
        return section in self.hint if isinstance(self.hint, list) else self.hint


Glossary = Mapping[str, Mapping[str, Term]]


def read_glossary(root: Path, locales: set[str], sections: Collection[str], problems: list[Problem]) -> Glossary:
    """Return the terms by key and locale; what is wrong with the file is added to `problems`."""
    path = root / GLOSSARY
    if not path.exists():
        return {}
    data, lines = read_yaml(path, GLOSSARY, problems)
    terms: dict[str, dict[str, Term]] = {}
    for key, entry in data.items():
        line = lines.get((key,), 1)
        if not isinstance(key, str) or not ID.fullmatch(key):
            problems.append(Problem(GLOSSARY, line, f"the key “{key}” is not lowercase ASCII words joined by hyphens"))
            continue
        if not isinstance(entry, dict) or not entry:
            problems.append(Problem(GLOSSARY, line, f"“{key}” has no term; give it one in every language"))
            continue
        terms[key] = {}
        for locale, value in entry.items():
            if locale not in locales:
                problems.append(Problem(GLOSSARY, lines.get((key, locale), line), f"“{key}”: no language “{locale}”"))
                continue
            try:
                term = terms[key][locale] = Term.model_validate(value)
            except ValidationError as error:
                problems.extend(validation_problems(error, GLOSSARY, lines, (key, locale)))
                continue
            for section in term.hint if isinstance(term.hint, list) else ():
                if section not in sections:
                    where = lines.get((key, locale, "hint"), line)
                    problems.append(Problem(GLOSSARY, where, f"“{key}”: no section “{section}” to hint in"))
    return terms


def pattern(
    glossary: Glossary, locale: str, section: str, endings: Sequence[str]
) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """Return a pattern that finds any term that a section links, and the key of each form in lower case.

    A term may carry any number of the language's `endings`, and nothing else.
    """
    forms = {
        entry[locale].term.lower(): key
        for key, entry in glossary.items()
        if locale in entry and entry[locale].hinted(section)
    }
    if not forms:
        return None, {}
    return _compiled(tuple(forms), tuple(endings)), forms


@cache
def _compiled(forms: tuple[str, ...], endings: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(_by_first_letter(sorted(forms, key=len, reverse=True)))
    tails = "|".join(re.escape(ending) for ending in sorted(endings, key=len, reverse=True))
    return re.compile(rf"(?<![\w.`/-])({names})(?:{tails})*(?![\wʻʼ]|[-/.]\w)", re.IGNORECASE)


def _by_first_letter(forms: Sequence[str]) -> Iterator[str]:
    """Yield a pattern for the forms of each first letter: most words of a text then match none at the first look."""
    rests: dict[str, list[str]] = {}
    for form in forms:
        rests.setdefault(form[0], []).append(re.escape(form[1:]))
    for letter, endings in rests.items():
        yield f"{re.escape(letter)}(?:{'|'.join(endings)})"


def link_terms(html: str, found: re.Pattern[str], forms: Mapping[str, str], address: str) -> str:
    """Link the first use of every term in a piece of HTML to the glossary at `address`.

    Code, links, headings and pictures are left alone.
    """
    seen: set[str] = set()
    closing = ""
    pieces = _TAG.split(html)

    def link(match: re.Match[str]) -> str:
        key = forms[match[1].lower()]
        if key in seen:
            return match[0]
        seen.add(key)
        return f'<a class="term" href="{address}#{key}">{match[0]}</a>'

    for index, piece in enumerate(pieces):
        if piece.startswith("<"):
            name = re.match(r"</?([a-z0-9]+)", piece)
            if closing:
                closing = "" if piece == closing else closing
            elif name and name[1] in _OPAQUE and not piece.startswith("</"):
                closing = f"</{name[1]}>"
        elif not closing and piece.strip():
            pieces[index] = found.sub(link, piece)
    return "".join(pieces)
