"""`make question` writes stubs in every language, or says in one sentence why not."""

import subprocess
import sys
from pathlib import Path

import pytest
from fixture import ROOT, make_handbook


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_handbook(tmp_path)


def ask(root: Path, section: str, key: str) -> subprocess.CompletedProcess:
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import question, pathlib; sys.exit(question.main({section!r}, {key!r}, pathlib.Path({str(root)!r})))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=600)


def contents(root: Path) -> list[bytes]:
    return [(root / name).read_bytes() for name in ("docs/docker.uz.md", "docs/docker.en.md", "questions/docker.yml")]


def test_a_new_question_gets_stubs_and_an_entry(book):
    result = ask(book, "docker", "multi-stage-build")
    assert result.returncode == 0, result.stderr
    for locale, label in (("uz", "**Batafsil.**"), ("en", "**In depth.**")):
        text = (book / f"docs/docker.{locale}.md").read_text(encoding="utf-8")
        stub = text[text.index("{ #multi-stage-build }") : text.index("{ #recap }")]
        assert label in stub
    assert "\nmulti-stage-build:\n  level: middle\n" in (book / "questions/docker.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("section", "key", "words"),
    [
        ("docker", "image", "The id “image” is taken (questions/docker.yml:1)"),
        ("docker", "Multi_Stage", "is not lowercase ASCII words"),
        ("docker", "image-answer", "ends in -answer"),
        ("dockr", "layers", "There is no section “dockr”. Did you mean docker?"),
        ("", "", "Name the section and the id"),
    ],
)
def test_a_slip_changes_nothing(book, section, key, words):
    before = contents(book)
    result = ask(book, section, key)
    assert result.returncode == 1
    assert words in result.stdout
    assert len(result.stdout.strip().splitlines()) == 1 and not result.stderr
    assert contents(book) == before


def test_a_new_section_gets_its_pages(book):
    config = book / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace("      - docker.md\n", "      - docker.md\n      - podman.md\n"),
        encoding="utf-8",
    )
    assert ask(book, "podman", "rootless").returncode == 0
    assert "{ #rootless }" in (book / "docs/podman.en.md").read_text(encoding="utf-8")
