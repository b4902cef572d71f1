"""Guards: conditions on the surroundings of a surface form, stated in the gazetteer's files.

Input: a condition as JSON. Output: a `Guard`, asked once for each place where its form was found.
A condition is one of

    {"near": words, "within": n}   one of the words at most n characters away, in the paragraph
    {"before": words}              directly before the form      {"after": words}  directly after
    {"behind": words}              likewise before it, or before the quotation mark that opens there
    {"document": words}            anywhere in the article       {"text": regex}   as it is written
    {"concept": ids}               the article mentions one of them (or what counts for it)
    {"earlier": ids}               one of them is named in full before this place
    {"known": [person, state]}     the article mentions the person, or a word of @titles stands
                                   directly before the form and the article mentions the state
    {"family": "weapon"}           the article mentions one of the family
    {"arms": true}                 it mentions a weapon, or a word of @military stands at most
                                   120 characters away, in the paragraph
    {"foreign": id}                a state other than `id` stands beside the form
    {"elsewhere": id}              its sentence names other states before it, or says whose it is
                                   (*son*, *their*), and nothing of `id`
    {"hyphen": "before"|"after"}   a hyphen touches the form     {"start": true}  begins a sentence
    {"quantity": true}             a number stands before it, a word for several (une livraison
                                   de), or *ses*, *des* before a name that has no plural (ses
                                   Rafale)                       {"lang": ["en"]} the article's
    {"capital": "before"|"after"}  a capitalised word stands there, not a function word
    {"first_name": true}           a capitalised word stands before it that may be a first name:
                                   no number, no nationality, no weapon, no surname, no
                                   word of @military (Trente Caesar, Macron-Merz)
    {"shouted": true}              a word in capitals only stands beside it
    {"listed": true}               it follows another system in a list (Spike et Derby)
    {"epithet": true}              a noun stands directly before it, of which it is the adjective
                                   (la rébellion armée tchadienne): a word with a small letter that
                                   is in none of @function_words, @determiners and @preposed
    {"all": [...]} {"any": [...]} {"not": condition}

What stands under `near`, `family`, `arms` and `quantity` need not be where a licence holds
(`index.gazetteer.licences`); what stands under `not` must not be there all the same.

Words are compared in lower case; `livr*` begins a word, `@name` is a list of contexts.json, a
plural in s or x, or in es behind what hisses, is understood.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from index.gazetteer.places import SENTENCE, Place, Surroundings, Test
from index.gazetteer.text import PARTING
from index.gazetteer.words import Search, Words
from index.number_words import COLLECTIVES, SCALES, SMALL, TENS

__all__ = ["Guard", "parse_guard"]

_NEXT_NAME = re.compile(r" [A-ZÀ-Þ][a-zà-ÿ]")
#: A capitalised word before a place; what is elided before a small letter is none (L'équipe).
_LAST_NAME = re.compile(r"(?<!\w)([A-ZÀ-Þ](?:'[A-ZÀ-Þ]|\w)*) $")
_LAST_SMALL = re.compile(r"(?<!\w)([a-zà-ÿœ]\w+) $")
_LAST_SHOUT = re.compile(r"(?<!\w)(?:[A-ZÀ-Þ]')?[A-ZÀ-Þ]{2,}[ ']$")
_NEXT_SHOUT = re.compile(r" (?:[A-ZÀ-Þ]')?[A-ZÀ-Þ]{2,}(?!\w)")
_NEAR, _NEAR_ARMS = 80, 120
_OWNER = re.compile(r"(?<!\w)(?:son|leur|notre|votre|his|her|its|our|their) $")
_ADJACENT = 48
#: What may stand between a form and the words before it.
_TAILS = {"before": "[ ']*$", "behind": "[ '\"«“]*$"}
_NUMBERS = "|".join(
    (
        *(name for lang in SMALL for name in (*SMALL[lang][2:], *TENS[lang].values())),
        *("vingts", *SCALES),
        *("plusieurs", "premiers", "quelques", "several", "many", "first"),
    )
)
_SETS = "|".join(
    (
        *(*COLLECTIVES["fr"], "millier", "escadron", "batterie", "lot"),
        *("achat", "acquisition", "commande", "envoi", "flotte", "livraison", "stock", "vente"),
    )
)
#: Who equips himself with a name takes several of it: il se dote de Puma.
_TAKEN = r"(?:s'équipe(?:nt)?|équipée?s?|dotée?s?|dote(?:nt)?|fourni(?:t|ssent)) (?:d[e'] ?|en )"
_QUANTITY = re.compile(
    rf"(?:\d|\b(?:{_NUMBERS}|(?:{_SETS})s? d[e'] ?|{_TAKEN}|(?:{'|'.join(COLLECTIVES['en'])}) of))"
    r"(?: (?:autres|premiers|nouveaux|vieux|more|new))? ?$"
)
_NUMBER = re.compile(_NUMBERS)
#: Conditions that a licence may take the place of.
_LICENSED = frozenset(("near", "family", "arms", "quantity"))
#: Before a name in the singular, these say that there are several: ses Rafale, des VAB.
_PLURAL = re.compile(r"(?<!\w)(?:ses|leurs|nos|vos|ces|des|aux)(?: (?:nouveaux|vieux|futurs))? $")


@dataclass(frozen=True, slots=True)
class Guard:
    """Whether a form holds at a place; `needs_article` when it asks what else is mentioned,
    `is_licensed` when another system or company may license it."""

    holds: Test
    needs_article: bool
    is_licensed: bool = False


def parse_guard(raw: Mapping[str, Any], words: Words, licence: Test | None = None) -> Guard:
    """The guard that `raw` states, where `licence` does not hold; ValueError names what cannot be
    read."""
    return Guard(_test(raw, words, licence), _needs_article(raw), licence is not None)


def _needs_article(raw: Any) -> bool:
    if isinstance(raw, list):
        return any(_needs_article(one) for one in raw)
    if not isinstance(raw, dict):
        return False
    if {"concept", "earlier", "family", "arms", "known", "listed"} & set(raw):
        return True
    return any(_needs_article(raw.get(key)) for key in ("all", "any", "not"))


def _test(raw: Mapping[str, Any], words: Words, licence: Test | None = None) -> Test:
    """The test that `raw` states; `licence` takes the place of what it wants to be there."""
    keys = set(raw) - {"within"}
    if len(keys) != 1:
        raise ValueError(f"one condition at a time, not {sorted(keys)}")
    key = keys.pop()
    if key in ("all", "any"):
        return _joined(key, [_test(one, words, licence) for one in raw[key]])
    if licence is not None and key in _LICENSED:
        return _joined("any", [_test(raw, words), licence])
    if key == "not":
        inner = _test(raw[key], words)
        return lambda place: not inner(place)
    if key in ("near", "before", "behind", "after", "document"):
        return _worded(key, words.spell(raw[key]), int(raw.get("within", _NEAR)))
    if key in _OF_LISTS:
        return _OF_LISTS[key](raw[key], words)
    if key not in _LEAVES:
        raise ValueError(f"unknown condition {key}")
    return _LEAVES[key](raw[key])


def _joined(key: str, tests: list[Test]) -> Test:
    if key == "all":
        return lambda place: all(test(place) for test in tests)
    return lambda place: any(test(place) for test in tests)


def _worded(key: str, words: tuple[str, ...], width: int) -> Test:
    if key == "document":
        anywhere = Search(words)
        return _once(lambda article: anywhere(article.reading.lower))
    if key in _TAILS:
        ends = Search(words, tail=_TAILS[key])
        return lambda place: ends(place.before(_ADJACENT))
    if key == "after":
        begins = Search(words, head="^[ ']*")
        return lambda place: begins(place.after(_ADJACENT))
    near = Search(words)
    return lambda place: near(place.before(width)) or near(place.after(width))


def _once(asked: Callable[[Surroundings], bool]) -> Test:
    """A test of the whole article, asked once an article."""

    def holds(place: Place) -> bool:
        answers = place.article.answers
        if asked not in answers:
            answers[asked] = asked(place.article)
        return answers[asked]

    return holds


def _ids(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _concept(value: Any) -> Test:
    ids = frozenset(_ids(value))
    return lambda place: not ids.isdisjoint(place.article.concepts or ())


def _arms(value: Any, words: Words) -> Test:
    is_near = _worded("near", words.spell(["@military"]), _NEAR_ARMS)
    return lambda place: ("weapon" in place.article.families or is_near(place)) is bool(value)


def _known(value: Any, words: Words) -> Test:
    person, state = value
    has_title = _worded("before", words.spell(["@titles"]), _ADJACENT)
    is_mentioned, is_of_state = _concept(person), _concept(state)
    return lambda place: is_mentioned(place) or (has_title(place) and is_of_state(place))


def _earlier(value: Any) -> Test:
    def holds(place: Place) -> bool:
        firsts = (place.article.first_name(name) for name in _ids(value))
        return any(first is not None and first < place.start for first in firsts)

    return holds


def _foreign(value: Any) -> Test:
    def holds(place: Place) -> bool:
        return any(s != value for s in place.article.states_beside(place.start, place.end))

    return holds


def _elsewhere(value: Any) -> Test:
    def holds(place: Place) -> bool:
        article, (begin, end) = place.article, place.sentence()
        named = set(article.states_within(begin, place.start))
        if value in named or value in article.states_within(place.end, end):
            return False
        return bool(named) or _OWNER.search(place.before(SENTENCE)) is not None

    return holds


def _hyphen(value: Any) -> Test:
    def holds(place: Place) -> bool:
        at = place.start - 1 if value == "before" else place.end
        return 0 <= at < len(place.article.reading.plain) and place.article.reading.plain[at] == "-"

    return holds


def _start(value: Any) -> Test:
    def holds(place: Place) -> bool:
        text = place.article.reading.joined
        before = text[max(0, place.start - 4) : place.start].rstrip(" '\"«“(")
        return (not before or before[-1] in f".!?:;–—{PARTING}") is bool(value)

    return holds


def _capital(value: Any, words: Words) -> Test:
    small = words.function_words

    def holds(place: Place) -> bool:
        text = place.article.reading.plain
        if value == "after":
            return _NEXT_NAME.match(text, place.end) is not None
        before = _LAST_NAME.search(text, max(0, place.start - 32), place.start)
        return before is not None and before[1].lower() not in small and not before[1].isupper()

    return holds


def _first_name(value: Any, words: Words) -> Test:
    is_common = Search(words.no_first_names, head="^", tail="$")

    def holds(place: Place) -> bool:
        text = place.article.reading.joined
        before = _LAST_NAME.search(text, max(0, place.start - 32), place.start)
        if before is None or before[1].isupper() or place.article.ends_no_first_name(before.end(1)):
            return not value
        word = before[1].lower()
        return (not is_common(word) and _NUMBER.fullmatch(word) is None) is bool(value)

    return holds


def _epithet(value: Any, words: Words) -> Test:
    others = words.no_nouns

    def holds(place: Place) -> bool:
        text = place.article.reading.joined
        before = _LAST_SMALL.search(text, max(0, place.start - 32), place.start)
        word = before[1] if before else "de"
        return (word not in others and _NUMBER.fullmatch(word) is None) is bool(value)

    return holds


def _quantity(value: Any) -> Test:
    def holds(place: Place) -> bool:
        before = place.before(32)
        if _QUANTITY.search(before):
            return bool(value)
        name = place.article.reading.joined[place.start : place.end]
        several = name[0].isupper() and name[-1] != "s" and _PLURAL.search(before) is not None
        return several is bool(value)

    return holds


def _shouted(value: Any) -> Test:
    def holds(place: Place) -> bool:
        text = place.article.reading.joined
        beside = (
            _LAST_SHOUT.search(text, max(0, place.start - 32), place.start),
            _NEXT_SHOUT.match(text, place.end),
        )
        return any(beside) is bool(value)

    return holds


def _text(value: Any) -> Test:
    pattern = re.compile(value)
    return _once(lambda article: pattern.search(article.reading.joined) is not None)


#: Conditions that ask for lists of contexts.json.
_OF_LISTS: Mapping[str, Callable[[Any, Words], Test]] = {
    "arms": _arms,
    "capital": _capital,
    "epithet": _epithet,
    "first_name": _first_name,
    "known": _known,
}
_LEAVES: Mapping[str, Callable[[Any], Test]] = {
    "concept": _concept,
    "earlier": _earlier,
    "elsewhere": _elsewhere,
    "family": lambda value: lambda place: value in place.article.families,
    "foreign": _foreign,
    "hyphen": _hyphen,
    "lang": lambda value: lambda place: place.article.lang in _ids(value),
    "listed": lambda value: lambda place: place.article.lists_system(place) is bool(value),
    "quantity": _quantity,
    "shouted": _shouted,
    "start": _start,
    "text": _text,
}
