"""Draws a card: 1200 × 630, in the site's colours and Inter."""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from xml.etree import ElementTree

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from fontTools.ttLib import TTFont
from PIL import Image, ImageColor, ImageDraw, ImageFont

from handbook.cards.content import SUBSETS, Content, MissingGlyph, font_file
from handbook.colours import read_colours
from handbook.sources.registry import LEVELS

SIZE = WIDTH, HEIGHT = 1200, 630
_MARGIN = 76
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_TITLE_TOP, _TITLE_BOTTOM = 218, 548
_TITLE_SIZES = (80, 72, 66, 60, 54, 48, 43, 38, 34, 30, 27, 24)
_LEADING = 1.2
_BAND = 52
_ICON = 5 / 8  # of an icon's side that its mark takes, so that nothing is lost when a phone cuts it round
_SHADES = 12  # from the ground to a colour; the edges of letters and shapes are made of them
LAYOUT = ImageFont.Layout.BASIC  # the other engine depends on what a machine has installed
_FINE = 4  # shapes are drawn this much larger and scaled down, which smooths their edges


@dataclass(frozen=True)
class _Paint:
    """The colours of a card: the header's ground by day, and on it, since it is dark, what stands on dark by night."""

    ground: str
    title: str
    quiet: str
    section: str
    levels: Mapping[str, str]

    @classmethod
    def of(cls, root: Path) -> _Paint:
        day, night = (partial(read_colours(root).colour, scheme) for scheme in ("day", "night"))
        levels = {level: night(f"--s-{level}") for level in LEVELS}
        return cls(
            ground=day("--md-primary-fg-color"),
            title=day("--md-primary-bg-color"),
            quiet=night("--md-default-fg-color"),
            section=night("--s-middle"),
            levels=levels,
        )


