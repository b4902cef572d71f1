"""Words of a title, whose field holds the stems of every language.

Input: the value of `title:`. Output: a `Piece`. Plain words stand for what renders them and for the
names of what they name, as they do elsewhere; so does a phrase in quotes as a whole.
"""

from __future__ import annotations

from itertools import chain
from typing import NamedTuple

from index.plan.forms import title_stems
from index.plan.function_words import function_words
from index.plan.grouping import Grouping
from index.plan.groups import Group
from index.plan.lexis import Lexis
from index.plan.names import names_of
from index.plan.nodes import Run, all_of, best, run_node
from index.plan.pieces import Piece, phrase
from index.plan.senses import meant
from index.plan.written import placed_words
from index.query import FieldValue, Word
from index.request import AllOf, Node, Term, Terms

__all__ = ["titled"]


def titled(ast: FieldValue, typed: str, lexis: Lexis, grouping: Grouping) -> Piece:
    """Words or a phrase of the title; `grouping` is that of `ast.value`."""
    if len(ast.value.split()) > 1:
        runs = _quoted(ast, lexis, grouping)
        return Piece(typed, ast.start, ast.end, best([*map(run_node, runs)]), runs=runs)
    words = [Word(one, at, at + len(one)) for at, one in placed_words(grouping.text)]
    ignored = function_words((one.text for one in words), lexis)
    content = [one for one in words if one.text not in ignored] or words
    read = [_read(group, lexis, grouping) for group in grouping.groups(content)]
    runs = tuple(dict.fromkeys(run for one in read for run in one.runs))
    return Piece(
        typed,
        ast.start,
        ast.end,
        all_of([one.node for one in read]),
        tuple((field, stems[0]) for field, stems, _ in runs if len(stems) == 1),
        runs=tuple(run for run in runs if len(run[1]) > 1),
        kin_words=tuple(word for one in read for word in one.words),
    )


def _quoted(ast: FieldValue, lexis: Lexis, grouping: Grouping) -> tuple[Run, ...]:
    """The phrase in the stems of every language, and what renders it as a whole."""
    wordings = dict.fromkeys((grouping.text, ast.value))  # lot 21 is no designator
    written = [run for text in wordings for run in phrase(text, ast.start, ast.end, 0, lexis).runs]
    renderings = grouping.quoted(grouping.text)
    stems = (*(one[1] for one in written), *(sense.stems for sense in renderings))
    return tuple(map(_run, dict.fromkeys(stems)))


class _Read(NamedTuple):
    """One or more words of a title; `words` are the forms that show which word a stem is of."""

    node: Node
    runs: tuple[Run, ...]
    words: tuple[str, ...]


def _read(group: Group, lexis: Lexis, grouping: Grouping) -> _Read:
    own = [
        [_run(stems) for stems in title_stems(one.text, lexis, with_accents=grouping.expand)]
        for one in group.words
    ]
    concepts = {concept for span in group.spans for concept in span.concepts}
    named = [
        _run(stems)
        for concept in sorted(concepts)
        for _, stems in names_of(concept, lexis, grouping.gazetteer)
    ]
    senses = [(one.stems, meant(one, lexis)) for one in (*group.renderings, *group.preferred)]
    named += [_run(stems) for stems, forms in senses if forms is None]
    guards = [(stems[0], forms.words) for stems, forms in senses if forms]
    guarded = [AllOf((Terms("words", forms, 0.0), Term("title", stem))) for stem, forms in guards]
    typed = all_of([best([run_node(run) for run in row]) for row in own])
    node = best([typed, *map(run_node, named), *guarded])
    words = tuple(chain.from_iterable(forms for _, forms in guards))
    return _Read(node, (*chain.from_iterable(own), *named), words)


def _run(stems: tuple[str, ...]) -> Run:
    return ("title", stems, 0)
