"""Joins the languages of a section: one Markdown page with tabs and closed answers.

The blocks of pymdownx are fenced by slashes. Each level takes another count, so that nothing
inside closes what is outside.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from types import MappingProxyType

from handbook.answers.anatomy import answer_markdown
from handbook.answers.marked import mark
from handbook.model import Question, Section
from handbook.sources.settings import Settings

_PAGE = """{intro}

{above}

{questions}

## {recap_title} {{ #recap }}

{recap}
"""

# A section for each question keeps the tree small in which `pymdownx.blocks` looks for parents at every block.
_QUESTION = """<section class="question" markdown="block">

## {title} {{ #{id} data-level="{level}" data-word="{word}" }}

{tabs}

{below}

</section>
"""

_TAB = """////////// tab | {name}

///////// html | div[lang={locale}]

{rehearse}

//////// details | <span>{show}</span><span>{close}</span>

/////// html | div{anchor}.answer

{answer}

///////

////////

/////////

//////////
"""


def section_markdown(
    section: Section,
    locale: str,
    settings: Settings,
    above: str = "",
    below: Mapping[str, str] = MappingProxyType({}),
    rendered: Container[tuple[str, str]] = (),
) -> str:
    """Return the Markdown of a section page for readers of `locale`: their language's tab first.

    `above` is ready HTML above the questions, `below` the HTML below each of them, by id. Answers that are
    `rendered`, by id and locale, are left empty between their marks. What is missing in `locale` is shown in
    the default language.
    """
    default = settings.default.locale
    page = section.pages.get(locale) or section.pages[default]
    heading = f"# {page.title}\n\n{page.intro}"
    questions = (
        _question(question, locale, settings, below.get(question.id, ""), rendered) for question in section.questions
    )
    return _PAGE.format(
        intro=heading, above=above, questions="\n".join(questions), recap_title=page.recap_title, recap=page.recap
    )


def _question(
    question: Question, locale: str, settings: Settings, below: str, rendered: Container[tuple[str, str]]
) -> str:
    first, answer = question.answer(locale, settings.default.locale)
    others = [language.locale for language in settings.languages if language.locale != first]
    tabs = [_tab(question, first, settings, locale, rendered, leads=True)]
    tabs += [
        _tab(question, other, settings, locale, rendered, leads=False) for other in others if other in question.answers
    ]
    return _QUESTION.format(
        title=answer.title,
        id=question.id,
        level=question.entry.level,
        word=settings.language(locale).words[question.entry.level],
        tabs="\n".join(tabs),
        below=below,
    )


def _tab(
    question: Question,
    locale: str,
    settings: Settings,
    page_locale: str,
    rendered: Container[tuple[str, str]],
    *,
    leads: bool,
) -> str:
    answer = question.answers[locale]
    language = settings.language(locale)
    shown = "" if (question.id, locale) in rendered else answer_markdown(answer, language)
    return _TAB.format(
        name=language.name,
        locale=locale,
        rehearse="" if leads else f"{answer.title}\n{{: .rehearse }}",
        show=language.words["show_answer"],
        close=language.words["close_answer"],
        anchor=f"#{question.id}-answer" if leads else "",
        answer=mark(question.id, locale, shown),
    )
