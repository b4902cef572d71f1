"""Renderings of words and phrases, found through their stems and with or without accents.

Input: entries; then the words of a query and their language. Output: `Passage`s, leftmost and
longest: which words, and what they are in the other language. A form of the lexicon is taken as
it stands (actually is not actual), then by its stems (arme is not armée), then without accents.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from index.analysis import fold, is_stop_word, terms
from index.lexicon.entries import Entry, Lang, read_entries
from index.lexicon.families import Families
from index.lexicon.lemmas import lemmas, singulars, verbs
from index.loading import undisturbed

__all__ = ["Lexicon", "Passage", "Rendering", "load_lexicon"]

_FIELD = Path(__file__).with_name("lexicon.tsv")
_FURTHER = tuple(map(Path(__file__).with_name, ("phrases.tsv", "everyday.tsv", "places.tsv")))
_JOINTS = re.compile(r"[\s\-‐‑–'’]+")
_ELIDED = {
    "fr": frozenset(("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu")),
    "en": frozenset(("s",)),
}

_Key = tuple[str, ...]


class Rendering(NamedTuple):
    """A phrase of the other language and its part of speech (n, v, adj, adv …; may be empty)."""

    text: str
    pos: str


class Passage(NamedTuple):
    """Words [first, last) of the query and what renders them, the usual first. `is_bare` where
    that is so only if accents were left out (marche for marché), `is_derived` where what the
    lexicon has only shares its stem (conference, confer)."""

    first: int
    last: int
    renderings: tuple[Rendering, ...]
    is_bare: bool = False
    is_derived: bool = False


class Lexicon:
    """French and English phrases that render each other."""

    def __init__(self, entries: Iterable[Entry], others: Iterable[Entry] = ()) -> None:
        self._sides: dict[str, _Side] = {"fr": _Side("fr"), "en": _Side("en")}
        field, further = list(entries), list(others)
        self.size = len(field) + len(further)
        #: Nouns and verbs of one deed, told by the field's words: among all words more are alike
        #: by chance (culte, cultiver).
        self.families = Families(field, further)
        for entry in (*field, *further):
            self._sides["fr"].add(entry.fr, entry.en, entry.pos)
            self._sides["en"].add(entry.en, entry.fr, entry.pos)

    def translations(self, words: Sequence[str], source_lang: str) -> tuple[Passage, ...]:
        """What renders `words` (as typed, in order) of `source_lang` in the other language: the
        longest phrases from the left, single words otherwise; none for a third language."""
        side = self._sides.get(source_lang)
        return tuple(side.passages(words)) if side else ()

    @undisturbed()
    def warm_up(self) -> None:
        """Do at once what is done when words are first asked for, in half a second."""
        for side in self._sides.values():
            side.stem_all()

    def words(self, lang: Lang, initial: str) -> Sequence[str]:
        """What the lexicon has of `lang` in one word that begins with this letter, in lower
        case."""
        return self._sides[lang].words.get(initial, ())


class _Found(NamedTuple):
    """What renders a phrase, and how it was found, as `Passage` says."""

    renderings: tuple[Rendering, ...]
    is_bare: bool = False
    is_derived: bool = False


class _Side:
    """One direction: keys of phrases to their renderings. Forms are keyed as they are written at
    once, by their stems when a word that begins alike is asked for: stemming all of them would be
    most of the time in which a program starts."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        self._written: dict[_Key, tuple[Rendering, ...]] = {}
        #: Keys as written, by their stems, by what is left without accents, by how they begin.
        self._stemmed: dict[_Key, list[_Key]] = {}
        self._folded: dict[_Key, list[_Key]] = {}
        self._unstemmed: dict[str, list[_Key]] = {}
        self._lock = Lock()
        #: What is written with a capital, and never without.
        self._proper: set[_Key] = set()
        self._names: set[_Key] = set()
        self._longest = 1

    @cached_property
    def words(self) -> dict[str, list[str]]:
        """The forms that are one word, by their first letter, once all are added."""
        found: dict[str, list[str]] = {}
        for first, *others in self._written:
            if not others:
                found.setdefault(first[:1], []).append(first)
        return found

    def add(self, forms: Sequence[str], others: Sequence[str], pos: str) -> None:
        """Let each of `forms` be rendered by each of `others`."""
        renderings = tuple(Rendering(other, pos) for other in others)
        for form in forms:
            parts = tuple(self._parts(form))
            if not parts:
                continue
            known = self._written.get(parts, ())
            if form[0].isupper():
                self._proper.add(parts)
                self._names.update(() if known else (parts,))
            else:
                self._names.discard(parts)
            if not known:
                self._longest = max(self._longest, len(parts))
                self._unstemmed.setdefault(_beginning(parts), []).append(parts)
            self._written[parts] = (*known, *(one for one in renderings if one not in known))

    def stem_all(self) -> None:
        """Key all forms by their stems, and without accents."""
        for beginning in tuple(self._unstemmed):
            self._stem_alike(beginning)

    def _stem_alike(self, beginning: str) -> None:
        """The same of the forms that begin so."""
        if beginning not in self._unstemmed:
            return
        with self._lock:  # a thread that comes meanwhile waits until all of them are keyed
            for key in self._unstemmed.get(beginning, ()):
                self._stem_one(key)
            self._unstemmed.pop(beginning, None)

    def _stem_one(self, key: _Key) -> None:
        if self._lang == "fr" or len(key) > 1 or key not in self._names:  # March, but not marches
            self._stemmed.setdefault(self._stems(key), []).append(key)
        bare = () if all(map(str.isascii, key)) else self._bare_keys(key)
        for one in dict.fromkeys((*bare, *self._participles(key))):
            self._folded.setdefault(one, []).append(key)

    def passages(self, words: Sequence[str]) -> Iterator[Passage]:
        """Leftmost-longest over whole words."""
        parts = [(part, i) for i, word in enumerate(words) for part in self._parts(word)]
        owners = [i for _, i in parts]
        at = 0
        while at < len(parts):
            for end in range(min(len(parts), at + self._longest), at, -1):
                if not _is_whole(owners, at, end):
                    continue
                run = [part for part, _ in parts[at:end]]
                found = self._renderings(run)
                if found and not self._is_function(run, words[owners[at]]):
                    yield Passage(owners[at], owners[end - 1] + 1, *found)
                    at = end - 1
                    break
            at += 1

    def _is_function(self, parts: Sequence[str], typed: str) -> bool:
        """True for a function word (may, est), unless it is typed as a proper name (May)."""
        if len(parts) > 1 or not is_stop_word(parts[0], self._lang):
            return False
        return not (typed[:1].isupper() and tuple(parts) in self._proper)

    def _renderings(self, parts: Sequence[str]) -> _Found | None:
        """What renders the parts, the surest way first."""
        written = (self._written.get(key) for key in self._with_singular(tuple(parts)))
        if known := next(filter(None, written), None):
            return _Found(self._with_lemmas(parts, known))
        self._stem_alike(_beginning(parts))
        if found := self._inflected(parts):
            return found
        bare = (self._folded[key] for key in self._bare_keys(parts) if key in self._folded)
        return next((_Found(self._all(keys), is_bare=True) for keys in bare), None)

    def _with_lemmas(
        self, parts: Sequence[str], known: tuple[Rendering, ...]
    ) -> tuple[Rendering, ...]:
        """What renders a word as it stands, then as a plural (*polls*, *victimes*) or a form of a
        verb (*firing*, *leaves*, *blessé*); that first where it is all that is known, and more."""
        kinds = ("v", "n") if parts[0].endswith(("s", "x")) else ("v",)
        others = (self._written.get((one,), ()) for one in self._lemmas_of(parts, known))
        further = tuple(one for other in others for one in other if one.pos in kinds)
        first = further if set(known) <= set(further) else known
        return tuple(dict.fromkeys((*first, *known, *further)))

    def _lemmas_of(self, parts: Sequence[str], known: Iterable[Rendering] = ()) -> list[str]:
        """The words that a single one may be a form of; a French noun is no participle."""
        if len(parts) > 1:
            return []
        (typed,) = parts
        if self._lang == "en":
            return sorted(lemmas(typed) - {typed})
        is_noun = any(one.pos == "n" for one in known)
        return sorted((singulars(typed) if is_noun else singulars(typed) | verbs(typed)) - {typed})

    def _inflected(self, parts: Sequence[str]) -> _Found | None:
        """What renders the parts by their stems: of English the forms that they inflect, else those
        that they are derived from. A word with accents is no inflection of an English one
        (*diffère* is not *differently*), nor is one in -i, as the stem of *try* is."""
        if self._lang == "en" and not all(p.isascii() and not p.endswith("i") for p in parts):
            return None
        keys = self._stemmed.get(self._stems(parts), [])
        own: list[_Key] = [(one,) for one in self._lemmas_of(parts) if (one,) in self._written]
        own += [one for one in keys if self._lang == "fr" or _is_inflected(parts, one)]
        found = own or keys
        return _Found(self._all(found), is_derived=not own) if found else None

    def _all(self, keys: Iterable[_Key]) -> tuple[Rendering, ...]:
        """What renders any of the keys, as they are written."""
        return tuple(dict.fromkeys(one for key in keys for one in self._written[key]))

    def _parts(self, text: str) -> list[str]:
        if text.isalpha() and len(text) > 1:  # as most are
            lower = text if text.islower() else text.lower()
            return [lower] if lower not in _ELIDED[self._lang] else []
        parts = [part for part in _JOINTS.split(text.lower()) if part]
        kept = [part for part in parts if part not in _ELIDED[self._lang]]
        return [part.strip('«»"“”.,;:!?()') for part in kept]  # as a query may hold them

    def _stems(self, parts: Sequence[str]) -> _Key:
        return tuple(_stem(part, self._lang) for part in parts)

    def _with_singular(self, parts: _Key) -> Iterator[_Key]:
        """The parts as typed, then with the last one in the singular, which says more of an English
        word than its stem does: imports are no importers."""
        yield parts
        last = parts[-1]
        if self._lang == "en" and last.endswith("s") and not last.endswith("ss"):
            yield (*parts[:-1], last[:-1])
            if last.endswith("ies"):
                yield (*parts[:-1], last[:-3] + "y")

    def _participles(self, parts: Sequence[str]) -> Iterator[_Key]:
        """A French verb's participles without accents, which its stem does not reach."""
        if self._lang == "fr" and len(parts) == 1 and parts[0].endswith("er"):
            yield from ((fold(parts[0][:-2]) + ending,) for ending in ("e", "ee", "es", "ees"))

    def _bare_keys(self, parts: Sequence[str]) -> Iterator[_Key]:
        """Keys without accents: of the word, of its stem, and of the stem of the bare word."""
        yield tuple(fold(part) for part in parts)
        yield tuple(fold(_stem(part, self._lang)) for part in parts)
        yield tuple(fold(_stem(fold(part), self._lang)) for part in parts)


