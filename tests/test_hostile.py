"""Whatever stands in the sources: never a traceback, never a hang, all problems with file and line, the last site kept."""

from __future__ import annotations

import os
import re
import shutil
import string
import subprocess
import sys
from pathlib import Path

import pytest
from fixture import EN, GLOSSARY, REGISTRY, ROOT, UZ, change, make_handbook
from gallery import PATHS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.model import read
from handbook.sources.problems import SourceError

SECONDS = 120  # until something that runs is said to hang

PIECES = [
    "```",
    "````python",
    "~~~",
    "/// details | x",
    "///",
    "////////// tab | x",
    "/////////",
    '=== "x"',
    "??? note",
    "<!-- answer image uz -->",
    "<!-- /answer -->",
    "<script>alert(1)</script>",
    "<div>",
    "</div>",
    "## { #x }",
    "## Savol { #image }",
    "##",
    "# Yana",
    "### Uch",
    "> > > iqtibos",
    "- a\n    - b\n        - c\n            1. d\n                - e",
    "| a | b |\n|---|---|\n| c |",
    "|:-:|",
    "[x]: https://example.org",
    "[^1]: izoh",
    "*[API]: interfeys",
    "[[x](y)](z",
    "![](",
    "](((",
    "{: onclick=x }",
    "{ #image .x }",
    '--8<-- "../../etc/passwd"',
    '--8<-- "docker/one.py:none"',
    '--8<-- "',
    "***__**_`",
    "&#x0; &lt; &bogus;",
    "\u202e\u200f\u2066 rtl \u2069",
    "\ufeff",
    "\x00",
    "\x0b\x0c\x1b[31m",
    "\r",
    "\r\n",
    "\u2028",
    "ʻʼ'’`",
    "**Batafsil.**",
    "**Manbalar:**",
    "---",
    "===",
    "\\",
    "{{ config }} {% raw %}",
    "\U0001f600" * 20,
    "a" * 5000,
]


@pytest.fixture(scope="module")
def book(tmp_path_factory) -> Path:
    return make_handbook(tmp_path_factory.mktemp("book"))


def told(root: Path) -> list[str]:
    """Read the handbook; return its problems. Anything but SourceError is a failure."""
    try:
        read(root)
    except SourceError as error:
        for problem in error.problems:
            lines = (
                (root / problem.path).read_bytes().replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
                if (root / problem.path).is_file()
                else 1
            )
            assert 1 <= problem.line <= lines + 1, problem
            assert problem.text and "\n" not in problem.text, problem
        return [str(problem) for problem in error.problems]
    return []


@st.composite
def mutated(draw, text: str) -> bytes:
    """The text with pieces set in, lines dropped, doubled or swapped, and line ends mixed."""
    lines = text.split("\n")
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 5)):
            case 0 | 1:
                lines.insert(at, draw(st.sampled_from(PIECES)))
            case 2:
                lines[at] += draw(st.sampled_from(PIECES) | st.text(max_size=20))
            case 3:
                del lines[at : at + draw(st.integers(1, 8))]
                lines = lines or [""]
            case 4:
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines[at])
            case 5:
                lines[at] = draw(st.text(string.printable, max_size=60))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    data = end.join(lines).encode("utf-8", "surrogatepass")
    return draw(st.sampled_from([b"", b"\xef\xbb\xbf", b"\xff\xfe"])) + data


def bounded(examples: int):
    health = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=examples, deadline=None, suppress_health_check=health, database=None, derandomize=True)


@bounded(120)
@given(uz=mutated(UZ), en=mutated(EN))
def test_mutated_pages_are_read_or_told(book, uz, en):
    (book / "docs/docker.uz.md").write_bytes(uz)
    (book / "docs/docker.en.md").write_bytes(en)
    (book / "questions/docker.yml").write_text(REGISTRY, encoding="utf-8")
    told(book)


@bounded(120)
@given(registry=mutated(REGISTRY), glossary=mutated(GLOSSARY), paths=mutated(PATHS))
def test_mutated_registries_are_read_or_told(book, registry, glossary, paths):
    (book / "docs/docker.uz.md").write_text(UZ, encoding="utf-8")
    (book / "docs/docker.en.md").write_text(EN, encoding="utf-8")
    (book / "questions/docker.yml").write_bytes(registry)
    (book / "glossary.yml").write_bytes(glossary)
    (book / "paths.yml").write_bytes(paths)
    told(book)


@pytest.mark.slow
@bounded(1500)
@given(uz=mutated(UZ), registry=mutated(REGISTRY))
def test_many_more_mutations(tmp_path_factory, book, uz, registry):
    (book / "docs/docker.uz.md").write_bytes(uz)
    (book / "questions/docker.yml").write_bytes(registry)
    told(book)


