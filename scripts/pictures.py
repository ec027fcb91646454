"""Take the README's picture of the built site: a section on a phone beside the home page on a desktop."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from browser import find
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from serving import serve

from handbook.colours import read_colours

TARGET = ROOT / "pictures" / "suhbat.png"
DESKTOP = {"viewport": {"width": 1120, "height": 780}}
PHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 1.05, "is_mobile": True, "has_touch": True}


def main(root: Path = ROOT) -> int:
    """Write pictures/suhbat.png; return the exit code."""
    site = (root / "site").resolve()
    if not (site / "index.html").exists():
        print("There is no built site to take pictures of. Run make site first.")
        return 1
    with serve(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox", "--disable-gpu"])
        home = _shoot(browser, address, DESKTOP)
        phone = _shoot(browser, f"{address}docker/#multi-stage-build", {**PHONE, "color_scheme": "dark"})
        browser.close()
    gap = 24
    size = (home.width + phone.width + 3 * gap, home.height + 2 * gap)
    picture = Image.new("RGB", size, read_colours(ROOT).colour("day", "--s-edge"))
    picture.paste(home, (gap, gap))
    picture.paste(phone, (home.width + 2 * gap, gap))
    TARGET.parent.mkdir(exist_ok=True)
    picture.quantize(192).save(TARGET, optimize=True)
    print(f"{TARGET.relative_to(ROOT)}  {TARGET.stat().st_size // 1000} kB")
    return 0


def _shoot(browser: Browser, address: str, options: dict) -> Image.Image:
    page = browser.new_page(**options)
    page.goto(address, wait_until="networkidle")
    picture = Image.open(io.BytesIO(page.screenshot()))
    page.close()
    return picture.convert("RGB")


if __name__ == "__main__":
    sys.exit(main())
