"""One form for each term: what the glossary says to avoid stands nowhere in the prose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from handbook.sources.markdown import blocks
from handbook.sources.problems import Problem
from handbook.sources.prose import visible
from handbook.sources.terms import Glossary, avoided


def avoided_forms(
    glossary: Glossary, locale: str, endings: Sequence[str], pages: Iterable[tuple[str, str]]
) -> Iterator[Problem]:
    """Yield forms that the glossary avoids, with any of the language's `endings`, in pages as (path, text)."""
    forms = {form.lower(): entry[locale].term for entry in glossary.values() for form in avoided(entry, locale)}
    if not forms:
        return
    names = "|".join(map(re.escape, sorted(forms, key=len, reverse=True)))
    tails = "|".join(map(re.escape, endings))
    found = re.compile(rf"(?<![\w-])({names})(?:{tails})*(?![\w-])", re.IGNORECASE)
    for path, text in pages:
        for line in blocks(text):
            for match in () if line.fenced else found.finditer(visible(line.text)):
                advice = f"“{match[0]}”: the glossary says “{forms[match[1].lower()]}”"
                yield Problem(path, line.number, advice)