def _beginning(parts: Sequence[str]) -> str:
    """The letters that a word shares with its stem: two, of which y may become i (dying, die)."""
    return fold(parts[0][:2])[:2].replace("y", "i")


@cache
def _stem(word: str, lang: str) -> str:
    """What a word is compared by: its stem, itself where it is a function word."""
    return " ".join(terms(word, lang)) if not is_stop_word(word, lang) else f"={word}"


def _is_inflected(typed: Sequence[str], form: Sequence[str]) -> bool:
    """Whether each part that was typed is an inflection of that of the form, or its singular."""
    return all(
        one in lemmas(part) or one in (part + "s", part + "es")
        for part, one in zip(typed, form, strict=True)
    )


def _is_whole(owners: Sequence[int], first: int, last: int) -> bool:
    """True where parts [first, last) are whole words."""
    begins = first == 0 or owners[first - 1] != owners[first]
    return begins and (last == len(owners) or owners[last - 1] != owners[last])


@cache
@undisturbed()
def load_lexicon(extra_tsv: Path | None = None) -> Lexicon:
    """The product's lexicon and, behind it, the user's, read once; ConfigurationError names path
    and line."""
    files = (*_FURTHER, extra_tsv) if extra_tsv else _FURTHER
    return Lexicon(read_entries(_FIELD), chain.from_iterable(map(read_entries, files)))
