"""Make the downloads of the built site: EPUB, PDF and Anki decks, and list them on its downloads pages.

`make books` runs it after a build. It takes the answers that the site already rendered.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from build import commit_time
from deck import write_deck
from epub import write_epub
from pdf import write_pdf
from rendered import read_chapters

from handbook.colours import read_colours
from handbook.sources.settings import Language, Settings, read_settings
from handbook.text import addresses

LIST = "<!-- downloads -->"
FOLDER = "downloads"


def main(root: Path = ROOT) -> int:
    """Make all downloads for `root/site`; return the exit code."""
    site = (root / "site").resolve()
    if not (site / "practice/questions.json").exists():
        print("There is no built site to take the answers from. Run make site first.")
        return 1
    settings = read_settings(root)
    folder = Path(tempfile.mkdtemp(prefix="downloads-", dir=site.parent))
    try:
        make(settings, site, folder, int(commit_time(root)))
        _put(folder, site / FOLDER / "files")
        for language in settings.languages:
            _list(settings, language, site)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for path in sorted((site / FOLDER / "files").iterdir()):
        print(f"site/{FOLDER}/files/{path.name}  {megabytes(path)}")
    return 0


def make(settings: Settings, site: Path, folder: Path, when: int) -> None:
    """Write every download into `folder`; `when` (seconds) dates them."""
    mark = (settings.root / "overrides/assets/favicon.svg").read_text(encoding="utf-8").strip()
    mark = read_colours(settings.root).fill(mark)
    books, links = {}, {}
    for language in settings.languages:
        locale, words = language.locale, language.words["downloads"]
        prefix = addresses.page(settings, locale, "index")
        books[locale] = read_chapters(site, settings.site_url, locale, prefix)
        links[locale] = f"{settings.site_url}{prefix}q/"
        book = (words["title"], words["subtitle"])
        write_epub(folder / f"suhbat-{locale}.epub", *book, locale, books[locale], settings.site_url, mark, when)
        write_pdf(
            folder / f"suhbat-{locale}.pdf",
            *book,
            words["contents"],
            locale,
            books[locale],
            settings.site_url,
            mark,
            when,
        )
        write_deck(folder / f"suhbat-{locale}.apkg", "Suhbat", {locale: books[locale]}, links, when)
    write_deck(folder / "suhbat.apkg", "Suhbat", books, links, when)


def megabytes(path: Path) -> str:
    """Return a file's size for people, in kB or MB."""
    size = path.stat().st_size
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"


def _put(folder: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    target.parent.mkdir(exist_ok=True)
    folder.rename(target)
    target.chmod(0o755)


def _list(settings: Settings, language: Language, site: Path) -> None:
    """Write the files with their sizes into a language's downloads page."""
    here = addresses.page(settings, language.locale, FOLDER)
    words = language.words["downloads"]
    others = [other.locale for other in settings.languages if other is not language]
    names = [f"suhbat-{locale}.{kind}" for locale in (language.locale, *others) for kind in ("epub", "pdf", "apkg")]
    rows = []
    for name in [*names, "suhbat.apkg"]:
        path = site / FOLDER / "files" / name
        address = addresses.relative(here, f"{FOLDER}/files/{name}")
        locale = path.stem.removeprefix("suhbat").lstrip("-")
        spoken = settings.language(locale).name if locale else words["both"]
        kind = words[path.suffix[1:]]
        rows.append(f'<li><a href="{address}" download>{kind}, {spoken}</a> <span>{megabytes(path)}</span></li>')
    page = site / here / "index.html"
    text = page.read_text(encoding="utf-8")
    start, end = text.index(LIST), text.rindex(LIST)
    page.write_text(f"{text[:start]}{LIST}<ul>{''.join(rows)}</ul>{text[end:]}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:])))
