"""Values of fields that a query names.

Input: a value as typed. Output: the values that the index holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from index.addresses import address_term
from index.analysis import fold
from index.article import Family
from index.gazetteer import Gazetteer
from index.parse import ALL_CONCEPTS, diagnose
from index.plan.written import is_function_word, typed_words
from index.query import FieldValue, Ui, Word
from index.result import Diagnostic
from index.tongues import lang_code
from index.transfers import party_of, transfer_value

__all__ = ["FAMILY_OF", "Fields", "Values", "is_telling", "words_of"]

#: Name of a KEYWORDS field to the values that the index holds, each with its number of articles.
Values = Callable[[str], Mapping[str, int]]

#: Names of outlets that are remembered without their blanks and signs.
_MEMO_SIZE = 10_000
_ARTICLE = re.compile(r"^\s*(?:(?:les?|la|the)\s+|l['’]\s*)(?=\w)", re.IGNORECASE)
#: What parts the names of a list.
_TO = re.compile(r"\s*(?:->|[>→])\s*")
#: What stands before the weapon of a transfer, as it is typed or shown.
_WITH = re.compile(r"\s*[:·]\s*")
_LISTED = re.compile(r"\s*[,;/|]\s*")
#: Fields that hold concepts, and the family of these.
FAMILY_OF: Mapping[str, Family] = {
    "actor": "actor",
    "weapon": "weapon",
    "supplier": "actor",
    "recipient": "actor",
    "cited": "source",
}
_FAMILIES = tuple(dict.fromkeys(FAMILY_OF.values()))


class ValueNames(NamedTuple):
    """What a value names: `is_exact` where it is the whole name of something that its field holds,
    `is_held` where it is a part of one, too; `is_known` where the gazetteer has an outlet or agency
    of this name, whether the index holds it or not."""

    is_exact: bool
    is_held: bool
    is_known: bool


@dataclass(frozen=True, slots=True)
class Fields:
    """Reads the values of fields, for a page in `ui`; `values` gives those that a KEYWORDS field of
    the index holds."""

    gazetteer: Gazetteer
    ui: Ui
    values: Values

    def resolve(self, field: str, value: str) -> tuple[str, ...]:
        """The values of `field` that `value` names; none where it names none. Outlets and agencies
        are those of the index: the one so called, else those whose name holds what was typed.
        Raises KeyError for a field whose values have no names."""
        if field in FAMILY_OF:
            found = self._named(value, FAMILY_OF[field])
        elif field == "transfer":
            found = self._transfer(value)
        elif field == "lang":
            found = lang_code(value)
        elif field == "address":
            found = address_term(value)
        elif field in ("source", "agency"):
            return self._held(value, list(self.values(field)))
        else:
            raise KeyError(field)
        return (found,) if found else ()

    def meant(self, field: str, value: str) -> tuple[str, tuple[str, ...]]:
        """The field of the index that a query means, and the values of it that `value` names. What
        is no outlet may be an agency or, where it is cited, an observer (SIPRI); what is no name
        may be a list of names (`rus,prk`)."""
        name, found = self._meant(field, value)
        names = [one for one in _LISTED.split(value) if one]
        if found or names == [value]:
            return name, found
        parts = [self._meant(field, one) for one in names]
        named = {part for part, _ in parts}
        if len(named) != 1 or not all(some for _, some in parts):
            return name, ()
        return named.pop(), tuple(dict.fromkeys(one for _, some in parts for one in some))

    def names(self, field: str, value: str) -> ValueNames:
        """What `value` names in `field`."""
        _, found = self.meant(field, value)
        if field not in ("source", "agency"):
            return ValueNames(bool(found), bool(found), is_known=False)
        is_known = self.gazetteer.find(value, "source", self.ui) is not None
        is_same = any(_compact(one) == _compact(value) for one in found)
        return ValueNames(bool(found) and (is_known or is_same), bool(found), is_known)

    def switched_off(
        self, named: Mapping[str, tuple[int, int]]
    ) -> tuple[frozenset[str], tuple[Diagnostic, ...]]:
        """The concepts that `-concept:` names in a query, by id, label or surface as fields take
        them; and a diagnostic for each that names none. `named` gives the place of each name."""
        off: set[str] = set()
        diagnostics: list[Diagnostic] = []
        for value, place in named.items():
            found = {ALL_CONCEPTS} & {value}
            found |= {one for family in _FAMILIES if (one := self._named(value, family))}
            off |= found
            if not found:
                diagnostics.append(diagnose("no-concept", self.ui, *place, text=value))
        return frozenset(off), tuple(diagnostics)

    def _named(self, value: str, family: Family) -> str | None:
        """The concept so called, with or without its article: la Russie, the United States."""
        found = self.gazetteer.find(value, family, self.ui)
        return found or self.gazetteer.find(_ARTICLE.sub("", value, count=1), family, self.ui)

    def _transfer(self, value: str) -> str | None:
        """The value of the field `transfer` that two names with a sign between them stand for, and
        what is given behind a colon: `irn>rus`, `Iran → Russie : drones`."""
        pair, *goods = _WITH.split(value, maxsplit=1)
        named = [self._named(one, "actor") for one in _TO.split(pair)]
        weapon = self._named(goods[0], "weapon") if goods else ""
        if len(named) != 2 or not all(named) or weapon is None:
            return None
        supplier, recipient = (party_of(one, self.gazetteer) for one in named if one)
        return transfer_value(supplier, recipient, weapon)

    def _held(self, value: str, held: Sequence[str]) -> tuple[str, ...]:
        names = {_compact(value)}
        if known := self.gazetteer.find(value, "source", self.ui):
            label = self.gazetteer.label(known, self.ui)
            names |= {_compact(known.removeprefix("src:")), _compact(label)}
        names.discard("")
        same = tuple(one for one in held if _compact(one) in names)
        if same or not is_telling(value):
            return same
        return tuple(one for one in held if any(name in _compact(one) for name in names))

    def _meant(self, field: str, value: str) -> tuple[str, tuple[str, ...]]:
        found = self.resolve(field, value)
        if field == "transfer":
            return "goods", found  # which holds the pairs, too
        if not found and field == "source":
            return "agency", self.resolve("agency", value)
        if not found and field == "cited":
            named = self.resolve("actor", value)
            concepts = self.gazetteer.concepts
            return "actor", tuple(one for one in named if concepts[one].kind == "observer")
        return field, found


def words_of(one: FieldValue, text: str) -> list[Word]:
    """The words of a value that names nothing, at their places in the query `text`; no signs."""
    words: list[Word] = []
    at = max(one.start, one.end - len(one.value) - one.is_quoted)
    for word in _TO.sub(" ", one.value).split():
        found = text.find(word, at, one.end)
        start, end = (found, found + len(word)) if found >= 0 else (one.start, one.end)
        words.append(Word(word, start, end))
        at = end
    return words


def is_telling(value: str) -> bool:
    """Whether a value is more than words that only join others: `le` is part of many names."""
    words = typed_words(value)
    return not all(map(is_function_word, words))


@lru_cache(_MEMO_SIZE)
def _compact(text: str) -> str:
    return "".join(char for char in fold(text) if char.isalnum())
