"""Reading without a network: the list of files to keep, the service worker, and the web app's manifest."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.cards.card import ICONS
from handbook.colours import read_colours
from handbook.pages.bundling import bundle

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

# What "save for offline" fetches: pages that are read, searched and practised; no cards, books or single questions.
KEPT = ("*.html", "assets/**/*.css", "assets/**/*.js", "assets/*.svg", "assets/*.json", "search/*", "practice/*.json")
UNUSED = ("assets/javascripts/lunr/", "assets/javascripts/workers/", "assets/stylesheets/palette.")  # the theme's
LEFT_OUT = ("assets/cards/", "downloads/", "q/", *UNUSED)


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `offline.json`, `sw.js` and `manifest.webmanifest`, after every other file is there."""
    if not edition.published(config):
        return
    site, root = Path(config.site_dir), Path(config.config_file_path).parent
    files = [_entry(site, path) for path in _kept(site)]
    (site / "offline.json").write_text(json.dumps({"files": files}, separators=(",", ":")), encoding="utf-8")
    worker = "worker.js" if config.extra.get("offline", True) else "gone.js"
    bundle(root, site, {"sw.js": root / "overrides" / "modules" / "offline" / worker})
    manifest = json.dumps(_manifest(config), ensure_ascii=False)
    (site / "manifest.webmanifest").write_text(manifest, encoding="utf-8")


def _kept(site: Path) -> list[Path]:
    locales = [language.locale for language in edition.current().handbook.settings.languages]
    found = {path for pattern in KEPT for path in site.rglob(pattern) if path.is_file()}
    left_out = LEFT_OUT + tuple(f"{locale}/{folder}" for locale in locales for folder in LEFT_OUT)
    return sorted(path for path in found if not path.relative_to(site).as_posix().startswith(left_out))


def _entry(site: Path, path: Path) -> tuple[str, str, int]:
    """Return (address, revision, bytes that travel)."""
    data = path.read_bytes()
    address = path.relative_to(site).as_posix().removesuffix("index.html")
    return address, hashlib.sha256(data).hexdigest()[:10], len(gzip.compress(data, 6, mtime=0))


def _manifest(config: MkDocsConfig) -> dict:
    settings = edition.current().handbook.settings
    colours = read_colours(settings.root)
    icons = [{"src": f"assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png"} for size in ICONS]
    return {
        "name": config.site_name,
        "short_name": config.site_name,
        "description": config.site_description,
        "lang": settings.default.locale,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": colours.colour("day", "--md-default-bg-color"),
        "theme_color": colours.colour("day", "--md-primary-fg-color"),
        "icons": [*icons, {"src": "assets/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
    }
