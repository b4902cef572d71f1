"""Where surface forms stand in a prepared text; the only importer of ahocorasick_rs.

Input: forms, then texts. Output: every hit on word edges, overlapping ones among them; which of
them count is decided in `index.gazetteer.selection`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import inf
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from index.gazetteer.catalogue import Concept, Form
from index.gazetteer.notation import literals
from index.gazetteer.text import PreparedText, bare, spell_yo

__all__ = [
    "Automaton",
    "Claim",
    "Found",
    "Matcher",
    "Sense",
    "reading_order",
    "senses_of",
    "spellings",
]

T = TypeVar("T")

#: Articles of a sample; more of them are the beginning of a corpus.
_FEW = 100

#: How a designator or an acronym ends: T-72, MiG, MAM-L, B-1B, Iskander-M; no Roman number.
_CODE = re.compile(r"(?:\d|[A-Z][\w/]*[A-RT-Z]|\w{3} [A-HJ-RTUWYZ]|\d[A-RT-Z])$")
#: How a name ends that takes a plural.
_NAME = re.compile(r"(?:^| )[A-ZÀ-Þ][^\W\d_]{2,}[a-rt-wyà-þ]$")
#: A designator may carry a version: T-72B3, F-16C, Su-30MKI.
_VERSION = 5
_NEVER_GLUED = 2
#: Names so short are found in capitals only beside other words in capitals, unless of states.
_SHORT = 4
_BEFORE_SHOUT = re.compile(r"(?<!\w)[A-ZÀ-Þ]{2,}(?:\W{1,3}|[ ,][A-ZÀ-Þ]')$")
_AFTER_SHOUT = re.compile(r"\W{1,3}(?:[A-ZÀ-Þ]')?[A-ZÀ-Þ]{2,}(?!\w)")


@dataclass(frozen=True, slots=True, eq=False)
class Sense:
    """What a form gives where it holds, with what matching must know about it.

    Compared by identity: each is made once for a matcher.
    """

    form: Form
    is_weapon: bool
    is_state: bool
    is_body: bool
    is_place: bool
    is_system: bool
    is_source: bool
    is_maker: bool
    is_full_name: bool
    waits: bool
    is_licensed: bool


class Found(NamedTuple):
    """Senses found at [start, end) of the prepared text; a version may end it."""

    start: int
    end: int
    senses: tuple[Sense, ...]
    has_version: bool = False


class Claim(NamedTuple):
    """A sense of a literal, with what must hold where it is found: the accents of its letters, a
    word in capitals beside it."""

    sense: Sense
    letters: str = ""
    is_shouted: bool = False


def senses_of(forms: Iterable[Form], concepts: Mapping[str, Concept]) -> list[Sense]:
    """Each form with the traits of its first concept; a blocker has none."""
    senses = []
    for form in forms:
        concept = concepts[form.concepts[0]] if form.concepts else None
        kind = concept.kind if concept else ""
        guard = form.guard
        senses.append(
            Sense(
                form,
                is_weapon=concept is not None and concept.family == "weapon",
                is_state=kind == "state",
                is_body=concept is not None
                and concept.family == "actor"
                and kind not in ("state", "company"),
                is_place=_is_place(form, concept),
                is_system=kind == "system",
                is_source=concept is not None and concept.family == "source",
                is_maker=kind == "company" and form.kind == "name",
                is_full_name=kind == "person" and form.kind == "name" and " " in form.text,
                waits=guard is not None and guard.needs_article,
                is_licensed=guard is not None and guard.is_licensed,
            )
        )
    return senses


def _is_place(form: Form, concept: Concept | None) -> bool:
    """Whether the form is the name of a state, of a capital or of a seat of power."""
    if concept is None or form.kind == "adjective":
        return False
    return concept.kind == "state" or (concept.kind == "state-body" and " " not in form.text)


def spellings(sense: Sense) -> Iterator[str]:
    """The literals of a sense's form, and the plurals of weapons: those of designators and
    acronyms (T-72s, MiGs, MAM-Ls), and of systems their names' (Gripens, Sea Kings). French writes
    the type of a system small (frégate de type 054A)."""
    for literal in literals(sense.form.text):
        yield literal
        if sense.is_system and literal.startswith("Type "):
            yield f"t{literal[1:]}"
        if sense.is_weapon and (_CODE.search(literal) or (sense.is_system and _is_name(literal))):
            yield f"{literal}s"


def _is_name(literal: str) -> bool:
    """Whether the literal is a name that takes a plural: capitalised, of four letters or more,
    not ending in one that is a plural's."""
    return literal[0].isupper() and _NAME.search(literal) is not None


class Automaton(Generic[T]):
    """Finds all of some literals in one pass, wherever they stand, and what is known of each.

    Where many texts follow, one that is made for speed takes over: for the literals of a language
    it takes 0.15 s to build instead of 0.03 s, and an article 0.03 ms instead of 0.07 ms.
    """

    def __init__(self, known: Mapping[str, list[T]], *, for_documents: bool) -> None:
        self._known = list(known.values())
        self._literals = list(known)
        self._automaton = self._made(Implementation.ContiguousNFA)
        self._few = _FEW if for_documents else inf  # texts until then

    def hits(self, text: str) -> Iterator[tuple[list[T], int, int]]:
        """(what is known, start, end) of all hits, overlapping ones among them."""
        self._few -= 1
        if self._few <= 0:
            self._few = inf
            self._automaton = self._made(Implementation.DFA)
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield self._known[number], start, end

    def _made(self, implementation: Implementation) -> AhoCorasick:
        return AhoCorasick(
            self._literals, matchkind=MatchKind.Standard, implementation=implementation
        )


