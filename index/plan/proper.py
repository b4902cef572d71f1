"""Acronyms and proper names of a query: they are no forms of the common words that they look like.

Input: a word that names a concept, as it is typed. Output: whether it is a name, and the readings
of it that are left: *ANS* is not *ans*, *RUSI* no ruse, *Disclose* no verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.analysis import lower
from index.gazetteer import Gazetteer
from index.plan.lexis import Forms, Lexis

__all__ = ["is_name", "own_forms"]

#: Kinds of concepts that are no names, or named by words that have forms.
_COMMON = frozenset(("weapon", "state"))
#: Letters of an acronym, at most.
_ACRONYM = 6
#: How much rarer a concept is than the common word that its acronym looks like: a fifth, as a
#: difference of logarithms.
_RARER = 1.6


def is_name(typed: str, concepts: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Whether a word is typed as a name, and names what has one."""
    kinds = {gazetteer.concepts[one].kind for one in concepts}
    return typed[:1].isupper() and bool(kinds) and kinds.isdisjoint(_COMMON)


def own_forms(forms: Forms, lexis: Lexis, rarity: float, *, is_shouted: bool) -> Forms:
    """The readings of a name or acronym: no stem that is rather that of other words, no part of an
    acronym. None at all where the concept, of this `rarity`, is far rarer than a common word so
    spelled, unless the whole query is in capitals."""
    is_acronym = forms.text.isupper() and len(forms.text) <= _ACRONYM
    if is_acronym and not is_shouted and _is_common(forms, lexis, rarity):
        return Forms(forms.text, (), ())
    whole = (lower(forms.text),)
    stems = tuple(
        (field, found)
        for field, found in forms.stems
        if (found == whole or not is_acronym) and not _is_shared(forms.text, field, found, lexis)
    )
    return replace(forms, stems=stems)


def _is_common(forms: Forms, lexis: Lexis, rarity: float) -> bool:
    return any(0 < lexis.rarity(form) < rarity - _RARER for form in forms.words)


def _is_shared(word: str, field: str, stems: tuple[str, ...], lexis: Lexis) -> bool:
    """Whether articles hold a stem rather in other words than in this one."""
    if len(stems) != 1:
        return False
    entries = lexis.inflections(stems[0], field, dict(lexis.fields)[field])
    own = {lower(word), lower(word) + "s"}
    others = sum(one.count for one in entries if one.surface not in own)
    return others > sum(one.count for one in entries if one.surface in own)
