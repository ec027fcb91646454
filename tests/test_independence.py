"""The handbook outlives its engine: what it is made of imports neither MkDocs nor the theme."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
from fixture import ROOT, change, make_handbook

ENGINE = ("mkdocs", "material", "mkdocs_static_i18n", "pymdownx", "markdown")
PACKAGE = sorted((ROOT / "handbook").rglob("*.py"))
MODULES = {".".join(path.relative_to(ROOT).with_suffix("").parts) for path in PACKAGE}
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
NEEDED = ("sources", "sections", "interface")  # without these there are no answers, or no words
LOGIC = (
    "practice/draw",
    "practice/interview",
    "practice/schedule",
    "practice/transfer",
    "practice/log",
    "practice/rounds",
    "practice/typed",
    *tuple(
        f"search/{path.stem}"
        for path in (ROOT / "overrides/modules/search").glob("*.js")
        if path.stem not in ("make", "field", "results", "worker", "arriving", "arrival", "history")
    ),
)

READ = """
import importlib, sys
for name in {engine}:
    sys.modules[name] = None  # importing it raises
sys.path.insert(0, ".")
from pathlib import Path
for name in {package}:
    importlib.import_module(name)
from handbook import model
from handbook.pages import pairing
book = model.read(Path(sys.argv[1]))
for section in book.sections:
    for language in book.settings.languages:
        assert pairing.section_markdown(section, language.locale, book.settings).count("## ") >= len(section.questions)
print(len(book.questions))
"""


def imported(path: Path) -> Iterator[str]:
    """Yield the packages that a module imports when it runs."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tree.body = [
        node
        for node in tree.body
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING") or "handbook" in path.parts
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").split(".")[0]


@pytest.mark.parametrize("path", PACKAGE, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_package_imports_no_engine_and_no_hook(path):
    assert set(imported(path)) & {*ENGINE, *(hook.stem for hook in HOOKS)} == set()


@pytest.mark.parametrize("level", ["files", "rooms"])
def test_the_package_has_floors(level):
    """No circle among its files, and none among its rooms: a folder, or a file that stands beside the folders."""
    tree: dict[str, set[str]] = {}
    for path in PACKAGE:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "handbook":
                for found in {node.module, *(f"{node.module}.{each.name}" for each in node.names)} & MODULES:
                    one, other = (each if level == "files" else each.split(".")[1] for each in (name, found))
                    tree.setdefault(one, set()).update({other} - {one})
    assert list(TopologicalSorter(tree).static_order())


@pytest.mark.parametrize("path", HOOKS, ids=lambda path: path.stem)
def test_a_hook_is_what_the_engine_calls(path):
    """It answers events and does nothing else, and is registered; no hook imports another."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)]
    assert functions and all(name.startswith("on_") for name in functions)
    assert f"  - hooks/{path.name}\n" in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert set(imported(path)) & {hook.stem for hook in HOOKS} == set()


@pytest.mark.slow
@pytest.mark.parametrize("path", [hook for hook in HOOKS if hook.stem not in NEEDED], ids=lambda path: path.stem)
def test_an_output_goes_with_one_line(tmp_path, path):
    """No other output leans on it: the rest builds without."""
    root = make_handbook(tmp_path / "book")
    change(root / "mkdocs.yml", f"  - hooks/{path.name}\n", "")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "site/docker/index.html").is_file()


def test_the_command_line_tools_need_no_engine():
    """But for the preview, which builds in its own process to keep what did not change."""
    for path in set((ROOT / "scripts").glob("*.py")) - {ROOT / "scripts/serve.py"}:
        assert set(imported(path)) & set(ENGINE) == set(), path.name


def test_the_handbook_is_read_and_paired_where_there_is_no_engine(tmp_path):
    package = [path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".") for path in PACKAGE]
    code = READ.format(engine=ENGINE, package=package)
    command = [sys.executable, "-c", code, make_handbook(tmp_path / "book")]
    result = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=600)
    assert result.returncode == 0, result.stderr
    assert result.stdout == "2\n"


@pytest.mark.parametrize("name", LOGIC)
def test_the_logic_of_search_and_practice_knows_no_theme(name):
    text = (ROOT / f"overrides/modules/{name}.js").read_text(encoding="utf-8")
    assert not re.search(r"md-|__config|__search|\bdocument\.querySelector", text)
    assert not re.search(r'from "(?!\.|ts-fsrs|minisearch)', text)
