"""Words of a query that only hold it together, in the language that the query is in.

Input: words as typed, and the words of one generation. Output: those of them that need not match.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from index.analysis import STOP_HOMOGRAPHS, lower
from index.lexicon import LANGS
from index.plan.forms import is_known, word_forms
from index.plan.lexis import Lexis
from index.plan.written import is_empty

__all__ = ["MEASURES", "function_words", "is_lost"]

#: What a question asks the measure of: `how many`.
MEASURES = frozenset(("many", "much", "long", "often", "far", "soon"))


def function_words(words: Iterable[str], lexis: Lexis, lang: str | None = None) -> frozenset[str]:
    """Those of the words of a query that only hold it together: those of `lang` where that is a
    third language; else function words of French or English, whichever it uses more of (both on a
    tie), and words of another language of the index that no article is indexed by."""
    typed = list(dict.fromkeys(words))
    if lang not in (None, *LANGS):
        return frozenset(one for one in typed if is_empty(one, lang))
    found = _of_first(typed, lexis)
    found.update(
        word
        for before, word in pairwise(typed)
        if lower(before) == "how" and lower(word) in MEASURES
    )
    others = [own for own in lexis.field_of if own not in LANGS]
    foreign = (word for word in typed if any(is_empty(word, own) for own in others))
    return frozenset(found.union(word for word in foreign if not lexis.entries(word)))


def is_lost(word: str, lexis: Lexis) -> bool:
    """Whether a word is a function word that no article is indexed by."""
    is_function_word = any(is_empty(word, lang) for lang in lexis.field_of)
    return is_function_word and not is_known(word_forms(word, lexis, with_accents=False), lexis)


def _of_first(typed: list[str], lexis: Lexis) -> set[str]:
    """The function words of French or English; a single one is none that articles are of."""
    stops = [{word for word in typed if is_empty(word, own)} for own in LANGS]
    most = max(map(len, stops))
    found = set().union(*(own for own in stops if len(own) == most))
    return {word for word in found if not _is_content(word, lexis)} if most == 1 else found


def _is_content(word: str, lexis: Lexis) -> bool:
    """Whether a function word of French or English is a word of the other that its articles are
    indexed by (`car`), not one that they only quote (`in`)."""
    entry = lexis.entry(lower(word))
    return entry is not None and any(
        lang in entry.langs and entry.surface in STOP_HOMOGRAPHS[lang] for lang in STOP_HOMOGRAPHS
    )
