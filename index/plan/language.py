"""In what language a query is, and which readings of its words that leaves out.

Input: the text of a query, the lexicon of the field, and the words and languages of one generation.
Output: `QueryLanguage`. Names tell nothing: they are the same in every language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from index.analysis import fold, lower
from index.gazetteer import Gazetteer
from index.lexicon import HOMOGRAPHS, LANGS, Lang, Lexicon, Passage
from index.plan.forms import Forms
from index.plan.lexis import Lexis
from index.plan.written import is_empty, is_function_word, is_shouted, placed_words, typed_words

__all__ = ["OTHER", "QueryLanguage", "is_common", "is_shared", "language_of", "passages"]

#: The language that the lexicon renders one in.
OTHER: dict[Lang, Lang] = {"fr": "en", "en": "fr"}
#: Runs of words whose renderings are remembered.
_MEMO_SIZE = 5_000
#: Kinds of concepts whose names are written alike in every language.
_NAMES = frozenset(("person", "company", "system"))
#: What renders a word of both languages is at most so many times as frequent as the word.
_SHARED = 10
#: Articles that the other language should have of a word, were it one of both.
_EXPECTED = 3
#: A word is one of a language where its stem has no form that is so much more frequent there.
_RARE = 20
#: Languages of an index whose names of states a query may hold, at most.
_MOST_OTHERS = 8
#: Letters of a word that no article holds from which on what only ends otherwise is a cognate.
_COGNATE = 6
#: How a shorter one may end.
_PLURALS, _ENDS = ("", "s"), ("", "s", "e", "es")
_OWNER = re.compile(r"\w['’]s$")
#: What headlines in capitals name by a function word more often than they say the word.
_HEADLINED = frozenset(("US",))
_MARKED = re.compile(r"[àâæçéèêëîïôœùûÿ]")


@dataclass(frozen=True, slots=True)
class QueryLanguage:
    """The language of one query: None where it may be French or English. `is_certain` where its
    words tell, not the language of the page alone. `shouted` are the function words of a sentence
    that is all in capitals, which make none of them an acronym: WHO, IS, UN."""

    lang: str | None
    is_certain: bool
    lexicon: Lexicon | None
    lexis: Lexis
    shouted: frozenset[str] = frozenset()

    @property
    def others(self) -> tuple[str, ...]:
        """The other languages of the index, most articles first, in which the query may be."""
        if self.is_certain and self.lang in LANGS:
            return ()
        langs = self.lexis.langs
        found = sorted(set(langs) - {*LANGS, "und"}, key=lambda lang: (-langs[lang], lang))
        return tuple(found[:_MOST_OTHERS])

    @property
    def foreign_field(self) -> str:
        """The field of French for a query in English, that of English for one in French; none for
        another query, or where the index has no such articles."""
        others = (other for lang, other in OTHER.items() if lang == self.lang)
        return self.lexis.field_of.get(next(others, ""), "")

    def may_be(self, word: str, lang: str) -> bool:
        """Whether a word of the query may be one of `lang`: in a query of another language only
        where its articles hold the word, and the query's own language does not claim it."""
        if self.lang in (None, lang):
            return True
        if self.is_own(word) and (self.is_certain or fold(word) not in HOMOGRAPHS):
            return False
        return self._is_held(word, lang)

    def is_own(self, word: str) -> bool:
        """Whether the lexicon has the word in the language of the query."""
        return bool(self.lang and passages(self.lexicon, (word,), self.lang))

    def forms(self, forms: Forms) -> Forms:
        """The readings of a word without those of a language that it is hardly of."""
        if forms.is_code:
            return forms
        kept = tuple(one for one in forms.stems if self._is_read(forms.text, *one))
        return replace(forms, stems=kept)

    def deeds(self, word: str) -> tuple[Lang, ...]:
        """The languages in which what is akin to a word is looked for."""
        return tuple(lang for lang in LANGS if self.may_be(word, lang))

    def _is_read(self, word: str, field: str, stems: tuple[str, ...]) -> bool:
        lang = self.lexis.fields[field]
        if len(stems) > 1:  # several in a row are no other words by chance: `fake-news`
            return True
        is_as_typed = stems == (fold(word),) or not word.isascii()
        if lang not in LANGS and (is_as_typed or not self.is_certain):
            return True
        if self.may_be(word, lang) or stems in self._renderings(word, lang):
            return True
        is_new = not (self.is_own(word) or self.lexis.entries(lower(word)))
        return is_new and self._is_cognate(word, field, stems[0])

    def _renderings(self, word: str, lang: str) -> list[tuple[str, ...]]:
        """The stems of what renders a word in `lang`: `missile` is one word in both."""
        if self.lang is None:
            return []
        found = passages(self.lexicon, (word,), self.lang)
        texts = (one.text for passage in found for one in passage.renderings)
        return [self.lexis.stems(text, lang) for text in texts]

    def _is_cognate(self, word: str, field: str, stem: str) -> bool:
        """Whether the articles hold the word with another ending: `diplomats`, diplomates."""
        beginning = fold(word).removesuffix("s")
        held = {one.folded for one in self.lexis.inflections(stem, field)}
        if len(beginning) >= _COGNATE:
            return any(one.startswith(beginning) for one in held)
        ends = _ENDS if len(beginning) == _COGNATE - 1 else _PLURALS
        return any(beginning + end in held for end in ends)

    def _is_held(self, word: str, lang: str) -> bool:
        """Whether articles in `lang` hold the word, and not as a rare look-alike of others."""
        exact = self.lexis.exact(word)
        count = sum(one.count for one in exact if lang in one.langs)
        field = self.lexis.field_of.get(lang)
        stems = self.lexis.stems(word, lang)
        if not count or not field or len(stems) != 1:
            return count > 0
        most = max((one.count for one in self.lexis.inflections(stems[0], field)), default=0)
        return count * _RARE >= most


