"""How people ask a question: enough sentences and words for the search to know them, no sentence for two questions.

`extra.asked` in `mkdocs.yml` names the languages in which people ask, and how many sentences each question has at
least; `extra.aliases` how many words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from handbook.sources.problems import Problem
from handbook.sources.prose import SIGNS
from handbook.sources.registry import Entry
from handbook.sources.settings import Settings

_WORD = re.compile(r"\w+")
_NO_SIGNS = dict.fromkeys(map(ord, SIGNS))


def asked_problems(settings: Settings, registry: Mapping[str, Entry]) -> Iterator[Problem]:
    """Yield what is missing or said twice in the registry; retired questions are asked no more."""
    wanted: Mapping[str, int] = settings.extra.get("asked") or {}
    least: int = settings.extra.get("aliases") or 0
    first: dict[str, tuple[str, str, Entry]] = {}
    for key, entry in registry.items():
        if entry.retired:
            continue
        if len(entry.aliases) < least:
            advice = f"“{key}” has {_count(len(entry.aliases), 'alias', 'aliases')} of {least}: what do people call it?"
            yield Problem(entry.path, entry.place("aliases"), advice)
        yield from _counts(key, entry, wanted)
        for locale, sentences in entry.asked.items():
            for index, sentence in enumerate(sentences):
                folded = fold(sentence)
                other, language, there = first.setdefault(folded, (key, locale, entry))
                if not folded or (there is entry and language != locale):
                    continue
                if other != key:
                    where = f"{there.path}:{there.place('asked', language, _index(there, language, folded))}"
                    advice = f"“{sentence}” is asked for “{key}” and for “{other}” ({where}); keep it with one of them"
                    yield Problem(entry.path, entry.place("asked", locale, index), advice)
                elif _index(entry, locale, folded) != index:
                    advice = f"“{sentence}” stands twice below “{key}”; keep one, ask the other in other words"
                    yield Problem(entry.path, entry.place("asked", locale, index), advice)


def fold(sentence: str) -> str:
    """Return a sentence without what people leave out or write in their own way: case, punctuation, apostrophes."""
    return " ".join(_WORD.findall(sentence.casefold().translate(_NO_SIGNS)))


def _counts(key: str, entry: Entry, wanted: Mapping[str, int]) -> Iterator[Problem]:
    for locale, least in wanted.items():
        found = len({fold(sentence) for sentence in entry.asked.get(locale, ())} - {""})
        if found < least:
            advice = f"“{key}” is asked in {_count(found, 'sentence', 'sentences')} of “{locale}”, {least} are wanted"
            yield Problem(entry.path, entry.place("asked", locale), f"{advice}; write how people ask it")
    for locale in entry.asked if wanted else ():
        if locale not in wanted:
            advice = f"“{key}” is asked in “{locale}”, which mkdocs.yml does not name below extra.asked; remove it"
            yield Problem(entry.path, entry.place("asked", locale), advice)


def _index(entry: Entry, locale: str, folded: str) -> int:
    return [fold(sentence) for sentence in entry.asked[locale]].index(folded)


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
