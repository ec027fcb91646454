"""Every mistake in the sources is told with file, line and a way out; all of them at once."""

from pathlib import Path

import pytest
from fixture import change, make_handbook

from handbook.model import read
from handbook.sources.problems import SourceError

UZ, EN, REGISTRY = "docs/docker.uz.md", "docs/docker.en.md", "questions/docker.yml"
GLOSSARY, PATHS, PAGE = "glossary.yml", "paths.yml", "docs/practice.en.md"
EVENING = """time:
  title: {uz: Vaqt, en: Time}
  paths:
    evening: {title: {uz: Bir oqshom, en: One evening}, text: {uz: Ertaga suhbat., en: The interview is tomorrow.},
      questions: [image, container],
      sections: [docker]}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return make_handbook(tmp_path)


def problems(root: Path) -> list[str]:
    with pytest.raises(SourceError) as caught:
        read(root)
    return [str(problem) for problem in caught.value.problems]


def test_a_sound_handbook_is_read_whole(book):
    handbook = read(book)
    question = handbook.questions["image"]
    assert list(handbook.questions) == ["image", "container"]
    assert question.entry.level == "junior"
    assert question.answers["uz"].title == "Image nima?"
    assert question.answers["en"].spoken == "An image is a stack of layers."
    assert question.answers["en"].parts["mistakes"] == "- The first mistake."
    assert question.answers["uz"].code == ("```python\nprint(1)\n",)


# What is broken: (file, old text, new text), and what the first problem must begin with and contain.
SLIPS = {
    "id missing": (UZ, " { #image }", "", f"{UZ}:9:", "needs exactly one id"),
    "id malformed": (UZ, "{ #image }", "{ #Image_1 }", f"{UZ}:9:", "“Image_1” is not lowercase ASCII words"),
    "id ends in -answer": (UZ, "{ #image }", "{ #image-answer }", f"{UZ}:9:", "ends in -answer"),
    "id twice": (UZ, "{ #container }", "{ #image }", f"{UZ}:33:", "“image” stands twice"),
    "id unknown": (REGISTRY, "image:", "picture:", f"{EN}:9:", "“image” is not in questions/docker.yml"),
    "registered id vanished": (
        REGISTRY,
        "image:",
        "gone: {level: junior, added: 2026-01-02, checked: 2026-01-02}\nimage:",
        f"{REGISTRY}:1:",
        "“gone” vanished",
    ),
    "spoken answer missing": (UZ, "> Image bu oʻqish uchun qatlamlar toʻplami.", "", f"{UZ}:9:", "no spoken answer"),
    "part missing": (UZ, "**Batafsil.** Qatlamlar haqida matn.\n", "", f"{UZ}:9:", "has no part “**Batafsil.**”"),
    "part empty": (UZ, "- Birinchi xato.", "", f"{UZ}:21:", "“Koʻp uchraydigan xatolar” is empty"),
    "source missing": (
        EN,
        "[Docker](https://docs.docker.com/)",
        "Docker's pages",
        f"{EN}:31:",
        "needs a [name](https://…)",
    ),
    "parts out of order": (
        UZ,
        "**Batafsil.** Jarayon haqida matn.\n\n**Koʻp uchraydigan xatolar**\n\n- Ikkinchi xato.\n",
        "**Koʻp uchraydigan xatolar**\n\n- Ikkinchi xato.\n\n**Batafsil.** Jarayon haqida matn.\n",
        f"{UZ}:33:",
        "out of order",
    ),
    "part only in one language": (
        EN,
        "**Sources:** [Docker]",
        "**Say it:** image\n\n**Sources:** [Docker]",
        f"{UZ}:9:",
        "lacks the part “Talaffuz:”",
    ),
    "different code": (EN, '--8<-- "docker/one.py"', "print(2)", f"{EN}:9:", "code of “image” differs"),
    "footnote": (UZ, "Jarayon haqida matn.", "Jarayon[^1] haqida matn.", f"{UZ}:37:", "footnotes"),
    "reference link": (
        UZ,
        "- Ikkinchi xato.",
        "- Ikkinchi xato.\n\n[x]: https://example.org",
        f"{UZ}:43:",
        "link definitions",
    ),
    "abbreviation": (UZ, "- Ikkinchi xato.", "- Ikkinchi xato.\n\n*[API]: interfeys", f"{UZ}:43:", "abbreviations"),
    "unclosed fence": (UZ, '"docker/one.py"\n```', '"docker/one.py"', f"{UZ}:17:", "never closed"),
    "block by hand": (
        UZ,
        "Jarayon haqida matn.",
        "Matn.\n\n/// details | Yashirin\nichi\n///",
        f"{UZ}:39:",
        "block syntax",
    ),
    "heading inside": (UZ, "- Ikkinchi xato.", "- Ikkinchi xato.\n\n### Yana", f"{UZ}:43:", "heading inside an answer"),
    "html": (UZ, "Jarayon haqida matn.", "Jarayon <div>haqida.", f"{UZ}:37:", "HTML (<div>) is not used"),
    "snippet missing": (EN, "docker/one.py", "docker/two.py", f"{EN}:18:", "the sample “docker/two.py” does not exist"),
    "snippet outside": (EN, "docker/one.py", "../questions/docker.yml", f"{EN}:18:", "does not exist"),
    "wrong apostrophe": (
        UZ,
        "Qatlamlar haqida matn",
        "Qatlamlar to'plami",
        f"{UZ}:15:",
        "“to'plami” must be ʻ (U+02BB)",
    ),
    "link to no question": (UZ, "(#container)", "(#containr)", f"{UZ}:27:", "no question. Did you mean container?"),
    "link to no page": (UZ, "(#container)", "(dockr.md#container)", f"{UZ}:27:", "no page. Did you mean docker?"),
    "picture missing": (
        UZ,
        "Jarayon haqida matn.",
        "Matn.\n\n![Rasm](diagrams/no.svg)",
        f"{EN}:33:",
        "the diagrams of “container” differ",
    ),
    "registry is no YAML": (REGISTRY, "  level: junior", "  level: [junior", f"{REGISTRY}:3:", "is not valid YAML"),
    "registry key unknown": (REGISTRY, "level: junior", "levle: junior", f"{REGISTRY}:1:", "“image.level” is missing"),
    "registry level unknown": (
        REGISTRY,
        "level: junior",
        "level: guru",
        f"{REGISTRY}:2:",
        "'junior', 'middle' or 'senior'",
    ),
    "registry id twice": (REGISTRY, "container:", "image:", f"{REGISTRY}:6:", "a second time"),
    "registry alias": (
        REGISTRY,
        "aliases: [образ]",
        "aliases: &a [образ]\n  corrected: *a",
        f"{REGISTRY}:6:",
        "aliases (*name)",
    ),
    "hard one missing": (
        EN,
        "**The hard one.** *And when a layer is deleted?* The one above hides it, and no room is won.\n",
        "",
        f"{EN}:9:",
        "has no part “**The hard one.**”",
    ),
    "hard one without a question": (
        EN,
        "*And when a layer is deleted?* The",
        "The",
        f"{EN}:29:",
        "is a question and its answer",
    ),
    "hard one without an answer": (
        UZ,
        "*Qatlam oʻchirilsa-chi?* Ustidagi qatlam uni yashiradi, joyi boʻshamaydi.",
        "*Qatlam oʻchirilsa-chi?*",
        f"{UZ}:29:",
        "is a question and its answer",
    ),
    "example in one language": (
        EN,
        ">\n> **Example.** A layer that deleted a file made the image no smaller.\n",
        "",
        f"{EN}:9:",
        "“image” has no example",
    ),
    "example glued to the answer": (
        UZ,
        ">\n> **Misol.**",
        "> **Misol.**",
        f"{UZ}:12:",
        "“Misol.” is a paragraph of its own",
    ),
    "example before the end": (
        UZ,
        "kichraytirmadi.\n",
        "kichraytirmadi.\n>\n> Yana gap.\n",
        f"{UZ}:13:",
        "its answer's last paragraph",
    ),
    "recap missing": (EN, "## Recap { #recap }", "", f"{EN}:", "has no recap"),
    "introduction missing": (EN, "An introduction.", "", f"{EN}:5:", "no introduction"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_its_place(book, slip):
    name, old, new, place, words = SLIPS[slip]
    change(book / name, old, new)
    found = problems(book)
    assert any(line.startswith(place) and words in line for line in found), "\n".join(found)


@pytest.mark.parametrize(
    ("part", "name", "line"), [("spoken", "spoken answer", 9), ("example", "example", 9), ("hard", "hard answer", 29)]
)
def test_a_part_of_another_length_is_told(book, part, name, line):
    limits = {"spoken": [3, 9], "example": [3, 9], "hard": [3, 9]} | {part: [90, 99]}
    change(book / "mkdocs.yml", 'sources: "Manbalar:"\n', f'sources: "Manbalar:"\n            lengths: {limits}\n')
    found = [line for line in problems(book) if "90 to 99 are wanted" in line]
    assert any(text.startswith(f"{UZ}:{line}: the {name} of “Image nima?” has ") for text in found), found


def test_the_parts_of_an_answer_are_told_apart(book):
    answer = read(book).questions["image"].answers["en"]
    assert answer.spoken == "An image is a stack of layers."
    assert answer.example == "A layer that deleted a file made the image no smaller."
    assert (answer.hard.question, answer.hard.answer) == (
        "And when a layer is deleted?",
        "The one above hides it, and no room is won.",
    )
    assert [asked.question for asked in answer.follow_ups] == ["[What is a container?](#container)"]
    assert answer.rest.startswith("**In depth.**") and answer.body.endswith(answer.rest)


def test_an_unknown_key_is_named(book):
    change(book / REGISTRY, "level: junior", "level: junior\n  colour: red")
    assert problems(book) == [f"{REGISTRY}:3: unknown key “image.colour”; correct its spelling or remove it"]


def test_a_question_missing_in_a_complete_language(book):
    text = (book / EN).read_text(encoding="utf-8")
    start, end = text.index("## What is a container"), text.index("## Recap")
    (book / EN).write_text(text[:start] + text[end:], encoding="utf-8")
    assert f"{UZ}:33: “container” is missing in English; answer it in {EN}" in problems(book)


def test_a_missing_page(book):
    (book / EN).unlink()
    assert problems(book)[0].startswith(f"{EN}:1: “docker” has no page in English")


def test_a_file_that_is_not_utf8(book):
    (book / UZ).write_bytes((book / UZ).read_bytes().replace(b"Kirish", b"Kir\xefsh"))
    assert f"{UZ}:7: is not UTF-8; save the file in the UTF-8 encoding" in problems(book)


def test_an_id_in_two_sections(book):
    change(book / "mkdocs.yml", "      - docker.md\n", "      - docker.md\n      - podman.md\n")
    for locale in ("uz", "en"):
        (book / f"docs/podman.{locale}.md").write_bytes((book / f"docs/docker.{locale}.md").read_bytes())
    assert any("the id “image” already stands in docs/docker.uz.md:9" in line for line in problems(book))


def test_listed_names_keep_their_apostrophe(book):
    change(book / UZ, "Qatlamlar haqida matn", "O'Reilly kitobi")
    (book / "names.txt").write_text("O'Reilly\n", encoding="utf-8")
    read(book)


def test_retired_questions_may_leave_the_pages(book):
    change(
        book / REGISTRY,
        "image:",
        "old:\n  level: junior\n  added: 2025-01-01\n  checked: 2025-01-01\n  retired: {date: 2026-01-01, replaced_by: image}\nimage:",
    )
    assert list(read(book).retired) == ["old"]
    change(book / REGISTRY, "replaced_by: image", "replaced_by: imag")
    assert problems(book) == [f"{REGISTRY}:1: “old” is replaced by “imag”, which is no id. Did you mean image?"]


def test_all_problems_come_at_once(book):
    change(book / UZ, "> Image bu", "Image bu")
    change(book / EN, "**In depth.** Text on processes.", "")
    change(book / REGISTRY, "level: middle", "level: guru")
    change(book / GLOSSARY, "term: qatlam", "turm: qatlam")
    (book / PATHS).write_text(EVENING.replace("docker", "dokcer"), encoding="utf-8")
    change(book / PAGE, "title:", "titel:")
    files = {line.split(":")[0] for line in problems(book)}
    assert files == {UZ, EN, REGISTRY, GLOSSARY, PATHS, PAGE}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[image, container]", "[image, contaner]", f"{PATHS}:5: “contaner” is not among the questions. Did you mean"),
        ("[docker]", "[dokcer]", f"{PATHS}:6: “dokcer” is not among the sections. Did you mean docker?"),
        (
            "title: {uz: Bir oqshom, en:",
            "title: {en:",
            f"{PATHS}:4: “time.paths.evening.title” has no text in Oʻzbekcha",
        ),
        ("evening:", "time:", f"{PATHS}:4: “time” stands twice; rename one"),
        ("questions:", "question:", f"{PATHS}:5: unknown key “time.paths.evening.question”"),
    ],
)
def test_a_mistake_in_the_paths_is_told(book, old, new, told):
    (book / PATHS).write_text(EVENING.replace(old, new), encoding="utf-8")
    assert [line for line in problems(book) if not line.startswith(told)] == []


def test_a_question_that_is_told_elsewhere_is_not_told_again_by_the_paths(book):
    (book / PATHS).write_text(EVENING, encoding="utf-8")
    read(book)
    change(book / REGISTRY, "level: middle", "level: guru")
    change(book / UZ, "{ #image }", "{ #Image }")
    assert not any(line.startswith(PATHS) for line in problems(book))


def test_a_path_through_a_retired_question_is_told(book):
    (book / PATHS).write_text(EVENING, encoding="utf-8")
    change(book / REGISTRY, "image:", "image:\n  retired: {date: 2026-02-01}")
    assert any(line.startswith(f"{PATHS}:5: “image” is not among the questions.") for line in problems(book))


def test_paths_are_read_where_the_site_has_a_page_for_them(book):
    (book / PATHS).unlink()
    assert problems(book) == [f"{PATHS}:1: cannot be read (No such file or directory); restore the file"]
    change(book / "mkdocs.yml", "  - paths.md\n", "")
    assert read(book).paths == {}


def test_a_page_that_is_no_section_has_title_and_description_in_every_complete_language(book):
    change(book / PAGE, "description: ", "description: <b>")
    (book / "docs/practice.uz.md").unlink()
    assert problems(book) == [
        f"{PAGE}:1: the description has < or >, which would be taken for HTML; use words",
        "docs/practice.uz.md:1: “practice” has no page in Oʻzbekcha; create the file",
    ]


def test_a_page_without_questions(book):
    (book / UZ).write_text("---\ntitle: Docker\ndescription: x\n---\n# Docker\n\nSalom.\n", encoding="utf-8")
    assert any(line.startswith(f"{UZ}:") and "has no recap" in line for line in problems(book))


def test_an_answer_without_parts(book):
    text = (book / UZ).read_text(encoding="utf-8")
    start, end = text.index("> Konteyner"), text.index("## Eslab")
    (book / UZ).write_text(f"{text[:start]}\n{text[end:]}", encoding="utf-8")
    assert any("has no part “**Batafsil.**”" in line for line in problems(book))
