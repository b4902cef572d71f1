"""Parts of a query as nodes, each with what it means for marks, receipt and ranking.

Input: one word or group of words, with its concepts. Output: `Piece`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain, product
from typing import NamedTuple

from index.gazetteer import Gazetteer
from index.plan.forms import Forms, phrase_stems
from index.plan.lexis import FieldStem, FieldStems, Lexis
from index.plan.nodes import Run, all_of, any_of, best, children_of, lighter, run_node
from index.plan.senses import Meant, Sense, likely_forms, meant, node_of, weights
from index.plan.written import unparted
from index.request import (
    AllOf,
    Constant,
    Node,
    Phrased,
    Term,
    Terms,
    widest_slop,
)

__all__ = [
    "Concepts",
    "Piece",
    "as_spelled",
    "beside_run",
    "composed",
    "concepts_of",
    "grouped",
    "named_first",
    "or_run",
    "phrase",
    "rendered",
    "runs_written",
    "set_aside",
    "some_of",
    "verbatim",
    "word",
]

#: Family of a concept to the field that holds it.
_CONCEPT_FIELDS = {"actor": "actor", "weapon": "weapon", "source": "cited"}

#: Scores of an article that holds all words of a query of which some are enough: above whatever
#: some of them score; and of one that holds those that name something.
_ALL_BOOST, _NAMED_BOOST = 1000.0, 4.0
#: Score of a match by spelling alone, beside BM25 of the stems.
_WORDS_BOOST = 0.3
#: Score of the usual rendering of a word, times that of the word itself.
_RENDERED_BOOST = 0.8
#: Share of its score of a reading that is hardly meant.
_ASIDE = 0.2
#: Variants of a phrase that are tried, at most.
_MOST_VARIANTS = 16

#: Field and concepts to the score of an article that holds any of them.
Weigh = Callable[[str, Sequence[str]], float]


class Concepts(NamedTuple):
    """What words name: the `ids`, a node for each field that holds them, and whether the words are
    a name and not a common noun."""

    ids: tuple[str, ...] = ()
    nodes: tuple[Terms, ...] = ()
    are_named: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """[start, end) of the query as a node. `stems` are (field, stem), `words` forms of the field
    `words`, `runs` (field, stems, slop); `concepts` what it names."""

    text: str
    start: int
    end: int
    node: Node
    stems: tuple[FieldStem, ...] = ()
    words: tuple[str, ...] = ()
    runs: tuple[Run, ...] = ()
    concepts: tuple[str, ...] = ()
    #: The stems are of several words.
    is_group: bool = False
    #: Of a time: articles that name it. Its own node finds those of these days, too.
    named: Node | None = None
    #: Share of its score that it has in the query; see `index.plan.stress`.
    weight: float = 1.0
    #: Stems and words of the same deed: marked and shown, and of less weight.
    kin_stems: tuple[FieldStem, ...] = ()
    kin_words: tuple[str, ...] = ()
    #: Articles that say who gives and receives in other words are found, too.
    in_other_words: bool = False
    #: The query leaves out what it finds.
    is_excluded: bool = False
    #: What ranks and finds nothing.
    preferred: tuple[Sense, ...] = ()
    #: Stems that other words share, each with the forms beside which alone it counts.
    guarded: tuple[tuple[FieldStem, Meant], ...] = ()
    #: (field, stems) of what renders it to their share of the score of the usual rendering.
    shares: tuple[tuple[FieldStems, float], ...] = ()
    #: Forms in which what renders it is likely written, each with the same share.
    likely: tuple[tuple[str, float], ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form searched for, once."""
        runs = (" ".join(stems) for _, stems, _ in self.runs)
        own = (*(stem for _, stem in self.stems), *self.words, *runs)
        return tuple(dict.fromkeys((*own, *(stem for _, stem in self.kin_stems), *self.kin_words)))


def some_of(pieces: Sequence[Piece], at_least: int) -> Node:
    """At least `at_least` of the pieces. Where that is most of them, articles that hold all of them
    come first; in a long sentence the sum of the scores tells better."""
    nodes = [piece.node for piece in pieces]
    prefer = named_first(pieces)
    if 2 * at_least > len(nodes):
        prefer = (Constant(all_of(nodes), _ALL_BOOST), *prefer)
    return AllOf((any_of(nodes, at_least),), prefer=prefer)


def named_first(pieces: Sequence[Piece]) -> tuple[Node, ...]:
    """What prefers the articles that hold every piece that names something."""
    named = [piece.node for piece in pieces if piece.concepts]
    return (Constant(all_of(named), _NAMED_BOOST),) if named and len(pieces) > 1 else ()


