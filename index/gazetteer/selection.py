"""Which hits count in an article: the leftmost and longest whose guards hold.

Input: a prepared article and what the matcher found. Output: mentions in the prepared text.
Blockers take part and give nothing. A form whose guard fails makes room for a shorter one. Inside
the name of a body its state counts as well («ministère russe de la Défense» is Russia, too), inside
that of an air defence the missile that it is called. An acronym that could mean several things
means what the article spells out.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from index.gazetteer.acronyms import is_acronym, spelled_out
from index.gazetteer.joints import joined
from index.gazetteer.matching import Found, Sense
from index.gazetteer.places import Place
from index.gazetteer.text import PreparedText

__all__ = ["Chosen", "select"]

#: From a concept to itself and its ancestors, upwards.
Lineage = Callable[[str], tuple[str, ...]]

_ROUNDS = 4
#: Ids of states are ISO 3166-1 alpha-3.
_ISO = 3
#: A state beside a body starts at most so many characters before it or behind it.
_WIDEST = 64
#: Systems of air defence are called missiles, too.
_SORTS = {"air-defence": "missile"}
#: What may stand between a body and the state that it belongs to.
_OF = re.compile(r" (?:(?:de|du|des|of|of the|de la|de l'|d') ?)?$|'s? $|^$")
#: What parts two names of a list.
_LISTED = re.compile(r",? (?:et |and |ou |or |& )?|/")


class Chosen(NamedTuple):
    """A sense that holds at [start, end) of the prepared text."""

    start: int
    end: int
    sense: Sense


class _Surroundings:
    """The article as guards see it (`index.gazetteer.places.Surroundings`)."""

    def __init__(
        self, reading: PreparedText, lang: str, found: Sequence[Found], lineage: Lineage
    ) -> None:
        self.reading = reading
        self.lang = lang
        self.concepts: frozenset[str] | None = None
        self.families: frozenset[str] = frozenset()
        self.answers: dict[object, bool] = {}
        self._firsts: dict[str, int] = {}
        self._found, self._lineage = found, lineage
        self._starts = [hit.start for hit in found]
        self._systems: list[Chosen] = []
        self._system_starts: list[int] = []

    def learn(self, chosen: Sequence[Chosen]) -> None:
        """Take `chosen` as what the article mentions."""
        known: set[str] = set()
        for start, _, sense in chosen:
            for concept in sense.form.concepts:
                known.update(self._lineage(concept))
                if sense.form.kind == "name":
                    self._firsts.setdefault(concept, start)
        self._systems = [one for one in chosen if _licenses(one)]
        self._system_starts = [one.start for one in self._systems]
        self.concepts = frozenset(known)
        self.families = frozenset("weapon" if c.sense.is_weapon else "actor" for c in chosen)

    def _begun(self, start: int, end: int) -> Sequence[Found]:
        """What was found that begins in [start, end)."""
        return self._found[_between(self._starts, start, end)]

    def _systems_begun(self, start: int, end: int) -> Sequence[Chosen]:
        """The systems and their makers, among what the article mentions, that begin there."""
        return self._systems[_between(self._system_starts, start, end)]

    def first_name(self, concept: str) -> int | None:
        return self._firsts.get(concept)

    def has_state(self, sense: Sense) -> bool:
        """What it gives belongs to a state."""
        roots = (self._lineage(concept)[-1] for concept in sense.form.concepts)
        return any(len(root) == _ISO for root in roots)

    def states_within(self, start: int, end: int) -> Iterator[str]:
        inside = (hit for hit in self._begun(start, end) if hit.end <= end)
        for sense in (one for hit in inside for one in hit.senses):
            if sense.form.concepts and not sense.is_weapon:
                *below, root = self._lineage(sense.form.concepts[0])
                if sense.is_state or (below and len(root) == _ISO):
                    yield root

    def ends_no_first_name(self, end: int) -> bool:
        return any(
            sense.is_weapon or sense.form.kind in ("adjective", "short")
            for hit in self._begun(end - _WIDEST, end)
            if hit.end == end
            for sense in hit.senses
        )

    def names_system(self, begin: int, end: int, place: Place, makers: Sequence[str]) -> bool:
        return any(
            (one.end <= place.start or one.start >= place.end)
            and (one.sense.is_system or one.sense.form.concepts[0] in makers)
            for one in self._systems_begun(begin, end)
        )

    def names_class(self, place: Place, kind: str) -> bool:
        sort = self._sort(kind)
        behind = place.end + 1 if self.lang == "en" else None
        return any(
            sense.is_weapon and not sense.is_system and self._sort(sense.form.concepts[0]) == sort
            for hit in self._begun(place.start - _WIDEST, place.end + 2)
            if hit.end == place.start - 1 or hit.start == behind
            for sense in hit.senses
        )

    def _sort(self, kind: str) -> str:
        root = self._lineage(kind)[-1]
        return _SORTS.get(root, root)

    def sort_beside(self, system: Sense) -> str | None:
        """What a system is called, too, besides what is above it."""
        return _SORTS.get(self._lineage(system.form.concepts[0])[-1])

    def lists_maker(self, place: Place) -> bool:
        text = self.reading.joined
        return any(
            one.sense.is_maker
            and (
                _LISTED.fullmatch(text, one.end, place.start)
                or _LISTED.fullmatch(text, place.end, one.start)
            )
            for one in self._systems_begun(place.start - _WIDEST, place.end + _WIDEST)
        )

    def lists_system(self, place: Place) -> bool:
        text = self.reading.joined
        return any(
            one.sense.is_system
            and one.end < place.start - 1
            and _LISTED.fullmatch(text, one.end, place.start)
            for one in self._systems_begun(place.start - _WIDEST, place.start)
        )

    def sets_codes(self, begin: int, end: int, place: Place, code: re.Pattern[str]) -> bool:
        return any(
            (hit.end <= place.start or hit.start >= place.end)
            and any(sense.is_system for sense in hit.senses)
            and code.match(self.reading.joined, hit.start) is not None
            for hit in self._begun(begin, end)
        ) and any(self.states_within(begin, end))

    def states_beside(self, start: int, end: int) -> Iterator[str]:
        for found in self._begun(start - _WIDEST, end + _WIDEST):
            states = [s.form.concepts[0] for s in found.senses if s.is_state]
            behind = found.start >= end and found.start - end < 12
            before = found.end <= start and start - found.end < 4
            text = self.reading.joined
            if (behind and _OF.match(text[end : found.start].lower())) or (
                before and _OF.match(text[found.end : start].lower())
            ):
                yield from states


def _between(starts: Sequence[int], start: int, end: int) -> slice:
    """Which of ascending starts lie in [start, end)."""
    return slice(bisect_left(starts, start), bisect_left(starts, end))


def select(
    found: Sequence[Found],
    reading: PreparedText,
    lang: str,
    lineage: Lineage,
) -> list[Chosen]:
    """The mentions of an article, by start.

    Guards that ask what else the article mentions are asked in later rounds, of what the round
    before found, until nothing new is found.
    """
    found = list(_meant(list(joined(found, reading)), reading))
    article = _Surroundings(reading, lang, found, lineage)
    chosen = list(_chosen(found, article))
    if _may_find_more(found, chosen):
        for _ in range(_ROUNDS):
            article.learn(chosen)
            known, chosen = chosen, list(_chosen(found, article))
            if chosen == known:
                break
    return chosen


def _may_find_more(found: Sequence[Found], chosen: Sequence[Chosen]) -> bool:
    """Whether a later round may find what the first one, which chose these, did not."""
    is_licence_given = any(map(_licenses, chosen))
    return any(
        sense.waits or (is_licence_given and sense.is_licensed)
        for hit in found
        for sense in hit.senses
    )


def _licenses(chosen: Chosen) -> bool:
    """A system, or a company that may make one."""
    return chosen.sense.is_system or chosen.sense.is_maker


def _meant(found: Sequence[Found], reading: PreparedText) -> Iterator[Found]:
    """The hits without acronyms whose words, in this article, name something else."""
    named: dict[str, list[Sense] | None] = {}
    for hit in found:
        acronym = reading.joined[hit.start : hit.end]
        if is_acronym(acronym) and any(map(_is_doubtful, hit.senses)):
            if acronym not in named:
                named[acronym] = _named_by_words(acronym, found, reading)
            words = named[acronym]
            hit = hit._replace(
                senses=tuple(s for s in hit.senses if words is None or _is_meant(s, words))
            )
        if hit.senses:
            yield hit


def _named_by_words(
    acronym: str, found: Sequence[Found], reading: PreparedText
) -> list[Sense] | None:
    """What stands in the words that the acronym is made of; None where none are given."""
    spans = list(spelled_out(acronym, reading))
    if not spans:
        return None
    inside = (hit for hit in found if any(hit.start < e and hit.end > s for s, e in spans))
    return [sense for hit in inside for sense in hit.senses]


def _is_doubtful(sense: Sense) -> bool:
    """A weapon, a source, or what has a guard: bodies spell out their names in more ways than are
    known."""
    return sense.is_weapon or sense.is_source or sense.form.guard is not None


def _is_meant(sense: Sense, words: Sequence[Sense]) -> bool:
    return not _is_doubtful(sense) or any(
        (sense.is_weapon and word.is_weapon) or word.form.concepts == sense.form.concepts
        for word in words
    )


def _chosen(found: Sequence[Found], article: _Surroundings) -> Iterator[Chosen]:
    free = inner = 0
    outer: list[Sense] = []
    for hit in found:
        if hit.start >= free:
            senses = _holding(hit, article)
            if senses:
                free, inner, outer = hit.end, hit.start, senses
                yield from _given(hit, senses)
        elif hit.end <= free and hit.start >= inner:
            senses = list(_inside(hit, outer, article))
            if senses:
                inner = hit.end
                yield from _given(hit, senses)


def _inside(hit: Found, outer: Sequence[Sense], article: _Surroundings) -> Iterator[Sense]:
    """What counts within a longer name. Within a body its state does, but within a body without a
    state no seat («de Stockholm»). Within a system the class does that it is called by and that is
    not above it (missile Aster, which is air defence)."""
    is_body = any(sense.is_body for sense in outer)
    is_seated = is_body and not any(map(article.has_state, outer))
    sorts = {article.sort_beside(sense) for sense in outer if sense.is_system}
    if is_body or sorts:
        for sense in _holding(hit, article):
            is_state = is_body and sense.is_state
            is_state &= not (is_seated and sense.form.kind == "metonym")
            if is_state or not sorts.isdisjoint(sense.form.concepts):
                yield sense


def _given(hit: Found, senses: Sequence[Sense]) -> Iterator[Chosen]:
    """One mention per concept, though several spellings of a form may stand there."""
    given: set[tuple[str, ...]] = set()
    for sense in senses:
        if sense.form.concepts and sense.form.concepts not in given:
            given.add(sense.form.concepts)
            yield Chosen(hit.start, hit.end, sense)


def _holding(hit: Found, article: _Surroundings) -> list[Sense]:
    held: list[Sense] = []
    for sense in hit.senses:
        guard = sense.form.guard
        if guard is None:
            held.append(sense)
        elif guard.needs_article and article.concepts is None:
            continue
        elif guard.holds(Place(article, hit.start, hit.end, hit.has_version)):
            held.append(sense)
    return held
