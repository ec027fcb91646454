"""A YAML file that holds one mapping, with the line of every key, so that whatever is wrong has its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from handbook.sources.problems import Problem, read_text

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # ten times as fast where it was compiled
DEPTH = 12  # levels of nesting that a file may have; more is a mistake or an attack


def read_yaml(path: Path, shown: str, problems: list[Problem]) -> tuple[dict[Any, Any], dict[tuple, int]]:
    """Read a YAML file that holds one mapping.

    Returns the mapping and the line of every key path. Aliases (`*name`) are refused: the files
    need none, and nested ones can blow up to any size.
    """
    return parse_yaml(read_text(path, shown, problems), shown, problems)


def parse_yaml(
    text: str, shown: str, problems: list[Problem], above: int = 0
) -> tuple[dict[Any, Any], dict[tuple, int]]:
    """Read YAML that holds one mapping, as `read_yaml` does; `above` lines of the file stand before it."""
    depth = 0
    try:
        for event in yaml.parse(text, Loader=_Loader):
            line = event.start_mark.line + 1 + above
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEPTH:
                problems.append(Problem(shown, line, f"is nested more than {DEPTH} levels deep; make it flat"))
                return {}, {}
            if isinstance(event, yaml.AliasEvent):
                problems.append(Problem(shown, line, "YAML aliases (*name) are not used here; write the value out"))
                return {}, {}
        node = yaml.compose(text, Loader=_Loader)
        data = yaml.load(text, Loader=_Loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "unreadable"
        line = mark.line + 1 + above if mark else 1
        problems.append(Problem(shown, line, f"is not valid YAML ({reason}); check indentation and quotes"))
        return {}, {}
    except (ValueError, AttributeError, TypeError) as error:  # a value that is none of its kind, such as 2026-02-30
        problems.append(Problem(shown, 1, f"holds a value that YAML cannot read ({error}); put it between quotes"))
        return {}, {}
    if data is None:
        return {}, {}
    if not isinstance(data, dict):
        problems.append(Problem(shown, 1 + above, "must hold one mapping of names to values"))
        return {}, {}
    lines: dict[tuple, int] = {}
    _collect_lines(node, (), lines, shown, problems, above)
    return data, lines


def validation_problems(error: ValidationError, shown: str, lines: dict[tuple, int], prefix: tuple) -> list[Problem]:
    """Turn a schema error into problems with the line of the value (or of its nearest parent)."""
    found = []
    for detail in error.errors():
        where = prefix + tuple(detail["loc"])
        name = ".".join(map(str, where))
        at = where
        while at and at not in lines:
            at = at[:-1]
        if detail["type"] == "extra_forbidden":
            text = f"unknown key “{name}”; correct its spelling or remove it"
        elif detail["type"] == "missing":
            text = f"“{name}” is missing; add it"
        else:
            text = f"“{name}”: {detail['msg'].removeprefix('Value error, ')}"
        found.append(Problem(shown, lines.get(at, 1), text))
    return found


def _collect_lines(
    node: yaml.Node, at: tuple, lines: dict[tuple, int], shown: str, problems: list[Problem], above: int
) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here = (*at, str(key.value))
            line = key.start_mark.line + 1 + above
            if here in lines:
                name = ".".join(map(str, here))
                problems.append(Problem(shown, line, f"“{name}” stands here a second time; keep one"))
            lines[here] = line
            _collect_lines(value, here, lines, shown, problems, above)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            lines[(*at, index)] = value.start_mark.line + 1 + above
            _collect_lines(value, (*at, index), lines, shown, problems, above)
