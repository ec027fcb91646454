"""A rendered answer outside its section page: its links led right, its pictures where styles reach them.

The patterns here are exact for HTML that the allowlist lets through, and for no other.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import urljoin, urlsplit

from handbook import addresses
from handbook.model import Handbook

_HREF = re.compile(r'(<a\b[^>]*?\bhref=")([^"]*)"')
_SOURCE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)"')
_DIAGRAM = re.compile(r'<figure class="diagram"><svg[^>]*? aria-label="([^"]*)".*?</figure>', re.DOTALL)
_TERM = re.compile(r'<a class="term"[^>]*>(.*?)</a>', re.DOTALL)
_MARK = re.compile(r"</?span\b[^>]*>")
_SITE = "http://site/"


def for_page(answer: str, handbook: Handbook, locale: str, section: str, here: str) -> str:
    """Return an answer of the page of `section` in `locale` as it must stand on the page `here`.

    Links to questions lead to their own pages. What may be too wide can be scrolled, by keyboard too.
    """
    text = answer.replace("<pre>", '<pre tabindex="0">')
    text = text.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")
    return _relink(text, handbook, locale, section, lambda path: addresses.relative(here, path))


def for_elsewhere(answer: str, handbook: Handbook, locale: str, section: str, page: str) -> str:
    """Return an answer for readers outside the site: links absolute, diagrams by their text, linked to `page`.

    What lives by the site's styles and scripts is left out: the marks of code, hints at terms, and
    diagrams, which would be black boxes.
    """
    site = handbook.settings.site_url
    text = _relink(_MARK.sub("", without_hints(answer)), handbook, locale, section, lambda path: site + path)
    return _DIAGRAM.sub(lambda match: f'<p><a href="{html.escape(site + page)}"><em>{match[1]}</em></a></p>', text)


def without_hints(answer: str) -> str:
    """Return an answer whose terms are not linked to the glossary."""
    return _TERM.sub(r"\1", answer)


def _relink(answer: str, handbook: Handbook, locale: str, section: str, write: Callable[[str], str]) -> str:
    settings, questions = handbook.settings, handbook.questions
    base = _SITE + addresses.page(settings, locale, section)

    def lead(match: re.Match[str]) -> str:
        link = html.unescape(match[2])
        if urlsplit(link).scheme:
            return match[0]
        target = urljoin(base, link).removeprefix(_SITE)
        path, _, anchor = target.partition("#")
        question = questions.get(anchor.removesuffix("-answer"))
        if question and path == addresses.page(settings, locale, question.section):
            target = addresses.question(settings, locale, question.id)
        return f'{match[1]}{html.escape(write(target))}"'

    return _SOURCE.sub(lead, _HREF.sub(lead, answer))
