"""What looks right in the source and is not, and what is said twice or too seldom: each with its place and a way out."""

import datetime
import re
from pathlib import Path

import pytest
from fixture import ROOT, change, make_handbook
from shelf import make_shelf

from handbook.check.rules import rules
from handbook.model import examine, read
from handbook.sources.problems import Kind, SourceError, in_order

UZ, EN, REGISTRY = "docs/docker.uz.md", "docs/docker.en.md", "questions/docker.yml"
ASKED = """extra:
  asked: {uz: 2, en: 1}
  aliases: 1
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_handbook(tmp_path)


def problems(root: Path) -> list[str]:
    """Return what is wrong with a handbook: what a build asks of it, and the rules of the house."""
    return [str(problem) for problem in found(root) if problem.kind is not Kind.ADVICE]


def advice(root: Path) -> list[str]:
    return [str(problem) for problem in found(root) if problem.kind is Kind.ADVICE]


def found(root: Path) -> list:
    book, told = examine(root)
    return in_order([*told, *rules(book)])


TEXT = "Jarayon haqida matn."
# What is broken: (file, old text, new text), and how the only problem begins and what it says.
SLIPS = {
    "stub in a list": (UZ, "- Ikkinchi xato.", "- …", f"{UZ}:41:", "the … of a stub is not filled"),
    "stub of a question": (UZ, "Konteyner nima? {", "… {", f"{UZ}:33:", "the … of a stub"),
    "stub of a follow-up": (UZ, "*Toʻxtasa-chi?* Qayta ishga tushadi.", "*…?* …", f"{UZ}:45:", "the … of a stub"),
    "stub of a source": (UZ, "[OCI](https://opencontainers.org/)", "[…](https://…)", f"{UZ}:49:", "the … of a stub"),
    "stub of a part": (UZ, f"**Batafsil.** {TEXT}", "**Batafsil.** …", f"{UZ}:37:", "the … of a stub"),
    "stub of an example": (UZ, "**Misol.** Bitta faylni oʻchirgan qatlam imageni kichraytirmadi.", "**Misol.** …", f"{UZ}:13:", "the … of a stub"),
    "stub in the front matter": (UZ, "Docker savollari.", "…", f"{UZ}:1:", "the description is a stub's …"),
    "list glued": (UZ, TEXT, f"{TEXT}\n- bir\n- ikki", f"{UZ}:38:", "the list is glued to its paragraph"),
    "numbers glued": (UZ, TEXT, f"{TEXT}\n1. bir\n2. ikki", f"{UZ}:38:", "the list is glued to its paragraph"),
    "list glued to its label": (UZ, "xatolar**\n\n- Ikkinchi", "xatolar**\n- Ikkinchi", f"{UZ}:40:", "is glued"),
    "list glued in a quotation": (UZ, "> Konteyner bu ajratilgan jarayon.", "> Konteyner bu:\n> - jarayon.", f"{UZ}:36:", "is glued"),
    "backtick open": (UZ, TEXT, "Jarayon `PID 1 haqida.", f"{UZ}:37:", "a ` is never closed"),
    "backtick open in an item": (UZ, "- Ikkinchi xato.", "- `Ikkinchi xato.\n  Yana`\n  `gap.", f"{UZ}:43:", "a ` is never closed"),
    "emphasis open": (UZ, TEXT, "Jarayon *haqida matn.", f"{UZ}:37:", "a * is never closed"),
    "strong open": (UZ, TEXT, "Jarayon **haqida matn.", f"{UZ}:37:", "a ** is never closed"),
    "strong not begun": (UZ, TEXT, "Jarayon haqida** matn.", f"{UZ}:37:", "a ** is never closed"),
    "source not https": (UZ, "https://opencontainers.org/", "http://opencontainers.org/", f"{UZ}:49:", "is no https:// address"),
    "source with a campaign": (UZ, "https://opencontainers.org/", "https://opencontainers.org/?utm_source=x", f"{UZ}:49:", "cut the user's name or utm_… off"),
    "sentence twice": (UZ, "- Ikkinchi xato.", "- Ustidagi qatlam uni *yashiradi*, joyi boʻshamaydi.", f"{UZ}:41:", f"already stands in {UZ}:29"),
    "avoided form": (UZ, TEXT, "Jarayon sloydan boshlanadi.", f"{UZ}:37:", "“sloydan”: the glossary says “qatlam”"),
    "name with an apostrophe": (UZ, TEXT, "Django’da jarayon.", f"{UZ}:37:", "Djangoda; make format mends it"),
    "name with the right letter": (UZ, TEXT, "Djangoʻda jarayon.", f"{UZ}:37:", "Djangoda; make format mends it"),
    "points differ": (EN, "- The second mistake.", "- The second mistake.\n- A third.", f"{EN}:39:", f"“Common mistakes” of “container” lists 2, {UZ}:39 lists 1"),
    "no such day": (REGISTRY, "added: 2026-01-02", "added: 2026-13-01", f"{REGISTRY}:3:", "“image.added” is no date of the calendar; write year-month-day"),
    "day to come": (REGISTRY, "checked: 2026-01-02", "checked: 2999-01-02", f"{REGISTRY}:4:", "checked is 2999-01-02, which has not come yet"),
    "checked before it was there": (REGISTRY, "checked: 2026-01-02", "checked: 2025-01-02", f"{REGISTRY}:4:", "before it was added"),
    "term in one language": ("glossary.yml", '  en: {term: layer, meaning: "A set of files laid over an image"}\n', "", "glossary.yml:1:", "“layer” has no term in English"),
    "glossary of two minds": ("glossary.yml", "avoid: [sloy]", "avoid: [qatlam]", "glossary.yml:2:", "is also a form to avoid"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_the_only_problem_and_has_its_place(book, slip):
    assert problems(book) == []
    name, old, new, place, words = SLIPS[slip]
    change(book / name, old, new)
    found = problems(book)
    assert any(line.startswith(place) and words in line for line in found), "\n".join(found)
    assert len(found) == 1 or slip == "glossary of two minds", found


SOUND = [
    "Kopaytirish 2 * 3 va `a * b`, yana f\\*.",
    "`TaskGroup` — *tuzilgan*ning koʻrinishi, **`kod`** va *[havola](#image) ichida*.",
    "Narx 3 * narx.\n\n- *bir* va **ikki**\n- ``kod ` ichida``\n    - uch\n\n1. bir\n2. ikki",
    "Jumla uch nuqta bilan tugaydi…",
    "> *iqtibos*\n>\n> - bir\n> - ikki",
    "except* haqida.",
    "Yoʻl [`a*b`](https://x.uz/a*b) va <https://x.uz/*>.",
]


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_left_alone(book, text):
    change(book / UZ, TEXT, text)
    assert problems(book) == []


def test_an_open_fence_is_one_problem_and_comes_first(book):
    """What it swallowed is not told as missing; what is wrong elsewhere is."""
    change(book / UZ, '"docker/one.py"\n```', '"docker/one.py"')
    change(book / EN, "- The second mistake.", "- The second *mistake.")
    found = problems(book)
    assert found[0] == f"{UZ}:17: the code fence ``` opened here is never closed; end the code with a line of ```"
    assert found[1:] == [f"{EN}:41: a * is never closed; close it, or write \\* for the sign itself"]


def test_a_picture_says_what_it_shows(book):
    (book / "docs/diagrams").mkdir()
    svg = '<svg viewBox="0 0 340 40"><rect class="dg-box" x="1" y="1" width="9" height="9"/></svg>\n'
    (book / "docs/diagrams/box.svg").write_text(svg, encoding="utf-8")
    assert problems(book) == ["docs/diagrams/box.svg:1: no answer shows this picture; show it, or delete it"]
    change(book / UZ, TEXT, f"{TEXT}\n\n![](diagrams/box.svg)")
    change(book / EN, "Text on processes.", "Text on processes.\n\n![A box](diagrams/box.svg)")
    assert problems(book) == [f"{UZ}:39: the picture “diagrams/box.svg” has no text; say between [ ] what it shows"]
    change(book / UZ, "![](", "![Quti](")
    assert problems(book) == []
    change(book / "docs/diagrams/box.svg", 'class="dg-box"', 'fill="red"')
    assert problems(book)[0].startswith('docs/diagrams/box.svg:1: fill=" gives the picture a look of its own')


def test_a_sample_is_a_file_and_every_file_is_shown(book):
    (book / "examples/docker/two.py").write_text("print(2)\n", encoding="utf-8")
    for name in (UZ, EN):
        change(book / name, '--8<-- "docker/one.py"', "print(1)")
    found = problems(book)
    assert [line.partition(": ")[0] for line in found] == [
        f"{EN}:17", f"{UZ}:17", "examples/docker/one.py:1", "examples/docker/two.py:1"
    ]  # fmt: skip
    assert "python is kept in a file" in found[0] and "no page includes this sample" in found[2]


def test_a_package_is_shown_by_one_of_its_files(book):
    folder = book / "examples/docker/shop"
    folder.mkdir()
    for name in ("__init__.py", "models.py"):
        (folder / name).write_text("print(1)\n", encoding="utf-8")
    assert [line.partition(": ")[0] for line in problems(book)] == [
        f"examples/docker/shop/{name}:1" for name in ("__init__.py", "models.py")
    ]
    for name in (UZ, EN):
        change(book / name, '--8<-- "docker/one.py"', '--8<-- "docker/one.py"\n--8<-- "docker/shop/models.py"')
    assert problems(book) == []


def ask(root: Path, sentences: str) -> None:
    """Give the only two questions of a handbook the sentences in which people ask them."""
    change(root / "mkdocs.yml", "extra:\n", ASKED)
    image, container = sentences.split("|")
    change(root / REGISTRY, "aliases: [образ]\n", f"aliases: [образ]\n  asked: {image}\n")
    change(root / REGISTRY, "aliases: [контейнер]\n", f"aliases: [контейнер]\n  asked: {container}\n")


def test_a_question_is_asked_in_enough_sentences(book):
    ask(book, '{uz: ["Image nima?", "image   NIMA"], en: [What is it]}|{uz: [a, b], en: [c]}')
    assert problems(book) == [
        f"{REGISTRY}:6: “image   NIMA” stands twice below “image”; keep one, ask the other in other words",
        f"{REGISTRY}:6: “image” is asked in 1 sentence of “uz”, 2 are wanted; write how people ask it",
    ]


def test_a_sentence_leads_to_one_question(book):
    ask(book, '{uz: ["Image nima oʻzi?", b], en: [x]}|{uz: ["image NIMA ozi", d], en: [c]}')
    assert problems(book) == [
        f"{REGISTRY}:12: “image NIMA ozi” is asked for “container” and for “image” ({REGISTRY}:6); keep it with one of them"
    ]


def test_people_ask_in_the_languages_that_are_named(book):
    ask(book, "{uz: [a, b], en: [x], ru: [y]}|{uz: [d, e], en: [c]}")
    assert problems(book) == [
        f"{REGISTRY}:6: “image” is asked in “ru”, which mkdocs.yml does not name below extra.asked; remove it"
    ]


def test_missing_aliases_are_counted_but_not_of_a_retired_question(book):
    change(book / "mkdocs.yml", "extra:\n", "extra:\n  aliases: 3\n")
    change(book / REGISTRY, "aliases: [контейнер]", "aliases: [контейнер, a, b]")
    assert problems(book) == [f"{REGISTRY}:5: “image” has 1 alias of 3: what do people call it?"]
    change(
        book / REGISTRY,
        "image:",
        "old: {level: junior, added: 2025-01-02, checked: 2025-01-02, retired: {date: 2025-02-02}}\nimage:",
    )
    assert len(problems(book)) == 1


def test_a_broken_date_leaves_the_rest_of_the_file_to_be_read(book):
    change(book / REGISTRY, "added: 2026-01-02", "added: 2026-13-01")
    change(book / REGISTRY, "level: middle", "level: guru")
    assert [line.split(":")[1] for line in problems(book)] == ["3", "7"]


def test_the_question_that_is_too_many_has_its_place(book):
    change(book / "mkdocs.yml", "extra:\n", "extra:\n  questions: [1, 1]\n")
    assert problems(book) == [
        f"{UZ}:33: “container” is question 2 of “docker”, and a page holds 1; "
        "move it to another section, divide this one, or retire a question"
    ]


def test_minimums_are_advice(book):
    change(book / "mkdocs.yml", "extra:\n", "extra:\n  questions: [12, 20]\n")
    assert problems(book) == []
    assert advice(book) == [
        f"{REGISTRY}:1: the group “running” has no senior question; write one",
        f"{REGISTRY}:1: the section “docker” has 2 questions; 12 make a section worth opening",
    ]
    read(book)


def test_the_limits_of_the_handbook_are_set():
    """Without them nothing is asked for: the fixtures of the tests have none."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    assert re.search(r"^  asked: \{\w+: [1-9]", text, re.MULTILINE)
    assert re.search(r"^  questions: \[\d+, \d+\]", text, re.MULTILINE) and "  aliases: " in text


def test_any_question_may_be_retired_and_a_small_section_joined_with_another(tmp_path):
    """Nothing but the registry says that it was asked once; its address stays."""
    root = make_shelf(tmp_path)
    registry = (root / "questions/rest-api.yml").read_text(encoding="utf-8")
    today = datetime.date.today().isoformat()
    moved = registry.replace("moved: {date: 2026-02-03, from: docker}", f"moved: {{date: {today}, from: rest-api}}")
    with (root / REGISTRY).open("a", encoding="utf-8") as file:
        file.write(moved)
    (root / "questions/rest-api.yml").unlink()
    change(root / "mkdocs.yml", "      - rest-api.md\n", "")
    for locale in ("uz", "en"):
        page = root / f"docs/rest-api.{locale}.md"
        verb = page.read_text(encoding="utf-8").split("\n## ")[1].replace("docker.md#image", "#image")
        text = (root / f"docs/docker.{locale}.md").read_text(encoding="utf-8")
        head, recap, tail = text.rpartition("\n## ")
        (root / f"docs/docker.{locale}.md").write_text(f"{head}\n## {verb}{recap}{tail}", encoding="utf-8")
        page.unlink()
    assert read(root).questions["verb"].section == "docker"
    change(root / REGISTRY, "from: rest-api", "from: dockre")
    assert problems(root)[-1].endswith("“verb” moved from “dockre”, which is no section. Did you mean docker?")


def test_a_configuration_that_is_no_yaml_is_told(book):
    change(book / "mkdocs.yml", "extra:\n", "extra: [\n")
    with pytest.raises(SourceError) as caught:
        read(book)
    assert re.fullmatch(r"mkdocs\.yml:\d+: is not valid YAML \(.+\); check indentation and quotes", str(caught.value))
