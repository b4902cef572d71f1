"""The tree of a query as nodes for the engine.

Input: an `Ast`. Output: a node; the pieces that were read are collected on the way, for marks,
receipt and ranking. Depth is bounded by the parser.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from index.gazetteer import Gazetteer
from index.lexicon import Lexicon
from index.parse import diagnose
from index.plan.bilingual import Bilingual
from index.plan.bound import bound, dated, stands_alone, time_value
from index.plan.deeds import Deeds, Kin, with_kin
from index.plan.fields import Values, no_values, resolve
from index.plan.grouping import Grouping
from index.plan.groups import (
    Group,
    enough,
    is_dotted,
    is_joint,
    parts_of,
    runs_of,
    typed_words,
)
from index.plan.language import Spoken, spoken
from index.plan.lexis import MAX_EXPANSIONS, Forms, Lexis, joined
from index.plan.pieces import (
    Piece,
    all_of,
    any_of,
    beside_run,
    by_field,
    composed,
    grouped,
    phrase,
    rendered,
    set_aside,
    some_of,
    verbatim,
    word,
)
from index.plan.proper import is_name, own_forms
from index.plan.stress import Stress, lighter
from index.plan.titles import titled
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
    Ui,
    Word,
)
from index.request import AllOf, Node, Nothing, Range, Terms
from index.result import Diagnostic
from index.schema import facet_fields

__all__ = ["Compiler", "Group"]

#: Score of a match by concept alone, times the rarity of the concept.
CONCEPT_BOOST = 1.2
#: Share of its score of a phrase of the lexicon whose words an article holds apart.
_LOOSE_PHRASE = 0.5
#: How many plain words an article must hold.
Join = Literal["all", "most", "any"]


@dataclass(slots=True)
class Compiler:
    """Compiles one query. `join` says how many plain words an article must hold; `expand` allows
    concepts and accents; `values` gives the values that a field of the index holds."""

    text: str
    lexis: Lexis
    gazetteer: Gazetteer
    ui: Ui = "fr"
    expand: bool = True
    join: Join = "all"
    lexicon: Lexicon | None = None
    values: Values = no_values
    switched_off: frozenset[str] = frozenset()
    #: Words that each prefix or fuzzy word stands for, at most.
    most_expansions: int = MAX_EXPANSIONS
    #: Everything that was read, in the order of the query; those not excluded; rows of neighbours.
    read: list[Piece] = field(default_factory=list)
    wanted: list[Piece] = field(default_factory=list)
    rows: list[tuple[Piece, ...]] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    #: Plain words that no article is indexed by, and whether function words were left out.
    unknown: list[Word] = field(default_factory=list)
    has_function_words: bool = False
    _excluding: int = 0
    _stress: Stress = field(init=False)
    _bilingual: Bilingual = field(init=False)
    spoken: Spoken = field(init=False)

    def __post_init__(self) -> None:
        self._stress = Stress(self.text)
        self.spoken = spoken(self.text, self.lexicon, self.lexis, self.gazetteer, self.ui)
        self._bilingual = Bilingual(self.lexicon, self.lexis, self.spoken)

    @property
    def grouping(self) -> Grouping:
        """What puts the words of this query together."""
        return Grouping(
            self.text,
            self.gazetteer,
            self._bilingual,
            self.spoken.lang,
            self.switched_off,
            self.expand,
            is_loose=self.join == "any",
        )

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
                return self._phrase(ast)
            case Prefix() | Fuzzy():
                return self._expanded(ast)
            case FieldValue():
                return self._field(ast)
            case DateRange(first, last):
                return Range("day", first, last)

    def say(self, code: str, start: int, end: int, **values: object) -> None:
        """Add a diagnostic about [start, end) of the query."""
        self.diagnostics.append(diagnose(code, self.ui, start, end, **values))

    def _all(self, children: Sequence[Ast]) -> Node:
        nodes: list[Node] = []
        pieces: list[Piece] = []
        none: list[Node] = []
        for run in runs_of(children, self.text):
            if isinstance(run, Not):
                none.append(self._excluded(run.child))
            elif isinstance(run, list):
                pieces.extend(self._words(run))
            elif isinstance(run, Phrase) and self.join == "any":
                self.compile(run)
                pieces.append(self.read[-1])
            else:
                nodes.append(self.compile(run))
        if self.join == "all":
            nodes.extend(piece.node for piece in pieces)
        elif pieces and self.join == "most":
            nodes.append(some_of(pieces, enough(len(pieces))))
        elif pieces:
            nodes.append(any_of([piece.node for piece in pieces]))
        if not (nodes or none) and (words := [one for one in children if isinstance(one, Word)]):
            self.say("only-function-words", words[0].start, words[-1].end)
        if none or len(nodes) > 1:
            return AllOf(tuple(dict.fromkeys(nodes)), none=tuple(none))
        return nodes[0] if nodes else Nothing()

    def _telling(self, children: Sequence[Ast]) -> list[Ast]:
        """The children without quotes and `+` around nothing but function words, which no article
        is indexed by; all of them where there is nothing else."""
        kept: list[Ast] = []
        empty: list[Word | Phrase] = []
        for one in children:
            if isinstance(one, Word | Phrase) and self._is_empty(one):
                empty.append(one)
            else:
                kept.append(one)
        if not kept:
            return list(children)
        for one in empty:
            typed = self.text[one.start : one.end]
            self.say("stop-words-ignored", one.start, one.end, text=typed)
        return kept

    def _is_empty(self, one: Word | Phrase) -> bool:
        is_strict = isinstance(one, Phrase) or one.is_verbatim
        words = typed_words(one.text) if is_strict else []
        return bool(words) and all(map(self.lexis.is_lost, words))

    def _excluded(self, child: Ast) -> Node:
        self._excluding += 1
        node = self.compile(child)
        self._excluding -= 1
        return node

    def _keep(self, piece: Piece) -> Piece:
        self.read.append(piece)
        if not self._excluding:
            self.wanted.append(piece)
        return piece

    def _words(self, run: list[Word]) -> list[Piece]:
        needed = self._needed(self.grouping.groups(run))
        pieces = [self._keep(self._stressed(group, self._group(group))) for group in needed]
        if not self._excluding:
            self.rows.append(tuple(pieces))
        return pieces

    def _stressed(self, group: Group, piece: Piece) -> Piece:
        """The piece with the weight that its words have in the query. What names a concept or a
        time, and what the user insists on, has all of it."""
        if group.spans or group.parts or group.words[0].is_verbatim:
            return piece
        weight = self._stress.of(piece.start, piece.end)
        return replace(piece, node=lighter(piece.node, weight), weight=weight)

    def _needed(self, groups: list[Group]) -> list[Group]:
        """The groups without function words."""
        free = [g.words[0] for g in groups if g.is_single and not g.words[0].is_verbatim]
        content = self._content(free)
        kept = [g for g in groups if g.words[0] not in free or g.words[0] in content]
        self.has_function_words |= len(kept) < len(groups)
        return kept

    def _content(self, words: Sequence[Word]) -> list[Word]:
        """The words that do not only hold the query together."""
        ignored = self.lexis.function_words((one.text for one in words), self.spoken.lang)
        return [one for one in words if one.text not in ignored]

    def _group(self, group: Group) -> Piece:
        start, end = group.start, group.end
        first = group.words[0]
        if first.is_verbatim:
            return verbatim(self.lexis.forms(first.text, with_accents=False), start, end)
        if group.spans and group.spans[0].days:
            return self._dated(group, group.spans[0].days)
        if group.spans and group.spans[0].counted:
            return self._bound(group)
        if group.preferred:
            piece = self._group(replace(group, preferred=()))
            return replace(piece, preferred=group.preferred)
        if group.renderings:
            kin = (one for lang, word in group.rendered_by for one in self._kin(word, (lang,)))
            piece = rendered(self._own(group), group.renderings, self.lexis)
            return with_kin(piece, tuple(kin))
        parts = self._parts(group)
        if len(parts) > 1:
            return composed(self.text[start:end], self._whole(group), parts)
        concepts = group.spans[0].concepts if group.spans else ()
        is_one = len(joined(self.text[start:end]).split()) == 1
        if is_one or (len(group.words) == 1 and not concepts):
            return self._word(group, concepts)
        needed = self._content(group.words) or list(group.words)
        alone = [Group((one,)) for one in needed]
        typed = self.text[start:end]
        if not concepts:
            return composed(typed, None, [self._group(one) for one in alone])
        if any(one not in needed and not is_joint(one.text) for one in group.words):
            compound = "-".join(one.text for one in group.words)
            forms = self.lexis.forms(compound, with_accents=self.expand)
            piece = word(forms, start, end, concepts, self.gazetteer, self._weigh)
            return beside_run(piece, typed, [one.text for one in needed], self.lexis)
        words = self._known(alone)
        is_loose = self.join == "any" and not self._excluding
        piece = grouped(
            typed, words, concepts, self.lexis, self.gazetteer, self._weigh, is_loose=is_loose
        )
        return replace(piece, start=start, end=end)

    def _own(self, group: Group) -> Piece:
        """What is rendered, as it was typed; less of it where a phrase says more than its words,
        or where the query is in another language."""
        if group.parts:
            parts = [self._group(part) for part in self._needed(list(group.parts))]
            own = composed(self.text[group.start : group.end], None, parts)
            return replace(own, node=lighter(own.node, _LOOSE_PHRASE))
        (own,) = self._known([replace(group, renderings=(), rendered_by=())])
        return own if group.spans else set_aside(own, self.lexis.foreign_field(self.spoken.lang))

    def _word(self, group: Group, concepts: tuple[str, ...]) -> Piece:
        forms = self._forms(group)
        if concepts and is_dotted(forms.text):  # E.A.U. is spelled as water is
            forms = Forms(forms.text, (), ())
        elif concepts and (forms.text.isupper() or is_name(forms.text, concepts, self.gazetteer)):
            weights = [self._weigh(*one) for one in by_field(concepts, self.gazetteer)]
            is_shouted = self.text.isupper() and len(typed_words(self.text)) > 1
            rarity = max(weights) / CONCEPT_BOOST
            forms = own_forms(forms, self.lexis, rarity, is_shouted=is_shouted)
        kin = () if concepts or forms.is_code else self._kin(forms.text)
        if not (concepts or kin or self._excluding or self.lexis.is_known(forms)):
            self.unknown.append(group.words[0])
        own = word(forms, group.start, group.end, concepts, self.gazetteer, self._weigh)
        return with_kin(own, kin)

    def _kin(self, text: str, langs: Sequence[Ui] = ()) -> tuple[Kin, ...]:
        """Words of the deed that a word names; none where they are switched off or excluded."""
        if not self.expand or self._excluding:
            return ()
        return Deeds(self.lexicon, self.lexis).kin(text, langs or self.spoken.deeds(text))

    def _known(self, groups: Sequence[Group]) -> list[Piece]:
        """What lexicon, gazetteer or calendar know is no misspelling, wherever it stands."""
        unknown = len(self.unknown)
        pieces = [self._group(group) for group in groups]
        del self.unknown[unknown:]
        return pieces

    def _weigh(self, field: str, concepts: Sequence[str]) -> float:
        """An article that names a concept otherwise is worth most of one that holds the word."""
        if field not in facet_fields():
            return CONCEPT_BOOST
        return CONCEPT_BOOST * self.lexis.concept_rarity(field, concepts, self.values)

    def _dated(self, group: Group, days: tuple[int, int]) -> Piece:
        """A month or day that the query names, and what is said of it."""
        start, end = group.start, group.end
        is_alone = self._excluding or stands_alone(self.text, start, end, self.lexis)
        said = {"text": self.text[start:end], "form": f"date:{time_value(days)}"}
        self.say("time-read" if is_alone else "time-or-undated", start, end, **said)
        return dated(said["text"], start, end, days, self.lexis, is_alone=bool(is_alone))

    def _bound(self, group: Group) -> Piece:
        """A number with what it counts."""
        groups = self._needed(self.grouping.apart(list(group.words)))
        is_loose = self.join == "any" and not self._excluding
        text = self.text[group.start : group.end]
        return bound(text, group.spans[0], self._known(groups), self.lexis, is_loose=is_loose)

    def _forms(self, group: Group) -> Forms:
        """Forms of one word, or of a designator written in two."""
        is_one = len(group.words) == 1
        text = group.words[0].text if is_one else joined(self.text[group.start : group.end])
        return self.spoken.forms(self.lexis.forms(text, with_accents=self.expand))

    def _whole(self, group: Group) -> Piece | None:
        """A compound as one word, whatever its parts name."""
        return self._group(Group(group.words)) if len(group.words) == 1 else None

    def _parts(self, group: Group) -> list[Piece]:
        """The parts of a compound of which a part names something: `Iranian` and `made`."""
        return [self._group(one) for one in parts_of(group, self.text)]

    def _phrase(self, ast: Phrase) -> Node:
        text = joined(ast.text)
        if len(text.split()) == 1:
            forms = self.lexis.forms(text, with_accents=False)
            return self._keep(verbatim(forms, ast.start, ast.end)).node
        piece = phrase(text, ast.start, ast.end, ast.slop, self.lexis)
        piece = rendered(piece, self.grouping.quoted(text), self.lexis)
        slop = min((slop for _, _, slop in piece.runs), default=ast.slop)
        if slop < ast.slop:
            self.say("bad-slop", ast.start, ast.end, limit=slop)
        return self._keep(piece).node

    def _expanded(self, ast: Prefix | Fuzzy) -> Node:
        typed = self.text[ast.start : ast.end]
        if isinstance(ast, Prefix):
            forms, is_cut = self.lexis.prefixed(ast.text, self.most_expansions)
        else:
            forms, is_cut = self.lexis.near(ast.text, ast.distance, self.most_expansions)
        if is_cut:
            self.say("expansion-cut", ast.start, ast.end, text=typed, limit=len(forms))
        if not forms:
            self.say("no-expansion", ast.start, ast.end, text=typed)
        node: Node = Terms("words", forms) if forms else Nothing()
        return self._keep(Piece(typed, ast.start, ast.end, node, words=forms)).node

    def _field(self, ast: FieldValue) -> Node:
        if ast.field == "title":
            typed = self.text[ast.start : ast.end]
            grouping = replace(self.grouping, text=joined(ast.value))
            return self._keep(titled(ast, typed, self.lexis, grouping)).node
        name = ast.field
        values = resolve(name, ast.value, self.gazetteer, self.ui, self.values)
        if not values and name == "source":  # what is no outlet of the index may be an agency
            name = "agency"
            values = resolve(name, ast.value, self.gazetteer, self.ui, self.values)
        if not values:
            return self._unknown_value(ast)
        node = Terms(name, values, 0.0)
        typed = self.text[ast.start : ast.end]
        concepts = values if name in ("actor", "weapon") else ()
        return self._keep(Piece(typed, ast.start, ast.end, node, concepts=concepts)).node

    def _unknown_value(self, ast: FieldValue) -> Node:
        """A value that names nothing, searched as words."""
        parts = [one for one in ast.value.split() if any(map(str.isalnum, one))]
        words = self._content([Word(one, ast.start, ast.end) for one in parts])
        if not words:
            self.say("hollow-value", ast.start, ast.end, text=ast.value)
            return Nothing()
        self.say("unknown-concept", ast.start, ast.end, text=ast.value)
        pieces = [self._keep(self._group(Group((one,)))) for one in words]
        return all_of([piece.node for piece in pieces])
