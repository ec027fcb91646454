"""Make the downloads of the built site: EPUB, PDF and Anki decks, and list them on its downloads pages.

`make books` runs it after a build. It takes the answers that the site already rendered.
"""

from __future__ import annotations

import html
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from browser import find
from build import commit_time
from cover import draw_cover
from deck import write_deck
from epub import write_epub
from pdf import write_pdf
from playwright.sync_api import sync_playwright
from rendered import Book, read_books

from handbook import addresses
from handbook.browser.offline import write_list
from handbook.colours import read_colours
from handbook.sources.settings import Language, Settings, read_settings

LIST = "<!-- downloads -->"
FOLDER = "downloads"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main(root: Path = ROOT) -> int:
    """Make all downloads for `root/site`; return the exit code."""
    site = (root / "site").resolve()
    if not (site / "practice/questions.json").exists():
        print("There is no built site to take the answers from. Run make site first.")
        return 1
    settings = read_settings(root)
    folder = Path(tempfile.mkdtemp(prefix="downloads-", dir=site.parent))
    try:
        books = {language.locale: read_books(site, settings, language) for language in settings.languages}
        make(settings, books, folder, int(commit_time(root)))
        _put(folder, site / FOLDER / "files")
        for language in settings.languages:
            _list(settings, language, books, site)
        write_list(site, settings)  # the downloads pages are others now
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for path in sorted((site / FOLDER / "files").iterdir()):
        print(f"site/{FOLDER}/files/{path.name}  {megabytes(path)}")
    return 0


def make(settings: Settings, books: dict[str, list[Book]], folder: Path, when: int) -> None:
    """Write every download into `folder`; `books` are by locale, the whole first; `when` (seconds) dates them."""
    mark = (settings.root / "overrides/assets/favicon.svg").read_text(encoding="utf-8").strip()
    mark = read_colours(settings.root).fill(mark)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=FLAGS)
        for book in (book for own in books.values() for book in own):
            cover = draw_cover(browser, settings.root, book, mark)
            write_epub(folder / f"{book.name}.epub", book, settings.site_url, cover, when)
            write_pdf(folder / f"{book.name}.pdf", browser, book, settings.site_url, mark, when)
        browser.close()
    whole = {locale: list(own[0].chapters) for locale, own in books.items()}
    links = {locale: settings.site_url + addresses.question_list(settings, locale) for locale in books}
    for locale, chapters in whole.items():
        write_deck(folder / f"suhbat-{locale}.apkg", "Suhbat", {locale: chapters}, links, when)
    write_deck(folder / "suhbat.apkg", "Suhbat", whole, links, when)


def megabytes(path: Path) -> str:
    """Return a file's size for people, in kB or MB."""
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def _put(folder: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(exist_ok=True)
    folder.rename(target)
    target.chmod(0o755)


def _list(settings: Settings, language: Language, books: dict[str, list[Book]], site: Path) -> None:
    """Write the files with their sizes into a language's downloads page: a table of books, then the decks."""
    here = addresses.page(settings, language.locale, FOLDER)
    words = language.words["downloads"]
    files = site / FOLDER / "files"

    def link(name: str, text: str, label: str) -> str:
        address = addresses.relative(here, f"{FOLDER}/files/{name}")
        title = html.escape(f"{label}, {text}")
        return f'<a href="{address}" aria-label="{title}" download>{text}</a> <span>{megabytes(files / name)}</span>'

    parts = []
    for spoken in (language, *(other for other in settings.languages if other is not language)):
        rows = []
        names = [words["whole"], *(spoken.groups[group.key] for group in settings.groups)]
        own = {book.name: book for book in books[spoken.locale]}
        keys = ["", *(f"-{group.key}" for group in settings.groups)]
        for key, name in zip(keys, names, strict=True):
            if book := own.get(f"suhbat-{spoken.locale}{key}"):
                cells = "".join(
                    f"<td>{link(f'{book.name}.{kind}', kind.upper(), name)}</td>" for kind in ("epub", "pdf")
                )
                rows.append(f"<tr><th>{html.escape(name)}</th>{cells}</tr>")
        deck = link(f"suhbat-{spoken.locale}.apkg", words["apkg"], spoken.name)
        rows.append(f'<tr><th>Anki</th><td colspan="2">{deck}</td></tr>')
        parts.append(f'<h3 lang="{spoken.locale}">{spoken.name}</h3><table>{"".join(rows)}</table>')
    parts.append(f"<p>{link('suhbat.apkg', words['apkg'], words['both'])} · {words['both']}</p>")
    page = site / here / "index.html"
    text = page.read_text(encoding="utf-8")
    start, end = text.index(LIST), text.rindex(LIST)
    page.write_text(f"{text[:start]}{LIST}{''.join(parts)}{text[end:]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
