"""The parts of an answer, marked for the reader: what to say, a line a sentence; the example; the hard question."""

from __future__ import annotations

import re

from handbook.sources.answer import Answer
from handbook.sources.settings import Language

# Blocks of pymdownx, fenced by fewer slashes than what they stand in.
_SPOKEN = """////// html | div.spoken

{label}
{{: .label }}

{text}

//////
"""

_EXAMPLE = """////// html | div.example[role=note]

{label} {tell_own}
{{: .label }}

{text}

//////
"""


def answer_markdown(answer: Answer, language: Language) -> str:
    """Return an answer as the Markdown that is rendered, each part in a block that pages and books can style."""
    words, labels = language.words, language.labels
    parts = [_SPOKEN.format(label=words["spoken"], text=_sentences(answer.spoken))]
    if answer.example:
        label = labels["example"].rstrip(".")
        parts.append(_EXAMPLE.format(label=f"**{label}**", tell_own=f"· {words['tell_own']}", text=answer.example))
    hard = re.compile(rf"^(\*\*{re.escape(labels['hard'])}\*\*.*?)(?=\n\n|\Z)", re.DOTALL | re.MULTILINE)
    return "\n".join([*parts, hard.sub(r"\1\n{: .hard }", answer.rest, count=1)])


def _sentences(spoken: str) -> str:
    """Make each sentence of a spoken answer, a line in the source, a paragraph; a list stays as it is."""
    return spoken if re.search(r"^[-*\d]", spoken, re.MULTILINE) else re.sub(r"\n+", "\n\n", spoken)
