"""The glossary: a page in each language, hints in the answers, and the data that the hints show."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.pages.pairing import MARK
from handbook.sources.terms import Term, link_terms, pattern

if TYPE_CHECKING:
    import re

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.pages import Page

PAGE = "glossary"


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Write the terms below the glossary page's own text, in alphabetical order."""
    if Path(page.file.src_uri).name.split(".")[0] != PAGE:
        return None
    locale = edition.locale(config)
    default = edition.current().handbook.settings.default.locale
    entries = [
        (entry.get(locale, entry.get(default)), key) for key, entry in edition.current().handbook.glossary.items()
    ]
    rows = (_row(term, key) for term, key in sorted(entries, key=lambda pair: pair[0].term.lower()))
    return f"{markdown}\n\n" + "\n".join(rows)


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Link the first use of a term in every answer to the glossary. Runs before the answers are kept."""
    book = edition.current().handbook
    section = Path(page.file.src_uri).name.split(".")[0]
    patterns = {
        language.locale: pattern(book.glossary, language.locale, section, language.endings)
        for language in book.settings.languages
    }

    def hint(match: re.Match[str]) -> str:
        found, forms = patterns[match[2]]
        body = link_terms(match[3], found, forms, f"../{PAGE}/") if found else match[3]
        return f"<!-- answer {match[1]} {match[2]} -->{body}<!-- /answer -->"

    return MARK.sub(hint, content)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `glossary.<locale>.json`: what a hint shows, by key."""
    if not edition.finished(config):
        return
    book = edition.current().handbook
    for language in book.settings.languages:
        terms = {
            key: [term.term, term.meaning, term.say]
            for key, entry in book.glossary.items()
            if (term := entry.get(language.locale))
        }
        path = Path(config.site_dir) / "assets" / f"glossary.{language.locale}.json"
        path.write_text(json.dumps(terms, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _row(term: Term, key: str) -> str:
    said = f' <span class="say">{term.say}</span>' if term.say else ""
    return f'<p class="glossary-term" id="{key}"><strong>{term.term}</strong>{said}<br>{term.meaning}</p>\n'