def concepts_of(ids: Sequence[str], gazetteer: Gazetteer, weigh: Weigh) -> Concepts:
    """What words name that are names of the concepts `ids`."""
    known = [gazetteer.concepts[one] for one in ids]
    fields: dict[str, list[str]] = {}
    for one in known:
        fields.setdefault(_CONCEPT_FIELDS[one.family], []).append(one.id)
    nodes = (Terms(field, tuple(held), weigh(field, held)) for field, held in fields.items())
    are_named = all(one.family != "weapon" or one.kind == "system" for one in known)
    return Concepts(tuple(ids), tuple(nodes), are_named)


def word(forms: Forms, start: int, end: int, concepts: Concepts) -> Piece:
    """One word: its stem in any language, its spelling, or the concept that it names."""
    children: list[Node] = [Term(field, stem) for field, stem in forms.singles]
    children += map(run_node, forms.runs)
    if forms.words:
        children.append(Terms("words", forms.words, _WORDS_BOOST))
    children += concepts.nodes
    return Piece(
        forms.text,
        start,
        end,
        best(children),
        stems=forms.singles,
        words=forms.words,
        runs=forms.runs,
        concepts=concepts.ids,
    )


def verbatim(forms: Forms, start: int, end: int) -> Piece:
    """One word as it is written: the spelling, in articles that have its stem."""
    if forms.runs:
        node = best([*map(run_node, forms.runs)])
        return Piece(forms.text, start, end, node, runs=forms.runs)
    spelling = Terms("words", forms.words)
    having = best([Term(field, stem) for field, stem in forms.singles])
    node = AllOf((spelling, having)) if forms.singles else spelling
    return Piece(forms.text, start, end, node, words=forms.words)


def grouped(
    text: str,
    parts: Sequence[Piece],
    concepts: Concepts,
    lexis: Lexis,
    *,
    is_loose: bool,
) -> Piece:
    """Several words that name a concept together: the concept, or the words. The words of a name
    must follow each other; those of a common noun need not. `is_loose` takes any of them."""
    start, end = parts[0].start, parts[-1].end
    if concepts.are_named and not is_loose:
        named = phrase(text, start, end, 0, lexis)
        node = best([*concepts.nodes, named.node])
        return Piece(text, start, end, node, runs=named.runs, concepts=concepts.ids)
    nodes = [part.node for part in parts]
    together = min(1.0, 2 / len(parts))  # no more than two words score
    words = any_of(nodes) if is_loose else lighter(all_of(nodes), together)
    return _gathered(text, best([*concepts.nodes, words]), parts, concepts.ids)


def composed(
    text: str, whole: Piece | None, parts: Sequence[Piece], *, is_any: bool = False
) -> Piece:
    """A compound of which parts name something: the compound as one word, or all of its parts; with
    `is_any` any of them."""
    every = (whole, *parts) if whole else tuple(parts)
    node = (any_of if is_any else all_of)([part.node for part in parts])
    concepts = [concept for part in every for concept in part.concepts]
    return _gathered(text, best([whole.node, node]) if whole else node, every, concepts)


def _gathered(text: str, node: Node, parts: Sequence[Piece], concepts: Sequence[str]) -> Piece:
    """Several pieces as one, with all that they are marked and shown by."""
    return Piece(
        text,
        parts[0].start,
        parts[-1].end,
        node,
        stems=tuple(stem for part in parts for stem in part.stems),
        words=tuple(form for part in parts for form in part.words),
        runs=tuple(run for part in parts for run in part.runs),
        concepts=tuple(concepts),
        is_group=True,
        kin_stems=tuple(stem for part in parts for stem in part.kin_stems),
        kin_words=tuple(form for part in parts for form in part.kin_words),
    )


def set_aside(own: Piece, field: str) -> Piece:
    """A word whose reading in `field`, if one is given, is hardly meant, because the query is in
    another language. What only that reading finds is marked and shown, and is worth little."""
    if not field:
        return own
    nodes = [
        lighter(node, _ASIDE)
        if isinstance(node, Term | Terms | Phrased) and node.field in (field, "words")
        else node
        for node in children_of(own.node)
    ]
    return replace(
        own,
        node=best(nodes),
        stems=tuple(stem for stem in own.stems if stem[0] != field),
        words=(),
        kin_stems=(*own.kin_stems, *own.stems),
        kin_words=(*own.kin_words, *own.words),
    )


