"""No test waits without end: what waits for a program, a thread, a lock or a promise says how long, or has a helper say it."""

import ast
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
LIMITED = {"subprocess.run", "subprocess.check_output", "threading.Barrier", "FileLock", "urlopen"}  # by timeout=
WAITING = {"wait", "join", "communicate"}  # by a first argument too
PROMISES = ("async ", "new Promise", "serviceWorker.ready", "clipboard.readText")  # by `promised` of conftest.py


def endless(source: str) -> list[str]:
    """Return each call that may wait without end, with its line."""
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    barriers = {
        node.targets[0].id
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and "Barrier(" in ast.unparse(node)
    }
    found = []
    for call in calls:
        name, owner = ast.unparse(call.func), getattr(call.func, "value", None)
        said = {keyword.arg for keyword in call.keywords} & {"timeout", None}
        waits = isinstance(call.func, ast.Attribute) and call.func.attr in WAITING and not call.args
        own = isinstance(owner, ast.Name) and owner.id in barriers  # the barrier itself has a limit
        text = ast.unparse(call.args[0]) if name.endswith(".evaluate") and call.args else ""
        if (name in LIMITED and not said) or (waits and not said and not own) or any(word in text for word in PROMISES):
            found.append(f"{call.lineno}: {ast.unparse(call)[:80]}")
    return found


@pytest.mark.parametrize("path", sorted(TESTS.rglob("*.py")), ids=lambda path: path.relative_to(TESTS).as_posix())
def test_every_wait_has_an_end(path):
    assert endless(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        "subprocess.run(['make'])",
        "process.wait()",
        "thread.join()",
        "FileLock(path)",
        "page.evaluate('() => new Promise(done => {})')",
        "page.evaluate(f'navigator.serviceWorker.ready')",
    ],
)
def test_a_wait_without_an_end_would_be_seen(line):
    assert endless(line)


def test_what_has_an_end_is_left_alone():
    lines = ["process.wait(20)", "', '.join(words)", "gate = Barrier(2, timeout=9)", "gate.wait()", "ended.wait(5)"]
    assert endless("\n".join([*lines, "subprocess.run(['make'], timeout=9)", "subprocess.run(**given)"])) == []
