"""What renders words in the other language: how much each rendering is worth, and by which words of
the articles it is found.

Input: the stems of renderings, with what the lexicon writes, and one generation. Output: nodes. A
stem that other words share counts only in articles that hold a form of the word meant.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from index.analysis import fold
from index.lexicon import Rendering
from index.plan.inflection import forms_of, in_number_of
from index.plan.lexis import Lexis
from index.request import AllOf, Best, Node, Phrased, Term, Terms

__all__ = ["Meant", "Sense", "likely_forms", "meant", "node_of", "weights"]

#: How the worth of a rendering falls with its place in the lexicon: the usual ones come first.
_FALL = 0.2
#: Share of the articles with a stem that hold other words of it from which on these are kept out.
_OTHERS = 0.02
#: Share of its score of a spelling that is rather another word's: `livre` where `livré` is meant.
_DOUBTFUL = 0.3


class Sense(NamedTuple):
    """Stems of a text field one after the other, and the renderings that have them."""

    field: str
    stems: tuple[str, ...]
    written: tuple[Rendering, ...] = ()


class Meant(NamedTuple):
    """Forms of the field `words` by which a stem is what is meant; the `doubtful` ones are rather
    those of other words, by their accents. `surfaces` are the words meant."""

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
    lang = lexis.fields[sense.field]
    entries = lexis.inflections(sense.stems[0], sense.field)
    held = {one.surface: one.count for one in entries}
    own: set[str] = set()
    for text, pos in sense.written:
        forms = forms_of(text, pos, lang, held)
        if forms is None:
            return None
        own |= forms
    others = sum(count for surface, count in held.items() if surface not in own)
    if not own or others <= _OTHERS * sum(held.values()):
        return None
    folded = {one.folded: 0 for one in entries if one.surface in own}
    for one in entries:
        if one.folded in folded:
            folded[one.folded] += one.count if one.surface in own else -one.count
    sure = tuple(form for form, more in folded.items() if more >= 0)
    doubtful = tuple(form for form, more in folded.items() if more < 0)
    return Meant(sure, doubtful, frozenset(own))


def likely_forms(sense: Sense, typed: str, lexis: Lexis) -> Iterator[str]:
    """Forms of the field `words` in which a rendering is most likely written: an adjective as the
    lexicon has it, a noun in the number of what was typed."""
    lang = lexis.fields[sense.field]
    single = [one for one in sense.written if " " not in one.text]
    nouns = in_number_of(typed, [one.text for one in single if one.pos == "n"], lang)
    yield from sorted(map(fold, nouns))
    yield from (fold(one.text) for one in single if one.pos == "adj")


def weights(senses: Sequence[Sense], lexis: Lexis, most: float | None) -> list[float]:
    """The share of each in what the first of its language is worth; no other is more for being
    rarer, nor is the first for being rarer than `most`."""
    out: list[float] = []
    for number, sense in enumerate(senses):
        before = [one for one in senses[:number] if one.field == sense.field]
        share = 1 / (1 + _FALL * len(before))
        if len(sense.stems) == 1:
            first = before[0] if before else sense
            rarity = lexis.stem_rarity(first.stems[0], sense.field)
            if before and len(first.stems) == 1:
                share *= min(1.0, rarity / lexis.stem_rarity(sense.stems[0], sense.field))
            if most is not None:
                share *= min(1.0, most / rarity)
        out.append(share)
    return out


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
