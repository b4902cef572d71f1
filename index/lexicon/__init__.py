"""The bilingual lexicon of the field: what a word or phrase is in the other language.

Input: the lists beside this module (its README says what each holds) and, if given, a file of the
user's in the same form. Output: for the words of a query in French or English, the phrases that
render them, and the words of the same deed.

`entries` reads the lists, `lexicon` finds renderings by their stems and by `lemmas`, of which
`conjugation` has the irregular ones; `families` are words of one deed, `homographs` words of both
languages.
"""

from __future__ import annotations

from index.lexicon.entries import LANGS, Lang
from index.lexicon.families import Families, Relative
from index.lexicon.homographs import HOMOGRAPHS
from index.lexicon.lemmas import lemmas
from index.lexicon.lexicon import Lexicon, Passage, Rendering, load_lexicon

__all__ = [
    "HOMOGRAPHS",
    "LANGS",
    "Families",
    "Lang",
    "Lexicon",
    "Passage",
    "Relative",
    "Rendering",
    "lemmas",
    "load_lexicon",
]
