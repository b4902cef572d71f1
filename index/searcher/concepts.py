"""Names of concepts while they are typed, and as a query says them.

Input: the gazetteer, the beginning of a name. Output: concepts; the text of a query that asks for
one of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import accumulate

from index.analysis import fold, is_stop_word
from index.gazetteer import Gazetteer
from index.lexicon import LANGS
from index.parse import FIELD_NAMES
from index.query import Ui
from index.searcher.typed import Tail
from index.vocabulary import within

__all__ = ["Labels", "Names", "plain"]

_NO_LETTERS = re.compile(r"[\W_]+")
_PLURALS = "sx"
#: Letters that a word has at least of which a plural or a typing error is thought.
_SHORTEST_PLURAL, _SHORTEST_MISTYPED = 4, 4
_FEWEST_LETTERS = 2
_MOST_ALIKE = 3
#: What a label says beside the name: a short name, or words that explain it.
_ASIDE = re.compile(r"\s*\([^)]*\)")
_OR = re.compile(r" ?[/,…] ?| et | and ")
_FIRST = re.compile(r"[ ']")
_OPERATES = re.compile(r'["()…/:*~+]')
#: The blank between letters and a number; where letters and a number meet.
_APART = re.compile(r"(?<=[a-z]) (?=\d)")
_PARTED = re.compile(r"(?<=[a-z])(?=\d)")
_NAMES = {entry.field: entry for entry in FIELD_NAMES}


class Labels:
    """The labels of all concepts one after the other, whole and in their parts, so that one search
    looks through them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        labelled = dict.fromkeys(
            (plain(part), concept)
            for concept in gazetteer.concepts
            for ui in LANGS
            for part in _parts(gazetteer.label(concept, ui))
        )
        labels = [label for label, _ in labelled]
        self._concepts = [concept for _, concept in labelled]
        self._text = "".join(f"\n{label}" for label in labels) + "\n"
        self._starts = list(accumulate((len(label) + 1 for label in labels), initial=0))

    def named(self, words: str) -> set[str]:
        """The concepts that all of `words` name."""
        return set(self._gazetteer.named_by(words))

    def begun(self, words: str, *, inside: bool) -> set[str]:
        """The concepts of which a label begins with the words, each in either number. With
        `inside`, also those of which words inside the label do, unless the first word typed is a
        function word."""
        typed = plain(words)
        if len(typed) < _FEWEST_LETTERS:
            return set()
        pattern = _beginning(typed)
        return {
            self._concepts[bisect_right(self._starts, found.start()) - 1]
            for edge in ("\n " if inside and not _is_function(words) else "\n")
            for found in re.finditer(edge + pattern, self._text)
        }

    def alike(self, word: str) -> list[str]:
        """Words of labels that `word` begins but for one typing error; none for a short one."""
        typed = plain(word)
        if len(typed) < _SHORTEST_MISTYPED:
            return []
        sizes = range(len(typed) - 1, len(typed) + 2)
        likely = [one for one in self._words if one[0] in typed[:2]]
        begun = {one[:size] for one in likely for size in sizes}
        near = {form for form, _ in within(typed, list(begun), 1)}
        found = [one for one in likely if any(one[:size] in near for size in sizes)]
        return sorted(found, key=lambda one: (one[0] != typed[0], len(one), one))[:_MOST_ALIKE]

    def respelt(self, words: str) -> Iterator[str]:
        """The words with the one before the last that stands in no label, where just one does not,
        as words of labels that are one typing error from it."""
        *before, last = plain(words).split(" ")
        unknown = [at for at, word in enumerate(before) if self._is_mistyped(word)]
        if len(unknown) != 1:
            return
        at = unknown[0]
        for near, _ in within(before[at], self._words, 1):
            yield " ".join([*before[:at], near, *before[at + 1 :], last])

    def _is_mistyped(self, word: str) -> bool:
        return len(word) >= _SHORTEST_MISTYPED and _singular(word) not in self._singulars

    @cached_property
    def _singulars(self) -> frozenset[str]:
        return frozenset(map(_singular, self._words))

    @cached_property
    def _words(self) -> list[str]:
        words = set(self._text.split())
        return sorted(word for word in words if len(word) >= _SHORTEST_MISTYPED)


