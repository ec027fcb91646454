"""A line a sentence in the source, and the same page for the reader."""

import re

import markdown
import pytest
from fixture import ROOT, make_handbook
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.sources.lines import reflow

CASES = {
    "two sentences": ("Bir gap. Ikkinchi gap? Uchinchi!", "Bir gap.\nIkkinchi gap?\nUchinchi!"),
    "broken in the middle": ("Bir\ngap. Ikkinchi\ngap.", "Bir gap.\nIkkinchi gap."),
    "emas ends a sentence": ("Bu kerak emas. Keyingi gap.", "Bu kerak emas.\nKeyingi gap."),
    "mas does not": ("Baʼzi holat, mas. Redis ishlasa.", "Baʼzi holat, mas. Redis ishlasa."),
    "abbreviations": ("Tools, e.g. Git, vs. SVN etc. Work.", "Tools, e.g. Git, vs. SVN etc. Work."),
    "a small letter goes on": ("Versiya 3.14 chiqdi. u gap.", "Versiya 3.14 chiqdi. u gap."),
    "a number is no list": ("Yil keldi. 2024. Yangi.", "Yil keldi. 2024.\nYangi."),
    "a quotation with its example": (
        "> Bir gap. Yana bir gap.\n>\n> **Misol.** Bir kun boʻldi. Keyin tuzatdik.",
        "> Bir gap.\n> Yana bir gap.\n>\n> **Misol.** Bir kun boʻldi.\n> Keyin tuzatdik.",
    ),
    "a label keeps its sentence": ("**Batafsil.** Bir gap. Ikki gap.", "**Batafsil.** Bir gap.\nIkki gap."),
    "items": ("- Bir gap. Ikki gap.\n- Yana.\n    - Ich. Ichki gap.", "- Bir gap.\n  Ikki gap.\n- Yana.\n    - Ich.\n      Ichki gap."),
    "numbers": ("1. Bir gap. Ikki gap.\n2. Yana.", "1. Bir gap.\n   Ikki gap.\n2. Yana."),
    "a follow-up": ("- *Nega shunday?* Chunki bor. Yana.", "- *Nega shunday?* Chunki bor.\n  Yana."),
    "emphasis is whole": ("*Bir gap. Ikki gap.* Uch.", "*Bir gap. Ikki gap.* Uch."),
    "links are whole": ("[Bir. Ikki](https://x.uz/a.B) gap. Uch.", "[Bir. Ikki](https://x.uz/a.B) gap.\nUch."),
    "code is whole": ("`a. B` gap. Uch.", "`a. B` gap.\nUch."),
    "a sentence opens with code": ("Bir gap. `kod` keladi.", "Bir gap.\n`kod` keladi."),
}  # fmt: skip
LEFT = {
    "code": "```python\nx = 1. \nA. B.  C.\n```",
    "a table": "| A. B | C. D |\n|---|---|\n| E. F | G. H |",
    "a heading": "## Bir. Ikki { #x }",
    "front matter": "---\ntitle: Bir. Ikki\n---",
    "a picture": "![Bir. Ikki](diagrams/x.svg)",
    "what would open a list": "Bir gap. - Ikki",
    "an open fence": "```\nBir. Ikki",
}


@pytest.mark.parametrize("case", CASES)
def test_prose_is_a_line_a_sentence(case):
    before, after = CASES[case]
    assert reflow(before) == after
    assert reflow(after) == after


@pytest.mark.parametrize("case", LEFT)
def test_what_is_no_prose_is_left_alone(case):
    assert reflow(LEFT[case]) == LEFT[case]


def shown(text: str) -> str:
    """The page that a text becomes, where a line's end is a space."""
    return " ".join(markdown.markdown(text, extensions=["tables", "fenced_code", "attr_list"]).split())


@pytest.mark.parametrize("path", sorted((ROOT / "docs").glob("*.md")), ids=lambda path: path.name)
def test_no_page_changes_for_its_reader(path):
    text = path.read_text(encoding="utf-8")
    joined = re.sub(r"(?<=[.?])\n(?=[A-ZOʻ])", " ", text)
    for source in (text, joined):
        assert shown(reflow(source)) == shown(source)
        assert reflow(reflow(source)) == reflow(source)


WORDS = ["Bir", "gap.", "Ikki?", "emas.", "mas.", "`kod.`", "`a", "*urgʻu.*", "**Batafsil.**", "*Nega?*", "[Link. Bu](#x)", "(Ich.)", "“Soʻz.”", "3.14", "—", "A…", "va", "12.5", "Yana!"]  # fmt: skip
LEADS = [("", "", ""), ("> ", "> ", "> "), ("- ", "  ", "    - "), ("1. ", "   ", "2. ")]


@st.composite
def block(draw) -> str:
    """A paragraph, a quotation or a list, its lines broken anywhere."""
    first, *others = draw(st.sampled_from(LEADS))
    lines = draw(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), min_size=1, max_size=4))
    leads = [first, *(draw(st.sampled_from(others)) for _ in lines[1:])]
    return "\n".join(lead + " ".join(words) for lead, words in zip(leads, lines, strict=True))


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(st.lists(block(), max_size=4))
def test_any_prose_is_the_same_page_and_the_second_time_changes_nothing(blocks):
    text = "\n\n".join(blocks)
    once = reflow(text)
    assert reflow(once) == once
    assert shown(once) == shown(text)


def test_make_format_mends_and_names_the_pages(tmp_path, capsys):
    import format

    root = make_handbook(tmp_path)
    page = root / "docs/docker.uz.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Kirish soʻzi.", "Kirish so'zi. Django'da gap."), encoding="utf-8"
    )
    format.main(root)
    assert "docs/docker.uz.md: mended" in capsys.readouterr().out
    assert "\nKirish soʻzi.\nDjangoda gap.\n" in page.read_text(encoding="utf-8")
    format.main(root)
    assert capsys.readouterr().out == ""
