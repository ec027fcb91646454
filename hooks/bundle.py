"""Bundles browser modules and stylesheets with esbuild, each into one file below `assets/`."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import edition
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

ENTRIES = {
    "assets/reading.js": "modules/reading.js",
    "assets/question.js": "modules/question.js",
    "assets/practice.js": "modules/practice/page.js",
    "assets/offline.js": "modules/offline/save.js",
    "assets/stylesheets/suhbat.css": "assets/stylesheets/suhbat.css",
    "assets/stylesheets/practice.css": "assets/stylesheets/practice.css",
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
        root = Path(config.config_file_path).parent
        bundle(root, Path(config.site_dir), {target: root / "overrides" / source for target, source in ENTRIES.items()})


def bundle(root: Path, site: Path, sources: Mapping[str, Path]) -> None:
    """Bundle and minify modules into classic scripts, stylesheets with their pictures; PluginError if esbuild fails.

    `sources` maps each file's path in the site to the module or stylesheet that it is made of.
    """
    tool = root / "node_modules" / "esbuild" / "bin" / "esbuild"
    options = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--legal-comments=none", "--charset=utf8"]
    options += ["--loader:.svg=dataurl", "--allow-overwrite"]
    entries = [f"{Path(target).with_suffix('')}={source}" for target, source in sources.items()]
    result = subprocess.run(
        [tool, *entries, f"--outdir={site}", "--log-level=warning", *options],
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "NO_COLOR": "1"},
    )
    if result.returncode:
        raise PluginError(f"{', '.join(sources)} could not be bundled:\n{result.stderr}")