class Matcher:
    """Finds forms in documents: exact ones as written, the others in any case.

    A capital may stand without its accent (Etats-Unis, COREE); a lower-case letter may not, but in
    the full name of a person: what takes any case is looked for without accents, and its accents
    where it was found.
    """

    def __init__(self, senses: Iterable[Sense]) -> None:
        exact: dict[str, list[Claim]] = {}
        free: dict[str, list[Claim]] = {}
        for sense in senses:
            for literal in map(spell_yo, spellings(sense)):
                if sense.form.is_exact:
                    _claim_exact(exact, literal, sense)
                else:
                    letters = "" if sense.is_full_name else literal.lower()
                    _claim(free, bare(literal), Claim(sense, letters))
        self._exact = Automaton(exact, for_documents=True)
        self._free = Automaton(free, for_documents=True)

    def find(self, reading: PreparedText) -> list[Found]:
        """Every form on word edges, by start, the longest first."""
        found = [
            *_edged(self._free.hits(bare(reading.joined)), reading),
            *_edged(self._exact.hits(reading.joined), reading),
        ]
        found.sort(key=reading_order)
        return found


def reading_order(hit: Found) -> tuple[int, int, bool]:
    """By start, the longest first."""
    return hit.start, -hit.end, hit.has_version


def _edged(hits: Iterable[tuple[list[Claim], int, int]], reading: PreparedText) -> Iterator[Found]:
    for claims, start, end in hits:
        last = _last(reading.joined, start, end)
        if last:
            senses = tuple(
                claim.sense
                for claim in claims
                if (last == end or claim.sense.is_system) and _fits(claim, start, end, reading)
            )
            if senses:
                yield Found(start, last, senses, has_version=last > end)


def _last(text: str, start: int, end: int) -> int:
    """Where a hit ends, its version with it; 0 if it is a part of a word. A name of two letters
    counts as glued to no other word: *WhAP* is not AP."""
    is_short = end - start <= _NEVER_GLUED
    if start and text[start - 1].isalnum() and (is_short or not _is_glued(text, start)):
        return 0
    if end < len(text) and text[end].isalnum() and (is_short or not _is_glued(text, end)):
        return _version_end(text, end)
    return end


def _is_glued(text: str, at: int) -> bool:
    """True between a lower-case letter and a capital: affairesBoudanov."""
    return text[at - 1].islower() and text[at].isupper()


def _version_end(text: str, end: int) -> int:
    """The end of the version that a designator has behind its number: F-16C, S-300PMU2; 0 where
    the word goes on otherwise."""
    if not text[end - 1].isdigit() or not text[end].isupper():
        return 0
    last = end
    while last < len(text) and text[last].isalnum():
        last += 1
    return last if last - end <= _VERSION else 0


def _fits(claim: Claim, start: int, end: int, reading: PreparedText) -> bool:
    joined, plain = reading.joined, reading.plain
    if claim.letters and not _is_spelt(claim.letters, start, end, reading):
        return False
    if claim.is_shouted and not _is_shouted(joined, start, end):
        return False
    sense = claim.sense
    if sense.is_weapon and start > 1 and plain[start - 1] == "-" and plain[start - 2].isalpha():
        return False
    return not sense.form.is_prefix or (end < len(plain) and plain[end] == "-")


def _is_spelt(letters: str, start: int, end: int, reading: PreparedText) -> bool:
    """Whether the text has the accents of `letters` there, but for those of capitals."""
    there = reading.joined[start:end]
    return there.lower() == letters or all(
        char.lower() == letter or (char.isupper() and char.lower() == bare(letter))
        for char, letter in zip(there, letters, strict=True)
    )


def _is_shouted(text: str, start: int, end: int) -> bool:
    before = _BEFORE_SHOUT.search(text, max(0, start - 24), start)
    return before is not None or _AFTER_SHOUT.match(text, end) is not None


def _claim(claims: dict[str, list[Claim]], text: str, claim: Claim) -> None:
    known = claims.setdefault(text, [])
    if all((other.sense, other.letters) != (claim.sense, claim.letters) for other in known):
        known.append(claim)


def _claim_exact(claims: dict[str, list[Claim]], literal: str, sense: Sense) -> None:
    """The literal, without the accents of its capitals, and in capitals if it is no acronym."""
    _claim(claims, literal, Claim(sense))
    plain = "".join(_unaccented(char) if char.isupper() else char for char in literal)
    _claim(claims, plain, Claim(sense))
    if _has_capitals(literal, sense):
        is_known = sense.is_place or (sense.is_system and sense.form.guard is not None)
        is_sure = len(literal) > _SHORT or (is_known and len(literal) == _SHORT)
        claim = Claim(sense, is_shouted=not is_sure)
        _claim(claims, literal.upper(), claim)
        _claim(claims, "".join(map(_unaccented, literal.upper())), claim)


def _has_capitals(literal: str, sense: Sense) -> bool:
    """Whether the literal may stand in capitals: names from three letters, adjectives from five
    (POLE position)."""
    is_adjective = sense.form.kind == "adjective"
    return not literal.isupper() and len(literal) >= _SHORT - 1 + 2 * is_adjective


def _unaccented(char: str) -> str:
    """A letter without its accent; a ligature stays, so that lengths agree."""
    return unicodedata.normalize("NFD", char)[0] if char.isalpha() else char