def draw(root: Path, content: Content) -> bytes:
    """Return the card as PNG."""
    paint = _Paint.of(root)
    image = _backdrop(root).copy()
    brush = ImageDraw.Draw(image)
    _Text(root, 700, 40).write(brush, (_MARGIN + 86, 87), content.site, paint.title)
    if content.label:
        _pill(image, _Text(root, 600, 28), content.label, paint.levels.get(content.level, paint.quiet))
    kicker = _fitting(root, 600, (36, 32, 28, 24), content.kicker)
    kicker.write(brush, (_MARGIN, 172), kicker.shorten(content.kicker), paint.section)
    text, lines = _title(root, content.title)
    height = text.size * _LEADING
    top = _TITLE_TOP + max(0, (_TITLE_BOTTOM - _TITLE_TOP - height * len(lines)) * 0.3)
    for number, line in enumerate(lines):
        text.write(brush, (_MARGIN, round(top + height * (number + 0.5))), line, paint.title)
    file = io.BytesIO()
    image.quantize(palette=_palette(root), dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()


def missing(root: Path, text: str) -> list[str]:
    """Return the letters of `text` that the cards' font lacks."""
    return _Text(root, 700, 40).missing(text)


class _Text:
    """One weight and size of the font; a letter that the first subset lacks comes from the next."""

    def __init__(self, root: Path, weight: int, size: int):
        self.size = size
        self.fonts = [(font(size), letters) for font, letters in _subsets(root, weight)]

    def missing(self, text: str) -> list[str]:
        return sorted({letter for letter in text if not any(ord(letter) in letters for _, letters in self.fonts)})

    def width(self, text: str) -> float:
        return sum(font.getlength(run) for font, run in self._runs(text))

    def write(self, brush: ImageDraw.ImageDraw, at: tuple[float, float], text: str, colour: str) -> None:
        """Write one line; `at` is its left end, halfway up a capital."""
        left, middle = at
        base = middle + self.size * 0.364
        for font, run in self._runs(text):
            brush.text((left, base), run, colour, font, anchor="ls")
            left += font.getlength(run)

    def shorten(self, text: str) -> str:
        """Return `text` on one line of the card, cut with an ellipsis where it is too long."""
        if self.width(text) <= _TEXT_WIDTH:
            return text
        while text and self.width(text + "…") > _TEXT_WIDTH:
            text = text[:-1]
        return text.rstrip() + "…"

    def lines(self, text: str, width: float) -> list[str]:
        """Break `text` into lines no wider than `width`; a word that is wider still is broken itself."""
        lines, line = [], ""
        for word in self._words(text, width):
            longer = f"{line} {word}" if line else word
            if line and self.width(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        return [*lines, line]

    def balanced(self, text: str, width: float) -> list[str]:
        """Break `text` into as few lines as `width` allows, and make those of like length."""
        best = self.lines(text, width)
        low, high = width / 3, width
        while high - low > 4:
            middle = (low + high) / 2
            lines = self.lines(text, middle)
            if len(lines) == len(best) and all(self.width(line) <= middle for line in lines):
                best, high = lines, middle
            else:
                low = middle
        return best

    def _words(self, text: str, width: float) -> Iterator[str]:
        for word in text.split():
            while self.width(word) > width and len(word) > 1:
                end = bisect_right(range(2, len(word)), width, key=lambda end, word=word: self.width(word[:end])) + 1
                yield word[:end]
                word = word[end:]
            yield word

    def _runs(self, text: str) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
        """Split `text` where the font changes; raises MissingGlyph."""
        start, current = 0, None
        for index, letter in enumerate(text):
            font = next((font for font, letters in self.fonts if ord(letter) in letters), None)
            if font is None:
                raise MissingGlyph(f"“{letter}” (U+{ord(letter):04X})")
            if current and font is not current:
                yield current, text[start:index]
                start = index
            current = font
        if current:
            yield current, text[start:]


def _title(root: Path, title: str) -> tuple[_Text, list[str]]:
    """Return the largest text in which the title fits, and its lines."""
    for size in _TITLE_SIZES:
        text = _Text(root, 700, size)
        lines = text.balanced(title, _TEXT_WIDTH)
        if len(lines) * size * _LEADING <= _TITLE_BOTTOM - _TITLE_TOP and (size <= 60 or len(lines) <= 3):
            return text, lines
    kept = lines[: int((_TITLE_BOTTOM - _TITLE_TOP) / (size * _LEADING))]
    return text, [*kept[:-1], text.shorten(kept[-1] + " " * 3 + "…").rstrip()]


def _fitting(root: Path, weight: int, sizes: Iterable[int], line: str) -> _Text:
    """Return the largest text in which a line fits, or the smallest."""
    for size in sizes:
        text = _Text(root, weight, size)
        if text.width(line) <= _TEXT_WIDTH:
            break
    return text


def _pill(image: Image.Image, text: _Text, label: str, colour: str) -> None:
    width = round(text.width(label)) + 56
    left = WIDTH - _MARGIN - width
    outline = Image.new("L", (width * _FINE, 56 * _FINE))
    box = (0, 0, width * _FINE - 1, 56 * _FINE - 1)
    ImageDraw.Draw(outline).rounded_rectangle(box, 28 * _FINE, outline=255, width=3 * _FINE)
    image.paste(colour, (left, 60), outline.resize((width, 56), Image.Resampling.LANCZOS))
    text.write(ImageDraw.Draw(image), (left + 28, 88), label, colour)


def icon(root: Path, size: int) -> bytes:
    """Return the icon of the installed site as PNG, a square of `size` pixels that may be cut round."""
    image = Image.new("RGB", (size, size), read_colours(root).colour("day", "--md-default-bg-color"))
    mark = _shapes(root, "favicon.svg", round(size * _ICON), round(size * _ICON))
    image.paste(mark, ((size - mark.width) // 2, (size - mark.height) // 2), mark)
    file = io.BytesIO()
    image.save(file, "PNG", optimize=True)
    return file.getvalue()


@cache
def _backdrop(root: Path) -> Image.Image:
    """Return what all cards share: the ground, the mark and the band of adras."""
    image = Image.new("RGB", SIZE, _Paint.of(root).ground)
    band = _shapes(root, "adras.svg", round(_BAND * 1.75), _BAND)
    for left in range(0, WIDTH, band.width):
        image.paste(band, (left, HEIGHT - _BAND), band)
    mark = _shapes(root, "mark.svg", 76, 76)
    image.paste(mark, (_MARGIN - 6, 52), mark)
    return image


@cache
def _palette(root: Path) -> Image.Image:
    """Return a picture that holds, as its palette, all colours of the cards and their shades towards the ground."""
    paint = _Paint.of(root)
    drawn = {shape.get("fill") for name in ("mark.svg", "adras.svg") for shape in _picture(root, name)}
    used = (paint.title, paint.quiet, paint.section, *paint.levels.values(), *sorted(drawn))
    colours = [ImageColor.getrgb(name) for name in used]
    ground = ImageColor.getrgb(paint.ground)
    shades = (
        tuple(round(one + (two - one) * step / _SHADES) for one, two in zip(ground, colour, strict=True))
        for colour in colours
        for step in range(_SHADES + 1)
    )
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for shade in dict.fromkeys(shades) for part in shade])
    return palette


@cache
def _subsets(root: Path, weight: int) -> list[tuple]:
    return [
        (cache(lambda size, data=data: ImageFont.truetype(io.BytesIO(data), size, layout_engine=LAYOUT)), letters)
        for data, letters in _unpacked(root, weight)
    ]


def _unpacked(root: Path, weight: int) -> Iterator[tuple[bytes, frozenset[int]]]:
    """Yield each subset of the font as TrueType, with the code points it has."""
    for subset in SUBSETS:
        font = TTFont(font_file(root, subset, weight))
        font.flavor = None
        file = io.BytesIO()
        font.save(file)
        yield file.getvalue(), frozenset(font.getBestCmap())


class _Polygons(BasePen):
    """Collects a path's outlines as polygons; curves become short straight lines."""

    def __init__(self):
        super().__init__(None)
        self.outlines: list[list[tuple[float, float]]] = []

    def _moveTo(self, point):
        self.outlines.append([point])

    def _lineTo(self, point):
        self.outlines[-1].append(point)

    def _curveToOne(self, one, two, three):
        start = self.outlines[-1][-1]
        for step in range(1, 9):
            t, u = step / 8, 1 - step / 8
            weights = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            points = (start, one, two, three)
            self.outlines[-1].append(
                tuple(sum(w * p[axis] for w, p in zip(weights, points, strict=True)) for axis in (0, 1))
            )


def _picture(root: Path, name: str) -> ElementTree.Element:
    """Return a picture of the site's own, in its colours; it consists of filled paths only."""
    text = (root / "overrides" / "assets" / name).read_text(encoding="utf-8")
    return ElementTree.fromstring(read_colours(root).fill(text))


def _shapes(root: Path, name: str, width: int, height: int) -> Image.Image:
    """Draw a picture of the site's own."""
    svg = _picture(root, name)
    _, _, across, down = map(float, re.split(r"[ ,]+", svg.get("viewBox")))
    scale = (width * _FINE / across, height * _FINE / down)
    image = Image.new("RGBA", (width * _FINE, height * _FINE))
    brush = ImageDraw.Draw(image)
    for shape in svg:
        pen = _Polygons()
        parse_path(shape.get("d"), pen)
        for outline in pen.outlines:
            brush.polygon([(x * scale[0], y * scale[1]) for x, y in outline], shape.get("fill"))
    return image.resize((width, height), Image.Resampling.LANCZOS)
