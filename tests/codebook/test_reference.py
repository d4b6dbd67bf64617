"""The reference page: all of the codebook, the same every time, fit for Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from twosource.codebook import Codebook
from twosource.codebook.reference import reference_page


def test_every_type_is_on_the_page_with_all_that_defines_it(book: Codebook) -> None:
    page = reference_page(book)
    for kind in book.types.values():
        assert f"### {kind.title} (`{kind.code}`)" in page
        for text in (kind.definition, kind.example, kind.counter_example, *kind.roles.values()):
            assert text in page
        for rule in (*kind.plover, *kind.acled, *kind.cameo, *kind.ucdp):
            assert f"| {rule.code}" in page


def test_every_trigger_word_is_on_the_page(book: Codebook) -> None:
    page = reference_page(book)
    for kind in book.types.values():
        section = page[page.index(f"(`{kind.code}`)") :]
        for trigger in kind.triggers:
            head = trigger.verb or trigger.noun or trigger.adjective
            assert f"*{head}{' ' + trigger.particle if trigger.particle else ''}*" in section


def test_the_same_book_gives_the_same_page(book: Codebook) -> None:
    assert reference_page(book) == reference_page(Codebook.load())


def test_tables_keep_their_columns(book: Codebook) -> None:
    for line in reference_page(book).splitlines():
        if line.startswith("|") and "\\|" not in line:
            assert line.rstrip().endswith("|")
            assert line.count("|") in (3, 4, 5)


def test_a_type_of_ones_own_is_on_its_page(write: Callable[..., Path]) -> None:
    path = write(
        "types: [{extends: capture, triggers: [{verb: bag, lemmas: {object: $siege}, args: {subject: actor}}]}]"
    )
    assert "verb *bag*; with object `$siege`; roles: subject = actor" in reference_page(Codebook.load([path]))
