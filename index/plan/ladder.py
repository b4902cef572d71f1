"""The ladder: how a query of plain words is relaxed, and what is corrected on the way.

Input: the tree of a query and what was read of it. Output: the steps that may follow. Nothing is
relaxed where the user wrote operators, fields, quotes or `+`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from index.analysis import fold, is_stop_word
from index.lexicon import LANGS
from index.parse import corrected
from index.plan.asking import is_question
from index.plan.compiler import Compiler
from index.plan.pieces import Piece
from index.plan.readings import Readings
from index.plan.spelling import Speller
from index.plan.written import is_joint, typed_words
from index.query import And, Ast, Phrase, SearchParams, Word
from index.result import Correction

__all__ = ["Relaxation", "Step", "Wording", "corrections", "relaxations"]

Step = Literal["all", "corrected", "most", "any"]

#: A sentence or question with fewer hits than a page is answered by most of its words, too.
_PAGE = 10
#: Content words from which on a sentence is long.
_LONG = 4
#: Content words from which on a query is as long as a headline.
_HEADLINE = 5
#: Function words beside those that join names (`is_joint`) which names of things hold; a phrase
#: with any other is what somebody said.
_OF_NAMES = frozenset(
    (
        *("d'", "l'", "avec", "chez", "contre", "dans", "depuis", "entre", "ou", "par", "pour"),
        *("sans", "sous", "sur", "vers", "against", "at", "between", "by", "from", "on", "or"),
        *("with", "without"),
    )
)


@dataclass(frozen=True, slots=True)
class Relaxation:
    """The step to take where fewer than `below` articles were found."""

    step: Step
    below: int


@dataclass(frozen=True, slots=True)
class Wording:
    """The query with its corrections, and the way back to the places of the one typed."""

    typed: str
    corrections: tuple[Correction, ...] = ()

    @property
    def text(self) -> str:
        """The query as it is searched."""
        return corrected(self.typed, self.corrections)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """[start, end) of `text` as a place of the typed query."""
        return self._back(start), self._back(end)

    def _back(self, at: int) -> int:
        shift = 0
        for one in self.corrections:
            start = one.start + shift
            end = start + len(one.replacement)
            if at > end:
                shift += len(one.replacement) - (one.end - one.start)
            elif at > start:
                return one.end
            else:
                break
        return at - shift


def _is_plain(ast: Ast | None) -> bool:
    """Whether the query is words alone, as they are typed without any operator."""
    words = ast.children if isinstance(ast, And) and ast.is_plain else (ast,)
    return all(map(_is_plain_word, words))


def corrections(readings: Readings) -> tuple[Correction, ...]:
    """A better spelling of each plain word that no article is indexed by, none of a part beside
    that of its compound; none where the words are to be taken as they are."""
    if not readings.expand:
        return ()
    found: list[Correction] = []
    speller = Speller(
        readings.lexis,
        readings.language.lang,
        readings.fields,
        readings.lexicon,
    )
    for one in readings.unknown:
        if _names_field(one, readings.text):
            continue
        better = speller.better(one.text, is_name=_is_name(one, readings.text))
        if better is not None and fold(better) != fold(one.text):
            found.append(Correction(one.text, one.start, one.end, better))
    apart: list[Correction] = []
    for made in sorted(found, key=lambda made: (made.start, -made.end)):
        if not apart or made.start >= apart[-1].end:
            apart.append(made)
    return tuple(apart)


def relaxations(
    params: SearchParams, ast: Ast | None, compiler: Compiler
) -> tuple[Relaxation, ...]:
    """The steps of the ladder above "all", in order; none where the user wrote operators."""
    if params.operator != "auto" or not (_is_plain(ast) or _is_headline(ast)):
        return ()
    readings = compiler.readings
    size = len(compiler.wanted)
    is_sentence = readings.has_function_words
    # «Qui arme l'Iran ?»: articles that say it in other words are found; *arme* alone says nothing.
    asks_side = bool(readings.asked_sides) and size <= 2
    asks = is_sentence and (size >= _LONG or (is_question(params.text) and not asks_side))
    is_long = size >= _HEADLINE
    steps: list[Relaxation] = []
    if corrections(readings):
        steps.append(Relaxation("corrected", 1))
    if size > 2:
        steps.append(Relaxation("most", _PAGE if is_sentence or is_long else 1))
    if size > 1 or any(map(_is_several, compiler.wanted)):
        steps.append(Relaxation("any", _PAGE if asks or is_long else 1))
    return tuple(steps)


def _is_several(piece: Piece) -> bool:
    """Whether any word of a piece may find what the whole does not; a time has no such words."""
    return piece.named is None and bool(piece.concepts or len(typed_words(piece.text)) > 1)


def _names_field(word: Word, text: str) -> bool:
    """Whether a word was typed as the name of a field, which it is not: `couleur:vert`."""
    after = text[word.end : word.end + 2]
    return after[:1] == ":" and not after[1:].isspace()


def _is_name(word: Word, text: str) -> bool:
    """Whether a capital makes a word a name: not at the beginning, nor where every word has one."""
    is_first = not typed_words(text[: word.start])
    return word.text[0].isupper() and not (is_first or text.istitle() or text.isupper())


def _is_headline(ast: Ast | None) -> bool:
    """Whether the query is a sentence that quotes somebody, as headlines do: there quotation marks
    are punctuation, and the words outside them would do as a query, or say who speaks."""
    children = ast.children if isinstance(ast, And) and ast.is_plain else ()
    if not all(isinstance(one, Phrase) or _is_plain_word(one) for one in children):
        return False
    words = [one for one in children if isinstance(one, Word)]
    is_said = any(_is_said(one) for one in children if isinstance(one, Phrase))
    return len(words) >= _LONG or (is_said and bool(words))


def _is_said(phrase: Phrase) -> bool:
    """Whether a phrase is as long as a sentence and holds function words that names do not hold."""
    words = typed_words(phrase.text)
    joining = [one.lower() for one in words if any(is_stop_word(one, lang) for lang in LANGS)]
    is_joined = any(one not in _OF_NAMES and not is_joint(one) for one in joining)
    return is_joined and len(words) >= _HEADLINE


def _is_plain_word(ast: Ast | None) -> bool:
    return isinstance(ast, Word) and not ast.is_verbatim