def as_spelled(own: Piece, lexis: Lexis) -> Piece:
    """A word that may be a name: its spelling is worth what a stem would be."""
    words = (Terms("words", (form,), lexis.rarity(form)) for form in own.words)
    return replace(own, node=best([*children_of(own.node), *words]))


def rendered(own: Piece, senses: Sequence[Sense], lexis: Lexis, most: float | None = None) -> Piece:
    """The piece, which also finds what renders it in the other language; where other words share
    the stem of a rendering, by the forms meant. No rendering of one word is rarer than `most`, if
    that is given."""
    shared = list(zip(senses, weights(senses, lexis, most), strict=True))
    found = [(sense, meant(sense, lexis), _RENDERED_BOOST * share) for sense, share in shared]
    nodes = [node_of(sense, forms, boost) for sense, forms, boost in found]
    single = [(one.field, one.stems[0], forms) for one, forms, _ in found if len(one.stems) == 1]
    guarded = {(field, stem): forms for field, stem, forms in single if forms is not None}
    plain = [(field, stem) for field, stem, forms in single if forms is None]
    likely = ((form, part) for one, part in shared for form in likely_forms(one, own.text, lexis))
    guards = chain.from_iterable(forms.words for forms in guarded.values())
    if others := guarded.keys() - set(own.stems):
        own = _without(own, others)
    return replace(
        own,
        node=best([*children_of(own.node), *nodes]),
        stems=tuple(dict.fromkeys((*own.stems, *plain))),
        runs=(*own.runs, *((one.field, one.stems, 0) for one in senses if len(one.stems) > 1)),
        kin_words=tuple(dict.fromkeys((*own.kin_words, *guards))),
        guarded=tuple(guarded.items()),
        shares=tuple((one[:2], share) for one, share in shared),
        likely=tuple(dict.fromkeys(likely)),
    )


def _without(own: Piece, stems: Set[FieldStem]) -> Piece:
    """The piece without stems that were set aside: in English, `transit` is not transition."""
    nodes = [
        node
        for node in children_of(own.node)
        if not (isinstance(node, Term) and (node.field, node.term) in stems)
    ]
    kept = tuple(one for one in own.kin_stems if one not in stems)
    return replace(own, node=best(nodes), kin_stems=kept)


def phrase(text: str, start: int, end: int, slop: int, lexis: Lexis) -> Piece:
    """Words in this order, in any language of the index, no further apart than they may stand."""
    runs: list[Run] = []
    for field in lexis.fields:
        positions = phrase_stems(text, field, lexis)
        if positions:
            variants = list(product(*_capped(positions)))
            widest = widest_slop(len(positions), slop)
            runs.extend((field, variant, widest) for variant in variants)
    node = best([run_node(run) for run in runs])
    return Piece(text, start, end, node, runs=tuple(runs))


def runs_written(wordings: Iterable[tuple[str, str]], lexis: Lexis) -> tuple[Run, ...]:
    """The runs of stems of (language, wording); those of one number alone are none."""
    known = [(lexis.field_of[lang], text) for lang, text in wordings if lang in lexis.field_of]
    runs = (
        (field, stems, 0)
        for field, text in known
        for stems in product(*phrase_stems(unparted(text), field, lexis))
        if not _is_bare(stems)
    )
    return tuple(dict.fromkeys(runs))


def _is_bare(stems: Sequence[str]) -> bool:
    """Whether a number is all that a wording says: `été` is a French function word, too."""
    return not stems or (len(stems) == 1 and stems[0].isdecimal())


def beside_run(piece: Piece, typed: str, needed: Sequence[str], lexis: Lexis) -> Piece:
    """A name that function words make another one (`sous marin`, `avion sans pilote`): the concept
    or the compound that `piece` is, or its other words next to each other."""
    if len(needed) > 1:
        piece = or_run(piece, phrase(" ".join(needed), piece.start, piece.end, 0, lexis))
    return replace(piece, text=typed)


def or_run(piece: Piece, other: Piece) -> Piece:
    """The piece, also found by the words of another next to each other."""
    node = best([*children_of(piece.node), other.node])
    return replace(piece, node=node, runs=(*piece.runs, *other.runs))


def _capped(positions: Sequence[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The alternatives of each position, fewer where they would make too many variants."""
    out: list[tuple[str, ...]] = []
    count = 1
    for alternatives in positions:
        kept = alternatives[: max(1, _MOST_VARIANTS // count)]
        count *= len(kept)
        out.append(kept)
    return out