@lru_cache(_MEMO_SIZE)
def passages(lexicon: Lexicon | None, words: tuple[str, ...], lang: str) -> tuple[Passage, ...]:
    """What renders words of `lang`, by the lexicon where there is one; remembered, because every
    word is asked about for the language of its query, its readings and its renderings."""
    return lexicon.translations(words, lang) if lexicon else ()


def is_common(word: str, lexicon: Lexicon | None) -> bool:
    """Whether French or English has a word: a function word, or one that the lexicon renders."""
    return is_function_word(word) or any(passages(lexicon, (word,), lang) for lang in LANGS)


def language_of(
    text: str, lexicon: Lexicon | None, lexis: Lexis, gazetteer: Gazetteer, ui: Lang
) -> QueryLanguage:
    """The language of a query, told by its function words; without any, by the words that the
    lexicon knows, then by the articles. English where nothing tells and the page is in English."""
    voted = _Votes(lexicon, lexis, _words(text, gazetteer)).language()
    lang = voted or ("en" if ui == "en" else None)
    return QueryLanguage(lang, voted is not None, lexicon, lexis, _shouted(text, lang))


def _shouted(text: str, lang: str | None) -> frozenset[str]:
    """The function words of a text in capitals throughout, where they are several."""
    if lang is None or not is_shouted(text):
        return frozenset()
    found = frozenset(one for one in typed_words(text) if is_empty(one.lower(), lang))
    return found - _HEADLINED if len(found) > 1 else frozenset()


class _Typed(NamedTuple):
    """A word of the query. `is_capital` where its capital makes it part of a name, `is_named` where
    the gazetteer names something by it, `is_name` where that is called so in every language."""

    text: str
    is_capital: bool
    is_named: bool
    is_name: bool


def _words(text: str, gazetteer: Gazetteer) -> list[_Typed]:
    placed = placed_words(text)
    matches = gazetteer.match_query(text)
    shouts = is_shouted(text)
    capital = [word[0].isupper() and not shouts for _, word in placed]
    out: list[_Typed] = []
    for number, (start, word) in enumerate(placed):
        named = [one for one in matches if one.start < start + len(word) and start < one.end]
        kinds = {gazetteer.concepts[name].kind for one in named for name in one.concepts}
        beside = capital[max(0, number - 1) : number] + capital[number + 1 : number + 2]
        is_between = len(beside) > 1 and all(beside)
        is_capital = is_between or (number > 0 and capital[number])
        is_word = shouts and is_function_word(word)
        is_name = bool(kinds & _NAMES or (named and is_word))
        out.append(_Typed(word, is_capital, bool(named), is_name))
    return out


