"""What to change where a search at a terminal finds nothing, and what is found then.

Input: a searcher, what was asked and its empty answer. Output: changes with the number of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from typing import NamedTuple

from index.parse import at_sites, corrected
from index.query import SELECTIONS, SearchParams
from index.result import Answer
from index.searcher import Searcher

__all__ = ["Way", "ways_out"]

_QUOTES = str.maketrans("", "", '"«»“”')


class Way(NamedTuple):
    """An option or a query; whether it is left out or given instead; the articles found then."""

    change: str
    is_left_out: bool
    found: int


def ways_out(searcher: Searcher, params: SearchParams, answer: Answer) -> list[Way]:
    """Changes that find something, the largest gain first."""
    tried = [
        Way(change, is_left_out, searcher.count(other))
        for change, is_left_out, other in _changes(params, answer)
    ]
    return sorted((way for way in tried if way.found), key=lambda way: -way.found)


def _changes(params: SearchParams, answer: Answer) -> Iterator[tuple[str, bool, SearchParams]]:
    """Each filter off, all of them off, the words spelled otherwise or without quotes, the site of
    an address, any of the words."""
    filters = _filters(params)
    yield from ((option, True, _without(params, members)) for option, members in filters.items())
    if len(filters) > 1:
        every = [member for members in filters.values() for member in members]
        yield " ".join(filters), True, _without(params, every)
    text = params.text
    corrected_text = corrected(text, answer.receipt.offered)
    others = {corrected_text, at_sites(text)[0], text.translate(_QUOTES)} - {text}
    for other in sorted(filter(str.strip, others)):
        yield other, False, replace(params, text=other)
    if params.operator != "any" and len(text.split()) > 1:
        yield "--operator any", False, replace(params, operator="any")


def _filters(params: SearchParams) -> dict[str, Sequence[str]]:
    """The options given that narrow a search, with the members that each sets."""
    given: dict[str, Sequence[str]] = {
        ("--not-" if one.is_exclusion else "--") + one.field: (one.member,)
        for one in SELECTIONS
        if getattr(params, one.member)
    }
    times = {"--from": "date_from", "--to": "date_to", "--undated": "undated"}
    set_ = {option: member for option, member in times.items() if getattr(params, member)}
    return {**given, " ".join(set_): tuple(set_.values())} if set_ else given


def _without(params: SearchParams, members: Sequence[str]) -> SearchParams:
    """The same search with these members as they are where nobody sets them."""
    unset = {one.name: one.default for one in fields(SearchParams) if one.name in members}
    return replace(params, **unset)  # type: ignore[arg-type]  # each has its own default
