"""Deeds that are not done: *n'a pas livré*, *refuse de vendre*, *l'embargo sur les ventes*.

Input: the folded words of a sentence, and the place of a deed. Output: whether it is denied.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.transfers import words as known

__all__ = ["is_denied"]

#: *N’a pas hésité à livrer*: it is done.
_FLIPPED = re.compile(
    "hesit|cess|arret|content|renonc|empech|exclu|refus|interdi|stop|ceas|only|nie$|nier$|dement|deny"
)
#: What is not done stands behind these, and what is not to be done on either side of these.
_REFUSED = re.compile("refus|renonc|interdi|exclu(?!siv)|prohib|empech|declin|forb|prevent")
#: What is said not to be done stands behind these.
_DENYING = re.compile(
    r"ni(?:e[rs]?|ent|ait|aient|ant|a|erent)$|dement\w*$|refut\w+$|contest(?:e|er|ent|ait|ant)$"
    r"|den(?:y|ies|ied|ying)$"
)
_CLITICS = known.CLITICS - known.NE
_NONE = frozenset(("aucun", "aucune"))
_EMBARGO = re.compile("embargos?$|moratoi?r|bans?$")
#: Behind these another deed is told than what is refused to somebody.
_OTHER_CLAUSE = known.CLAUSES | known.WHO | known.RELATIVE | known.OF
#: What may stand between an embargo and what it is on.
_LINKS = known.ARTICLES | known.OF | known.PREPOSITIONS | known.OVER
#: Words at most between *pas* and a verb, with its *ne*, between *refuse* and its infinitive, an
#: embargo and what it is on, and a noun and *est interdit*.
_AFTER_NOT, _AFTER_NE, _AFTER_REFUSAL, _AFTER_BAN, _BEFORE_BAN = 4, 9, 6, 4, 12
#: Words at most behind *ne livre plus* as far as *que*.
_BEFORE_THAT = 6


def is_denied(words: Sequence[str], start: int, at: int, *, is_verb: bool) -> bool:
    """Whether what the word at a place says is not done, in a clause that begins at `start`. A
    noun may be one of arms."""
    end = at
    while end > start and words[end - 1] in _CLITICS:  # refuse de lui en livrer
        end -= 1
    clause = words[start:end]
    if not is_verb:
        return _is_absent(clause) or _is_banned(words, start, at)
    if not known.THAT.isdisjoint(words[at + 1 : at + 1 + _BEFORE_THAT]) and words[at + 1] == "plus":
        return False  # ne livre plus qu’à la Suède
    if "whether" in clause[-_AFTER_NOT:]:
        return True  # weighs whether to deliver
    negated = _is_negated(clause, words[at + 1 : at + 3])
    return _is_refused(clause) or _is_contested(clause) if negated is None else negated


def _is_negated(clause: Sequence[str], behind: Sequence[str]) -> bool | None:
    """Whether words before a verb and the two behind say that it is not done: *n'a pas livré*,
    *sans livrer*, *won't deliver*; None where they do not say."""
    near = clause[-_AFTER_NE:]
    if not known.WITHOUT.isdisjoint(clause[-3:]) or clause[-1:] == ["against"]:
        return True  # sans livrer, warned against sending
    is_not = any(map(known.NOT_ENGLISH.fullmatch, clause[-_AFTER_NOT:]))
    if not known.NE.isdisjoint(near):
        if clause[-1] in known.DATIVE and not _NONE.isdisjoint(clause[-_AFTER_NOT:]):
            return None  # n’aurait aucun problème à vendre
        is_not = not known.NOT.isdisjoint((*clause[-1 - _AFTER_NOT :], *behind))
    return not any(map(_FLIPPED.match, near)) if is_not else None


def _is_refused(clause: Sequence[str]) -> bool:
    """*Refuse de livrer*, *renonce à acheter*, *interdit à ses voisins de livrer*, *refuse que la
    Suède livre*."""
    near = clause[-_BEFORE_BAN:]
    refused = [one for one, word in enumerate(near) if _REFUSED.match(word)]
    if refused and not known.RELATIVE.isdisjoint(near[refused[-1] + 1 : refused[-1] + 2]):
        return True
    if not clause or clause[-1] not in _LINKS:
        return False
    return any(map(_REFUSED.match, clause[-_AFTER_REFUSAL:-1]))


def _is_contested(clause: Sequence[str]) -> bool:
    """*Nie avoir livré*, *dément que la Suède ait livré*, but *dément et livre*."""
    near = clause[-_AFTER_REFUSAL:]
    denied = [one for one, word in enumerate(near) if _DENYING.match(word)]
    return bool(denied) and known.JOINING.isdisjoint(near[denied[-1] :])


def _is_absent(clause: Sequence[str]) -> bool:
    """*Aucune livraison*, *pas de nouvelle livraison*, *n’accorde plus de licences d’export*."""
    before, link = ("", "", *clause)[-2:]
    if link in known.COUNTED and before in known.OF:
        return _is_absent(clause[:-1])
    if link in known.OF and known.LICENSED.match(before):
        return _is_absent(clause[:-2])
    is_no_more = before == "plus" and not known.NE.isdisjoint(clause[-_AFTER_NE:])
    is_none = link in known.OF and (before == "pas" or is_no_more)
    return is_none or not known.ABSENT.isdisjoint((before, link))


def _is_banned_to(before: Sequence[str]) -> bool:
    """*Refuse à la Suède et au Pérou toute* vente, *interdit à la Suède la* vente: two objects."""
    if not before or before[-1] not in known.ARTICLES | known.OVER:
        return False
    led = (at for at in range(len(before) - 1) if before[at + 1] in known.DATIVE)
    banned = [at for at in led if known.BANNED.match(before[at])]
    return bool(banned) and _OTHER_CLAUSE.isdisjoint(before[banned[-1] :])


def _is_banned(words: Sequence[str], start: int, at: int) -> bool:
    """*L'embargo sur les ventes*, *interdire les ventes*, *dément toute vente*, *toute vente est
    interdite*."""
    link = at - 1
    while link >= start and at - link <= _AFTER_BAN and words[link] in _LINKS:
        link -= 1
    if link >= start and (known.BANNED.match(words[link]) or _DENYING.match(words[link])):
        return True
    if _is_banned_to(words[max(start, at - _BEFORE_BAN) : at]):
        return True
    if any(map(_EMBARGO.match, words[max(start, at - _BEFORE_BAN) : at])):
        return True
    behind = words[at + 1 : at + 1 + _BEFORE_BAN]
    return any(
        known.BANNED.match(word) and not known.BEING.isdisjoint(behind[max(0, one - 3) : one])
        for one, word in enumerate(behind)
    )
