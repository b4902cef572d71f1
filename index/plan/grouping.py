"""Words of a query put together: what names a concept, a time or a designator, and what a phrase of
the other language renders.

Input: a run of adjacent words. Output: groups of words, in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from index.analysis import joined_spans
from index.days import find_days
from index.gazetteer import Gazetteer, QueryMatch
from index.parse import ALL_CONCEPTS, spoken_ranges, years
from index.plan.bilingual import Bilingual, Rendered
from index.plan.designators import designated, lengthened
from index.plan.groups import Group, Span, covered, overlaps
from index.plan.language import is_common
from index.plan.names import names_of
from index.plan.proper import is_name
from index.plan.quantities import counted_spans
from index.plan.senses import Sense
from index.plan.written import undotted
from index.query import Word

__all__ = ["Grouping"]

#: A word of a name, with the signs inside it: L'Orient-Le Jour.
_WORD = re.compile(r"[^\s,;:!?()]+")
_SIGN = re.compile(r"\.|\s*[%€$]")
#: The word directly before a place.
_BEFORE = re.compile(r"([^\W_]+(?:-[^\W_]+)*) $")
#: What says whose words follow; there a name with its capitals is an outlet's, though elsewhere it
#: may be another word: selon le Monde.
_SAYS = re.compile(
    r"(?<!\w)(?:selon|d['’]apr[èe]s|according\s+to|(?:cit|rapport|r[ée]v[ée]l|publi)ée?s?\s+(?:par|dans)"
    r"|(?:cited|reported|revealed|published)\s+(?:by|in))\s+",
    re.IGNORECASE,
)
#: Words of the name of an outlet, at most.
_MOST_OF_A_NAME = 5


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups the words of one query. `expand` allows concepts and renderings; `is_loose` takes
    every rendering of what names a concept, however unlikely."""

    text: str
    gazetteer: Gazetteer
    bilingual: Bilingual
    switched_off: frozenset[str]
    expand: bool
    is_loose: bool

    def groups(self, run: list[Word]) -> list[Group]:
        """The words of a run, put together where they name something together; with what renders
        them in the other language."""
        return self.rendered(_grouped(run, self._spans(run)))

    def apart(self, run: list[Word]) -> list[Group]:
        """The words of a run, each by itself; designators and numbers grouped by blanks stay
        whole."""
        first = run[0].start
        codes = joined_spans(self.text[first : run[-1].end])
        spans = [Span(start + first, end + first) for start, end in codes]
        return self.rendered(_grouped(run, spans))

    def loosened(self, group: Group) -> list[Group]:
        """The words of a name as if they did not name it together, each with what renders it. What
        is above the name in the gazetteer stays one (`South Sudan` in *South Sudan's army*)."""
        words = list(group.words)
        names = {concept for span in group.spans for concept in span.concepts}
        above = {one for name in names for one in self.gazetteer.lineage(name)} - names
        spans: list[Span] = []
        for first, last in _within(len(words)):
            start = words[first].start
            text = self.text[start : words[last - 1].end]
            named = [one for one in self._concept_spans(text) if above.issuperset(one.concepts)]
            found = lengthened(text, named)
            placed = (one._replace(start=start + one.start, end=start + one.end) for one in found)
            spans += _clear_of(spans, placed)
        return list(map(self._one, _grouped(words, sorted(spans))))

    def rendered(self, groups: list[Group]) -> list[Group]:
        """The groups, with what renders their words; a phrase of the lexicon is one group."""
        if not self.expand:
            return groups
        out: list[Group] = []
        row: list[Group] = []
        for group in groups:
            if group.is_verbatim or any(span.time or span.counted for span in group.spans):
                out += [*self._phrases(row), group]
                row = []
            else:
                row.append(group)
        return out + self._phrases(row)

    def quoted(self, phrase: str) -> tuple[Sense, ...]:
        """What renders a whole phrase in quotes: the lexicon's renderings; else, where the phrase
        is a name, what is so named in the languages in which the phrase is no name of it."""
        if not self.expand:
            return ()
        if found := self._rendering(phrase.split()):
            return found.senses
        lexis = self.bilingual.lexis
        return tuple(
            Sense(field, stems)
            for concept in self.gazetteer.named_by(phrase)
            for field, stems in names_of(concept, lexis, self.gazetteer)
            if not self.gazetteer.is_name(phrase, concept, lexis.fields[field])
        )

    def _rendering(self, words: Sequence[str]) -> Rendered | None:
        """What renders all of the words together."""
        found = self.bilingual.rendered(words)
        return next((one for one in found if (one.first, one.last) == (0, len(words))), None)

    def _phrases(self, row: list[Group]) -> list[Group]:
        """A row of groups, those put together that are one phrase of the lexicon."""
        words = [word.text for group in row for word in group.words]
        starts = _starts(row)
        out: list[Group] = []
        at = 0
        for one in self.bilingual.rendered(words):
            first, last = starts.get(one.first), starts.get(one.last)
            if first is not None and last is not None and last - first > 1:
                out += [*map(self._one, row[at:first]), self._together(row[first:last], one)]
                at = last
        return [*out, *map(self._one, row[at:])]

    def _together(self, row: Sequence[Group], one: Rendered) -> Group:
        """Several groups as one that a phrase of the lexicon renders. Where some of them name
        something, the parts are kept, each as it would be alone."""
        words = tuple(word for group in row for word in group.words)
        parts = tuple(map(self._one, row)) if any(group.spans for group in row) else ()
        return Group(words, (), one.senses, one.words, parts=parts)

    def _one(self, group: Group) -> Group:
        """A group with the phrases that render all of it."""
        one = self._rendering([word.text for word in group.words])
        if one is None:
            return group
        if group.spans:
            return self._beside(group, one)
        return replace(group, renderings=one.senses, rendered_by=one.words)

    def _beside(self, group: Group, one: Rendered) -> Group:
        """A group that names a concept, with the renderings that find more than the concept does:
        every phrase, where it is several words; what it usually means, where it is one word and
        that is no name of the concept (`fighter`: combattant). The other renderings only rank:
        `frigate` finds every warship, and articles that say frégate stand first."""
        concepts = {concept for span in group.spans for concept in span.concepts}
        if len(group.words) == 1 and is_name(group.words[0].text, concepts, self.gazetteer):
            return group
        if self.is_loose:
            return replace(group, renderings=one.senses, rendered_by=one.words)
        texts = {sense: sense.written[0].text for sense in one.senses}
        names = [
            x for x in one.senses if not concepts.isdisjoint(self.gazetteer.named_by(texts[x]))
        ]
        if len(group.words) > 1:
            found = [sense for sense in one.senses if " " in texts[sense]]
        elif one.senses[0] in names:
            found = []
        else:
            found = [sense for sense in one.senses if sense not in names]
        rest = [sense for sense in names if sense not in found]
        return replace(group, renderings=tuple(found), preferred=tuple(rest))

    def _spans(self, run: list[Word]) -> list[Span]:
        """What the words of a run name together, by place in the query."""
        first = run[0].start
        text = self.text[first : self._signed(run[-1].end)]
        spans = self._named_spans(text) if self.expand else []
        spans += _clear_of(spans, (Span(*place) for place in joined_spans(text)))
        return [one._replace(start=one.start + first, end=one.end + first) for one in sorted(spans)]

    def _named_spans(self, text: str) -> list[Span]:
        """Times, concepts, designators and quantities of a text; the words of one that comes first
        here are no part of another."""
        spans = [Span(start, end, time=time) for start, end, time in spoken_ranges(text)]
        days = (Span(day.start, day.end, time=day.iso) for day in find_days(text))
        spans += _clear_of(spans, days)
        spans += _clear_of(spans, self._cited_spans(text))
        spans = lengthened(text, [*spans, *_clear_of(spans, self._concept_spans(text))])
        spans += _clear_of(spans, designated(text, self.gazetteer))
        spans += _clear_of(spans, counted_spans(text))
        alone = [Span(start, end, time=time) for start, end, time in years(text)]
        times = [one for one in alone if not self._counts(one, text, spans)]
        return spans + _clear_of(spans, times)

    def _counts(self, year: Span, text: str, spans: Sequence[Span]) -> bool:
        """Whether a round number counts the weapons directly behind it: 2000 chars."""
        at = year.end + 1
        following = [one for one in spans if one.start == at]
        is_round = year.time.endswith(("00", "50")) and text[year.end : at] == " "
        concepts = (self.gazetteer.concepts[name] for one in following for name in one.concepts)
        return is_round and any(one.family == "weapon" for one in concepts)

    def _concept_spans(self, text: str) -> Iterator[Span]:
        plain, places = undotted(text)
        for match in self.gazetteer.match_query(plain, self.bilingual.language.others):
            concepts = tuple(filter(self._is_on, match.concepts))
            start, end = places[match.start], places[match.end - 1] + 1
            is_word = text[start:end] in self.bilingual.language.shouted
            if concepts and not (is_word or self._is_of_another(plain, match)):
                yield Span(start, end, concepts)

    def _cited_spans(self, text: str) -> Iterator[Span]:
        """Outlets whose words a query asks for, the longest name first."""
        for match in _SAYS.finditer(text):
            start = match.end()
            ends = [word.end() for word in islice(_WORD.finditer(text, start), _MOST_OF_A_NAME)]
            spans = (self._source_span(text, start, end) for end in reversed(ends))
            yield from islice(filter(None, spans), 1)

    def _source_span(self, text: str, start: int, end: int) -> Span | None:
        """[start, end) as the name of an outlet, with or without its capital."""
        named = self.gazetteer.source_named(text[start].upper() + text[start + 1 : end])
        return Span(start, end, (named,)) if named and self._is_on(named) else None

    def _is_of_another(self, text: str, match: QueryMatch) -> bool:
        """Whether a surname stands behind the first name of somebody else (Adama Traoré): behind a
        word with a capital that names nothing and that neither language has as a common word."""
        kinds = {self.gazetteer.concepts[one].kind for one in match.concepts}
        before = _BEFORE.search(text[: match.start])
        if kinds != {"person"} or before is None or " " in text[match.start : match.end]:
            return False
        word = before[1]
        if word.isupper() or not word[0].isupper():
            return False
        is_known = is_common(word, self.bilingual.language.lexicon)
        return not (is_known or self.gazetteer.match_query(word))

    def _signed(self, at: int) -> int:
        """Where a word that ends at `at` ends with its sign: the dot of U.S., the % of 50 %."""
        match = _SIGN.match(self.text, at)
        return match.end() if match else at

    def _is_on(self, concept: str) -> bool:
        return self.switched_off.isdisjoint((ALL_CONCEPTS, concept))


def _clear_of(taken: list[Span], spans: Iterable[Span]) -> list[Span]:
    """The spans that touch none of those taken."""
    return [one for one in spans if not overlaps(taken, one.start, one.end)]


def _grouped(run: list[Word], spans: list[Span]) -> list[Group]:
    groups: list[Group] = []
    at = 0
    while at < len(run):
        if run[at].is_verbatim:
            groups.append(Group((run[at],)))
        else:
            groups.append(covered(run, at, spans))
        at += len(groups[-1].words)
    return groups


def _within(count: int) -> Iterator[tuple[int, int]]:
    """[first, last) of the first and of the last words of `count` words, the longest runs first."""
    for size in range(count - 1, 0, -1):
        yield from ((0, size), (count - size, count))


def _starts(row: Sequence[Group]) -> dict[int, int]:
    """Which group begins with which word, by number; the end of the last one, too."""
    starts = {0: 0}
    words = 0
    for number, group in enumerate(row, 1):
        words += len(group.words)
        starts[words] = number
    return starts
