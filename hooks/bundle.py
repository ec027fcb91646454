"""Bundles the browser modules of `overrides/modules/` with esbuild, each into one file below `assets/`."""

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
    "reading.js": "assets/reading.js",
    "question.js": "assets/question.js",
    "practice/page.js": "assets/practice.js",
    "offline/save.js": "assets/offline.js",
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
        modules = root / "overrides" / "modules"
        bundle(root, Path(config.site_dir), {target: modules / source for source, target in ENTRIES.items()})


def bundle(root: Path, site: Path, modules: Mapping[str, Path]) -> None:
    """Bundle and minify modules into classic scripts; PluginError with esbuild's words if it fails.

    `modules` maps each script's path in the site to the module that it is made of.
    """
    tool = root / "node_modules" / "esbuild" / "bin" / "esbuild"
    options = ["--bundle", "--minify", "--format=iife", "--target=es2020", "--legal-comments=none", "--charset=utf8"]
    entries = [f"{target.removesuffix('.js')}={source}" for target, source in modules.items()]
    result = subprocess.run(
        [tool, *entries, f"--outdir={site}", "--log-level=warning", *options],
        capture_output=True,
        text=True,
        cwd=root,
        env={**os.environ, "NO_COLOR": "1"},
    )
    if result.returncode:
        raise PluginError(f"{', '.join(modules)} could not be bundled:\n{result.stderr}")
