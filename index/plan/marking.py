"""What snippets mark, and how each piece is shown in the receipt.

Input: the pieces of a query. Output: `Marking` and rows of the receipt.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from index.analysis import fold
from index.plan.ladder import Wording
from index.plan.parties import AskedSide
from index.plan.pieces import Piece
from index.request import Asked, Marking
from index.result import Understood
from index.transfers import party_term

__all__ = ["marking", "receipt_row"]

#: What it weighs beside a word that a passage names an actor on the side that the query asks for.
_SIDE_WEIGHT = 0.7


def marking(
    pieces: Sequence[Piece],
    asks: Asked | None,
    sides: Sequence[AskedSide],
    goods: frozenset[str] = frozenset(),
) -> Marking:
    """What the pieces match, each thing once; `pieces` are those not excluded, `sides` those of
    a transfer on which they name actors and `goods` the weapons of one, which a passage answers
    like words."""
    told = (*(frozenset(_keys(one)) for one in sides), *filter(None, (goods,)))
    terms: dict[str, set[str]] = {}
    for field, stem in (one for piece in pieces for one in (*piece.stems, *piece.kin_stems)):
        terms.setdefault(field, set()).add(stem)
    return Marking(
        terms={field: frozenset(stems) for field, stems in terms.items()},
        words=frozenset(form for piece in pieces for form in (*piece.words, *piece.kin_words)),
        phrases=tuple(dict.fromkeys(run for piece in pieces for run in piece.runs)),
        concepts=goods.union(*(piece.concepts for piece in pieces)),
        parties=frozenset(key for one in sides for key in _keys(one)),
        groups=(
            *(frozenset(_everything(piece)) for piece in pieces),
            *told,
        ),
        weights=(*(piece.weight for piece in pieces), *(_SIDE_WEIGHT for _ in told)),
        asks=asks,
        spelled=_spelled(pieces),
    )


def _keys(side: AskedSide) -> list[str]:
    return [party_term(side.side, one) for one in side.concepts]


def _spelled(pieces: Sequence[Piece]) -> dict[str, frozenset[str]]:
    """Forms that the query only looks for with certain accents, to the words with these."""
    guards = [forms for piece in pieces for _, forms in piece.guarded]
    meant: dict[str, frozenset[str]] = {}
    for one in guards:
        for form in one.words:
            same = frozenset(word for word in one.surfaces if fold(word) == form)
            meant[form] = meant.get(form, frozenset()) | same
    guarded = [form for one in guards for form in one.words]
    plain = [form for piece in pieces for form in (*piece.words, *piece.kin_words)]
    others = Counter(plain) - Counter(guarded)
    return {form: words for form, words in meant.items() if not others[form]}


def _everything(piece: Piece) -> Iterable[str]:
    yield from (stem for _, stem in (*piece.stems, *piece.kin_stems))
    yield from (*piece.words, *piece.kin_words)
    yield from piece.concepts
    for _, stems, _ in piece.runs:
        yield from stems


def receipt_row(piece: Piece, wording: Wording, sides: Sequence[AskedSide]) -> Understood:
    """A piece as the receipt shows it, at its place in the query as it was typed."""
    start, end = wording.place(piece.start, piece.end)
    side = next((one.side for one in sides if piece.start <= one.start < piece.end), None)
    return Understood(
        wording.typed[start:end],
        start,
        end,
        piece.concepts,
        piece.forms,
        side,
        in_other_words=piece.in_other_words,
        is_excluded=piece.is_excluded,
    )
