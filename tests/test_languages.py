"""Two whole languages, and a third that costs files and one entry."""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from conftest import build
from fixture import ROOT, change, make_handbook

RUSSIAN = """        - locale: ru
          name: Русский
          nav_translations:
            sections: Разделы
          extra:
            complete: false
            labels:
              example: Пример.
              hard: Сложный вопрос.
              explanation: Подробнее.
              mistakes: Частые ошибки
              follow_ups: Дополнительные вопросы
              pronunciation: "Произношение:"
              sources: "Источники:"
            words:
              show_answer: Показать ответ

markdown_extensions:
"""

PAGE = """---
title: Докер
description: Вопросы о Docker.
---
# Докер

Вступление.

## Что такое образ? { #image }

> Образ это набор слоёв.
>
> **Пример.** Слой, который удалил файл, не уменьшил образ.

**Подробнее.** Текст о слоях.

```python
--8<-- "docker/one.py"
```

**Частые ошибки**

- Первая ошибка.

**Дополнительные вопросы**

- *[Что такое контейнер?](#container)* Запущенный образ.

**Сложный вопрос.** *А если слой удалить?* Верхний слой его скроет, места не прибавится.

**Источники:** [Docker](https://docs.docker.com/)

## Итог { #recap }

- Образ это форма.
"""


@pytest.fixture(scope="module")
def trilingual(tmp_path_factory) -> Path:
    root = make_handbook(tmp_path_factory.mktemp("book"))
    change(root / "mkdocs.yml", "\nmarkdown_extensions:\n", RUSSIAN)
    (root / "docs/docker.ru.md").write_text(PAGE, encoding="utf-8")
    return build(root, "https://example.org/")


def page(folder: Path, address: str) -> BeautifulSoup:
    return BeautifulSoup((folder / address / "index.html").read_text(encoding="utf-8"), "lxml")


def languages(soup: BeautifulSoup, key: str) -> list[str]:
    tabs = soup.find("h2", id=key).find_next("div", class_="tabbed-set")
    return [block["lang"] for block in tabs.select(".tabbed-block > [lang]")]


def test_a_third_language_shows_its_answers_and_the_default_ones_in_its_gaps(trilingual):
    soup = page(trilingual, "ru/docker")
    assert soup.html["lang"] == "ru"
    assert soup.find("h2", id="image").text == "Что такое образ?"
    assert languages(soup, "image") == ["ru", "uz", "en"]
    assert soup.find("h2", id="container").text == "Konteyner nima?"
    assert languages(soup, "container") == ["uz", "en"]
    assert soup.find(id="container-answer").find_parent("div", lang="uz")
    assert [word.text for word in soup.select_one(".tabbed-set summary").find_all("span")] == [
        "Показать ответ",
        "Javobni yopish",
    ]


def test_the_footer_names_the_theme_in_the_pages_language_or_the_default_one(trilingual):
    lines = [page(trilingual, path).find(class_="md-copyright").text for path in ("docker", "en/docker", "ru/docker")]
    uzbek, english, russian = (" ".join(line.split()).removeprefix("CC BY 4.0 ") for line in lines)
    assert uzbek == russian == "Material for MkDocs bilan yaratilgan"
    assert english == "Made with Material for MkDocs"


def test_the_other_languages_gain_a_tab(trilingual):
    assert languages(page(trilingual, "docker"), "image") == ["uz", "en", "ru"]
    assert languages(page(trilingual, "en/docker"), "image") == ["en", "uz", "ru"]


def test_the_sitemap_pairs_all_languages(trilingual):
    tree = ElementTree.parse(trilingual / "sitemap.xml")
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    for url in tree.iterfind("s:url", spaces):
        if url.find("s:loc", spaces).text == "https://example.org/ru/docker/":
            pairs = {link.get("hreflang"): link.get("href") for link in url.iterfind("x:link", spaces)}
            assert pairs == {
                "uz": "https://example.org/docker/",
                "en": "https://example.org/en/docker/",
                "ru": "https://example.org/ru/docker/",
                "x-default": "https://example.org/docker/",
            }
            return
    raise AssertionError("the page is not in the sitemap")


def test_nothing_but_the_configuration_names_a_language():
    for path in [
        *(ROOT / "hooks").glob("*.py"),
        *(ROOT / "overrides").rglob("*.html"),
        *(ROOT / "scripts").glob("*.py"),
        *(ROOT / "handbook").rglob("*.py"),
    ]:
        if path.parent.name == "languages":  # the theme's words, one file a language
            continue
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"(?<![\w./-])[\"'](uz|en)[\"']", text) or path.name == "prose.py", path


def test_the_interface_is_in_the_pages_language(small_site):
    uzbek, english = page(small_site, "docker"), page(small_site, "en/docker")
    assert uzbek.html["lang"] == "uz" and english.html["lang"] == "en"
    assert "Ishga tushirish" in uzbek.nav.text + uzbek.find(class_="md-sidebar--primary").text
    assert "Running it" in english.find(class_="md-sidebar--primary").text
    for soup, word in ((uzbek, "Javobni koʻrsatish"), (english, "Show the answer")):
        assert soup.select_one(".tabbed-set summary > span").text == word
    assert not re.search(r"[A-Za-z]['’`][a-z]", uzbek.find("header").text)
