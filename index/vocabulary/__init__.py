"""The vocabulary of a generation: every surface form with the number of articles that hold it.

It belongs to the generation, not to the engine: prefix, fuzzy, spelling and suggestions are
answered from it, so they give the same hits on every engine.

`building` counts and writes the words of a generation, `reading` answers from the file, of which
`layout` says what lies where; an `entry` is one word of it. `correcting` finds what was meant by a
word that it does not hold, by `likeness`.
"""

from index.vocabulary.building import VocabularyBuilder, write_vocabulary
from index.vocabulary.correcting import corrections
from index.vocabulary.entry import Entry, folded_form, sound
from index.vocabulary.likeness import within
from index.vocabulary.reading import Vocabulary

__all__ = [
    "Entry",
    "Vocabulary",
    "VocabularyBuilder",
    "corrections",
    "folded_form",
    "sound",
    "within",
    "write_vocabulary",
]
