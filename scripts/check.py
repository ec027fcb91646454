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
from handbook.check.samples import broken_promises, long_lines
from handbook.check.scope import Scope, changed, one, section_of
from handbook.model import examine
from handbook.sources.problems import Kind, Problem, SourceError, in_order, nearest

TOOLS = Path(sys.executable).parent
MEND = "make format puts right what a machine can."


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
        samples = [pool.submit(_sample_problems, root / path, path) for path in _samples(root, scope)]
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


def _sample_problems(path: Path, shown: str) -> list[Problem]:
    return [*long_lines(path, shown), *broken_promises(path, shown)]


def _commands(root: Path, scope: Scope) -> Iterator[tuple[str, list[str | Path]]]:
    """Yield (the way out, command) for what judges code: all of it by style, samples that are looked at by tests."""
    yield MEND, [TOOLS / "ruff", "check", "--no-cache", "--quiet", "--output-format=concise", "."]
    yield MEND, [TOOLS / "ruff", "format", "--no-cache", "--quiet", "--check", "--output-format=concise", "."]
    tests = sorted(f"tests/examples/{path.name}" for path in (root / "tests/examples").glob("test_*.py"))
    if tests := [path for path in tests if section_of(path, scope.sections)]:
        # Their own folder is the top, or the fixtures of the built site would ask for a browser.
        quiet = ["-q", "--no-header", "--tb=short", "-p", "no:cacheprovider", "-o", "addopts=--import-mode=importlib"]
        command = [sys.executable, "-m", "pytest", *quiet, "--confcutdir=tests/examples", *tests]
        yield "A test of a sample fails: mend the sample, or the test.", command
    files = (path.relative_to(root).as_posix() for path in sorted((root / "examples").rglob("*")) if path.is_file())
    shown = [path for path in files if scope.has(path)]
    if shell := [path for path in shown if path.endswith(".sh")]:
        yield "", [TOOLS / "shellcheck", "--format=gcc", *shell]
        yield MEND, [TOOLS / "shfmt", "-i", "2", "-l", *shell]
    if sql := [path for path in shown if path.endswith(".sql")]:
        yield MEND, [sys.executable, "-m", "sqlfluff", "lint", "--disable-progress-bar", *sql]
    if dockerfiles := [path for path in shown if Path(path).name.startswith("Dockerfile")]:
        yield "", [TOOLS / "hadolint", *dockerfiles]


def _ran(root: Path, way_out: str, command: list[str | Path]) -> str:
    """Run a command; return what it printed if it failed, and the way out, else ""."""
    result = subprocess.run(command, cwd=root, capture_output=True, text=True)
    said = (result.stdout + result.stderr).strip()
    return "\n".join(filter(None, (said, way_out))) if result.returncode else ""


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
