"""Words of a query as they are written, whatever the articles hold: elisions, designators in parts,
function words.

Input: a word or the text of a query. Output: the same, read more closely.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.analysis import joined_spans, query_forms

__all__ = ["ELISION", "is_empty", "joined", "unelided"]

#: Words whose reading is remembered.
_MEMO_SIZE = 5_000
#: An elided article, pronoun or conjunction of French, before its word.
ELISION = re.compile(r"^(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu)['’](?=\w)", re.I)

#: Letters, a number and a letter with blanks between them: A 400 M.
_PARTED = re.compile(r"(?<![\w-])([A-Z]{1,3}) (\d{2,4}) ?([A-Z])(?![\w-])")


def joined(text: str) -> str:
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


def unelided(text: str, lang: str) -> str:
    """`text` as a word of `lang`: where that is not French, without French elision (`l'arme`)."""
    return text if lang == "fr" else ELISION.sub("", text)
