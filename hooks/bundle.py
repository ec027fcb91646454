"""Bundles browser modules and stylesheets with esbuild, each into one file below `assets/`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.plugins import event_priority

from handbook import edition
from handbook.browser.bundling import bundle

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

FORM = "assets/stylesheets/form.css"
ENTRIES = {
    "assets/reading.js": "modules/reading.js",
    "assets/not-found.js": "modules/not-found.js",
    "assets/question.js": "modules/question.js",
    "assets/own.js": "modules/own/page.js",
    "assets/listen.js": "modules/listening.js",
    "assets/practice.js": "modules/practice/page.js",
    "assets/offline.js": "modules/offline/save.js",
    "assets/stylesheets/suhbat.css": "assets/stylesheets/suhbat.css",
    "assets/stylesheets/practice.css": "assets/stylesheets/practice.css",
    "assets/stylesheets/downloads.css": "assets/stylesheets/downloads.css",
}


def on_files(files: Files, config: MkDocsConfig) -> None:
    """Keep the modules' sources out of the site."""
    for file in list(files):
        if file.src_uri.startswith("modules/"):
            files.remove(file)


@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Bundle every entry, once all languages are built."""
    if edition.finished(config):
        root, site = Path(config.config_file_path).parent, Path(config.site_dir)
        # Style sheets take in the site's pictures, which have their colours by now.
        places = {"modules": root / "overrides", "assets": site}
        bundle(root, site, {target: places[source.split("/")[0]] / source for target, source in ENTRIES.items()})
        (site / FORM).unlink()  # it is in the others now
