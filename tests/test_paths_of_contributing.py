"""The paths that CONTRIBUTING describes, walked in a copy: a new section, a new language, the colours."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import build
from fixture import EN, ROOT, UZ, change, make_handbook
from rendered import Book, read_books
from test_languages import PAGE, RUSSIAN

from handbook.check.rules import rules
from handbook.model import examine
from handbook.sources.problems import Kind
from handbook.sources.settings import read_settings

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def problems(root: Path, kind: Kind = Kind.PROBLEM) -> list[str]:
    book, found = examine(root)
    return [str(problem) for problem in [*found, *rules(book)] if problem.kind is kind]


def run(root: Path, script: str, *arguments: str) -> str:
    """Run a script's main in a copy; return what it printed."""
    code = f"import pathlib, sys; sys.path.insert(0, {str(ROOT / 'scripts')!r}); import {script}; sys.exit({script}.main(*sys.argv[1:], pathlib.Path({str(root)!r})))"
    result = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, timeout=600)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


@pytest.mark.parametrize("path", ["A new section", "A new language", "The colours"])
def test_each_path_has_five_lines(path):
    steps = GUIDE.partition(f"## {path}\n")[2].partition("\n## ")[0]
    assert 1 <= len(re.findall(r"^\d\. ", steps, re.MULTILINE)) <= 5


@pytest.fixture(scope="module")
def grown(tmp_path_factory) -> Path:
    """A handbook to which one section was added, as CONTRIBUTING says."""
    root = make_handbook(tmp_path_factory.mktemp("grown"))
    change(root / "mkdocs.yml", "      - docker.md\n", "      - docker.md\n      - testing.md\n")
    assert any(line.startswith("docs/testing.uz.md:1: ") and "create the file" in line for line in problems(root))
    run(root, "question", "testing", "test-pyramid")
    assert all(":" in line for line in problems(root)) and any("the … of a stub" in line for line in problems(root))
    for locale, text in (("uz", UZ), ("en", EN)):
        head, image, _, recap = text.split("\n## ")
        head = head.replace("Docker", "Testing")
        image = re.sub(r"^.*\{ #image \}", "Pyramid? { #test-pyramid }", image).replace(
            "](#container)", "](docker.md#container)"
        )
        image = re.sub(r"\b(qatlam|layer)", r"test \1", image)
        (root / f"docs/testing.{locale}.md").write_text("\n## ".join([head, image, recap]), encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def grown_site(grown) -> Path:
    return build(grown, "https://example.org/")


def test_a_new_section_is_two_pages_a_registry_and_a_line(grown):
    assert [line for line in problems(grown) if "already stands in" not in line] == []


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_everything_else_follows_a_new_section(grown_site, prefix):
    def page(path: str) -> BeautifulSoup:
        return BeautifulSoup((grown_site / prefix / path / "index.html").read_text(encoding="utf-8"), "lxml")

    assert page("testing").find("h2", id="test-pyramid")
    assert page("q/test-pyramid").find("h1")
    assert page("docker").select("nav a[href$='testing/']")
    assert page("").select(".home-section a[href$='testing/'], main a[href$='testing/']")
    assert "testing" in page("practice").find("main").decode()
    assert page("q").select("a[href$='test-pyramid/']")


def test_the_outputs_have_the_new_section(grown_site):
    assert any(
        entry["id"] == "test-pyramid" for entry in json.loads((grown_site / "questions.json").read_text())["questions"]
    )
    assert "testing" in [
        section["slug"] for section in json.loads((grown_site / "practice/questions.json").read_text())
    ]
    assert "/testing/" in (grown_site / "sitemap.xml").read_text()
    titles = "".join(path.read_text(encoding="utf-8") for path in (grown_site / "assets").glob("search-titles.*.json"))
    assert "test-pyramid" in titles


def test_the_books_and_decks_have_the_new_section(grown, grown_site):
    """All books and decks are bound from these chapters."""
    settings = read_settings(grown)
    for language in settings.languages:
        group = next(group.key for group in settings.groups if "testing" in group.sections)
        holding = {book.name for book in read_books(grown_site, settings, language) if has(book, "testing")}
        assert holding == {f"suhbat-{language.locale}", f"suhbat-{language.locale}-{group}"}


def has(book: Book, section: str) -> bool:
    chapter = next((chapter for chapter in book.chapters if chapter.slug == section), None)
    return chapter is not None and [question.id for question in chapter.questions] == ["test-pyramid"]


def test_a_new_language_is_an_entry_and_as_few_pages_as_one_likes(tmp_path):
    root = make_handbook(tmp_path)
    change(root / "mkdocs.yml", "\nmarkdown_extensions:\n", RUSSIAN)
    assert problems(root) == []
    (root / "docs/docker.ru.md").write_text(PAGE, encoding="utf-8")
    assert problems(root) == []
    listed = [line for line in problems(root, Kind.ADVICE) if line.startswith("mkdocs.yml:")]
    assert len(listed) == 1 and "Русский has no words of its own for " in listed[0]
    assert "words.tagline" in listed[0] and "words.show_answer" not in listed[0]
    number = int(listed[0].split(":")[1])
    assert "locale: ru" in (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")[number - 1]
    change(root / "docs/docker.ru.md", "**Частые ошибки**\n\n- Первая ошибка.\n\n", "")
    assert "docs/docker.ru.md:9: “Что такое образ?” has no part “**Частые ошибки**”; add it" in problems(root)


def test_a_complete_language_is_held_to_it(tmp_path):
    root = make_handbook(tmp_path)
    change(root / "mkdocs.yml", "\nmarkdown_extensions:\n", RUSSIAN.replace("complete: false", "complete: true"))
    (root / "docs/docker.ru.md").write_text(PAGE, encoding="utf-8")
    assert any("“container” is missing in Русский" in line for line in problems(root))
    assert any("“layer” has no term in Русский" in line for line in problems(root))
