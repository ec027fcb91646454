"""*What does it print?*: questions made of the samples whose output the tests hold.

A drill is a sample up to one of its statements, whose promised output (`# → …`) is hidden and asked for. What does
not fit a phone, a beginning without its end, or one answer is left out, by the rules below.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from handbook.check.samples import PROMISE
from handbook.model import Question

LINES, COLUMNS = 26, 66  # that are read at a glance
ANSWER_LINES, ANSWER_COLUMNS = 3, 40  # that one types with two thumbs
_INCLUDED = re.compile(r'^\s*--8<--\s+"([^":]+\.py)"\s*$', re.MULTILINE)
_HIDDEN = "# → ?"


@dataclass(frozen=True)
class Drill:
    """What to read, and what it prints at its end, a line each."""

    code: str
    output: tuple[str, ...]


def drills(question: Question, samples: Path) -> list[Drill]:
    """Return the drills of a question, in the order of its samples; `samples` is the folder that they stand in."""
    names = {name for answer in question.answers.values() for name in _INCLUDED.findall(answer.body)}
    found = [drill for name in sorted(names) for drill in _kept((samples / name).read_text(encoding="utf-8"))]
    return [drill for index, drill in enumerate(found) if drill not in found[:index]]


@cache
def _kept(sample: str) -> tuple[Drill, ...]:
    """Return the drills of a sample's text, made once: a preview builds again and again."""
    return tuple(drills_of(sample))


def drills_of(sample: str) -> Iterator[Drill]:
    """Yield the drills of a sample's text, one for each statement that prints something promised."""
    lines = sample.rstrip().split("\n")
    promised = {number: match[1] for number, line in enumerate(lines, 1) if (match := PROMISE.search(line))}
    if not promised or re.search(r"\b(lineno|traceback|inspect\.getsource)\b", sample):  # it speaks of its own lines
        return
    tree = ast.parse(sample)
    if not _stands_alone(tree) or _promises_inside(tree, promised):
        return
    statements = list(_statements(tree.body))
    starts = [_first_line(statement) for statement in statements]
    for statement, start, end in zip(statements, starts, [*starts[1:], len(lines) + 1], strict=True):
        asked = [number for number in promised if start <= number < end]
        if asked:
            last = max(statement.end_lineno, asked[-1])
            code = [text for number, line in enumerate(lines[:last], 1) for text in _hidden(line, number, asked)]
            code = re.sub(r"\n{3,}", "\n\n", "\n".join(code)).split("\n")
            output = tuple(promised[number] for number in asked)
            if _fits(code, output):
                yield Drill("\n".join(code), output)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Yield what runs one after another; what runs only in a script of its own is a script's."""
    for statement in body:
        if isinstance(statement, ast.If) and "__name__" in ast.unparse(statement.test):
            yield from statement.body
        else:
            yield statement


def _first_line(statement: ast.stmt) -> int:
    return min([statement.lineno, *(decorator.lineno for decorator in getattr(statement, "decorator_list", ()))])


def _stands_alone(tree: ast.Module) -> bool:
    """Tell whether a sample needs neither another file nor a package."""
    modules = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            modules.add("." if node.level else node.module.split(".")[0])
    return modules <= sys.stdlib_module_names


def _promises_inside(tree: ast.Module, promised: dict[int, str]) -> bool:
    """Tell whether a function prints what is promised, so that its call and its output stand apart."""
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    return any(node.lineno <= number <= node.end_lineno for number in promised for node in functions)


def _hidden(line: str, number: int, asked: list[int]) -> list[str]:
    """Return a line as it is shown: its promise hidden if it is asked for, a second line of output not at all."""
    code = PROMISE.sub("", line)
    if number not in asked:
        return [line]
    return [code + _HIDDEN] if code.strip() or number == asked[0] else []


def _fits(code: list[str], output: tuple[str, ...]) -> bool:
    return (
        len(code) <= LINES
        and max(map(len, code)) <= COLUMNS
        and len(output) <= ANSWER_LINES
        and all(line.strip() and len(line) <= ANSWER_COLUMNS and not _has_no_order(line) for line in output)
    )


def _has_no_order(line: str) -> bool:
    """Tell whether a set of several things is printed, which come in any order."""
    try:
        value = ast.literal_eval(line)
    except (ValueError, SyntaxError):
        return False
    return isinstance(value, set) and len(value) > 1
