"""Bundles browser modules and stylesheets with esbuild."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from handbook.failure import BuildFailed

BROWSERS = "chrome92,firefox90,safari15.4,ios15.4"  # the oldest that are supported, as README says


def bundle(root: Path, site: Path, sources: Mapping[str, Path]) -> None:
    """Bundle and minify modules into classic scripts, stylesheets with their pictures; BuildFailed if esbuild fails.

    `sources` maps each file's path in the site to the module or stylesheet that it is made of.
    """
    tool = root / "node_modules" / "esbuild" / "bin" / "esbuild"
    options = [
        "--bundle",
        "--minify",
        "--format=iife",
        f"--target={BROWSERS}",
        "--legal-comments=none",
        "--charset=utf8",
    ]
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
        raise BuildFailed(f"{', '.join(sources)} could not be bundled:\n{result.stderr}")