VALUES = [
    "1",
    "true",
    "null",
    "[]",
    "{}",
    '""',
    "2026-02-30",
    "9999999999999999999999",
    "0x7f",
    "1e999",
    "~",
    "!!binary aGk=",
    "!!set {a}",
    "!!timestamp 1",
    "'\\0'",
]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_of_a_wrong_kind_is_told(tmp_path, value):
    """Every value of the registry, the glossary and the paths in turn."""
    root = make_handbook(tmp_path / "book")
    for name, text in (("questions/docker.yml", REGISTRY), ("glossary.yml", GLOSSARY), ("paths.yml", PATHS)):
        for number, line in enumerate(text.splitlines()):
            key = line.split(":")[0]
            lines = text.splitlines()
            lines[number] = f"{key}: {value}"
            (root / name).write_text("\n".join(lines), encoding="utf-8")
            told(root)
        (root / name).write_text(f"{value}: {value}\n", encoding="utf-8")
        told(root)
        (root / name).write_text(f"{value}\n", encoding="utf-8")
        told(root)
        (root / name).write_text(text, encoding="utf-8")


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(12)
)
YAML_BOMBS = {
    "billion laughs": BOMB,
    "merge bomb": "a: &a {x: 1}\nb: {<<: [*a, *a, *a]}\n",
    "deep list": "a: " + "[" * 50_000,
    "deep map": "a: " + "{a: " * 50_000,
    "deep block": "".join(f"{' ' * level}a:\n" for level in range(2_000)),
    "object": "a: !!python/object/apply:os.system [echo]\n",
    "huge number": "a: " + "9" * 100_000,
    "two documents": "a: 1\n---\nb: 2\n",
    "tab": "a:\n\t- b\n",
    "complex key": "? [a, b]\n: c\n",
    "unhashable key": "? {a: b}\n: c\n",
    "recursive": "a: &a [*a]\n",
    "control": "a: \x01\n",
    "surrogate": 'a: "\\ud800"\n',
}


def reading(root: Path) -> list[str]:
    """Read the handbook in a process of its own, which must end in time; return its problems."""
    code = "import sys, pathlib; sys.path.insert(0, sys.argv[2])\nfrom handbook.model import read\nfrom handbook.sources.problems import SourceError\ntry: read(pathlib.Path(sys.argv[1]))\nexcept SourceError as error: print(error)"
    command = [sys.executable, "-c", code, root, ROOT]
    result = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
    assert result.returncode == 0 and not result.stderr, result.stderr[-800:]
    return result.stdout.splitlines()


@pytest.mark.parametrize("name", ["questions/docker.yml", "glossary.yml", "paths.yml"])
@pytest.mark.parametrize("bomb", YAML_BOMBS)
def test_yaml_bombs_are_told(tmp_path, name, bomb):
    root = make_handbook(tmp_path / "book")
    (root / name).write_text(YAML_BOMBS[bomb], encoding="utf-8")
    assert any(line.startswith(f"{name}:") for line in reading(root))


@pytest.mark.parametrize("bomb", YAML_BOMBS)
def test_bombs_in_front_matter_are_told_or_harmless(tmp_path, bomb):
    root = make_handbook(tmp_path / "book")
    change(root / "docs/docker.uz.md", "title: Docker\n", f"title: Docker\n{YAML_BOMBS[bomb]}")
    reading(root)


FLOODS = [
    "[",
    "](",
    "`",
    "``",
    "{",
    "{ #",
    "<",
    "<a ",
    "*",
    "_",
    "**a",
    "> ",
    "- ",
    "|",
    "\\",
    "![",
    "~~~\n",
    "```\n",
    "## \n",
    "&",
    "'",
    "o'",
    "/",
    "(",
    '"',
    "a ",
    "\n",
    "--8<-- ",
    "*[",
    "[^",
]


