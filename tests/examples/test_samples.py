"""Every Python sample that says what it prints prints exactly that."""

import pytest
from samples import EXAMPLES

from handbook.check.samples import broken_promises, promises

SAMPLES = [path for path in sorted(EXAMPLES.rglob("*.py")) if promises(path)]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_prints_what_its_comments_promise(path):
    assert list(broken_promises(path, f"examples/{path.relative_to(EXAMPLES)}")) == []


def test_no_statement_waits_without_end(postgres):
    """Two sessions of a test that fails may wait for each other, and the pool of threads for both."""
    assert postgres.execute("SHOW statement_timeout").fetchone() == ("1min",)
