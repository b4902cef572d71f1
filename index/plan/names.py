"""What a concept is called in the languages of an index.

Input: a concept of the gazetteer, and one generation. Output: the stems of its labels by text
field, as they are searched and ranked.
"""

from __future__ import annotations

from index.gazetteer import Gazetteer
from index.plan.lexis import Lexis
from index.query import Ui

__all__ = ["names_of"]

#: Languages that concepts have a name in.
_NAMED: tuple[Ui, ...] = ("fr", "en")


def names_of(concept: str, lexis: Lexis, gazetteer: Gazetteer) -> list[tuple[str, tuple[str, ...]]]:
    """(field, stems) of the names of a concept, without what a label explains in brackets."""
    fields = {lang: field for field, lang in lexis.fields}
    labels = {ui: gazetteer.label(concept, ui) for ui in _NAMED if ui in fields}
    named = [
        (fields[ui], lexis.stems(label.partition(" (")[0], ui)) for ui, label in labels.items()
    ]
    return [(field, stems) for field, stems in named if stems]
