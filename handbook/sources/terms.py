"""`glossary.yml`: the handbook's terms, one form for each in every language."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handbook.sources.mapping import read_yaml, validation_problems
from handbook.sources.problems import Problem
from handbook.sources.registry import ID

GLOSSARY = "glossary.yml"


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
