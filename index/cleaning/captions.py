"""Credits at the end of a caption, in whatever order and brackets.

Input: the text of a line. Output: whether its tail names who made a picture.
"""

from __future__ import annotations

import re

from index.cleaning.line import fold_chars
from index.cleaning.phrases import part

__all__ = ["has_credit_tail", "is_shouted_credit"]

#: What parts a caption from its credit.
_BREAK = re.compile(r"[.!?»”]\s+(?=[^\W\d_])|[.!?»”]?\s[-–—|/]\s|\s?[(\[]")
#: Names of desks, glued to a site's ending or not: `afp.com`.
_DESK = re.compile(rf"(?<![\w-]){part('desk')}(?:\.com)?(?![\w-])")
#: Agencies of texts sign texts as well.
_TEXT_DESK = re.compile(rf"\W*(?:{part('text-desk')}\W*)+")
_LABEL = re.compile(
    r"©|ⓒ|\bphotos?\b|\bphotograph\w+|\bcredits? ?(?=:|photo)|\bimages?\b|\bcapture d'ecran\b"
)
_ARCHIVE = re.compile(r"\bARCHIVES\b")
_WORD = re.compile(r"[^\W_][\w'’.-]*")
#: Words in lower case that a credit may hold.
_SMALL = re.compile(rf"(?:d'|l')?(?:{part('credit-word')})\.?|{part('desk')}(?:\.com)?")
_ORDER = re.compile(r"^(?:PHOTOS?|ARCHIVES) [^\W\d_].*(?:[,/]| VIA ).*\w")
_LONGEST_CREDIT = 70
_LONGEST_CAPTION = 200
_FEWEST_WORDS = 3
_MOST_WORDS = 9


def has_credit_tail(text: str) -> bool:
    """Behind a stop, a dash, a bar, a slash or a bracket stands nothing but names with a capital,
    and among them a picture desk or a word for pictures; a text agency alone signs the text."""
    for found in _BREAK.finditer(text, max(0, len(text) - _LONGEST_CREDIT - 3)):
        before, tail = text[: found.start()], text[found.end() :]
        if len(before.split()) < _FEWEST_WORDS or len(before) > _LONGEST_CAPTION:
            continue
        if _is_credit(tail):
            return True
    return False


def is_shouted_credit(text: str) -> bool:
    """`PHOTO NAME, AGENCY` and nothing else; the caption stands below it."""
    return text.isupper() and len(text.split()) <= _MOST_WORDS and bool(_ORDER.match(text))


def _is_credit(tail: str) -> bool:
    folded = fold_chars(tail)
    words = _WORD.findall(tail)
    has_label = bool(_LABEL.search(folded) or _ARCHIVE.search(tail))
    if not 1 <= len(words) <= _MOST_WORDS or re.search(r"\d|[!?:;«»].*[!?:;«»]", tail):
        return False
    if not has_label and (not _DESK.search(folded) or _TEXT_DESK.fullmatch(folded)):
        return False
    has_name = any(word[0].isupper() and not _LABEL.fullmatch(fold_chars(word)) for word in words)
    return has_name and all(
        word[0].isupper() or _SMALL.fullmatch(fold_chars(word)) for word in words
    )
