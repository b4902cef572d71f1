"""Words of a query as they are written, whatever the articles hold: where they stand, elisions,
acronyms with their dots, designators in parts, function words.

Input: a word or the text of a query. Output: the same, read more closely.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.analysis import joined_spans, query_forms
from index.lexicon import LANGS

__all__ = [
    "ELISION",
    "is_dotted",
    "is_empty",
    "is_function_word",
    "is_joint",
    "is_shouted",
    "placed_words",
    "typed_words",
    "undotted",
    "unelided",
    "unparted",
    "unturned",
]

#: Words whose reading is remembered.
_MEMO_SIZE = 5_000
#: An elided article, pronoun or conjunction of French, before its word.
ELISION = re.compile(r"^(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)['’](?=\w)", re.I)

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
#: Function words that join the words of a name and say nothing of it: not `sans`, not `sous`.
_JOINTS = frozenset(
    (
        *("de", "du", "des", "la", "le", "les", "à", "a", "au", "aux", "en", "et", "un", "une"),
        *("of", "the", "and", "an", "for", "to", "in"),
    )
)
_DOTTED = re.compile(r"(?<![^\W_])(?:[A-Z]\.)+[A-Z](?:\.|(?![^\W_]))")
#: The pronoun behind a French verb of a question; Jong-il is a name.
_TURNED = re.compile(r"(?:-t-(?:ils?|elles?|on)|(?<=[td])-(?:ils?|elles?))$")
#: Letters, a number and a letter with blanks between them: A 400 M.
_PARTED = re.compile(r"(?<![\w-])([A-Z]{1,3}) (\d{2,4}) ?([A-Z])(?![\w-])")


def unparted(text: str) -> str:
    """The text with designators written in parts put together: `s 300` to `s300`."""
    text = _PARTED.sub(r"\1\2\3", text)
    for start, end in reversed(joined_spans(text)):
        text = text[:start] + "".join(text[start:end].split()) + text[end:]
    return text


@lru_cache(_MEMO_SIZE)
def is_empty(word: str, lang: str) -> bool:
    """Whether nothing of a word is indexed in a text of `lang`: `qu'ils`, `a-t-elle`. A word with
    an elided article is French, whatever is left of it: `l'or`."""
    if lang != "fr" and ELISION.match(word):
        return False
    forms = query_forms(unelided(word, lang), lang)
    return not (forms.terms or forms.words)


def is_function_word(word: str) -> bool:
    """Whether nothing of a word is indexed in a French text, or nothing in an English one."""
    return any(is_empty(word, lang) for lang in LANGS)


def unelided(text: str, lang: str) -> str:
    """`text` as a word of `lang`: where that is not French, without French elision (`l'arme`)."""
    return text if lang == "fr" else ELISION.sub("", text)


def is_joint(word: str) -> bool:
    """Whether a function word only joins others, so that they mean the same without it."""
    return word.lower() in _JOINTS


def unturned(word: str) -> str:
    """A verb without the pronoun that a question puts behind it: `vend-elle`, `livre-t-on`."""
    return _TURNED.sub("", word)


def placed_words(text: str) -> list[tuple[int, str]]:
    """Where each word of a query begins, and the word; compounds and elisions are one."""
    return [(match.start(), match[0]) for match in _WORD.finditer(text)]


def typed_words(text: str) -> list[str]:
    """The words of a query, whatever stands between them."""
    return _WORD.findall(text)


def is_shouted(text: str) -> bool:
    """Whether capitals tell nothing: several words, in capitals throughout."""
    return text.isupper() and len(typed_words(text)) > 1


def is_dotted(text: str) -> bool:
    """Whether a word is an acronym with its dots: `U.S.`, `E.A.U.`."""
    return bool(_DOTTED.fullmatch(text))


def undotted(text: str) -> tuple[str, list[int]]:
    """The text with the dots of its acronyms left out, and the place in `text` of each of its
    characters and of its end."""
    dots = {
        match.start() + at
        for match in _DOTTED.finditer(text)
        for at, char in enumerate(match[0])
        if char == "."
    }
    places = [at for at in range(len(text)) if at not in dots]
    return "".join(text[at] for at in places), [*places, len(text)]
