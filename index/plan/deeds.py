"""Words of one deed: what else in the articles tells of what a word of the query names.

Input: a word and its language; the families of the lexicon and one generation. Output: `Kin`: the
verb of a noun, the nouns of a verb (livraison, livrer), where articles hold them. They rank below
the word itself, however rare they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from index.analysis import lower
from index.lexicon import LANGS, Lang, Lexicon, Relative
from index.plan.inflection import has_plural
from index.plan.lexis import Lexis
from index.plan.nodes import best, children_of
from index.plan.pieces import Piece
from index.plan.written import unelided
from index.request import AllOf, Node, Term, Terms
from index.vocabulary import Entry

__all__ = ["Deeds", "Kin", "with_kin"]

#: Score of a related word, times that of the word itself and of its irregular forms.
_KIN_BOOST = 0.2


class Kin(NamedTuple):
    """A stem of a text field; with `words` only as one of these forms, because other words share
    the stem: vente, not vent. `boost` keeps it below the word it is related to."""

    field: str
    stem: str
    words: tuple[str, ...]
    boost: float

    @property
    def node(self) -> Node:
        """What an engine is asked."""
        stem = Term(self.field, self.stem, self.boost)
        return AllOf((Terms("words", self.words, 0.0), stem)) if self.words else stem


@dataclass(frozen=True, slots=True)
class Deeds:
    """The families of the lexicon over one generation."""

    lexicon: Lexicon | None
    lexis: Lexis

    def kin(self, text: str, langs: Sequence[Lang]) -> tuple[Kin, ...]:
        """The words of the articles that are of the deed which `text` names in each of `langs`."""
        if self.lexicon is None:
            return ()
        return tuple(
            dict.fromkeys(
                one
                for lang in LANGS
                if lang in langs and lang in self.lexis.field_of
                for one in self._in(lower(unelided(text, lang)), lang, self.lexicon)
            )
        )

    def _in(self, word: str, lang: Lang, lexicon: Lexicon) -> Iterator[Kin]:
        field = self.lexis.field_of[lang]
        own = self.lexis.stems(word, lang)
        if len(own) != 1:
            return
        if lang == "fr" and self._is_noun_of_verb(word):
            return
        for relative in lexicon.families.of(word, lang, self._is_noun):
            if relative.shown and not self._is_shown(relative, lang):
                continue
            for stem in dict.fromkeys(one for f in relative.forms for one in self._stem(f, lang)):
                entries = self.lexis.inflections(stem, field)
                if stem != own[0] and entries:
                    yield self._kin(stem, field, relative, entries, own[0])

    def _kin(
        self, stem: str, field: str, relative: Relative, entries: Sequence[Entry], own: str
    ) -> Kin:
        others = {one.folded for one in entries if not self._is_meant(one.surface, relative)}
        meant = dict.fromkeys(one.folded for one in entries if one.folded not in others)
        words = tuple(meant) if others else ()
        ratio = self.lexis.stem_rarity(own, field) / self.lexis.stem_rarity(stem, field)
        boost = 1.0 if relative.kind == "form" else _KIN_BOOST
        return Kin(field, stem, words, boost * min(1.0, ratio))

    def _is_meant(self, surface: str, relative: Relative) -> bool:
        """Whether a form that shares the stem of a relative is one of it."""
        one = surface.removesuffix("s")
        is_form = surface in relative.forms or one in relative.forms
        if is_form or relative.kind == "n":
            return is_form
        is_participle = one.endswith("ée") or one.removesuffix("e") in relative.forms  # vendues
        return is_participle or not (one.endswith("e") and self._is_noun(surface))

    def _is_shown(self, relative: Relative, lang: str) -> bool:
        """Whether the articles hold what a rule made of a word: of a verb its infinitive or two of
        its forms, since a single form may be another word's."""
        held = [one for one in relative.shown if self._is_word(one, lang)]
        return len(held) > (relative.kind == "v" and relative.forms[0] not in held)

    def _is_noun_of_verb(self, surface: str) -> bool:
        """Whether a word that could be a form of a verb in -ir is rather a noun: `part` has a
        plural, and `partir` is something else."""
        one = surface.removesuffix("s")
        return self._is_word(one + "ir", "fr") and self._is_noun(one)

    def _is_noun(self, surface: str) -> bool:
        """Whether a word is rather a noun than the form of a verb."""
        one = surface.removesuffix("s")
        return has_plural(self._count(one), self._count(one + "s"))

    def _is_word(self, surface: str, lang: str) -> bool:
        found = self.lexis.entry(surface)
        return found is not None and lang in found.langs

    def _count(self, surface: str) -> int:
        found = self.lexis.entry(surface)
        return found.count if found else 0

    def _stem(self, form: str, lang: str) -> tuple[str, ...]:
        stems = self.lexis.stems(form, lang)
        return stems if len(stems) == 1 else ()


def with_kin(piece: Piece, kin: Sequence[Kin]) -> Piece:
    """The piece, which also finds its related words, for less."""
    known = {*piece.stems, *(stem for stem, _ in piece.guarded)}
    new = [one for one in kin if (one.field, one.stem) not in known]
    if not new:
        return piece
    stems = tuple((one.field, one.stem) for one in new if not one.words)
    words = tuple(word for one in new for word in one.words)
    return replace(
        piece,
        node=best([*children_of(piece.node), *(one.node for one in new)]),
        kin_stems=tuple(dict.fromkeys((*piece.kin_stems, *stems))),
        kin_words=tuple(dict.fromkeys((*piece.kin_words, *words))),
    )
