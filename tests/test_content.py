"""What the handbook promises of its own content: the model finds nothing wrong with it, and no rule is broken."""

import pytest
from fixture import ROOT

from handbook.check.pages import not_a_line_a_sentence
from handbook.check.rules import rules
from handbook.check.style import style_problems
from handbook.check.words import new_words
from handbook.model import examine
from handbook.sources.problems import Kind

BOOK, PROBLEMS = examine(ROOT)
COMPLETE = [language for language in BOOK.settings.languages if language.complete]


def test_the_model_finds_nothing():
    assert [str(problem) for problem in PROBLEMS] == []


def test_no_rule_is_broken():
    assert [str(problem) for problem in rules(BOOK) if problem.kind is not Kind.ADVICE] == []


def test_every_page_has_a_line_a_sentence():
    assert [str(problem) for problem in not_a_line_a_sentence(ROOT)] == []


@pytest.mark.parametrize("language", COMPLETE, ids=lambda language: language.locale)
def test_every_word_is_accepted(language):
    """`make words` adds the new ones; read them before they are committed."""
    assert [str(problem) for problem in new_words(ROOT, language)] == []


@pytest.mark.parametrize("language", COMPLETE, ids=lambda language: language.locale)
def test_no_reader_stumbles_where_a_pattern_knows_better(language):
    assert [str(problem) for problem in style_problems(ROOT, language)] == []
