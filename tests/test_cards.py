"""Cards: opened, measured, and drawn again only when they change."""

import io
import os
import shutil
import subprocess
import sys

import pytest
from fixture import ROOT
from PIL import Image
from shelf import HOSTILE_TEXT, LONG

from handbook.cards import card as cards
from handbook.cards import drawing
from handbook.cards.content import Content, MissingGlyph

PLAIN = Content("Suhbat", "Image nima?", "Docker", "Junior", "junior")
TITLES = {
    "short": "Image nima?",
    "Uzbek": "Oʻzgaruvchi, gʻoya va maʼlumotlar bazasi",
    "hostile": HOSTILE_TEXT,
    "300 characters": LONG,
    "one long word": "x" * 300,
    "Cyrillic": "Чем образ отличается от контейнера?",
    "code": "async def f(*args, **kwargs) -> None: …",
}


def drawn(content: Content) -> Image.Image:
    return Image.open(io.BytesIO(drawing.draw(ROOT, content))).convert("RGB")


def ink(image: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many pixels of a box are not the ground's colour."""
    ground = image.getpixel((2, 2))
    return sum(
        count
        for count, colour in image.crop(box).getcolors(1 << 20)
        if max(map(abs, (a - b for a, b in zip(colour, ground, strict=True)))) > 24
    )


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_card_has_its_size_weight_and_margins(title):
    data = drawing.draw(
        ROOT, Content("Suhbat", title, "Observability va juda uzun boʻlim nomi, " * 3, "Senior", "senior")
    )
    image = Image.open(io.BytesIO(data))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(data) <= 60_000
    image = image.convert("RGB")
    assert ink(image, (76, 200, 1124, 560)) > 1000, "the title is there"
    for margin in ((0, 0, 66, 570), (1134, 0, 1200, 570), (0, 556, 1200, 574)):
        assert ink(image, margin) == 0, "the text keeps to its margins"
    assert ink(image, (0, 580, 1200, 630)) > 5000, "the band of adras is there"


def test_every_part_shows(tmp_path):
    whole = drawn(PLAIN)
    for lesser, box in (
        (Content("", *list(vars(PLAIN).values())[1:]), (150, 40, 400, 130)),
        (Content("Suhbat", "", "Docker", "Junior", "junior"), (76, 200, 1124, 560)),
        (Content("Suhbat", "Image nima?", "", "Junior", "junior"), (76, 140, 1124, 200)),
        (Content("Suhbat", "Image nima?", "Docker"), (900, 40, 1124, 130)),
    ):
        assert ink(whole, box) > ink(drawn(lesser), box) + 200


def test_lines_are_balanced():
    text = drawing._Text(ROOT, 700, 60)
    lines = text.balanced("How does an event loop decide what runs next, and why?", 1048)
    widths = [text.width(line) for line in lines]
    assert len(lines) == 2 and min(widths) > max(widths) * 0.75


def test_a_missing_glyph_is_named():
    with pytest.raises(MissingGlyph, match=r"“茶” \(U\+8336\)"):
        drawing.draw(ROOT, Content("Suhbat", "茶 nima?"))


@pytest.mark.parametrize("letter", "ʻʼ“”—…‘’×")
def test_the_font_has_the_handbooks_letters(letter):
    assert drawing.missing(ROOT, letter) == []


def test_an_address_changes_exactly_when_the_picture_does(tmp_path):
    for name in ("overrides", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    first = cards.make(tmp_path, "image.uz", PLAIN)
    assert cards.make(tmp_path, "image.uz", PLAIN) == first
    other = cards.make(tmp_path, "image.uz", Content("Suhbat", "Image nima u?", "Docker", "Junior", "junior"))
    assert other.name != first.name
    assert first.name.startswith("image.uz-") and first.path == f"assets/cards/{first.name}"


def test_a_card_is_drawn_once(tmp_path, monkeypatch):
    for name in ("overrides", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name)
    first = cards.make(tmp_path, "image.uz", PLAIN)
    monkeypatch.setattr(drawing, "draw", lambda *_: pytest.fail("drawn again"))
    assert cards.make(tmp_path, "image.uz", PLAIN) == first
    shutil.rmtree(tmp_path / ".build")
    monkeypatch.undo()
    assert cards.make(tmp_path, "image.uz", PLAIN) == first


def test_a_card_is_the_same_in_every_time_zone():
    code = "import sys; from handbook.cards import content, drawing; from pathlib import Path; sys.stdout.buffer.write(drawing.draw(Path(sys.argv[1]), content.Content('Suhbat', 'AVTO')))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, ROOT],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TZ": zone},
            timeout=600,
        ).stdout
        for zone in ("UTC", "Asia/Tashkent")
    ]
    assert runs[0] and runs[0] == runs[1]


def test_all_cards_of_the_site_keep_their_measure(site):
    files = list((site / "assets/cards").glob("*.png"))
    assert files
    for file in files:
        assert file.stat().st_size <= 60_000, file
        with Image.open(file) as image:
            assert (image.format, image.size) == ("PNG", (1200, 630)), file
