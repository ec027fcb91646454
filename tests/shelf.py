"""A handbook that has lived: two sections, hostile titles, a moved, a retired and a corrected question."""

from __future__ import annotations

from pathlib import Path

from fixture import EN, UZ, change, make_handbook

HOSTILE = "Nega \"`<b>`\" & 1 < 2, <https://x.uz> 'oʻzgaruvchi' maʼlumot?"
HOSTILE_TEXT = "Nega \"<b>\" & 1 < 2, https://x.uz 'oʻzgaruvchi' maʼlumot?"
LONG = ("Why would anyone ask so long a question, and does it fit where titles stand? " * 4).strip()[:299] + "?"

DOCKER = """image:
  level: junior
  added: 2026-01-02
  checked: 2026-01-02
  aliases: [образ]
  corrected:
    - {date: 2026-03-04, uz: "Qatlam <haqidagi> gap tuzatildi.", en: "The sentence on <layers> is put right."}
    - {date: 2026-03-04, uz: "Yana bir gap.", en: "One more."}
  quiz:
    uz:
      question: "Image `nima`?"
      options: ["Qolip & andaza", "Jarayon"]
      correct: 0
      explanation: "Qatlamlar toʻplami."
    en:
      question: "What is an `image`?"
      options: ["A mould", "A process"]
      correct: 0
      explanation: "A stack of layers."
container:
  level: middle
  added: 2026-01-01
  checked: 2026-01-02
  aliases: [контейнер]
  moved: {date: 2026-01-02, from: old-shed}
old-image:
  level: junior
  added: 2025-01-02
  checked: 2025-01-02
  retired: {date: 2026-01-05, replaced_by: older-image}
older-image:
  level: junior
  added: 2025-01-02
  checked: 2025-01-02
  retired: {date: 2026-01-06, replaced_by: image}
"""

REST_API = """verb:
  level: senior
  added: 2026-02-02
  checked: 2026-02-02
  moved: {date: 2026-02-03, from: docker}
forgotten:
  level: junior
  added: 2025-01-02
  checked: 2025-01-02
  retired: {date: 2026-01-06}
"""


def make_shelf(root: Path) -> Path:
    """Write the handbook below `root` and return `root`."""
    make_handbook(root)
    change(root / "mkdocs.yml", "      - docker.md\n", "      - docker.md\n      - rest-api.md\n")
    (root / "questions/docker.yml").write_text(DOCKER, encoding="utf-8")
    (root / "questions/rest-api.yml").write_text(REST_API, encoding="utf-8")
    for locale, text, title in (("uz", UZ, HOSTILE), ("en", EN, LONG)):
        head, _, container, recap = text.split("\n## ")
        verb = "\n".join([f"{title} {{ #verb }}", *container.split("\n")[1:]]).replace(
            "](#container)", "](docker.md#image)"
        )
        page = "\n## ".join([head.replace("Docker", "REST API"), verb, recap])
        page = page.replace("*Toʻxtasa-chi?*", "*[Image?](docker.md#image)*").replace(
            "*What if it stops?*", "*[Image?](docker.md#image)*"
        )
        (root / f"docs/rest-api.{locale}.md").write_text(page, encoding="utf-8")
    return root
