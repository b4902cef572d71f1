"""What words of the query are in the other language, by the lexicon of the field.

Input: words as typed, French and English mixed. Output: which of them a phrase of the other
language renders, as stems of its text field.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.analysis import fold, is_stop_word
from index.lexicon import HOMOGRAPHS, LANGS, Lang, Passage, Rendering
from index.plan.language import OTHER, QueryLanguage, is_shared, passages
from index.plan.lexis import Lexis
from index.plan.senses import Sense
from index.plan.written import ELISION, unturned

__all__ = ["Bilingual", "Rendered"]

#: Renderings of one word, at most; the lexicon names the usual ones first.
_MOST = 6
#: Words that turn round what they stand before, and are no stems: *peu probable* would be probable.
_TURNING = {
    "fr": frozenset(("hors", "ne", "pas", "peu", "sans")),
    "en": frozenset(("no", "not", "out", "without")),
}
#: What renders a word of both languages is at most so many times as frequent as the word, where the
#: words of the query tell that it is in the language of the articles.
_SHARED_CERTAINLY = 50


class Rendered(NamedTuple):
    """Words [first, last), what renders them, and (language, word) where that is one word."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    words: tuple[tuple[Lang, str], ...]


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The lexicon over one generation, for a query in `language`."""

    language: QueryLanguage

    @property
    def lexis(self) -> Lexis:
        """The words of the generation."""
        return self.language.lexis

    def rendered(self, words: Sequence[str]) -> list[Rendered]:
        """What renders the words, leftmost and longest. Each word is read as one of the language
        that the query is likely in; as one of both where neither is likely."""
        if self.language.lang not in (None, *LANGS):
            return []
        words = list(map(unturned, words))
        found: list[Rendered] = []
        for source, target in OTHER.items():
            if target in self.lexis.field_of:
                found += self._of(words, source, target)
        found.sort(key=lambda one: (one.first, one.first - one.last))
        return _disjoint(found)

    def _of(self, words: Sequence[str], source: Lang, target: Lang) -> list[Rendered]:
        field = self.lexis.field_of[target]
        out = []
        for passage in passages(self.language.lexicon, tuple(words), source):
            typed = words[passage.first : passage.last]
            is_acronym = len(typed) == 1 and typed[0].isupper()  # the WHO
            is_acronym = is_acronym and typed[0] not in self.language.shouted
            if all(self._is_function_word(one, source) for one in typed) and not is_acronym:
                continue
            if len(typed) == 1 and self._is_its_own(typed[0], passage, source):
                continue
            renderings = passage.renderings[:_MOST]
            if senses := self._senses(renderings, field, target):
                single = tuple((target, one.text) for one in renderings if " " not in one.text)
                out.append(Rendered(passage.first, passage.last, senses, single))
        return out

    def _is_its_own(self, word: str, passage: Passage, source: Lang) -> bool:
        """Whether one word is something else than what the lexicon has of `source`."""
        texts = [one.text for one in passage.renderings[:_MOST]]
        if passage.is_bare and self.lexis.is_own_word(word, source):
            return True
        if not self._is_read(word, source) or self._is_of(word, OTHER[source], texts):
            return True
        return passage.is_derived and self._is_shared(word, OTHER[source], texts)

    def _is_function_word(self, word: str, source: Lang) -> bool:
        """Whether a word is a function word of `source`, or of the other language in a query of
        it: in a French one `son` is no son, nor `pour` to pour."""
        if is_stop_word(word, source):
            return True
        return self.language.lang == OTHER[source] and is_stop_word(word, OTHER[source])

    def _senses(self, renderings: Iterable[Rendering], field: str, lang: Lang) -> tuple[Sense, ...]:
        """Renderings as they are searched, those of the same stems as one. Of one stem alone an
        English verb without its particle (*set up*) would be another verb, and what a function
        word turns round (*sans arme*) the contrary: both are left out."""
        by_stems: dict[tuple[str, ...], tuple[Rendering, ...]] = {}
        for one in renderings:
            stems = self.lexis.stems(one.text, lang)
            if not (len(stems) == 1 and _is_cut(one, lang)):
                by_stems[stems] = (*by_stems.get(stems, ()), one)
        return tuple(Sense(field, stems, of) for stems, of in by_stems.items() if stems)

    def _is_read(self, word: str, source: Lang) -> bool:
        """Whether a word may be one of `source`. In a query of the other language only where that
        language's lexicon does not have it, and, of French, where French articles hold it. Never of
        English behind an elided article (s'attend)."""
        if source == "en" and ELISION.match(word):
            return False
        if self.language.lang in (None, source):
            return True
        is_own = self.language.is_own(word)
        return not is_own and (source == "en" or self.language.may_be(word, source))

    def _is_of(self, word: str, target: Lang, renderings: Sequence[str]) -> bool:
        """Whether a word is meant as the word of `target` that it also is: in a query that is
        likely of that language, or where it is a homograph in a query of neither; not where what
        renders it is so much more frequent. In a French query a capital makes it a name (Angers,
        The Voice)."""
        lang = self.language.lang
        if lang != target and (lang is not None or fold(word) not in HOMOGRAPHS):
            return False
        if target == "fr" and self.language.is_certain and word[0].isupper():
            return any(target in one.langs for one in self.lexis.exact(word))
        return self._is_shared(word, target, renderings)

    def _is_shared(self, word: str, target: Lang, renderings: Sequence[str]) -> bool:
        """Whether both languages have a word, which then is not what its stem is derived from:
        *culture* is not *culturel*, though the lexicon has *cultural*."""
        if self.language.is_certain:
            return is_shared(word, target, renderings, self.lexis, _SHARED_CERTAINLY)
        return is_shared(word, target, renderings, self.lexis)


def _is_cut(rendering: Rendering, lang: Lang) -> bool:
    """Whether a phrase is something else without its function words."""
    first, *others = rendering.text.split()
    if not others:
        return False
    return first in _TURNING[lang] or (lang == "en" and rendering.pos == "v")


def _disjoint(found: list[Rendered]) -> list[Rendered]:
    """Leftmost-longest; what renders the same words in both directions is put together."""
    out: list[Rendered] = []
    for one in found:
        if out and (one.first, one.last) == (out[-1].first, out[-1].last):
            same = out[-1]
            out[-1] = same._replace(senses=same.senses + one.senses, words=same.words + one.words)
        elif not out or one.first >= out[-1].last:
            out.append(one)
    return out
