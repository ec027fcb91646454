"""Short Markdown (a title, a spoken answer) as plain text, as simple HTML, and by the sentence."""

from __future__ import annotations

import html
import re

_CODE = re.compile(r"(`+)\s?(.+?)\s?\1", re.DOTALL)
_LINK = re.compile(r"!?\[((?:[^\[\]]|\[[^\]]*\])*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*\)")
_STRONG = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])|(?<![\w_])(_{1,3})(?=\S)(.+?)(?<=\S)\3(?![\w_])"
)
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>])")
_END = re.compile(r"(?<=[.!?…])([”\")’]*)\s+(?=[“\"(‘]*[^\W_a-zа-яё])")
ABBREVIATION = re.compile(r"(?<!\w)(?:e\.g|i\.e|vs|etc|approx|va h\.k|va b|mas|т\.е|т\.д|напр)\.$", re.IGNORECASE)


def plain(markdown: str) -> str:
    """Return the text that a reader sees, on one line."""
    parts = [code or _strip(text) for text, code in _split(markdown)]
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def inline_html(markdown: str) -> str:
    """Return the text as HTML in which inline code is the only markup."""
    parts = (
        f"<code>{html.escape(code)}</code>" if code else html.escape(_strip(text)) for text, code in _split(markdown)
    )
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def sentences(text: str) -> list[str]:
    """Split plain text into its sentences."""
    found, start = [], 0
    for match in _END.finditer(text):
        sentence = text[start : match.end(1)]
        if not ABBREVIATION.search(sentence):
            found.append(sentence.strip())
            start = match.end()
    return [*found, text[start:].strip()] if text[start:].strip() else found


def first_sentence(markdown: str) -> str:
    """Return the first sentence of a piece of Markdown as plain text; "" for an empty one."""
    return next(iter(sentences(plain(markdown))), "")


def humanized(key: str) -> str:
    """Return an id as words, for a question whose text is gone from the sources."""
    return key.replace("-", " ").capitalize()


def _split(markdown: str) -> list[tuple[str, str]]:
    """Return (text, "") and ("", code) in turn."""
    parts, start = [], 0
    for match in _CODE.finditer(markdown):
        parts += [(markdown[start : match.start()], ""), ("", match[2])]
        start = match.end()
    return [*parts, (markdown[start:], "")]


def _strip(text: str) -> str:
    text = _ADDRESS.sub(r"\1", _LINK.sub(r"\1", text))
    while (shorter := _STRONG.sub(lambda match: match[2] or match[4], text)) != text:
        text = shorter
    return html.unescape(_ESCAPE.sub(r"\1", text))
