"""Acronyms and proper names of a query: they are no forms of the common words that they look like.

Input: a word as it is typed, and what it names. Output: whether it is a name, and the readings of
it that are left: *ANS* is not *ans*, *RUSI* no ruse, *Disclose* no verb, *Bill Clinton* no law.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from index.analysis import lower
from index.gazetteer import Gazetteer
from index.plan.forms import Forms
from index.plan.lexis import Lexis
from index.plan.written import placed_words

__all__ = ["is_name", "is_part_of_name", "own_forms"]

#: Kinds of concepts that are no names, or named by words that have forms.
_COMMON = frozenset(("weapon", "state"))
#: Letters of an acronym, at most.
_ACRONYM = 6
#: How much rarer a concept is than the common word that its acronym looks like: a fifth, as a
#: difference of logarithms.
_RARER = 1.6
#: Words of a query from which on capitals of all its longer words are a manner of writing.
_TITLE, _LONGER = 4, 4


def is_name(typed: str, concepts: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Whether a word is typed as a name, and names what has one."""
    kinds = {gazetteer.concepts[one].kind for one in concepts}
    return typed[:1].isupper() and bool(kinds) and kinds.isdisjoint(_COMMON)


def is_part_of_name(text: str, start: int) -> bool:
    """Whether its capital makes the word at `start` of a query one of a name: it does not at the
    beginning, unless another follows, nor in a query that is written as a title."""
    words = placed_words(text)
    longer = [word for _, word in words if len(word) >= _LONGER]
    if len(words) >= _TITLE and all(word[0].isupper() for word in longer):
        return False
    at = next((number for number, word in enumerate(words) if word[0] == start), 0)
    capital = [word[0].isupper() and not word.isupper() for _, word in words[at : at + 2]]
    return capital[:1] == [True] and (at > 0 or capital[1:] == [True])


def own_forms(forms: Forms, lexis: Lexis, rarity: float, *, is_shouted: bool) -> Forms:
    """The readings of a name or acronym, without the stems that are rather those of other words,
    and without the parts of an acronym. No reading at all where a common word is so spelled that is
    far more frequent than the concept, of this `rarity`, unless the whole query is in capitals."""
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
    entries = lexis.inflections(stems[0], field)
    own = {lower(word), lower(word) + "s"}
    others = sum(one.count for one in entries if one.surface not in own)
    return others > sum(one.count for one in entries if one.surface in own)
