"""Reading without a network: which files a browser keeps, and the web app's manifest."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handbook.browser.versions import version, versioned
from handbook.cards.card import ICONS
from handbook.colours import read_colours
from handbook.sources.settings import Settings
from handbook.text.compact import compact

# What "save for offline" fetches: pages that are read, searched and practised; no cards, books or single questions.
KEPT = (
    "*.html",
    "assets/**/*.css",
    "assets/**/*.js",
    "assets/*.svg",
    "assets/*.json",
    "search/*",
    "practice/**/*.json",
)
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/palette.")  # the theme's
LEFT_OUT = ("assets/cards/", "downloads/files/", "q/", *UNUSED)


def kept(site: Path, settings: Settings) -> Iterator[tuple[str, str, int, str]]:
    """Yield (address, revision, bytes that travel, group) of every file of a built site that is kept, in order.

    The group of sections is "" for what all of them need.
    """
    left_out = LEFT_OUT + tuple(f"{language.locale}/{folder}" for language in settings.languages for folder in LEFT_OUT)
    named = set(versioned(site))
    groups = {section: group.key for group in settings.groups for section in group.sections}
    for path in sorted({path for pattern in KEPT for path in site.rglob(pattern) if path.is_file()}):
        name = path.relative_to(site).as_posix()
        if not name.startswith(left_out):
            data = path.read_bytes()
            revision = hashlib.sha256(data).hexdigest()[:10]
            slug = path.name.split(".")[0] if path.suffix == ".json" else path.parent.name
            size = len(gzip.compress(data, 6, mtime=0))
            address = f"{name}?v={version(data)}" if path in named else name.removesuffix("index.html")
            yield address, revision, size, groups.get(slug, "")


def write_list(site: Path, settings: Settings) -> None:
    """Write `offline.json`, the list of what is kept, for a site whose other files are there."""
    (site / "offline.json").write_bytes(compact({"files": list(kept(site, settings))}))


def manifest(settings: Settings) -> dict[str, Any]:
    """Return the web app's manifest, in the default language."""
    colours = read_colours(settings.root)
    icons = [{"src": f"assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in ICONS]
    return {
        "name": settings.name,
        "short_name": settings.name,
        "description": settings.default.description,
        "lang": settings.default.locale,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": colours.colour("day", "--md-default-bg-color"),
        "theme_color": colours.colour("day", "--md-primary-fg-color"),
        "icons": [*icons, {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
