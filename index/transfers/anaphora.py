"""Whom and what pronouns stand for that take up the sentence before: *La Suède produit des chars.
Elle en livre au Pérou.*

Input: an article. Output: its paragraphs that may tell of a transfer, with a mention for each such
pronoun; its form says that it is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property, lru_cache
from itertools import islice
from operator import attrgetter
from typing import NamedTuple

from index.article import TITLE, Article, Mention, by_paragraph
from index.sentences import sentences
from index.transfers import words
from index.transfers.actors import DATIVE, PRONOUN, actors_of, kind_of, outermost
from index.transfers.deeds import LANGS, Deed, tells
from index.transfers.reading import GOVERNING, IS_PARTICIPLE, Excerpt, Reading, Span

__all__ = ["Paragraph", "telling_paragraphs"]

#: The head of a sentence that takes up whom the one before was about, by the kind that he is of.
_HEAD = re.compile(
    r"(?P<pronoun>ils?|elles?|it|they)\b"
    r"|(?P<own>(?:son|sa|ses|its) (?:armée|forces|marine|aviation|troupes|militaires|army|navy"
    r"|air force|armed forces|troops|military)(?: (?:armées|spéciales|aériennes|navales"
    r"|de l['’]air|de terre))?)\b"
    r"|(?P<last>ce(?:tte)? derni(?:er|ère)|ces derni(?:er|ère)s|ce(?:lui|lle|ux|lles)-ci)\b"
    r"|(?:le |la |l['’]|ce |cette |the )(?:"
    r"(?P<state>pays|royaume|émirat|archipel|sultanat|monarchie|country|kingdom)"
    r"|(?P<company>groupe|entreprise|société|firme|constructeur|avionneur|fabricant|industriel"
    r"|company|group|firm|manufacturer))\b",
    re.IGNORECASE,
)
#: When or where, before it: *Depuis mai, elle*; not who says so.
_OPENING = re.compile(
    r"(?!selon|d['’]après|according)[^\W\d_][^,;:()«»“”.!?]{1,60}, ", re.IGNORECASE
)
#: *Il* and *it* that stand for nobody, by what is behind.
_NOBODY = re.compile(
    r" (?:ne |n['’])?(?:faut|faudra|fallait|a fallu|y\b|s['’]agi|sembl|appara[iî]t|reste |existe"
    r"|convient|suffi|vaut|(?:est|était|serait|a été|avait été) [\w-]+ (?:qu|de\b|d['’]))"
    r"| (?:is|was|has been|had been|will be|remains?|seems?|appears?|takes?|took)\b(?! \w+ing\b)",
    re.IGNORECASE,
)
_IS_SHE = re.compile("c?elle|cette|.*ère")
_IS_PLURAL = re.compile("ils|elles|ces|ceux|celles|leur|them")
#: Feminine nouns behind *l'*.
_IS_FEMININE = re.compile(r"(?:e|es|tion|té)$")
#: Pronouns that the words of a sentence hold where one may take up something.
_RECEIVER = re.compile(r"\b(?:lui|leur|it|them)\b", re.IGNORECASE)
#: Before the verb of a noun that takes somebody up; between a pronoun and its verb.
_BEFORE_VERB = words.HAVING | words.BEING | words.CLITICS | words.MODAL | words.WHO
_LIGHT = words.HAVING | words.ADVERBS | {"en"}
#: Before *la demande* where *la* is a pronoun: *qui la demande*.
_SUBJECT = words.PRONOUNS | words.WHO | words.NE | words.TO_THEM

_start = attrgetter("start")


class Paragraph(NamedTuple):
    """A paragraph that may tell of a transfer, with its sentences; `mentions` stand in order, those
    of pronouns among them."""

    number: int
    text: str
    lang: str
    sentences: Sequence[Span]
    mentions: Sequence[Mention]


@lru_cache(maxsize=1)
def telling_paragraphs(article: Article) -> tuple[Paragraph, ...]:
    """The paragraphs of an article that may tell of a transfer. An article is asked for several
    times in turn."""
    found = []
    before: _Unresolved | None = None
    for number, mentions in by_paragraph(article.mentions).items():
        one = _Unresolved(number, article.text_of(number), article.language_of(number), mentions)
        if before is not None and (before.number, before.lang) != (number - 1, one.lang):
            before = None
        if one.may_tell():
            found.append(one.resolved(before))
        before = None if number == TITLE else one
    return tuple(found)


class _Unresolved:
    """A paragraph whose pronouns are not looked at yet."""

    def __init__(self, number: int, text: str, lang: str, mentions: list[Mention]) -> None:
        self.number, self.lang = number, lang
        self._text, self._mentions = text, mentions

    def may_tell(self) -> bool:
        """Whether it may tell of a transfer."""
        kinds = {one.kind for one in self._mentions}
        is_read = "actor" in kinds and self.lang in LANGS
        return is_read and tells(self._text, self.lang, has_goods="weapon" in kinds)

    @cached_property
    def _sentences(self) -> list[_Sentence]:
        """Its sentences, each with the mentions in it."""
        found, first = [], 0
        for start, end in sentences(self._text):
            last = bisect_left(self._mentions, end, lo=first, key=_start)
            inside = self._mentions[first:last]
            found.append(_Sentence(self.number, self._text, (start, end), self.lang, inside))
            first = last
        return found

    def resolved(self, before: _Unresolved | None) -> Paragraph:
        """The paragraph with what its pronouns mention; its first sentence takes up the one
        before."""
        last = before._sentences[-1] if before and before._sentences else None
        for one in self._sentences:
            if last is not None and (last.has_weapon or last.has_actor):
                one.resolve(last)
            last = one
        spans = [one.span for one in self._sentences]
        mentions = [mention for one in self._sentences for mention in one.mentions]
        return Paragraph(self.number, self._text, self.lang, spans, mentions)


class _Sentence:
    """A sentence at `span` of a paragraph, with whom and what it mentions."""

    def __init__(
        self, number: int, text: str, span: Span, lang: str, mentions: list[Mention]
    ) -> None:
        self.number, self.text, self.span, self.lang = number, text, span, lang
        self.mentions = mentions
        self._words: _Words | None = None

    @property
    def has_actor(self) -> bool:
        return any(one.kind == "actor" and one.form != "adjective" for one in self.mentions)

    @property
    def has_weapon(self) -> bool:
        return any(one.kind == "weapon" for one in self.mentions)

    @property
    def words(self) -> _Words:
        """Its words, with the mentions known so far; most sentences are never asked for them."""
        self._words = self._words or _Words(self)
        return self._words

    def resolve(self, before: _Sentence) -> None:
        """Add what its pronouns mention that take up the sentence before."""
        for find in (self._head, self._object, self._receiver):
            if found := find(before):
                self.mentions = sorted((*self.mentions, found), key=_start)
                self._words = None

    def _head(self, before: _Sentence) -> Mention | None:
        """Who or what stands at the head: *Elle livre*, *Ils ont été livrés*, *Le pays livre*."""
        start, end = self.span
        head = _HEAD.match(self.text, start, end)
        opening = None if head else _OPENING.match(self.text, start, end)
        if opening and not any(one.start < opening.end() for one in self.mentions):
            head = _HEAD.match(self.text, opening.end(), end)
        if head is None or _NOBODY.match(self.text, head.end()):
            return None
        if (head["pronoun"] or head["last"]) and self.words.is_given(head.end()):
            return self._mention(before.words.goods(), head.span())
        if head["own"] and before.words.is_telling():
            return None
        if head["pronoun"] or head["last"] or self.words.is_doing(head.end()):
            return self._mention(before.words.topic(head), head.span())
        return None

    def _object(self, before: _Sentence) -> Mention | None:
        """What is given, before its verb: *en livre*, *les a vendus*."""
        if self.has_weapon or not before.has_weapon:
            return None
        place = self.words.object_()
        return self._mention(before.words.goods(), place) if place else None

    def _receiver(self, before: _Sentence) -> Mention | None:
        """Who receives: *lui livre*, *has sent it ten tanks*."""
        if not before.has_actor or not _RECEIVER.search(self.text, *self.span):
            return None
        place = self.words.receiver()
        if place is None:
            return None
        is_plural = _IS_PLURAL.match(self.text[slice(*place)].lower()) is not None
        one = before.words.other_than(self.words.states_before(place), is_plural=is_plural)
        return self._mention(one, place, DATIVE)

    def _mention(self, one: Mention | None, place: Span, form: str = PRONOUN) -> Mention | None:
        """A mention at a place of the sentence of what another one names."""
        if one is None:
            return None
        return one._replace(paragraph=self.number, start=place[0], end=place[1], form=form)


class _Words(Reading):
    """The words of a sentence that takes up another, or is taken up."""

    def __init__(self, told: _Sentence) -> None:
        named = [one for one in told.mentions if one.kind == "actor" and one.form != DATIVE]
        self._named = outermost(named)
        self._weapons = [one for one in told.mentions if one.kind == "weapon"]
        goods = [(one.start, one.end) for one in self._weapons]
        actors = actors_of(told.text, self._named)
        super().__init__(Excerpt(told.text, told.span, actors, goods, told.lang, is_query=False))

    def topic(self, head: re.Match[str]) -> Mention | None:
        """Whom a sentence is about, or names last, where the head of the next may take him up."""
        numbers = range(len(self._parties))
        if head["last"]:
            found = [number for number in numbers if not self._parties[number].is_adjective][-1:]
        else:
            found = list(islice(filter(self._is_topic, numbers), 1))
        return next((self._named[one] for one in found if self._agrees(one, head)), None)

    def _is_topic(self, number: int) -> bool:
        """Whether a party stands at the head, or behind when and where, and is joined to none."""
        party = self._parties[number]
        first = self._ahead_of(party) + 1
        is_first = first in self._clauses[:2] and self._word(first - 1) not in GOVERNING
        is_joined = self._firsts[number + 1 : number + 2] == [number]
        is_noun = party.goods == party.last + 1 or self._is_genitive(party.last + 1)
        return is_first and not (party.is_adjective or is_joined or is_noun)

    def _agrees(self, number: int, head: re.Match[str]) -> bool:
        """Whether a pronoun or noun says what the words of a party do."""
        one, party = self._named[number], self._parties[number]
        kind = kind_of(one)
        if head["state"] or head["company"]:
            return bool(head["state"] if kind == "state" else head["company"] and kind == "company")
        if head["own"]:
            return kind == "state"
        pronoun, article = head[0].lower(), self._word(party.first - 1)
        if self._lang == "en":
            return (pronoun == "they") == self._is_plural(number) and kind != "person"
        if bool(_IS_PLURAL.match(pronoun)) != self._is_plural(number):
            return False
        if kind == "person" or article == "les":
            return True
        if article not in words.ARTICLES and one.form == "metonym":  # Moscou
            return False
        is_elided = article != "le" and bool(_IS_FEMININE.search(self._typed[party.first]))
        return bool(_IS_SHE.match(pronoun)) == (article == "la" or is_elided)

    def _is_plural(self, number: int) -> bool:
        """Whether a party is many: *les Houthis*, *the rebels*."""
        party = self._parties[number]
        article = self._word(party.first - 1)
        is_many = self._lang == "en" and self._typed[party.last].endswith("s")
        is_many = is_many and kind_of(self._named[number]) == "armed-group"
        return article == "les" or is_many

    def goods(self) -> Mention | None:
        """What is named last of what may be given."""
        return outermost(self._weapons)[-1] if self._weapons else None

    def other_than(self, states: set[str], *, is_plural: bool) -> Mention | None:
        """Who is meant by a pronoun that stands for none of some states: the only other one."""
        found = {
            party.state: number
            for number, party in enumerate(self._parties)
            if not party.is_adjective and party.state not in states
        }
        number = next(iter(found.values()), 0)
        is_meant = len(found) == 1 and self._is_plural(number) == is_plural
        return self._named[number] if is_meant else None

    def is_given(self, place: int) -> bool:
        """Whether a passive of giving begins at a place of the text: *ont été livrés*."""
        at = self._word_at(place)
        start = at
        while self._word(at) in words.BEING | words.HAVING | words.ADVERBS:
            at += 1
        is_apart = start == at == self._clause(at) and bool(IS_PARTICIPLE.search(self._word(at)))
        is_passive = is_apart or not words.BEING.isdisjoint(self._words[start:at])
        is_passive = is_passive and not self._word(at).endswith("ing")
        deed = self._deed(at)
        return (
            is_passive and deed is not None and deed.gives and self._word(at + 1) not in words.WITH
        )

    def is_telling(self) -> bool:
        """Whether a verb of giving or getting is among the words, so that one of several may own
        what *son* says."""
        return any(self._deed(at) is not None for at in range(len(self._words)))

    def is_doing(self, place: int) -> bool:
        """Whether a verb begins at a place of the text."""
        at = self._word_at(place)
        return self._word(at) in _BEFORE_VERB or self._deed(at) is not None

    def object_(self) -> Span | None:
        """Where a pronoun stands for what is given: *en livre*, *les a vendus*, *sold them to*."""
        for at, word in enumerate(self._words):
            is_before = word in words.OBJECTS and self._is_before_deed(at)
            if is_before or (self._is_behind_deed(at) and self._is_last(at)):
                return self._places[at]
        return None

    def receiver(self) -> Span | None:
        """Where a pronoun stands for who receives: *lui livre*, *sent it ten tanks*."""
        for at, word in enumerate(self._words):
            is_before = word in words.TO_THEM and self._is_before_deed(at)
            if is_before or (self._is_behind_deed(at) and not self._is_last(at)):
                return self._places[at]
        return None

    def _is_before_deed(self, at: int) -> bool:
        """Whether a French pronoun stands before a verb of giving or getting."""
        verb = at + 1
        while self._word(verb) in _LIGHT:
            verb += 1
        if self._lang == "en" or self._deed(verb) is None:
            return False
        is_article = self._word(at) in words.ARTICLES and self._word(verb).endswith(("e", "es"))
        return not is_article or self._word(at - 1) in _SUBJECT or self._is_behind_name(at)

    def _is_behind_deed(self, at: int) -> bool:
        """Whether an English pronoun stands behind one."""
        return (
            self._words[at] in words.THEM and self._lang != "fr" and self._deed(at - 1) is not None
        )

    def _is_last(self, at: int) -> bool:
        """Whether nothing stands behind a word but what a preposition leads."""
        return self._word(at + 1) in GOVERNING or at + 1 == len(self._words)

    def _deed(self, at: int) -> Deed | None:
        """What a verb of giving or getting says."""
        deed = self._known[self._typed[at]][1] if 0 <= at < len(self._typed) else None
        return deed if deed is not None and deed.is_verb and not deed.is_use else None

    def states_before(self, place: Span) -> set[str]:
        """Those to whom the parties before a place belong."""
        at = self._word_at(place[0])
        return {one.state for one in self._parties if one.first < at}
