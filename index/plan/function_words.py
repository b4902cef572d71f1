"""Words of a query that need not match: those that only hold it together, in the language that the
query is in, ask for articles or tell of late.

Input: words as typed, or groups of them, and the words of one generation. Output: those of them
that need not match, or the others.

What is asked of a word: `is_stop_word` (of `index.analysis`) whether a language lists it;
`written.is_empty` whether nothing of it is indexed there (`qu'ils`), `written.is_function_word` in
French or in English; `written.is_joint` whether a name means the same without it; `is_lost` whether
no article is indexed by it either. `function_words` asks of the words of a query together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.analysis import STOP_HOMOGRAPHS, fold, lower
from index.lexicon import LANGS
from index.plan.forms import is_known, word_forms
from index.plan.groups import Group
from index.plan.language import QueryLanguage
from index.plan.lexis import Lexis
from index.plan.written import is_empty
from index.query import Word

__all__ = ["Content", "function_words", "is_lost"]

#: What a question asks the measure of: `how many`.
_MEASURES = frozenset(("many", "much", "long", "often", "far", "soon"))


@dataclass(frozen=True, slots=True)
class Content:
    """Tells what of a query must match. What the query is about begins at `begins`; what stands in
    one of the spans `vague` only says that something is recent."""

    language: QueryLanguage
    begins: int
    vague: Sequence[tuple[int, int]]

    def words(self, words: Sequence[Word]) -> list[Word]:
        """The words that do not only hold the query together."""
        own = self.language
        ignored = function_words((one.text for one in words), own.lexis, own.lang) | own.shouted
        return [one for one in words if one.text not in ignored]

    def groups(self, groups: Sequence[Group]) -> list[Group]:
        """The groups without function words, and without a request for articles (`news about`)."""
        asked = [one for one in groups if one.end > self.begins]
        free = [one.words[0] for one in asked if _is_free(one)]
        content = self.words(free)
        return [one for one in asked if one.words[0] not in free or one.words[0] in content]

    def without_vague(self, groups: list[Group]) -> list[Group]:
        """The groups without what only says that something is recent; all of them where nothing
        would be left."""
        return [one for one in groups if not self._is_vague(one)] or groups

    def _is_vague(self, group: Group) -> bool:
        is_inside = any(start <= group.start and group.end <= end for start, end in self.vague)
        return is_inside and not group.is_verbatim


def _is_free(group: Group) -> bool:
    """Whether a group is a word that may only hold the query together: `how many`, though the
    lexicon knows `many`."""
    is_one = len(group.words) == 1 and not (group.spans or group.is_verbatim)
    return is_one and (not group.renderings or fold(group.words[0].text) in _MEASURES)


def function_words(words: Iterable[str], lexis: Lexis, lang: str | None = None) -> frozenset[str]:
    """The words of a query that only hold it together. In a third language `lang`: its function
    words. Else: the function words of French or of English, whichever the query uses more of (both
    on a tie), and those of other languages of the index that no article is indexed by."""
    typed = list(dict.fromkeys(words))
    if lang not in (None, *LANGS):
        return frozenset(one for one in typed if is_empty(one, lang))
    found = _of_first(typed, lexis)
    found.update(
        word
        for before, word in pairwise(typed)
        if lower(before) == "how" and lower(word) in _MEASURES
    )
    others = [own for own in lexis.field_of if own not in LANGS]
    foreign = (word for word in typed if any(is_empty(word, own) for own in others))
    return frozenset(found.union(word for word in foreign if not lexis.entries(word)))


def is_lost(word: str, lexis: Lexis) -> bool:
    """Whether a word is a function word that no article is indexed by."""
    is_function_word = any(is_empty(word, lang) for lang in lexis.field_of)
    return is_function_word and not is_known(word_forms(word, lexis, with_accents=False), lexis)


def _of_first(typed: list[str], lexis: Lexis) -> set[str]:
    """The function words of French or of English, whichever are more. A single one does not count
    if articles of the other language are indexed by it (`car`)."""
    stops = [{word for word in typed if is_empty(word, own)} for own in LANGS]
    most = max(map(len, stops))
    found = set().union(*(own for own in stops if len(own) == most))
    return {word for word in found if not _is_content(word, lexis)} if most == 1 else found


def _is_content(word: str, lexis: Lexis) -> bool:
    """Whether a function word of French or English is a word of the other that its articles are
    indexed by (`car`), not one that they only quote (`in`)."""
    entry = lexis.entry(lower(word))
    return entry is not None and any(
        lang in entry.langs and entry.surface in STOP_HOMOGRAPHS[lang] for lang in STOP_HOMOGRAPHS
    )
