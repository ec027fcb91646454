"""What a native reader stumbles over is found by pattern, told with a better wording, and may be excused with a reason."""

from pathlib import Path

import pytest
from fixture import ROOT, change, make_handbook

from handbook.check.style import read_patterns, stumbles, style_problems
from handbook.model import examine
from handbook.sources.settings import read_settings

UZ = "docs/docker.uz.md"
LABELS = next(language.labels for language in read_settings(ROOT).languages if language.locale == "uz")
FOLLOW_UP, EXAMPLE = f"**{LABELS['follow_ups']}**\n\n- *Nega?*", f"> **{LABELS['example']}**"
# As it stood, as it is said now.
PAIRS = [
    ("Bir haftadan keyin muammo chiqar, unutgan kodimizga qaytardik.", "Muammo chiqdi, unutgan kodimizga qaytdik."),
    ("Server soʻrovni kutar, biz keyin javob yozdik.", "Server soʻrovni kutdi, biz keyin javob yozdik."),
    (f"{FOLLOW_UP} Bir necha daqiqa yashaydigan token bilan.", f"{FOLLOW_UP} Qisqa muddatli token bilan kiriladi."),
    ("Bu vaqt mintaqalari farq qilganda yordam beradi.", "Vaqt mintaqalari farq qilganda shu usul yordam beradi."),
    ("Gap noutbukda ishlaganida emas.", "Dastur noutbukda ishlagani yetmaydi."),
    ("Reklama — karta haqida.", "Reklamada karta vaʼda qilingan edi."),
    ("Python 3.14dan bor.", "Python 3.14dan boshlab bor."),
    ("Jamoada uchta branchlar ochildi.", "Jamoada uchta branch ochildi."),
    ("Voqea birinchi shaxsda aytilgan.", "Voqea “men” tilidan aytilgan."),
    ("Bir oqshomda tuzatdik.", "Bir kechqurun tuzatdik."),
    ("Bunga suyanmang.", "Bunga tayanmang."),
    ("Belgilang, yoʻqsa xato qoladi.", "Belgilang, boʻlmasa xato qoladi."),
    ("Fayl hamon ochiq.", "Fayl hali ham ochiq."),
    ("U jim, vaholanki xato bor.", "U jim, holbuki xato bor."),
    ("Redis tez baza deb hisoblanadi.", "Redis — tez baza."),
    ("Tekshiruvni amalga oshiradi.", "Tekshiradi."),
    ("Bizning xatoyimiz edi.", "Bizning xatomiz edi."),
    ("Parolning tuzlangan hashi.", "Parolning salt qoʻshilgan hashi."),
    ("Kalitni ikki yozuvchi oladi.", "Kalitni ikki parallel soʻrov oladi."),
    ("Har bir workerning oʻz ulanishlar puli bor.", "Har bir workerning oʻz connection pooli bor."),
    ("QuerySet bazaga bormadi.", "Queryset bazaga bormadi, `QuerySet` — klass."),
    ("Barglar bir-biriga ulangan.", "Leaf nodelar bir-biriga ulangan."),
    ("Jadvalda birlamchi kalit yoʻq.", "Jadvalda primary key yoʻq."),
    ("Yozuv asosiy bazaga boradi.", "Yozuv asosiy serverga boradi."),
    ("Bruteforce hujumi.", "Brute force hujumi."),
    ("Backup har kecha olinadi.", "Zaxira nusxa (backup) har kecha olinadi."),
    ("Defaultda bir soat kutadi.", "Default holatda bir soat kutadi."),
    ("Avval nima dosh bermaydi?", "Avval nima chegaraga yetadi?"),
    ("Indeksga chuqurroq kiraman.", "Indeksga batafsil toʻxtalaman."),
    ("Kechikishning dumi uzun.", "Tail latency katta."),
    ("Bu SQL injectiondan himoya qiladi.", "Bu SQL inyeksiyadan himoya qiladi."),
    (
        f"{EXAMPLE} Bir loyihada.\n\n## B\n\n{EXAMPLE} Bir marta.",
        f"{EXAMPLE} Bir loyihada.\n\n## B\n\n{EXAMPLE} Kuzda.",
    ),
]
# What looks alike and is sound.
SOUND = [
    "Versiya 3.14dan oldin chiqqan.",
    "Narx 2.67dan biroz katta.",
    "Jadvalda indeks bor, soʻrov esa sekin edi.",
    "Agar server band boʻlsa, kutdik.",
    "`ikki yozuvchi` va `x — y haqida`.",
    "Buyruqlar bajariladi.",
    "Aralash bargak va rahbarga yozilgan xat.",
    "Manba: PostgreSQL 18: Backup and Restore; base backup.",
    "Server yuklamaga bardosh berdi, dump olindi.",
    "Buni dependency injection deyishadi, narxi esa `defaultda`.",
]


def project() -> list:
    problems: list = []
    patterns = read_patterns(ROOT / "words/uz.style.yml", "words/uz.style.yml", problems)
    assert problems == []
    return patterns


def test_each_pattern_finds_what_it_is_for_and_not_what_one_says():
    patterns = project()
    used = set()
    for stood, said in PAIRS:
        found = [pattern for pattern in patterns if list(stumbles(stood, "x", [pattern], LABELS))]
        assert found, stood
        used.update(found)
        assert list(stumbles(said, "x", patterns, LABELS)) == []
    assert used == set(patterns), "a pattern has no pair that shows what it is for"


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_is_left_alone(text):
    assert list(stumbles(text, "x", project(), LABELS)) == []


@pytest.fixture
def book(tmp_path: Path) -> Path:
    root = make_handbook(tmp_path)
    (root / "words").mkdir(exist_ok=True)
    (root / "words/uz.style.yml").write_text("still:\n  find: \\bhamon\\b\n  say: hali ham\n", encoding="utf-8")
    change(root / UZ, "Jarayon haqida matn.", "Jarayon hamon haqida matn.")
    return root


def told(root: Path) -> list[str]:
    language = next(language for language in read_settings(root).languages if language.locale == "uz")
    return [str(problem) for problem in style_problems(root, language)]


def test_a_stumble_has_its_place_and_a_better_wording(book):
    assert told(book) == [f"{UZ}:37: “hamon”: hali ham"]


def test_a_reason_excuses_it_and_reaches_no_reader(book):
    change(book / UZ, "Jarayon hamon haqida matn.", "Jarayon hamon haqida matn. <!-- style: the log's own words -->")
    assert told(book) == []
    handbook, problems = examine(book)
    assert not problems
    assert "log's own" not in "".join(q.answers["uz"].body for q in handbook.questions.values())


def test_an_excuse_needs_a_reason(book):
    change(book / UZ, "Jarayon hamon haqida matn.", "Jarayon hamon haqida matn. <!-- style: -->")
    assert told(book) == [f"{UZ}:37: says no reason; why does it stay? <!-- style: … -->"]


@pytest.mark.parametrize(
    ("pattern", "advice"),
    [
        ("find: (\n  say: x", "is no regular expression"),
        ("find: x", "has the keys find and say"),
        ("find: x\n  say: y\n  in: [bottom]", "is for a part that no answer has: bottom"),
    ],
)
def test_a_broken_pattern_is_told(book, pattern, advice):
    (book / "words/uz.style.yml").write_text(f"# one\nbroken:\n  {pattern}\n", encoding="utf-8")
    (problem,) = told(book)
    assert problem.startswith(f"words/uz.style.yml:2: the pattern “broken” {advice}")