@dataclass(frozen=True, slots=True)
class _Votes:
    lexicon: Lexicon | None
    lexis: Lexis
    words: Sequence[_Typed]

    def language(self) -> str | None:
        """What the words tell, the surest first."""
        plain = [one for one in self.words if not one.is_name]
        return (
            self._by_function_words([one.text for one in plain if not one.is_capital])
            or _elected(self._known())
            or self._by_function_words([one.text for one in plain])
            or _elected(self._held())
        )

    def _by_function_words(self, words: Sequence[str]) -> str | None:
        """French or English, where the function words are of one of them alone; another language
        of the index that has more of them than either."""
        first = {lang: {one for one in words if is_empty(one, lang)} for lang in LANGS}
        if third := self._third(words, first["fr"], first["en"]):
            return third
        own = [lang for lang in LANGS if first[lang] - first[OTHER[lang]]]
        return own[0] if len(own) == 1 else None

    def _third(self, words: Sequence[str], fr: set[str], en: set[str]) -> str | None:
        """A third language with more function words than French and English have, one of which is
        no word of theirs: `war` and `die` are."""
        for lang in self.lexis.langs:
            own = {one for one in words if is_empty(one, lang)}
            has_own = any(not self._is_known(one) for one in own - fr - en)
            if has_own and len(own) > max(len(fr), len(en)):
                return lang
        return None

    def _known(self) -> Iterator[str]:
        """The language of each word that the lexicon has in one of the two alone; English of an
        owner (`Sipri's`)."""
        for word, _, _, is_name in self.words:
            if _OWNER.search(word):
                yield "en"
            if fold(word) in HOMOGRAPHS or is_name:
                continue
            known = [lang for lang in LANGS if self._has(word, lang)]
            if len(known) == 1 and not self._is_shared(word, known[0]):
                yield known[0]

    def _is_shared(self, word: str, lang: Lang) -> bool:
        texts = [one.text for of in passages(self.lexicon, (word,), lang) for one in of.renderings]
        return is_shared(word, OTHER[lang], texts, self.lexis)

    def _held(self) -> Iterator[str]:
        """The language of each other word by its accents, or by the articles where so many are of
        both that those of one would hold it as well, were it a word of it."""
        for word, _, is_named, _ in self.words:
            if is_named or word[0].isupper() or self._is_known(word):
                continue
            if _MARKED.search(word):
                yield "fr"
            else:
                yield from self._alone(word)

    def _has(self, word: str, lang: str) -> bool:
        """Whether the lexicon has a word, and not one of its stem: `figurer` is no English."""
        return any(not one.is_derived for one in passages(self.lexicon, (word,), lang))

    def _is_known(self, word: str) -> bool:
        return any(passages(self.lexicon, (word,), lang) for lang in LANGS)

    def _alone(self, word: str) -> Iterator[str]:
        exact = self.lexis.exact(word)
        held = {lang for one in exact for lang in one.langs if lang in LANGS}
        count = sum(one.count for one in exact)
        for lang in LANGS:
            here, there = (self.lexis.langs.get(one, 0) for one in (lang, OTHER[lang]))
            if held == {lang} and count * there >= _EXPECTED * here > 0:
                yield lang


def is_shared(
    word: str, lang: Lang, renderings: Iterable[str], lexis: Lexis, times: int = _SHARED
) -> bool:
    """Whether a word of the other language is one of `lang`, too, to the articles: they hold it,
    and what renders it is at most `times` as frequent. `corridor` is one; `oil`, which French
    articles hold in names, is none."""
    if not any(lang in one.langs for one in lexis.exact(word)):
        return False
    known = (lexis.entry(lower(one)) for one in renderings)
    most = max((one.count for one in known if one), default=0)
    return most <= times * sum(one.count for one in lexis.entries(word))


def _elected(votes: Iterator[str]) -> str | None:
    """The language with more votes."""
    cast = list(votes)
    fr, en = cast.count("fr"), cast.count("en")
    return None if fr == en else "fr" if fr > en else "en"
