"""Every Python sample that says what it prints prints exactly that."""

import re

import pytest
from samples import EXAMPLES, run

PROMISE = re.compile(r"# → (.*)$", re.MULTILINE)
SAMPLES = [path for path in sorted(EXAMPLES.rglob("*.py")) if PROMISE.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_prints_what_its_comments_promise(path):
    promised = PROMISE.findall(path.read_text(encoding="utf-8"))
    assert run(str(path.relative_to(EXAMPLES))).splitlines() == promised
