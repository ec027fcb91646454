"""What the handbook promises of its own content."""

import datetime
import re
from collections import Counter
from urllib.parse import urlsplit

import pytest
from fixture import ROOT

from handbook.model import read
from handbook.sources.markdown import blocks
from handbook.sources.prose import visible
from words import unknown

BOOK = read(ROOT)
LOCALES = [language.locale for language in BOOK.settings.languages]
ANSWERS = [(question, locale) for question in BOOK.questions.values() for locale in question.answers]


def named(value) -> str:
    return f"{value[0].id}-{value[1]}"


@pytest.mark.parametrize("case", ANSWERS, ids=named)
def test_sources_are_well_formed(case):
    question, locale = case
    addresses = re.findall(r"\]\(([^)\s]+)\)", question.answers[locale].parts["sources"])
    for address in addresses:
        parts = urlsplit(address)
        assert parts.scheme == "https" and "." in parts.netloc and not parts.username, address
        assert "utm_" not in parts.query, address


def test_both_languages_name_the_same_number_of_points():
    """The text is each language's own; the points it makes are the same."""
    uneven = []
    for question in BOOK.questions.values():
        for part in ("mistakes", "follow_ups"):
            counts = {len(re.findall(r"^- ", answer.parts[part], re.MULTILINE)) for answer in question.answers.values()}
            if len(counts) > 1:
                uneven.append(f"{question.id}: {part}")
    assert uneven == []


def test_every_question_says_when_it_was_checked():
    today = datetime.date.today()
    for key, entry in BOOK.registry.items():
        assert entry.added <= entry.checked <= today + datetime.timedelta(days=1), key


def test_every_question_has_aliases():
    assert [key for key, entry in BOOK.registry.items() if len(entry.aliases) < 3 and not entry.retired] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_no_sentence_stands_twice(locale):
    """Questions may be repeated where another answer leads to them; nothing else may."""
    places: dict[str, list[str]] = {}
    for path in sorted((ROOT / "docs").glob(f"*.{locale}.md")):
        lines = [line.text for line in blocks(path.read_text(encoding="utf-8")) if not line.fenced]
        lines = [re.sub(r"\[[^\]]*\]\([^)\s]*#[^)\s]*\)", "", line) for line in lines if not line.startswith("#")]
        text = " ".join(visible(line).strip() or "\n\n" for line in lines)
        for sentence in re.split(r"(?<=[.!?])\s|\n\n|\s-\s", text):
            plain = " ".join(re.findall(r"[\wʻʼ]+", sentence)).lower()
            if len(plain.split()) >= 6:
                places.setdefault(plain, []).append(path.name)
    assert {sentence: where for sentence, where in places.items() if len(where) > 1} == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_word_is_accepted(locale):
    """`make words` adds the new ones; read them before they are committed."""
    assert unknown(ROOT, locale) == {}


def test_there_are_enough_terms():
    assert len(BOOK.glossary) >= 150
    assert [key for key, entry in BOOK.glossary.items() if set(entry) != set(LOCALES)] == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_term_has_one_form(locale):
    """Forms that the glossary says to avoid stand nowhere in the prose."""
    avoided = {
        form.lower(): entry[locale].term
        for entry in BOOK.glossary.values()
        if locale in entry
        for form in entry[locale].avoid
    }
    assert not set(avoided) & {entry[locale].term.lower() for entry in BOOK.glossary.values()}
    endings = "|".join(BOOK.settings.language(locale).endings)
    names = "|".join(map(re.escape, sorted(avoided, key=len, reverse=True)))
    found = re.compile(rf"(?<![\w-])({names})(?:{endings})*(?![\w-])", re.IGNORECASE)
    wrong = []
    for path in sorted((ROOT / "docs").glob(f"*.{locale}.md")):
        for line in blocks(path.read_text(encoding="utf-8")):
            if not line.fenced and avoided:
                wrong += [
                    f"docs/{path.name}:{line.number}: “{match[0]}”, the glossary says “{avoided[match[1].lower()]}”"
                    for match in found.finditer(visible(line.text))
                ]
    assert wrong == []


def test_two_terms_have_not_one_form():
    for locale in LOCALES:
        forms = Counter(entry[locale].term.lower() for entry in BOOK.glossary.values())
        assert [form for form, count in forms.items() if count > 1] == []


def test_there_are_enough_diagrams_and_each_is_used_and_fit():
    used = {
        link.target
        for question in BOOK.questions.values()
        for answer in question.answers.values()
        for link in answer.links
        if link.picture
    }
    files = {f"diagrams/{path.name}" for path in (ROOT / "docs/diagrams").glob("*.svg")}
    assert used == files
    assert len(files) >= 15
    for name in files:
        text = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert len(text.encode()) <= 8192, name
        assert text.startswith("<svg ") and 'viewBox="0 0 340 ' in text, name
        assert not re.search(r"\b(id|style|fill|stroke|class)=\"(?!dg-)", text), name
        assert not re.search(r"<(script|style|defs|use|image|foreignObject|title)\b", text), name


def test_every_sample_is_included_and_every_language_of_code_comes_from_a_file():
    included = {
        match[1].partition(":")[0]
        for path in (ROOT / "docs").glob("*.md")
        for match in re.finditer(r'--8<-- "([^"]+)"', path.read_text(encoding="utf-8"))
    }
    here = {
        str(path.relative_to(ROOT / "examples"))
        for path in (ROOT / "examples").rglob("*")
        if path.is_file() and path.parent != ROOT / "examples" and not {".ruff_cache", "__pycache__"} & set(path.parts)
    }
    assert here - included == set()
    inline = {
        code.split("\n")[0].strip("`~ ")
        for question, locale in ANSWERS
        for code in question.answers[locale].code
        if "--8<--" not in code
    }
    assert inline
    for path in (ROOT / "docs").glob("*.md"):
        for language, first in re.findall(r"^```(\w*)[^\n]*\n(.*)$", path.read_text(encoding="utf-8"), re.MULTILINE):
            if language in ("python", "sql", "sh", "bash", "shell", "dockerfile"):
                assert "--8<--" in first, f"{path.name}: {first}"