@pytest.mark.parametrize("flood", FLOODS, ids=repr)
def test_a_page_of_half_a_megabyte_of_one_sign_does_not_hang(tmp_path, flood):
    root = make_handbook(tmp_path / "book")
    change(root / "docs/docker.uz.md", "Jarayon haqida matn.", "matn " + flood * (500_000 // len(flood)))
    reading(root)


@pytest.mark.slow
@pytest.mark.parametrize("flood", FLOODS, ids=repr)
def test_a_page_of_five_megabytes_does_not_hang(tmp_path, flood):
    root = make_handbook(tmp_path / "book")
    change(
        root / "docs/docker.uz.md", "Jarayon haqida matn.", "matn\n\n" + (flood * (200 // len(flood)) + "\n") * 25_000
    )
    reading(root)


def test_a_thousand_problems_come_at_once(tmp_path):
    root = make_handbook(tmp_path / "book")
    for locale in ("uz", "en"):
        page = root / f"docs/docker.{locale}.md"
        page.write_text(page.read_text("utf-8") + "\n\n<b>\n" * 1000, encoding="utf-8")
    lines = reading(root)
    assert len(lines) >= 2000
    assert len(set(lines)) == len(lines)


# Links out of the tree: (what is replaced by a link, where the link leads).
LINKS = {
    "page": "docs/docker.uz.md",
    "sample": "examples/docker/one.py",
    "new file": "docs/secret.txt",
    "new folder": "docs/secrets",
    "new sample": "examples/secret.py",
    "loop": "docs/loop.md",
}


@pytest.mark.parametrize("kind", LINKS)
def test_a_link_out_of_the_tree_is_told(tmp_path, kind):
    root = make_handbook(tmp_path / "book")
    secret = tmp_path / "secret"
    secret.mkdir() if kind == "new folder" else secret.write_text("secret: 1\n", encoding="utf-8")
    place = root / LINKS[kind]
    place.unlink(missing_ok=True)
    place.symlink_to(place.name if kind == "loop" else secret)
    assert f"{LINKS[kind]}:1: is a link to" in "\n".join(reading(root))


def test_links_inside_the_tree_are_fine(tmp_path):
    root = make_handbook(tmp_path / "book")
    (root / "examples/docker/two.py").symlink_to("one.py")
    assert reading(root) == []


def build(root: Path) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, root / "scripts/build.py", root],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        env={**os.environ, "SITE_URL": "https://example.org/"},
    )


def replace(root: Path, name: str, text: str | bytes) -> None:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


# A file in place of what was there, and the beginning of what the build must tell.
BROKEN = {
    "page with a null byte": (
        "docs/docker.uz.md",
        UZ.replace("Kirish", "Kir\0ish"),
        "docs/docker.uz.md:7: contains a null byte",
    ),
    "page in UTF-16": ("docs/docker.uz.md", UZ.encode("utf-16"), "docs/docker.uz.md:1: is not UTF-8"),
    "empty page": ("docs/docker.uz.md", "", "docs/docker.uz.md:1: is empty"),
    "paths of a wrong shape": ("paths.yml", "time: 1\n", "paths.yml:1: "),
    "paths that are a list": ("paths.yml", "- a\n- b\n", "paths.yml:1: "),
    "paths without a title": ("paths.yml", "time:\n  paths:\n    x: {questions: [image]}\n", "paths.yml:1: "),
    "paths with an odd question": (
        "paths.yml",
        "time:\n  title: {uz: a, en: b}\n  paths:\n    x: {title: {uz: a, en: b}, text: {uz: a, en: b}, questions: [[1]]}\n",
        "paths.yml:",
    ),
    "paths to no section": (
        "paths.yml",
        "time:\n  title: {uz: a, en: b}\n  paths:\n    x: {title: {uz: a, en: b}, text: {uz: a, en: b}, sections: [dokcer]}\n",
        "paths.yml:",
    ),
    "paths with a name twice": (
        "paths.yml",
        "a:\n  title: {uz: a, en: b}\n  paths:\n    a: {title: {uz: a, en: b}, text: {uz: a, en: b}, questions: [image]}\n",
        "paths.yml:4: “a” stands twice",
    ),
    "paths bomb": ("paths.yml", BOMB, "paths.yml:2: YAML aliases"),
    "names in another encoding": ("names.txt", "O'Reilly\xff".encode("latin-1"), "names.txt:1: is not UTF-8"),
    "configuration that is no YAML": ("mkdocs.yml", "site_name: [", "mkdocs.yml"),
    "another page with a null byte": ("docs/index.uz.md", "# a\n\n\0b\n", "docs/index.uz.md:3: contains a null byte"),
    "another page in another encoding": (
        "docs/glossary.en.md",
        b"# a\n\n\xff\xfe\n",
        "docs/glossary.en.md:3: is not UTF-8",
    ),
    "front matter that is no YAML": ("docs/index.uz.md", "---\ntitle: [\n---\n# a\n", ""),
    "sample that is not UTF-8": (
        "examples/docker/one.py",
        b"print('\xff')\n",
        "examples/docker/one.py:1: is not UTF-8",
    ),
    "diagram that is no SVG": ("docs/diagrams/x.svg", b"\xff\xd8\xff", ""),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    root = make_handbook(tmp_path_factory.mktemp("built"))
    assert build(root).returncode == 0
    return root


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_file_is_told_by_the_build_and_the_last_site_stays(built, tmp_path, kind):
    name, text, words = BROKEN[kind]
    before = (built / "site").resolve()
    path = built / name
    kept = path.read_bytes() if path.exists() else None
    replace(built, name, text)
    try:
        result = build(built)
    finally:
        path.unlink() if kept is None else path.write_bytes(kept)
    output = result.stdout + result.stderr
    assert "Traceback" not in output, output[-1500:]
    if words:
        assert result.returncode != 0
        assert re.search(f"^(ERROR +-  )?.*{re.escape(words)}", output, re.MULTILINE), output
        assert (built / "site").resolve() == before and (built / "site/docker/index.html").is_file()


@pytest.mark.slow
@bounded(25)
@given(uz=mutated(UZ))
def test_mutated_pages_build_or_are_told(built, uz):
    """What the model lets through, the engine takes as well."""
    (built / "docs/docker.uz.md").write_bytes(uz)
    result = build(built)
    assert "Traceback" not in result.stderr, result.stderr[-1500:]
    assert result.returncode == 0 or re.search(r"^(ERROR +-  |WARNING +-  )?\S+:\d+: ", result.stderr, re.MULTILINE), (
        result.stderr
    )
    assert (built / "site/docker/index.html").is_file()
    shutil.rmtree(built / ".build/templates", ignore_errors=True)
