"""Better spellings of words that no article is indexed by.

Input: a word as typed, the language of its query and the words of a generation. Output: the word
that was probably meant. A compound is corrected part by part, else as a whole. An acronym is never
corrected, and a word of another language only to one of that language, or to its cognate.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from index.analysis import fold, lower
from index.gazetteer import Gazetteer
from index.lexicon import Lexicon
from index.plan.fields import Fields
from index.plan.language import is_common
from index.plan.lexis import Lexis
from index.plan.written import ELISION
from index.vocabulary import Entry, sound, within

__all__ = ["Speller"]

#: Corrections of a word that are looked at.
_MOST = 5
#: A word, and a name, is hardly meant that is in fewer articles than one of so many.
_RARE_WORD, _RARE_NAME = 20_000, 5_000
#: Letters of a word in capitals that is an acronym; a longer one is a word.
_ACRONYM = 5
#: An elided word that lost its apostrophe, and the vowel behind it.
_GLUED = re.compile("(?:[ldjmtsnc]|qu)(?=[aeiouyhàâæéèêëîïôœùû].{3})")
_HYPHENS = re.compile("[-‐‑]")
_VOWELS = re.compile("[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")
#: English has kept a d that French has lost: admiral, amiral.
_LOST = re.compile("^ad(?=[jmv])")
#: Letters of cognates that differ in their vowels alone, at least, and the first ones that do not;
#: those with which others begin alike, and those by which they then end otherwise.
_SHORTEST, _SHARED, _BEGINNING, _ENDING = 7, 3, 7, 3
#: Letters of a word in which one is missing or too many, or of a longer one two are swapped, and of
#: one in which one is another: shorter ones are too much alike (boots, boats, boost).
_MISSING, _ANOTHER = 5, 8
#: Letters of a name from which on one with another letter is the same.
_NAME = 6


@dataclass(frozen=True, slots=True)
class Speller:
    """Corrects the words of a query in `lang`, None where that may be French or English."""

    lexis: Lexis
    lang: str | None
    fields: Fields
    lexicon: Lexicon | None

    def better(self, text: str, *, is_name: bool) -> str | None:
        """`text` with its word replaced by the likeliest one; None where none is near. A query in
        one language is not corrected to words that only other languages have, and no word to one
        that hardly any article holds, unless both sound the same, as transliterations do.

        `is_name` says that a capital makes the word a name. Names are of no language, and none is a
        common word misspelt; in capitals beside other words a name is an acronym, however long."""
        elision = match[0] if (match := ELISION.match(text)) else ""
        word = text[len(elision) :]
        if word.isupper():
            if is_name or len(word) <= _ACRONYM:
                return None
            word = word.lower()
        parts = _HYPHENS.split(word)
        better = None if is_name else self._people(word)
        better = better or self._parts(parts, is_name=is_name) or self._word(word, is_name=is_name)
        if not is_name:
            better = self._elided(lower(word), better) or better
        better = better or self._state(word)
        return elision + better if better else None

    def _elided(self, word: str, better: str | None) -> str | None:
        """The French word that lost its apostrophe (`darmes`, d'armes), if at least as many
        articles hold what stands behind the apostrophe as hold `better`."""
        match = _GLUED.match(word)
        if match is None or self.lang not in (None, "fr"):
            return None
        rest = word[match.end() :]
        count, other = (
            max((one.count for one in self.lexis.entries(fold(text))), default=0)
            for text in (rest, better or "")
        )
        return f"{match[0]}'{rest}" if count >= max(other, 1) else None

    def _word(self, word: str, *, is_name: bool) -> str | None:
        is_foreign = self._is_foreign and not is_name
        own = self._of_lexicon(lower(word)) if is_foreign and self.lang == "en" else None
        if own:
            return own
        lang = None if is_name else self.lang
        for entry in self.lexis.corrections(word, _MOST):
            is_likely = self._is_likely(word, entry, lang)
            if is_foreign:
                is_meant = _is_cognate(word, entry.surface) or self._is_slip(word, entry, is_likely)
            else:
                is_meant = is_likely or sound(entry.folded) == sound(fold(word))
            if is_meant:
                return None if is_name and self._is_another(word, entry) else entry.surface
        return None

    def _is_another(self, word: str, entry: Entry) -> bool:
        """Whether a name is another one than the entry that looks like it: a short one with another
        letter (Dali, Dati), or a word of French or English that is no name in the gazetteer."""
        folded, near = fold(word), entry.folded
        is_short = len(folded) < _NAME and sound(folded) != sound(near)
        if is_short and _price(folded, near) != 1:
            return True
        return is_common(entry.surface, self.lexicon) and not self.fields.gazetteer.named_by(
            entry.surface
        )

    def _is_likely(self, word: str, entry: Entry, lang: str | None) -> bool:
        """Whether more than hardly any articles hold the word that may be meant, in `lang` if
        given."""
        least = self.lexis.articles / (_RARE_NAME if word[:1].isupper() else _RARE_WORD)
        return entry.count >= least and (lang is None or lang in entry.langs)

    @property
    def _is_foreign(self) -> bool:
        """Whether the articles hold too little in the language of the query to tell what is a word
        of it."""
        langs = self.lexis.langs
        most = max(langs.values(), default=0)
        return self.lang is not None and 2 * langs.get(self.lang, 0) < most

    def _of_lexicon(self, word: str) -> str | None:
        """The English word of the field of which a word is a misspelling, in its number."""
        if self.lexicon is None:
            return None
        words = self.lexicon.words("en", word[:1])
        for end in ("", "s"):
            if found := next(_slips(word.removesuffix(end), words), None):
                return found + end
        return None

    def _state(self, word: str) -> str | None:
        """The state, named in the articles in whatever words, of whose name a word is a
        misspelling."""
        names = self._held(_states(self.fields.gazetteer))
        folded = fold(word)
        alike = (one for one in names if sound(one) == sound(folded))
        found = next(chain(alike, _slips(folded, list(names))), None)
        return names[found] if found else None

    def _people(self, word: str) -> str | None:
        """The adjective of such a state that a word sounds like, or in which letters are swapped or
        doubled: *nigérein* is no misspelling of *Nigeria*. None for a word that exists."""
        if is_common(lower(word), self.lexicon):
            return None
        names, folded = self._held(_adjectives(self.fields.gazetteer)), fold(word)
        near = {one: edits for one, edits in within(folded, list(names), 2) if one[0] == folded[0]}
        alike = [one for one in near if sound(one) == sound(folded) or _price(folded, one) == 1]
        found = min(alike, key=near.__getitem__, default=None)
        return names[found] if found else None

    def _held(self, names: Mapping[str, _Named]) -> dict[str, str]:
        """Those of names that name what articles name, in whatever words, with their spelling."""
        held = self.fields.values("actor")
        return {name: own.spelling for name, own in names.items() if own.concept in held}

    def _is_slip(self, word: str, entry: Entry, is_likely: bool) -> bool:
        """Whether a word is a misspelling of a likely word, or of what the gazetteer names; of
        that, it may be another transliteration, too."""
        is_named = bool(self.fields.gazetteer.named_by(entry.surface))
        if is_named and sound(fold(word)) == sound(entry.folded):
            return True
        return (is_likely or is_named) and any(_slips(fold(word), [entry.folded]))

    def _parts(self, parts: Sequence[str], *, is_name: bool) -> str | None:
        better = [
            part if self.lexis.entries(lower(part)) else self._word(part, is_name=is_name)
            for part in parts
        ]
        known = [one for one in better if one is not None]
        return "-".join(known) if len(known) == len(parts) and known != list(parts) else None


class _Named(NamedTuple):
    concept: str
    spelling: str


@lru_cache(1)
def _states(gazetteer: Gazetteer) -> dict[str, _Named]:
    """The names of states in one word, folded; none that is short."""
    states = [one for one in gazetteer.concepts.values() if one.kind == "state"]
    return _long(_Named(one.id, label) for one in states for label in one.label.values())


@lru_cache(1)
def _adjectives(gazetteer: Gazetteer) -> dict[str, _Named]:
    """Their adjectives likewise."""
    return _long(_Named(concept, spelling) for spelling, concept in gazetteer.adjectives)


def _long(named: Iterable[_Named]) -> dict[str, _Named]:
    long = [one for one in named if one.spelling.isalpha() and len(one.spelling) >= _MISSING]
    return {fold(one.spelling): one for one in reversed(long)}  # nigérien, not Nigerien


def _is_cognate(word: str, other: str) -> bool:
    """Whether two words of two languages are probably one: they sound alike, differ in their vowels
    alone (paramilitary, paramilitaire), or begin alike and end otherwise."""
    one, two = (_LOST.sub("a", fold(text)).removesuffix("s") for text in (word, other))
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, two, strict=False)))
    if shared >= _BEGINNING and max(len(one), len(two)) - shared <= _ENDING:
        return True
    if shared < _SHARED or min(len(one), len(two)) < _SHORTEST:
        return False
    return _consonants(one) == _consonants(two)


def _consonants(folded: str) -> str:
    return _DOUBLE.sub(r"\1", _VOWELS.sub("", sound(folded) or folded))


def _slips(word: str, candidates: Sequence[str]) -> Iterator[str]:
    """The candidates of which a word is a misspelling by one slip, the likeliest first."""
    near = [one for one, _ in within(word, candidates, 1) if one[0] == word[:1]]
    prices = {one: _price(word, one) for one in near}
    return iter(sorted(filter(prices.__getitem__, near), key=prices.__getitem__))


def _price(typed: str, meant: str) -> int:
    """How unlikely a slip is: a letter swapped or doubled, one missing or too many, another one;
    0 where the words are too short for it."""
    if _DOUBLE.sub(r"\1", typed) == _DOUBLE.sub(r"\1", meant):
        return 1
    if sorted(typed) == sorted(meant):
        return int(len(typed) > _MISSING)
    if len(typed) != len(meant):
        return 2 if min(len(typed), len(meant)) >= _MISSING else 0
    return 3 if len(typed) >= _ANOTHER else 0
