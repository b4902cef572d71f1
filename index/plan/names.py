"""What a concept is called in the languages of an index.

Input: a concept of the gazetteer, and one generation. Output: the stems of its labels by text
field, as they are searched and ranked.
"""

from __future__ import annotations

from index.gazetteer import Gazetteer
from index.lexicon import LANGS
from index.plan.lexis import FieldStems, Lexis

__all__ = ["names_of"]


def names_of(concept: str, lexis: Lexis, gazetteer: Gazetteer) -> list[FieldStems]:
    """The stems of the names of a concept, without what a label explains in brackets."""
    named = [
        (lexis.field_of[lang], lexis.stems(gazetteer.label(concept, lang).partition(" (")[0], lang))
        for lang in LANGS
        if lang in lexis.field_of
    ]
    return [(field, stems) for field, stems in named if stems]
