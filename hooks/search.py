"""The search: its index, its worker in place of the theme's, and the engine that the worker loads.

The theme fetches `search/search_index.json` on every page view, so it only names the files. The worker fetches them
when a reader turns to the search: engine and titles first, the full texts after.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from handbook import edition
from handbook.edition import Edition
from handbook.model import Handbook, Question, Section
from handbook.pages.bundling import bundle
from handbook.sources.markdown import blocks
from handbook.sources.registry import LEVELS
from handbook.text.plain import plain

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

KINDS = ("question", "section", "term", "page")
GLOSSARY = "glossary"  # the page that terms stand on
UNREAD = frozenset({"pronunciation"})  # parts of an answer that nobody searches
_WORKER = "assets/search.{locale}.js"
_THEME_WORKER = re.compile(r'("search": "[^"]*?)assets/javascripts/workers/search\.[^"/]+\.js"')
_MODULES = Path("overrides/modules/search")

_pages: dict[str, dict[str, tuple[str, str]]] = {}


@dataclass(frozen=True)
class Record:
    """What can be found: titles and texts by locale, and whatever else counts as its words."""

    kind: str
    key: str
    title: Mapping[str, str]
    text: Mapping[str, str]
    body: str = ""
    aliases: str = ""
    section: str = ""
    level: str = ""


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the pages of the build before."""
    if not config.plugins["i18n"].building:
        _pages.clear()


def on_env(env: Environment, config: MkDocsConfig, **_: Any) -> None:
    """Have the theme give a level among a result's tags a class of its own, `md-tag--junior` and so on."""
    words = edition.current().handbook.settings.language(edition.locale(config)).words
    config.extra["tags"] = {words[level]: level for level in LEVELS}


def on_page_content(content: str, page: Page, config: MkDocsConfig, **_: Any) -> None:
    """Note the title and description of every page that is no section; the theme need not index any."""
    page.meta["search"] = {"exclude": True}
    slug = Path(page.file.src_uri).name.split(".")[0]
    settings = edition.current().handbook.settings
    if slug in settings.pages:
        title = page.meta.get("title") or page.title
        _pages.setdefault(slug, {})[edition.locale(config)] = (title, page.meta.get("description") or "")


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Put the site's worker in place of the theme's."""
    return with_worker(output, edition.locale(config))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Do the same on pages that come from a template alone, such as 404.html."""
    return with_worker(output_content, edition.locale(config)) if template_name.endswith(".html") else output_content


