"""What renders words in the other language: how much each rendering is worth, and by which words of
the articles it is found.

Input: the stems of renderings, with what the lexicon writes, and one generation. Output: nodes. A
stem that other words share counts only in articles that hold a form of the word meant.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from index.analysis import fold
from index.lexicon import Rendering
from index.plan.inflection import forms_of, in_number_of
from index.plan.lexis import Lexis
from index.request import AllOf, Best, Node, Phrased, Term, Terms
from index.vocabulary import Entry

__all__ = ["Meant", "Sense", "likely_forms", "meant", "node_of", "weights"]

#: How the worth of a rendering falls with its place in the lexicon: the usual ones come first.
_FALL = 0.2
#: Share of the articles with a stem that hold other words of it from which on these are kept out.
_OTHERS = 0.02
#: Share of its score of a spelling that is rather another word's: `livre` where `livré` is meant.
_DOUBTFUL = 0.3


class Sense(NamedTuple):
    """Stems of a text field, one after the other, and the renderings that have these stems."""

    field: str
    stems: tuple[str, ...]
    written: tuple[Rendering, ...] = ()


class Meant(NamedTuple):
    """Forms of the field `words` that show which word a stem is of: the `sure` ones, and the
    `doubtful` ones, which by their accents are rather those of other words. `surfaces` are the
    words meant."""

    sure: tuple[str, ...]
    doubtful: tuple[str, ...]
    surfaces: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """All of them."""
        return self.sure + self.doubtful


def meant(sense: Sense, lexis: Lexis) -> Meant | None:
    """The forms that a rendering of one word is found by; None where its stem is enough."""
    if len(sense.stems) != 1 or not sense.written:
        return None
    entries = lexis.inflections(sense.stems[0], sense.field)
    held = {one.surface: one.count for one in entries}
    own = _forms(sense, lexis.fields[sense.field], held)
    others = sum(count for surface, count in held.items() if surface not in own)
    if not own or others <= _OTHERS * sum(held.values()):
        return None
    more = _surplus(entries, own)
    sure = tuple(form for form, count in more.items() if count >= 0)
    doubtful = tuple(form for form, count in more.items() if count < 0)
    return Meant(sure, doubtful, own)


def _forms(sense: Sense, lang: str, held: Mapping[str, int]) -> frozenset[str]:
    """The words held that are forms of what renders; none where that cannot be told."""
    own: set[str] = set()
    for text, pos in sense.written:
        forms = forms_of(text, pos, lang, held)
        if forms is None:
            return frozenset()
        own |= forms
    return frozenset(own)


def _surplus(entries: Sequence[Entry], own: Collection[str]) -> dict[str, int]:
    """Folded forms of the words `own` to how many more articles hold these than other words that
    are folded alike."""
    more = {one.folded: 0 for one in entries if one.surface in own}
    for one in entries:
        if one.folded in more:
            more[one.folded] += one.count if one.surface in own else -one.count
    return more


def likely_forms(sense: Sense, typed: str, lexis: Lexis) -> Iterator[str]:
    """Forms of the field `words` in which a rendering is most likely written: an adjective as the
    lexicon has it, a noun in the number of what was typed."""
    lang = lexis.fields[sense.field]
    single = [one for one in sense.written if " " not in one.text]
    nouns = in_number_of(typed, [one.text for one in single if one.pos == "n"], lang)
    yield from sorted(map(fold, nouns))
    yield from (fold(one.text) for one in single if one.pos == "adj")


def weights(senses: Sequence[Sense], lexis: Lexis, most: float | None) -> list[float]:
    """The share of each rendering in what the first of its language is worth. No other one is worth
    more for being rarer, nor is the first for being rarer than `most`."""
    befores = (
        [one for one in senses[:number] if one.field == sense.field]
        for number, sense in enumerate(senses)
    )
    return [
        _weight(sense, before, lexis, most) for sense, before in zip(senses, befores, strict=True)
    ]


def _weight(sense: Sense, before: Sequence[Sense], lexis: Lexis, most: float | None) -> float:
    """The share of a rendering that stands in the lexicon behind those of its language `before`."""
    share = 1 / (1 + _FALL * len(before))
    if len(sense.stems) != 1:
        return share
    first = before[0] if before else sense
    rarity = lexis.stem_rarity(first.stems[0], sense.field)
    if len(first.stems) == 1:
        share *= min(1.0, rarity / lexis.stem_rarity(sense.stems[0], sense.field))
    return share if most is None else share * min(1.0, most / rarity)


def node_of(sense: Sense, forms: Meant | None, boost: float) -> Node:
    """Articles that hold a rendering."""
    field, stems, _ = sense
    if len(stems) > 1:
        return Phrased(field, stems, boost)
    stem = Term(field, stems[0], boost)
    if forms is None:
        return stem
    nodes = [AllOf((Terms("words", forms.sure, 0.0), stem))] if forms.sure else []
    if forms.doubtful:
        less = Term(field, stems[0], boost * _DOUBTFUL)
        nodes.append(AllOf((Terms("words", forms.doubtful, 0.0), less)))
    return nodes[0] if len(nodes) == 1 else Best(tuple(nodes))
