"""A handbook of two questions, to break in tests."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

UZ = """---
title: Docker
description: Docker savollari.
---
# Docker

Kirish soʻzi.

## Image nima? { #image }

> Image bu oʻqish uchun qatlamlar toʻplami.
>
> **Misol.** Bitta faylni oʻchirgan qatlam imageni kichraytirmadi.

**Batafsil.** Qatlamlar haqida matn.

```python
--8<-- "docker/one.py"
```

**Koʻp uchraydigan xatolar**

- Birinchi xato.

**Qoʻshimcha savollar**

- *[Konteyner nima?](#container)* Ishlayotgan image.

**Qiyin savol.** *Qatlam oʻchirilsa-chi?* Ustidagi qatlam uni yashiradi, joyi boʻshamaydi.

**Manbalar:** [Docker](https://docs.docker.com/)

## Konteyner nima? { #container }

> Konteyner bu ajratilgan jarayon.

**Batafsil.** Jarayon haqida matn.

**Koʻp uchraydigan xatolar**

- Ikkinchi xato.

**Qoʻshimcha savollar**

- *Toʻxtasa-chi?* Qayta ishga tushadi.

**Qiyin savol.** *Jarayon bolasini tashlab ketsa-chi?* Uni PID 1 oʻziga oladi.

**Manbalar:** [OCI](https://opencontainers.org/)

## Eslab qoling { #recap }

- Image qolip, konteyner jarayon.
"""

EN = """---
title: Docker
description: Questions on Docker.
---
# Docker

An introduction.

## What is an image? { #image }

> An image is a stack of layers.
>
> **Example.** A layer that deleted a file made the image no smaller.

**In depth.** Text on layers.

```python
--8<-- "docker/one.py"
```

**Common mistakes**

- The first mistake.

**Follow-up questions**

- *[What is a container?](#container)* A running image.

**The hard one.** *And when a layer is deleted?* The one above hides it, and no room is won.

**Sources:** [Docker](https://docs.docker.com/)

## What is a container? { #container }

> A container is an isolated process.

**In depth.** Text on processes.

**Common mistakes**

- The second mistake.

**Follow-up questions**

- *What if it stops?* It is started again.

**The hard one.** *And when the process leaves a child behind?* PID 1 adopts it.

**Sources:** [OCI](https://opencontainers.org/)

## Recap { #recap }

- An image is the mould, a container the process.
"""

REGISTRY = """image:
  level: junior
  added: 2026-01-02
  checked: 2026-01-02
  aliases: [образ]
container:
  level: middle
  added: 2026-01-02
  checked: 2026-01-02
  aliases: [контейнер]
"""

GLOSSARY = """layer:
  uz: {term: qatlam, meaning: "Image ustiga qoʻyiladigan fayllar toʻplami", avoid: [sloy]}
  en: {term: layer, meaning: "A set of files laid over an image"}
"""


def make_handbook(root: Path) -> Path:
    """Write the handbook below `root`, with the project's own configuration, hooks and templates; return `root`."""
    for folder in ("docs", "examples/docker"):
        (root / folder).mkdir(parents=True)
    for name in ("handbook", "hooks", "overrides", "node_modules", "package.json", "scripts"):
        if (ROOT / name).exists():
            (root / name).symlink_to(ROOT / name)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"(?:  - \w+:\n(?:      - .*\n)+)+", "  - running:\n      - docker.md\n", config, count=1)
    # Its answers are a sentence each, and nobody asks for them yet.
    config = re.sub(r"^ +(lengths|questions|asked|aliases): [\[{\d].*\n", "", config, flags=re.MULTILINE)
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / "docs/docker.uz.md").write_text(UZ, encoding="utf-8")
    (root / "docs/docker.en.md").write_text(EN, encoding="utf-8")
    for page in (ROOT / "docs").glob("*.md"):
        section = page.name.split(".")[0]
        if f"  - {section}.md" in config and section != "docker":
            (root / "docs" / page.name).write_bytes(page.read_bytes())
    (root / "questions").mkdir()
    (root / "questions/docker.yml").write_text(REGISTRY, encoding="utf-8")
    (root / "glossary.yml").write_text(GLOSSARY, encoding="utf-8")
    (root / "paths.yml").write_text("{}\n", encoding="utf-8")
    (root / "examples/docker/one.py").write_text("print(1)\n", encoding="utf-8")
    return root


def change(path: Path, old: str, new: str) -> None:
    """Replace `old`, which must be there, by `new` in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
