"""Where surface forms stand in a prepared text; the only importer of ahocorasick_rs.

Input: forms, then texts. Output: every hit on word edges, overlapping ones among them; which of
them count is decided in `index.gazetteer.selection`.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from index.gazetteer.catalogue import Concept, Form
from index.gazetteer.notation import literals
from index.gazetteer.text import Reading, spell_yo

__all__ = ["Found", "Matcher", "Search", "Sense", "senses_of"]

#: A designator may carry a version: T-72B3, F-16C, Su-30MKI.
_VERSION = 5


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """What a form gives where it holds, with what matching must know about it.

    Compared by identity: each is made once for a matcher.
    """

    form: Form
    is_weapon: bool
    is_state: bool
    is_body: bool
    is_designator: bool
    waits: bool


class Found(NamedTuple):
    """Senses found at [start, end) of the prepared text."""

    start: int
    end: int
    senses: tuple[Sense, ...]


#: A literal's senses, each with the characters that must be capitals where it is found.
_Claims = list[tuple[Sense, tuple[int, ...]]]


def senses_of(forms: Iterable[Form], concepts: Mapping[str, Concept]) -> list[Sense]:
    """Each form with the traits of its first concept; a blocker has none."""
    senses = []
    for form in forms:
        concept = concepts[form.concepts[0]] if form.concepts else None
        kind = concept.kind if concept else ""
        senses.append(
            Sense(
                form,
                is_weapon=concept is not None and concept.family == "weapon",
                is_state=kind == "state",
                is_body=concept is not None
                and concept.family == "actor"
                and kind not in ("state", "company"),
                is_designator=kind == "system" and form.text[-1:].isdigit(),
                waits=form.guard is not None and form.guard.needs_article,
            )
        )
    return senses


class Search:
    """Literals in one automaton; finds all of them, wherever they stand.

    For documents the automaton is made for speed: 6,000 literals take 0.1 s to build instead of
    0.02 s, and 3,000 characters 35 µs instead of 80 µs.
    """

    def __init__(self, claims: Mapping[str, _Claims], *, for_documents: bool) -> None:
        self._claims = list(claims.values())
        self._automaton = AhoCorasick(
            list(claims) or ["\0"],
            matchkind=MatchKind.Standard,
            implementation=Implementation.DFA if for_documents else Implementation.ContiguousNFA,
        )

    def hits(self, text: str) -> list[tuple[int, int, int]]:
        """(number of the literal, start, end) of all hits, overlapping ones among them."""
        return self._automaton.find_matches_as_indexes(text, overlapping=True)

    def claims(self, number: int) -> _Claims:
        """The senses of a literal."""
        return self._claims[number]


class Matcher:
    """Finds forms in documents: exact ones as written, the others in any case.

    A capital may stand without its accent (Etats-Unis, COREE); a lower-case letter may not.
    """

    def __init__(self, senses: Iterable[Sense]) -> None:
        exact: dict[str, _Claims] = {}
        free: dict[str, _Claims] = {}
        for sense in senses:
            for literal in map(spell_yo, literals(sense.form.text)):
                if sense.form.is_exact:
                    _claim_exact(exact, literal, sense)
                else:
                    _claim(free, literal.lower(), sense, ())
                    _claim_bare(free, literal.lower(), sense)
        self._exact = Search(exact, for_documents=True)
        self._free = Search(free, for_documents=True)

    def find(self, reading: Reading) -> list[Found]:
        """Every form on word edges, by start, the longest first."""
        found = self._edged(self._free, reading.lower, reading)
        found += self._edged(self._exact, reading.joined, reading)
        found.sort(key=lambda hit: (hit.start, -hit.end))
        return found

    def _edged(self, search: Search, text: str, reading: Reading) -> list[Found]:
        found: list[Found] = []
        joined, size = reading.joined, len(text)
        for number, start, end in search.hits(text):
            if start and joined[start - 1].isalnum() and not _is_glued(joined, start):
                continue
            is_open = end < size and joined[end].isalnum() and not _is_glued(joined, end)
            claims = search.claims(number)
            last = _version_end(claims, joined, end) if is_open else end
            if not last:
                continue
            senses = tuple(s for s, caps in claims if _fits(s, caps, start, end, reading))
            if senses:
                found.append(Found(start, last, senses))
        return found


def _is_glued(text: str, at: int) -> bool:
    """True between a lower-case letter and a capital: affairesBoudanov."""
    return text[at - 1].islower() and text[at].isupper()


def _version_end(claims: _Claims, text: str, end: int) -> int:
    """The end of a designator's version, 0 where the word goes on otherwise."""
    if not text[end].isupper() or not any(sense.is_designator for sense, _ in claims):
        return 0
    last = end
    while last < len(text) and text[last].isalnum():
        last += 1
    return last if last - end <= _VERSION else 0


def _fits(sense: Sense, capitals: tuple[int, ...], start: int, end: int, reading: Reading) -> bool:
    joined, plain = reading.joined, reading.plain
    if capitals and not all(joined[start + at].isupper() for at in capitals):
        return False
    if sense.is_weapon and start > 1 and plain[start - 1] == "-" and plain[start - 2].isalpha():
        return False
    return not sense.form.is_prefix or (end < len(plain) and plain[end] == "-")


def _claim(claims: dict[str, _Claims], text: str, sense: Sense, caps: tuple[int, ...]) -> None:
    known = claims.setdefault(text, [])
    if all(other is not sense for other, _ in known):
        known.append((sense, caps))


def _claim_exact(claims: dict[str, _Claims], literal: str, sense: Sense) -> None:
    _claim(claims, literal, sense, ())
    bare = "".join(_bare(char) if char.isupper() else char for char in literal)
    _claim(claims, bare, sense, ())
    if len(literal) > 4 and not literal.isupper():
        _claim(claims, literal.upper(), sense, ())
        _claim(claims, "".join(map(_bare, literal.upper())), sense, ())


def _claim_bare(claims: dict[str, _Claims], literal: str, sense: Sense) -> None:
    """The literal without the accents of its words' first letters, and without any."""
    firsts = [i for i, char in enumerate(literal) if i == 0 or literal[i - 1] in " '"]
    everywhere = range(len(literal))
    for places in (firsts, everywhere):
        chars = list(literal)
        capitals = tuple(i for i in places if _bare(chars[i]) != chars[i])
        for i in capitals:
            chars[i] = _bare(chars[i])
        if capitals:
            _claim(claims, "".join(chars), sense, capitals)


def _bare(char: str) -> str:
    """A letter without its accent; a ligature stays, so that lengths agree."""
    return unicodedata.normalize("NFD", char)[0] if char.isalpha() else char
