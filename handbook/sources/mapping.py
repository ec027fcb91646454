"""A YAML file that holds one mapping, with the line of every key, so that whatever is wrong has its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from handbook.sources.problems import Problem, read_text

DEPTH = 12  # levels of nesting that a file may have; more is a mistake or an attack


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # ten times as fast where it was compiled
    """Reads what looks like a date and is none, such as 2026-13-01, as text, and names the line of a broken value."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except (ValueError, AttributeError, TypeError) as error:
            raise yaml.constructor.ConstructorError(problem=str(error), problem_mark=node.start_mark) from None


def _date(loader: _Loader, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except (ValueError, OverflowError):
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _date)


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
        loader = _Loader(text)
        node = loader.get_single_node()
        data = loader.construct_document(node) if node else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        reason = getattr(error, "problem", None) or "unreadable"
        line = mark.line + 1 + above if mark else 1
        text = f"is not valid YAML ({reason}); check indentation and quotes"
        if isinstance(error, yaml.constructor.ConstructorError):
            text = f"holds a value that YAML cannot read ({reason}); put it between quotes"
        problems.append(Problem(shown, line, text))
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
        elif detail["type"].startswith("date_"):
            text = f"“{name}” is no date of the calendar; write year-month-day, as in 2026-11-24"
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
