"""Bodies that are named by their kind and the name of their state: *l'armée de l'air du Pérou*.

Input: what templates call bodies, which body of a state is like which, and what the matcher found
in a prepared text. Output: the hits with those bodies among them. A body is found beside its state
as the state itself is: with its guard, and not where a longer form begins there (*Congo belge*).
What is named after a state and is none of its bodies is found there as a blocker: *rue du Caire*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index.gazetteer.catalogue import Concept, Form
from index.gazetteer.guards import Guard
from index.gazetteer.matching import Found, Sense, reading_order, senses_of
from index.gazetteer.notation import literals
from index.gazetteer.templates import Heading
from index.gazetteer.text import PreparedText, bare

__all__ = ["Heads"]

#: What stands between a body and the name of its state behind it.
_OF = (" du ", " de ", " de la ", " de l'", " d'", " des ", " of ", " of the ")
#: How that ends: asked first, because it is quick.
_ENDINGS = frozenset(word[-3:] for word in _OF)
#: What stands before a body and behind the name of its state: Ghana's navy, the Ghana Navy.
_WHOSE = re.compile(r"'s | (?=[A-Z][a-z]+(?: [A-Z]|(?!\w)))")
_WIDEST = 64


class Heads:
    """Finds bodies beside the names of their states."""

    def __init__(
        self,
        headings: Sequence[Heading],
        ids: Mapping[tuple[str, str], str],
        concepts: Mapping[str, Concept],
    ) -> None:
        self._headings = headings
        english = [one.english for one in headings]
        self._behind = re.compile(rf"(?:{_either(english)})(?!\w)")
        every = [[*one.french, *one.english] for one in headings]
        of = "|".join(re.escape(word[::-1]) for word in _OF)
        #: Read backwards from the state.
        self._ahead = re.compile(rf"(?:{of})(?:{_either(every, step=-1)})(?!\w)")
        self._ids = ids
        self._concepts = concepts
        self._made: dict[tuple[str, Sense, Guard | None], Sense | None] = {}

    def beside(self, found: Sequence[Found], reading: PreparedText) -> Sequence[Found]:
        """`found` with the bodies that stand beside states in it, by start, the longest first."""
        bodies = list(self._bodies(found, reading))
        if not bodies:
            return found
        return sorted([*found, *bodies], key=reading_order)

    def _bodies(self, found: Sequence[Found], reading: PreparedText) -> Iterator[Found]:
        text, last = reading.joined, -1
        for hit in found:
            if hit.start == last:
                continue
            last = hit.start
            if hit.senses[0].is_place:
                is_behind = _WHOSE.match(text, hit.end)
                if is_behind or text[max(0, last - 3) : last].lower() in _ENDINGS:
                    yield from self._beside(hit, reading, is_behind)

    def _beside(
        self, hit: Found, reading: PreparedText, whose: re.Match[str] | None
    ) -> Iterator[Found]:
        text = reading.joined
        named = self._named_behind(text, whose) if whose else None
        if whose and named:
            heading = self._heading(named)
            guard, span = heading.behind, (hit.start, whose.end() + named.end())
        elif named := self._ahead.match(bare(text[max(0, hit.start - _WIDEST) : hit.start])[::-1]):
            heading = self._heading(named)
            guard, span = heading.ahead, (hit.start - named.end(), hit.end)
        else:
            return
        senses = (self._sense(heading, state, guard) for state in hit.senses)
        if known := tuple(filter(None, senses)):
            yield Found(*span, known)

    def _named_behind(self, text: str, whose: re.Match[str]) -> re.Match[str] | None:
        """The body behind a state; without a genitive its words are capitalised."""
        begin = whose.end()
        named = self._behind.match(bare(text[begin : begin + _WIDEST]))
        is_name = named and (whose[0] != " " or text[begin : begin + named.end()].istitle())
        return named if is_name else None

    def _heading(self, named: re.Match[str]) -> Heading:
        return self._headings[(named.lastindex or 1) - 1]

    def _sense(self, heading: Heading, state: Sense, guard: Guard | None) -> Sense | None:
        """What such a body of the state gives where `guard` and that of the state's name hold; made
        once; None where the sense is no state's or the state has no such body."""
        key = (heading.like, state, guard)
        if key not in self._made:
            both = _both(guard, state.form.guard)
            form = self._form(heading, state, both) if state.is_state else None
            self._made[key] = senses_of([form], self._concepts)[0] if form else None
        return self._made[key]

    def _form(self, heading: Heading, state: Sense, guard: Guard | None) -> Form | None:
        like, lang = heading.like, state.form.lang
        if heading.blocks:
            is_blocked = state.form.kind in heading.blocks
            return Form(like, lang, "blocker", (), guard=guard) if is_blocked else None
        body = self._ids.get((like, state.form.concepts[0]))
        is_named = body is not None and self._names(state.form.kind, body)
        return Form(like, lang, "name", (body,), guard=guard) if body and is_named else None

    def _names(self, kind: str, body: str) -> bool:
        """A state is named by its name; where its ministries are, by its capital, too."""
        is_ministry = self._concepts[body].kind == "state-body"
        return kind == "name" or (kind == "metonym" and is_ministry)


def _both(one: Guard | None, other: Guard | None) -> Guard | None:
    """A guard that holds where both do."""
    if one is None or other is None:
        return one or other
    return Guard(
        lambda place: one.holds(place) and other.holds(place),
        one.needs_article or other.needs_article,
    )


def _either(kinds: Iterable[Sequence[str]], *, step: int = 1) -> str:
    """A group for each kind: its forms, the longest first, spelt backwards where `step` is -1."""
    return "|".join(f"({_pattern(forms, step)})" for forms in kinds)


def _pattern(forms: Sequence[str], step: int) -> str:
    named = {bare(name)[::step] for form in forms for name in literals(form)}
    return "|".join(map(re.escape, sorted(named, key=lambda name: (-len(name), name)))) or "(?!)"
