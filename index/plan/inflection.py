"""Which words are forms of a word of the lexicon, and which only share its stem.

Input: a word and its part of speech, the words that share its stem, with their counts. Output:
those that are forms of it; None where no rule tells, as for irregular verbs. *Mère* is no form of
*mer*, *livre* hardly one of *livrer*, *important* none of *import*. And nouns in the number of what
was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from index.analysis import fold, siblings
from index.lexicon import LANGS, lemmas

__all__ = ["forms_of", "has_plural", "in_number_of"]

#: A word in -e is a noun rather than the form of a verb where its plural is in so many articles to
#: one of it (`livres`), or it is so much more frequent than the surest of the verb (`presse`).
_PLURALS, _NOUN, _FEW = 0.1, 3, 3
#: A noun has no feminine that is more than so frequent beside it: `porte` is none of `port`.
_FEMININE = 0.5
_FIRST_GROUP = re.compile(
    "e|es|ons|ez|ent|ai|as|a|ames|ates|erent|ais|ait|aient|ions|iez|er|erai|eras|era|erons|erez"
    "|eront|erais|erait|erions|eriez|eraient|asse|asses|assent|ant"
)
_SECOND_GROUP = re.compile(
    "i|is|it|imes|ites|irent|ie|ies|ir|irai|iras|ira|irons|irez|iront|irais|irait|irions|iriez"
    "|iraient|isse|isses|issent|issons|issez|issais|issait|issions|issiez|issaient|issant"
)
#: Verbs in -ir that do not go as finir does.
_THIRD_GROUP = re.compile(
    "(?:o|[vf]r|en|u|[cm]our|quer|[mps](?:ar|or|en)t|dorm|serv|ueill|aill|vet|bouill)ir$"
)
_PARTICIPLES = ("é", "ée", "és", "ées")
#: How a plural of either language ends, and no possessive.
_IN_PLURAL = re.compile("(?:[^s'’]s|x|children|people|(?:^|wo|police|service|fire)men)$", re.I)
#: Letters of a noun in -er from which on it may have a feminine: `conseiller`, not `mer`.
_SYLLABLES = 5
_FEMININES = (
    *(("er", "ère"), ("f", "ve"), ("x", "se"), ("n", "nne"), ("l", "lle"), ("", "e")),
    *(("teur", "trice"), ("eur", "euse")),
)


def forms_of(word: str, pos: str, lang: str, held: Mapping[str, int]) -> frozenset[str] | None:
    """Of the words `held` (lower case, with the number of articles of each) those that are forms
    of `word`; None where that cannot be told."""
    word = word.lower()
    if " " in word or lang not in LANGS:
        return None
    if pos in ("n", "adj"):
        rule = {"fr": _french_name, "en": _english_name}[lang]
        return rule(word, held, is_noun=pos == "n")
    if pos == "v":
        return _french_verb(word, held) if lang == "fr" else _english_verb(word, held)
    return None


def has_plural(one: int, many: int) -> bool:
    """Whether a word in -e is rather a noun than the form of a verb, by how many articles hold it
    and how many its plural: the press hardly uses the second person (`livre`, `livres`)."""
    return many > _PLURALS * one


def in_number_of(typed: str, nouns: Iterable[str], lang: str) -> set[str]:
    """The plurals of `nouns` of `lang` where what was typed ends as one, else those that are no
    plural of another."""
    plurals = {noun: _plural(noun, lang) for noun in nouns}
    if _IN_PLURAL.search(typed):
        return set(plurals.values())
    return plurals.keys() - {many for noun, many in plurals.items() if many != noun}


def _plural(noun: str, lang: str) -> str:
    if lang == "fr":
        if noun.endswith("al"):
            return noun[:-2] + "aux"
        ending = "x" if noun.endswith(("au", "eu")) else "s"
        return noun if noun.endswith(("s", "x", "z")) else noun + ending
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _french_name(word: str, held: Mapping[str, int], *, is_noun: bool) -> frozenset[str]:
    own = [word, word + "s", word + "x"]
    if word.endswith("al"):
        own.append(word[:-1] + "ux")
    if word.endswith(("s", "x")):
        own.append(word[:-1])
    most = _FEMININE * sum(held.get(one, 0) for one in own) + _FEW
    for end, feminine in _FEMININES:
        if not word.endswith(end) or word.endswith("e") or (end == "er" and len(word) < _SYLLABLES):
            continue
        forms = [word.removesuffix(end) + feminine + number for number in ("", "s")]
        if not is_noun or sum(held.get(one, 0) for one in forms) < most:
            own += forms
    listed = set(map(fold, siblings(word)))
    own += [one for one in held if fold(one) in listed]
    return frozenset(own) & held.keys()


def _english_name(word: str, held: Mapping[str, int], *, is_noun: bool) -> frozenset[str]:
    own = {word, *(_other_numbers(word) if is_noun else ())}
    return frozenset(own) & held.keys()


def _other_numbers(word: str) -> Iterator[str]:
    yield from (word + "s", word + "es", word.removesuffix("s"))
    if word.endswith("y"):
        yield word[:-1] + "ies"


def _english_verb(word: str, held: Mapping[str, int]) -> frozenset[str]:
    return frozenset(one for one in held if word in lemmas(one))


def _french_verb(word: str, held: Mapping[str, int]) -> frozenset[str] | None:
    root = fold(word[:-2])
    if word.endswith("er"):
        own = {one for one in held if _is_inflected(one, root, _FIRST_GROUP)}
        own |= {one for one in held if one.endswith(_PARTICIPLES) and _is_participle(one, root)}
        return frozenset(one for one in own if not _is_noun(one, word, held))
    if word.endswith("ir") and not _THIRD_GROUP.search(fold(word)):
        return frozenset(one for one in held if _is_inflected(one, root, _SECOND_GROUP))
    return None


def _is_inflected(surface: str, root: str, endings: re.Pattern[str]) -> bool:
    """Whether a word is the root and an ending, as spelling has it: mangeons, appelle, envoie."""
    roots = [root, root + "e", root + root[-1:]]
    if root.endswith("y"):
        roots.append(root[:-1] + "i")
    form = fold(surface)
    return any(form.startswith(one) and endings.fullmatch(form, len(one)) for one in roots)


def _is_participle(surface: str, root: str) -> bool:
    return fold(surface) in {root + fold(ending) for ending in _PARTICIPLES}


def _is_noun(surface: str, verb: str, held: Mapping[str, int]) -> bool:
    """Whether a word in -e or -es is rather a noun than a form of the verb."""
    if not surface.endswith(("e", "es")) or surface.endswith(_PARTICIPLES):
        return False
    one = surface.removesuffix("s")
    sure = sum(held.get(form, 0) for form in (verb, *(verb[:-2] + end for end in _PARTICIPLES)))
    count = held.get(one, 0)
    return has_plural(count, held.get(one + "s", 0)) or count > _NOUN * (sure + _FEW)
