"""Check a change in seconds: `make check`, or one section: `make check SECTION=docker`.

Prints every problem as `file:line: what is wrong and the way out`, advice first, and ends with 1 when something must
be mended. Needs neither a browser nor a network. Without a section it looks at what differs from `BASE`.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from handbook.check.pages import page_problems
from handbook.check.rules import rules
from handbook.check.samples import broken_promises
from handbook.check.scope import Scope, changed, one
from handbook.model import examine
from handbook.sources.problems import Kind, Problem, SourceError, in_order, nearest

TOOLS = Path(sys.executable).parent


def main(section: str = "", base: str = "", root: Path = ROOT) -> int:
    """Check one section, or what changed since `base`; return the exit code."""
    try:
        book, found = examine(root)
        sections = book.settings.sections
        if section and section not in sections:
            print(
                f"There is no section “{section}”.{nearest(section, sections)} The sections are: {', '.join(sections)}."
            )
            return 1
        scope = one(section) if section else changed(root, sections, base)
    except (SourceError, LookupError) as error:
        print(error)
        return 1
    with ThreadPoolExecutor() as pool:
        commands = [pool.submit(_ran, root, *command) for command in _commands(root, scope)]
        samples = [pool.submit(list, broken_promises(root / path, path)) for path in _samples(root, scope)]
        found += rules(book)
        found += (problem for problem in page_problems(book.settings) if scope.has(problem.path))
        found += (problem for sample in samples for problem in sample.result())
        outputs = [output for command in commands if (output := command.result())]
    return _told(in_order(found), outputs, scope, bool(section))


def _told(found: list[Problem], outputs: list[str], scope: Scope, alone: bool) -> int:
    """Print what was found and what it comes to; return the exit code."""
    here = [problem for problem in found if scope.has(problem.path) or not alone]
    advice = [problem for problem in here if problem.kind is Kind.ADVICE and scope.has(problem.path)]
    problems = [problem for problem in here if problem.kind is not Kind.ADVICE]
    for problem in advice:
        print(f"{problem.path}:{problem.line}: advice: {problem.text}")
    print(*problems, *outputs, sep="\n" if problems or outputs else "")
    wrong = len(problems) + len(outputs)
    print(f"Checked {scope.told}: {wrong or 'nothing'} to mend, {len(advice) or 'nothing'} to consider.")
    if elsewhere := sum(problem.kind is not Kind.ADVICE for problem in found) - len(problems):
        print(f"Other sections have {elsewhere} more to mend; see make check.")
    return bool(wrong)


def _samples(root: Path, scope: Scope) -> list[str]:
    """Return the Python samples that are looked at."""
    paths = (path.relative_to(root).as_posix() for path in sorted((root / "examples").rglob("*.py")))
    return [path for path in paths if scope.has(path)]


def _commands(root: Path, scope: Scope) -> Iterator[list[str | Path]]:
    """Yield the commands that judge code: all of it by its style, the samples that are looked at by their tests."""
    yield [TOOLS / "ruff", "check", "--quiet", "--output-format=concise", "."]
    yield [TOOLS / "ruff", "format", "--quiet", "--check", "--output-format=concise", "."]
    tests = [root / f"tests/examples/test_{section.replace('-', '_')}.py" for section in sorted(scope.sections)]
    if tests := [path.relative_to(root) for path in tests if path.exists()]:
        # Their own folder is the top, or the fixtures of the built site would ask for a browser.
        quiet = ["--no-header", "--tb=short", "-o", "addopts=--import-mode=importlib", "-p", "no:cacheprovider"]
        yield [sys.executable, "-m", "pytest", "-q", "--confcutdir=tests/examples", *quiet, *tests]
    files = [path for path in (root / "examples").rglob("*") if path.is_file()]
    shown = sorted(name for path in files if scope.has(name := path.relative_to(root).as_posix()))
    if shell := [name for name in shown if name.endswith(".sh")]:
        yield [TOOLS / "shellcheck", "--format=gcc", *shell]
        yield [TOOLS / "shfmt", "-i", "2", "-l", *shell]
    if sql := [name for name in shown if name.endswith(".sql")]:
        yield [sys.executable, "-m", "sqlfluff", "lint", "--disable-progress-bar", *sql]
    if dockerfiles := [name for name in shown if Path(name).name.startswith("Dockerfile")]:
        yield [TOOLS / "hadolint", *dockerfiles]


def _ran(root: Path, *command: str | Path) -> str:
    """Run a command; return what it printed if it failed, else ""."""
    result = subprocess.run(command, cwd=root, capture_output=True, text=True)
    return (result.stdout + result.stderr).strip() if result.returncode else ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
