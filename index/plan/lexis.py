"""The words of one generation as the planner asks for them: entries, stems, and how rare they are.

Input: the vocabulary and the languages of the generation. Output: a `Lexis`, which remembers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain
from math import log

from index.analysis import fold, lower, query_forms, terms
from index.lexicon import LANGS
from index.plan.written import ELISION, unelided
from index.schema import text_field
from index.vocabulary import Entry, Vocabulary, corrections

__all__ = [
    "ALL_EXPANSIONS",
    "MAX_EXPANSIONS",
    "MOST_INFLECTED",
    "RARE",
    "FieldStem",
    "FieldStems",
    "Lexis",
    "Stems",
    "lexis_of",
]

#: Words that a prefix or a fuzzy word stands for, at most.
MAX_EXPANSIONS = 256
#: All of them in one query together: each gets its share.
ALL_EXPANSIONS = 512
#: Entries that are looked at for the inflections of a stem.
MOST_INFLECTED = 64
#: A spelling without accents is taken for the accented word where that is so much more frequent.
RARE = 20
#: Look-ups that are remembered, of each kind, and generations whose lexis is kept.
_MEMO_SIZE, _KEPT = 5_000, 2
#: A stem in -y or -i of fewer letters is none that has lost its ending.
_SHORTEST_STEM = 4
#: Letters that stems which begin alike share at least, and entries that are looked at for them.
_ALIKE_LETTERS, _ALIKE_ENTRIES = 5, 40

#: Stems that follow each other; the same with the text field that holds them; one with its field.
Stems = tuple[str, ...]
FieldStems = tuple[str, Stems]
FieldStem = tuple[str, str]


class Lexis:
    """The words of one generation, as a query may mean them."""

    def __init__(self, vocabulary: Vocabulary, langs: Mapping[str, int]) -> None:
        self.vocabulary = vocabulary
        self.articles = sum(langs.values())
        #: Articles of each language.
        self.langs = dict(langs)
        remembered = lru_cache(_MEMO_SIZE)
        #: The entries with a folded form, the most frequent first.
        self.entries: Callable[[str], list[Entry]] = remembered(vocabulary.by_fold)
        #: The entries that a word may be a misspelling of, at most so many, the likeliest first.
        self.corrections: Callable[[str, int], list[Entry]] = remembered(
            partial(corrections, vocabulary)
        )
        #: The most frequent entries that begin so, at most so many.
        self.beginning: Callable[[str, int], list[Entry]] = remembered(vocabulary.prefix)
        #: The words of the language of a field whose stem it is, the most frequent first.
        self.inflections: Callable[[str, str], list[Entry]] = remembered(self._inflections)
        self._stems_beginning = remembered(self._beginning_stems)
        self._stems_of_one = remembered(self._entry_stems)
        by_field: dict[str, str] = {}
        for lang in langs:
            by_field.setdefault(text_field(lang), lang)
        #: TEXT field to a language that is analysed as it is, most important first; and back.
        self.fields = dict(sorted(by_field.items(), key=_importance)) or {"text_fr": "fr"}
        self.field_of = {lang: field for field, lang in self.fields.items()}

    @staticmethod
    @lru_cache(_MEMO_SIZE)
    def stems(text: str, lang: str) -> Stems:
        """The stems of a text of `lang`, one after the other; remembered."""
        return tuple(terms(text, lang))

    def rarity(self, form: str) -> float:
        """Inverse frequency of a form of `words`, as BM25 weighs terms; 0 for an unknown one."""
        count = sum(entry.count for entry in self.entries(form))
        return self._weight(count) if count else 0.0

    def rarest(self, forms: Iterable[str]) -> float:
        """The highest rarity among forms; an unknown one is as rare as one of a single article."""
        return max((self.rarity(form) or self._weight(1) for form in forms), default=0.0)

    def concept_rarity(self, concepts: Iterable[str], counts: Mapping[str, int]) -> float:
        """The rarity of the most frequent of some concepts; `counts` gives the articles of each."""
        return self._weight(max(1, *(counts.get(one, 0) for one in concepts)))

    def _weight(self, count: int) -> float:
        return log(1 + (max(self.articles, count) - count + 0.5) / (count + 0.5))

    def stem_rarity(self, stem: str, field: str) -> float:
        """The rarity of a stem, by the most frequent of its forms; never 0."""
        counts = [one.count for one in self.inflections(stem, field)]
        return self._weight(max(counts, default=1))

    def _inflections(self, stem: str, field: str) -> list[Entry]:
        lang = self.fields.get(field, "")
        return [
            entry
            for entry in self.beginning(_root(stem), MOST_INFLECTED)
            if lang in entry.langs and query_forms(entry.surface, lang).terms == (stem,)
        ]

    def alike(self, field: str, stem: str) -> list[str]:
        """Other stems of `field` that begin as `stem` does, the most frequent first."""
        beginning = fold(stem)[: max(_ALIKE_LETTERS, len(stem) - 3)]
        if len(beginning) < _ALIKE_LETTERS:
            return []
        return [one for one in self._stems_beginning(field, beginning) if one != stem]

    def _beginning_stems(self, field: str, beginning: str) -> tuple[str, ...]:
        found = self.stems_of(self.beginning(beginning, _ALIKE_ENTRIES))
        return tuple(dict.fromkeys(s[0] for name, s in found if name == field and len(s) == 1))

    def prefixed(self, text: str, most: int) -> tuple[tuple[str, ...], bool]:
        """At most `most` forms of `words` that begin with `text`, most frequent first, and whether
        more do."""
        begun = partial(self.vocabulary.prefix, ELISION.sub("", fold(text)))
        return _first_forms(begun, min(most, MAX_EXPANSIONS))

    def near(self, text: str, distance: int, most: int) -> tuple[tuple[str, ...], bool]:
        """At most `most` forms of `words` at most `distance` edits from `text`, and whether there
        are more."""
        near = partial(self.vocabulary.fuzzy, ELISION.sub("", fold(text)), distance)
        return _first_forms(near, min(most, MAX_EXPANSIONS))

    def entry(self, surface: str) -> Entry | None:
        """The entry of exactly this surface; remembered."""
        return next((one for one in self.entries(surface) if one.surface == surface), None)

    def exact(self, word: str) -> list[Entry]:
        """The entry of a word as it is written; all with its folded form where there is none."""
        entry = self.entry(lower(word))
        return [entry] if entry else self.entries(word)

    def holds_code(self, form: str) -> bool:
        """Whether articles hold a designator of this folded form, or one that goes on behind it
        and not with a digit: T-72B for T-72."""
        known = self.beginning(form, MOST_INFLECTED)
        return any(not entry.folded[len(form) : len(form) + 1].isdigit() for entry in known)

    def is_own_word(self, word: str, lang: str) -> bool:
        """Whether a word without accents is one of `lang` to the articles as it stands (marche),
        and not an accented word that lost them."""
        entry = self.entry(lower(word))
        return bool(
            entry
            and lang in entry.langs
            and entry.count * RARE >= self.entries(lower(word))[0].count
        )

    def is_foreign(self, word: str, lang: str) -> bool:
        """Whether a word is one of French or English articles, and neither it nor its plural or
        singular is one of articles in `lang`: `marche` is no form of the English `march`."""
        word = lower(word)
        entries = self.entries(word)
        if not any(one in entry.langs for entry in entries for one in LANGS):
            return False
        numbers = (word, *_other_numbers(word))
        return not any(lang in one.langs for form in numbers for one in self.entries(form))

    def stems_of(self, entries: Iterable[Entry]) -> Iterator[FieldStems]:
        """The stems of entries in every field to which they are not foreign: an article in another
        language may hold an inflection of an entry."""
        return chain.from_iterable(map(self._stems_of_one, entries))

    def _entry_stems(self, entry: Entry) -> tuple[FieldStems, ...]:
        read = ((field, lang, unelided(entry.surface, lang)) for field, lang in self.fields.items())
        return tuple(
            (field, stems)
            for field, lang, word in read
            if (stems := query_forms(word, lang).terms)
            and (lang in entry.langs or not self.is_foreign(word, lang))
        )


def lexis_of(vocabulary: Vocabulary, langs: Mapping[str, int]) -> Lexis:
    """The lexis of a generation whose articles `langs` counts by language, the same for every
    search of it; translations and paragraphs may be in other languages than any article."""
    return _lexis(vocabulary, tuple(langs.items()))


@lru_cache(_KEPT)
def _lexis(vocabulary: Vocabulary, langs: tuple[tuple[str, int], ...]) -> Lexis:
    counts = dict(langs)
    others = (lang for lang in vocabulary.langs if lang not in counts)
    return Lexis(vocabulary, counts | dict.fromkeys(others, 0))


def _importance(pair: tuple[str, str]) -> tuple[bool, bool, str]:
    field, lang = pair
    return (lang != "fr", lang != "en", field)


def _other_numbers(word: str) -> tuple[str, ...]:
    """What may be the plural or the singular of a word."""
    singulars = [word[: -len(end)] for end in ("s", "es", "x") if word.endswith(end)]
    return (*singulars, word + "s", word + "es", word + "x")


def _root(stem: str) -> str:
    """Letters that every form of a stem begins with: `suppli` is the stem of supply."""
    folded = fold(stem)
    return folded[:-1] if len(folded) > _SHORTEST_STEM and folded[-1] in "iy" else folded


def _first_forms(found: Callable[[int], list[Entry]], most: int) -> tuple[tuple[str, ...], bool]:
    """At most `most` folded forms, and whether there are more; `found` gives so many entries.
    Entries that differ in their accents alone share a form."""
    asked = most + most // 8 + 1
    while True:
        entries = found(asked)
        forms = tuple(dict.fromkeys(entry.folded for entry in entries))
        if len(forms) > most or len(entries) < asked:
            return forms[:most], len(forms) > most
        asked *= 2
