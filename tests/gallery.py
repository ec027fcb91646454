"""A handbook with one of everything that a page can show, for the sweeps over every page type."""

from __future__ import annotations

import shutil
from pathlib import Path

from fixture import ROOT, change
from shelf import make_shelf

PICTURE = "diagrams/image-layers.svg"

PATHS = """time:
  title: {uz: Qancha vaqt bor?, en: How much time is left?}
  paths:
    evening:
      title: {uz: Bir oqshom, en: One evening}
      text: {uz: "Ertaga suhbat boʻlsa.", en: "The interview is tomorrow."}
      questions: [image, verb]
level:
  title: {uz: Daraja boʻyicha, en: By level}
  levels: true
  paths:
    senior:
      title: {uz: Senior, en: Senior}
      text: {uz: "Tajribali dasturchi uchun.", en: "For who has seen it all."}
      sections: [rest-api]
"""

ENTRY = """everything:
  level: senior
  added: 2026-02-01
  checked: 2026-02-01
  aliases: [всё]
"""

BODY = """
> {spoken}
> {spoken}
>
> {example} {word}, `{word}`.

{explanation} **{word}**, *{word}*, `docker run --rm`, {word} & {word} < 3.

{list}

1. {word}
2. {word}
    - {word}
        - `{word}`
3. {word}

|  | HTTP, HTTP, HTTP, HTTP | {word}, {word}, {word}, {word}, {word} |
|---|---|---|
| `GET` | 200 | {word} |
| `content-security-policy` | `Strict-Transport-Security` | [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110) |

```python
async def answer(question: str, *, seconds: float = 90.0) -> "Answer":  # {comment} and a line that is longer than any phone is wide
    return {{"id": 1, "text": f"{{question!r}}", "ok": True, "none": None, "big": 0xFF, "raw": rb"\\d+"}}
```

```bash
$ docker build --tag "app:$VERSION" . && echo 'done' | tee -a log.txt  # {comment}
```

```sql
SELECT id, count(*) AS n FROM orders WHERE total > 10.5 AND name LIKE 'a%' GROUP BY id;  -- {comment}
```

```yaml
services:  # {comment}
  web: {{image: "app:1", ports: [80], healthy: true}}
```

```dockerfile
FROM python:3.14-slim AS build
RUN pip install --no-cache-dir -r requirements.txt  # {comment}
```

```diff
- old
+ new
```

![{alternative}]({picture})

**{mistakes}**

- **{word}.** {word}.

**{follow_ups}**

- *[{word}?](#container)* {word}.
- *{word}?* [REST](rest-api.md#verb)

{hard} *{word}, {word}?* {word}, {word}.

{pronunciation} *image*: ˈɪmɪdʒ

{sources} [Docker](https://docs.docker.com/), [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110)

"""

UZ = BODY.format(
    spoken="Bu savolda sahifa koʻrsata oladigan hamma narsa bor.",
    explanation="**Batafsil.** Qatlam va konteyner.",
    list="- qatlam\n- konteyner",
    word="soʻz",
    comment="izoh",
    alternative="Image qatlamlari",
    picture=PICTURE,
    mistakes="Koʻp uchraydigan xatolar",
    follow_ups="Qoʻshimcha savollar",
    example="**Misol.**",
    hard="**Qiyin savol.**",
    pronunciation="**Talaffuz:**",
    sources="**Manbalar:**",
)
EN = BODY.format(
    spoken="This question holds everything that a page can show.",
    explanation="**In depth.** A layer and a container.",
    list="- a layer\n- a container",
    word="word",
    comment="izoh",  # code is the same in both languages
    alternative="The layers of an image",
    picture=PICTURE,
    mistakes="Common mistakes",
    follow_ups="Follow-up questions",
    example="**Example.**",
    hard="**The hard one.**",
    pronunciation="**Say it:**",
    sources="**Sources:**",
)


def make_gallery(root: Path) -> Path:
    """Write the handbook below `root` and return `root`."""
    make_shelf(root)
    (root / "docs/diagrams").mkdir()
    shutil.copy(ROOT / "docs" / PICTURE, root / "docs" / PICTURE)
    change(root / "questions/docker.yml", "container:\n", f"{ENTRY}container:\n")
    (root / "paths.yml").write_text(PATHS, encoding="utf-8")
    change(root / "examples/docker/one.py", "print(1)", "print(1)  # → 1")
    for locale, title, body, recap in (
        ("uz", "Hammasi bormi?", UZ, "## Eslab qoling"),
        ("en", "Is everything here?", EN, "## Recap"),
    ):
        change(root / f"docs/docker.{locale}.md", recap, f"## {title} {{ #everything }}\n{body}{recap}")
    return root


def kinds(site: Path) -> list[str]:
    """Return the paths of the gallery's pages, less questions that another one stands for."""
    alike = ("q/container/", "q/image/", "q/verb/", "q/older-image/", "q/forgotten/")
    return [path for path in pages(site) if not path.endswith(alike)]


def pages(site: Path) -> list[str]:
    """Return the path of every page of a built site, as the address has it; 404.html among them."""
    found = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return sorted(path.removesuffix("index.html") for path in found)
