"""What a word of the query may be in the articles: its stems by field, and its folded forms.

Input: a word as typed, and the words of one generation. Output: `Forms`, never nodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from index.analysis import fold, lower, query_forms, terms
from index.plan.lexis import MOST_INFLECTED, RARE, FieldStem, FieldStems, Lexis, Stems
from index.plan.nodes import Run
from index.plan.written import unelided

__all__ = ["Forms", "is_known", "phrase_stems", "title_stems", "word_forms"]

#: Letters that a stem needs to be completed.
_SHORTEST_STEM = 4
_POSSESSIVE = re.compile("(?<=\\w)['’]s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Forms:
    """What stands for one word: per TEXT field, sequences of stems that follow each other; and
    forms of the field `words`. `is_code` for designators and numbers."""

    text: str
    stems: tuple[FieldStems, ...]
    words: tuple[str, ...]
    is_code: bool = False

    @property
    def singles(self) -> tuple[FieldStem, ...]:
        """Every reading that is one stem."""
        return tuple((field, stems[0]) for field, stems in self.stems if len(stems) == 1)

    @property
    def runs(self) -> tuple[Run, ...]:
        """Every other reading."""
        return tuple((field, stems, 0) for field, stems in self.stems if len(stems) > 1)


def word_forms(text: str, lexis: Lexis, *, with_accents: bool = True) -> Forms:
    """Readings of one word as typed; `with_accents` lets a word without accents that the
    vocabulary does not know stand for the accented words it may mean."""
    stems: list[FieldStems] = []
    words: dict[str, None] = {}
    is_code = False
    for field, lang in lexis.fields.items():
        word = _bare(unelided(text, lang), lang, lexis)
        read = query_forms(word, lang)
        words.update(dict.fromkeys(read.words))
        is_code = is_code or read.is_code
        if read.terms and (read.is_code or not lexis.is_foreign(word, lang)):
            stems.append((field, read.terms))
    if with_accents and (accented := _accented(text, words, lexis)):
        has_accents = {field for field, _ in accented}
        stems = [*accented, *(one for one in stems if one[0] not in has_accents or len(one[1]) > 1)]
    if with_accents and "-" in text:
        stems.extend(_glued(text.replace("-", ""), lexis))
    if _is_another_word(text, lexis):
        words.pop(fold(text), None)
    return Forms(text, tuple(dict.fromkeys(stems)), tuple(words), is_code)


def _glued(word: str, lexis: Lexis) -> Iterator[FieldStems]:
    """Stems of a compound without its hyphens where the articles hold it so, in the singular or
    in the plural (smartphone)."""
    folded = fold(word)
    for form in (folded, folded + "s", folded.removesuffix("s")):
        for entry in lexis.entries(form)[:1]:
            yield from lexis.stems_of((entry,))


def _bare(word: str, lang: str, lexis: Lexis) -> str:
    """A word without the English possessive (`Borloo's`), which no other language has, unless
    the articles hold it so (`McDonald's`)."""
    if lang == "en" or not _POSSESSIVE.search(word):
        return word
    is_held = any(lexis.entries(form) for form in query_forms(word, lang).words)
    return word if is_held else _POSSESSIVE.sub("", word)


def title_stems(text: str, lexis: Lexis, *, with_accents: bool) -> tuple[Stems, ...]:
    """Stems of one word in titles, whose field holds every language: where the word lost its
    accents, those of the accented words alone."""
    forms = word_forms(text, lexis, with_accents=with_accents)
    accented = _accented(text, forms.words, lexis) if with_accents else []
    return tuple(dict.fromkeys(stems for _, stems in accented or forms.stems))


def is_known(forms: Forms, lexis: Lexis) -> bool:
    """Whether any article is indexed by the word, its spelling or its stem; a name, which has a
    capital, has no other forms that would share its stem."""
    if forms.is_code or any(lexis.entries(form) for form in forms.words):
        return True
    if forms.text[:1].isupper():
        return False
    return any(
        (field, (stem,)) in lexis.stems_of(lexis.beginning(fold(stem), MOST_INFLECTED))
        for field, stem in forms.singles
    )


def phrase_stems(text: str, field: str, lexis: Lexis) -> tuple[tuple[str, ...], ...]:
    """For each word of a phrase the stems that stand for it in `field`."""
    lang = lexis.fields[field]
    positions: list[tuple[str, ...]] = []
    for word in text.split():
        stems = terms(unelided(word, lang), lang)
        if len(stems) == 1:
            accented = [
                sequence[0]
                for name, sequence in _accented(word, (), lexis)
                if name == field and len(sequence) == 1
            ]
            positions.append(tuple(dict.fromkeys((*stems, *accented))))
        else:
            positions.extend((stem,) for stem in stems)
    return tuple(positions)


def _accented(text: str, words: Iterable[str], lexis: Lexis) -> list[FieldStems]:
    """Stems of the words of the vocabulary that `text` is when their accents are left out;
    none where `text` is a word itself."""
    found: dict[FieldStems, None] = {}
    typed = (lower(text), lower(unelided(text, "")))  # d’armes is as much a word as armes
    for form in dict.fromkeys((fold(text), *words)):
        entries = lexis.entries(form)
        own = next((entry.count for entry in entries if entry.surface in typed), 0)
        if own and own * RARE >= entries[0].count:
            return []
        found.update(dict.fromkeys(lexis.stems_of(entries)))
    return list(found) or list(_inflected(text, lexis))


def _inflected(text: str, lexis: Lexis) -> Iterator[FieldStems]:
    """Accented stems that are the stem of `text` without their accents: `vehicule` is known
    by `véhicules` alone."""
    for field, lang in lexis.fields.items():
        stems = query_forms(unelided(text, lang), lang).terms
        if len(stems) != 1 or len(stems[0]) < _SHORTEST_STEM:
            continue
        for name, other in lexis.stems_of(lexis.beginning(fold(stems[0]), MOST_INFLECTED)):
            if name == field and len(other) == 1 and fold(other[0]) == fold(stems[0]):
                yield field, other


def _is_another_word(text: str, lexis: Lexis) -> bool:
    """Whether an accented word and its bare form are two words (armé and arme): then the
    accented one, typed with care, does not stand for the bare one."""
    surface, bare = lower(text), fold(text)
    if surface == bare:
        return False
    entry, other = lexis.entry(surface), lexis.entry(bare)
    return bool(entry and other and other.count * RARE >= entry.count)
