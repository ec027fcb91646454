"""`paths.yml`: learning paths through the questions, in groups."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from handbook.sources.mapping import read_yaml, validation_problems
from handbook.sources.problems import Problem, nearest
from handbook.sources.settings import Settings

PATHS = "paths.yml"
PAGE = "paths"  # the page of docs/ that shows them


class LearningPath(BaseModel):
    """Questions in the order to read them, or whole sections; texts are by locale."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: dict[str, str]
    text: dict[str, str]
    questions: list[str] = []
    sections: list[str] = []


class PathGroup(BaseModel):
    """A heading with its paths; `levels` adds all questions by level."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    title: dict[str, str]
    paths: dict[str, LearningPath] = {}
    levels: bool = False


Paths = Mapping[str, PathGroup]


def read_paths(settings: Settings, questions: Collection[str], problems: list[Problem]) -> Paths:
    """Return the groups by name, none where the site has no page for them.

    `questions` are the ids that a path may hold; what is wrong with the file is added to `problems`.
    """
    if PAGE not in settings.pages:
        return {}
    data, lines = read_yaml(settings.root / PATHS, PATHS, problems)
    groups: dict[str, PathGroup] = {}
    for key, value in data.items():
        try:
            groups[key] = PathGroup.model_validate(value)
        except ValidationError as error:
            problems += validation_problems(error, PATHS, lines, (key,))
    seen = set(groups)
    for key, group in groups.items():
        problems += _group_problems(key, group, settings, questions, lines)
        for name in group.paths:
            if name in seen:
                line = lines.get((key, "paths", name), 1)
                problems.append(Problem(PATHS, line, f"“{name}” stands twice; rename one"))
            seen.add(name)
    return groups


def _group_problems(
    key: str, group: PathGroup, settings: Settings, questions: Collection[str], lines: Mapping[tuple, int]
) -> Iterator[Problem]:
    texts = [((key, "title"), group.title)]
    for name, path in group.paths.items():
        at = (key, "paths", name)
        texts += [((*at, "title"), path.title), ((*at, "text"), path.text)]
        for kind, ids, known in (
            ("questions", path.questions, questions),
            ("sections", path.sections, settings.sections),
        ):
            for unknown in (each for each in ids if each not in known):
                text = f"“{unknown}” is not among the {kind}.{nearest(unknown, known)}"
                yield Problem(PATHS, lines.get((*at, kind), 1), text)
    default = settings.default
    for at, text in texts:
        if default.locale not in text:
            name = ".".join(map(str, at))
            yield Problem(PATHS, lines.get(at, 1), f"“{name}” has no text in {default.name}; add it")
