"""The registry, `questions/<section>.yml`: every question ever published. Read strictly, each problem with its line."""

from __future__ import annotations

import datetime
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from handbook.sources.mapping import read_yaml, validation_problems
from handbook.sources.problems import Problem

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LEVELS = ("junior", "middle", "senior")
FOLDER = "questions"
_PLACE = {"section", "path", "line", "lines"}  # what an entry has from where it stands


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Correction(_Strict):
    """A dated correction: one sentence in each language, keyed by locale beside `date`."""

    model_config = ConfigDict(extra="allow", frozen=True)
    date: datetime.date

    def text(self, locale: str) -> str | None:
        """Return the sentence in that language, or None."""
        return (self.model_extra or {}).get(locale)


class Quiz(_Strict):
    """A Telegram quiz. Limits are those of the Bot API's sendPoll."""

    question: Annotated[str, Field(min_length=1, max_length=300)]
    options: Annotated[list[Annotated[str, Field(min_length=1, max_length=100)]], Field(min_length=2, max_length=10)]
    correct: Annotated[int, Field(ge=0)]
    explanation: Annotated[str, Field(max_length=200)]

    @model_validator(mode="after")
    def _within_limits(self) -> Quiz:
        if self.correct >= len(self.options):
            raise ValueError(f"correct is {self.correct}, but the options are numbered 0 to {len(self.options) - 1}")
        if self.explanation.count("\n") > 2:
            raise ValueError("the explanation has more than two line feeds")
        return self


class Retired(_Strict):
    """A question that is no longer asked, and the one that replaced it, if any."""

    date: datetime.date
    replaced_by: str | None = None


class Moved(_Strict):
    """A question that changed section on a date."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)
    date: datetime.date
    section: Annotated[str, Field(alias="from")]


class Entry(_Strict):
    """One registered question. `section`, `path`, `line` and `lines` say where it stands and are not written there."""

    section: Annotated[str, Field(exclude=True)]
    path: Annotated[str, Field(exclude=True)] = ""
    line: Annotated[int, Field(exclude=True)] = 0
    lines: Annotated[dict[tuple, int], Field(exclude=True, repr=False)] = {}
    level: Literal["junior", "middle", "senior"]
    added: datetime.date
    checked: datetime.date
    aliases: list[str] = []
    asked: dict[str, list[str]] = {}
    corrected: list[Correction] = []
    retired: Retired | None = None
    moved: Moved | None = None
    quiz: dict[str, Quiz] = {}

    def place(self, *keys: str | int) -> int:
        """Return the line of a value, or of what it belongs to where it is missing."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, self.line)


def registry_path(section: str) -> str:
    """Return the path of a section's registry file from the project's root."""
    return f"{FOLDER}/{section}.yml"


def read_registry(
    root: Path, sections: Iterable[str], problems: list[Problem]
) -> tuple[dict[str, Entry], set[str], set[str]]:
    """Return the entries of all files below `root`, by id: section by section, each file in its own order.

    What is wrong is added to `problems`. Also returns the ids whose entries could not be read, and the sections
    whose whole file could not, so that one slip there is not told again for every page.
    """
    files = {path.stem: path for path in sorted((root / FOLDER).glob("*.yml"))}
    entries: dict[str, Entry] = {}
    unread: set[str] = set()
    lost: set[str] = set()
    sections = tuple(sections)
    for section in (*sections, *(name for name in files if name not in sections)):
        shown = registry_path(section)
        if section not in files:
            problems.append(Problem(shown, 1, f"the section “{section}” has no registry; create the file"))
            lost.add(section)
            continue
        before = len(problems)
        data, lines = read_yaml(files[section], shown, problems)
        if not data and len(problems) > before:
            lost.add(section)
        below: dict[str, dict[tuple, int]] = defaultdict(dict)
        for keys, line in lines.items():
            below[keys[0]][keys[1:]] = line
        for key, value in data.items():
            entry = _entry(section, shown, key, value, lines, below[str(key)], problems)
            if entry is None:
                unread.add(str(key))
            elif first := entries.get(key):
                advice = f"the id “{key}” is taken ({first.path}:{first.line}); ids are unique, choose another"
                problems.append(Problem(shown, entry.line, advice))
            else:
                entries[key] = entry
    return entries, unread, lost


def _entry(
    section: str,
    shown: str,
    key: Any,
    value: Any,
    lines: dict[tuple, int],
    below: dict[tuple, int],
    problems: list[Problem],
) -> Entry | None:
    """Return one entry, or None after adding what is wrong with it; `below` are the lines of its own values."""
    line = lines.get((key,), 1)
    if not isinstance(key, str) or not ID.fullmatch(key):
        problems.append(Problem(shown, line, f"the id “{key}” is not lowercase ASCII words joined by hyphens"))
    elif key.endswith("-answer"):
        problems.append(Problem(shown, line, f"the id “{key}” ends in -answer, which anchors of answers use"))
    elif not isinstance(value, dict):
        problems.append(Problem(shown, line, f"“{key}” has no entry; give it level, added and checked"))
    elif not all(isinstance(name, str) for name in value):
        problems.append(Problem(shown, line, f"“{key}” has a key that is not a word"))
    elif extra := sorted(_PLACE & set(value)):
        at = lines.get((key, extra[0]), line)
        problems.append(Problem(shown, at, f"unknown key “{key}.{extra[0]}”; correct its spelling or remove it"))
    else:
        try:
            entry = Entry(**value, section=section, path=shown, line=line, lines=below)
        except ValidationError as error:
            problems.extend(validation_problems(error, shown, lines, (key,)))
        else:
            problems.extend(_date_problems(key, entry))
            return entry
    return None


def _date_problems(key: str, entry: Entry) -> Iterator[Problem]:
    """Yield dates that have not come yet: somewhere on earth it is already tomorrow, nowhere the day after."""
    latest = datetime.date.today() + datetime.timedelta(days=1)
    dates: list[tuple[tuple, datetime.date]] = [(("added",), entry.added), (("checked",), entry.checked)]
    dates += [(("corrected", index), correction.date) for index, correction in enumerate(entry.corrected)]
    dates += [((name,), told.date) for name, told in (("retired", entry.retired), ("moved", entry.moved)) if told]
    for place, date in dates:
        if date > latest:
            advice = f"“{key}”: {place[0]} is {date}, which has not come yet; write the day on which it was so"
            yield Problem(entry.path, entry.place(*place), advice)
    if entry.checked < entry.added:
        advice = f"“{key}” was checked on {entry.checked}, before it was added; set checked to the day you read it"
        yield Problem(entry.path, entry.place("checked"), advice)
