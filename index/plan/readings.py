"""What the words of a query may be in the articles: names, times, phrases, renderings, words.

Input: groups of words as `Grouping` puts them together. Output: a `Piece` each; which words no
article knows, and what there is to say, are collected on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from index.analysis import fold
from index.gazetteer import Gazetteer
from index.lexicon import Lexicon
from index.parse import diagnose, lately, leading
from index.plan.asking import request_end
from index.plan.bilingual import Bilingual
from index.plan.deeds import Deeds, Kin, with_kin
from index.plan.fields import Fields
from index.plan.forms import Forms, is_known, word_forms
from index.plan.function_words import Content
from index.plan.grouping import Grouping
from index.plan.groups import Group, parts_of
from index.plan.language import QueryLanguage, language_of, passages
from index.plan.lexis import Lexis
from index.plan.nodes import lighter
from index.plan.numerals import numerals
from index.plan.parties import AskedSide, asked_sides, with_other_words
from index.plan.pieces import (
    Concepts,
    Piece,
    as_spelled,
    beside_run,
    composed,
    concepts_of,
    grouped,
    phrase,
    rendered,
    set_aside,
    verbatim,
    word,
)
from index.plan.proper import is_name, is_part_of_name, own_forms
from index.plan.quantities import counted
from index.plan.times import dated, is_bounding, is_long, stands_alone
from index.plan.written import is_dotted, is_joint, is_shouted, typed_words, unparted, unturned
from index.query import Ui, Word
from index.request import Nothing
from index.result import Diagnostic

__all__ = ["Readings"]

#: What parts two names that are typed without a blank, and joins none: S-300/S-400.
_BETWEEN = re.compile(r"\w[/|;,&+]\w")
_PART = re.compile(r"[^\W_]+")
#: Score of a match by concept alone, times the rarity of the concept.
_CONCEPT_BOOST = 1.2
#: Share of its score of a phrase of the lexicon whose words an article holds apart.
_LOOSE_PHRASE = 0.5


@dataclass(slots=True)
class Readings:
    """Reads the words of one query. `expand` allows concepts and accents; `is_loose` takes any word
    of a name; `stated` are the sides that fields of the query state."""

    text: str
    lexis: Lexis
    fields: Fields
    expand: bool
    is_loose: bool
    lexicon: Lexicon | None
    switched_off: frozenset[str]
    stated: tuple[AskedSide, ...] = ()
    #: How many exclusions are around what is read.
    excluding: int = 0
    diagnostics: list[Diagnostic] = field(default_factory=list)
    #: Plain words that no article is indexed by, and whether function words were left out.
    unknown: list[Word] = field(default_factory=list)
    has_function_words: bool = field(init=False)
    #: Who gives and who receives, as the query says it.
    asked_sides: tuple[AskedSide, ...] = field(init=False)
    language: QueryLanguage = field(init=False)
    content: Content = field(init=False)
    _bilingual: Bilingual = field(init=False)

    def __post_init__(self) -> None:
        self.language = language_of(
            self.text, self.lexicon, self.lexis, self.gazetteer, self.fields.ui
        )
        begins = request_end(self.text) if self.expand else 0
        vague = lately(self.text) if self.expand else []
        self.content = Content(self.language, begins, vague)
        self.has_function_words = begins > 0
        self._bilingual = Bilingual(self.language)
        self.asked_sides = self.stated
        if self.expand:
            told = asked_sides(self.text, self.language, self.gazetteer, self.switched_off)
            self.asked_sides += told

    @property
    def gazetteer(self) -> Gazetteer:
        """The concepts that a query may name."""
        return self.fields.gazetteer

    @property
    def grouping(self) -> Grouping:
        """What puts the words of this query together."""
        return Grouping(
            self.text,
            self.gazetteer,
            self._bilingual,
            self.switched_off,
            self.expand,
            is_loose=self.is_loose,
        )

    @property
    def _takes_any(self) -> bool:
        """Whether any word of a name will do. Of what is excluded, never."""
        return self.is_loose and not self.excluding

    def say(self, code: str, start: int, end: int, **values: object) -> None:
        """Add a diagnostic about [start, end) of the query."""
        self.diagnostics.append(diagnose(code, self.fields.ui, start, end, **values))

    def needed(self, groups: Sequence[Group]) -> list[Group]:
        """The groups that must match; a diagnostic names what only says that something is
        recent."""
        content = self.content.groups(groups)
        kept = self.content.without_vague(content)
        if len(kept) < len(content):
            for start, end in self.content.vague:
                self.say("vague-time", start, end, text=self.text[start:end])
        self.has_function_words |= len(kept) < len(groups)
        return kept

    def parted(self, groups: Sequence[Group]) -> list[Group]:
        """The groups. Where any word will do, a name that says whose it is becomes its words
        (`South Sudan's army`: the state, and the army)."""
        out: list[Group] = []
        for group in groups:
            parts = self._loosened(group) if self._takes_any and self._is_of_actor(group) else []
            out += parts if any(one.spans for one in parts) else [group]
        return out

    def _loosened(self, group: Group) -> list[Group]:
        return self.needed(self.grouping.loosened(group))

    def _is_of_actor(self, group: Group) -> bool:
        """Whether words name an actor."""
        named = [one for span in group.spans for one in span.concepts]
        families = {self.gazetteer.concepts[one].family for one in named}
        return families == {"actor"}

    def needed_piece(self, group: Group) -> Piece:
        """What a group of words that must match is found by, or what says in other words who gives
        and who receives."""
        piece = self.piece(group)
        if self.excluding or group.is_verbatim:
            return piece
        return with_other_words(piece, self.language, self.gazetteer, self.asked_sides)

    def piece(self, group: Group) -> Piece:
        """What a group of words is found by; a number also by the other ways to write it."""
        if group.is_verbatim:
            forms = word_forms(group.words[0].text, self.lexis, with_accents=False)
            return verbatim(forms, group.start, group.end)
        if group.spans and group.spans[0].time:
            return self._dated(group, group.spans[0].time)
        if group.spans and group.spans[0].counted:
            return self._counted(group)
        piece = self._rendered(group) if group.renderings else self._typed(group)
        if others := numerals(unparted(piece.text), self.lexis) if self.expand else ():
            piece = rendered(piece, others, self.lexis)
        return replace(piece, preferred=group.preferred) if group.preferred else piece

    def _rendered(self, group: Group) -> Piece:
        """A group that the lexicon renders in the other language."""
        kin = (one for lang, word in group.rendered_by for one in self._kin(word, (lang,)))
        first = group.words[0].text
        most = self.lexis.rarity(fold(first)) if self._may_be_name(group) else None
        piece = rendered(self._own(group), group.renderings, self.lexis, most)
        return with_kin(piece, tuple(kin))

    def _typed(self, group: Group) -> Piece:
        """A group that nothing renders: a compound of which parts name something, one word, or
        several that name something together."""
        typed = self.text[group.start : group.end]
        parts = [self.piece(one) for one in parts_of(group, self.text)]
        if len(parts) > 1:
            whole = self.piece(Group(group.words)) if len(group.words) == 1 else None
            is_any = self._takes_any and bool(_BETWEEN.search(typed))
            return composed(typed, whole, parts, is_any=is_any)
        if parts := self._parts_apart(group):
            with self.uncorrected():
                return composed(typed, self._word(group, ()), parts)
        concepts = group.spans[0].concepts if group.spans else ()
        is_one = len(unparted(typed).split()) == 1
        if is_one and len(group.words) > 1 and not concepts:
            held = any(map(self.lexis.holds_code, self._forms(group).words))
            if not held:  # lot 21 is no designator
                return phrase(typed, group.start, group.end, 0, self.lexis)
        if is_one or (len(group.words) == 1 and not concepts):
            return self._word(group, concepts)
        return self._several(group, concepts)

    def _several(self, group: Group, concepts: tuple[str, ...]) -> Piece:
        """Several words, some of which may be function words: these join the others, or make
        another name of them."""
        start, end = group.start, group.end
        needed = self.content.words(group.words) or list(group.words)
        alone = [Group((one,)) for one in needed]
        typed = self.text[start:end]
        if not concepts:
            return composed(typed, None, [self.piece(one) for one in alone])
        if any(one not in needed and not is_joint(one.text) for one in group.words):
            compound = "-".join(one.text for one in group.words)
            forms = word_forms(compound, self.lexis, with_accents=self.expand)
            piece = word(forms, start, end, self._concepts(concepts))
            return beside_run(piece, typed, [one.text for one in needed], self.lexis)
        if self._takes_any:
            alone = self._loosened(group) or alone
        words = self._known(alone)
        named = self._concepts(concepts)
        piece = grouped(typed, words, named, self.lexis, is_loose=self._takes_any)
        return replace(piece, start=start, end=end)

    def _own(self, group: Group) -> Piece:
        """What is rendered, as it was typed; worth less where the phrase says more than its words,
        or where the query is in another language."""
        if group.parts:
            parts = [self.piece(part) for part in self.needed(group.parts)]
            typed = self.text[group.start : group.end]
            own = composed(typed, None, parts, is_any=self._takes_any)
            return replace(own, node=lighter(own.node, _LOOSE_PHRASE))
        (own,) = self._known([replace(group, renderings=(), rendered_by=())])
        if group.spans:
            return own
        if self._may_be_name(group):
            return as_spelled(own, self.lexis)
        return set_aside(own, self.language.foreign_field)

    def _may_be_name(self, group: Group) -> bool:
        """Whether an English word that the lexicon renders otherwise may be a name that articles
        hold: Bill, Apple, Nice."""
        word = group.words[0].text
        if self.language.lang != "en" or len(group.words) > 1 or not self.lexis.entries(fold(word)):
            return False
        known = [one for found in passages(self.lexicon, (word,), "en") for one in found.renderings]
        is_same = any(fold(one.text) == fold(word) for one in known)
        return bool(known) and not is_same and is_part_of_name(self.text, group.start)

    def _word(self, group: Group, concepts: tuple[str, ...]) -> Piece:
        forms = self._forms(group)
        named = self._concepts(concepts)
        if concepts and is_dotted(forms.text):  # E.A.U. is spelled as water is
            forms = Forms(forms.text, (), ())
        elif concepts and (forms.text.isupper() or is_name(forms.text, concepts, self.gazetteer)):
            rarity = max(node.boost for node in named.nodes) / _CONCEPT_BOOST
            forms = own_forms(forms, self.lexis, rarity, is_shouted=is_shouted(self.text))
        kin = () if concepts else self._kin(forms.text)
        if not (concepts or kin or is_known(forms, self.lexis)):
            self.unknown.append(group.words[0])
        own = word(forms, group.start, group.end, named)
        return with_kin(own, kin)

    def _kin(self, text: str, langs: Sequence[Ui] = ()) -> tuple[Kin, ...]:
        """Words of the deed that a word names; none where they are switched off or excluded."""
        if not self.expand or self.excluding:
            return ()
        verb = unturned(text)
        return Deeds(self.lexicon, self.lexis).kin(verb, langs or self.language.deeds(verb))

    def _known(self, groups: Sequence[Group]) -> list[Piece]:
        """The pieces of groups that lexicon, gazetteer or calendar know: no word of them is taken
        for a misspelling."""
        with self.uncorrected():
            return [self.piece(group) for group in groups]

    @contextmanager
    def uncorrected(self) -> Iterator[None]:
        """Within it no word is taken for a misspelling, though no article holds it."""
        unknown = len(self.unknown)
        yield
        del self.unknown[unknown:]

    def _concepts(self, ids: Sequence[str]) -> Concepts:
        return concepts_of(ids, self.gazetteer, self._weigh)

    def _weigh(self, field: str, concepts: Sequence[str]) -> float:
        """The score of an article that names a concept in other words: most of what one scores that
        holds the word."""
        return _CONCEPT_BOOST * self.lexis.concept_rarity(concepts, self.fields.values(field))

    def _dated(self, group: Group, time: str) -> Piece:
        """A time that the query names, with a diagnostic. Where any word is enough, a time that
        bounds the question leaves out the articles beyond it, but none without a date."""
        start, end = group.start, group.end
        text = self.text[start:end]
        is_strict = (
            (is_long(time) and not (self._takes_any and is_bounding(text)))
            or bool(self.excluding)
            or stands_alone(self.text, start, end, self.lexis)
        )
        typed = Piece(text, start, end, Nothing())
        years = None if "-" in time else self._years(group)
        piece = dated(typed, time, years, self.lexis, is_strict=is_strict)
        named = "time-read" if is_strict else "time-or-undated"
        code = "time-days" if piece.named == Nothing() else named
        self.say(code, start, end, text=text, form=f"date:{time}")
        return piece

    def _years(self, group: Group) -> Piece | None:
        """The years that a time is made of, as the articles write them; None for other times."""
        begins = group.start + leading(self.text[group.start : group.end])[1]
        words = [one for one in group.words if one.start >= begins]
        groups = self.needed(self.grouping.apart(words))
        if not all(word.isdigit() for one in groups for word in typed_words(one.words[0].text)):
            return None
        pieces = self._known(groups)
        text = self.text[group.start : group.end]
        return composed(text, None, pieces) if len(pieces) > 1 else next(iter(pieces), None)

    def _counted(self, group: Group) -> Piece:
        """A number with what it counts."""
        groups = self.needed(self.grouping.apart(list(group.words)))
        text = self.text[group.start : group.end]
        parts = self._known(groups)
        return counted(text, group.spans[0], parts, self.lexis, is_loose=self._takes_any)

    def _forms(self, group: Group) -> Forms:
        """Forms of one word, or of a designator written in two."""
        is_one = len(group.words) == 1
        text = group.words[0].text if is_one else unparted(self.text[group.start : group.end])
        forms = word_forms(text, self.lexis, with_accents=self.expand)
        if not group.spans and self._may_be_name(group):
            return own_forms(forms, self.lexis, 0.0, is_shouted=False)
        return self.language.forms(forms)

    def _parts_apart(self, group: Group) -> list[Piece]:
        """The words of an English compound that no article holds, if any of them is rendered:
        French has no *air-launched*. None of any other group."""
        first = group.words[0]
        is_new = len(group.words) == 1 and "-" in first.text and not group.spans
        if not is_new or self.language.lang != "en" or self.excluding:
            return []
        if is_known(word_forms(first.text, self.lexis), self.lexis):
            return []
        words = [
            Word(part[0], first.start + part.start(), first.start + part.end())
            for part in _PART.finditer(first.text)
        ]
        groups = self.needed(self.grouping.groups(words))
        return list(map(self.piece, groups)) if any(one.renderings for one in groups) else []
