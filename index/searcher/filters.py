"""What the values of filters name, for everyone who searches: page, API, command, feed, export.

Input: `SearchParams` with values as typed, and a generation. Output: the same with values as the
index holds them, and a note for each that names nothing, with the field of a query that it names
something in (SIPRI is cited as an actor); such a value stays, and finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from index.gazetteer import Gazetteer
from index.generations import Generation
from index.parse import FIELD_NAMES
from index.plan import Fields, Values
from index.query import SELECTIONS, SearchParams, Selection, Ui
from index.request import EVERY_VALUE, FacetRequest, SearchRequest
from index.result import Diagnostic

__all__ = ["Filters"]

#: A name that so many outlets or agencies share is none.
_MOST_NAMED = 20
#: A language with its country or script, as browsers name it.
_REGIONAL = re.compile(r"([A-Za-z]{2,3})[-_][A-Za-z0-9_-]+")
#: What is called so, in French and in English, by the field.
_NOTHING: Mapping[str, tuple[str, str]] = {
    "actor": ("aucun acteur", "no actor"),
    "weapon": ("aucune arme", "no weapon"),
    "transfer": (
        "aucun transfert comme Iran>Russie ou Iran>Russie:drones",
        "no transfer as Iran>Russia or Iran>Russia:drones",
    ),
    "supplier": ("aucun acteur", "no actor"),
    "recipient": ("aucun acteur", "no actor"),
    "source": ("aucun média de cet index", "no outlet of this index"),
    "cited": ("aucun média connu", "no known outlet"),
    "agency": ("aucune agence de cet index", "no agency of this index"),
    "lang": ("aucune langue", "no language"),
}


#: Those whose values have names; a story is known by its id alone.
_NAMED = tuple(one for one in SELECTIONS if one.field in _NOTHING)
#: What a query calls the same fields; last the one that need not hold what its values name.
_FIELDS = sorted(
    (one for one in FIELD_NAMES if one.field in _NOTHING), key=lambda one: one.field == "cited"
)


class Filters:
    """Reads the values of filters; safe for threads."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._held: dict[tuple[str, str], Mapping[str, int]] = {}

    def resolved(
        self, params: SearchParams, generation: Generation
    ) -> tuple[SearchParams, tuple[Diagnostic, ...]]:
        """The search with each value as `generation` holds it, and what names nothing. What is
        resolved once stays as it is."""
        changes: dict[str, tuple[str, ...]] = {}
        notes: list[Diagnostic] = []
        for selection in _NAMED:
            found: list[str] = []
            for value in getattr(params, selection.member):
                named = self._named(selection.field, value, params.ui, generation)
                if not named:
                    meant = self._meant(selection, value, params.ui, generation)
                    notes.append(_note(selection, value, meant, params.ui))
                found += named or (value,)
            changes[selection.member] = tuple(dict.fromkeys(found))
        if all(getattr(params, member) == values for member, values in changes.items()):
            return params, tuple(notes)
        return replace(params, **changes), tuple(notes)  # type: ignore[arg-type]  # all are tuples

    def _named(self, field: str, value: str, ui: Ui, generation: Generation) -> tuple[str, ...]:
        """The values of `field` that `value` names; a value that the index holds names itself."""
        held = self.values(generation)
        if value in (generation.manifest.langs if field == "lang" else _outlets(field, held)):
            return (value,)
        fields = Fields(self._gazetteer, ui, held)
        for typed in _readings(field, value):
            named = fields.resolve(field, typed)
            if named:
                return named if len(named) <= _MOST_NAMED else ()
        return ()

    def _meant(self, selection: Selection, value: str, ui: Ui, generation: Generation) -> str:
        """How a query would say it, where another field holds something of that name."""
        sign = "-" if selection.is_exclusion else ""
        others = (one for one in _FIELDS if one.field != selection.field and '"' not in value)
        named = (one for one in others if self._named(one.field, value, ui, generation))
        return next((f'{sign}{one.named(ui)}:"{value}"' for one in named), "")

    def values(self, generation: Generation) -> Values:
        """`held` for one generation."""
        return partial(self.held, generation=generation)

    def held(self, field: str, generation: Generation) -> Mapping[str, int]:
        """The values of a keyword field that a generation holds, each with its number of articles;
        asked for once."""
        name = generation.manifest.generation
        known = self._held.get((name, field))
        if known is None:
            asked = SearchRequest(facets=(FacetRequest(field, EVERY_VALUE),), size=0)
            known = generation.engine.search(asked).counts.get(field, {})
            others = {key: held for key, held in self._held.items() if key[0] == name}
            self._held = {**others, (name, field): known}
        return known


def _outlets(field: str, held: Values) -> Mapping[str, int]:
    """What the index calls outlets or agencies; nothing for other fields."""
    return held(field) if field in ("source", "agency") else {}


def _readings(field: str, value: str) -> Iterator[str]:
    yield value
    if field == "lang" and (regional := _REGIONAL.fullmatch(value.strip())):
        yield regional[1]


def _note(selection: Selection, value: str, meant: str, ui: Ui) -> Diagnostic:
    """What is said of a value that names nothing; `meant` is what a query would say instead."""
    french, english = _NOTHING[selection.field]
    if ui == "fr":
        ends = "rien n’est exclu" if selection.is_exclusion else "cette valeur ne trouve rien"
        remedy = f"\u202f; écrivez «\u202f{meant}\u202f» dans la recherche" if meant else ""
        message = f"«\u202f{value[:80]}\u202f» ne nomme {french}\u202f: {ends}{remedy}."
    else:
        ends = "nothing is left out" if selection.is_exclusion else "this value finds nothing"
        remedy = f"; write “{meant}” in the query" if meant else ""
        message = f"“{value[:80]}” names {english}: {ends}{remedy}."
    return Diagnostic("unknown-concept", message, 0, 0)