def with_worker(html: str, locale: str) -> str:
    """Return a page whose search is the site's, in its language; PluginError where the theme's was not found."""
    replaced, count = _THEME_WORKER.subn(rf'\1{_WORKER.format(locale=locale)}"', html)
    if count != 1:
        raise PluginError(
            "The theme's search worker was not found on a page, so the site's could not take its place; "
            "look at `search` in the page's __config and mend the pattern in hooks/search.py."
        )
    return replaced


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write worker, engine and index, once all languages are built."""
    if not edition.finished(config):
        return
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    current = edition.current()
    engine = site / "assets/search-engine.js"
    worker = site / "assets/search-worker.js"
    scripts = {
        "assets/search-worker.js": "worker.js",
        "assets/search-arrival.js": "arrival.js",
        "assets/search-engine.js": "engine-in-worker.js",
    }
    bundle(root, site, {target: root / _MODULES / module for target, module in scripts.items()})
    # A name of its own for each language: what stands behind a # is lost where a service worker answers.
    for language in current.handbook.settings.languages:
        own = f"self.locale={json.dumps(language.locale)};{worker.read_text(encoding='utf-8')}"
        (site / _WORKER.format(locale=language.locale)).write_text(own, encoding="utf-8")
    worker.unlink()
    index = make_index(root, book(records(current), current.handbook))
    names = {
        "engine": _keep(site, "engine", "js", engine.read_bytes()),
        "titles": _keep(site, "titles", "json", to_json(index["titles"])),
        "texts": {
            locale: _keep(site, f"texts-{locale}", "json", to_json(text)) for locale, text in index["texts"].items()
        },
        "failed": {
            language.locale: language.words["search"]["failed"] for language in current.handbook.settings.languages
        },
    }
    engine.unlink()
    configuration = {"lang": [], "separator": r"[\s\-]+", "pipeline": [], "files": names}
    (site / "search" / "search_index.json").write_bytes(to_json({"config": configuration, "docs": []}))


def records(current: Edition) -> list[Record]:
    """Return everything that can be found, by kind in the order of KINDS."""
    handbook = current.handbook
    rendered = {key for key, _ in current.answers}
    return [
        *(_question(question) for question in handbook.questions.values() if question.id in rendered),
        *(_section(section) for section in handbook.sections),
        *(
            Record(
                "term",
                key,
                {locale: term.term for locale, term in entry.items()},
                {locale: term.meaning for locale, term in entry.items()},
            )
            for key, entry in handbook.glossary.items()
            if GLOSSARY in _pages
        ),
        *(
            Record(
                "page",
                slug,
                {at: title for at, (title, _) in page.items()},
                {at: text for at, (_, text) in page.items()},
            )
            for slug, page in _pages.items()
        ),
    ]


def book(found: list[Record], handbook: Handbook) -> dict[str, Any]:
    """Return the records as the index is made from: one list for each of their fields."""
    settings = handbook.settings
    locales = [language.locale for language in settings.languages]
    default = settings.default.locale
    questions = [record for record in found if record.kind == "question"]
    slugs = [section.slug for section in handbook.sections]
    return {
        "titles": {
            "locales": [default, *(locale for locale in locales if locale != default)],
            "counts": {kind: sum(record.kind == kind for record in found) for kind in KINDS},
            "keys": [record.key for record in found],
            "titles": {locale: [record.title.get(locale) for record in found] for locale in locales},
            "aliases": [record.aliases for record in questions],
            "sections": [slugs.index(record.section) for record in questions],
            "levels": [LEVELS.index(record.level) for record in questions],
            "words": {
                language.locale: {
                    "levels": [language.words[level] for level in LEVELS],
                    **{kind: language.words["search"][kind] for kind in KINDS[1:]},
                }
                for language in settings.languages
            },
        },
        "texts": {
            locale: [record.text.get(locale) or record.text.get(default, "") for record in found] for locale in locales
        },
        "bodies": [record.body for record in found],
    }


def make_index(root: Path, data: dict[str, Any]) -> dict[str, Any]:
    """Have the browser's own modules make the index; return `titles`, and `texts` by locale."""
    node = Path(sys.executable).with_name("node")
    # Node would rather take new memory than look for what is free.
    command = [node, "--optimize-for-size", (root / _MODULES / "make.js").resolve()]
    result = subprocess.run(command, input=to_json(data), capture_output=True)
    if result.returncode:
        raise PluginError(f"The search index could not be made:\n{result.stderr.decode()}")
    return json.loads(result.stdout)


def _question(question: Question) -> Record:
    answers = question.answers
    parts = [text for answer in answers.values() for part, text in answer.parts.items() if part not in UNREAD]
    parts += [answer.example for answer in answers.values()]
    prose = [plain("\n".join(line.text for line in blocks(text) if not line.fenced)) for text in parts]
    code = dict.fromkeys(line for answer in answers.values() for fence in answer.code for line in fence.split("\n")[1:])
    return Record(
        "question",
        question.id,
        {locale: plain(answer.title) for locale, answer in answers.items()},
        {locale: plain(answer.spoken) for locale, answer in answers.items()},
        "\n".join([*prose, *code]),
        "|".join(question.entry.aliases),
        question.section,
        question.entry.level,
    )


def _section(section: Section) -> Record:
    pages = section.pages
    return Record(
        "section",
        section.slug,
        {locale: page.title for locale, page in pages.items()},
        {locale: page.description for locale, page in pages.items()},
    )


def _keep(site: Path, name: str, suffix: str, data: bytes) -> str:
    """Write a file below `assets/` under a name with its hash; return the name."""
    named = f"search-{name}.{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
    (site / "assets" / named).write_bytes(data)
    return named


def to_json(data: Any) -> bytes:
    """Return what a file of the search holds: JSON without spaces, letters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
