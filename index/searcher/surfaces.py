"""The words of the articles that the terms of a query stand for, to be read by people.

Input: stems and folded forms as a receipt lists them, and the vocabulary of a generation. Output:
surfaces with their accents.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.vocabulary import Vocabulary

__all__ = ["surfaces"]

#: Words that begin as a stem does among which those of that stem are looked for.
_LIKELY = 64


def surfaces(terms: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The most frequent surface of each term, each once; what no article holds is left out. Of
    several words, one that stands in no article by itself stays as it is."""
    found = (_read(term.split(), vocabulary) for term in terms)
    return tuple(dict.fromkeys(one for one in found if one))


def _read(words: Sequence[str], vocabulary: Vocabulary) -> str:
    if len(words) == 1:
        return _surface(words[0], vocabulary) or ""
    return " ".join(_surface(word, vocabulary) or word for word in words)


def _surface(term: str, vocabulary: Vocabulary) -> str | None:
    """The term itself where it is a word (arme, not armé), else the most frequent surface with
    this folded form, else with this stem."""
    if same := vocabulary.by_fold(term):
        is_word = any(one.surface == term for one in same)
        return term if is_word else same[0].surface
    for beginning in (term, term[:-1]):  # the last letter of a stem may be its own: armies, armi
        for entry in vocabulary.prefix(beginning, _LIKELY) if beginning else ():
            if any(stems == (term,) for _, stems in entry.stems()):
                return entry.surface
    return None
