"""The handbook outlives its engine: what it is made of imports neither MkDocs nor the theme."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fixture import ROOT

ENGINE = ("mkdocs", "material", "mkdocs_static_i18n", "pymdownx", "markdown")
# The model, its checks and what is made of it; named, so that none slips out unseen.
DOMAIN = (
    "addresses",
    "cards",
    "checks",
    "controls",
    "drawing",
    "gone",
    "handbook",
    "news",
    "pairing",
    "plain",
    "portable",
    "problems",
    "prose",
    "registry",
    "settings",
    "source",
    "terms",
)
LOGIC = (
    "practice/draw",
    "practice/interview",
    "practice/schedule",
    "practice/transfer",
    "practice/log",
    *tuple(
        f"search/{path.stem}"
        for path in (ROOT / "overrides/modules/search").glob("*.js")
        if path.stem not in ("make", "field", "results", "worker", "arriving", "arrival", "history")
    ),
)

READ = """
import sys
for name in {engine}:
    sys.modules[name] = None  # importing it raises
sys.path.insert(0, "hooks")
from pathlib import Path
import {domain}
import handbook, pairing
book = handbook.read(Path(sys.argv[1]))
for section in book.sections:
    for language in book.settings.languages:
        assert pairing.section_markdown(section, language.locale, book.settings).count("## ") >= len(section.questions)
print(len(book.questions))
"""


def imported(path: Path) -> Iterator[str]:
    """Yield the packages that a module imports when it runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [
        node for node in tree.body if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING")
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("name", DOMAIN)
def test_a_domain_module_imports_no_engine(name):
    assert set(imported(ROOT / f"hooks/{name}.py")) & set(ENGINE) == set()


def test_every_other_hook_is_an_adapter():
    """Whoever imports the engine answers its events, or is imported by one who does."""
    for path in (ROOT / "hooks").glob("*.py"):
        if path.stem not in DOMAIN:
            text = path.read_text(encoding="utf-8")
            assert re.search(r"^def on_|\bmkdocs\b", text, re.MULTILINE), (
                f"{path.name} knows no MkDocs: name it in DOMAIN"
            )


def test_the_command_line_tools_need_no_engine():
    for path in (ROOT / "scripts").glob("*.py"):
        assert set(imported(path)) & set(ENGINE) == set(), path.name


def test_the_handbook_is_read_and_paired_where_there_is_no_engine(tmp_path):
    from fixture import make_handbook

    code = READ.format(engine=ENGINE, domain=", ".join(DOMAIN))
    command = [sys.executable, "-c", code, make_handbook(tmp_path / "book")]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert result.returncode == 0, result.stderr
    assert result.stdout == "2\n"


@pytest.mark.parametrize("name", LOGIC)
def test_the_logic_of_search_and_practice_knows_no_theme(name):
    text = (ROOT / f"overrides/modules/{name}.js").read_text(encoding="utf-8")
    assert not re.search(r"md-|__config|__search|\bdocument\.querySelector", text)
    assert not re.search(r'from "(?!\.|ts-fsrs|minisearch)', text)
