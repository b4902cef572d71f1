"""The tree of a query as nodes for the engine.

Input: an `Ast`. Output: a node; the pieces that were read are collected on the way, for marks,
receipt and ranking. Depth is bounded by the parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from index.plan.asking import names_answer
from index.plan.fields import FAMILY_OF, words_of
from index.plan.forms import word_forms
from index.plan.function_words import is_lost
from index.plan.groups import Group, runs_of
from index.plan.nodes import all_of, any_of, lighter
from index.plan.pieces import Piece, named_first, or_run, phrase, rendered, some_of, verbatim
from index.plan.quantities import only_ranking
from index.plan.readings import Readings
from index.plan.stress import Stress
from index.plan.times import is_bounding
from index.plan.titles import titled
from index.plan.written import placed_words, typed_words, unparted
from index.query import (
    And,
    Ast,
    DateRange,
    FieldValue,
    Fuzzy,
    Not,
    Or,
    Phrase,
    Prefix,
    Word,
)
from index.request import AllOf, Node, Nothing, Terms, days_between

__all__ = ["Compiler", "Join", "enough"]

#: How many plain words an article must hold.
Join = Literal["all", "most", "any"]


@dataclass(slots=True)
class Compiler:
    """Compiles one query. `join` says how many plain words an article must hold."""

    readings: Readings
    join: Join
    #: Words that each prefix or fuzzy word stands for, at most.
    most_expansions: int
    #: Everything that was read, in the order of the query; those not excluded; rows of neighbours.
    read: list[Piece] = field(default_factory=list)
    wanted: list[Piece] = field(default_factory=list)
    rows: list[tuple[Piece, ...]] = field(default_factory=list)
    #: What finds nothing by itself, and ranks: words in quotes where any piece is enough, and
    #: numbers that are only about so many.
    ranking: list[Piece] = field(default_factory=list)
    _stress: Stress = field(init=False)

    def __post_init__(self) -> None:
        self._stress = Stress(self.readings.text)

    def compile(self, ast: Ast) -> Node:
        """The node of a tree; what it read is in `read`, `wanted` and `rows`."""
        match ast:
            case And(children):
                return self._all(self._telling(children))
            case Or(children):
                return any_of([self.compile(child) for child in self._telling(children)])
            case Not(child):
                return AllOf((), none=(self._excluded(child),))
            case Word():
                return self._all((ast,))
            case Phrase():
                return self._phrase(ast).node
            case Prefix() | Fuzzy():
                return self._expanded(ast)
            case FieldValue():
                return self._field(ast)
            case DateRange(first, last):
                return days_between(first, last)

    def _all(self, children: Sequence[Ast]) -> Node:
        nodes: list[Node] = []
        pieces: list[Piece] = []
        none: list[Node] = []
        for run in runs_of(children, self.readings.text):
            match run:
                case Not(child):
                    none.append(self._excluded(child))
                case list():
                    pieces += self._words(run)
                case Phrase() if self.join == "any":
                    pieces.append(self._phrase(run))
                    self.ranking += self._apart(run)
                case _:
                    nodes.append(self.compile(run))
        nodes += self._required(pieces)
        words = [one for one in children if isinstance(one, Word)]
        if words and not (nodes or none):
            self._say_empty(words[0].start, words[-1].end)
        if none or len(nodes) > 1:
            return AllOf(tuple(dict.fromkeys(nodes)), none=tuple(none))
        return nodes[0] if nodes else Nothing()

    def _required(self, pieces: Sequence[Piece]) -> list[Node]:
        """What an article must hold of the words of a conjunction at this step of the ladder. Where
        not all of them are needed, a time that bounds the question still is."""
        if self.join == "all":
            return [piece.node for piece in pieces]
        times = [one for one in pieces if one.named is not None and is_bounding(one.text)]
        words = [one for one in pieces if one not in times]
        nodes = [one.node for one in times]
        if not words:
            return nodes
        if self.join == "any":
            return [*nodes, _any_piece(words)]
        telling = sum(not names_answer(one.text) for one in pieces)
        needed = min(enough(len(pieces)), enough(telling))  # of four more than of five
        least = max(1, needed - len(times))
        return [*nodes, some_of(words, least)]

    def _say_empty(self, start: int, end: int) -> None:
        """Function words alone are a query that needs another word, or are left out of one."""
        text = self.readings.text
        if any(map(str.isalnum, text[:start] + text[end:])):
            self.readings.say("stop-words-ignored", start, end, text=text[start:end])
        else:
            self.readings.say("only-function-words", start, end)

    def _telling(self, children: Sequence[Ast]) -> list[Ast]:
        """The children without quotes and `+` around nothing but function words, which no article
        is indexed by; a diagnostic names these."""
        kept: list[Ast] = []
        for one in children:
            if isinstance(one, Word | Phrase) and self._is_empty(one):
                typed = self.readings.text[one.start : one.end]
                self.readings.say("stop-words-ignored", one.start, one.end, text=typed)
            else:
                kept.append(one)
        return kept

    def _is_empty(self, one: Word | Phrase) -> bool:
        is_strict = isinstance(one, Phrase) or one.is_verbatim
        words = typed_words(one.text) if is_strict else []
        return bool(words) and all(is_lost(one, self.readings.lexis) for one in words)

    def _excluded(self, child: Ast) -> Node:
        self.readings.excluding += 1
        node = self.compile(child)
        self.readings.excluding -= 1
        return node

    def _keep(self, piece: Piece) -> Piece:
        if self.readings.excluding % 2:
            piece = replace(piece, is_excluded=True)
        self.read.append(piece)
        if not self.readings.excluding:
            self.wanted.append(piece)
        return piece

    def _words(self, run: list[Word]) -> list[Piece]:
        needed = self.readings.needed(self.readings.grouping.groups(run))
        is_strict = self.readings.excluding or not self.readings.expand
        rough = [] if is_strict else only_ranking(self.readings.text, needed)
        row: list[Piece] = []
        pieces: list[Piece] = []
        for group in self.readings.parted(needed):
            piece = self._stressed(group, self.readings.needed_piece(group))
            row.append(piece)
            if group in rough:
                self.read.append(piece)
                self.ranking.append(piece)
            else:
                pieces.append(self._keep(piece))
        if not self.readings.excluding:
            self.rows.append(tuple(row))
        return pieces

    def _stressed(self, group: Group, piece: Piece) -> Piece:
        """The piece with the weight that its words have in the query. What names a concept or a
        time, and what the user insists on, has all of it."""
        if group.spans or group.parts or group.is_verbatim:
            return piece
        weight = self._stress.of(piece.start, piece.end)
        return replace(piece, node=lighter(piece.node, weight), weight=weight)

    def _phrase(self, ast: Phrase) -> Piece:
        text, lexis = unparted(ast.text), self.readings.lexis
        if len(text.split()) == 1:
            forms = word_forms(text, lexis, with_accents=False)
            piece = verbatim(forms, ast.start, ast.end)
        else:
            piece = phrase(text, ast.start, ast.end, ast.slop, lexis)
            piece = rendered(piece, self.readings.grouping.quoted(text), lexis)
        if text != ast.text:  # hit 21 targets
            piece = or_run(piece, phrase(ast.text, ast.start, ast.end, ast.slop, lexis))
        slop = min((slop for _, _, slop in piece.runs), default=ast.slop)
        if slop < ast.slop:
            self.readings.say("bad-slop", ast.start, ast.end, limit=slop)
        return self._keep(piece)

    def _apart(self, ast: Phrase) -> list[Piece]:
        """The words of a phrase, each by itself, in either language. None of them is corrected: in
        quotes they stand as somebody said them."""
        placed = placed_words(self.readings.text)
        inside = [Word(one, at, at + len(one)) for at, one in placed if ast.start <= at < ast.end]
        inside = self.readings.content.words(inside) if len(inside) > 1 else []
        if self.readings.excluding or not inside:
            return []
        with self.readings.uncorrected():
            return list(map(self.readings.piece, self.readings.grouping.groups(inside)))

    def _expanded(self, ast: Prefix | Fuzzy) -> Node:
        typed = self.readings.text[ast.start : ast.end]
        if isinstance(ast, Prefix):
            forms, is_cut = self.readings.lexis.prefixed(ast.text, self.most_expansions)
        else:
            forms, is_cut = self.readings.lexis.near(ast.text, ast.distance, self.most_expansions)
        if is_cut:
            self.readings.say("expansion-cut", ast.start, ast.end, text=typed, limit=len(forms))
        if not forms:
            self.readings.say("no-expansion", ast.start, ast.end, text=typed)
        node: Node = Terms("words", forms) if forms else Nothing()
        return self._keep(Piece(typed, ast.start, ast.end, node, words=forms)).node

    def _field(self, ast: FieldValue) -> Node:
        own = self.readings
        typed = own.text[ast.start : ast.end]
        if ast.field == "title":
            grouping = replace(own.grouping, text=unparted(ast.value))
            return self._keep(titled(ast, typed, own.lexis, grouping)).node
        name, values = own.fields.meant(ast.field, ast.value)
        if not values:
            return self._unknown_value(ast)
        node = Terms(name, values, 0.0)
        concepts = values if name in FAMILY_OF else ()
        return self._keep(Piece(typed, ast.start, ast.end, node, concepts=concepts)).node

    def _unknown_value(self, ast: FieldValue) -> Node:
        """A value that names nothing, searched as words."""
        words = self.readings.content.words(words_of(ast, self.readings.text))
        if not words:
            self.readings.say("hollow-value", ast.start, ast.end, text=ast.value)
            return Nothing()
        self.readings.say("unknown-concept", ast.start, ast.end, text=ast.value)
        pieces = [self._keep(self.readings.piece(Group((one,)))) for one in words]
        return all_of([piece.node for piece in pieces])


def enough(words: int) -> int:
    """How many of so many words are enough: two of three, three of four. Of five or more a third
    is, since the ranking then tells better than a count which articles answer."""
    return words - words // 3 if words < 5 else (words + 2) // 3


def _any_piece(pieces: Sequence[Piece]) -> Node:
    """Any of the pieces. The days of a time find nothing by themselves; they rank what the other
    pieces find."""
    times = tuple(piece.node for piece in pieces if piece.named is not None)
    if len(times) == len(pieces):
        return any_of(times)
    node = any_of([piece.named or piece.node for piece in pieces])
    prefer = (*times, *named_first(pieces))
    return AllOf((node,), prefer=prefer) if prefer else node