class Names:
    """How a query asks for a concept."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._known: dict[tuple[str, Ui], tuple[str, ...]] = {}

    def query(self, concept: str, ui: Ui, tail: Tail, is_named: bool) -> str | None:
        """The typed query with the concept in place of the words of `tail`. These words stay where
        they name the concept and its name cannot follow their elision. None where a query cannot
        ask for it so: in quotes, or as a word to be taken as it is written."""
        if tail.is_verbatim:
            return None
        label = self._gazetteer.label(concept, ui)
        if tail.field:
            return self.value(label, tail)
        name = self._name(concept, ui, tail)
        if not name or ("-" in tail.lead and " " in name):
            field = _NAMES[self._gazetteer.concepts[concept].family].named(ui)
            asked = f"{field}:{_quoted(label)}"
            can_ask = not (tail.is_quoted or tail.elision)
            return tail.before + tail.lead + asked + tail.closing if can_ask else None
        if not tail.takes(name):
            return tail.with_words(tail.words) if is_named else None
        return tail.with_words(self._in_sentence(concept, name) if tail.begun("") else name)

    @staticmethod
    def value(label: str, tail: Tail) -> str:
        """The typed query with a value of its field in place of the words of `tail`."""
        value = label if tail.is_quoted else _quoted(label)
        return tail.before + tail.lead + value + tail.closing

    def _in_sentence(self, concept: str, name: str) -> str:
        """The name behind other words: a type of weapon has no capital there."""
        is_common = self._gazetteer.concepts[concept].kind == "weapon" and name[1:2].islower()
        return name[0].lower() + name[1:] if is_common else name

    def _name(self, concept: str, ui: Ui, tail: Tail) -> str:
        """The label, or that part of it by which a query names the concept, rather one that begins
        as typed. Empty where a query has no name for it."""
        key = (concept, ui)
        if key not in self._known:
            found = _parts(self._gazetteer.label(concept, ui))
            self._known[key] = tuple(one for one in found if self._is_name(one, concept))
        names = self._known[key]
        pattern = re.compile(_beginning(plain(tail.words)))
        begun = (name for name in names if pattern.match(plain(name) + " "))
        return next(begun, names[0] if names else "")

    def _is_name(self, name: str, concept: str) -> bool:
        return not _OPERATES.search(name) and concept in self._gazetteer.named_by(name)


def _parts(label: str) -> Iterator[str]:
    """A label, each of the names that it joins, and the short names that it has in brackets;
    brackets that hold words explain it and are left out."""
    asides = [aside.strip(" ()") for aside in _ASIDE.findall(label)]
    bare = _ASIDE.sub("", label)
    if not any(aside[:1].islower() for aside in asides):
        yield label
    yield bare
    joined = (part.strip() for part in _OR.split(bare))
    yield from (part for part in joined if not _is_function(part))
    yield from (aside for aside in asides if not aside[:1].islower())


def _is_function(words: str) -> bool:
    """Whether words begin with a function word; the letter of a designator (T-54) is none."""
    first = _FIRST.split(fold(words), maxsplit=1)[0]
    return any(is_stop_word(first, lang) for lang in LANGS)


def _quoted(label: str) -> str:
    bare = label.replace('"', "")
    return bare if bare.isalnum() else f'"{bare}"'


def plain(text: str) -> str:
    """Folded, one space for whatever stands between words."""
    return _NO_LETTERS.sub(" ", fold(text)).strip()


def _beginning(plain: str) -> str:
    """A pattern of the words, of which the last may go on and the others are in either number.
    Letters and the number of a designator may stand apart or not: s3, su 3."""
    pattern = _plural_or_not(_APART.sub("", plain))
    return _PARTED.sub(" ?", pattern)


def _plural_or_not(plain: str) -> str:
    *before, last = plain.split(" ")
    bases = [re.escape(_singular(word)) + f"[{_PLURALS}]?" for word in before]
    singular = _singular(last)
    end = re.escape(last)
    if singular != last:
        end = rf"{re.escape(singular)}(?:{last[-1]}|[ \n])"
    return " ".join([*bases, end])


def _singular(word: str) -> str:
    is_plural = len(word) >= _SHORTEST_PLURAL and word[-1] in _PLURALS
    return word[:-1] if is_plural else word
