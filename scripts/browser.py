"""Find a Chromium for the tests, or get one: Debian's package as root, else Playwright's own download."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)


def find() -> str | None:
    """Return the path of a Chromium: $CHROMIUM, one on the path, or one that Playwright fetched."""
    if given := os.environ.get("CHROMIUM"):
        return given
    for name in NAMES:
        if path := shutil.which(name):
            return path
    for place in PLACES:
        if Path(place).exists():
            return place
    return _fetched()


def _fetched() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def main() -> int:
    """Make sure that there is a browser; return the exit code."""
    if path := find():
        print(f"Browser: {path}")
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        print("No Chromium found; installing Debian's package …")
        quiet = {"stdout": subprocess.DEVNULL, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
        subprocess.run(["apt-get", "update", "-qq"], **quiet)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], **quiet)
    else:
        print("No Chromium found; fetching Playwright's own …")
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"])
    if path := find():
        print(f"Browser: {path}")
        return 0
    print("No browser could be had. Install Chromium, or set CHROMIUM to the path of one, and run make test again.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
