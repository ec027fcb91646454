"""`glossary.yml`: the handbook's terms, one form for each in every language."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from handbook.sources.mapping import read_yaml, validation_problems
from handbook.sources.problems import Problem
from handbook.sources.registry import ID
from handbook.sources.settings import Language

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
    line: Annotated[int, Field(exclude=True)] = 0

    def hinted(self, section: str) -> bool:
        """Tell whether the answers of a section link this term."""
        return section in self.hint if isinstance(self.hint, list) else self.hint


Glossary = Mapping[str, Mapping[str, Term]]


def read_glossary(
    root: Path, languages: Iterable[Language], sections: Collection[str], problems: list[Problem]
) -> Glossary:
    """Return the terms by key and locale; what is wrong with the file is added to `problems`."""
    locales = {language.locale for language in languages}
    required = {language.locale: language.name for language in languages if language.complete}
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
        for locale in sorted(set(required) - set(map(str, entry))):
            advice = f"“{key}” has no term in {required[locale]}; add “{locale}: {{term: …, meaning: …}}”"
            problems.append(Problem(GLOSSARY, line, advice))
        terms[key] = {}
        for locale, value in entry.items():
            if locale not in locales:
                problems.append(Problem(GLOSSARY, lines.get((key, locale), line), f"“{key}”: no language “{locale}”"))
                continue
            try:
                term = Term.model_validate(value).model_copy(update={"line": lines.get((key, locale), line)})
                terms[key][locale] = term
            except ValidationError as error:
                problems.extend(validation_problems(error, GLOSSARY, lines, (key, locale)))
                continue
            for section in term.hint if isinstance(term.hint, list) else ():
                if section not in sections:
                    where = lines.get((key, locale, "hint"), line)
                    problems.append(Problem(GLOSSARY, where, f"“{key}”: no section “{section}” to hint in"))
    problems.extend(_form_problems(terms, locales))
    return terms


def avoided(term: Mapping[str, Term], locale: str) -> Sequence[str]:
    """Return the forms of a term that are not to be used in a language."""
    return term[locale].avoid if locale in term else ()


def _form_problems(terms: Glossary, locales: Iterable[str]) -> Iterator[Problem]:
    """Yield forms that two terms share, or that are also to be avoided."""
    for locale in locales:
        taken: dict[str, str] = {}
        not_to_use = {form.lower() for entry in terms.values() for form in avoided(entry, locale)}
        for key, entry in terms.items():
            term = entry.get(locale)
            if term is None:
                continue
            if (first := taken.setdefault(term.term.lower(), key)) != key:
                yield Problem(GLOSSARY, term.line, f"“{term.term}” is the term of “{first}” too; one form, one meaning")
            if term.term.lower() in not_to_use:
                yield Problem(GLOSSARY, term.line, f"“{term.term}” is also a form to avoid; decide for one")
