"""Transfers: on which side of one a sentence names somebody, as giver or as receiver.

Input: a text, and the places where it names actors. Output: the side of each, "from" or "to", None
where the sentence does not say. Prepositions, and verbs and nouns of giving and getting tell it, in
French and English: *vendu à la Turquie*, *acheté à la Turquie*, *Turkish arms sales*.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import attrgetter

from index.article import Mention, Side
from index.sentences import sentences
from index.transfers.deeds import LANGS, names_deed, tells
from index.transfers.sentence import Party, Sentence

__all__ = ["Party", "names_deed", "parties_of", "party_term", "sides"]

#: Characters of a short word with its blanks; mentions before and behind that are looked at.
_SHORT_WORD, _NEAR = 8, 4


def parties_of(mentions: Sequence[Mention]) -> list[Party]:
    """The actors that a text mentions, in order; adjectives that stand beside a weapon are known
    by its mention."""
    return [
        Party(one.start, one.end, one.form == "adjective", _is_of_goods(mentions, at))
        for at, one in enumerate(mentions)
        if one.kind == "actor"
    ]


def _is_of_goods(mentions: Sequence[Mention], at: int) -> bool:
    """Whether at most a short word stands between a mention and a weapon."""
    one = mentions[at]
    return any(
        near.kind == "weapon"
        and (0 <= one.start - near.end <= _SHORT_WORD or 0 <= near.start - one.end <= _SHORT_WORD)
        for near in mentions[max(0, at - _NEAR) : at + _NEAR + 1]
    )


def party_term(side: Side, concept: str) -> str:
    """The term of the field `party` for a concept on a side."""
    return f"{side}:{concept}"


def sides(text: str, parties: Sequence[Party], lang: str = "") -> list[Side | None]:
    """The side of each party, which stand in order, of a text in French or English; without a
    language of one in either."""
    if not parties or lang not in LANGS or not tells(text, lang):
        return [None] * len(parties)
    out: list[Side | None] = []
    for start, end in sentences(text):
        last = bisect_left(parties, end, lo=len(out), key=attrgetter("start"))
        inside = parties[len(out) : last]
        if inside and tells(text[start:end], lang):
            out += _shared(text, (start, end), inside, lang)
        else:
            out += [None] * len(inside)
    return out + [None] * (len(parties) - len(out))


def _shared(
    text: str, span: tuple[int, int], parties: Sequence[Party], lang: str
) -> Iterator[Side | None]:
    """The sides of the parties of one sentence; one within another has its side."""
    wholes: list[Party] = []
    owners = []
    for one in parties:
        if not wholes or one.start >= wholes[-1].end:
            wholes.append(one)
        owners.append(len(wholes) - 1)
    found = Sentence(text, span, wholes, lang).sides()
    return (found[owner] for owner in owners)
