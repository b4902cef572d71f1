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
    """The most frequent surface of each term, each once; what no article holds is left out, several
    words with any of them."""
    found = (_read(term.split(), vocabulary) for term in terms)
    return tuple(dict.fromkeys(one for one in found if one))


def _read(words: Sequence[str], vocabulary: Vocabulary) -> str:
    read = [_surface(word, vocabulary) for word in words]
    return " ".join(read) if all(read) else ""


def _surface(term: str, vocabulary: Vocabulary) -> str:
    """The term itself where it is a word (arme, not armé), else the most frequent surface with
    this stem (armes), else with this folded form."""
    same = vocabulary.by_fold(term)
    if any(one.surface == term for one in same):
        return term
    return _of_stem(term, vocabulary) or (same[0].surface if same else "")


def _of_stem(stem: str, vocabulary: Vocabulary) -> str:
    for beginning in (stem, stem[:-1]):  # the last letter of a stem may be its own: armies, armi
        for entry in vocabulary.prefix(beginning, _LIKELY) if beginning else ():
            if any(stems == (stem,) for _, stems in entry.stems()):
                return entry.surface
    return ""
