"""Reading without a network: the list of files to keep, the service worker, and the web app's manifest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.browser.bundling import bundle
from handbook.browser.offline import manifest, write_list
from handbook.text.compact import compact

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


@event_priority(-300)
def on_post_build(config: MkDocsConfig) -> None:
    """Write `offline.json`, `sw.js` and `manifest.webmanifest`, after every other file is there."""
    if not edition.finished(config):
        return
    settings, site = edition.current().handbook.settings, Path(config.site_dir)
    worker = "worker.js" if config.extra["offline"] else "gone.js"
    bundle(settings.root, site, {"sw.js": settings.root / "overrides/modules/offline" / worker})
    if edition.published(config):
        write_list(site, settings)
        (site / "manifest.webmanifest").write_bytes(compact(manifest(settings)))
