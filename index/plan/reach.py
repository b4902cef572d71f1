"""How far the value of a field reaches: `source:Le Monde drones` names an outlet, and drones.

Input: the tree of a query. Output: the same tree, each value of a field with all of its words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.parse import diagnose
from index.plan.fields import Fields, is_telling, words_of
from index.plan.trees import rewritten
from index.query import And, Ast, FieldValue, Not, Word
from index.result import Diagnostic

__all__ = ["Reach"]

#: Words of a value, at most.
_MOST = 8


@dataclass(slots=True)
class Reach:
    """Settles the values of one query; `diagnostics` says which name nothing."""

    text: str
    fields: Fields
    diagnostics: list[Diagnostic] = field(default_factory=list)

    def settled(self, ast: Ast) -> Ast:
        """The tree, each value with the words that belong to it."""
        return rewritten(ast, self._row, self._alone)

    def _alone(self, ast: Ast) -> Ast:
        """A leaf with no words behind it."""
        if isinstance(ast, FieldValue) and self._is_open(ast):
            return _together(self._parted(ast))
        return ast

    def _row(self, children: Sequence[Ast]) -> list[Ast]:
        out: list[Ast] = []
        at = 0
        while at < len(children):
            one = children[at]
            at += 1
            own = one.child if isinstance(one, Not) else one
            if isinstance(own, FieldValue) and self._is_open(own):
                own, taken = self._whole(own, children[at : at + _MOST])
                at += taken
                row = self._parted(own)
                out += [Not(_together(row))] if isinstance(one, Not) else row
            else:
                out.append(self.settled(one))
        return out

    def _is_open(self, one: FieldValue) -> bool:
        return one.field != "title" and not one.is_quoted

    def _whole(self, one: FieldValue, following: Sequence[Ast]) -> tuple[FieldValue, int]:
        """The value with as many of the words behind it as name something together with it, and
        how many these are."""
        longer: list[FieldValue] = []
        end = one.end
        for word in following:
            if not isinstance(word, Word) or word.is_verbatim:
                break
            between = self.text[end : word.start]
            if between.strip():
                break
            last = longer[-1].value if longer else one.value
            end = word.end
            longer.append(replace(one, value=f"{last} {word.text}", end=end))
        size = self._size(one, longer)
        return (longer[size - 1], size) if size else (one, 0)

    def _size(self, one: FieldValue, longer: Sequence[FieldValue]) -> int:
        """How many words to take: as many as make the name of something that the index holds, else
        the name of an outlet that it does not hold; at least one word that says something:
        `source:Le Monde`."""
        names = [self.fields.names(own.field, own.value) for own in (one, *longer)]
        sizes = range(len(longer), 0, -1)
        for size in sizes:
            if names[size].is_exact:
                return size
        if names[0].is_held:
            return 0
        known = next((size for size in sizes if names[size].is_known), 0)
        if known or is_telling(one.value):
            return known
        return next((n for n, own in enumerate(longer, 1) if is_telling(own.value)), 0)

    def _parted(self, one: FieldValue) -> list[Ast]:
        """A value. Where its words name several things: several values. Where it names nothing and
        only looks like a field (`une nouvelle arme : le laser`): its words."""
        names = self.fields.names(one.field, one.value)
        if not names.is_exact and (parts := self._parts(one)):
            return parts
        typed = self.text[one.start : one.end]
        head = typed.partition(":")[0]
        is_spaced = head[-1:].isspace() or typed[len(head) + 1 :][:1].isspace()
        if names.is_held or not is_spaced:
            return [one]
        self.diagnostics.append(
            diagnose("unknown-concept", self.fields.ui, one.start, one.end, text=one.value)
        )
        return list(words_of(one, self.text))

    def _parts(self, one: FieldValue) -> list[Ast]:
        """The values that the words of one name, taken longest first; none where one does not."""
        words = words_of(one, self.text)
        parts: list[Ast] = []
        while words:
            size = self._named(one.field, words)
            if not size:
                return []
            value = " ".join(word.text for word in words[:size])
            start = words[0].start if parts else one.start
            parts.append(FieldValue(one.field, value, start, words[size - 1].end))
            words = words[size:]
        return parts

    def _named(self, field: str, words: Sequence[Word]) -> int:
        """How many of the words, from the first on, name something together; the most."""
        texts = [word.text for word in words]
        sizes = range(len(texts), 0, -1)
        named = (
            size for size in sizes if self.fields.names(field, " ".join(texts[:size])).is_exact
        )
        return next(named, 0)


def _together(row: Sequence[Ast]) -> Ast:
    """What stands where one value stood."""
    return row[0] if len(row) == 1 else And(tuple(row))
