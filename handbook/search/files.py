"""The files of the search: a worker for each language, the engine that it loads, and the index.

The worker knows the files of its own build and fetches them when a reader turns to the search: engine and titles first,
the full texts after. `search/search_index.json`, which the theme fetches on every page view, only names them: there the
worker looks where a deploy has taken them away.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from handbook.browser.bundling import bundle
from handbook.edition import Edition
from handbook.failure import BuildFailed
from handbook.search.index import MODULES, columns, make_index
from handbook.search.records import records
from handbook.text.compact import compact

_WORKER = "assets/search.{locale}.js"
_THEME_WORKER = re.compile(r'("search": "[^"]*?)assets/javascripts/workers/search\.[^"/]+\.js"')


def write_search(current: Edition, site: Path) -> None:
    """Write worker, engine and index into the folder `site`; BuildFailed where one of the tools fails."""
    settings = current.handbook.settings
    engine, worker = site / "assets/search-engine.js", site / "assets/search-worker.js"
    scripts = {
        "assets/search-worker.js": "worker.js",
        "assets/search-arrival.js": "arrival.js",
        "assets/search-engine.js": "engine-in-worker.js",
    }
    modules = settings.root / MODULES
    bundle(settings.root, site, {target: modules / module for target, module in scripts.items()})
    index = make_index(settings.root, columns(records(current), current.handbook))
    names = {
        "engine": _keep(site, "engine", "js", engine.read_bytes()),
        "titles": _keep(site, "titles", "json", compact(index["titles"])),
        "texts": {
            locale: _keep(site, f"texts-{locale}", "json", compact(text)) for locale, text in index["texts"].items()
        },
        **{
            state: {language.locale: language.words["search"][state] for language in settings.languages}
            for state in ("waiting", "failed")
        },
    }
    engine.unlink()
    # A name of its own for each language: what stands behind a # is lost where a service worker answers.
    for language in settings.languages:
        given = f"self.locale={json.dumps(language.locale)};self.files={compact(names).decode()};"
        own = given + worker.read_text(encoding="utf-8")
        (site / _WORKER.format(locale=language.locale)).write_text(own, encoding="utf-8")
    worker.unlink()
    configuration = {"lang": [], "separator": r"[\s\-]+", "pipeline": [], "files": names}
    (site / "search" / "search_index.json").write_bytes(compact({"config": configuration, "docs": []}))


def with_worker(html: str, locale: str) -> str:
    """Return a page whose search is the site's, in its language; BuildFailed where the theme's was not found."""
    replaced, count = _THEME_WORKER.subn(rf'\1{_WORKER.format(locale=locale)}"', html)
    if count != 1:
        raise BuildFailed(
            "The theme's search worker was not found on a page, so the site's could not take its place; "
            "look at `search` in the page's __config and mend the pattern in handbook/search/files.py."
        )
    return replaced


def _keep(site: Path, name: str, suffix: str, data: bytes) -> str:
    """Write a file below `assets/` under a name with its hash; return the name."""
    named = f"search-{name}.{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"
    (site / "assets" / named).write_bytes(data)
    return named
